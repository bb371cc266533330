/** Cuts a text into words, quantities, addresses and marks; quantities get one value whatever their spelling. */
import type { LanguagePack, Unit } from '../language-pack.ts';
import { foldWord, readTarget } from './normal-form.ts';

export type TokenKind =
  | 'word'
  | 'name'
  | 'function'
  | 'empty'
  | 'concept'
  | 'number'
  | 'duration'
  | 'date'
  | 'money'
  | 'percentage'
  | 'article'
  | 'contact'
  | 'web'
  | 'variable'
  | 'mark'
  | 'break';

/** Exact lengths are compared within one base only: hours, days, working days, months (law.md 5.3). */
export interface Duration {
  readonly base: 'second' | 'day' | 'workday' | 'month';
  readonly amount: number;
}

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  /** Lower case, no accents. */
  readonly folded: string;
  /** One spelling for correct variants. */
  readonly spelled: string;
  /** Equal keys mean the same. */
  readonly key: string;
  readonly concept?: string;
  readonly duration?: Duration;
  /** Numeric value of numbers and amounts; days since year 0 for dates, as `YYYYMMDD`. */
  readonly value?: number;
}

const PER_UNIT: Readonly<Record<Unit, Duration>> = {
  second: { base: 'second', amount: 1 },
  minute: { base: 'second', amount: 60 },
  hour: { base: 'second', amount: 3600 },
  day: { base: 'day', amount: 1 },
  workday: { base: 'workday', amount: 1 },
  week: { base: 'day', amount: 7 },
  month: { base: 'month', amount: 1 },
  quarter: { base: 'month', amount: 3 },
  year: { base: 'month', amount: 12 },
};

interface Scanner {
  readonly pattern: RegExp;
  /** Keyed without accents. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly units: Readonly<Record<string, Unit>>;
  readonly months: Readonly<Record<string, number>>;
}

const foldKeys = <Value>(table: Readonly<Record<string, Value>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(table).flatMap(([word, value]) => [
      [word, value],
      [foldWord(word), value],
    ]),
  );

const ORDINALS: Readonly<Record<string, string>> = {
  eerste: '1',
  tweede: '2',
  derde: '3',
  vierde: '4',
  vijfde: '5',
  zesde: '6',
};
/** `(1)`, `lid 1`, `eerste lid`, `para. 1`, `paragraph 1`. */
const PARAGRAPH = `\\s*(?:\\(\\d+\\)|,?\\s*(?:(?:lid|paragraph|para\\.?|par\\.?)\\s*\\d+|(?:${Object.keys(ORDINALS).join('|')}) lid))`;
/** `(b)`, `onder b`, `sub b`, `lit. b`, `point (b)`, `aanhef en onder b`. */
const POINT =
  '\\s*(?:\\([a-z]\\)|,?\\s*(?:aanhef en\\s+)?(?:onderdeel|onder|sub|letter|point|lit\\.?)\\s*\\(?[a-z]\\b\\)?)';

const scanners = new WeakMap<LanguagePack, Scanner>();

function scannerOf(pack: LanguagePack): Scanner {
  const known = scanners.get(pack);
  if (known) return known;
  const numbers = foldKeys(pack.numbers);
  const units = foldKeys(pack.units);
  const months = foldKeys(pack.months);
  const words = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).join('|');
  const numeral = `(?:\\d+(?:[.,]\\d+)*|${words(Object.keys(numbers))})`;
  const unit = `(?:${words(Object.keys(units))})`;
  const month = `(?:${words(Object.keys(months))})`;
  const weekday = `(?:(?:${words(pack.weekdays)}),?\\s+)?`;
  const pattern = new RegExp(
    [
      '(?<variable>⟨[^⟩]*⟩)',
      '(?<mail>[\\w.+-]+(?:@|\\s?[[(]at[\\])]\\s?)[\\w-]+(?:(?:\\.|\\s?[[(]dot[\\])]\\s?)[\\w-]+)+)',
      '(?<web>(?:https?:\\/\\/|www\\.)[^\\s<>"\']*[^\\s<>"\'.,;:!?)\\]]|\\b[a-z\\d-]+(?:\\.[a-z\\d-]+)*\\.(?:nl|com|org|net|eu|io|be|de|uk|info|blog|gov|edu|dev|app|me|ai|co)\\b(?:\\/[^\\s<>"\']*[^\\s<>"\'.,;:!?)\\]])?)',
      `(?<date>\\b\\d{4}-\\d{2}-\\d{2}\\b|${weekday}\\b\\d{1,2}(?:e|ste|de|st|nd|rd|th|\\.)?\\s+(?:of\\s+)?${month}\\.?,?\\s+\\d{4}\\b|${weekday}\\b${month}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}\\b|\\b\\d{1,2}[-\\/]\\d{1,2}[-\\/]\\d{4}\\b)`,
      '(?<money>(?:EUR|USD|GBP|€|\\$|£)\\s?\\d+(?:[.,]\\d+)*(?:,-)?|\\b\\d+(?:[.,]\\d+)*\\s?(?:EUR|euro|euros|dollar|dollars)\\b)',
      '(?<percentage>\\d+(?:[.,]\\d+)?\\s?(?:%|procent\\b|per ?cent\\b))',
      '(?<phone>(?:\\+|\\b00?)\\(?\\d[\\d ()-]{6,}\\d\\b)',
      `(?<article>\\b(?:artikel|article|art\\.?)\\s*\\d+[a-z]?(?:${PARAGRAPH})?(?:${POINT})?)`,
      `(?<duration>(?<![\\p{L}\\d])(?:${numeral}|an?|half|een half)(?:\\s*\\(\\s*[^)]{1,20}\\s*\\))?[\\s-]+(?:calendar\\s+)?${unit}(?![\\p{L}\\d]))`,
      `(?<number>(?:(?<=^|\\s)-)?\\d+(?:[.,]\\d+)*(?![\\p{L}])|(?<![\\p{L}\\d])(?:${words(Object.keys(numbers).filter((word) => word.length > 3))})(?![\\p{L}\\d]))`,
      "(?<word>(?:\\p{L}\\.){2,}|[\\p{L}\\p{N}]+(?:['&/-](?=[\\p{L}\\p{N}])[\\p{L}\\p{N}]+)*'?-?)",
      '(?<break>[¦⏎])',
      '(?<mark>\\.\\.\\.|[^\\s])',
    ].join('|'),
    'giu',
  );
  const scanner = { pattern, numbers, units, months };
  scanners.set(pack, scanner);
  return scanner;
}

