/** How alike two clauses are: the words and pairs of words they share, rare ones counting most. */
import type { Lexicon, Tokens } from '../words/lexicon.ts';

/** Numbers of the folded words that one comparison looked at, in the order in which it met them. */
export interface Features {
  readonly lexicon: Lexicon;
  /** folded id -> number. */
  readonly numbers: Map<number, number>;
  /** number -> is it a common word. */
  readonly common: boolean[];
}

export function createFeatures(lexicon: Lexicon): Features {
  return { lexicon, numbers: new Map(), common: [] };
}

function numberOf({ lexicon, numbers, common }: Features, folded: number): number {
  const known = numbers.get(folded);
  if (known !== undefined) return known;
  const number = common.length;
  numbers.set(folded, number);
  common.push(lexicon.common[folded]!);
  return number;
}

/** What is compared of a clause: its words and its pairs of neighbouring words, both sorted, folded, without punctuation. */
export interface Profile {
  readonly words: Int32Array;
  readonly pairs: Float64Array;
}

const PAIR = 2 ** 24;

/** @param from first word looked at; @param to word before which to stop */
export function profileOf(features: Features, { ids }: Tokens, from = 0, to = ids.length): Profile {
  const { foldOf } = features.lexicon;
  const all = new Int32Array(to - from);
  let count = 0;
  for (let i = from; i < to; i++) {
    const folded = foldOf[ids[i]!]!;
    if (folded >= 0) all[count++] = numberOf(features, folded);
  }
  const words = all.subarray(0, count);
  const pairs = new Float64Array(Math.max(0, count - 1));
  for (let i = 0; i + 1 < count; i++) pairs[i] = words[i]! * PAIR + words[i + 1]!;
  return { words: words.sort(), pairs: pairs.sort() };
}

/** Weight of each word (its number): 1 for one that occurs once, little for one that is everywhere or common. */
export type Weights = Float64Array;

const COMMON_SHARE = 0.3;

export function weightsOf({ common }: Features, profiles: readonly Profile[]): Weights {
  const counts = new Float64Array(common.length);
  for (const { words } of profiles)
    for (let i = 0; i < words.length; i++) if (i === 0 || words[i] !== words[i - 1]) counts[words[i]!]!++;
  const scale = Math.log(1 + profiles.length);
  return counts.map((count, id) => {
    const rarity = count === 0 ? 1 : Math.log(1 + profiles.length / count) / scale;
    return common[id] ? rarity * COMMON_SHARE : rarity;
  });
}

/** Sums of the weights of a profile's words and pairs. */
export interface Mass {
  readonly words: number;
  readonly pairs: number;
}

export function massOf(profile: Profile, weights: Weights): Mass {
  let words = 0;
  for (const word of profile.words) words += weights[word]!;
  let pairs = 0;
  for (const pair of profile.pairs) pairs += pairWeight(pair, weights);
  return { words, pairs };
}

function pairWeight(pair: number, weights: Weights): number {
  return (weights[Math.floor(pair / PAIR)]! + weights[pair % PAIR]!) / 2;
}

/** What two profiles share, in weight. */
export function sharedMass(a: Profile, b: Profile, weights: Weights): Mass {
  return {
    words: sharedSorted(a.words, b.words, (word) => weights[word]!),
    pairs: sharedSorted(a.pairs, b.pairs, (pair) => pairWeight(pair, weights)),
  };
}

function sharedSorted(
  a: Int32Array | Float64Array,
  b: Int32Array | Float64Array,
  weight: (feature: number) => number,
): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [x, y] = [a[i]!, b[j]!];
    if (x === y) {
      sum += weight(x);
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return sum;
}

const SHARE_OF_WORDS = 0.6;

/** 0 (nothing in common) to 1 (the same words in the same order): Dice over words and over pairs of words. */
export function likeness(shared: Mass, a: Mass, b: Mass): number {
  const words = a.words + b.words === 0 ? 0 : (2 * shared.words) / (a.words + b.words);
  if (a.pairs === 0 && b.pairs === 0) return words;
  const pairs = a.pairs + b.pairs === 0 ? 0 : (2 * shared.pairs) / (a.pairs + b.pairs);
  return SHARE_OF_WORDS * words + (1 - SHARE_OF_WORDS) * pairs;
}
