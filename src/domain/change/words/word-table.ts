/** The exact way to find which words were kept: every word against every word. */
import type { Run } from './runs.ts';

const KEPT = 1 << 12;

type Row = Int32Array<ArrayBuffer>;

/** Room to work in, kept between calls: every cell is written before it is read, and a table has a largest size. */
let room: { steps: Uint8Array; rows: readonly [Row, Row, Row, Row] } | null = null;

function desk(cells: number, width: number): NonNullable<typeof room> {
  if (room && room.steps.length >= cells && room.rows[0].length >= width) return room;
  const row = (): Row => new Int32Array(Math.max(256, 2 * width));
  room = { steps: new Uint8Array(Math.max(65_536, 2 * cells)), rows: [row(), row(), row(), row()] };
  return room;
}

/**
 * Dynamic programming over two states, "word kept" and "inside an interruption": the number of words kept weighs
 * 4096 times an interruption, so the longest common subsequence always wins.
 */
export function byTable(a: Int32Array, b: Int32Array, aOffset: number, bOffset: number, runs: Run[]): void {
  const n = a.length;
  const m = b.length;
  const width = m + 1;
  // Bit 0: a kept word was reached from an interruption. Bits 1-2: how an interruption was reached.
  const { steps, rows } = desk((n + 1) * width, width);
  let [keptAbove, openAbove, kept, open] = rows;
  const never = -1e9;
  keptAbove.fill(never, 0, width);
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