/** Cuts a folded text ({@link foldCharacters}) into tokens. Words have no meaning yet: see `analyse`. */
export function tokenise(text: string, pack: LanguagePack): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(scannerOf(pack).pattern)) {
    const [kind = 'mark'] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    tokens.push(makeToken(kind, match[0], match.index, pack));
  }
  return tokens;
}

function makeToken(kind: string, text: string, start: number, pack: LanguagePack): Token {
  const base = { text, start, end: start + text.length, folded: foldWord(text) };
  const same = (key: string) => ({ ...base, spelled: key, key });
  switch (kind) {
    case 'mail': {
      const address = base.folded.replace(/\s?[[(]at[\])]\s?/, '@').replace(/\s?[[(]dot[\])]\s?/g, '.');
      return { ...same(`mail:${address}`), kind: 'contact' };
    }
    case 'phone':
      return {
        ...same(`tel:${text.replace(/\D/g, '').replace(/^(?:0031|31|0)(?=\d{9}$)/, '')}`),
        kind: 'contact',
      };
    case 'web': {
      const target = readTarget(/^(?:https?:|www)/i.test(text) ? text : `https://${text}`);
      return { ...same(`web:${target.host}/${target.page}`), kind: 'web' };
    }
    case 'date': {
      const value = dateValue(text, pack);
      return { ...same(`date:${value ?? base.folded}`), kind: 'date', ...(value === null ? {} : { value }) };
    }
    case 'money': {
      const value = numeralValue(text.replace(/[^\d.,]/g, '').replace(/[.,]$/, ''), pack);
      const currency = /\$|USD|dollar/i.test(text) ? 'USD' : /£|GBP/i.test(text) ? 'GBP' : 'EUR';
      return { ...same(`money:${currency}${value}`), kind: 'money', value };
    }
    case 'percentage': {
      const value = numeralValue(text.replace(/[^\d.,]/g, ''), pack);
      return { ...same(`percent:${value}`), kind: 'percentage', value };
    }
    case 'article': {
      const parts =
        base.folded
          .replace(/^(?:artikel|article|art\.?)/, '')
          .replace(/(\p{L}+) lid/u, (words, ordinal: string) => ORDINALS[ordinal] ?? words)
          .match(/\d+[a-z]?|\b[a-z]\b/g) ?? [];
      return { ...same(`article:${parts.join('.')}`), kind: 'article' };
    }
    case 'duration': {
      const duration = durationOf(base.folded, pack);
      return duration
        ? {
            ...same(`for:${duration.amount}${duration.base}${aside(base.folded, pack)}`),
            kind: 'duration',
            duration,
          }
        : { ...same(base.folded), kind: 'word' };
    }
    case 'number': {
      const value = scannerOf(pack).numbers[base.folded] ?? numeralValue(text, pack);
      return { ...same(`number:${value}`), kind: 'number', value };
    }
    case 'variable':
      return { ...same(base.folded.replace(/\s/g, '')), kind: 'variable' };
    case 'break':
      return { ...same(text), kind: 'break' };
    case 'word':
      return /^één$/iu.test(text.normalize('NFC'))
        ? { ...same('number:1'), kind: 'number', value: 1 }
        : { ...same(base.folded), kind: 'word' };
    default:
      return { ...same(text), kind: 'mark' };
  }
}

