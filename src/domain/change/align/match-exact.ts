/** Pairs that need no judgement: ids, the author's own word, and clauses that say exactly the same. */
import type { Clause, ClauseKind, EditionMeta } from '../../edition/model.ts';
import { fold } from '../words/fold.ts';
import { freeNew, freeOld, type Matching, match, mayMatch } from './matching.ts';

/** Takes off what is the same at both ends; most editions change little. */
export function trimEnds(matching: Matching): void {
  const { old, new: after } = matching;
  const same = (i: number, j: number) => sameClause(old[i]!, after[j]!);
  let start = 0;
  while (start < old.length && start < after.length && same(start, start)) {
    match(matching, start, start);
    start++;
  }
  let [i, j] = [old.length, after.length];
  while (i > start && j > start && same(i - 1, j - 1)) {
    i--;
    j--;
    match(matching, i, j);
  }
  matching.start = start;
  matching.oldEnd = i;
  matching.newEnd = j;
}

function sameClause(a: Clause, b: Clause): boolean {
  if (a.kind !== b.kind || a.text !== b.text) return false;
  if (a.explicit || b.explicit || (a.settled && b.settled)) return a.id === b.id;
  return true;
}

/** Frozen and fixed ids, and the overrides of the front matter, decide before any likeness. */
export function matchByIds(matching: Matching, overrides: EditionMeta['clauses']): void {
  const { old, new: after, start, oldEnd, newEnd } = matching;
  const named = (clause: Clause) => clause.explicit || clause.settled === true;
  const oldById = new Map<string, number>();
  for (let i = start; i < oldEnd; i++) if (named(old[i]!)) oldById.set(old[i]!.id, i);
  for (let j = start; j < newEnd; j++) {
    const clause = after[j]!;
    const override = overrides[clause.id];
    if (override && 'new' in override) {
      matching.declaredNew.add(j);
      continue;
    }
    const wanted = override ? override.was : named(clause) ? clause.id : undefined;
    const i = wanted === undefined ? undefined : oldById.get(wanted);
    if (i !== undefined && matching.toNew[i] === -1) match(matching, i, j);
  }
}

/** True when every id on both sides is frozen, so that nothing is left to align. */
export function allSettled(matching: Matching): boolean {
  const settled = (clause: Clause) => clause.settled === true || clause.explicit;
  return matching.old.every(settled) && matching.new.every(settled);
}

/** Clauses with the same words: those that occur once first, their neighbours next, then the rest in order. */
export function matchSameWords(matching: Matching): void {
  const numbers = new Map<string, number>();
  const words = (clause: Clause) => numberOf(numbers, clause.text);
  const same = (clause: Clause) => words(clause) * KINDS.length + KINDS.indexOf(clause.kind);
  const inPlace = (clause: Clause) => `${clause.path.join('\n')}\n\n${same(clause)}`;
  const folds = new Map<Clause, number>();
  const folded = (clause: Clause) => {
    const known = folds.get(clause);
    if (known !== undefined) return known;
    const number = numberOf(numbers, fold(clause.text));
    folds.set(clause, number);
    return number;
  };
  const rules: readonly (readonly [Rule, Key])[] = [
    [matchUnique, same],
    [matchNeighbours, same],
    [matchUnique, inPlace],
    [matchNeighbours, same],
    [matchAllInOrder, inPlace],
    [matchUnique, rowKey],
    [matchUnique, words],
    [matchNeighbours, words],
    [matchUnique, folded],
    [matchNeighbours, folded],
  ];
  applyRules(matching, rules);
}

/** Of clauses that say the same, as many as there are on the other side, in order: nothing tells them apart. */
export function matchRepeatedWords(matching: Matching): void {
  const numbers = new Map<string, number>();
  const words = (clause: Clause) => numberOf(numbers, clause.text);
  const same = (clause: Clause) => words(clause) * KINDS.length + KINDS.indexOf(clause.kind);
  applyRules(matching, [
    [matchNeighbours, same],
    [matchInOrder, (clause) => `${clause.path.join('\n')}\n\n${same(clause)}`],
    [matchInOrder, same],
    [matchInOrder, words],
  ]);
}

