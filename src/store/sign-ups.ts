/** Requests that came in and were not worked off yet. */
import type { Insertable, Selectable } from 'kysely';
import type { Reader, Writer } from './recipients.ts';
import type { SignUpTable } from './schema.ts';

export type SignUp = Selectable<SignUpTable>;

export async function addSignUp(db: Writer, row: Insertable<SignUpTable>): Promise<void> {
  await db.insertInto('sign_up').values(row).execute();
}

/** Oldest first. */
export async function nextSignUps(db: Reader, limit: number): Promise<readonly SignUp[]> {
  return db.selectFrom('sign_up').selectAll().orderBy('id').limit(limit).execute();
}

export async function deleteSignUp(db: Writer, id: number): Promise<void> {
  await db.deleteFrom('sign_up').where('id', '=', id).execute();
}

/** How many came in since a moment and are still waiting. */
export async function countSignUps(db: Reader): Promise<number> {
  const row = await db
    .selectFrom('sign_up')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
