/**
 * What happened, in order: append-only, and chained per batch, so that an event that was altered or taken
 * out shows. One chain per batch and not one for all: workers on several hosts never wait for each other.
 */
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export interface NewEvent {
  readonly batchId: number | null;
  readonly deliveryId: number | null;
  /** When it happened, by whoever tells it. */
  readonly at: number;
  readonly kind: string;
  readonly source: 'worker' | 'webhook' | 'reconcile' | 'operator';
  readonly detail: Readonly<Record<string, unknown>>;
  /** The teller's own name for the event: the same one is recorded once. */
  readonly name?: string;
  readonly bodyDigest?: string;
}

/**
 * Appends one event inside the caller's transaction, which holds the batch's row.
 * @returns false when this event was recorded before
 */
export async function appendEvent(trx: Kysely<Tables>, event: NewEvent, now: number): Promise<boolean> {
  const row = chainedEvent(await chainHead(trx, event.batchId), event, now);
  const inserted = await trx
    .insertInto('delivery_event')
    .values(row)
    .onConflict((conflict) => conflict.columns(['source', 'event_name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return false;
  if (event.batchId !== null)
    await trx.updateTable('send_batch').set({ chain: row.hash }).where('id', '=', event.batchId).execute();
  return true;
}

/** The row of an event that follows `previous`, for callers that write several at once. */
export function chainedEvent(previous: string, event: NewEvent, now: number) {
  const row = {
    batch_id: event.batchId,
    delivery_id: event.deliveryId,
    at: Math.trunc(event.at),
    recorded_at: now,
    kind: event.kind,
    source: event.source,
    detail: JSON.stringify(event.detail),
    event_name: event.name ?? null,
    body_digest: event.bodyDigest ?? null,
    previous,
  };
  return { ...row, hash: eventHash(row) };
}

/** Digest over everything in the row but its own id. */
export function eventHash(row: {
  batch_id: number | null;
  delivery_id: number | null;
  at: number;
  recorded_at: number;
  kind: string;
  source: string;
  detail: string;
  event_name: string | null;
  body_digest: string | null;
  previous: string;
}): string {
  const parts = [
    row.previous,
    row.batch_id,
    row.delivery_id,
    row.at,
    row.recorded_at,
    row.kind,
    row.source,
    row.detail,
    row.event_name,
    row.body_digest,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function chainHead(trx: Kysely<Tables>, batchId: number | null): Promise<string> {
  if (batchId === null) return '';
  const row = await trx.selectFrom('send_batch').select('chain').where('id', '=', batchId).executeTakeFirst();
  return row?.chain ?? '';
}

/** Recomputes every chain of a notice. Returns the ids of batches whose chain does not hold. */
export async function brokenChains(db: Kysely<Tables>, noticeId: number): Promise<readonly number[]> {
  const batches = await db
    .selectFrom('send_batch')
    .select(['id', 'chain'])
    .where('notice_id', '=', noticeId)
    .execute();
  const broken: number[] = [];
  for (const batch of batches) {
    const events = await db
      .selectFrom('delivery_event')
      .selectAll()
      .where('batch_id', '=', batch.id)
      .orderBy('id')
      .execute();
    let head = '';
    const holds = events.every((event) => {
      const right = event.previous === head && event.hash === eventHash(event);
      head = event.hash;
      return right;
    });
    if (!holds || head !== batch.chain) broken.push(batch.id);
  }
  return broken;
}
