/** Clauses that stand between the same neighbours and kept most of their words: the ordinary edit, known at a glance. */
import { type Comparison, tokensAt } from './comparison.ts';
import { type Matching, match, mayMatch } from './matching.ts';

/** Share of the longer clause that must stand unchanged at its beginning and end together. */
const MOST = 0.8;
/** Among several clauses that face several, one of fewer words may belong to any of them. */
const MANY_WORDS = 16;

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
      if (facing(comparison, first + k, before + 1 + k, i - first === 1 ? 0 : MANY_WORDS))
        match(matching, first + k, before + 1 + k);
  }
}

function allFree(matching: Matching, from: number, to: number): boolean {
  for (let j = from; j < to; j++) if (matching.toOld[j] !== -1 || matching.declaredNew.has(j)) return false;
  return true;
}

function facing(comparison: Comparison, from: number, to: number, fewest: number): boolean {
  const { matching } = comparison;
  if (matching.old[from]!.kind !== matching.new[to]!.kind || !mayMatch(matching, from, to)) return false;
  const a = tokensAt(comparison, comparison.old, from).ids;
  const b = tokensAt(comparison, comparison.new, to).ids;
  const [short, long] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  if (short < fewest || short < MOST * long) return false;
  let kept = 0;
  while (kept < short && a[kept] === b[kept]) kept++;
  for (let end = 1; kept < short && a[a.length - end] === b[b.length - end]; end++) kept++;
  return kept >= MOST * long && kept > 0;
}
