/**
 * A second generator of defects, kept apart from the first: another text, other ways of going wrong, in either
 * language, chosen by a seed. The checks were not tuned on it; what it finds is what an editor may expect.
 */
import type { Language } from '#domain/language.ts';

export interface HeldOutDefect {
  readonly name: string;
  readonly level: 'error' | 'warning';
  readonly language: Language;
  readonly pattern: RegExp;
  readonly replace: (words: string, random: () => number) => string;
}

/** A small generator with a seed (mulberry32), so that a run can be repeated. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(values: readonly T[], random: () => number): T =>
  values[Math.floor(random() * values.length)]!;

const WORDS: Readonly<Record<Language, readonly string[]>> = {
  nl: ['twee', 'drie', 'vier', 'vijf', 'zes', 'acht', 'negen'],
  en: ['two', 'three', 'four', 'five', 'six', 'eight', 'nine'],
};
const UNITS: Readonly<Record<Language, readonly string[]>> = {
  nl: ['dagen', 'weken', 'maanden', 'jaar', 'uur'],
  en: ['days', 'weeks', 'months', 'years', 'hours'],
};
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  nl: ['januari', 'februari', 'mei', 'juni', 'september', 'november'],
  en: ['January', 'February', 'May', 'June', 'September', 'November'],
};
const other = (values: readonly string[], than: string, random: () => number) =>
  pick(
    values.filter((value) => value.toLowerCase() !== than.toLowerCase()),
    random,
  );

function both(
  name: string,
  level: HeldOutDefect['level'],
  nl: readonly [RegExp, HeldOutDefect['replace']],
  en: readonly [RegExp, HeldOutDefect['replace']],
): readonly HeldOutDefect[] {
  return [
    { name, level, language: 'nl', pattern: nl[0], replace: nl[1] },
    { name, level, language: 'en', pattern: en[0], replace: en[1] },
  ];
}

/** The same in both languages. */
const alike = (
  name: string,
  level: HeldOutDefect['level'],
  pattern: RegExp,
  replace: HeldOutDefect['replace'],
) => both(name, level, [pattern, replace], [pattern, replace]);

const swapDigits = (figure: string) => {
  const at = [...figure].findIndex(
    (digit, index) => /\d/.test(digit) && /\d/.test(figure[index + 1] ?? '') && digit !== figure[index + 1],
  );
  return at < 0 ? `${figure}1` : figure.slice(0, at) + figure[at + 1] + figure[at] + figure.slice(at + 2);
};

