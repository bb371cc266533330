/** Cells of a table row set apart: a row's own text runs them together. */
import type { Change, Redline, Segment } from '../change/model.ts';
import type { Clause } from '../edition/model.ts';

const BETWEEN_CELLS = ' | ';
const BETWEEN_ROWS = ' / ';

/**
 * The words of a change with a bar between cells and a stroke between rows, outside removals and insertions.
 * Anything but rows comes back as it was.
 */
export function cellsApart(redline: Redline, change: Change): readonly Segment[] {
  const before = boundaries(redline.old, change.from);
  const after = boundaries(redline.new, change.to);
  if (before.size + after.size === 0) return change.display;
  let [x, y] = [0, 0];
  return change.display.flatMap(({ op, text }) => {
    // What stays takes the cells of the new row; it may have moved from one column to another.
    const [found, start] = op === 'delete' ? [before, x] : [after, y];
    if (op !== 'insert') x += text.length;
    if (op !== 'delete') y += text.length;
    return apart(op, text, start, found);
  });
}

/** Places of the spaces between cells, in the rows' texts joined by a space, and what to write there. */
function boundaries(clauses: readonly Clause[], indexes: readonly number[]): ReadonlyMap<number, string> {
  const places = new Map<number, string>();
  let offset = 0;
  let row = false;
  for (const index of indexes) {
    const clause = clauses[index];
    if (!clause) continue;
    if (row && clause.cells) places.set(offset - 1, BETWEEN_ROWS);
    row = clause.cells !== undefined;
    let at = 0;
    for (const cell of clause.cells ?? []) {
      const start = clause.text.indexOf(cell, at);
      if (cell === '' || start < 0) continue;
      if (at > 0 && clause.text[start - 1] === ' ') places.set(offset + start - 1, BETWEEN_CELLS);
      at = start + cell.length;
    }
    offset += clause.text.length + 1;
  }
  return places;
}

function apart(
  op: Segment['op'],
  text: string,
  start: number,
  places: ReadonlyMap<number, string>,
): readonly Segment[] {
  const parts: { op: Segment['op']; text: string }[] = [{ op, text: '' }];
  for (let k = 0; k < text.length; k++) {
    const between = places.get(start + k);
    const atEdge = op !== 'equal' && (k === 0 || k === text.length - 1);
    if (between !== undefined && atEdge) parts.push({ op: 'equal', text: between }, { op, text: '' });
    else parts.at(-1)!.text += between ?? text[k];
  }
  return parts.filter((part) => part.text !== '');
}
