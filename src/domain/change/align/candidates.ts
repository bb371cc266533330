/** Which clauses are worth comparing at all: those that share rare words, and those that face each other. */
import { type Comparison, profileAt, type Side } from './comparison.ts';
import type { Weights } from './likeness.ts';
import type { Gaps } from './matching.ts';

const RAREST_FEATURES = 24;
const BEST_PER_CLAUSE = 12;
/** So many are taken when they are equal. */
const MOST_TIES = 96;
/** Sums of the same numbers in another order. */
const NEARLY = 1e-9;
/** A word that stands in more clauses than this leads to none of them. */
const MOST_POSTINGS = 48;
/** So few pairs are compared in full wherever they stand. */
const FEW_PAIRS = 64;
/** Gaps with at most this many pairs are compared in full. */
const SMALL_GAP_PAIRS = 900;

/** Pairs `from * newLength + to`, each once. The same pairs come out when old and new change places. */
export function candidatePairs(
  comparison: Comparison,
  free: { readonly old: readonly number[]; readonly new: readonly number[] },
  gaps: Gaps,
  weights: Weights,
): Set<number> {
  const width = comparison.new.clauses.length;
  const pairs = new Set<number>();
  if (free.old.length * free.new.length <= FEW_PAIRS) {
    for (const i of free.old) for (const j of free.new) pairs.add(i * width + j);
    return pairs;
  }
  const { old, new: after } = comparison;
  alike(comparison, old, free.old, after, free.new, weights, (i, j) => pairs.add(i * width + j));
  alike(comparison, after, free.new, old, free.old, weights, (j, i) => pairs.add(i * width + j));
  const facing = new Map<number, number[]>();
  for (const j of free.new) {
    const gap = facing.get(gaps.new[j]!);
    if (gap) gap.push(j);
    else facing.set(gaps.new[j]!, [j]);
  }
  const here = new Map<number, number[]>();
  for (const i of free.old) {
    const gap = here.get(gaps.old[i]!);
    if (gap) gap.push(i);
    else here.set(gaps.old[i]!, [i]);
  }
  for (const [gap, left] of here) {
    const right = facing.get(gap) ?? [];
    if (left.length * right.length > SMALL_GAP_PAIRS) continue;
    for (const i of left) for (const j of right) pairs.add(i * width + j);
  }
  return pairs;
}

/** For each clause of one side the few of the other with which it shares the most of what is rare. */
function alike(
  comparison: Comparison,
  side: Side,
  free: readonly number[],
  otherSide: Side,
  others: readonly number[],
  weights: Weights,
  add: (index: number, other: number) => void,
): void {
  const postings = new Map<number, number[]>();
  for (const j of others) {
    let last = -1;
    for (const word of profileAt(comparison, otherSide, j).words) {
      if (word === last) continue;
      last = word;
      const list = postings.get(word);
      if (list) list.push(j);
      else postings.set(word, [j]);
    }
  }
  for (const i of free) {
    const words = withTies(
      [...new Set(profileAt(comparison, side, i).words)].filter(
        (word) => (postings.get(word)?.length ?? Number.POSITIVE_INFINITY) <= MOST_POSTINGS,
      ),
      (word) => weights[word]!,
      RAREST_FEATURES,
    );
    const scores = new Map<number, number>();
    for (const word of words)
      for (const j of postings.get(word)!) scores.set(j, (scores.get(j) ?? 0) + weights[word]!);
    for (const [j] of withTies([...scores], ([, score]) => score, BEST_PER_CLAUSE)) add(i, j);
  }
}

/** The highest, and those as high as the last of them: a cut between equals would depend on which text came first. */
function withTies<T>(list: readonly T[], value: (each: T) => number, count: number): readonly T[] {
  if (list.length <= count) return list;
  const sorted = [...list].sort((p, q) => value(q) - value(p));
  const last = value(sorted[count - 1]!) - NEARLY;
  return sorted.slice(0, MOST_TIES).filter((each, k) => k < count || value(each) >= last);
}