function numeralValue(text: string, pack: LanguagePack): number {
  const group = pack.decimal === ',' ? '.' : ',';
  const grouped = new RegExp(`\\${group}(?=\\d{3}(?:\\D|$))`, 'g');
  return Number(text.replace(grouped, '').replace(/[.,](?=\d+$)/, '.'));
}

/** `two (2) years`: brackets that repeat the number say nothing; any others, `two (3)` or `30 (working) days`, do. */
function aside(folded: string, pack: LanguagePack): string {
  const [, count = '', inner = ''] = /^(.*?)\s*\(\s*([^)]*?)\s*\)/.exec(folded) ?? [];
  if (inner === '') return '';
  const value = (text: string) => scannerOf(pack).numbers[text] ?? numeralValue(text, pack);
  return value(inner) === value(count) ? '' : `(${inner})`;
}

function durationOf(folded: string, pack: LanguagePack): Duration | null {
  const unitName = Object.keys(scannerOf(pack).units)
    .sort((a, b) => b.length - a.length)
    .find((name) => folded.endsWith(name));
  if (!unitName) return null;
  const count = folded
    .slice(0, -unitName.length)
    .replace(/\([^)]*\)/, '')
    .replace(/calendar/, '')
    .replace(/[\s-]+$/g, '')
    .trim();
  const value = /^(?:een )?half$/.test(count)
    ? 0.5
    : /^an?$/.test(count)
      ? 1
      : (scannerOf(pack).numbers[count] ?? numeralValue(count, pack));
  const per = PER_UNIT[scannerOf(pack).units[unitName]!];
  return Number.isFinite(value) ? { base: per.base, amount: per.amount * value } : null;
}

function dateValue(text: string, pack: LanguagePack): number | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return Number(iso[1]! + iso[2] + iso[3]);
  const year = /\d{4}/.exec(text)?.[0];
  const numeric = /^(\d{1,2})[-/](\d{1,2})[-/]\d{4}$/.exec(text);
  const day = numeric?.[1] ?? /(?<!\d)\d{1,2}(?!\d)/.exec(text)?.[0];
  const monthName = Object.keys(scannerOf(pack).months)
    .sort((a, b) => b.length - a.length)
    .find((name) => new RegExp(`\\b${name}\\b`, 'i').test(text));
  const month = numeric ? Number(numeric[2]) : monthName ? scannerOf(pack).months[monthName] : undefined;
  if (!year || !day || !month) return null;
  if (numeric && pack.monthFirst && Number(day) <= 12 && month <= 12 && Number(day) !== month) return null;
  return Number(year) * 10000 + month * 100 + Number(day);
}
