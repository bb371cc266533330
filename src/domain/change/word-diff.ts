/**
 * Which words of two texts are the same: a longest common subsequence, and among the longest ones the one with the
 * fewest interruptions. Large texts go by Myers' O(ND) and by anchors; only beyond the budget is a stretch given up
 * as replaced, which is still lossless.
 */
import { spend, type Work } from './work.ts';

/** Words kept: `a[from + k] === b[to + k]` for k below `length`; in order on both sides. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** Cells of the exact table: 1,000 by 1,000 words. */
const MOST_CELLS = 1_000_000;
/** Edits up to which Myers' algorithm is tried on texts too large for the table. */
const MOST_EDITS = 600;
/** Words on both sides up to which it is tried; beyond them texts differ in more places than that. */
const MOST_WORDS = 60_000;

/** The words kept between `a` and `b`. */
export function commonRuns(a: Int32Array, b: Int32Array, work: Work): Run[] {
  const runs: Run[] = [];
  compare(a, b, 0, a.length, 0, b.length, work, runs);
  return joined(runs);
}

function compare(
  a: Int32Array,
  b: Int32Array,
  aStart: number,
  aEnd: number,
  bStart: number,
  bEnd: number,
  work: Work,
  runs: Run[],
): void {
  let [i, j, n, m] = [aStart, bStart, aEnd, bEnd];
  while (i < n && j < m && a[i] === b[j]) {
    i++;
    j++;
  }
  while (n > i && m > j && a[n - 1] === b[m - 1]) {
    n--;
    m--;
  }
  if (i > aStart) runs.push({ from: aStart, to: bStart, length: i - aStart });
  if (i < n && j < m) middle(a, b, i, n, j, m, work, runs);
  if (n < aEnd) runs.push({ from: n, to: m, length: aEnd - n });
}

function middle(
  a: Int32Array,
  b: Int32Array,
  i: number,
  n: number,
  j: number,
  m: number,
  work: Work,
  runs: Run[],
): void {
  const cells = (n - i) * (m - j);
  if (cells <= MOST_CELLS && spend(work, cells)) {
    byTable(a.subarray(i, n), b.subarray(j, m), i, j, runs);
    return;
  }
  if (
    n - i + m - j <= MOST_WORDS &&
    spend(work, n - i + m - j + MOST_EDITS * MOST_EDITS) &&
    byMyers(a.subarray(i, n), b.subarray(j, m), i, j, runs)
  )
    return;
  if (!spend(work, 4 * (n - i + m - j))) return;
  const anchors = uniqueAnchors(a, b, i, n, j, m);
  if (anchors.length === 0) return;
  let [x, y] = [i, j];
  for (const anchor of anchors) {
    compare(a, b, x, anchor.from, y, anchor.to, work, runs);
    runs.push(anchor);
    x = anchor.from + anchor.length;
    y = anchor.to + anchor.length;
  }
  compare(a, b, x, n, y, m, work, runs);
}

const KEPT = 1 << 12;

/**
 * Dynamic programming over two states, "word kept" and "inside an interruption": the number of words kept weighs
 * 4096 times an interruption, so the longest common subsequence always wins.
 */
