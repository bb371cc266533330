/** Which clause became which, between two texts. */
import type { EditionMeta } from '../../edition/model.ts';
import type { Comparison } from './comparison.ts';
import { allSettled, matchByIds, matchRepeatedWords, matchSameWords, trimEnds } from './match-exact.ts';
import { matchFacing, matchReplaced } from './match-facing.ts';
import { matchRenamedHeadings, matchSectionHeadings } from './match-headings.ts';
import { type Part, partsOf } from './match-parts.ts';
import { matchSimilar } from './match-similar.ts';
import { freeNew, freeOld, type Matching, match } from './matching.ts';

/** Likeness of pairs that are settled before pieces are looked for. */
const SURE = 0.5;

/**
 * Fills the comparison's matching and returns the links beside it.
 *
 * In order of authority: ids that are frozen or fixed and overrides of the author; the same words; nearly the same
 * words in the same place; similar words; headings by what stands under them; parts that were split off or taken in. Where all ids are frozen, they alone
 * decide: a newer algorithm never aligns published editions anew.
 */
export function align(comparison: Comparison, overrides: EditionMeta['clauses']): Part[] {
  const { matching } = comparison;
  if (Object.keys(overrides).length === 0) trimEnds(matching);
  if (allSettled(matching)) {
    matchByIds(matching, {});
    matchRenamedIds(comparison);
    return settledParts(comparison);
  }
  if (freeOld(matching).length === 0 && freeNew(matching).length === 0) return [];
  matchByIds(matching, overrides);
  matchSameWords(matching);
  matchFacing(comparison);
  matchSectionHeadings(comparison);
  matchSimilar(comparison, SURE);
  setPiecesAside(comparison);
  matchSimilar(comparison);
  matchSectionHeadings(comparison);
  matchRepeatedWords(matching);
  matchSimilar(comparison);
  matchRenamedHeadings(comparison);
  takePiecesBack(matching);
  const parts = partsOf(comparison);
  matchReplaced(comparison, parts);
  return parts;
}

/** What was cut off a clause or taken into one is no partner for a stranger that happens to be somewhat like it. */
function setPiecesAside(comparison: Comparison): void {
  const { pieces } = comparison.matching;
  for (const part of partsOf(comparison))
    if (part.kind === 'split') pieces.new.add(part.to);
    else pieces.old.add(part.from);
}

function takePiecesBack({ pieces }: Matching): void {
  pieces.old.clear();
  pieces.new.clear();
}

/** A clause that was given another id: its old id is the first of those it had that is still free. */
function matchRenamedIds({ matching }: Comparison): void {
  const oldById = new Map(matching.old.map((clause, i) => [clause.id, i]));
  matching.new.forEach((clause, j) => {
    if (matching.toOld[j] !== -1) return;
    const before = (clause.was ?? [])
      .map((id) => oldById.get(id))
      .find((i) => i !== undefined && matching.toNew[i] === -1);
    if (before !== undefined) match(matching, before, j);
  });
}

/** Splits and merges as they were frozen. */
function settledParts({ matching }: Comparison): Part[] {
  const oldById = new Map(matching.old.map((clause, i) => [clause.id, i]));
  const parts: Part[] = [];
  matching.new.forEach((clause, j) => {
    const whole = clause.splitFrom ? oldById.get(clause.splitFrom) : undefined;
    if (whole !== undefined && matching.toOld[j] === -1) parts.push({ from: whole, to: j, kind: 'split' });
    for (const id of clause.was ?? []) {
      const taken = oldById.get(id);
      if (taken !== undefined && matching.toNew[taken] === -1)
        parts.push({ from: taken, to: j, kind: 'merged' });
    }
  });
  return parts;
}
