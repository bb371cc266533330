/** The site as readers meet it: in a real browser, without JavaScript, small, enlarged, dark, in high contrast, on paper. */
import AxeBuilderSource from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { buildTestSite, pagesOf, serve, type TestServer, type TestSite } from './support/site.ts';

const TYPES = (language: string): Readonly<Record<string, string>> => ({
  home: `/${language}/`,
  statement: `/${language}/privacy/`,
  upcoming: `/${language}/privacy/2026-03-01/`,
  'other language': `/${language}/privacy/2018-05-07/`,
  comparison: `/${language}/privacy/compare/2024-01-15/2025-02-01/`,
  'side by side': `/${language}/privacy/compare/2024-01-15/2025-02-01/#_side`,
  'all comparisons': `/${language}/privacy/compare/`,
  clause: `/${language}/privacy/clause/bewaren/`,
  archive: `/${language}/privacy/archive/`,
  subscribe: `/${language}/subscribe/`,
  verify: `/${language}/verify/`,
  about: `/${language}/about/`,
  data: `/${language}/data/`,
});

let site: TestSite;
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  site = await buildTestSite();
  server = await serve(site.out);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  site?.remove();
});

async function onPage<Result>(
  address: string,
  options: BrowserContextOptions,
  run: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.goto(server.url + address);
    return await run(page);
  } finally {
    await context.close();
  }
}

describe.each(['nl', 'en'])('accessibility in %s', (language) => {
  test.each(['light', 'dark'] as const)(
    'axe finds nothing on any page type in %s',
    async (colorScheme) => {
      const found: string[] = [];
      for (const [type, address] of Object.entries({ ...TYPES(language), missing: '/404.html', choose: '/' }))
        await onPage(address, { colorScheme, viewport: { width: 360, height: 900 } }, async (page) => {
          await page.evaluate(AxeBuilderSource.source);
          for (const width of [360, 1280]) {
            await page.setViewportSize({ width, height: 900 });
            const { violations } = await page.evaluate(() =>
              (globalThis as unknown as { axe: typeof AxeBuilderSource }).axe.run({
                resultTypes: ['violations'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
              }),
            );
            for (const { id, nodes } of violations)
              found.push(
                `${type} ${width}: ${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ''}`,
              );
          }
        });
      expect(found).toEqual([]);
    },
    240_000,
  );
});

test('nothing scrolls sideways at 320 px, at 400 % of 1280 px, or with the spacing of WCAG 1.4.12', async () => {
  const spacing =
    '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';
  const wide: string[] = [];
  const pages = [
    ...['nl', 'en'].flatMap((language) => Object.entries(TYPES(language))),
    ['missing', '/404.html'],
    ['choose', '/'],
    ['subscription service', '/nl/_shell/'],
  ] as const;
  for (const [type, address] of pages)
    await onPage(address, { viewport: { width: 320, height: 256 }, bypassCSP: true }, async (page) => {
      const width = () => page.evaluate(() => document.documentElement.scrollWidth);
      if ((await width()) > 320) wide.push(`${type}: ${await width()}`);
      await page.addStyleTag({ content: spacing });
      if ((await width()) > 320) wide.push(`${type}, spaced: ${await width()}`);
    });
  expect(wide).toEqual([]);
});

test('right-to-left script turns the layout round without breaking it', async () => {
  for (const address of Object.values(TYPES('nl')))
    for (const width of [320, 1280])
      await onPage(address, { viewport: { width, height: 800 } }, async (page) => {
        await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${address} at ${width}`).toBe(0);
        if (width === 1280 && address.endsWith('/privacy/')) {
          const side = await page.evaluate(() => {
            const toc = document.querySelector('.toc')!.getBoundingClientRect();
            const text = document.querySelector('.text')!.getBoundingClientRect();
            return toc.left > text.right;
          });
          expect(side).toBe(true);
        }
      });
});

test('a crawl of every page stores nothing, calls nobody and shifts nothing', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const asked = new Set<string>();
  const failed: string[] = [];
  context.on('request', (request) => asked.add(new URL(request.url()).origin));
  context.on('console', (message) => message.type() === 'error' && failed.push(message.text()));
  const page = await context.newPage();
  let shift = 0;
  for (const address of pagesOf(site)) {
    const requests: string[] = [];
    const note = (request: { url(): string }) => requests.push(request.url());
    page.on('request', note);
    await page.goto(server.url + address);
    shift += await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
        }),
    );
    page.off('request', note);
    expect(
      requests.filter((url) => !url.startsWith('data:')),
      address,
    ).toHaveLength(1);
    expect(
      await page.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        (await indexedDB.databases()).length,
      ]),
      address,
    ).toEqual([0, 0, 0]);
  }
  expect(await context.cookies()).toEqual([]);
  expect([...asked].filter((origin) => origin !== 'null')).toEqual([server.url]);
  expect(failed).toEqual([]);
  expect(shift).toBe(0);
  await context.close();
});

describe('without JavaScript', () => {
  const off = { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } };

  test('a reader goes from the statement to any comparison in two clicks', async () => {
    await onPage('/nl/privacy/', off, async (page) => {
      await page.click('.facts a');
      await page.click('text=Twee edities vergelijken');
      expect(await page.locator('.grid a').count()).toBe(10);
    });
  });

  test('the language switch of a clause stays on that clause', async () => {
    await onPage('/nl/privacy/#contact-adres', off, async (page) => {
      await page.click('#contact-adres .lang');
      expect(new URL(page.url()).pathname + new URL(page.url()).hash).toBe(
        '/en/privacy/2025-02-01/#contact-adres',
      );
      expect(await page.locator('#contact-adres').innerText()).toContain('Kerkstraat 1');
    });
  });

  test('one document shows the changes in one text or side by side', async () => {
    await onPage(TYPES('nl').comparison!, off, async (page) => {
      expect(await page.locator('.two-up').first().isVisible()).toBe(false);
      await page.click('.view .two');
      expect(page.url()).toMatch(/#_side$/);
      expect(await page.locator('.two-up').first().isVisible()).toBe(true);
      expect(await page.locator('.ch:has(.two-up) > .inline').first().isVisible()).toBe(false);
      await page.click('.step.two >> nth=0');
      expect(await page.locator('.two-up').first().isVisible()).toBe(true);
      await page.click('.view .one');
      expect(await page.locator('.two-up').first().isVisible()).toBe(false);
    });
  });

  test('a moved clause is shown once, and both its places link to each other', async () => {
    await onPage(TYPES('nl').comparison!, off, async (page) => {
      const moved = page.locator('.ch.moved');
      expect(await moved.count()).toBe(1);
      expect(await moved.locator('ins, del').count()).toBe(0);
      const id = await moved.getAttribute('id');
      expect(await page.locator(`#_from-${id} a`).getAttribute('href')).toBe(`#${id}`);
      expect(await moved.locator(`a[href="#_from-${id}"]`).count()).toBe(1);
    });
  });

  test('a fragment opens the unchanged clause it names', async () => {
    await onPage(`${TYPES('nl').comparison!}#contact-adres`, off, async (page) => {
      expect(await page.locator('#contact-adres').isVisible()).toBe(true);
    });
  });
});