export const HELD_OUT_DEFECTS: readonly HeldOutDefect[] = [
  ...alike('two figures change places', 'error', /(?<![\w.,:@/])\d{2,}(?![\w.,:@/]|\d)/g, swapDigits),
  ...alike('a figure is lost', 'error', /(?<![\w.,:@/-])\d+(?![\w.,:@/-])/g, () => ''),
  ...alike(
    'a nought too many',
    'error',
    /(?<= )\d+(?= (?:dagen|days|jaar|years|maanden|months|uur|hours))/g,
    (n) => `${n}0`,
  ),
  ...both(
    'another number word',
    'error',
    [/\b(?:twee|drie|vijf|zes)\b/g, (word, random) => other(WORDS.nl, word, random)],
    [/\b(?:two|three|five|six)\b/g, (word, random) => other(WORDS.en, word, random)],
  ),
  ...both(
    'another unit',
    'error',
    [
      /(?<=\b(?:\d+|twee|drie|vijf|zes) )(?:dagen|weken|maanden|jaar|uur)\b/g,
      (unit, random) => other(UNITS.nl, unit, random),
    ],
    [
      /(?<=\b(?:\d+|two|three|five|six) )(?:days|weeks|months|years|hours)\b/g,
      (unit, random) => other(UNITS.en, unit, random),
    ],
  ),
  ...both(
    'another month',
    'error',
    [/\b(?:januari|juni|september)(?= \d{4})/g, (month, random) => other(MONTHS.nl, month, random)],
    [/\b(?:January|June|September)(?= \d{4})/g, (month, random) => other(MONTHS.en, month, random)],
  ),
  ...alike(
    'another day',
    'error',
    /\b\d{1,2}(?= (?:januari|juni|september|January|June|September) \d{4})/g,
    (day) => String((Number(day) % 28) + 1),
  ),
  ...alike(
    'another year',
    'error',
    /(?<=(?:januari|juni|september|January|June|September) )\d{4}/g,
    (year, random) => String(Number(year) + pick([-10, -1, 1, 2], random)),
  ),
  ...both(
    'another amount',
    'error',
    [/€ (?:1\.250,00|500)/g, (amount) => amount.replace('5', '6')],
    [/€(?:1,250\.00|500)/g, (amount) => amount.replace('5', '6')],
  ),
  ...both(
    'percentage',
    'error',
    [/3,5 procent/g, () => '5,3 procent'],
    [/3\.5 percent/g, () => '35 percent'],
  ),
  ...alike('a slip in an e-mail address', 'error', /(?<=\[)(?:huurders|fg)@example\.org/g, (mail, random) =>
    mail.replace(/^./, pick(['h', 'x', 'q'], random) + (random() < 0.5 ? mail[0] : '')),
  ),
  ...alike(
    'a mail link that leads elsewhere',
    'error',
    /(?<=mailto:)(?:huurders|fg)@example\.org/g,
    () => 'info@example.org',
  ),
  ...alike('telephone', 'error', /038 555 01 20/g, (number, random) =>
    number.replace(/\d$/, String(1 + Math.floor(random() * 9))),
  ),
  ...alike('postal code', 'error', /8011 AB/g, (code) => code.replace('AB', 'AC')),
  ...alike('chamber of commerce', 'error', /05012345/g, swapDigits),
  ...alike('bank account', 'error', /NL20 INGB 0001 2345 67/g, (number) => number.replace('67', '76')),
  ...alike(
    'a link that leads elsewhere',
    'error',
    /https:\/\/www\.(?:example\.org\/(?:nl|en)\/register|autoriteitpersoonsgegevens\.nl)\//g,
    (url) => url.replace(/register\/|\.nl\/$/, (end) => (end === '.nl/' ? '.com/' : 'lijst/')),
  ),
  ...both(
    'another letter of an article',
    'error',
    [/(?<=lid 1 onder )[a-f]/g, (letter, random) => other(['a', 'b', 'c', 'd', 'e', 'f'], letter, random)],
    [/(?<=6\(1\)\()[a-f]/g, (letter, random) => other(['a', 'b', 'c', 'd', 'e', 'f'], letter, random)],
  ),
  ...both(
    'a term of the law made ordinary',
    'error',
    [
      /verwerkingsverantwoordelijke|gerechtvaardigd belang|toestemming|modelcontractbepalingen|bezwaar|klacht\b/g,
      (term, random) => pick(['zaak', 'afspraak', 'regeling'], random) + (term.length > 20 ? '' : ''),
    ],
    [
      /\bcontroller\b|legitimate interest|\bconsent\b|standard contractual clauses|\bcomplaint\b/g,
      (_, random) => pick(['matter', 'arrangement', 'practice'], random),
    ],
  ),
  ...alike('an item gone', 'error', /^(?:- |\d\. ).*\n/gm, () => ''),
  ...alike('a row gone', 'error', /^\| (?!---|Doel|Purpose).*\n/gm, () => ''),
  ...alike('a paragraph gone', 'error', /^[A-Z][^\n]{60,}\n\n/gm, () => ''),
  ...alike('a heading gone', 'error', /^## .*\n\n/gm, () => ''),
  ...alike('two paragraphs joined', 'error', /(?<=[a-z]\.)\n\n(?=[A-Z])/g, () => ' '),
  ...both(
    'a denial gone',
    'warning',
    [/\b(?:niet|nooit|niets|geen) /g, () => ''],
    [
      /(?:\bdo not have to |\bnever |(?<=may |will |do )not |cannot )/g,
      (words) => (words === 'cannot ' ? 'can ' : words.startsWith('do') ? 'have to ' : ''),
    ],
  ),
  ...both(
    'duty and permission exchanged',
    'warning',
    [
      /\b(?:moet|mag|kunt|mogen)\b/g,
      (word) => (word === 'moet' ? 'mag' : word === 'mogen' ? 'moeten' : 'moet'),
    ],
    [/\b(?:must|may|can)\b(?! not)/g, (word) => (word === 'must' ? 'may' : 'must')],
  ),
  ...both(
    'a name gone',
    'warning',
    [/België|Overijssel|Autoriteit Persoonsgegevens/g, () => 'elders'],
    [/Belgium|Overijssel|Dutch Data Protection Authority/g, () => 'elsewhere'],
  ),
  ...alike('a sentence gone', 'warning', /(?<=\. )[A-Z][^.\n]{45,}\.(?= [A-Z])/g, () => ''),
];

export interface SpoiltPair {
  readonly defect: HeldOutDefect;
  readonly nl: string;
  readonly en: string;
}

/** Every place of every defect, several times over with other chances. */
export function spoiltPairs(nl: string, en: string, seeds: readonly number[]): readonly SpoiltPair[] {
  const found = new Map<string, SpoiltPair>();
  for (const seed of seeds) {
    const random = seeded(seed);
    for (const defect of HELD_OUT_DEFECTS) {
      const source = defect.language === 'nl' ? nl : en;
      const start = source.indexOf('\n---\n') + 5;
      for (const match of source.matchAll(defect.pattern)) {
        if (match.index < start) continue;
        const words = defect.replace(match[0], random);
        if (words === match[0]) continue;
        const spoilt = source.slice(0, match.index) + words + source.slice(match.index + match[0].length);
        const pair = defect.language === 'nl' ? { defect, nl: spoilt, en } : { defect, nl, en: spoilt };
        found.set(`${defect.name} ${pair.nl}\n${pair.en}`, pair);
      }
    }
  }
  return [...found.values()];
}
