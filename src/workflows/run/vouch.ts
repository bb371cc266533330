/**
 * Signed tags that vouch for the head of a register: `register/<statement>/<line>` holds the digest of that
 * line. Whoever rewrites the history afterwards would have to forge the signature too. Made and checked only
 * where the clone knows a key (`git config user.signingkey`).
 */
import { canSign, type Git, GitError, openGit, upstreamOf } from '#archive/git.ts';
import type { Problem } from '#domain/problem.ts';
import { ProblemError } from '#domain/problem.ts';
import { actDigest } from '#domain/register/chain.ts';
import type { Act } from '#domain/register/model.ts';

/** Tags the last line and pushes the tag; a line is tagged once. @returns the tag, or `null` without a key */
export function vouchForHead(git: Git, acts: readonly Act[]): string | null {
  const last = acts.at(-1);
  if (!last || !canSign(git)) return null;
  const tag = `register/${last.statement}/${last.seq}`;
  if (git.try('rev-parse', '--verify', '--quiet', `refs/tags/${tag}`) !== null) return tag;
  git.run('tag', '--sign', '-m', actDigest(last), tag);
  const upstream = upstreamOf(git);
  if (upstream) git.run('push', '--quiet', upstream.remote, `refs/tags/${tag}`);
  return tag;
}

/**
 * Checks every such tag of a clone: the signature, and that the line still has the digest that was signed.
 * @returns nothing when the folder is in no clone or the clone knows no key
 */
export function tagProblems(dir: string, statement: string, acts: readonly Act[]): readonly Problem[] {
  const git = cloneOf(dir);
  if (!git || !canSign(git)) return [];
  const tags = git
    .run('tag', '--list', `register/${statement}/*`)
    .split('\n')
    .filter((tag) => tag !== '');
  return tags.flatMap((tag) => {
    const act = acts.find((each) => String(each.seq) === tag.split('/').at(-1));
    const signed = git.run('for-each-ref', '--format=%(contents:subject)', `refs/tags/${tag}`).trim();
    if (!verifies(git, tag))
      return [problem('verify/tag-signature', `The signature of the tag ${tag} does not hold.`, dir)];
    if (!act || actDigest(act) !== signed)
      return [
        problem(
          'verify/tag-digest',
          `The tag ${tag} vouches for ${signed}, which is not line ${tag.split('/').at(-1)} of the register any more.`,
          dir,
          act?.seq,
        ),
      ];
    return [];
  });
}

function verifies(git: Git, tag: string): boolean {
  try {
    git.run('tag', '--verify', tag);
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

function cloneOf(dir: string): Git | undefined {
  try {
    return openGit(dir);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

function problem(code: string, message: string, file: string, line?: number): Problem {
  return {
    code,
    severity: 'error',
    message,
    file,
    ...(line === undefined ? {} : { line }),
    hint: 'The history was rewritten, or the tag was not made by a key this clone trusts. Compare with another clone before anything is published.',
  };
}
