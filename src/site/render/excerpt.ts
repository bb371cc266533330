/** The first words that changed, with a few around them: what a list of changes shows. */
import type { Segment } from '#domain/change/model.ts';

const CONTEXT_WORDS = 4;
const EDIT_WORDS = 9;

/** At most one deletion and the insertion that goes with it, in context. */
export function excerptOf(segments: readonly Segment[]): readonly Segment[] {
  const first = segments.findIndex((segment) => segment.op !== 'equal');
  if (first === -1)
    return [{ op: 'equal', text: head(segments.map(({ text }) => text).join(''), EDIT_WORDS) }];
  const excerpt: Segment[] = [];
  const before = segments[first - 1];
  if (before) excerpt.push({ op: 'equal', text: tail(before.text, CONTEXT_WORDS) });
  let next = first;
  while (next < segments.length && next < first + 2 && segments[next]!.op !== 'equal') {
    excerpt.push({ op: segments[next]!.op, text: head(segments[next]!.text, EDIT_WORDS) });
    next += 1;
  }
  const after = segments[next];
  if (after?.op !== 'equal') return excerpt;
  const cut = excerpt.at(-1)?.text.endsWith('…');
  // What closed the words that were cut off closes nothing here.
  const text = cut ? after.text.replace(/^[\s.,;:!?)”’]+/u, '') : after.text;
  if (text !== '') excerpt.push({ op: 'equal', text: `${cut ? ' ' : ''}${head(text, CONTEXT_WORDS)}` });
  return excerpt;
}

function head(text: string, words: number): string {
  const parts = text.split(/(?<=\s)/u);
  return parts.length <= words
    ? text
    : `${parts
        .slice(0, words)
        .join('')
        .replace(/[\s.,;:]+$/u, '')}…`;
}

function tail(text: string, words: number): string {
  const parts = text.split(/(?<=\s)/u);
  return parts.length <= words ? text : `…${parts.slice(-words).join('')}`;
}
