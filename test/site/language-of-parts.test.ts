/** Every stretch of words is marked with the language it is in (WCAG 3.1.2), on every page, redlines and notices included. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Element, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../scripts/site-builder.ts';
import { addressesIn, buildTestSite, fileOf, type TestSite } from './support/site.ts';

type Spoken = 'nl' | 'en';

/** Words that stand in nearly every sentence of one language and in none of the other. */
const TELLING: Readonly<Record<Spoken, ReadonlySet<string>>> = {
  nl: new Set(
    'de het een en van niet wij u uw op dat deze dit voor zijn wordt worden met als bij naar aan om ook geen nog uit er toegevoegd verwijderd sinds gewijzigd geschiedenis'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the and of to not you your this that for are be with by it from on has have was were which since added removed changed history'.split(
      ' ',
    ),
  ),
};
/** In both languages: “of” is “or”, “was” and “op” aside. */
const SHARED = new Set(['was', 'of', 'on', 'er']);
const LEAST_WORDS = 3;

/** The language of a stretch, when its words leave no doubt. */
function languageOf(text: string): Spoken | null {
  // Names in capitals, addresses and fingerprints are in no language.
  const words = (text.replace(/https?:\S+/g, '').match(/[\p{L}\p{N}@.]+/gu) ?? [])
    .map((word) => word.replace(/\.$/, ''))
    .filter((word) => /^\p{L}?\p{Ll}+$/u.test(word))
    .map((word) => word.toLowerCase());
  if (words.length < LEAST_WORDS) return null;
  const score = (language: Spoken) =>
    words.filter((word) => TELLING[language].has(word) && !SHARED.has(word)).length;
  const [nl, en] = [score('nl'), score('en')];
  if (nl >= 1 && en === 0) return 'nl';
  if (en >= 1 && nl === 0) return 'en';
  return null;
}

function strays(html: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: Root | RootContent, lang: string): void => {
    if (node.type === 'text') {
      const guess = languageOf(node.value);
      if (guess && guess !== lang) found.push(`${lang}: ${node.value.trim().slice(0, 90)}`);
      return;
    }
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element' && SKIPPED.has(node.tagName)) return;
    const own = node.type === 'element' ? String(node.properties.lang ?? lang) : lang;
    for (const name of ['ariaLabel', 'alt', 'title', 'dataLabel']) {
      const value = node.type === 'element' ? (node as Element).properties[name] : undefined;
      if (typeof value !== 'string') continue;
      const guess = languageOf(value);
      if (guess && guess !== own) found.push(`${own} (${name}): ${value}`);
    }
    for (const child of node.children) visit(child, own);
  };
  visit(unified().use(rehypeParse).parse(html), '');
  return found;
}
/** Code has no language of people; metadata is not read out. */
const SKIPPED = new Set(['script', 'style', 'code', 'head']);

let site: TestSite;
let bundled: string;
beforeAll(async () => {
  site = await buildTestSite();
  bundled = mkdtempSync(join(tmpdir(), 'promulgate-parts-'));
  await buildSite({
    contentDir: 'content',
    out: join(bundled, 'site'),
    now: '2027-01-04T11:00:00.000Z',
    publicUrl: 'https://privacy.example.org',
    cacheDir: null,
    demonstration: true,
    rehearsal: 'x',
  });
});
afterAll(() => {
  site?.remove();
  rmSync(bundled, { recursive: true, force: true });
});

function straysIn(dir: string): readonly string[] {
  return addressesIn(dir)
    .filter((address) => address.endsWith('/') || address.endsWith('.html'))
    .flatMap((address) =>
      strays(readFileSync(fileOf(dir, address), 'utf8')).map((stray) => `${address} ${stray}`),
    );
}

test('the detector tells the two languages apart', () => {
  expect(strays('<html lang="en"><p>Wij bewaren uw gegevens niet.</p></html>')).toHaveLength(1);
  expect(strays('<html lang="nl"><p>We keep your data for two years.</p></html>')).toHaveLength(1);
  expect(strays('<html lang="en"><p lang="nl">Wij bewaren uw gegevens.</p></html>')).toEqual([]);
  expect(strays('<html lang="nl"><p lang="nl" title="Added on this page">x</p></html>')).toHaveLength(1);
});

test('in the test archive, with its editions in one language only', () => {
  expect(straysIn(site.out)).toEqual([]);
});

test('in the bundled archive', () => {
  expect(straysIn(join(bundled, 'site'))).toEqual([]);
});
