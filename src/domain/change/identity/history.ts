/** The life of one clause across editions. */
import { type ClauseId, type Edition, textOf } from '../../edition/model.ts';
import type { Language } from '../../language.ts';
import type { Change, Redline } from '../model.ts';
import { redline } from '../redline.ts';

/**
 * What happened to a clause in each edition where it stood or from which it disappeared.
 *
 * @param editions with their ids, in the order in which they came into force
 * @param compare for callers that have the redlines already
 * @returns one entry per edition concerned; `null` where the clause was unchanged, or stood in the first edition
 */
export function clauseHistory(
  id: ClauseId,
  editions: readonly Edition[],
  language: Language,
  compare: (old: Edition, after: Edition) => Redline = (old, after) =>
    redline(textOf(old, language).clauses, textOf(after, language).clauses),
): readonly { readonly edition: string; readonly change: Change | null }[] {
  const entries: { edition: string; change: Change | null }[] = [];
  let seen = false;
  const having = editions.filter((edition) => edition.texts[language]);
  having.forEach((edition, n) => {
    const here = textOf(edition, language).clauses.some((clause) => clause.id === id);
    const before = having[n - 1];
    const there = before ? textOf(before, language).clauses.some((clause) => clause.id === id) : false;
    if (!here && !there) return;
    const change = before ? changeOf(compare(before, edition), id) : null;
    const restored = change !== null && seen && here && !there;
    entries.push({
      edition: edition.id,
      change: restored ? { ...change, facets: [...change.facets, 'restored'] } : change,
    });
    seen ||= here;
  });
  return entries;
}

function changeOf(lines: Redline, id: ClauseId): Change | null {
  return (
    lines.changes.find(
      (change) =>
        change.from.some((i) => lines.old[i]!.id === id) || change.to.some((j) => lines.new[j]!.id === id),
    ) ?? null
  );
}
