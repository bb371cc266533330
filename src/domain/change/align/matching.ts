/** Which clause became which, while it is being found out. */
import type { Clause } from '../../edition/model.ts';
import { type Pair, stayingPairs } from './order.ts';

export interface Matching {
  readonly old: readonly Clause[];
  readonly new: readonly Clause[];
  /** old index -> new index, or -1. */
  readonly toNew: number[];
  /** new index -> old index, or -1. */
  readonly toOld: number[];
  /** Old indexes of pairs that an editor should look at. */
  readonly doubtful: Set<number>;
  /** Indexes of what seems to be a piece of another clause: they wait until the pairs are found. */
  readonly pieces: { readonly old: Set<number>; readonly new: Set<number> };
  /** New indexes that the author declared new. */
  readonly declaredNew: Set<number>;
  /** Clauses before `start` and from `oldEnd` / `newEnd` on are the same on both sides. */
  start: number;
  oldEnd: number;
  newEnd: number;
}

export function createMatching(old: readonly Clause[], after: readonly Clause[]): Matching {
  return {
    old,
    new: after,
    toNew: new Array<number>(old.length).fill(-1),
    toOld: new Array<number>(after.length).fill(-1),
    doubtful: new Set(),
    pieces: { old: new Set(), new: new Set() },
    declaredNew: new Set(),
    start: 0,
    oldEnd: old.length,
    newEnd: after.length,
  };
}

export function match(matching: Matching, from: number, to: number): void {
  matching.toNew[from] = to;
  matching.toOld[to] = from;
}

/** Old indexes without a partner, in the part that differs. */
export function freeOld(matching: Matching): number[] {
  const free: number[] = [];
  for (let i = matching.start; i < matching.oldEnd; i++)
    if (matching.toNew[i] === -1 && !matching.pieces.old.has(i)) free.push(i);
  return free;
}

/** New indexes without a partner that may have one, in the part that differs. */
export function freeNew(matching: Matching): number[] {
  const free: number[] = [];
  for (let j = matching.start; j < matching.newEnd; j++)
    if (matching.toOld[j] === -1 && !matching.declaredNew.has(j) && !matching.pieces.new.has(j)) free.push(j);
  return free;
}

/** May these two be one clause, as far as the author's own ids go? */
export function mayMatch(matching: Matching, from: number, to: number): boolean {
  const before = matching.old[from]!;
  const after = matching.new[to]!;
  if (before.id === after.id) return true;
  return !(before.explicit && after.explicit) && !(before.settled && after.settled);
}

/** Matched pairs in the part that differs, by old index. */
export function pairsOf(matching: Matching): Pair[] {
  const pairs: Pair[] = [];
  for (let i = matching.start; i < matching.oldEnd; i++)
    if (matching.toNew[i]! >= 0) pairs.push({ from: i, to: matching.toNew[i]! });
  return pairs;
}

/** How much it takes to move a clause: its length, and a little for being a clause at all; the same from either side. */
export function weightOf(matching: Matching): (pair: Pair) => number {
  return ({ from, to }) => matching.old[from]!.text.length + matching.new[to]!.text.length + 24;
}

/** Stretches between clauses that kept their order; equal numbers on both sides face each other. */
export interface Gaps {
  readonly old: Int32Array;
  readonly new: Int32Array;
  /** Free clauses on the larger side of each gap. */
  readonly size: readonly number[];
}

export function gapsOf(matching: Matching): Gaps {
  const anchors = stayingPairs(pairsOf(matching), weightOf(matching));
  const old = new Int32Array(matching.old.length).fill(-1);
  const after = new Int32Array(matching.new.length).fill(-1);
  const size: number[] = [];
  let [i, j] = [matching.start, matching.start];
  const ends = [...anchors, { from: matching.oldEnd, to: matching.newEnd }];
  ends.forEach((anchor, gap) => {
    let [left, right] = [0, 0];
    for (; i < anchor.from; i++) {
      old[i] = gap;
      if (matching.toNew[i] === -1) left++;
    }
    for (; j < anchor.to; j++) {
      after[j] = gap;
      if (matching.toOld[j] === -1) right++;
    }
    i = anchor.from + 1;
    j = anchor.to + 1;
    size.push(Math.max(left, right));
  });
  return { old, new: after, size };
}
