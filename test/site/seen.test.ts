/** What eyes and paper get: marks that need no colour, a print that is the text, a summary of one screen, a long statement. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import fc from 'fast-check';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSyntheticContent } from '../../scripts/bench/content.ts';
import { buildSite } from '../../scripts/site-builder.ts';
import { launchChromium } from '../support/chromium.ts';
import { pdfText } from '../support/pdf-text.ts';
import { buildTestSite, fileOf, PUBLIC_URL, serve, type TestServer, type TestSite } from './support/site.ts';

let site: TestSite;
let server: TestServer;
let home: string;
let bundled: TestServer;
let browser: Browser;
beforeAll(async () => {
  site = await buildTestSite();
  server = await serve(site.out);
  home = mkdtempSync(join(tmpdir(), 'promulgate-seen-'));
  await buildSite({
    contentDir: 'content',
    out: join(home, 'bundled'),
    now: '2027-01-04T11:00:00.000Z',
    publicUrl: PUBLIC_URL,
    cacheDir: null,
  });
  bundled = await serve(join(home, 'bundled'));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await bundled?.close();
  site?.remove();
  rmSync(home, { recursive: true, force: true });
});

async function onPage<Result>(
  url: string,
  options: BrowserContextOptions,
  run: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    await page.goto(url);
    return await run(page);
  } finally {
    await context.close();
  }
}

const COMPARISON = '/nl/privacy/compare/2024-01-15/2025-02-01/';

/** Share of each row, or column, of a picture that differs from its ground, in shades of grey only. */
async function inkOf(page: Page, png: Buffer, along: 'rows' | 'columns'): Promise<readonly number[]> {
  return page.evaluate(
    async ({ data, byRows }) => {
      const bitmap = await createImageBitmap(await (await fetch(data)).blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
      const grey = (x: number, y: number) => {
        const at = 4 * (y * bitmap.width + x);
        return 0.299 * pixels[at]! + 0.587 * pixels[at + 1]! + 0.114 * pixels[at + 2]!;
      };
      const tally = new Map<number, number>();
      for (let y = 0; y < bitmap.height; y += 1)
        for (let x = 0; x < bitmap.width; x += 1) {
          const shade = Math.round(grey(x, y));
          tally.set(shade, (tally.get(shade) ?? 0) + 1);
        }
      const ground = [...tally].sort((a, b) => b[1] - a[1])[0]![0];
      const [outer, inner] = byRows ? [bitmap.height, bitmap.width] : [bitmap.width, bitmap.height];
      return Array.from({ length: outer }, (_, o) => {
        let marked = 0;
        for (let i = 0; i < inner; i += 1)
          if (Math.abs(grey(byRows ? i : o, byRows ? o : i) - ground) > 50) marked += 1;
        return marked / inner;
      });
    },
    { data: `data:image/png;base64,${png.toString('base64')}`, byRows: along === 'rows' },
  );
}

/** Lines that run through the whole of it: first and last place of each, as a share of the height or width. */
function linesIn(ink: readonly number[], least = 0.93): readonly (readonly [number, number])[] {
  const lines: [number, number][] = [];
  ink.forEach((share, at) => {
    if (share < least) return;
    const last = lines.at(-1);
    if (last && last[1] === at - 1) last[1] = at;
    else lines.push([at, at]);
  });
  return lines.map(([from, to]) => [from / ink.length, (to + 1) / ink.length]);
}

/** On the whole page, not in the window. */
const placeOf = (element: Locator) =>
  element.evaluate((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return { x, y: y + scrollY, width, height };
  });

/** A picture of the first line of an element that is at least a few letters long. */
async function pictureOf(page: Page, element: Locator): Promise<Buffer> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.evaluate((node) => {
    const rects = [...node.getClientRects()].filter((rect) => rect.width > 20);
    const { x, y, width, height } = rects[0]!;
    // A line under the words may hang below their box.
    return { x: x + 2, y: y + scrollY, width: width - 4, height: height + 4 };
  });
  return page.screenshot({ clip: box, fullPage: true });
}

