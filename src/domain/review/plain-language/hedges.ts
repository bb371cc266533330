/** Justified hedges: `<!-- hedge: reason -->` in or above a clause (WP260 par. 13: be able to show why). */
import type { Clause } from '../../edition/model.ts';

/** Index of the clause -> the reason given. */
export type Hedges = ReadonlyMap<number, string>;

/**
 * Reads the comments of a file. One behind words belongs to their clause; one that stands alone belongs to
 * the clause below it.
 */
export function readHedges(source: string, clauses: readonly Clause[]): Hedges {
  const hedges = new Map<number, string>();
  source.split('\n').forEach((text, at) => {
    const match = /<!--\s*hedge:\s*(.*?)\s*-->/u.exec(text);
    if (!match?.[1]) return;
    const line = at + 1;
    const alone = text.slice(0, match.index).trim() === '';
    const clause = alone
      ? clauses.find((each) => each.line >= line)
      : clauses.findLast((each) => each.line <= line);
    if (clause) hedges.set(clause.index, match[1]);
  });
  return hedges;
}
