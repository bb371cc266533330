/** Writing down what became of a batch. Nothing is written for a worker that was overtaken. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { BatchState } from '#domain/delivery/states.ts';
import { appendEvent, chainedEvent } from './events.ts';
import { among, jsonRows } from './json-rows.ts';
import type { Store } from './open-store.ts';
import { makeUnknown } from './outbox-claim.ts';
import { BATCHES_PER_NOTICE, idempotencyKey } from './outbox-freeze.ts';

/** What became of one row. */
export type RowOutcome =
  | { readonly ordinal: number; readonly state: 'accepted'; readonly providerId: string }
  | { readonly ordinal: number; readonly state: 'rejected'; readonly code: string };

/** What a worker learnt about a batch it holds. */
export type BatchRecord =
  | { readonly kind: 'outcomes'; readonly rows: readonly RowOutcome[] }
  /** Try again; `certain` = this attempt was certainly not accepted; `free` = it does not count as an attempt. */
  | {
      readonly kind: 'retry';
      readonly at: number;
      readonly certain: boolean;
      readonly free: boolean;
      readonly code: string;
    }
  | { readonly kind: 'split'; readonly code: string }
  | { readonly kind: 'reject'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string };

export interface HeldBatch {
  readonly id: number;
  readonly epoch: number;
  /** This claim was the first that may have been accepted. */
  readonly firstAmbiguousHere: boolean;
}

type Trx = Store['db'];

/**
 * Records one outcome per batch, all in one transaction.
 * @returns ids of the batches whose record was refused because another worker holds them
 */
export async function recordBatches(
  store: Store,
  records: readonly { readonly held: HeldBatch; readonly record: BatchRecord }[],
): Promise<readonly number[]> {
  if (records.length === 0) return [];
  return store.db.transaction().execute(async (trx) => {
    const mine = await heldRows(
      store,
      trx,
      records.map(({ held }) => held),
    );
    const now = store.now();
    const outcomes: { batchId: number; rows: readonly RowOutcome[]; chain: string }[] = [];
    for (const { held, record } of records) {
      const row = mine.get(held.id);
      if (!row) continue;
      if (record.kind === 'outcomes')
        outcomes.push({ batchId: held.id, rows: record.rows, chain: row.chain });
      else if (row.state !== 'unknown') await recordOne(store, trx, { held, record, row, now });
    }
    await writeOutcomes(store, trx, outcomes, { now, source: 'worker' });
    return records.map(({ held }) => held.id).filter((id) => !mine.has(id));
  });
}

interface HeldRow {
  readonly notice_id: number;
  readonly state: BatchState;
  readonly chain: string;
}

/**
 * The batches that are still ours, locked. A late answer of the same epoch still counts after the window has
 * closed: the truth resolves `unknown`.
 */
async function heldRows(
  store: Store,
  trx: Trx,
  held: readonly HeldBatch[],
): Promise<ReadonlyMap<number, HeldRow>> {
  const wanted = jsonRows(
    store.engine,
    { id: 'integer', epoch: 'integer' },
    held.map(({ id, epoch }) => [id, epoch]),
  );
  const { rows } = await sql<HeldRow & { id: number }>`
    select b.id, b.notice_id, b.state, b.chain from ${wanted}
    join send_batch b on b.id = x.id and b.epoch = x.epoch
    where ${among(
      store,
      'b.id',
      held.map(({ id }) => id),
    )} b.state in ('sending', 'unknown') order by b.id
    ${store.engine === 'postgres' ? sql`for update of b` : sql``}`.execute(trx);
  return new Map(rows.map(({ id, ...row }) => [Number(id), row]));
}

