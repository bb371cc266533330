/** `verify`: the register and every published byte, and whether the head is the one somebody wrote down. */
import { type StatementVerification, verifyFolder } from '#archive/verify-folder.ts';
import type { Sha256 } from '#domain/digest.ts';
import { type Problem, worded } from '#domain/problem.ts';
import { actDigest } from '#domain/register/chain.ts';
import { tagProblems } from './vouch.ts';

export interface Verification {
  readonly statements: readonly StatementVerification[];
  readonly problems: readonly Problem[];
}

/**
 * Verifies a content folder or a built site, offline.
 * @param o.head a digest from a notice, a page or a signed tag: it must be a line of one of the registers
 */
export function verifyPublication(o: {
  readonly dir: string;
  readonly head?: Sha256 | undefined;
}): Verification {
  const statements = verifyFolder(o.dir);
  const problems = statements.flatMap(({ statement, acts, problems: found }) => [
    ...found,
    ...tagProblems(o.dir, statement, acts),
  ]);
  const { head } = o;
  if (head !== undefined && !statements.some((statement) => holdsLine(statement, head))) {
    problems.push({
      code: 'verify/unknown-head',
      severity: 'error',
      ...worded({
        nl: {
          message: `Geen regel van het register heeft de controlesom ${head}.`,
          hint: 'Een regel die ooit de laatste was, ontbreekt of is gewijzigd; of dit is niet het register waaruit de controlesom komt.',
        },
        en: {
          message: `No line of the register has the digest ${head}.`,
          hint: 'A line that once was the last one is gone or was changed, or this is not the register the digest was taken from.',
        },
      }),
      file: o.dir,
    });
  }
  return { statements, problems };
}

/** An earlier head is as good as the last: the chain binds everything after it. */
function holdsLine(statement: StatementVerification, head: Sha256): boolean {
  return statement.acts.some((act) => actDigest(act) === head.toLowerCase());
}
