/** Words kept between two long texts that differ in few places: Myers' O(ND), a stretch at a time. */
import type { Run } from './runs.ts';
import { spend, type Work } from './work.ts';

/** Edits up to which a stretch is followed, and words on either side that it may be long. */
const MOST_EDITS = 256;
const MOST_WORDS = 16_000;
/** So many words in a row stand in both texts for no other reason than that they were kept. */
const LONG = 24;

/**
 * Follows both texts from the beginning as far as it is sure of the way.
 * @returns where it got to on either side; both ends when it found the whole way
 */
export function byWaves(
  a: Int32Array,
  b: Int32Array,
  work: Work,
  put: (from: number, to: number, length: number) => void,
): readonly [number, number] {
  let [x, y] = [0, 0];
  while (x < a.length && y < b.length && spend(work, MOST_EDITS * MOST_EDITS)) {
    const window = [a.subarray(x, x + MOST_WORDS), b.subarray(y, y + MOST_WORDS)] as const;
    const last = x + window[0].length === a.length && y + window[1].length === b.length;
    const way = wave(...window, last, work);
    if (!way) break;
    for (const { from, to, length } of way.runs) put(x + from, y + to, length);
    x += way.x;
    y += way.y;
  }
  return [x, y];
}

interface Way {
  readonly x: number;
  readonly y: number;
  readonly runs: readonly Run[];
}

/** Myers 1986, greedy, with its trace kept. @param toTheEnd is the end of both texts where it wants to be */
function wave(a: Int32Array, b: Int32Array, toTheEnd: boolean, work: Work): Way | null {
  const [n, m] = [a.length, b.length];
  const center = MOST_EDITS + 1;
  const reach = new Int32Array(2 * MOST_EDITS + 3).fill(-1);
  const trace: Int32Array[] = [];
  reach[center + 1] = 0;
  let best = { d: -1, x: 0, y: 0 };
  for (let d = 0; d <= MOST_EDITS; d++) {
    trace.push(reach.slice(center - d - 1, center + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[center + k - 1]! < reach[center + k + 1]!);
      let x = down ? reach[center + k + 1]! : reach[center + k - 1]! + 1;
      let y = x - k;
      const start = x;
      while (x < n && y < m && y >= 0 && a[x] === b[y]) {
        x++;
        y++;
      }
      reach[center + k] = x;
      work.spent += x - start;
      const arrived = x >= n && y >= m;
      if (arrived || (x - start >= LONG && x + y > best.x + best.y)) best = { d, x, y };
      if (arrived && toTheEnd) return { ...best, runs: backtrack(trace, d, x, y) };
    }
    if (!toTheEnd && best.d >= 0 && (best.x >= n || best.y >= m)) break;
  }
  return best.d < 0 ? null : { ...best, runs: backtrack(trace, best.d, best.x, best.y) };
}

function backtrack(trace: readonly Int32Array[], edits: number, endX: number, endY: number): Run[] {
  const found: Run[] = [];
  let [x, y] = [endX, endY];
  for (let d = edits; d >= 0; d--) {
    const reach = trace[d]!;
    const at = (k: number) => reach[k + d + 1] ?? -1;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const startX = down ? at(k + 1) : at(k - 1) + 1;
    const startY = startX - k;
    const length = d === 0 ? x : x - startX;
    if (length > 0) found.push({ from: x - length, to: y - length, length });
    if (d === 0) break;
    x = down ? startX : startX - 1;
    y = down ? startY - 1 : startY;
  }
  return found.reverse();
}
