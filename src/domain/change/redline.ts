/** The whole difference between two texts of one language. */
import type { Clause, ClauseId, EditionMeta, Link, Mark, Span } from '../edition/model.ts';
import { align } from './align/align.ts';
import { type Comparison, createComparison } from './align/comparison.ts';
import { groupsOf } from './align/groups.ts';
import type { Part } from './align/match-parts.ts';
import { type Matching, pairsOf, weightOf } from './align/matching.ts';
import { type Pair, stayingPairs } from './align/order.ts';
import { withRelocated } from './align/relocated.ts';
import { tablesWithOtherColumns } from './align/table-rows.ts';
import { differsInForm } from './facets/form-changes.ts';
import type { Change, Redline } from './model.ts';
import { changeOf } from './render/describe-change.ts';
import { placesOfOld } from './render/reading-order.ts';
import type { Work } from './words/work.ts';

export interface RedlineOptions {
  /** Overrides of alignment from the front matter. */
  readonly overrides?: EditionMeta['clauses'];
  /** Language of the texts; the words that are treated apart are those of all languages, so it may be absent. */
  readonly language?: string;
  /** Ids that earlier editions had and the old text has not: such a clause is `restored`. */
  readonly restored?: ReadonlySet<ClauseId>;
  /** Told how many steps were taken, and how many were allowed. */
  readonly onWork?: (work: Readonly<Work>) => void;
}

/**
 * Compares two texts clause by clause, then word by word. Deterministic: no clock, no load and no locale decides.
 *
 * Where all ids are frozen they decide which clause became which; otherwise likeness does.
 */
export function redline(
  oldClauses: readonly Clause[],
  newClauses: readonly Clause[],
  options: RedlineOptions = {},
): Redline {
  const comparison = createComparison(oldClauses, newClauses);
  const { matching } = comparison;
  const parts = align(comparison, options.overrides ?? {});
  const all = pairsOf(matching);
  const staying = new Set(stayingPairs(all, weightOf(matching)));
  const changed = changedPairs(comparison, all, staying, parts);
  const groups = groupsOf(comparison, changed, parts, tablesWithOtherColumns(comparison, changed, parts));
  const moved = (pair: Pair) => !staying.has(pair);
  const changes = groups.map((group) => changeOf(comparison, group, moved));
  options.onWork?.(comparison.work);
  let identity: Redline['identity'] | null = null;
  return {
    old: oldClauses,
    new: newClauses,
    changes: withRelocated(comparison, inReadingOrder(matching, changes, staying, options)),
    // Most readers only want the changes, and the identity names every clause there is.
    get identity() {
      identity ??= identityOf(matching);
      return identity;
    },
    doubtful: matching.doubtful,
    parts,
  };
}

function changedPairs(
  comparison: Comparison,
  all: readonly Pair[],
  staying: ReadonlySet<Pair>,
  parts: readonly Part[],
): Pair[] {
  const { matching } = comparison;
  const inParts = {
    old: new Set(parts.map((part) => part.from)),
    new: new Set(parts.map((part) => part.to)),
  };
  const changed = all.filter(
    (pair) =>
      !staying.has(pair) ||
      inParts.old.has(pair.from) ||
      inParts.new.has(pair.to) ||
      matching.old[pair.from]!.text !== matching.new[pair.to]!.text ||
      !sameForm(matching.old[pair.from]!, matching.new[pair.to]!),
  );
  // The equal ends have equal words, but emphasis and links may differ.
  const ends: Pair[] = [];
  const look = (from: number, to: number) => {
    const [a, b] = [matching.old[from]!, matching.new[to]!];
    if (a !== b && !sameForm(a, b)) ends.push({ from, to });
  };
  for (let i = 0; i < matching.start; i++) look(i, i);
  const shift = matching.newEnd - matching.oldEnd;
  for (let i = matching.oldEnd; i < matching.old.length; i++) look(i, i + shift);
  for (const pair of ends) (staying as Set<Pair>).add(pair);
  return [...changed, ...ends];
}

function sameForm(a: Clause, b: Clause): boolean {
  return (
    !differsInForm(a, b) &&
    sameEach(a.marks, b.marks, sameMark) &&
    sameEach(a.links, b.links, sameLink) &&
    sameEach(a.footnotes, b.footnotes, sameNote) &&
    sameCells(a.cells, b.cells)
  );
}

function sameEach<T>(a: readonly T[], b: readonly T[], same: (x: T, y: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!same(a[i]!, b[i]!)) return false;
  return true;
}

const sameSpan = (x: Span, y: Span) => x.start === y.start && x.end === y.end;
const sameMark = (x: Mark, y: Mark) => sameSpan(x, y) && x.type === y.type && x.url === y.url;
const sameLink = (x: Link, y: Link) => sameSpan(x, y) && x.url === y.url && x.title === y.title;
const sameNote = (x: Clause['footnotes'][number], y: typeof x) => x.at === y.at && x.label === y.label;

function sameCells(a: Clause['cells'], b: Clause['cells']): boolean {
  if (!a || !b) return true;
  return a.length === b.length && a.every((cell, i) => cell === b[i]);
}

function identityOf(matching: Matching): ReadonlyMap<number, number> {
  const identity = new Map<number, number>();
  matching.toNew.forEach((to, from) => {
    if (to >= 0) identity.set(from, to);
  });
  return identity;
}

/** By new place; a removal stands after the clause that it followed. Each change gets an id of its own. */
function inReadingOrder(
  matching: Matching,
  changes: readonly (Change | null)[],
  staying: ReadonlySet<Pair>,
  options: RedlineOptions,
): Change[] {
  const oldPlaces = changes.some((change) => change?.to.length === 0)
    ? placesOfRemoved(matching, staying)
    : [];
  const placeOf = (change: Change): number => change.to[0] ?? oldPlaces[change.from[0]!]!;
  const used = new Set<string>();
  return changes
    .filter((change): change is Change => change !== null)
    .map((change) => ({ change, place: placeOf(change) }))
    .sort((a, b) => a.place - b.place || (a.change.from[0] ?? 0) - (b.change.from[0] ?? 0))
    .map(({ change }) => {
      const [to] = change.to;
      const clause = to === undefined ? matching.old[change.from[0]!]! : matching.new[to]!;
      let id = to === undefined ? oldId(clause) : clause.id;
      while (used.has(id)) id += '-old';
      used.add(id);
      const restored = change.from.length === 0 && options.restored?.has(clause.id);
      return { ...change, id, facets: restored ? [...change.facets, 'restored'] : change.facets };
    });
}

function placesOfRemoved(matching: Matching, staying: ReadonlySet<Pair>): ArrayLike<number> {
  const stays = new Uint8Array(matching.old.length).fill(1);
  for (let i = matching.start; i < matching.oldEnd; i++) stays[i] = 0;
  for (const pair of staying) stays[pair.from] = 1;
  return placesOfOld(matching.toNew, (i) => stays[i] === 1);
}

/** A provisional id says only where a clause stands, and may name another clause on the other side. */
function oldId(clause: Clause): string {
  return clause.settled || clause.explicit ? clause.id : `${clause.id}-old`;
}
