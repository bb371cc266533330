/** The connected components of an alignment: every clause that changed is in exactly one. */
import type { Comparison } from './comparison.ts';
import type { Part } from './match-parts.ts';
import type { Pair } from './order.ts';

export interface Group {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly pairs: readonly Pair[];
  readonly parts: readonly Part[];
}

/**
 * @param pairs matched clauses that changed or moved, or that take part in a split or merge
 * @param joined further clauses that belong in one record, e.g. the rows of a table that got a column
 */
export function groupsOf(
  comparison: Comparison,
  pairs: readonly Pair[],
  parts: readonly Part[],
  joined: readonly (readonly Pair[])[],
): Group[] {
  const { matching } = comparison;
  const oldCount = matching.old.length;
  const parent = new Map<number, number>();
  const find = (x: number): number => {
    let root = x;
    while (parent.get(root) !== root) root = parent.get(root)!;
    parent.set(x, root);
    return root;
  };
  const add = (node: number) => {
    if (!parent.has(node)) parent.set(node, node);
  };
  const join = (from: number, to: number) => {
    add(from);
    add(oldCount + to);
    parent.set(find(from), find(oldCount + to));
  };
  for (const { from, to } of pairs) join(from, to);
  for (const { from, to } of parts) join(from, to);
  for (const set of joined) for (const { from } of set.slice(1)) parent.set(find(from), find(set[0]!.from));
  for (let i = matching.start; i < matching.oldEnd; i++) if (matching.toNew[i] === -1) add(i);
  for (let j = matching.start; j < matching.newEnd; j++) if (matching.toOld[j] === -1) add(oldCount + j);

  const groups = new Map<number, { from: number[]; to: number[]; pairs: Pair[]; parts: Part[] }>();
  for (const node of [...parent.keys()].sort((x, y) => x - y)) {
    const root = find(node);
    const group = groups.get(root) ?? { from: [], to: [], pairs: [], parts: [] };
    groups.set(root, group);
    if (node < oldCount) group.from.push(node);
    else group.to.push(node - oldCount);
  }
  for (const pair of pairs) groups.get(find(pair.from))!.pairs.push(pair);
  for (const part of parts) groups.get(find(part.from))!.parts.push(part);
  return [...groups.values()];
}
