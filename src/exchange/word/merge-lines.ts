/** Two changes of one text, merged clause by clause: a clause both changed differently is a conflict, never a mixture. */
import { diffArrays } from 'diff';

export interface LineMerge {
  readonly lines: readonly string[];
  /** Clauses that both changed: the present draft's words stand, the returned ones are quoted. */
  readonly conflicts: readonly { readonly ours: string; readonly theirs: string }[];
}

interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** @param base the text that was sent out; each line holds one clause */
export function mergeLines(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
): LineMerge {
  const [mine, other] = [hunksOf(base, ours), hunksOf(base, theirs)];
  const conflicts: { ours: string; theirs: string }[] = [];
  const taken = other.filter((hunk) => {
    const against = mine.filter((each) => overlaps(each, hunk));
    if (against.length === 0) return true;
    if (
      against.length === 1 &&
      against[0]!.lines.join('\n') === hunk.lines.join('\n') &&
      against[0]!.start === hunk.start
    )
      return false;
    conflicts.push({
      ours: against
        .map((each) => each.lines.join('\n'))
        .join('\n')
        .trim(),
      theirs: hunk.lines.join('\n').trim(),
    });
    return false;
  });
  const all = [...mine, ...taken].sort((a, b) => a.start - b.start || a.end - b.end);
  const lines: string[] = [];
  let at = 0;
  for (const hunk of all) {
    lines.push(...base.slice(at, hunk.start), ...hunk.lines);
    at = hunk.end;
  }
  return { lines: [...lines, ...base.slice(at)], conflicts };
}

/** Insertions at the same place collide too: nobody can say which comes first. */
function overlaps(a: Hunk, b: Hunk): boolean {
  if (a.start === a.end && b.start === b.end) return a.start === b.start;
  return a.start < b.end && b.start < a.end;
}

function hunksOf(base: readonly string[], changed: readonly string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: { start: number; end: number; lines: string[] } | undefined;
  for (const part of diffArrays([...base], [...changed])) {
    if (!part.added && !part.removed) {
      if (open) hunks.push(open);
      open = undefined;
      at += part.value.length;
      continue;
    }
    open ??= { start: at, end: at, lines: [] };
    if (part.removed) {
      at += part.value.length;
      open.end = at;
    } else open.lines.push(...part.value);
  }
  if (open) hunks.push(open);
  return hunks;
}
