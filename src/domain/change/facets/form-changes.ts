/** Emphasis, line breaks, level and kind of a clause: what changes its look and not its words. */
import type { Clause, Mark } from '../../edition/model.ts';
import { type Passage, wordAt } from '../align/passage.ts';
import type { Tokens } from '../words/lexicon.ts';
import type { Run } from '../words/runs.ts';

/** True when kind, level, list or header differ. */
export function differsInForm(a: Clause, b: Clause): boolean {
  return (
    a.kind !== b.kind ||
    a.depth !== b.depth ||
    a.list?.ordered !== b.list?.ordered ||
    a.list?.checked !== b.list?.checked ||
    a.header !== b.header
  );
}

const BITS: Readonly<Record<Exclude<Mark['type'], 'image'>, number>> = {
  strong: 1,
  emphasis: 2,
  strikethrough: 4,
  code: 8,
  break: 16,
};

/** True when a word that was kept is emphasised otherwise, or stands on another line. */
export function differsInMarks(a: Passage, b: Passage, runs: readonly Run[]): boolean {
  if (a.marks.length === 0 && b.marks.length === 0) return false;
  const [left, right] = [looks(a.tokens, a.marks), looks(b.tokens, b.marks)];
  return runs.some((run) => {
    for (let k = 0; k < run.length; k++) if (left[run.from + k] !== right[run.to + k]) return true;
    return false;
  });
}

function looks(tokens: Tokens, marks: readonly Mark[]): Uint8Array {
  const look = new Uint8Array(tokens.length);
  for (const mark of marks) {
    if (mark.type === 'image') continue;
    const first = wordAt(tokens, mark.type === 'break' ? mark.end : mark.start);
    if (mark.type === 'break') {
      if (first < tokens.length) look[first]! |= BITS.break;
      continue;
    }
    for (let w = first; w < tokens.length && tokens.starts[w]! < mark.end; w++) look[w]! |= BITS[mark.type];
  }
  return look;
}