/** What a worker learnt that is no list of outcomes: rare, so one batch at a time. */
async function recordOne(
  store: Store,
  trx: Trx,
  o: {
    held: HeldBatch;
    record: Exclude<BatchRecord, { kind: 'outcomes' }>;
    row: HeldRow;
    now: number;
  },
): Promise<void> {
  const { held, record, row, now } = o;
  switch (record.kind) {
    case 'retry':
      await trx
        .updateTable('send_batch')
        .set((eb) => ({
          state: 'ready',
          due_at: pausedOr(row.notice_id, record.at),
          last_error: record.code,
          attempts: record.free ? eb('attempts', '-', 1) : eb.ref('attempts'),
          ...(record.certain && held.firstAmbiguousHere ? { first_ambiguous_at: null } : {}),
        }))
        .where('id', '=', held.id)
        .execute();
      if (!record.free) await batchEvent(trx, held.id, 'retry', { code: record.code }, now);
      break;
    case 'split':
      await splitBatch(store, trx, held.id, record.code, now);
      break;
    case 'reject':
      await trx
        .updateTable('send_batch')
        .set({ state: 'rejected', due_at: null, last_error: record.code })
        .where('id', '=', held.id)
        .execute();
      await trx
        .updateTable('delivery')
        .set({ state: 'rejected', outcome_at: now, outcome_code: record.code })
        .where('batch_id', '=', held.id)
        .where('state', '=', 'pending')
        .execute();
      await batchEvent(trx, held.id, 'rejected', { code: record.code }, now);
      break;
    case 'unknown':
      await makeUnknown(trx, { batchId: held.id, now, reason: record.code });
      break;
  }
}

/** A batch of a paused notice waits for `resume`. */
function pausedOr(noticeId: number, at: number) {
  return sql<
    number | null
  >`case when (select state from notice where id = ${noticeId}) in ('paused', 'cancelled')
    then null else ${sql.lit(Math.trunc(at))} end`;
}

/** The outcomes of one batch, inside the caller's transaction, which holds the batch's row. */
export async function recordOutcomes(
  store: Store,
  trx: Trx,
  batchId: number,
  rows: readonly RowOutcome[],
  now: number,
  source: 'worker' | 'reconcile' = 'worker',
): Promise<void> {
  const batch = await trx
    .selectFrom('send_batch')
    .select('chain')
    .where('id', '=', batchId)
    .executeTakeFirstOrThrow();
  await writeOutcomes(store, trx, [{ batchId, rows, chain: batch.chain }], { now, source });
}

/** Any number of outcomes of any number of batches, with three statements. */
async function writeOutcomes(
  store: Store,
  trx: Trx,
  batches: readonly { batchId: number; rows: readonly RowOutcome[]; chain: string }[],
  o: { now: number; source: 'worker' | 'reconcile' },
): Promise<void> {
  if (batches.length === 0) return;
  const written = batches.map(({ batchId, rows, chain }) => {
    const values = rows.map((row) =>
      row.state === 'accepted'
        ? [row.ordinal, 'accepted', row.providerId, null]
        : [row.ordinal, 'rejected', null, row.code],
    );
    const kind = rows.some((row) => row.state === 'accepted') ? 'accepted' : 'rejected';
    const digest = createHash('sha256').update(JSON.stringify(values)).digest('hex');
    const event = chainedEvent(
      chain,
      {
        batchId,
        deliveryId: null,
        at: o.now,
        kind,
        source: o.source,
        detail: { mails: rows.length, digest },
      },
      o.now,
    );
    return { batchId, kind, event, values: values.map((row) => [batchId, ...row]) };
  });
  const ids = batches.map(({ batchId }) => batchId);
  const outcomes = jsonRows(
    store.engine,
    { batch_id: 'integer', ordinal: 'integer', state: 'text', provider_id: 'text', code: 'text' },
    written.flatMap(({ values }) => values),
  );
  // An event that overtook the answer has already written a later state: only the gaps are filled.
  await sql`
    update delivery set
      state = case when delivery.state in ('pending', 'unknown', 'held') then x.state else delivery.state end,
      provider_id = case when x.state = 'accepted' then x.provider_id else delivery.provider_id end,
      accepted_at = case when x.state = 'accepted' then coalesce(delivery.accepted_at, ${o.now})
        else delivery.accepted_at end,
      outcome_at = coalesce(case when delivery.state in ('unknown', 'held') then null else delivery.outcome_at end, ${o.now}),
      outcome_code = case when delivery.state in ('pending', 'unknown', 'held') then x.code else delivery.outcome_code end
    from ${outcomes}
    where ${among(store, 'delivery.batch_id', ids)} delivery.batch_id = x.batch_id
      and delivery.ordinal = x.ordinal`.execute(trx);
  await trx
    .insertInto('delivery_event')
    .values(written.map(({ event }) => event))
    .execute();
  const settled = jsonRows(
    store.engine,
    { id: 'integer', state: 'text', chain: 'text' },
    written.map(({ batchId, kind, event }) => [batchId, kind, event.hash]),
  );
  await sql`update send_batch set state = x.state, due_at = null, unknown_at = null, last_error = null,
      chain = x.chain from ${settled} where ${among(store, 'send_batch.id', ids)} send_batch.id = x.id`.execute(
    trx,
  );
}

