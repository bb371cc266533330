/**
 * Readability figures: indicators of a trend, never a gate. No formula is validated for Dutch B1, and
 * Dutch sources themselves warn against writing by formula (law.md 7).
 */
import type { Clause } from '../edition/model.ts';
import type { Language } from '../language.ts';
import { sentencesOf, syllablesOf, wordsOf } from './sentences.ts';

export interface Readability {
  readonly words: number;
  readonly sentences: number;
  readonly wordsPerSentence: number;
  /** Words in the longest sentence. */
  readonly longest: number;
  readonly syllablesPerWord: number;
  /** Flesch-Douma (1960) for Dutch, Flesch Reading Ease (1948) for English; about 0 (very hard) to 100 (very easy). */
  readonly flesch: number;
  /** LIX (Björnsson 1968): under 30 very easy, over 60 very hard. */
  readonly lix: number;
}

/** Flesch: constant, weight of words per sentence, weight of syllables per word. */
const FLESCH: Record<Language, readonly [constant: number, perSentence: number, perWord: number]> = {
  nl: [206.84, 0.93, 77],
  en: [206.835, 1.015, 84.6],
};

/** Bands a reader knows, from hard to easy: the score below which each name holds. */
const BANDS: readonly (readonly [below: number, name: Readonly<Record<Language, string>>])[] = [
  [30, { nl: 'zeer moeilijk', en: 'very hard' }],
  [45, { nl: 'moeilijk', en: 'hard' }],
  [60, { nl: 'vrij moeilijk', en: 'fairly hard' }],
  [70, { nl: 'normaal', en: 'normal' }],
  [80, { nl: 'vrij makkelijk', en: 'fairly easy' }],
  [Number.POSITIVE_INFINITY, { nl: 'makkelijk', en: 'easy' }],
];

/** The name of a Flesch or Flesch-Douma score. */
export function bandOf(flesch: number): Readonly<Record<Language, string>> {
  return BANDS.find(([below]) => flesch < below)?.[1] ?? BANDS[0]![1];
}

/** Figures of a text; `null` when it has no words. */
export function readabilityOf(texts: readonly string[], language: Language): Readability | null {
  const sentences = texts.flatMap((text) => sentencesOf(text, language)).map(({ text }) => wordsOf(text));
  const counted = sentences.filter((words) => words.length > 0);
  const words = counted.flat();
  if (words.length === 0) return null;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word, language), 0);
  const long = words.filter((word) => (word.match(/\p{L}/gu) ?? []).length > 6).length;
  const perSentence = words.length / counted.length;
  const perWord = syllables / words.length;
  const [constant, weightSentence, weightWord] = FLESCH[language];
  return {
    words: words.length,
    sentences: counted.length,
    wordsPerSentence: round(perSentence),
    longest: counted.reduce((most, each) => Math.max(most, each.length), 0),
    syllablesPerWord: Math.round(perWord * 100) / 100,
    flesch: round(constant - weightSentence * perSentence - weightWord * perWord),
    lix: round(perSentence + (100 * long) / words.length),
  };
}

/** Figures of a whole text: its running sentences, headings and table rows left out. */
export function readabilityOfClauses(clauses: readonly Clause[], language: Language): Readability | null {
  const prose = clauses.filter((clause) => clause.kind !== 'heading' && clause.kind !== 'row');
  return readabilityOf(
    prose.map((clause) => clause.text),
    language,
  );
}

const round = (value: number) => Math.round(value * 10) / 10;
