/** Facts in a clause that read the same in every language: figures, dates, periods, addresses, citations. */

import { PACKS } from '../../assessment/packs.ts';
import { foldCharacters, readTarget } from '../../assessment/read/normal-form.ts';
import { type Token, tokenise } from '../../assessment/read/tokenise.ts';
import type { Link } from '../../edition/model.ts';
import type { Language } from '../../language.ts';

export type FactKind =
  | 'number'
  | 'duration'
  | 'date'
  | 'amount'
  | 'percentage'
  | 'citation'
  | 'email'
  | 'phone'
  | 'url'
  | 'code';

export interface Fact {
  readonly kind: FactKind;
  /** Equal keys mean the same in every language. */
  readonly key: string;
  readonly words: string;
  readonly at: number;
  /** Of numbers and periods: the figure as written, before units. */
  readonly value?: number;
  /** Written in letters, so that it may only explain a figure, never contradict one: Dutch "een", "acht". */
  readonly inWords?: true;
}

const KINDS: Readonly<Partial<Record<Token['kind'], FactKind>>> = {
  number: 'number',
  duration: 'duration',
  date: 'date',
  money: 'amount',
  percentage: 'percentage',
  article: 'citation',
};

/** Codes that a reader copies letter for letter: IBAN, VAT number, case number, postal code. */
const CODES =
  /\b[A-Z]{2}\d{2}(?:\s?[A-Z]{4})(?:\s?\d{2,4}){2,4}\b|\bNL\d{9}B\d{2}\b|\b[CT]-\d{1,4}\/\d{2}\b|\b\d{4}\s?[A-Z]{2}\b(?=[\s,.)]|$)/gu;

/**
 * Times of day: Dutch writes "8.30 uur" and "tussen 8.30 en 16.30 uur", English "8:30". A full stop makes a time only
 * where "uur" says so; otherwise it is a decimal.
 */
const TIMES: Readonly<Record<Language, RegExp>> = {
  nl: /(?<![\d.,:€/])(?<!€\s)([01]?\d|2[0-4])(?::([0-5]\d)|\.([0-5]\d)(?=\s?(?:uur|u\b)|\s?(?:en|tot|tot en met|[-–])\s?\d{1,2}[.:]\d{2}\s?(?:uur|u\b)))(?![\d:])(?:\s?(?:uur|u\b))?/gu,
  en: /(?<![\d.,:€/])([01]?\d|2[0-4]):([0-5]\d)()(?![\d:])(?:\s?[ap]\.?m\b\.?)?/gu,
};

function timesIn(text: string, language: Language): readonly Fact[] {
  return [...text.matchAll(TIMES[language])].map((match) => {
    const [words, hour, minutes = match[3] ?? ''] = match;
    const afternoon = /p\.?m/u.test(words) && Number(hour) < 12 ? 12 : 0;
    return {
      kind: 'code',
      key: `${Number(hour) + afternoon}:${minutes}`,
      words,
      at: match.index,
    };
  });
}

/** Facts of a text, in order. */
export function factsOf(text: string, language: Language): readonly Fact[] {
  const folded = foldCharacters(text);
  const times = timesIn(folded, language);
  const numbers: Fact[] = [...folded.matchAll(CODES)].map((match) => ({
    kind: 'code',
    key: match[0].replace(/\s/g, ''),
    words: match[0],
    at: match.index,
  }));
  const codes = [...numbers, ...times];
  const masked = codes.reduce((rest, code) => blank(rest, code.at, code.words.length), folded);
  const pack = PACKS[language];
  const tokens = pack ? tokenise(masked, pack) : [];
  return [...codes, ...tokens.flatMap((token) => factOf(token, masked))].sort((a, b) => a.at - b.at);
}

const blank = (text: string, at: number, length: number) =>
  text.slice(0, at) + ' '.repeat(length) + text.slice(at + length);

function factOf(token: Token, text: string): Fact[] {
  const base = { key: token.key, words: token.text, at: token.start };
  if (token.kind === 'contact') return [{ ...base, kind: token.key.startsWith('tel:') ? 'phone' : 'email' }];
  if (token.kind === 'web') return [{ ...base, kind: 'url' }];
  const kind = KINDS[token.kind];
  if (kind === undefined) return [];
  const letters = !/\d/.test(token.text);
  if (kind === 'duration') {
    const [count = ''] = /^[^\s-]+/u.exec(token.text) ?? [];
    const figure = /^\d+(?:[.,]\d+)?/.exec(count)?.[0];
    return [
      {
        ...base,
        kind,
        ...(figure ? { value: Number(figure.replace(',', '.')) } : {}),
        ...(letters ? { inWords: true as const } : {}),
      },
    ];
  }
  // "4" in the name "Partners 4 IT" is a figure too: both languages must have it.
  if (kind === 'number' && text[token.start - 1] === '#') return [];
  return [
    {
      ...base,
      kind,
      ...(token.value === undefined ? {} : { value: token.value }),
      ...(letters ? { inWords: true as const } : {}),
    },
  ];
}

/** Where a link leads, whatever the language of the page: locale segments do not count. */
export function linkKey(link: Link): string {
  if (link.url.startsWith('#')) return '#';
  const target = readTarget(link.url);
  if (target.scheme === 'mail') return `mail:${target.host}`;
  if (target.scheme === 'phone') return `tel:${target.host}`;
  return `web:${target.host}/${target.page}`;
}
