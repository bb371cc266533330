/** A scratch copy of a content folder, to try things on: it says what it is in a file of its own. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { refuse, worded } from '#domain/problem.ts';

const MARKER = '.rehearsal.json';

/** What a scratch copy says of itself. */
export interface Rehearsal {
  /** Content folder it was copied from. */
  readonly from: string;
}

/** The marker of a scratch copy; `null` for a real content folder. */
export function rehearsalOf(dir: string): Rehearsal | null {
  const path = join(dir, MARKER);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Rehearsal) : null;
}

/**
 * Makes a scratch copy, or goes on with one that exists.
 * @throws {ProblemError} when the folder holds something else
 */
export function rehearsalCopy(from: string, dir: string): string {
  if (rehearsalOf(dir)) return dir;
  if (!existsSync(from))
    refuse({
      code: 'archive/no-folder',
      file: from,
      ...worded({
        nl: { message: `Er is geen inhoudsmap ${from}.`, hint: 'Noem de uwe met --content MAP.' },
        en: { message: `There is no content folder ${from}.`, hint: 'Name yours with --content DIR.' },
      }),
    });
  if (existsSync(dir) && readdirSync(dir).length > 0)
    refuse({
      code: 'rehearsal/not-empty',
      file: dir,
      ...worded({
        nl: {
          message: `De map ${dir} is niet leeg en is geen kladkopie.`,
          hint: 'Noem een map die nog niet bestaat; er is niets gewijzigd.',
        },
        en: {
          message: `The folder ${dir} is not empty and is no scratch copy.`,
          hint: 'Name a folder that does not exist yet; nothing was changed.',
        },
      }),
    });
  if (resolve(dir).startsWith(`${resolve(from)}/`))
    refuse({
      code: 'rehearsal/inside',
      file: dir,
      ...worded({
        nl: {
          message: `De map ${dir} ligt binnen de inhoudsmap die zij zou kopiëren.`,
          hint: 'Noem een map op een andere plaats.',
        },
        en: {
          message: `The folder ${dir} lies inside the content folder it would copy.`,
          hint: 'Name a folder elsewhere.',
        },
      }),
    });
  mkdirSync(dir, { recursive: true });
  cpSync(from, dir, { recursive: true });
  writeFileSync(join(dir, MARKER), `${JSON.stringify({ from: resolve(from) })}\n`);
  return dir;
}
