/** The live preview as an editor sees it, in a real browser, while the files change underneath. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DevServer, startDevServer } from '../../scripts/dev-server.ts';
import { launchChromium } from '../support/chromium.ts';
import { type ContentFolder, contentFolder, SUMMARY } from '../workflows/content-folder.ts';

const LONGER = ['60 dagen', '60 days'] as const;
/** English was left behind: the languages say different things. */
const DRAFT = { retention: LONGER, messages: ['45 dagen', '90 days'], front: SUMMARY } as const;

let content: ContentFolder;
let server: DevServer;
let browser: Browser;
let page: Page;

/** In force: `b`, since 1 June 2026. The draft `c` follows it. */
beforeAll(async () => {
  content = contentFolder();
  content.write('a');
  content.publish('a', '2026-01-01T10:00:00Z');
  content.write('b', { retention: LONGER, front: `effective: 2026-06-01\n${SUMMARY}` });
  const { act } = content.publish('b', '2026-04-01T10:00:00Z');
  content.tell(act, '2026-04-01T12:00:00Z');
  content.write('c', DRAFT);
  server = await startDevServer({
    contentDir: content.dir,
    port: 0,
    reader: 'nl',
    now: () => '2026-11-23T10:00:00.000Z',
  });
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  content?.remove();
});

/** Opens the draft. What reloads it hangs on the stream of events: that is open before any file changes. */
const open = (language: string, query = '') =>
  Promise.all([
    page.waitForResponse(`${server.url}/events`),
    page.goto(`${server.url}/${language}/privacy/c/${query}`, { waitUntil: 'domcontentloaded' }),
  ]);

test('a finding stands beside the clause that it is about', async () => {
  await open('en');
  const clause = page.locator('.clause', { hasText: 'We keep your messages for 90 days.' });
  const note = clause.locator('aside .note.error');
  expect(await note.first().innerText()).toContain('De termijn verschilt');
  const [words, remark] = await Promise.all([
    clause.locator('> :first-child').boundingBox(),
    note.first().boundingBox(),
  ]);
  expect(remark!.x).toBeGreaterThanOrEqual(words!.x + words!.width);
  expect(Math.abs(remark!.y - words!.y)).toBeLessThan(words!.height + 16);
  // The clause next to it is the same in both languages, and has nothing to answer for.
  expect(
    await page.locator('.clause', { hasText: 'We keep account data' }).locator('.note.error').count(),
  ).toBe(0);
});

test('the changes are those since the edition in force', async () => {
  await open('nl', '?redline');
  expect(await page.locator('body').innerText()).toContain('Vergeleken met editie b');
  const changed = page.locator('.clause.changed');
  expect(await changed.count()).toBe(1);
  expect(await changed.locator('del').first().innerText()).toContain('90');
  expect(await changed.locator('ins').first().innerText()).toContain('45');
});

test('a saved file shows by itself, without anybody touching the page', async () => {
  await open('en');
  await page.evaluate(() => Object.assign(window, { loadedBefore: true }));
  content.write('c', { ...DRAFT, messages: ['45 dagen', '45 days'] });
  await page.getByText('We keep your messages for 45 days.').waitFor();
  expect(await page.evaluate(() => 'loadedBefore' in window)).toBe(false);
  expect(
    await page.locator('.clause', { hasText: '45 days' }).getByText('De termijn verschilt').count(),
  ).toBe(0);
});

test('a file that cannot be read is explained, and the page comes back once it can', async () => {
  await open('nl');
  content.write('c', { ...DRAFT, front: `${SUMMARY}\nefective: 2027-01-01` });
  const stream = page.waitForResponse(`${server.url}/events`);
  await page.getByText('De sleutel `efective` bestaat niet.').waitFor();
  await stream;
  content.write('c', { ...DRAFT, messages: ['46 dagen', '46 days'] });
  await page.getByText('Wij bewaren uw berichten 46 dagen.').waitFor();
});

test('the site can be seen as it is on another day', { timeout: 180_000 }, async () => {
  await page.goto(server.url);
  await page.getByLabel('Dag').fill('2026-05-31');
  await page.getByRole('button', { name: 'Toon de site' }).click();
  await page.waitForLoadState();
  expect(page.url(), await page.locator('body').innerText()).not.toContain(server.url);
  const site = new URL(page.url()).origin;
  await page.goto(`${site}/nl/privacy/`);
  const said = await page.locator('body').innerText();
  expect(said).toContain('Dit is een oefening (2026-05-31)');
  expect(said).toContain('Wij bewaren accountgegevens 30 dagen');
  expect(said).toContain('1 juni 2026');
});
