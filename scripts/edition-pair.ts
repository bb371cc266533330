/** Which two editions a command means when it is given two ids. */
import type { Archive } from '#archive/read-archive.ts';
import type { Edition } from '#domain/edition/model.ts';
import { refuse } from '#domain/problem.ts';
import type { Act } from '#domain/register/model.ts';

export interface EditionPair {
  readonly old: Edition;
  readonly fresh: Edition;
  /** What is on record of the statement they belong to. */
  readonly acts: readonly Act[];
}

/**
 * Finds the statement that has both editions.
 * @param command first part of the codes of its problems
 * @throws {ProblemError} when no statement has both, or several do and none was named
 */
export function editionPair(
  archive: Archive,
  o: { readonly old: string; readonly fresh: string; readonly statement?: string | undefined },
  command: 'assess' | 'diff',
): EditionPair {
  const found = archive.statements
    .filter(({ statement }) => o.statement === undefined || statement === o.statement)
    .flatMap(({ editions, acts }) => {
      const old = editions.find((edition) => edition.id === o.old);
      const fresh = editions.find((edition) => edition.id === o.fresh);
      return old && fresh ? [{ old, fresh, acts }] : [];
    });
  const [pair] = found;
  if (pair && found.length === 1) return pair;
  if (pair)
    return refuse({
      code: `${command}/several-statements`,
      message: `More than one statement has editions ${o.old} and ${o.fresh}.`,
      hint: 'Say which with --statement NAME.',
    });
  const known = archive.statements
    .flatMap(({ editions }) => editions.map((edition) => `${edition.statement}/${edition.id}`))
    .join(', ');
  return refuse({
    code: `${command}/no-such-edition`,
    message: `There is no statement with both editions ${o.old} and ${o.fresh}, and no such Markdown files.`,
    hint: known ? `Known editions: ${known}.` : 'The content folder holds no edition yet.',
  });
}
