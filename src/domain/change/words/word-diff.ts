/**
 * Which words of two texts are the same: a longest common subsequence, and among the longest ones the one with the
 * fewest interruptions. Large texts go by Myers' O(ND) and by anchors; only beyond the budget is a stretch given up
 * as replaced, which is still lossless.
 */
import { joined, type Run } from './runs.ts';
import { uniqueAnchors } from './word-anchors.ts';
import { byTable } from './word-table.ts';
import { byWaves } from './word-waves.ts';
import { spend, type Work } from './work.ts';

/** Cells of the exact table: 1,000 by 1,000 words. */
const MOST_CELLS = 1_000_000;

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
  if (inFull(a, b, i, n, j, m, work, runs)) return;
  const put = (from: number, to: number, length: number) =>
    void runs.push({ from: i + from, to: j + to, length });
  const [dx, dy] = byWaves(a.subarray(i, n), b.subarray(j, m), work, put);
  let [x, y] = [i + dx, j + dy];
  if (x === n || y === m || inFull(a, b, x, n, y, m, work, runs)) return;
  if (!spend(work, 4 * (n - x + m - y))) return;
  for (const anchor of uniqueAnchors(a, b, x, n, y, m)) {
    compare(a, b, x, anchor.from, y, anchor.to, work, runs);
    runs.push(anchor);
    x = anchor.from + anchor.length;
    y = anchor.to + anchor.length;
  }
  if (x > i + dx) compare(a, b, x, n, y, m, work, runs);
}

/** By the table, when it is small enough. */
function inFull(
  a: Int32Array,
  b: Int32Array,
  i: number,
  n: number,
  j: number,
  m: number,
  work: Work,
  runs: Run[],
): boolean {
  const cells = (n - i) * (m - j);
  if (cells > MOST_CELLS || !spend(work, cells)) return false;
  byTable(a.subarray(i, n), b.subarray(j, m), i, j, runs);
  return true;
}
