/** Letting go of proof whose time is over: the figures stay, the pseudonyms go. */
import { sql } from 'kysely';
import type { Store } from './open-store.ts';
import type { Writer } from './recipients.ts';

/** Marks a pseudonym that was let go; the number keeps rows apart. */
const GONE = 'forgotten-';

/** @returns deliveries about an edition whose pseudonym was let go now */
export async function forgetPseudonyms(store: Store, statement: string, edition: string): Promise<number> {
  const gone = await store.db
    .updateTable('delivery')
    .set({ address_hmac: sql<string>`${GONE} || id` })
    .where('address_hmac', 'not like', `${GONE}%`)
    .where('notice_id', 'in', (query) =>
      query
        .selectFrom('notice')
        .select('id')
        .where('statement', '=', statement)
        .where('edition', '=', edition)
        .where('state', 'in', ['sent', 'cancelled']),
    )
    .executeTakeFirst();
  return Number(gone.numUpdatedRows);
}

/** Imports are named by their moment, so that old ones can be told apart: `import:2027-01-20T12:00:00.000Z:…`. */
export function importName(moment: string, unique: string): string {
  return `import:${moment}:${unique}`;
}

/** Customers whom no import named since a moment. */
export async function customersNotNamedSince(
  db: Writer,
  moment: string,
  limit: number,
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('relation')
    .innerJoin('recipient', 'recipient.id', 'relation.recipient_id')
    .select('relation.recipient_id')
    .where('relation.basis', '=', 'customer')
    .where('recipient.address', 'is not', null)
    .where('recipient.erase_asked_at', 'is', null)
    .where('relation.source', '>=', 'import:')
    .where('relation.source', '<', `import:${moment}`)
    .limit(limit)
    .execute();
  return rows.map((row) => row.recipient_id);
}
