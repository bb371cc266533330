/** Sentences, words and syllables of a clause; the ground under readability and plain language. */
import type { Language } from '../language.ts';

export interface Sentences {
  readonly text: string;
  /** Offset in the clause. */
  readonly start: number;
}

/** Abbreviations after which a full stop ends nothing. */
const ABBREVIATIONS: Record<Language, RegExp> = {
  nl: /(?:^|[\s(])(?:art|bijv|bv|blz|d\.w\.z|enz|evt|excl|incl|i\.v\.m|jl|m\.b\.t|mr|nr|o\.a|o\.g\.v|par|resp|t\.a\.v|t\/m|vgl|zgn|e\.d|dr|ing|ir|prof|St|tel)\.$/iu,
  en: /(?:^|[\s(])(?:art|e\.g|etc|i\.e|inc|incl|ltd|mr|mrs|ms|no|nos|para|paras|resp|sec|st|vs|dr|prof|approx|tel)\.$/iu,
};

/**
 * Sentences of a text. A full stop, question or exclamation mark ends one when a capital, digit, quote or
 * bracket follows; a semicolon or colon does not.
 */
export function sentencesOf(text: string, language: Language): readonly Sentences[] {
  const found: Sentences[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?…]+["”’»)\]]*\s+(?=["“‘«([]?[\p{Lu}\p{N}])/gu)) {
    const end = match.index + match[0].trimEnd().length;
    const sentence = text.slice(start, end);
    if (match[0].startsWith('.') && ABBREVIATIONS[language].test(sentence)) continue;
    // "Partners 4 IT B.V. is": a capital before the stop is an initial, not an end.
    if (/(?:^|\s)(?:\p{Lu}\.)+$/u.test(sentence) && sentence.length < text.length) continue;
    found.push({ text: sentence, start });
    start = match.index + match[0].length;
  }
  if (text.slice(start).trim() !== '') found.push({ text: text.slice(start), start });
  return found;
}

/** Words: runs of letters and digits, hyphens and apostrophes inside included. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’.\-@/][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Vowels with one sound, longest first; a diaeresis begins a syllable of its own. */
const DUTCH_GROUPS = [
  'eeuw',
  'ieuw',
  'aai',
  'ooi',
  'oei',
  'aa',
  'ee',
  'oo',
  'uu',
  'ie',
  'oe',
  'ui',
  'eu',
  'ei',
  'ij',
  'au',
  'ou',
];

/** Syllables of a word, at least 1. Digits count as one syllable each group. */
export function syllablesOf(word: string, language: Language): number {
  const lower = word.toLowerCase().normalize('NFC');
  if (!/\p{L}/u.test(lower)) return 1;
  return Math.max(1, language === 'nl' ? dutch(lower) : english(lower));
}

function dutch(word: string): number {
  let count = 0;
  for (let at = 0; at < word.length; ) {
    const rest = word.slice(at);
    const group = DUTCH_GROUPS.find((each) => rest.startsWith(each));
    if (group) {
      count += 1;
      at += group.length;
    } else {
      if (/[aeiouyàáâäèéêëìíîïòóôöùúûü]/u.test(rest[0] ?? '')) count += 1;
      at += 1;
    }
  }
  return count;
}

function english(word: string): number {
  // "used" has one syllable, "needed" two; "keeps" one, "purposes" three.
  const spoken = word
    .replace(/(?<=[^laeiouysxzcg])(?<!ch|sh)es$|(?<=[^aeiouytd])ed$|(?<=[^laeiouy])e$/u, '')
    .replace(/^y/, '');
  return (spoken.match(/[aeiouy]+/gu) ?? []).length;
}
