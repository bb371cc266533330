/** Pairs that need no judgement: ids, the author's own word, and clauses that say exactly the same. */
import type { Clause, EditionMeta } from '../edition/model.ts';
import { fold } from './fold.ts';
import { freeNew, freeOld, type Matching, match, mayMatch } from './matching.ts';

/** Takes off what is the same at both ends; most editions change little. */
export function trimEnds(matching: Matching): void {
  const { old, new: after } = matching;
  const same = (i: number, j: number) => sameClause(old[i]!, after[j]!);
  let start = 0;
  while (start < old.length && start < after.length && same(start, start)) {
    match(matching, start, start, 1);
    start++;
  }
  let [i, j] = [old.length, after.length];
  while (i > start && j > start && same(i - 1, j - 1)) {
    i--;
    j--;
    match(matching, i, j, 1);
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
  const oldById = new Map<string, number>();
  matching.old.forEach((clause, i) => {
    if (clause.explicit || clause.settled) oldById.set(clause.id, i);
  });
  matching.new.forEach((clause, j) => {
    const override = overrides[clause.id];
    if (override && 'new' in override) {
      matching.declaredNew.add(j);
      return;
    }
    const wanted = override ? override.was : clause.explicit || clause.settled ? clause.id : undefined;
    const i = wanted === undefined ? undefined : oldById.get(wanted);
    if (i !== undefined && matching.toNew[i] === -1) match(matching, i, j, 1);
  });
}

/** True when every id on both sides is frozen, so that nothing is left to align. */
export function allSettled(matching: Matching): boolean {
  const settled = (clause: Clause) => clause.settled === true || clause.explicit;
  return matching.old.every(settled) && matching.new.every(settled);
}

/** Clauses with the same words: those that occur once first, their neighbours next, then the rest in order. */
export function matchSameWords(matching: Matching): void {
  const same = (clause: Clause) => `${clause.kind}\n${clause.text}`;
  const inPlace = (clause: Clause) => `${clause.path.join('\n')}\n\n${same(clause)}`;
  const words = (clause: Clause) => clause.text;
  const folded = (clause: Clause) => fold(clause.text);
  matchUnique(matching, same);
  matchNeighbours(matching, same);
  matchUnique(matching, inPlace);
  matchNeighbours(matching, same);
  matchInOrder(matching, inPlace);
  matchInOrder(matching, same);
  matchUnique(matching, rowKey);
  matchUnique(matching, words);
  matchNeighbours(matching, words);
  matchInOrder(matching, words);
  matchUnique(matching, folded);
  matchNeighbours(matching, folded);
}

/** A row of a table is known by its first cell, in its section; other clauses have no such key. */
function rowKey(clause: Clause): string {
  const [first] = clause.cells ?? [];
  return first && !clause.header ? `row\n${clause.path.join('\n')}\n\n${fold(first)}` : NO_KEY;
}

const NO_KEY = '';

function byKey(clauses: readonly Clause[], free: readonly number[], key: (clause: Clause) => string) {
  const groups = new Map<string, number[]>();
  for (const i of free) {
    const clause = clauses[i]!;
    if (clause.text === '') continue;
    const name = key(clause);
    if (name === NO_KEY) continue;
    const group = groups.get(name);
    if (group) group.push(i);
    else groups.set(name, [i]);
  }
  return groups;
}

function matchUnique(matching: Matching, key: (clause: Clause) => string): void {
  const right = byKey(matching.new, freeNew(matching), key);
  for (const [name, [i, ...more]] of byKey(matching.old, freeOld(matching), key)) {
    const there = right.get(name);
    if (more.length === 0 && there?.length === 1 && mayMatch(matching, i!, there[0]!))
      match(matching, i!, there[0]!, 1);
  }
}

function matchNeighbours(matching: Matching, key: (clause: Clause) => string): void {
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
      match(matching, i, j, 1);
      i += step;
      j += step;
    }
  };
  for (let i = matching.start; i < matching.oldEnd; i++) if (matching.toNew[i] !== -1) extend(i, 1);
  for (let i = matching.oldEnd - 1; i >= matching.start; i--) if (matching.toNew[i] !== -1) extend(i, -1);
}

function matchInOrder(matching: Matching, key: (clause: Clause) => string): void {
  const right = byKey(matching.new, freeNew(matching), key);
  for (const [name, left] of byKey(matching.old, freeOld(matching), key)) {
    const there = right.get(name) ?? [];
    left.slice(0, there.length).forEach((i, k) => {
      if (mayMatch(matching, i, there[k]!)) match(matching, i, there[k]!, 1);
    });
  }
}
