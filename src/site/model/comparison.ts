/** A redline laid out for reading: sections, changed clauses in their place, and runs of unchanged ones. */
import type { AssessedChange } from '#domain/assessment/model.ts';
import type { Change, Redline } from '#domain/change/model.ts';
import type { Clause, ClauseId } from '#domain/edition/model.ts';
import type { ChangeCounts, ChangeLabel } from '../strings/index.ts';
import { numberClauses, topLevel } from './numbering.ts';

/** A clause that is the same on both sides. */
export interface SameBlock {
  readonly kind: 'same';
  readonly clauses: readonly Clause[];
}

export interface ChangedBlock {
  readonly kind: 'changed';
  readonly change: Change;
  /** Anchor: the clause's id. */
  readonly id: ClauseId;
  readonly numberOld: string;
  readonly number: string;
  readonly labels: readonly ChangeLabel[];
  /** Kind of the first clause concerned: a heading is shown as one. */
  readonly clause: Clause;
  /** Ids of the other new clauses in the same change. */
  readonly alsoIds: readonly ClauseId[];
  readonly assessed: readonly AssessedChange[];
}

/** Where a moved clause stood. */
export interface MovedAwayBlock {
  readonly kind: 'moved-away';
  readonly id: ClauseId;
  readonly numberOld: string;
  readonly number: string;
}

export type Block = SameBlock | ChangedBlock | MovedAwayBlock;

export interface Section {
  /** Heading that starts the section; `null` for what stands before the first. */
  readonly heading: Clause | null;
  readonly number: string;
  readonly blocks: readonly Block[];
}

export interface ComparisonLayout {
  readonly sections: readonly Section[];
  readonly changes: readonly ChangedBlock[];
  readonly counts: ChangeCounts;
  /** Number of each new clause, by index. */
  readonly numbers: readonly string[];
}

/** @param assessed the frozen assessment of exactly this pair and language; empty when there is none */
export function layOut(redline: Redline, assessed: readonly AssessedChange[]): ComparisonLayout {
  const numbersOld = numberClauses(redline.old);
  const numbers = numberClauses(redline.new);
  const changed = new Map<Change, ChangedBlock>(
    redline.changes.map((change) => [change, changedBlock(change, redline, numbersOld, numbers, assessed)]),
  );
  const byNew = new Map(
    redline.changes.flatMap((change) => change.to.map((index) => [index, change] as const)),
  );
  const departed = departures(redline, changed, numbersOld, numbers);
  const sections: { heading: Clause | null; number: string; blocks: Block[] }[] = [
    { heading: null, number: '', blocks: [...(departed.get(-1) ?? [])] },
  ];
  const top = topLevel(redline.new);
  for (const clause of redline.new) {
    const change = byNew.get(clause.index);
    if (clause.kind === 'heading' && clause.depth === top)
      sections.push({ heading: clause, number: numbers[clause.index] ?? '', blocks: [] });
    const { blocks } = sections.at(-1)!;
    if (!change) append(blocks, clause);
    else if (change.to[0] === clause.index) blocks.push(changed.get(change)!);
    blocks.push(...(departed.get(clause.index) ?? []));
  }
  const list = sections.flatMap((section) => section.blocks.filter((block) => block.kind === 'changed'));
  return {
    sections: sections.filter((section) => section.heading !== null || section.blocks.length > 0),
    changes: list,
    counts: countChanges(redline),
    numbers,
  };
}

function append(blocks: Block[], clause: Clause): void {
  const last = blocks.at(-1);
  if (last?.kind === 'same') blocks[blocks.length - 1] = { kind: 'same', clauses: [...last.clauses, clause] };
  else blocks.push({ kind: 'same', clauses: [clause] });
}

function changedBlock(
  change: Change,
  redline: Redline,
  numbersOld: readonly string[],
  numbers: readonly string[],
  assessed: readonly AssessedChange[],
): ChangedBlock {
  const first = change.to[0];
  const clause = first === undefined ? redline.old[change.from[0]!]! : redline.new[first]!;
  return {
    kind: 'changed',
    change,
    id: clause.id,
    numberOld: change.from.length > 0 ? (numbersOld[change.from[0]!] ?? '') : '',
    number: first === undefined ? '' : (numbers[first] ?? ''),
    labels: labelsOf(change),
    clause,
    alsoIds: change.to.slice(1).map((index) => redline.new[index]!.id),
    assessed: assessed.filter((each) => each.change === change.id),
  };
}

/** The most telling words first; `text` says nothing more where a clause is new, gone, split or merged. */
function labelsOf(change: Change): readonly ChangeLabel[] {
  const order: readonly ChangeLabel[] = [
    'added',
    'removed',
    'restored',
    'moved',
    'split',
    'merged',
    'text',
    'renamed',
    'link',
    'format',
    'typographic',
  ];
  const has = new Set<string>(change.facets);
  const whole = has.has('added') || has.has('removed');
  return order.filter(
    (label) => has.has(label) && !(whole && !['added', 'removed', 'restored'].includes(label)),
  );
}

/** What left its place, under the new index it stood after: removed clauses, and the old places of moved ones. */
function departures(
  redline: Redline,
  changed: ReadonlyMap<Change, ChangedBlock>,
  numbersOld: readonly string[],
  numbers: readonly string[],
): ReadonlyMap<number, readonly Block[]> {
  const newPlace = new Map<number, number>(redline.identity);
  for (const change of redline.changes)
    for (const from of change.from) {
      const last = change.to.at(-1);
      if (last !== undefined && !change.facets.includes('moved')) newPlace.set(from, last);
      else newPlace.delete(from);
    }
  const placed = new Map<number, { at: number; block: Block }[]>();
  for (const change of redline.changes) {
    const at = change.from[0];
    if (at === undefined) continue;
    const block = departure(change, changed.get(change)!, redline, numbersOld, numbers);
    if (!block) continue;
    let before = at - 1;
    while (before >= 0 && !newPlace.has(before)) before -= 1;
    const anchor = before < 0 ? -1 : newPlace.get(before)!;
    placed.set(anchor, [...(placed.get(anchor) ?? []), { at, block }]);
  }
  return new Map(
    [...placed].map(([anchor, list]) => [anchor, list.sort((a, b) => a.at - b.at).map(({ block }) => block)]),
  );
}

function departure(
  change: Change,
  block: ChangedBlock,
  redline: Redline,
  numbersOld: readonly string[],
  numbers: readonly string[],
): Block | null {
  if (change.to.length === 0) return block;
  if (!change.facets.includes('moved')) return null;
  return {
    kind: 'moved-away',
    id: redline.new[change.to[0]!]!.id,
    numberOld: numbersOld[change.from[0]!] ?? '',
    number: numbers[change.to[0]!] ?? '',
  };
}

/** Each change counts once, under the most telling heading. */
function countChanges(redline: Redline): ChangeCounts {
  const counts = { text: 0, added: 0, removed: 0, moved: 0, other: 0, same: 0 };
  const touched = new Set<number>();
  for (const change of redline.changes) {
    for (const index of change.to) touched.add(index);
    const has = (facet: string) => (change.facets as readonly string[]).includes(facet);
    if (change.from.length === 0) counts.added += 1;
    else if (change.to.length === 0) counts.removed += 1;
    else if (['text', 'typographic', 'renamed', 'split', 'merged'].some(has)) counts.text += 1;
    else if (has('moved')) counts.moved += 1;
    else counts.other += 1;
  }
  counts.same = redline.new.length - touched.size;
  return counts;
}
