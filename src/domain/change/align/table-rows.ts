/** Tables: rows are compared cell by cell, and a column that came or went is one change of the whole table. */
import type { Clause } from '../../edition/model.ts';
import { fold } from '../words/fold.ts';
import { joined, type Run } from '../words/runs.ts';
import { commonRuns } from '../words/word-diff.ts';
import { type Comparison, tokensAt } from './comparison.ts';
import type { Part } from './match-parts.ts';
import type { Pair } from './order.ts';
import { wordAt } from './passage.ts';

/**
 * For every table that got or lost a column, its rows that have a partner: they are one record.
 * @param parts rows that were split or merged stay out
 */
export function tablesWithOtherColumns(
  comparison: Comparison,
  pairs: readonly Pair[],
  parts: readonly Part[],
): Pair[][] {
  const inParts = new Set(parts.flatMap((part) => [part.from, ~part.to]));
  const tables = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const [a, b] = [comparison.matching.old[pair.from]!, comparison.matching.new[pair.to]!];
    if (!a.cells || !b.cells || inParts.has(pair.from) || inParts.has(~pair.to)) continue;
    const key = `${a.table} ${b.table}`;
    const table = tables.get(key);
    if (table) table.push(pair);
    else tables.set(key, [pair]);
  }
  return [...tables.values()].filter((rows) => {
    const differing = rows.filter((pair) => {
      const [a, b] = [comparison.matching.old[pair.from]!, comparison.matching.new[pair.to]!];
      return a.cells!.length !== b.cells!.length;
    });
    return differing.length > 1 && differing.length === rows.length && inOrder(rows);
  });
}

function inOrder(rows: readonly Pair[]): boolean {
  const sorted = [...rows].sort((p, q) => p.from - q.from);
  return sorted.every((pair, i) => i === 0 || sorted[i - 1]!.to < pair.to);
}

/**
 * Words kept between rows that became each other, cell by cell; `null` when these are not such rows.
 * Places are those in the rows' texts joined by a space.
 */
export function rowRuns(comparison: Comparison, pairs: readonly Pair[]): Run[] | null {
  const { matching } = comparison;
  const rows = [...pairs].sort((p, q) => p.from - q.from);
  if (rows.length === 0 || !inOrder(rows)) return null;
  const runs: Run[] = [];
  let [x, y] = [0, 0];
  for (const pair of rows) {
    const [a, b] = [matching.old[pair.from]!, matching.new[pair.to]!];
    if (!a.cells || !b.cells) return null;
    const columns = columnsOf(comparison, a, b);
    if (!columns) return null;
    const [left, right] = [
      tokensAt(comparison, comparison.old, pair.from),
      tokensAt(comparison, comparison.new, pair.to),
    ];
    const [from, to] = [cellStarts(a, left), cellStarts(b, right)];
    columns.forEach((column, c) => {
      if (column < 0) return;
      const [i, j] = [from[c]!, to[column]!];
      const cell = commonRuns(
        left.ids.subarray(i, from[c + 1]),
        right.ids.subarray(j, to[column + 1]),
        comparison.work,
      );
      for (const run of cell) runs.push({ ...run, from: x + i + run.from, to: y + j + run.to });
    });
    x += left.length;
    y += right.length;
  }
  return joined(runs);
}

/** Old column -> new column or -1, by the names in the header; `null` when the header does not tell. */
function columnsOf(comparison: Comparison, a: Clause, b: Clause): number[] | null {
  if (a.cells!.length === b.cells!.length) return a.cells!.map((_, c) => c);
  const header = (clauses: readonly Clause[], table: number | undefined) =>
    clauses.find((clause) => clause.header && clause.table === table)?.cells;
  const before = header(comparison.matching.old, a.table);
  const after = header(comparison.matching.new, b.table);
  if (before?.length !== a.cells!.length || after?.length !== b.cells!.length) return null;
  const names = new Map<string, number>();
  const numbers = (cells: readonly string[]) =>
    Int32Array.from(cells, (cell) => {
      const name = fold(cell);
      if (!names.has(name)) names.set(name, names.size);
      return names.get(name)!;
    });
  const columns = before.map(() => -1);
  for (const run of commonRuns(numbers(before), numbers(after), comparison.work))
    for (let k = 0; k < run.length; k++) columns[run.from + k] = run.to + k;
  return columns.some((column) => column >= 0) ? columns : null;
}

/** First word of each cell, and the number of words at the end. */
function cellStarts(row: Clause, tokens: Parameters<typeof wordAt>[0]): number[] {
  let at = 0;
  const starts = row.cells!.map((cell) => {
    const start = cell === '' ? at : row.text.indexOf(cell, at);
    if (cell === '') return wordAt(tokens, Math.max(0, start));
    at = start + cell.length;
    return wordAt(tokens, start);
  });
  return [...starts, tokens.length];
}
