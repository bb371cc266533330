/** Clauses that stand between the same neighbours and kept most of their words: the ordinary edit, known at a glance. */
import { type Comparison, keptWords, tokensAt } from './comparison.ts';
import { type Matching, match, mayMatch } from './matching.ts';

/** Share of the longer clause that must stand unchanged at its beginning and end together. */
const MOST = 0.8;
/** Among several clauses that face several, one of fewer words may belong to any of them. */
const MANY_WORDS = 16;
/** Share of the longer clause that two clauses facing each other alone must have in common, in order. */
const MORE_THAN_NOT = 0.66;

export function matchFacing(comparison: Comparison): void {
  const { matching } = comparison;
  for (let i = matching.start; i < matching.oldEnd; i++) {
    if (matching.toNew[i] !== -1) continue;
    const first = i;
    while (i < matching.oldEnd && matching.toNew[i] === -1) i++;
    const before = first === matching.start ? matching.start - 1 : matching.toNew[first - 1]!;
    const after = i === matching.oldEnd ? matching.newEnd : matching.toNew[i]!;
    if (after - before - 1 !== i - first || !allFree(matching, before + 1, after)) continue;
    for (let k = 0; first + k < i; k++)
      if (facing(comparison, first + k, before + 1 + k, i - first === 1))
        match(matching, first + k, before + 1 + k);
  }
}

function allFree(matching: Matching, from: number, to: number): boolean {
  for (let j = from; j < to; j++) if (matching.toOld[j] !== -1 || matching.declaredNew.has(j)) return false;
  return true;
}

function facing(comparison: Comparison, from: number, to: number, alone: boolean): boolean {
  const { matching } = comparison;
  const [before, after] = [matching.old[from]!, matching.new[to]!];
  if (before.kind !== after.kind || !mayMatch(matching, from, to)) return false;
  const a = tokensAt(comparison, comparison.old, from).ids;
  const b = tokensAt(comparison, comparison.new, to).ids;
  const [short, long] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (short < MORE_THAN_NOT * long || (!alone && short < MANY_WORDS)) return false;
  let kept = 0;
  while (kept < short && a[kept] === b[kept]) kept++;
  for (let end = 1; kept < short && a[a.length - end] === b[b.length - end]; end++) kept++;
  if (kept >= MOST * long) return kept > 0;
  // The cells of a row are compared one by one.
  if (!alone || before.cells) return false;
  return keptWords(comparison, from, to).reduce((sum, run) => sum + run.length, 0) >= MORE_THAN_NOT * long;
}