describe.each([
  ['in shades of grey', {}, 'screen'],
  ['in the dark', { colorScheme: 'dark' }, 'screen'],
  ['in forced colours', { forcedColors: 'active' }, 'screen'],
  ['in print', {}, 'print'],
] as const)('what went and what came is told apart %s, by the pixels', (_, options, media) => {
  test('struck through, underlined twice, and bars of their own beside what moved, came and went', async () => {
    const picture = await browser.newContext();
    const pixels = await picture.newPage();
    await onPage(
      server.url + COMPARISON,
      { ...options, deviceScaleFactor: 4, viewport: { width: 1280, height: 900 } },
      async (page) => {
        await page.emulateMedia({ media });
        const lines = async (selector: string) =>
          linesIn(
            await inkOf(
              pixels,
              await pictureOf(page, page.locator(`.doc .inline ${selector}`).first()),
              'rows',
            ),
          );
        const gone = await lines('del');
        expect(gone).toHaveLength(1);
        expect(gone[0]![0]).toBeGreaterThan(0.35);
        expect(gone[0]![1]).toBeLessThan(0.8);
        const come = await lines('ins');
        expect(come).toHaveLength(2);
        expect(come[0]![0]).toBeGreaterThan(0.7);
        const bars = async (selector: string) => {
          const block = page.locator(selector).first();
          const { x, y, width, height } = await placeOf(block);
          const style = await block.evaluate((node) =>
            Number.parseFloat(getComputedStyle(node).borderInlineStartWidth),
          );
          expect(width).toBeGreaterThan(style);
          const clip = { x: x - 2, y: y + 4, width: style + 6, height: height - 8 };
          return inkOf(pixels, await page.screenshot({ clip, fullPage: true }), 'columns');
        };
        expect(linesIn(await bars('.ch.text'))).toHaveLength(1);
        expect(linesIn(await bars('.ch.moved'))).toHaveLength(2);
      },
    );
    await picture.close();
  });
});

test('bars of removed clauses are broken, also in shades of grey', async () => {
  const picture = await browser.newContext();
  const pixels = await picture.newPage();
  await onPage(
    `${bundled.url}/nl/privacy/compare/2026-11-23/2026-11-23-2/`,
    { deviceScaleFactor: 4 },
    async (page) => {
      const { x, y, height } = await placeOf(page.locator('.ch.removed').first());
      const png = await page.screenshot({ clip: { x: x - 2, y, width: 10, height }, fullPage: true });
      const most = Math.max(...(await inkOf(pixels, png, 'columns')));
      expect(most).toBeGreaterThan(0.3);
      expect(most).toBeLessThan(0.9);
    },
  );
  await picture.close();
});

describe('paper', () => {
  const flat = (text: string) => text.normalize('NFKC').replaceAll(/\s+/g, '');

  test.each([
    ['/nl/privacy/', ['2025-02-01', '1 april 2025', 'Kerkstaat 1 in Utrecht']],
    ['/en/privacy/', ['2025-02-01', '1 April 2025', 'Kerkstraat 1 in Utrecht']],
    ['/en/privacy/2018-05-07/', ['2018-05-07', '7 May 2018', 'Wij verkopen uw gegevens nooit.']],
    [COMPARISON, ['15 januari 2024', '1 april 2025', 'Wij verkopen uw gegevens nooit.']],
    [COMPARISON.replace('nl', 'en'), ['15 January 2024', '1 April 2025', 'We never sell your data.']],
  ])(
    'the words of the PDF of %s are the words of the page, with edition, dates and digest',
    async (address, wanted) => {
      const { html, pdf } = await onPage(
        server.url + address,
        { viewport: { width: 794, height: 1123 }, bypassCSP: true },
        async (page) => {
          await page.emulateMedia({ media: 'print' });
          // Signs that the style adds, and words for those who hear the page, are no part of the text.
          await page.addStyleTag({
            content:
              '*::before,*::after{content:none!important}li{list-style:none!important}.vh,.visually-hidden,.skip{display:none}',
          });
          return {
            html: await page.evaluate(() => document.body.innerText),
            pdf: await page.pdf({ format: 'A4' }),
          };
        },
      );
      const words = flat(pdfText(pdf));
      expect(words).toBe(flat(html));
      for (const said of wanted) expect(words).toContain(flat(said));
      const digest = /class="digest"[^>]*>([0-9a-f]{64})/.exec(site.read(address))?.[1];
      expect(words).toContain(digest);
    },
  );
});

