/**
 * The register on disk. A line is added by writing the whole file beside the old one and renaming it,
 * under a lock, so that a crash leaves either the old register or the new one, never half a line.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Sha256 } from '#domain/digest.ts';
import { type Problem, refuse, worded } from '#domain/problem.ts';
import { appendAct, type RegisterReading, readRegister } from '#domain/register/chain.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';
import { readUtf8 } from './utf8.ts';

export const REGISTER = 'register.jsonl';

export interface RegisterFile extends RegisterReading {
  readonly text: string;
  readonly exists: boolean;
}

/** Reads and verifies the register of a statement; a statement without one has an empty register. */
export function readRegisterFile(dir: string): RegisterFile {
  const path = join(dir, REGISTER);
  if (!existsSync(path)) return { ...readRegister('', path), text: '', exists: false };
  const read = readUtf8(path, path);
  if (read.problem) return { ...readRegister('', path), text: '', exists: true, problems: [read.problem] };
  return { ...readRegister(read.text, path), text: read.text, exists: true };
}

/**
 * Adds acts to the register of a statement, all or none.
 * @param expectedHead what the acts were judged by; they are refused when the register moved on since
 * @throws {ProblemError} when the register is damaged, another process is writing, or an act may not be added
 */
export function appendActs(dir: string, drafts: readonly ActDraft[], expectedHead?: Sha256): readonly Act[] {
  const path = join(dir, REGISTER);
  return withLock(path, () => {
    let text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (expectedHead !== undefined && readRegister(text, path).head !== expectedHead) {
      refuse({
        code: 'register/moved-on',
        file: path,
        ...worded({
          nl: {
            message: 'Er is een andere handeling vastgelegd terwijl deze werd voorbereid.',
            hint: 'Er is niets geschreven. Geef de opdracht opnieuw; zij wordt beoordeeld naar het register zoals het nu is.',
          },
          en: {
            message: 'Another act was recorded while this one was prepared.',
            hint: 'Nothing was written. Give the command again; it will be judged by the register as it is now.',
          },
        }),
      });
    }
    const acts: Act[] = [];
    for (const draft of drafts) {
      const added = appendAct(text, draft, path);
      text = added.text;
      acts.push(added.act);
    }
    replaceFile(path, text);
    return acts;
  });
}

/** Writes a whole file so that a crash leaves the old one or the new one. */
export function replaceFile(path: string, text: string): void {
  const beside = `${path}.new`;
  const handle = openSync(beside, 'w');
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, path);
  syncDirectory(dirname(path));
}

/** Without this the rename itself may be lost with the power; not every platform can open a directory. */
function syncDirectory(dir: string): void {
  try {
    const handle = openSync(dir, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL'].includes((error as { code?: string }).code ?? ''))
      throw error;
  }
}

/**
 * Mends what an interrupted writer left: adds a missing line feed, or moves a half line aside.
 * @returns what was done in a sentence; `null` when nothing needed mending
 */
export function repairRegister(dir: string): Problem | null {
  const path = join(dir, REGISTER);
  return withLock(path, () => {
    const read = readRegisterFile(dir);
    const code = read.problems[0]?.code;
    if (code === 'register/no-line-feed') {
      replaceFile(path, `${read.text}\n`);
      return {
        code,
        severity: 'info',
        file: path,
        ...worded({
          nl: { message: 'Het ontbrekende regeleinde is toegevoegd; de handeling telt.' },
          en: { message: 'The missing line feed was added; the act counts.' },
        }),
      };
    }
    if (code === 'register/half-line') {
      const torn = `${path}.torn`;
      writeFileSync(torn, read.text.slice(read.goodLength), { flag: 'a' });
      replaceFile(path, read.text.slice(0, read.goodLength));
      return {
        code,
        severity: 'info',
        file: path,
        ...worded({
          nl: {
            message: `De halve regel is verplaatst naar ${torn}; het register eindigt weer met regel ${read.acts.length}.`,
            hint: 'Geef de afgebroken opdracht opnieuw.',
          },
          en: {
            message: `The half line was moved to ${torn}; the register ends with line ${read.acts.length} again.`,
            hint: 'Give the interrupted command again.',
          },
        }),
      };
    }
    return null;
  });
}

function withLock<T>(path: string, write: () => T): T {
  const lock = `${path}.lock`;
  takeLock(lock, path);
  try {
    return write();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Only one process on this machine writes; between machines the lease in the store and git decide. */
function takeLock(lock: string, path: string): void {
  for (const last of [false, true]) {
    try {
      writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
      return;
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (code === 'EACCES' || code === 'EROFS' || code === 'ENOENT' || code === 'EPERM') {
        refuse({
          code: 'archive/unwritable',
          file: path,
          ...worded({
            nl: {
              message: `In de map ${dirname(path)} kan niet worden geschreven (${code}).`,
              hint: 'Controleer of de map bestaat en of u erin mag schrijven.',
            },
            en: {
              message: `The folder ${dirname(path)} cannot be written (${code}).`,
              hint: 'Check that the folder exists and that you may write there.',
            },
          }),
        });
      }
      if (code !== 'EEXIST') throw error;
      if (last || holderLives(lock)) {
        refuse({
          code: 'register/locked',
          file: path,
          ...worded({
            nl: {
              message: 'Een ander proces schrijft op dit moment in dit register.',
              hint: `Wacht tot het klaar is en probeer het opnieuw. Draait er geen Promulgate, verwijder dan ${lock}.`,
            },
            en: {
              message: 'Another process is writing this register at the moment.',
              hint: `Wait for it to end and try again. If no Promulgate is running, remove ${lock}.`,
            },
          }),
        });
      }
      unlinkSync(lock);
    }
  }
}

function holderLives(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    if (!Number.isInteger(holder) || holder <= 0) return false;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
