/** Fills a new folder with files; a file that is there already is never touched. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ProblemError, refuse, worded } from '#domain/problem.ts';

export interface NewFile {
  /** Relative to the folder. */
  readonly path: string;
  readonly bytes: Uint8Array | string;
  readonly executable?: boolean;
}

/**
 * Writes all files or none.
 * @returns their paths
 * @throws {ProblemError} `folder/exists` naming each file that is there already; `folder/unwritable`
 */
export function writeFolder(dir: string, files: readonly NewFile[]): readonly string[] {
  const taken = files.filter((file) => existsSync(join(dir, file.path)));
  if (taken.length > 0) {
    throw new ProblemError(
      taken.map((file) => ({
        code: 'folder/exists',
        severity: 'error',
        ...worded({
          nl: {
            message: 'Dit bestand bestaat al. Er is niets geschreven.',
            hint: 'Kies een nieuwe map, of werk verder met wat er staat.',
          },
          en: {
            message: 'This file exists already. Nothing was written.',
            hint: 'Choose a new folder, or work with the one that is there.',
          },
        }),
        file: join(dir, file.path),
      })),
    );
  }
  return files.map((file) => {
    const path = join(dir, file.path);
    try {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.bytes, { flag: 'wx', mode: file.executable ? 0o755 : 0o644 });
    } catch (cause) {
      refuse(
        {
          code: 'folder/unwritable',
          ...worded({
            nl: {
              message: `Het bestand kan niet worden geschreven: ${cause instanceof Error ? cause.message.split(',')[0] : 'oorzaak onbekend'}.`,
              hint: 'Controleer of de map bestaat en of u erin mag schrijven.',
            },
            en: {
              message: `The file cannot be written: ${cause instanceof Error ? cause.message.split(',')[0] : 'unknown reason'}.`,
              hint: 'Check that the folder exists and that you may write in it.',
            },
          }),
          file: path,
        },
        { cause },
      );
    }
    return path;
  });
}
