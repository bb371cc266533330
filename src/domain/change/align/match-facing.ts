/** Clauses that stand between the same neighbours and kept most of their words: the ordinary edit, known at a glance. */
import { type Comparison, keptWords, type Side, tokensAt } from './comparison.ts';
import type { Part } from './match-parts.ts';
import { freeNew, freeOld, gapsOf, type Matching, match, mayMatch } from './matching.ts';

/** Share of the longer clause that must stand unchanged at its beginning and end together. */
const MOST = 0.8;
/** Among several clauses that face several, one of fewer words may belong to any of them. */
const MANY_WORDS = 16;
/** Share of the longer clause that two clauses facing each other alone must have in common, in order. */
const MORE_THAN_NOT = 0.66;

export function matchFacing(comparison: Comparison): void {
  const { matching } = comparison;
  eachFacing(matching, (from, to, count) => {
    for (let k = 0; k < count; k++)
      if (facing(comparison, from + k, to + k, count === 1)) match(matching, from + k, to + k);
  });
}

/**
 * A few words that stand where a few others stood, alone: most likely the name that was replaced. An editor is asked.
 * @param parts pieces of other clauses, which were not replaced
 */
export function matchReplaced(comparison: Comparison, parts: readonly Part[]): void {
  const { matching } = comparison;
  const [freeHere, freeThere] = [freeOld(matching), freeNew(matching)];
  if (freeHere.length === 0 || freeThere.length === 0) return;
  const short = (side: Side, i: number) => tokensAt(comparison, side, i).length <= FEW_WORDS;
  const gaps = gapsOf(matching);
  const there = new Map(freeThere.map((j) => [gaps.new[j]!, j]));
  for (const from of freeHere) {
    const to = there.get(gaps.old[from]!);
    if (to === undefined || gaps.size[gaps.old[from]!] !== 1) continue;
    const [a, b] = [matching.old[from]!, matching.new[to]!];
    if (a.kind !== b.kind || a.depth !== b.depth || !mayMatch(matching, from, to)) continue;
    if (!short(comparison.old, from) || !short(comparison.new, to)) continue;
    if (parts.some((part) => part.from === from || part.to === to)) continue;
    match(matching, from, to);
    matching.doubtful.add(from);
  }
}

const FEW_WORDS = 4;

/** Stretches of as many free clauses on either side, between neighbours that are matched and stand as they stood. */
function eachFacing(matching: Matching, found: (from: number, to: number, count: number) => void): void {
  for (let i = matching.start; i < matching.oldEnd; i++) {
    if (matching.toNew[i] !== -1) continue;
    const first = i;
    while (i < matching.oldEnd && matching.toNew[i] === -1) i++;
    const before = first === matching.start ? matching.start - 1 : matching.toNew[first - 1]!;
    const after = i === matching.oldEnd ? matching.newEnd : matching.toNew[i]!;
    if (after - before - 1 === i - first && allFree(matching, before + 1, after))
      found(first, before + 1, i - first);
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
