/** For the CI of a publisher's repository: against an earlier revision, registers only grew and published text stayed. */
import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openGit } from '#archive/git.ts';
import { REGISTER, readRegisterFile } from '#archive/register-file.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, refuse, worded } from '#domain/problem.ts';
import { readRegister } from '#domain/register/chain.ts';

/**
 * Compares the work tree with a revision.
 * @param o.base a revision git knows, e.g. `origin/main`
 * @throws {ProblemError} when there is no such revision
 */
export function checkAgainstBase(o: {
  readonly contentDir: string;
  readonly base: string;
}): readonly Problem[] {
  const git = openGit(o.contentDir);
  if (git.try('rev-parse', '--verify', '--quiet', `${o.base}^{commit}`) === null)
    refuse({
      code: 'check/no-base',
      ...worded({
        nl: {
          message: `Git kent hier geen versie ${o.base}.`,
          hint: 'Haal in CI de hele geschiedenis op (`fetch-depth: 0`) en noem dan de branch, bijvoorbeeld --base origin/main.',
        },
        en: {
          message: `Git knows no revision ${o.base} here.`,
          hint: 'In CI fetch the whole history (`fetch-depth: 0`), then name the branch, e.g. --base origin/main.',
        },
      }),
    });
  const root = relative(git.root, realpathSync(o.contentDir));
  const listed = git
    .run('ls-tree', '-r', '-z', '--name-only', o.base, '--', root === '' ? '.' : root)
    .split('\0');
  return listed
    .filter((path) => path.endsWith(`/${REGISTER}`))
    .flatMap((path) =>
      growthProblems(path, git.run('show', `${o.base}:${path}`), join(git.root, path, '..'), o.base),
    );
}

function growthProblems(path: string, before: string, dir: string, base: string): readonly Problem[] {
  const now = readRegisterFile(dir);
  if (now.exists && now.text.startsWith(before)) return [];
  const error = (
    code: string,
    message: Readonly<Record<Language, string>>,
    line?: number,
  ): readonly Problem[] => [
    {
      code,
      severity: 'error',
      ...worded({
        nl: {
          message: message.nl,
          hint: `Een register groeit alleen maar. Zet het terug met \`git checkout ${base} -- ${path}\` en geef uw eigen opdracht opnieuw.`,
        },
        en: {
          message: message.en,
          hint: `A register only grows. Bring it back with \`git checkout ${base} -- ${path}\` and give your own command again.`,
        },
      }),
      file: path,
      ...(line === undefined ? {} : { line }),
    },
  ];
  if (!now.exists)
    return error('check/register-removed', {
      nl: `Het register is verwijderd sinds ${base}.`,
      en: `The register was removed since ${base}.`,
    });
  const lines = now.text.split('\n');
  const changed = before.split('\n').findIndex((line, index) => line !== lines[index]);
  const known = readRegister(before, path).acts.length;
  return lines.length - 1 < known
    ? error(
        'check/register-shorter',
        {
          nl: `Het register heeft ${lines.length - 1} regels; in ${base} waren het er ${known}.`,
          en: `The register has ${lines.length - 1} lines; at ${base} it had ${known}.`,
        },
        lines.length,
      )
    : error(
        'check/register-changed',
        {
          nl: `Regel ${changed + 1} van het register is niet wat zij in ${base} was.`,
          en: `Line ${changed + 1} of the register is not what it was at ${base}.`,
        },
        changed + 1,
      );
}
