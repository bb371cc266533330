/** Where two long texts surely hold the same: runs of words that occur once on either side. */
import type { Run } from './runs.ts';

/** Runs of three words, else single words, that occur once on each side, as far as they stand in one order. */
export function uniqueAnchors(
  a: Int32Array,
  b: Int32Array,
  i: number,
  n: number,
  j: number,
  m: number,
): Run[] {
  for (const size of [3, 1]) {
    const here = occurrences(a, i, n, size);
    const there = occurrences(b, j, m, size);
    const pairs: [number, number][] = [];
    for (const [key, at] of here) {
      const other = there.get(key);
      if (at >= 0 && other !== undefined && other >= 0) pairs.push([at, other]);
    }
    const rising = longestRising(pairs);
    if (rising.length === 0) continue;
    const anchors: Run[] = [];
    let [x, y] = [i, j];
    for (const [from, to] of rising) {
      const skip = Math.max(0, x - from, y - to);
      if (skip >= size) continue;
      anchors.push({ from: from + skip, to: to + skip, length: size - skip });
      x = from + size;
      y = to + size;
    }
    return anchors;
  }
  return [];
}

function occurrences(
  words: Int32Array,
  from: number,
  to: number,
  size: number,
): Map<number | string, number> {
  const found = new Map<number | string, number>();
  for (let i = from; i + size <= to; i++) {
    const key = size === 1 ? words[i]! : tripleKey(words[i]!, words[i + 1]!, words[i + 2]!);
    found.set(key, found.has(key) ? -1 : i);
  }
  return found;
}

const SMALL = 2 ** 17;

/** One key for three words: a number that is exact as long as word numbers are below 131,072, else a text. */
function tripleKey(a: number, b: number, c: number): number | string {
  if (a < SMALL && b < SMALL && c < SMALL) return (a * SMALL + b) * SMALL + c;
  return `${a} ${b} ${c}`;
}

/** Pairs come ordered by their first number; keeps the most pairs whose second number rises too. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  pairs.forEach(([, to], i) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if (pairs[tails[half]!]![1] < to) low = half + 1;
      else high = half;
    }
    if (low > 0) before[i] = tails[low - 1]!;
    tails[low] = i;
  });
  const kept: [number, number][] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]!) kept.push(pairs[i]!);
  return kept.reverse();
}
