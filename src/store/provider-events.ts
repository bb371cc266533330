/** What a provider tells afterwards, folded into the rows: at least once, in any order, perhaps before the answer. */
import { type DeliveryState, isNews, OPEN_STATES } from '#domain/delivery/states.ts';
import { appendEvent } from './events.ts';
import type { Store } from './open-store.ts';

export interface FoldableEvent {
  readonly name: string;
  readonly at: number;
  readonly kind: string;
  /** What it means for the row; `undefined` = worth recording, changes nothing. */
  readonly state: DeliveryState | undefined;
  readonly providerId: string;
  /** Row id from our own tag, when the event carries one of this installation. */
  readonly deliveryId?: number;
  readonly detail?: string;
  readonly bodyDigest?: string;
  /** Never mail this address again on somebody's wish; the law's own mail still goes. */
  readonly suppress?: 'hard-bounce' | 'complaint';
}

/** `conflict`: a second message for one delivery exists at the provider; must never happen, and is kept. */
export type FoldResult = 'folded' | 'repeated' | 'unknown-message' | 'conflict';

/** Folds one event. Every row ends the same, whatever the order of its events. */
export async function foldEvent(
  store: Store,
  event: FoldableEvent,
  source: 'webhook' | 'reconcile',
): Promise<FoldResult> {
  return store.db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('delivery')
      .select(['id', 'batch_id'])
      .where((eb) =>
        event.deliveryId === undefined
          ? eb('provider_id', '=', event.providerId)
          : eb('id', '=', event.deliveryId),
      )
      .executeTakeFirst();
    if (!found) return 'unknown-message';
    // The batch's row first, as everywhere: it orders the chain, and workers that record the answer.
    if (found.batch_id !== null)
      await trx
        .updateTable('send_batch')
        .set((eb) => ({ chain: eb.ref('chain') }))
        .where('id', '=', found.batch_id)
        .execute();
    const row = await trx
      .selectFrom('delivery')
      .select(['id', 'batch_id', 'state', 'provider_id', 'address_hmac', 'accepted_at', 'delivered_at'])
      .where('id', '=', found.id)
      .executeTakeFirstOrThrow();
    const now = store.now();
    const conflict = row.provider_id !== null && row.provider_id !== event.providerId;
    const fresh = await appendEvent(
      trx,
      {
        batchId: row.batch_id,
        deliveryId: row.id,
        at: event.at,
        kind: conflict ? 'second-message' : event.kind,
        source,
        detail: {
          provider: event.providerId,
          ...(event.detail === undefined ? {} : { detail: event.detail }),
        },
        name: event.name,
        ...(event.bodyDigest === undefined ? {} : { bodyDigest: event.bodyDigest }),
      },
      now,
    );
    if (!fresh) return 'repeated';
    if (conflict) return 'conflict';
    if (event.state !== undefined) {
      const news = isNews(row.state, event.state);
      await trx
        .updateTable('delivery')
        .set({
          provider_id: event.providerId,
          accepted_at: row.accepted_at ?? Math.trunc(event.at),
          ...(event.state === 'delivered' && row.delivered_at === null
            ? { delivered_at: Math.trunc(event.at) }
            : {}),
          ...(news
            ? { state: event.state, outcome_at: Math.trunc(event.at), outcome_code: event.detail ?? null }
            : {}),
        })
        .where('id', '=', row.id)
        .execute();
      if (row.batch_id !== null) await settleBatch(trx, row.batch_id);
    }
    if (event.suppress)
      await trx
        .insertInto('suppression')
        .values({ address_hmac: row.address_hmac, scope: 'subscription', reason: event.suppress, at: now })
        .onConflict((conflictOn) => conflictOn.columns(['address_hmac', 'reason']).doNothing())
        .execute();
    return 'folded';
  });
}

/** A batch whose every row is known needs no answer any more. */
async function settleBatch(trx: Store['db'], batchId: number): Promise<void> {
  const open = await trx
    .selectFrom('delivery')
    .select('id')
    .where('batch_id', '=', batchId)
    .where('state', 'in', [...OPEN_STATES])
    .limit(1)
    .executeTakeFirst();
  if (open) return;
  await trx
    .updateTable('send_batch')
    .set({ state: 'accepted', due_at: null, unknown_at: null })
    .where('id', '=', batchId)
    .where('state', 'in', ['ready', 'sending', 'unknown'])
    .execute();
}

/** Keeps an event about a message whose number we do not know yet. */
export async function parkEvent(store: Store, event: FoldableEvent): Promise<void> {
  await store.db
    .insertInto('parked_event')
    .values({
      event_name: event.name,
      provider_id: event.providerId,
      body: JSON.stringify(event),
      recorded_at: store.now(),
    })
    .onConflict((conflict) => conflict.column('event_name').doNothing())
    .execute();
}

/** Parked events whose message has become known. */
export async function unparkable(store: Store): Promise<readonly FoldableEvent[]> {
  const any = await store.db.selectFrom('parked_event').select('event_name').limit(1).executeTakeFirst();
  if (!any) return [];
  const rows = await store.db
    .selectFrom('parked_event')
    .innerJoin('delivery', 'delivery.provider_id', 'parked_event.provider_id')
    .select('parked_event.body')
    .limit(1_000)
    .execute();
  return rows.map(({ body }) => JSON.parse(body) as FoldableEvent);
}

export async function forgetParked(store: Store, name: string): Promise<void> {
  await store.db.deleteFrom('parked_event').where('event_name', '=', name).execute();
}