describe('layers', () => {
  test.each(['nl', 'en'])('in %s the summary at a glance is one screen of a telephone', async (language) => {
    await onPage(
      `${bundled.url}/${language}/privacy/2026-11-23-2/`,
      { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
      async (page) => {
        const glance = page.locator('.glance');
        expect((await glance.boundingBox())!.height).toBeLessThanOrEqual(740);
        const words = (await glance.innerText()).match(/\p{L}+/gu)!.length;
        const hidden = (await glance.locator('.vh').allInnerTexts()).join(' ').match(/\p{L}+/gu)!.length;
        expect(words - hidden).toBeLessThanOrEqual(120);
        await glance.locator('summary').first().click();
        expect(await glance.locator('dl').first().isVisible()).toBe(true);
      },
    );
  });

  test('on a wide screen and on paper nothing of it is folded', async () => {
    await onPage(
      `${bundled.url}/nl/privacy/2026-11-23-2/`,
      { viewport: { width: 1280, height: 800 } },
      async (page) => {
        const heights = () =>
          page
            .locator('.glance dl')
            .evaluateAll((lists) => lists.map((list) => list.getBoundingClientRect().height));
        expect(Math.min(...(await heights()))).toBeGreaterThan(40);
        await page.setViewportSize({ width: 360, height: 740 });
        await page.emulateMedia({ media: 'print' });
        expect(Math.min(...(await heights()))).toBeGreaterThan(40);
      },
    );
  });
});

describe.each([
  ['postponed', '2026-06-15T12:00:00.000Z', { nl: 'uitgesteld', en: 'postponed' }],
  ['withdrawn', '2024-07-10T12:00:00.000Z', { nl: 'ingetrokken|trekken', en: 'withdrawn|withdraw' }],
] as const)('a notice that is %s', (kind, now, said) => {
  let other: TestSite;
  let shown: TestServer;
  beforeAll(async () => {
    other = await buildTestSite(now);
    shown = await serve(other.out);
  });
  afterAll(async () => {
    await shown?.close();
    other?.remove();
  });

  test.each(['nl', 'en'] as const)(
    'says so in %s, before the heading of every page, as a named region',
    async (language) => {
      for (const address of ['', 'privacy/', 'privacy/archive/', 'subscribe/', 'verify/'])
        await onPage(
          `${shown.url}/${language}/${address}`,
          { viewport: { width: 360, height: 740 }, javaScriptEnabled: false },
          async (page) => {
            const notice = page.locator(`main > section.notice.${kind}`);
            expect(await notice.count(), address).toBe(1);
            expect(await notice.getAttribute('aria-labelledby')).toBe(
              await notice.locator('h2').getAttribute('id'),
            );
            expect(await notice.innerText()).toMatch(new RegExp(said[language], 'i'));
            const top = (await notice.boundingBox())!.y;
            expect(top).toBeLessThan((await page.locator('h1').first().boundingBox())!.y);
            expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
          },
        );
    },
  );
});

describe('a statement of 6,000 words', () => {
  /** Sentences with the words of the project's own texts in the measure in which they occur: as hard to compress as real ones. */
  function sentences(language: 'nl' | 'en'): readonly (() => string)[] {
    const source = ['2018-05-07', '2026-11-23-2']
      .flatMap((edition) => {
        try {
          return readFileSync(`content/privacy/${edition}/${language}.md`, 'utf8');
        } catch {
          return [];
        }
      })
      .join(' ');
    const words = source.match(/\p{L}{2,}/gu)!;
    const lengths = fc.sample(fc.integer({ min: 6, max: 13 }), { numRuns: 700, seed: 6 });
    const drawn = fc.sample(fc.nat(words.length - 1), { numRuns: 9_000, seed: 7 });
    let next = 0;
    return lengths.map((length) => {
      const sentence = Array.from({ length }, () => words[drawn[next++ % drawn.length]!]).join(' ');
      return () => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
    });
  }

  test('stays within its budget, in one request without script, and shifts nothing', async () => {
    const dir = join(home, 'long');
    const prose = (language: 'nl' | 'en') => ({
      title: 'Privacy',
      section: language === 'nl' ? 'Onderdeel' : 'Section',
      sentences: sentences(language),
    });
    const { now } = writeSyntheticContent({
      dir,
      editions: 2,
      clauses: 165,
      prose: { nl: prose('nl'), en: prose('en') },
    });
    const out = join(home, 'long-site');
    await buildSite({ contentDir: dir, out, now, publicUrl: PUBLIC_URL, cacheDir: null });
    const long = await serve(out);
    for (const language of ['nl', 'en']) {
      const html = readFileSync(fileOf(out, `/${language}/privacy/`));
      const bytes = brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
      expect(bytes).toBeLessThanOrEqual(20_000);
      await onPage(
        `${long.url}/${language}/privacy/`,
        { viewport: { width: 360, height: 740 } },
        async (page) => {
          const words = (await page.locator('article.text').innerText()).match(/\p{L}+/gu)!.length;
          expect(words).toBeGreaterThan(6_000);
          const { shift, elements } = await page.evaluate(
            () =>
              new Promise<{ shift: number; elements: number }>((done) => {
                let shift = 0;
                new PerformanceObserver((list) => {
                  for (const entry of list.getEntries())
                    shift += (entry as unknown as { value: number }).value;
                }).observe({ type: 'layout-shift', buffered: true });
                requestAnimationFrame(() =>
                  requestAnimationFrame(() =>
                    done({ shift, elements: document.querySelectorAll('*').length }),
                  ),
                );
              }),
          );
          expect(shift).toBe(0);
          expect(elements).toBeLessThanOrEqual(1_500);
        },
      );
      process.stdout.write(`statement of 6,000 words, ${language}: ${bytes} bytes (brotli), target 20,000\n`);
    }
    await long.close();
  });
});
