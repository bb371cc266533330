/** The embed on somebody else's site, under the strictest policy that still allows it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { buildTestSite, fileOf, serve, type TestServer, type TestSite } from './support/site.ts';

const AFTER = '2026-06-01T12:00:00.000Z';
const DURING = '2026-03-15T12:00:00.000Z';

let site: TestSite;
let ours: TestServer;
let theirs: TestServer;
let folder: string;
let browser: Browser;
beforeAll(async () => {
  site = await buildTestSite();
  // The clock of the answer decides, not that of the reader's machine.
  ours = await serve(site.out, {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Date',
    date: DURING_HTTP,
  });
  folder = mkdtempSync(join(tmpdir(), 'promulgate-host-'));
  writeFileSync(join(folder, 'index.html'), hostPage(ours.url));
  theirs = await serve(folder, { 'content-security-policy': policy(ours.url) });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await theirs?.close();
  await ours?.close();
  site?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const DURING_HTTP = new Date(DURING).toUTCString();
const script = () => site.read('/embed/privacy-notice.js');
const policy = (origin: string) =>
  `default-src 'none'; script-src ${origin}; connect-src ${origin}; require-trusted-types-for 'script'; trusted-types 'none'`;

function hostPage(origin: string): string {
  const integrity = `sha384-${createHash('sha384').update(script()).digest('base64')}`;
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Winkel</title><script type="module" src="${origin}/embed/privacy-notice.js" integrity="${integrity}" crossorigin></script></head>
<body><h1>Winkel</h1><privacy-notice src="${origin}/embed/privacy/notice.nl.json"><a href="${origin}/nl/privacy/">Privacyverklaring</a></privacy-notice><p>Voet</p></body></html>`;
}

test('the script is at most 2 KB, the data at most 1 KB', () => {
  expect(brotliCompressSync(script()).length).toBeLessThanOrEqual(2048);
  for (const language of ['nl', 'en'])
    expect(Buffer.byteLength(site.read(`/embed/privacy/notice.${language}.json`))).toBeLessThanOrEqual(1024);
});

describe('the element on a foreign page with a strict policy', () => {
  test('shows the notice, stores nothing, breaks no rule and moves nothing', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(theirs.url);
    const summary = page.locator('privacy-notice summary');
    await summary.waitFor();
    expect(await summary.innerText()).toContain('1 juni 2026');
    await summary.click();
    expect(await page.locator('privacy-notice details div').innerText()).toContain(
      'Onze leverancier verandert',
    );
    expect(await page.locator('privacy-notice a', { hasText: 'Privacyverklaring' }).isVisible()).toBe(true);
    expect(errors.filter((text) => !text.includes('favicon'))).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await context.close();
  });

  test('shifts no layout when the notice arrives', async () => {
    const page = await browser.newPage();
    await page.goto(theirs.url);
    await page.locator('privacy-notice summary').waitFor();
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
        }),
    );
    expect(shift).toBe(0);
    await page.close();
  });

  test('without JavaScript the link inside stands by itself', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(theirs.url);
    expect(await page.locator('privacy-notice a').isVisible()).toBe(true);
    await page.close();
  });

  test('takes the notice away on its day, by the clock of the server', async () => {
    const late = await serve(site.out, {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'Date',
      date: new Date(AFTER).toUTCString(),
    });
    writeFileSync(join(folder, 'late.html'), hostPage(late.url));
    const host = await serve(folder, { 'content-security-policy': policy(late.url) });
    const page = await browser.newPage();
    const answered = page.waitForResponse((response) => response.url().endsWith('.json'));
    await page.goto(`${host.url}/late.html`);
    await (await answered).finished();
    await page.waitForTimeout(100);
    expect(await page.locator('privacy-notice summary').count()).toBe(0);
    expect(await page.locator('privacy-notice a').isVisible()).toBe(true);
    await page.close();
    await host.close();
    await late.close();
  });
});

test('the fragment needs no script and no style, and is empty when there is nothing to tell', async () => {
  const fragment = site.read('/embed/privacy/notice.nl.html');
  expect(fragment).toContain('<section class="promulgate-notice"');
  expect(fragment).not.toMatch(/<(script|style)|style=/);
  const quiet = await buildTestSite('2026-02-01T12:00:00.000Z');
  expect(readFileSync(fileOf(quiet.out, '/embed/privacy/notice.nl.html'), 'utf8')).toBe('');
  quiet.remove();
});

test('the page for a sandbox runs nothing and says the same', async () => {
  writeFileSync(
    join(folder, 'frame.html'),
    `<!doctype html><html lang="nl"><title>x</title><iframe sandbox="" title="Aankondiging" src="${ours.url}/embed/privacy/frame.nl.html" width="600" height="200"></iframe></html>`,
  );
  const host = await serve(folder);
  const page = await browser.newPage();
  await page.goto(`${host.url}/frame.html`);
  expect(await page.frameLocator('iframe').locator('section').innerText()).toContain(
    'Onze leverancier verandert',
  );
  expect(brotliCompressSync(site.read('/embed/privacy/frame.nl.html')).length).toBeLessThanOrEqual(6 * 1024);
  await page.close();
  await host.close();
});
