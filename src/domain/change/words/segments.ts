/** Words kept -> segments of text: exact, and cleaned up for a reader. Both give back both texts to the letter. */

import type { Segment } from '../model.ts';
import type { Lexicon, Tokens } from './lexicon.ts';
import type { Run } from './runs.ts';

/**
 * Segments in reading order, what goes before what comes. Spaces are kept outside removals and insertions
 * where both sides have them.
 */
export function segmentsOf(runs: readonly Run[], a: Tokens, b: Tokens): Segment[] {
  const out: { op: Segment['op']; text: string }[] = [];
  const put = (op: Segment['op'], text: string) => {
    if (text === '') return;
    const last = out.at(-1);
    if (last?.op === op) last.text += text;
    else out.push({ op, text });
  };
  const change = (gone: string, come: string) => {
    if (gone === come) return put('equal', gone);
    const lead = gone.startsWith(' ') && come.startsWith(' ') ? 1 : 0;
    const room = Math.min(gone.length, come.length) - lead;
    const trail = room > 0 && gone.endsWith(' ') && come.endsWith(' ') ? 1 : 0;
    put('equal', gone.slice(0, lead));
    put('delete', gone.slice(lead, gone.length - trail));
    put('insert', come.slice(lead, come.length - trail));
    put('equal', gone.slice(gone.length - trail));
  };
  let [x, y] = [0, 0];
  for (const run of runs) {
    const aEnd = a.ends[run.from + run.length - 1]!;
    const bEnd = b.ends[run.to + run.length - 1]!;
    change(a.text.slice(x, a.starts[run.from]), b.text.slice(y, b.starts[run.to]));
    const said = a.text.slice(a.starts[run.from], aEnd);
    if (said === b.text.slice(b.starts[run.to], bEnd)) put('equal', said);
    else spaced(run, a, b, change);
    [x, y] = [aEnd, bEnd];
  }
  change(a.text.slice(x), b.text.slice(y));
  return out;
}

/** The same words with other spaces between them: "e - mail" and "e-mail". */
function spaced(run: Run, a: Tokens, b: Tokens, change: (gone: string, come: string) => void): void {
  for (let k = 0; k < run.length; k++) {
    const [i, j] = [run.from + k, run.to + k];
    if (k > 0) change(a.text.slice(a.ends[i - 1], a.starts[i]), b.text.slice(b.ends[j - 1], b.starts[j]));
    const word = a.text.slice(a.starts[i], a.ends[i]);
    change(word, word);
  }
}

/** Kept words between two changes that may be given up: more than these are a phrase. */
const ISLAND_WORDS = 2;
/** Two words that both say something stay; a word alone, or beside a common word or a comma, does not. */
const ISLAND_WORTH = 2;

/**
 * Gives up the kept words that stand alone between changes, so that a reader sees phrases and not confetti.
 * Only ever takes runs away: what is shown as kept was kept.
 */
export function withoutIslands(runs: readonly Run[], a: Tokens, b: Tokens, lexicon: Lexicon): Run[] {
  const kept: Run[] = [];
  runs.forEach((run, r) => {
    const last = kept.at(-1);
    const [fromEnd, toEnd] = last ? [last.from + last.length, last.to + last.length] : [0, 0];
    const before = Math.max(run.from - fromEnd, run.to - toEnd);
    const next = runs[r + 1];
    const after = Math.max(
      (next?.from ?? a.length) - run.from - run.length,
      (next?.to ?? b.length) - run.to - run.length,
    );
    if (before === 0 || after === 0 || !isIsland(run, a, lexicon)) kept.push(run);
  });
  return kept;
}

function isIsland(run: Run, a: Tokens, lexicon: Lexicon): boolean {
  if (run.length > ISLAND_WORDS) return false;
  let worth = 0;
  for (let k = 0; k < run.length; k++) worth += lexicon.worth[a.ids[run.from + k]!]!;
  return worth < ISLAND_WORTH;
}