/**
 * Divides a batch that was certainly not accepted into two, under new keys. A batch of one that spoils
 * itself is rejected.
 */
async function splitBatch(store: Store, trx: Trx, batchId: number, code: string, now: number): Promise<void> {
  const rows = await trx
    .selectFrom('delivery')
    .select('id')
    .where('batch_id', '=', batchId)
    .orderBy('ordinal')
    .execute();
  const half = Math.ceil(rows.length / 2);
  await regroup(store, trx, {
    batchId,
    groups: [rows.slice(0, half), rows.slice(half)].map((group) => group.map(({ id }) => id)),
    kind: 'split',
    code,
    now,
  });
}

/**
 * Moves rows of a batch that was proven not accepted into new batches of the next generation, and marks the
 * old one superseded, all in the caller's transaction: a row is in exactly one batch at any time.
 */
export async function regroup(
  store: Store,
  trx: Trx,
  o: {
    batchId: number;
    groups: readonly (readonly number[])[];
    kind: 'split' | 'new-generation';
    code: string;
    now: number;
    source?: 'worker' | 'reconcile' | 'operator';
  },
): Promise<void> {
  const groups = o.groups.filter((group) => group.length > 0);
  const old = await trx
    .updateTable('send_batch')
    .set({ state: 'superseded', due_at: null, unknown_at: null, last_error: o.code })
    .where('id', '=', o.batchId)
    .returning(['notice_id', 'transport', 'lane', 'generation'])
    .executeTakeFirstOrThrow();
  const notice = await trx
    .updateTable('notice')
    .set((eb) => ({ next_batch: eb('next_batch', '+', groups.length) }))
    .where('id', '=', old.notice_id)
    .returning('next_batch')
    .executeTakeFirstOrThrow();
  for (const [index, group] of groups.entries()) {
    const number = notice.next_batch - groups.length + index;
    const id = old.notice_id * BATCHES_PER_NOTICE + number;
    const generation = old.generation + 1;
    await trx
      .insertInto('send_batch')
      .values({
        id,
        notice_id: old.notice_id,
        transport: old.transport,
        lane: old.lane,
        number,
        generation,
        parent_id: o.batchId,
        size: group.length,
        idempotency_key: idempotencyKey(store, old.notice_id, number, generation),
        state: 'ready',
        due_at: pausedOr(old.notice_id, o.now),
      })
      .execute();
    const places = jsonRows(
      store.engine,
      { id: 'integer', ordinal: 'integer' },
      group.map((row, ordinal) => [row, ordinal]),
    );
    await sql`update delivery set batch_id = ${sql.lit(id)}, ordinal = x.ordinal, state = 'pending',
        outcome_at = null, outcome_code = null
      from ${places} where delivery.id = x.id`.execute(trx);
  }
  await batchEvent(
    trx,
    o.batchId,
    o.kind,
    { code: o.code, into: groups.length },
    o.now,
    o.source ?? 'worker',
  );
}

async function batchEvent(
  trx: Trx,
  batchId: number,
  kind: string,
  detail: Readonly<Record<string, unknown>>,
  now: number,
  source: 'worker' | 'reconcile' | 'operator' = 'worker',
): Promise<void> {
  await appendEvent(trx, { batchId, deliveryId: null, at: now, kind, source, detail }, now);
}
