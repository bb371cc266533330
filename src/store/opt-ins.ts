/** Confirmation links that were sent: only the digest of each token, used at most once. */
import type { Selectable } from 'kysely';
import type { Reader, Writer } from './recipients.ts';
import type { OptInTable } from './schema.ts';

export type OptIn = Selectable<OptInTable>;

export async function addOptIn(db: Writer, row: Omit<OptIn, 'used_at'>): Promise<void> {
  await db.insertInto('opt_in').values(row).execute();
}

export async function findOptIn(db: Reader, tokenDigest: string): Promise<OptIn | undefined> {
  return db.selectFrom('opt_in').selectAll().where('token_digest', '=', tokenDigest).executeTakeFirst();
}

/** @returns false when somebody used it in the meantime */
export async function useOptIn(db: Writer, tokenDigest: string, now: number): Promise<boolean> {
  const used = await db
    .updateTable('opt_in')
    .set({ used_at: now })
    .where('token_digest', '=', tokenDigest)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return Number(used.numUpdatedRows) === 1;
}

/** Confirmations asked for by one person and not used, newest first. */
export async function openOptIns(db: Reader, recipient: number): Promise<readonly OptIn[]> {
  return db
    .selectFrom('opt_in')
    .selectAll()
    .where('recipient_id', '=', recipient)
    .where('used_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute();
}

export async function deleteOptIns(db: Writer, recipient: number): Promise<void> {
  await db.deleteFrom('opt_in').where('recipient_id', '=', recipient).execute();
}
