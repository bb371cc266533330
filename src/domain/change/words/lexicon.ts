/** Numbers for words, so that comparing words is comparing integers. The numbers mean nothing outside, and order nothing. */
import { fold } from './fold.ts';
import { createSpelling, type Spelling, wordNumber } from './spelling.ts';
import { COMMON_WORDS, DATE_WORDS } from './word-lists.ts';
import { hasDigit, isPunctuation, type Words, wordsOf } from './words.ts';

export interface Lexicon {
  readonly spelling: Spelling;
  readonly folded: Map<string, number>;
  /** exact id -> folded id (numbers and date words alike), or -1 for punctuation. */
  readonly foldOf: number[];
  /** exact id -> how much a reader loses when the word is not shown as kept, 0 to 1. */
  readonly worth: number[];
  /** folded id -> is it a common word. */
  readonly common: boolean[];
  /** Texts cut before: editions share most of their clauses, and each is compared many times. */
  readonly texts: Map<string, Tokens>;
  /** Words of {@link texts} together. */
  held: number;
}

/** A text cut into words, each with its number. */
export interface Tokens extends Words {
  readonly text: string;
  readonly ids: Int32Array;
}

/** Beyond these, some megabytes, a lexicon is left behind with all it holds. */
const MOST_DIFFERENT_WORDS = 60_000;
const MOST_WORDS_HELD = 1_000_000;
/** No clause of a statement is so long. */
const LONGEST_HELD = 1_500;

/** A memo of pure functions: only ever grows while one redline is made, and is replaced when it is large. */
let latest = createLexicon();

/** The lexicon to make a redline with. */
export function currentLexicon(): Lexicon {
  if (latest.spelling.words.length > MOST_DIFFERENT_WORDS || latest.held > MOST_WORDS_HELD)
    latest = createLexicon();
  return latest;
}

function createLexicon(): Lexicon {
  return {
    spelling: createSpelling(),
    folded: new Map(),
    foldOf: [],
    worth: [],
    common: [],
    texts: new Map(),
    held: 0,
  };
}

export function tokensOf(lexicon: Lexicon, text: string): Tokens {
  const known = lexicon.texts.get(text);
  if (known) return known;
  const { starts, ends, length } = wordsOf(text);
  const ids = new Int32Array(length);
  for (let i = 0; i < length; i++) ids[i] = idOf(lexicon, text, starts[i]!, ends[i]!);
  const tokens = { starts, ends, length, text, ids };
  if (length > LONGEST_HELD) return tokens;
  lexicon.texts.set(text, tokens);
  lexicon.held += length;
  return tokens;
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

function idOf(lexicon: Lexicon, text: string, start: number, end: number): number {
  const id = wordNumber(lexicon.spelling, text, start, end);
  if (id < lexicon.foldOf.length) return id;
  const word = lexicon.spelling.words[id]!;
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
