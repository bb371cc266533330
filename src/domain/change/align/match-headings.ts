/** A heading that got another name is known by what stands under it: the clauses of its section vote. */
import type { Clause } from '../../edition/model.ts';
import type { Comparison } from './comparison.ts';
import { freeNew, freeOld, type Matching, match, mayMatch } from './matching.ts';

/** Share of a section's weight that must agree, on both sides. */
const MAJORITY = 0.5;
/** The winner must have this many times the votes of the next. */
const MARGIN = 2;

/** Headings whose section surely stayed together. */
export function matchSectionHeadings(comparison: Comparison): void {
  voteInRounds(comparison.matching, true);
}

export function matchRenamedHeadings(comparison: Comparison): void {
  const { matching } = comparison;
  if (!headingsAreFree(matching)) return;
  voteInRounds(matching, false);
  matchLoneHeadings(matching);
  matchHeadingsBetween(matching);
}

function headingsAreFree(matching: Matching): boolean {
  const isHeading = (clause: Clause) => clause.kind === 'heading';
  return (
    freeOld(matching).some((i) => isHeading(matching.old[i]!)) &&
    freeNew(matching).some((j) => isHeading(matching.new[j]!))
  );
}

/** Sub-headings vote for the heading above them, so names are settled from the inside out. */
function voteInRounds(matching: Matching, all: boolean): void {
  for (let round = 0; round < 3; round++) if (!headingsAreFree(matching) || !vote(matching, all)) break;
}

/** @param all do clauses without a partner count as votes against */
function vote(matching: Matching, all: boolean): boolean {
  const votes = new Map<number, Map<number, number>>();
  const [oldTotal, newTotal] = [new Map<number, number>(), new Map<number, number>()];
  const sectionsOld = sections(matching.old);
  const sectionsNew = sections(matching.new);
  const add = (map: Map<number, number>, key: number, weight: number) =>
    map.set(key, (map.get(key) ?? 0) + weight);
  matching.old.forEach((clause, i) => {
    const j = matching.toNew[i]!;
    const h = sectionsOld[i]!;
    const length = j < 0 ? clause.text.length : (clause.text.length + matching.new[j]!.text.length) / 2;
    const weight = length + 12;
    if (h >= 0 && (all || j >= 0)) add(oldTotal, h, weight);
    if (j < 0) return;
    const g = sectionsNew[j]!;
    if (g >= 0) add(newTotal, g, weight);
    if (h < 0 || g < 0) return;
    const ballot = votes.get(h) ?? new Map<number, number>();
    votes.set(h, ballot);
    add(ballot, g, weight);
  });
  if (all)
    matching.new.forEach((clause, j) => {
      if (matching.toOld[j] === -1 && sectionsNew[j]! >= 0)
        add(newTotal, sectionsNew[j]!, clause.text.length + 12);
    });
  let found = false;
  for (const [h, ballot] of votes) {
    if (matching.toNew[h] !== -1) continue;
    const [first, second] = [...ballot].sort((p, q) => q[1] - p[1] || p[0] - q[0]);
    const [g, count] = first!;
    const clear = count >= MARGIN * (second?.[1] ?? 0);
    const majority = count >= MAJORITY * oldTotal.get(h)! && count >= MAJORITY * newTotal.get(g)!;
    if (!clear || !majority || matching.toOld[g] !== -1 || matching.declaredNew.has(g)) continue;
    if (!mayMatch(matching, h, g)) continue;
    const rival = [...votes].some(([other, b]) => other !== h && (b.get(g) ?? 0) * MARGIN > count);
    if (rival) continue;
    match(matching, h, g);
    found = true;
  }
  return found;
}

/** The heading each clause stands under; for a heading the one above it. -1 for none. */
function sections(clauses: readonly Clause[]): Int32Array {
  const under = new Int32Array(clauses.length).fill(-1);
  clauses.forEach((clause, i) => {
    let parent = clause.parent;
    while (parent !== null && clauses[parent]!.kind !== 'heading') parent = clauses[parent]!.parent;
    under[i] = parent ?? -1;
  });
  return under;
}

/**
 * A heading without matched children that stands where another stood: next to the same clause, and no other heading
 * does. An editor is asked.
 */
function matchLoneHeadings(matching: Matching): void {
  const { old, new: after } = matching;
  const open = new Set(freeNew(matching).filter((j) => after[j]!.kind === 'heading'));
  const pairs: [number, number][] = [];
  for (const i of freeOld(matching)) {
    if (old[i]!.kind !== 'heading') continue;
    const before = i === 0 ? -1 : matching.toNew[i - 1]!;
    const next = i + 1 === old.length ? after.length : matching.toNew[i + 1]!;
    const places = new Set<number>();
    if (i === 0 || before >= 0) places.add(before + 1);
    if (next >= 0) places.add(next - 1);
    for (const j of places)
      if (open.has(j) && after[j]!.depth === old[i]!.depth && mayMatch(matching, i, j)) pairs.push([i, j]);
  }
  for (const [i, j] of pairs) {
    if (pairs.some(([x, y]) => (x === i) !== (y === j))) continue;
    match(matching, i, j);
    matching.doubtful.add(i);
  }
}

/**
 * The one heading between two that are known, of the same level on both sides, when a clause of its section stayed or
 * neither section has words that came or went. An editor is asked.
 */
function matchHeadingsBetween(matching: Matching): void {
  const { old, new: after } = matching;
  const [left, right] = [headings(old), headings(after)];
  const place = new Map(right.map((j, p) => [j, p]));
  const [under, underNew] = [sections(old), sections(after)];
  const stayed = (i: number, j: number) =>
    old.some((_, c) => under[c] === i && underNew[matching.toNew[c]!] === j);
  const settled = (own: Int32Array, partner: readonly number[], i: number) =>
    !partner.some((other, c) => own[c] === i && other === -1);
  for (let p = 0; p < left.length; p++) {
    const i = left[p]!;
    if (matching.toNew[i] !== -1) continue;
    const before = p === 0 ? -1 : (place.get(matching.toNew[left[p - 1]!]!) ?? -2);
    const next = p + 1 === left.length ? right.length : place.get(matching.toNew[left[p + 1]!]!);
    if (before === -2 || next !== before + 2) continue;
    const j = right[before + 1]!;
    if (matching.toOld[j] !== -1 || matching.declaredNew.has(j) || old[i]!.depth !== after[j]!.depth)
      continue;
    if (!mayMatch(matching, i, j)) continue;
    const kept = settled(under, matching.toNew, i) && settled(underNew, matching.toOld, j);
    if (!stayed(i, j) && !kept) continue;
    match(matching, i, j);
    matching.doubtful.add(i);
  }
}

function headings(clauses: readonly Clause[]): number[] {
  return clauses.flatMap((clause, i) => (clause.kind === 'heading' ? [i] : []));
}
