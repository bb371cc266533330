/**
 * Numbers to cite by: sections 1, 2, 3 and in them clauses 4.1, 4.2 … in reading order. Computed, never stored: an id
 * survives a renumbering, a number does not.
 */
import type { Clause } from '#domain/edition/model.ts';

/** The number of each clause, by index. What stands before the first section is numbered `¶ 1`, `¶ 2`. */
export function numberClauses(clauses: readonly Clause[]): readonly string[] {
  const top = topLevel(clauses);
  let section = 0;
  let inSection = 0;
  return clauses.map((clause) => {
    if (clause.kind === 'heading') {
      if (clause.depth > top) return '';
      section += 1;
      inSection = 0;
      return String(section);
    }
    if (clause.kind === 'footnote' || clause.header) return '';
    inSection += 1;
    return section === 0 ? `¶ ${inSection}` : `${section}.${inSection}`;
  });
}

/** The heading level that starts a section: the highest in use. */
export function topLevel(clauses: readonly Clause[]): number {
  const depths = clauses.filter((clause) => clause.kind === 'heading').map((clause) => clause.depth);
  return depths.length === 0 ? 1 : Math.min(...depths);
}

/** Headings that start a section, for the table of contents. */
export function sections(clauses: readonly Clause[]): readonly { clause: Clause; number: string }[] {
  const top = topLevel(clauses);
  const numbers = numberClauses(clauses);
  return clauses
    .filter((clause) => clause.kind === 'heading' && clause.depth === top)
    .map((clause) => ({ clause, number: numbers[clause.index] ?? '' }));
}
