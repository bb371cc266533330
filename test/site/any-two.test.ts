/** More editions than pages for their pairs: the rest is compared in the reader's browser, and as exactly. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeSource from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSyntheticContent } from '../../scripts/bench/content.ts';
import { buildSite } from '../../scripts/site-builder.ts';
import { launchChromium } from '../support/chromium.ts';
import { addressesIn, fileOf, PUBLIC_URL, serve, type TestServer } from './support/site.ts';

const EDITIONS = 52;
const ANY = '/nl/privacy/compare/any/';

let home: string;
let out: string;
let days: readonly string[];
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'promulgate-any-'));
  out = join(home, 'site');
  const made = writeSyntheticContent({ dir: join(home, 'content'), editions: EDITIONS, clauses: 8 });
  days = made.days;
  await buildSite({
    contentDir: join(home, 'content'),
    out,
    now: made.now,
    publicUrl: PUBLIC_URL,
    cacheDir: null,
  });
  server = await serve(out);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(home, { recursive: true, force: true });
});

async function onPage(
  address: string,
  options: BrowserContextOptions,
  run: (page: Page, errors: readonly string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const errors: string[] = [];
  context.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  const page = await context.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  try {
    await page.goto(server.url + address);
    await run(page, errors);
    expect(await context.cookies()).toEqual([]);
  } finally {
    await context.close();
  }
}

const clausesOf = (edition: string, language: string): readonly { id: string; text: string }[] =>
  JSON.parse(readFileSync(fileOf(out, `/data/v1/privacy/${edition}/edition.json`), 'utf8')).texts[language]
    .clauses;

/** The clauses of one side as the page shows them. */
const shown = (page: Page, side: 'old' | 'new') =>
  page.evaluate((keep) => {
    const doc = document.querySelector('.doc')!.cloneNode(true) as HTMLElement;
    for (const gone of doc.querySelectorAll(
      `.visually-hidden, .meta, summary, ${keep === 'old' ? 'ins' : 'del'}`,
    ))
      gone.remove();
    const absent = keep === 'old' ? 'added' : 'removed';
    return Object.fromEntries(
      [...doc.querySelectorAll('[id]')]
        .filter((element) => !element.classList.contains(absent))
        .map((element) => [element.id, element.textContent]),
    );
  }, side);

test('each pair is compared somewhere: near ones on a page, the others by the script', () => {
  const addresses = new Set(addressesIn(out));
  expect(addresses).toContain(ANY);
  expect(addresses).toContain(`/nl/privacy/compare/${days[0]}/${days[49]}/`);
  expect(addresses).not.toContain(`/nl/privacy/compare/${days[0]}/${days[50]}/`);
  expect(readFileSync(fileOf(out, '/nl/privacy/compare/'), 'utf8')).toContain(`href="${ANY}"`);
  expect(readFileSync(fileOf(out, '/addresses.txt'), 'utf8')).toContain(ANY);
});

test.each([
  ['nl', 0, 51],
  ['nl', 0, 50],
  ['en', 1, 51],
  ['en', 3, 4],
])(
  'in %s, of editions %i and %i both texts can be read back to the letter',
  async (language, older, newer) => {
    const [from, to] = [days[older]!, days[newer]!];
    await onPage(`/${language}/privacy/compare/any/#${from}..${to}`, {}, async (page, errors) => {
      await page.locator('.doc').waitFor();
      for (const [side, edition] of [
        ['old', from],
        ['new', to],
      ] as const)
        expect(await shown(page, side)).toEqual(
          Object.fromEntries(clausesOf(edition, language).map(({ id, text }) => [id, text])),
        );
      expect(await page.locator('.doc ins, .doc del').count()).toBeGreaterThan(0);
      expect(await page.locator('.doc ins .visually-hidden').first().innerText()).toContain(
        language === 'nl' ? 'toegevoegd' : 'added',
      );
      expect(errors).toEqual([]);
    });
  },
);

test('a reader chooses two editions, gets an address to pass on, and leaves nothing behind', async () => {
  await onPage(ANY, {}, async (page, errors) => {
    await page.selectOption('#_from', days[0]!);
    await page.selectOption('#_to', days[51]!);
    await page.click('button');
    await page.locator('.doc').waitFor();
    expect(page.url()).toContain(`${ANY}#${days[0]}..${days[51]}`);
    expect(await page.locator('#_result h2').innerText()).toContain('1 januari 2019');
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(errors).toEqual([]);
  });
});

test('the policy lets exactly this script run, and a page of data that is gone says what to do', async () => {
  expect(readFileSync(fileOf(out, ANY), 'utf8')).toMatch(
    /default-src (&#39;|')none(&#39;|');[^"]*script-src (&#39;|')sha256-[\w+/=]{44}(&#39;|');/,
  );
  await onPage(ANY, {}, async (page) => {
    await page.route('**/edition.json', (route) => route.fulfill({ status: 404, body: '' }));
    await page.click('button');
    await page.locator('#_result .warn').waitFor();
    expect(await page.locator('#_result .warn').innerText()).toContain('open de twee teksten in het archief');
  });
});

test('without JavaScript the page says what else to do', async () => {
  await onPage(ANY, { javaScriptEnabled: false }, async (page) => {
    expect(await page.locator('form').isVisible()).toBe(false);
    expect(await page.locator('noscript').innerText()).toContain('in stappen vergelijken');
    expect(
      await page.locator('noscript a').evaluateAll((links) => links.map((a) => a.getAttribute('href'))),
    ).toEqual(['/nl/privacy/compare/', '/nl/privacy/archive/']);
  });
});

test('it is as accessible and as narrow as any other page', async () => {
  await onPage(
    `${ANY}#${days[0]}..${days[51]}`,
    { viewport: { width: 320, height: 700 }, bypassCSP: true },
    async (page) => {
      await page.locator('.doc').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.evaluate(AxeSource.source);
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: typeof AxeSource }).axe.run({
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }),
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    },
  );
});
