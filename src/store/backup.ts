/** A copy of the database that can be trusted: made while it is in use, and opened again to prove it. */
import { existsSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { refuse, worded } from '#domain/problem.ts';
import { writeMeta } from './meta.ts';
import { type Store, sqlitePath } from './open-store.ts';

export const LAST_BACKUP = 'last-backup';
export const LAST_RESTORE_TEST = 'last-restore-test';

export interface BackupFacts {
  readonly file: string;
  readonly installation: string;
  readonly recipients: number;
  readonly deliveries: number;
  readonly events: number;
}

/**
 * Copies a SQLite database, page by page, without stopping anybody.
 * @throws {ProblemError} for PostgreSQL, which has its own tools, and for a file that exists
 */
export async function backUp(store: Store, databaseUrl: string, file: string): Promise<BackupFacts> {
  if (store.engine === 'postgres')
    refuse({
      code: 'backup/postgres',
      ...worded({
        nl: {
          message:
            'Deze database is PostgreSQL; daarvan maakt u een back-up met de eigen gereedschappen van PostgreSQL.',
          hint: 'Gebruik pg_dump of de momentopnamen van uw hostingpartij, en beproef ten minste eens per jaar het terugzetten.',
        },
        en: {
          message: 'This database is PostgreSQL; it is backed up with its own tools.',
          hint: 'Use pg_dump or the snapshots of your host, and test a restore at least once a year.',
        },
      }),
    });
  if (existsSync(file))
    refuse({
      code: 'backup/exists',
      ...worded({
        nl: {
          message: `${file} bestaat al; een back-up overschrijft nooit iets.`,
          hint: 'Geef een andere naam, bijvoorbeeld met de datum erin.',
        },
        en: {
          message: `${file} exists already; a backup never overwrites anything.`,
          hint: 'Give another name, for instance with the date in it.',
        },
      }),
      file,
    });
  const source = new DatabaseSync(sqlitePath(databaseUrl), { readOnly: true });
  try {
    await backup(source, file);
  } finally {
    source.close();
  }
  const facts = checkBackup(file);
  await writeMeta(store, LAST_BACKUP, new Date(store.now()).toISOString());
  return facts;
}

/**
 * Opens a backup and looks whether it is whole.
 * @throws {ProblemError} when it is damaged or no database of Promulgate
 */
export function checkBackup(file: string): BackupFacts {
  if (!existsSync(file))
    refuse({
      code: 'backup/absent',
      ...worded({
        nl: { message: `Er is geen bestand ${file}.`, hint: 'Controleer de naam.' },
        en: { message: `There is no file ${file}.`, hint: 'Check the name.' },
      }),
      file,
    });
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    const integrity = copy.prepare('pragma integrity_check').get() as { integrity_check?: string };
    if (integrity.integrity_check !== 'ok') throw new Error(String(integrity.integrity_check));
    const count = (table: string) =>
      Number((copy.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n);
    const meta = copy.prepare("select value from meta where key = 'installation'").get() as { value: string };
    return {
      file,
      installation: meta.value,
      recipients: count('recipient'),
      deliveries: count('delivery'),
      events: count('delivery_event'),
    };
  } catch (error) {
    return refuse(
      {
        code: 'backup/damaged',
        ...worded({
          nl: {
            message: `${file} is geen volledige database van Promulgate: ${(error as Error).message}.`,
            hint: 'Maak nu een nieuwe back-up en zoek uit waardoor deze beschadigd is.',
          },
          en: {
            message: `${file} is not a whole database of Promulgate: ${(error as Error).message}.`,
            hint: 'Make a new backup now, and find out what damaged this one.',
          },
        }),
        file,
      },
      { cause: error },
    );
  } finally {
    copy.close();
  }
}
