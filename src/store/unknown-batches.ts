/** Batches of unknown outcome: what is in them, and the three ways out. */
import { OPEN_STATES } from '#domain/delivery/states.ts';
import { appendEvent } from './events.ts';
import type { Store } from './open-store.ts';
import { recordOutcomes, regroup } from './outbox-record.ts';

export interface UnknownRow {
  readonly id: number;
  readonly ordinal: number;
  readonly state: string;
  /** Lower-cased address; null when erased. */
  readonly address: string | null;
  readonly subject: string;
  readonly providerId: string | null;
}

export interface UnknownBatch {
  readonly id: number;
  readonly noticeId: number;
  readonly noticeState: string;
  readonly reason: string;
  readonly firstAmbiguousAt: number;
  readonly unknownAt: number;
  readonly rows: readonly UnknownRow[];
}

/** Oldest first. */
export async function unknownBatches(
  store: Store,
  o: { transport?: string; noticeId?: number } = {},
): Promise<readonly UnknownBatch[]> {
  let query = store.db
    .selectFrom('send_batch')
    .innerJoin('notice', 'notice.id', 'send_batch.notice_id')
    .select([
      'send_batch.id',
      'send_batch.notice_id',
      'notice.state as notice_state',
      'send_batch.last_error',
      'send_batch.first_ambiguous_at',
      'send_batch.unknown_at',
    ])
    .where('send_batch.unknown_at', 'is not', null)
    .where('send_batch.state', '=', 'unknown');
  if (o.transport !== undefined) query = query.where('send_batch.transport', '=', o.transport);
  if (o.noticeId !== undefined) query = query.where('send_batch.notice_id', '=', o.noticeId);
  const batches = await query.orderBy('send_batch.unknown_at').execute();
  return Promise.all(
    batches.map(async (batch) => ({
      id: batch.id,
      noticeId: batch.notice_id,
      noticeState: batch.notice_state,
      reason: batch.last_error ?? '',
      firstAmbiguousAt: batch.first_ambiguous_at ?? batch.unknown_at ?? 0,
      unknownAt: batch.unknown_at ?? 0,
      rows: await rowsOf(store, batch.id),
    })),
  );
}

async function rowsOf(store: Store, batchId: number): Promise<readonly UnknownRow[]> {
  const rows = await store.db
    .selectFrom('delivery')
    .innerJoin('recipient', 'recipient.id', 'delivery.recipient_id')
    .innerJoin('content', 'content.id', 'delivery.content_id')
    .select([
      'delivery.id',
      'delivery.ordinal',
      'delivery.state',
      'recipient.address',
      'content.subject',
      'delivery.provider_id',
    ])
    .where('delivery.batch_id', '=', batchId)
    .orderBy('delivery.ordinal')
    .execute();
  return rows.map(({ provider_id, address, ordinal, ...row }) => ({
    ...row,
    ordinal: ordinal ?? 0,
    address: address?.toLowerCase() ?? null,
    providerId: provider_id,
  }));
}

/** True for ids that already belong to a delivery. */
export async function recordedIds(store: Store, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await store.db
    .selectFrom('delivery')
    .select('provider_id')
    .where('provider_id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ provider_id }) => provider_id ?? ''));
}

/** The provider has these messages: they are accepted. The batch is closed when none is left over. */
export async function acceptFound(
  store: Store,
  batch: UnknownBatch,
  found: ReadonlyMap<number, string>,
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    if (!(await stillUnknown(trx, batch.id))) return;
    const open = batch.rows.filter((row) => isOpen(row.state));
    const rows = open.flatMap((row) => {
      const providerId = found.get(row.id);
      return providerId === undefined
        ? []
        : [{ ordinal: row.ordinal, state: 'accepted' as const, providerId }];
    });
    const now = store.now();
    await recordOutcomes(store, trx, batch.id, rows, now, 'reconcile');
    if (rows.length < open.length)
      await trx
        .updateTable('send_batch')
        .set({ state: 'unknown', unknown_at: batch.unknownAt, last_error: 'partly-found' })
        .where('id', '=', batch.id)
        .execute();
  });
}

/**
 * The messages were certainly never taken over (or an operator takes the risk): they are sent under a new key.
 */
export async function sendAnew(
  store: Store,
  batch: UnknownBatch,
  o: { code: string; source: 'reconcile' | 'operator' },
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    if (!(await stillUnknown(trx, batch.id))) return;
    const ids = batch.rows.filter((row) => isOpen(row.state)).map(({ id }) => id);
    await regroup(store, trx, {
      batchId: batch.id,
      groups: [ids],
      kind: 'new-generation',
      now: store.now(),
      ...o,
    });
  });
}

/** Nobody repeats them: `held` by an operator, or `cancelled` because the notice was called off unsent. */
export async function letRest(
  store: Store,
  batch: UnknownBatch,
  o: { state: 'held' | 'cancelled'; code: string; source: 'reconcile' | 'operator' },
): Promise<void> {
  await store.db.transaction().execute(async (trx) => {
    if (!(await stillUnknown(trx, batch.id))) return;
    const now = store.now();
    await trx
      .updateTable('delivery')
      .set({ state: o.state, outcome_at: now, outcome_code: o.code })
      .where('batch_id', '=', batch.id)
      .where('state', 'in', [...OPEN_STATES])
      .execute();
    await trx
      .updateTable('send_batch')
      .set({ state: 'cancelled', unknown_at: null, due_at: null, last_error: o.code })
      .where('id', '=', batch.id)
      .execute();
    await appendEvent(
      trx,
      {
        batchId: batch.id,
        deliveryId: null,
        at: now,
        kind: o.state,
        source: o.source,
        detail: { code: o.code },
      },
      now,
    );
  });
}

async function stillUnknown(trx: Store['db'], batchId: number): Promise<boolean> {
  const row = await trx
    .updateTable('send_batch')
    .set((eb) => ({ chain: eb.ref('chain') }))
    .where('id', '=', batchId)
    .where('state', '=', 'unknown')
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

function isOpen(state: string): boolean {
  return (OPEN_STATES as readonly string[]).includes(state);
}
