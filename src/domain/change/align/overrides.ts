/** The author's own word on which clause became which: `clauses` in the front matter. */
import { type Clause, type Edition, type EditionMeta, textOf } from '../../edition/model.ts';
import type { Problem } from '../../problem.ts';
import { redline } from '../redline.ts';

/**
 * Overrides by the draft's own clause ids. An author names a clause by its fixed id, or by the id that `diff` and
 * `check` show for it, which is the one it would inherit without the override.
 */
export function readOverrides(
  edition: Edition,
  old: readonly Clause[],
  draft: readonly Clause[],
  problems: Problem[],
): EditionMeta['clauses'] {
  const entries = Object.entries(edition.meta.clauses);
  if (entries.length === 0) return {};
  const shown = new Map<string, Clause>();
  for (const [from, to] of redline(old, draft).identity) shown.set(old[from]!.id, draft[to]!);
  for (const clause of draft) if (clause.explicit) shown.set(clause.id, clause);
  const oldIds = new Set(old.map((clause) => clause.id));
  const overrides: Record<string, EditionMeta['clauses'][string]> = {};
  const problem = (message: string, hint: string) =>
    problems.push({
      code: 'change/override',
      severity: 'error',
      message,
      file: textOf(edition, edition.authentic).file,
      hint,
    });
  for (const [name, override] of entries) {
    const clause = shown.get(name);
    if (!clause)
      problem(
        `\`clauses\` names \`${name}\`, but this edition has no such clause.`,
        'Use the fixed id of the clause, or the one that `diff` shows.',
      );
    else if ('was' in override && !oldIds.has(override.was))
      problem(
        `\`clauses\` says that \`${name}\` was \`${override.was}\`, but the edition before has no such clause.`,
        'Look its id up in the edition before.',
      );
    else overrides[clause.id] = override;
  }
  return overrides;
}
