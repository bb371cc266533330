/** The folder that becomes the site: which ones may be replaced, and replacing one. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';

/** Folders that are never replaced, nor any folder above them. */
export interface Protected {
  readonly contentDir: string;
  /** Default: the working directory. */
  readonly cwd?: string;
  /** Default: the user's home folder. */
  readonly home?: string;
}

/**
 * Makes sure, before anything is built, that `out` may be replaced and can be written. Deletes nothing.
 * @throws {ProblemError} when it holds, or may hold, files that are not a site made here, or cannot be written
 */
export function checkOut(out: string, o: Protected): void {
  const folder = realPath(out);
  const holds = (dir: string) => !relative(folder, realPath(dir)).split(sep).includes('..');
  if (holds(o.contentDir)) refuseOut(out, REASONS.content);
  if (holds(o.cwd ?? process.cwd())) refuseOut(out, REASONS.working);
  if (holds(o.home ?? homedir())) refuseOut(out, REASONS.home);
  attempt(out, () => {
    if (existsSync(folder) && !isOurs(folder)) refuseOut(out, REASONS.others);
    makeFolder(dirname(folder));
    rmdirSync(mkdtempSync(join(dirname(folder), `.${basename(folder)}-`)));
  });
}

/** Puts `fresh` in the place of `out`. A reader of the old folder never sees half a site. */
export function replaceOut(out: string, fresh: string, o: Protected): void {
  // Looked at again: a build takes a while, and somebody may have put files there meanwhile.
  checkOut(out, o);
  const folder = realPath(out);
  attempt(out, () => {
    const beside = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`));
    try {
      moveFolder(fresh, join(beside, 'new'));
      if (existsSync(folder)) renameSync(folder, join(beside, 'old'));
      renameSync(join(beside, 'new'), folder);
    } finally {
      rmSync(beside, { recursive: true, force: true });
    }
  });
}

/** Empty, or a site: every site has its list of addresses and its sources. */
function isOurs(folder: string): boolean {
  if (!statSync(folder).isDirectory()) return false;
  return (
    readdirSync(folder).length === 0 ||
    (isKind(join(folder, 'addresses.txt'), 'isFile') && isKind(join(folder, 'source'), 'isDirectory'))
  );
}

function isKind(path: string, kind: 'isFile' | 'isDirectory'): boolean {
  return statSync(path, { throwIfNoEntry: false })?.[kind]() ?? false;
}

type Reason = Readonly<Record<Language, string>>;

/** Each follows “the folder …”. */
const REASONS = {
  content: { nl: 'is of bevat de map met de inhoud', en: 'is or holds the content folder' },
  working: { nl: 'is of bevat de map waarin u werkt', en: 'is or holds the folder that you work in' },
  home: { nl: 'is of bevat uw persoonlijke map', en: 'is or holds your home folder' },
  others: {
    nl: 'bevat bestanden die niet door een build zijn gemaakt',
    en: 'holds files that were not made by a build',
  },
} as const satisfies Readonly<Record<string, Reason>>;

function refuseOut(out: string, why: Reason): never {
  refuse({
    code: 'build/not-a-site',
    ...worded({
      nl: {
        message: `De map ${resolve(out)} ${why.nl}, en een build vervangt zijn map in haar geheel. Er is niets gebouwd en niets verwijderd.`,
        hint: 'Noem met --out een map die nog niet bestaat, die leeg is of die een eerdere build heeft gemaakt.',
      },
      en: {
        message: `The folder ${resolve(out)} ${why.en}, and a build replaces its folder as a whole. Nothing was built and nothing was deleted.`,
        hint: 'Name with --out a folder that does not exist yet, an empty one, or one that an earlier build made.',
      },
    }),
  });
}

/** Links followed, also of a folder that does not exist yet. */
function realPath(path: string): string {
  const full = resolve(path);
  try {
    return realpathSync(full);
  } catch {
    const parent = dirname(full);
    return parent === full ? full : join(realPath(parent), basename(full));
  }
}

/** One folder at a time: Node's own `recursive` never returns where the system refuses with ENOENT, as below `/proc`. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  makeFolder(dirname(dir));
  try {
    mkdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** A folder on another disk cannot be renamed, only copied. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** What the system refuses, said in a sentence. */
function attempt(out: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    refuse(
      {
        code: 'build/out-unwritable',
        ...worded({
          nl: {
            message: `De site kan niet worden geschreven naar ${resolve(out)}: het systeem meldt “${error.message}”.`,
            hint: 'Noem met --out een map op een plaats waar u mappen mag maken.',
          },
          en: {
            message: `The site cannot be written to ${resolve(out)}: the system says “${error.message}”.`,
            hint: 'Name with --out a folder in a place where you may make folders.',
          },
        }),
      },
      { cause: error },
    );
  }
}
