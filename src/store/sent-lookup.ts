/** Comparing a provider's list of sent mail with what the store knows. */
import { sql } from 'kysely';
import type { Store } from './open-store.ts';

export interface ListedMail {
  readonly providerId: string;
  readonly to: string;
  readonly subject: string;
  /** Id of the delivery, where the list carries our tag. */
  readonly deliveryId?: number;
}

/**
 * What the store knows of a listed message: it is `recorded`; it is `explained` by an attempt of unknown
 * outcome; it is still `untried` here, so the store is older than the message; or it is `unheard` of.
 */
export type Knowledge = 'recorded' | 'explained' | 'untried' | 'unheard';

export async function knowledgeOf(store: Store, mail: ListedMail): Promise<Knowledge> {
  const recorded = await store.db
    .selectFrom('delivery')
    .select('id')
    .where('provider_id', '=', mail.providerId)
    .executeTakeFirst();
  if (recorded) return 'recorded';
  const candidates = await candidateRows(store, mail);
  if (candidates.some((row) => row.first_ambiguous_at !== null)) return 'explained';
  if (candidates.some((row) => row.state === 'pending')) return 'untried';
  return 'unheard';
}

async function candidateRows(store: Store, mail: ListedMail) {
  const rows = store.db
    .selectFrom('delivery')
    .innerJoin('content', 'content.id', 'delivery.content_id')
    .leftJoin('send_batch', 'send_batch.id', 'delivery.batch_id')
    .select(['delivery.id', 'delivery.state', 'send_batch.first_ambiguous_at']);
  if (mail.deliveryId !== undefined) return rows.where('delivery.id', '=', mail.deliveryId).execute();
  return rows
    .innerJoin('recipient', 'recipient.id', 'delivery.recipient_id')
    .where('recipient.address_key', '=', sql<string>`lower(${mail.to})`)
    .where('content.subject', '=', mail.subject)
    .execute();
}