function byTable(a: Int32Array, b: Int32Array, aOffset: number, bOffset: number, runs: Run[]): void {
  const n = a.length;
  const m = b.length;
  const width = m + 1;
  // Bit 0: a kept word was reached from an interruption. Bits 1-2: how an interruption was reached.
  const steps = new Uint8Array((n + 1) * width);
  let keptAbove = new Int32Array(width);
  let openAbove = new Int32Array(width);
  let kept = new Int32Array(width);
  let open = new Int32Array(width);
  const never = -1e9;
  keptAbove.fill(never);
  keptAbove[0] = 0;
  openAbove[0] = never;
  for (let y = 1; y <= m; y++) {
    openAbove[y] = -1;
    steps[y] = (y === 1 ? 3 : 1) << 1;
  }
  for (let x = 1; x <= n; x++) {
    const word = a[x - 1];
    kept[0] = never;
    open[0] = -1;
    steps[x * width] = (x === 1 ? 2 : 0) << 1;
    for (let y = 1; y <= m; y++) {
      let step = 0;
      let keptHere = never;
      if (word === b[y - 1]) {
        const fromKept = keptAbove[y - 1]!;
        const fromOpen = openAbove[y - 1]!;
        if (fromOpen > fromKept) {
          keptHere = fromOpen + KEPT;
          step = 1;
        } else keptHere = fromKept + KEPT;
      }
      // 0: one more word gone; 1: one more word new; 2 and 3: the same, opening the interruption.
      let best = openAbove[y]!;
      let how = 0;
      const opening = keptAbove[y]! - 1;
      if (opening > best) {
        best = opening;
        how = 2;
      }
      const more = open[y - 1]!;
      if (more > best) {
        best = more;
        how = 1;
      }
      const openingNew = kept[y - 1]! - 1;
      if (openingNew > best) {
        best = openingNew;
        how = 3;
      }
      kept[y] = keptHere;
      open[y] = best;
      steps[x * width + y] = step | (how << 1);
    }
    [keptAbove, kept] = [kept, keptAbove];
    [openAbove, open] = [open, openAbove];
  }
  const found: Run[] = [];
  let [x, y] = [n, m];
  let inside = openAbove[m]! > keptAbove[m]!;
  while (x > 0 || y > 0) {
    const step = steps[x * width + y]!;
    if (!inside) {
      x--;
      y--;
      found.push({ from: aOffset + x, to: bOffset + y, length: 1 });
      inside = (step & 1) === 1;
    } else {
      const how = step >> 1;
      if (how === 0 || how === 2) x--;
      else y--;
      inside = how < 2;
    }
  }
  for (let k = found.length - 1; k >= 0; k--) runs.push(found[k]!);
}

/** Myers 1986, greedy, with its trace kept. @returns false when more than {@link MOST_EDITS} edits are needed */
function byMyers(a: Int32Array, b: Int32Array, aOffset: number, bOffset: number, runs: Run[]): boolean {
  const [n, m] = [a.length, b.length];
  if (Math.abs(n - m) > MOST_EDITS) return false;
  const reach = new Int32Array(2 * MOST_EDITS + 3).fill(-1);
  const center = MOST_EDITS + 1;
  const trace: Int32Array[] = [];
  reach[center + 1] = 0;
  for (let d = 0; d <= MOST_EDITS; d++) {
    trace.push(reach.slice(center - d - 1, center + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[center + k - 1]! < reach[center + k + 1]!);
      let x = down ? reach[center + k + 1]! : reach[center + k - 1]! + 1;
      let y = x - k;
      while (x < n && y < m && y >= 0 && a[x] === b[y]) {
        x++;
        y++;
      }
      reach[center + k] = x;
      if (x >= n && y >= m) {
        backtrack(trace, n, m, aOffset, bOffset, runs);
        return true;
      }
    }
  }
  return false;
}

function backtrack(
  trace: readonly Int32Array[],
  n: number,
  m: number,
  aOffset: number,
  bOffset: number,
  runs: Run[],
): void {
  const found: Run[] = [];
  let [x, y] = [n, m];
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d]!;
    const at = (k: number) => reach[k + d + 1] ?? -1;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const startX = down ? at(k + 1) : at(k - 1) + 1;
    const startY = startX - k;
    const length = d === 0 ? x : x - startX;
    if (length > 0) found.push({ from: aOffset + x - length, to: bOffset + y - length, length });
    if (d === 0) break;
    x = down ? startX : startX - 1;
    y = down ? startY - 1 : startY;
  }
  for (let i = found.length - 1; i >= 0; i--) runs.push(found[i]!);
}

/** Runs of three words, else single words, that occur once on each side, as far as they stand in one order. */
function uniqueAnchors(a: Int32Array, b: Int32Array, i: number, n: number, j: number, m: number): Run[] {
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

function joined(runs: readonly Run[]): Run[] {
  const whole: { from: number; to: number; length: number }[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last && last.from + last.length === run.from && last.to + last.length === run.to)
      last.length += run.length;
    else if (run.length > 0) whole.push({ ...run });
  }
  return whole;
}
