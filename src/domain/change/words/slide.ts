/**
 * Moves the edges of an insertion or removal to where a reader expects them. "We keep [data. We keep] logs" and
 * "We keep data. [We keep logs]" say the same; the second respects the sentence.
 */
import type { Tokens } from './lexicon.ts';
import type { Run } from './runs.ts';

const MOST_WORDS_SLID = 80;

/** The same words kept, with interruptions of one side only shifted to the best edges. */
export function slideEdges(runs: readonly Run[], a: Tokens, b: Tokens): Run[] {
  const slid = runs.map((run) => ({ ...run }));
  for (let r = 0; r + 1 < slid.length; r++) {
    const left = slid[r]!;
    const right = slid[r + 1]!;
    const goneWords = right.from - (left.from + left.length);
    const newWords = right.to - (left.to + left.length);
    if (goneWords > 0 && newWords > 0) continue;
    const [side, start, end] =
      newWords > 0 ? [b, left.to + left.length, right.to] : [a, left.from + left.length, right.from];
    // What is kept at the very start or end may be given up for words like it: the text still begins or ends there.
    const first = r === 0 && left.from === 0 && left.to === 0;
    const last =
      r + 2 === slid.length && right.from + right.length === a.length && right.to + right.length === b.length;
    const shift = bestShift(side, start, end, left.length - (first ? 0 : 1), right.length - (last ? 0 : 1));
    left.length += shift;
    right.from += shift;
    right.to += shift;
    right.length -= shift;
  }
  return slid.filter((run) => run.length > 0);
}

function bestShift(side: Tokens, start: number, end: number, leftRoom: number, rightRoom: number): number {
  let best = 0;
  let bestScore = edgeScore(side, start) + edgeScore(side, end);
  const consider = (shift: number) => {
    const score = edgeScore(side, start + shift) + edgeScore(side, end + shift);
    if (score > bestScore) {
      bestScore = score;
      best = shift;
    }
  };
  const back = Math.min(leftRoom, MOST_WORDS_SLID);
  for (let k = 1; k <= back && side.ids[start - k] === side.ids[end - k]; k++) consider(-k);
  const forth = Math.min(rightRoom, MOST_WORDS_SLID);
  for (let k = 1; k <= forth && side.ids[start + k - 1] === side.ids[end + k - 1]; k++) consider(k);
  return best;
}

const OPENERS = /[([“‘«"']/;

/** How natural it is to cut before a word: 5 at a sentence, 3 at a phrase, 1 between words, 0 inside a compound. */
function edgeScore(side: Tokens, before: number): number {
  if (before <= 0 || before >= side.length) return 5;
  const previous = side.text[side.ends[before - 1]! - 1]!;
  const spaced = side.starts[before]! > side.ends[before - 1]!;
  if (!spaced) return 0;
  if ('.!?'.includes(previous)) return 5;
  if (':;'.includes(previous)) return 4;
  if (',)”’»–—'.includes(previous)) return 3;
  return OPENERS.test(side.text[side.starts[before]!]!) ? 3 : 1;
}