describe('changes are told by more than colour', () => {
  test.each([
    ['forced colours', { forcedColors: 'active' }],
    ['print', {}],
  ] as const)('in %s', async (name, options) => {
    await onPage(TYPES('nl').comparison!, options, async (page) => {
      if (name === 'print') await page.emulateMedia({ media: 'print' });
      const line = (selector: string) =>
        page
          .locator(`.doc ${selector}`)
          .first()
          .evaluate((element) => getComputedStyle(element).textDecorationLine);
      expect(await line('.inline ins')).toBe('underline');
      expect(await line('.inline del')).toBe('line-through');
      const bar = (selector: string) =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => getComputedStyle(element).borderInlineStartStyle);
      expect(await bar('.ch.moved')).toBe('double');
      expect(await bar('.ch.text')).toBe('solid');
    });
  });

  test('keyboard focus is always in sight', async () => {
    await onPage('/nl/privacy/', { viewport: { width: 1280, height: 800 } }, async (page) => {
      for (let i = 0; i < 25; i += 1) {
        await page.keyboard.press('Tab');
        const focus = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement;
          const box = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          return {
            seen: box.bottom > 0 && box.top < innerHeight && box.width > 0,
            outlined: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
          };
        });
        expect(focus).toEqual({ seen: true, outlined: true });
      }
    });
  });
});

test('paper carries the whole text, nothing folded, with edition, dates and digest', async () => {
  for (const [address, wanted] of [
    ['/nl/privacy/', ['Geldt sinds 1 april 2025', 'editie 2025-02-01', 'Kerkstaat 1 in Utrecht', '1.']],
    [
      TYPES('nl').comparison!,
      ['15 januari 2024', '1 april 2025', 'Wij verkopen uw gegevens nooit.', 'Kerkstaat'],
    ],
  ] as const)
    await onPage(address, { viewport: { width: 794, height: 1123 } }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const text = await page.evaluate(() => document.body.innerText);
      for (const words of wanted) expect(text, address).toContain(words);
      // A closed `details` has no height on screen; on paper each clause in it has.
      const hidden = await page.evaluate(
        () =>
          [...document.querySelectorAll('details p')].filter((p) => p.getBoundingClientRect().height === 0)
            .length,
      );
      expect(hidden, address).toBe(0);
      expect((await page.pdf({ format: 'A4', tagged: true, outline: true })).byteLength).toBeGreaterThan(
        10_000,
      );
    });
  const sha = /class="digest"[^>]*>([0-9a-f]{64})/.exec(site.read('/nl/privacy/'))?.[1];
  expect(site.read('/source/SHA256SUMS')).toContain(sha);
});
