/** What is in a claimed batch, and fixing it for ever before the first byte leaves. */
import { sql } from 'kysely';
import type { Language } from '#domain/language.ts';
import type { Basis } from '#domain/notice/model.ts';
import { appendEvent } from './events.ts';
import { among, jsonRows } from './json-rows.ts';
import type { Store } from './open-store.ts';
import type { ClaimedBatch } from './outbox-claim.ts';

export interface OutboxRow {
  readonly id: number;
  readonly notice_id: number;
  readonly batch_id: number;
  readonly ordinal: number;
  readonly recipient_id: number;
  readonly content_id: number;
  readonly language: Language;
  readonly basis: Basis;
  /** Null when the person was erased. */
  readonly address: string | null;
  /** Why this person is not to be told after all; null = go on. */
  readonly excluded: string | null;
}

/** Rows of the batches, in the order of the batch. */
export async function loadRows(
  store: Store,
  batches: readonly ClaimedBatch[],
): Promise<ReadonlyMap<number, readonly OutboxRow[]>> {
  const rows = await store.db
    .selectFrom('delivery')
    .innerJoin('recipient', 'recipient.id', 'delivery.recipient_id')
    .innerJoin('send_batch', 'send_batch.id', 'delivery.batch_id')
    .select([
      'delivery.id',
      'delivery.notice_id',
      'delivery.ordinal',
      'delivery.recipient_id',
      'delivery.content_id',
      'delivery.language',
      'delivery.basis',
      'delivery.batch_id',
      'recipient.address',
      exclusion().as('excluded'),
    ])
    .where(
      'delivery.batch_id',
      'in',
      batches.map(({ id }) => id),
    )
    .orderBy('delivery.batch_id')
    .orderBy('delivery.ordinal')
    .execute();
  const grouped = new Map<number, OutboxRow[]>();
  for (const row of rows) {
    const batchId = row.batch_id ?? 0;
    const group = grouped.get(batchId) ?? [];
    group.push({ ...row, batch_id: batchId, ordinal: row.ordinal ?? 0 });
    grouped.set(batchId, group);
  }
  return grouped;
}

/** Letters (lane 0) go to people who are no subscribers yet; mail-outs only to those who still are concerned. */
function exclusion() {
  return sql<string | null>`case
    when recipient.address is null or recipient.erase_asked_at is not null then 'erased'
    when send_batch.lane = 0 then null
    when not exists (select 1 from relation l where l.recipient_id = delivery.recipient_id
      and l.basis = delivery.basis and l.state = 'active') then 'unsubscribed'
    when exists (select 1 from suppression x where x.address_hmac = delivery.address_hmac
      and (x.scope = 'all' or delivery.basis = 'subscriber')) then 'suppression-list'
  end`;
}

export interface FixedBatch {
  readonly batch: ClaimedBatch;
  /** Digest of exactly what will be sent; null when nobody is left. */
  readonly payloadDigest: string | null;
  readonly excluded: readonly OutboxRow[];
}

/**
 * Writes down, before sending, what will be sent: later attempts must send the same or nothing.
 * @returns ids of the batches that are still ours
 */
export async function fixBatches(store: Store, fixed: readonly FixedBatch[]): Promise<ReadonlySet<number>> {
  if (fixed.length === 0) return new Set();
  return store.db.transaction().execute(async (trx) => {
    const now = store.now();
    const ours = await writeDigests(store, trx, fixed);
    for (const { batch, payloadDigest, excluded } of fixed)
      if (ours.has(batch.id)) {
        for (const row of excluded) await leaveOut(trx, row, now);
        if (payloadDigest === null) ours.delete(batch.id);
      }
    return ours;
  });
}

/** Only for batches that are still ours and were never fixed. Returns their ids. */
async function writeDigests(
  store: Store,
  trx: Store['db'],
  fixed: readonly FixedBatch[],
): Promise<Set<number>> {
  const values = jsonRows(
    store.engine,
    { id: 'integer', epoch: 'integer', digest: 'text', size: 'integer' },
    fixed.map(({ batch, payloadDigest, excluded }) => [
      batch.id,
      batch.epoch,
      payloadDigest,
      payloadDigest === null ? batch.size : batch.size - excluded.length,
    ]),
  );
  const { rows } = await sql<{ id: number }>`
    update send_batch set payload_digest = x.digest, size = x.size,
      state = case when x.digest is null then 'cancelled' else send_batch.state end,
      due_at = case when x.digest is null then null else send_batch.due_at end
    from ${values}
    where ${among(
      store,
      'send_batch.id',
      fixed.map(({ batch }) => batch.id),
    )}
      send_batch.id = x.id and send_batch.epoch = x.epoch and send_batch.payload_digest is null
    returning send_batch.id as id`.execute(trx);
  return new Set(rows.map(({ id }) => Number(id)));
}

async function leaveOut(trx: Store['db'], row: OutboxRow, now: number): Promise<void> {
  await trx
    .updateTable('delivery')
    .set({
      state: 'excluded',
      batch_id: null,
      ordinal: null,
      outcome_at: now,
      outcome_code: row.excluded ?? 'excluded',
    })
    .where('id', '=', row.id)
    .execute();
  await appendEvent(
    trx,
    {
      batchId: row.batch_id,
      deliveryId: row.id,
      at: now,
      kind: 'excluded',
      source: 'worker',
      detail: { reason: row.excluded },
    },
    now,
  );
}

export interface LoadedContent {
  readonly id: number;
  readonly sender: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Name of the letter, when it is one. */
  readonly letter: string | null;
}

/** The texts of a notice. */
export async function loadContents(store: Store, ids: readonly number[]): Promise<readonly LoadedContent[]> {
  if (ids.length === 0) return [];
  const rows = await store.db
    .selectFrom('content')
    .innerJoin('notice', 'notice.id', 'content.notice_id')
    .select([
      'content.id',
      'content.sender',
      'content.reply_to',
      'content.subject',
      'content.html',
      'content.text',
      'content.headers',
      'notice.lane',
      'notice.name',
    ])
    .where('content.id', 'in', [...ids])
    .execute();
  return rows.map(({ reply_to, headers, lane, name, ...row }) => ({
    ...row,
    letter: lane === 0 ? name : null,
    replyTo: reply_to,
    headers: JSON.parse(headers) as Record<string, string>,
  }));
}
