/** What a comparison page shows and says is the two texts, exactly. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import { buildTestSite, serve, type TestServer, type TestSite } from './support/site.ts';

let site: TestSite;
let server: TestServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  site = await buildTestSite();
  server = await serve(site.out);
  browser = await launchChromium();
  page = await browser.newPage({ bypassCSP: true });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  site?.remove();
});

const EDITIONS = ['2018-05-07', '2024-01-15', '2024-06-01', '2025-02-01', '2026-03-01'];
const PAIRS = EDITIONS.flatMap((from, place) => EDITIONS.slice(place + 1).map((to) => [from, to] as const));

interface DataClause {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
}

function clausesOf(edition: string, language: string): readonly DataClause[] {
  const { texts } = JSON.parse(site.read(`/data/v1/privacy/${edition}/edition.json`));
  return (texts[language] ?? texts.nl).clauses;
}

/** The clauses of one side, by taking the other side's words out of the page. */
async function sideOf(side: 'old' | 'new'): Promise<Readonly<Record<string, string>>> {
  return page.evaluate((keep) => {
    const doc = document.querySelector('.doc')!.cloneNode(true) as HTMLElement;
    for (const gone of doc.querySelectorAll(
      `.visually-hidden, .two-up, .meta, .why, .away, .n, sup, summary .vh, ${keep === 'old' ? 'ins' : 'del'}`,
    ))
      gone.remove();
    const found: Record<string, string> = {};
    const words = (element: Element) => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
    for (const element of doc.querySelectorAll('.ch')) {
      const absent =
        keep === 'old' ? element.classList.contains('added') : element.classList.contains('removed');
      if (!absent) found[element.id] = words(element.querySelector('.inline')!);
    }
    for (const element of doc.querySelectorAll('.same p[id], .same b[id], h3[id], h4[id]'))
      if (!element.closest('.ch')) {
        for (const anchor of element.querySelectorAll('span[id^="fn-"]'))
          anchor.nextSibling!.textContent = anchor.nextSibling!.textContent!.trimStart();
        for (const anchor of element.querySelectorAll('span[id^="fn-"]')) anchor.remove();
        found[element.id] = words(element).replace(
          /^(\d+(\.\d+)?|¶ \d+) (?=\S)/,
          element.localName === 'b' ? '' : '$&',
        );
      }
    return found;
  }, side);
}

describe.each(['nl', 'en'])('in %s', (language) => {
  test.each(PAIRS)(
    '%s to %s: without the added words it is the old text, without the removed ones the new',
    async (from, to) => {
      await page.goto(`${server.url}/${language}/privacy/compare/${from}/${to}/`);
      const spoken = from === '2018-05-07' ? 'nl' : language;
      for (const [side, edition] of [
        ['old', from],
        ['new', to],
      ] as const) {
        const shown = await sideOf(side);
        const wanted = Object.fromEntries(clausesOf(edition, spoken).map(({ id, text }) => [id, text]));
        expect(shown, `${side} side`).toEqual(wanted);
      }
    },
  );
});

describe('spoken', () => {
  const speaker = readFileSync(
    new URL('../../node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js', import.meta.url),
    'utf8',
  ).replace(/export\s*\{[^}]*?([\w$]+) as virtual\s*\}/, 'globalThis.virtual = $1;');

  /** What a screen reader says from top to bottom of the marked-up text. */
  async function transcript(address: string): Promise<string> {
    await page.goto(server.url + address);
    await page.addScriptTag({ type: 'module', content: speaker });
    await page.waitForFunction(() => 'virtual' in globalThis);
    return page.evaluate(async () => {
      interface Reader {
        start(o: { container: Element }): Promise<void>;
        next(): Promise<void>;
        stop(): Promise<void>;
        lastSpokenPhrase(): Promise<string>;
        spokenPhraseLog(): Promise<string[]>;
      }
      const { virtual } = globalThis as unknown as { virtual: Reader };
      await virtual.start({ container: document.querySelector('#_side')! });
      for (let i = 0; i < 2000; i += 1) {
        await virtual.next();
        if ((await virtual.lastSpokenPhrase()).startsWith('end of region')) break;
      }
      const log = await virtual.spokenPhraseLog();
      await virtual.stop();
      return log.join('\n');
    });
  }

  test.each([
    ['nl', ['verwijderd:', 'twee', 'toegevoegd:', 'één', 'verplaatst']],
    ['en', ['removed:', 'two years', 'added:', 'one year', 'moved']],
  ] as const)('in %s every insertion, deletion and move is said in words', async (language, wanted) => {
    const address = `/${language}/privacy/compare/2024-01-15/2025-02-01/`;
    const said = await transcript(address);
    for (const words of wanted) expect(said).toContain(words);
    const marks = await page.locator('.doc .inline').locator('ins, del').count();
    const announced =
      said.match(language === 'nl' ? /\[?(verwijderd|toegevoegd): ?/g : /\[?(removed|added): ?/g) ?? [];
    expect(announced.length).toBe(marks);
  });
});
