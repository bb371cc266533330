/** Two changes of one text at once: does the second contain the first, and what would both together read? */
import { diffArrays } from 'diff';

/** Words, punctuation and white space, each as a token; together they are the text. */
function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];
}

/** Replaces the tokens `[start, end)` of the base by others. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly insert: readonly string[];
}

function hunks(base: readonly string[], changed: readonly string[]): Hunk[] {
  const found: Hunk[] = [];
  let at = 0;
  let open: { start: number; end: number; insert: string[] } | undefined;
  for (const part of diffArrays([...base], [...changed])) {
    if (!part.added && !part.removed) {
      if (open) found.push(open);
      open = undefined;
      at += part.value.length;
      continue;
    }
    open ??= { start: at, end: at, insert: [] };
    if (part.removed) {
      at += part.value.length;
      open.end = at;
    } else open.insert.push(...part.value);
  }
  if (open) found.push(open);
  return found;
}

function touch(a: Hunk, b: Hunk): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function same(a: Hunk, b: Hunk): boolean {
  return a.start === b.start && a.end === b.end && a.insert.join('') === b.insert.join('');
}

export interface Merge {
  /** `theirs` with every change of `ours` that touches none of its own. */
  readonly text: string;
  /** True when `theirs` holds every change of `ours`, or has words of its own in that place. */
  readonly contained: boolean;
  /** Places where both changed the same words differently; `theirs` stands there. */
  readonly conflicts: readonly { readonly ours: string; readonly theirs: string }[];
}

/** Carries the changes base -> ours into theirs, another change of the same base. */
export function mergeChanges(base: string, ours: string, theirs: string): Merge {
  const root = tokens(base);
  const mine = hunks(root, tokens(ours));
  const other = hunks(root, tokens(theirs));
  const conflicts: { ours: string; theirs: string }[] = [];
  const free: Hunk[] = [];
  for (const hunk of mine) {
    const rivals = other.filter((rival) => touch(hunk, rival));
    if (rivals.length === 0) free.push(hunk);
    else if (!rivals.some((rival) => same(rival, hunk)))
      conflicts.push({
        ours: hunk.insert.join(''),
        theirs: rivals.map((rival) => rival.insert.join('')).join(' … '),
      });
  }
  const text: string[] = [];
  let at = 0;
  for (const hunk of [...free, ...other].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text.push(...root.slice(at, hunk.start), ...hunk.insert);
    at = hunk.end;
  }
  text.push(...root.slice(at));
  return { text: text.join(''), contained: free.length === 0, conflicts };
}
