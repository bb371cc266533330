/** How well a comparison reads: the figures of the survey, computed the same way for every engine. */
import type { Segment } from '#domain/change/model.ts';

/** Words and single signs, white space left out: what every engine is counted in. */
export function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) ?? [];
}

/** What an engine shows of one pair: stretches of text, per record or for the whole document. */
export type Shown = readonly (readonly Segment[])[];

export interface Quality {
  /** Words shown as removed or inserted. */
  readonly shown: number;
  /** Interruptions: maximal runs of removed and inserted text. */
  readonly hunks: number;
  /** Sentences that any interruption touches. */
  readonly sentences: number;
  /** Kept runs of one or two words between two interruptions. */
  readonly islands: number;
  /** Interruptions that begin or end inside a word. */
  readonly midWord: number;
}

const SENTENCE_END = /[.!?:;](?=\s|$)/g;

export function quality(records: Shown): Quality {
  const sum = { shown: 0, hunks: 0, sentences: 0, islands: 0, midWord: 0 };
  for (const segments of records) {
    let open = false;
    let sinceHunk: number | null = null;
    let touched = false;
    segments.forEach((segment, i) => {
      if (segment.op === 'equal') {
        const count = words(segment.text).length;
        if (open && count === 0 && i + 1 < segments.length) return;
        const later = segments.slice(i + 1).some((next) => next.op !== 'equal');
        if (open && later && count > 0 && count <= 2) sum.islands++;
        if (count > 0 || !later) open = false;
        sinceHunk = count;
        if (SENTENCE_END.test(segment.text)) touched = false;
        SENTENCE_END.lastIndex = 0;
        return;
      }
      sum.shown += words(segment.text).length;
      if (!open) sum.hunks++;
      open = true;
      if (!touched) sum.sentences++;
      touched = true;
      if (segment.op === 'insert') {
        const ends = segment.text.match(SENTENCE_END)?.length ?? 0;
        sum.sentences += Math.max(0, ends - 1);
        if (ends > 0 && !SENTENCE_END.test(segment.text.slice(-2))) touched = true;
        SENTENCE_END.lastIndex = 0;
      }
      const next = segments.slice(i + 1).find((other) => other.op === 'equal' || other.op === segment.op);
      const previous = segments.slice(0, i).findLast((other) => other.op === 'equal');
      if (previous && joins(previous.text, segment.text)) sum.midWord++;
      if (next?.op === 'equal' && joins(segment.text, next.text)) sum.midWord++;
    });
    void sinceHunk;
  }
  return sum;
}

function joins(left: string, right: string): boolean {
  return /[\p{L}\p{N}]$/u.test(left) && /^[\p{L}\p{N}]/u.test(right);
}

/** Smallest number of removed and inserted words (Myers 1986, distance only). */
export function leastEdits(a: readonly string[], b: readonly string[]): number {
  const ids = new Map<string, number>();
  const number = (list: readonly string[]) =>
    Int32Array.from(list, (word) => {
      const known = ids.get(word) ?? ids.size;
      ids.set(word, known);
      return known;
    });
  const [x, y] = [number(a), number(b)];
  const most = x.length + y.length;
  const reach = new Int32Array(2 * most + 3);
  const center = most + 1;
  for (let d = 0; d <= most; d++)
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[center + k - 1]! < reach[center + k + 1]!);
      let i = down ? reach[center + k + 1]! : reach[center + k - 1]! + 1;
      while (i < x.length && i - k < y.length && x[i] === y[i - k]) i++;
      reach[center + k] = i;
      if (i >= x.length && i - k >= y.length) return d;
    }
  return most;
}
