/** A redline in the order of a document with tracked changes: the new text, and what is gone where it stood. */
import type { Change, Redline, Segment } from '#domain/change/model.ts';
import type { Clause } from '#domain/edition/model.ts';

/** One paragraph or row of the document. */
export interface Line {
  readonly op: Segment['op'];
  /** Words laid over each other, when the clause stays where it is. */
  readonly segments: readonly Segment[];
  readonly old: Clause | null;
  readonly fresh: Clause | null;
  /** The change it belongs to; `null` when nothing happened. */
  readonly change: Change | null;
}

/**
 * Accepting everything gives the new clauses in order, rejecting everything the old ones. A clause that moved,
 * was split or merged is deleted where it stood and inserted where it stands: Word's own moves cannot hold edits.
 */
export function redlineOrder(lines: Redline): readonly Line[] {
  const byOld = new Map(lines.changes.flatMap((change) => change.from.map((at) => [at, change] as const)));
  const byNew = new Map(lines.changes.flatMap((change) => change.to.map((at) => [at, change] as const)));
  const stays = (change: Change | undefined) =>
    change === undefined ||
    (change.from.length === 1 &&
      change.to.length === 1 &&
      !change.facets.includes('moved') &&
      sameShape(lines.old[change.from[0]!]!, lines.new[change.to[0]!]!));
  const result: Line[] = [];
  let next = 0;
  const removeUntil = (limit: number) => {
    for (; next < limit; next += 1) {
      const change = byOld.get(next);
      if (change && !stays(change))
        result.push({ op: 'delete', segments: [], old: lines.old[next]!, fresh: null, change });
    }
  };
  lines.new.forEach((fresh, at) => {
    const change = byNew.get(at);
    if (!stays(change)) {
      // What is gone from this place stands before what came: old words first, as Word does it.
      while (next < lines.old.length && byOld.has(next) && !stays(byOld.get(next))) removeUntil(next + 1);
      result.push({ op: 'insert', segments: [], old: null, fresh, change: change ?? null });
      return;
    }
    const from = change ? change.from[0]! : oldOf(lines, at);
    removeUntil(from);
    next = Math.max(next, from + 1);
    const old = lines.old[from] ?? null;
    result.push({
      op: 'equal',
      segments: change ? change.display : [{ op: 'equal', text: fresh.text }],
      old,
      fresh,
      change: change ?? null,
    });
  });
  removeUntil(lines.old.length);
  return result;
}

const sameShape = (old: Clause, fresh: Clause) =>
  old.kind === fresh.kind && old.depth === fresh.depth && old.list?.ordered === fresh.list?.ordered;

function oldOf(lines: Redline, at: number): number {
  for (const [from, to] of lines.identity) if (to === at) return from;
  return -1;
}
