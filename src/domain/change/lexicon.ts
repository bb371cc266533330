/** Numbers for words, so that comparing words is comparing integers. One lexicon per redline. */
import { fold } from './fold.ts';
import { COMMON_WORDS, DATE_WORDS } from './word-lists.ts';
import { hasDigit, isPunctuation, type Words, wordsOf } from './words.ts';

export interface Lexicon {
  readonly exact: Map<string, number>;
  readonly folded: Map<string, number>;
  /** exact id -> folded id (numbers and date words alike), or -1 for punctuation. */
  readonly foldOf: number[];
  /** exact id -> how much a reader loses when the word is not shown as kept, 0 to 1. */
  readonly worth: number[];
  /** folded id -> is it a common word. */
  readonly common: boolean[];
}

/** A text cut into words, each with its number. */
export interface Tokens extends Words {
  readonly text: string;
  readonly ids: Int32Array;
}

export function createLexicon(): Lexicon {
  return { exact: new Map(), folded: new Map(), foldOf: [], worth: [], common: [] };
}

export function tokensOf(lexicon: Lexicon, text: string): Tokens {
  const words = wordsOf(text);
  const ids = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) ids[i] = idOf(lexicon, text.slice(words.starts[i], words.ends[i]));
  return { ...words, text, ids };
}

const NUMBER = '#';
const DATE_WORD = '#date';

/** Clauses are alike whatever their numbers and dates are: those are what editions change. */
function shape(folded: string): string {
  if (DATE_WORDS.has(folded)) return DATE_WORD;
  return hasDigit(folded) ? folded.replace(/[\p{N}.,]+/gu, NUMBER) : folded;
}

const WORTH_OF_PUNCTUATION = 0.3;
const WORTH_OF_COMMON_WORD = 0.55;

function idOf(lexicon: Lexicon, word: string): number {
  const known = lexicon.exact.get(word);
  if (known !== undefined) return known;
  const id = lexicon.foldOf.length;
  lexicon.exact.set(word, id);
  if (isPunctuation(word)) {
    lexicon.foldOf.push(-1);
    lexicon.worth.push(WORTH_OF_PUNCTUATION);
    return id;
  }
  const folded = shape(fold(word));
  let foldedId = lexicon.folded.get(folded);
  if (foldedId === undefined) {
    foldedId = lexicon.common.length;
    lexicon.folded.set(folded, foldedId);
    lexicon.common.push(COMMON_WORDS.has(folded) || folded === NUMBER || folded === DATE_WORD);
  }
  lexicon.foldOf.push(foldedId);
  lexicon.worth.push(COMMON_WORDS.has(folded) ? WORTH_OF_COMMON_WORD : 1);
  return id;
}
