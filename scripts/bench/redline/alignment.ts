/** Figures about the alignment that need no label: it must agree with itself. */
import { redline } from '#domain/change/redline.ts';
import type { Clause } from '#domain/edition/model.ts';
import type { Subject } from './engines.ts';
import { words } from './measure.ts';

export interface Share {
  readonly right: number;
  readonly of: number;
}

/** Comparing back must find what comparing there found: changed clauses only. */
export function symmetry(subjects: readonly Subject[]): Share {
  let [right, of] = [0, 0];
  for (const { oldClauses, newClauses } of subjects) {
    const there = redline(oldClauses, newClauses);
    const back = redline(newClauses, oldClauses).identity;
    const reached = new Set(back.values());
    for (const i of there.changes.flatMap((change) => change.from)) {
      const j = there.identity.get(i);
      of++;
      if (j === undefined ? !reached.has(i) : back.get(j) === i) right++;
    }
  }
  return { right, of };
}

/** First to third must be first to second and on to third: clauses that changed in both steps together. */
export function composition(subjects: readonly Subject[]): Share {
  const next = new Map(subjects.map((subject) => [flat(subject.oldClauses), subject]));
  let [right, of] = [0, 0];
  for (const first of subjects) {
    const second = next.get(flat(first.newClauses));
    if (!second || second === first) continue;
    const whole = redline(first.oldClauses, second.newClauses);
    const [a, b] = [
      redline(first.oldClauses, first.newClauses).identity,
      redline(second.oldClauses, second.newClauses).identity,
    ];
    for (const i of new Set(whole.changes.flatMap((change) => change.from))) {
      const between = a.get(i);
      of++;
      if (whole.identity.get(i) === (between === undefined ? undefined : b.get(between))) right++;
    }
  }
  return { right, of };
}

const flat = (clauses: readonly Clause[]) => clauses.map(({ kind, text }) => `${kind} ${text}`).join('\n');

/** Paragraphs with the same words, once on either side, that are shown as removed and added. */
export function movedAsRemoved(subjects: readonly Subject[]): {
  readonly wrong: number;
  readonly of: number;
} {
  let [wrong, of] = [0, 0];
  for (const { oldClauses, newClauses } of subjects) {
    const lines = redline(oldClauses, newClauses);
    const [left, right] = [times(oldClauses), times(newClauses)];
    const removed = new Set(lines.changes.filter((c) => c.to.length === 0).flatMap((c) => c.from));
    for (const { text, index } of oldClauses) {
      if (left.get(text) !== 1 || right.get(text) !== 1 || words(text).length < 5) continue;
      of++;
      if (removed.has(index)) wrong++;
    }
  }
  return { wrong, of };
}

function times(clauses: readonly Clause[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { text } of clauses) counted.set(text, (counted.get(text) ?? 0) + 1);
  return counted;
}