function applyRules(matching: Matching, rules: readonly (readonly [Rule, Key])[]): void {
  for (const [rule, key] of rules) {
    const free = { old: freeOld(matching), new: freeNew(matching) };
    if (free.old.length === 0 || free.new.length === 0) return;
    rule(matching, free, key);
  }
}

type Key = (clause: Clause) => number | string;

interface Free {
  readonly old: readonly number[];
  readonly new: readonly number[];
}

type Rule = (matching: Matching, free: Free, key: Key) => void;

const KINDS: readonly ClauseKind[] = [
  'heading',
  'paragraph',
  'item',
  'row',
  'footnote',
  'quote',
  'code',
  'html',
];

/** Texts as numbers: long texts are read once, and not joined to anything. */
function numberOf(numbers: Map<string, number>, text: string): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

/** A row of a table is known by its first cell, in its section; other clauses have no such key. */
function rowKey(clause: Clause): string {
  const [first] = clause.cells ?? [];
  return first && !clause.header ? `row\n${clause.path.join('\n')}\n\n${fold(first)}` : NO_KEY;
}

const NO_KEY = '';

/** Key -> index of the one clause that has it, or -1 for several. */
function onlyOnes(clauses: readonly Clause[], free: readonly number[], key: Key) {
  const ones = new Map<number | string, number>();
  for (const i of free) {
    const name = clauses[i]!.text === '' ? NO_KEY : key(clauses[i]!);
    if (name !== NO_KEY) ones.set(name, ones.has(name) ? -1 : i);
  }
  return ones;
}

function matchUnique(matching: Matching, free: Free, key: Key): void {
  const right = onlyOnes(matching.new, free.new, key);
  for (const [name, i] of onlyOnes(matching.old, free.old, key)) {
    const j = right.get(name) ?? -1;
    if (i >= 0 && j >= 0 && mayMatch(matching, i, j)) match(matching, i, j);
  }
}

function matchNeighbours(matching: Matching, _free: Free, key: Key): void {
  const extend = (from: number, step: 1 | -1) => {
    let [i, j] = [from + step, matching.toNew[from]! + step];
    while (
      i >= matching.start &&
      j >= matching.start &&
      i < matching.oldEnd &&
      j < matching.newEnd &&
      matching.toNew[i] === -1 &&
      matching.toOld[j] === -1 &&
      !matching.declaredNew.has(j) &&
      mayMatch(matching, i, j) &&
      key(matching.old[i]!) === key(matching.new[j]!)
    ) {
      match(matching, i, j);
      i += step;
      j += step;
    }
  };
  for (let i = matching.start; i < matching.oldEnd; i++) if (matching.toNew[i] !== -1) extend(i, 1);
  for (let i = matching.oldEnd - 1; i >= matching.start; i--) if (matching.toNew[i] !== -1) extend(i, -1);
}

/** Where there are as many on one side as on the other. */
function matchAllInOrder(matching: Matching, free: Free, key: Key): void {
  inOrder(matching, free, key, (left, right) => left === right);
}

function matchInOrder(matching: Matching, free: Free, key: Key): void {
  inOrder(matching, free, key, () => true);
}

function inOrder(
  matching: Matching,
  free: Free,
  key: Key,
  wanted: (left: number, right: number) => boolean,
): void {
  const right = grouped(matching.new, free.new, key);
  for (const [name, left] of grouped(matching.old, free.old, key)) {
    const there = right.get(name) ?? [];
    if (!wanted(left.length, there.length)) continue;
    left.slice(0, there.length).forEach((i, k) => {
      if (mayMatch(matching, i, there[k]!)) match(matching, i, there[k]!);
    });
  }
}

function grouped(clauses: readonly Clause[], free: readonly number[], key: Key) {
  const groups = new Map<number | string, number[]>();
  for (const i of free) {
    if (clauses[i]!.text === '') continue;
    const name = key(clauses[i]!);
    const group = groups.get(name);
    if (group) group.push(i);
    else groups.set(name, [i]);
  }
  return groups;
}
