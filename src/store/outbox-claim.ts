/** Which batches a worker may send now. */
import { hostname } from 'node:os';
import { sql } from 'kysely';
import { appendEvent } from './events.ts';
import type { Store } from './open-store.ts';
import { isSetBack, takeRequests } from './rate-bucket.ts';

/** A batch that is ours until the lease ends. */
export interface ClaimedBatch {
  readonly id: number;
  readonly notice_id: number;
  readonly lane: number;
  readonly number: number;
  readonly generation: number;
  readonly size: number;
  readonly idempotency_key: string;
  readonly payload_digest: string | null;
  readonly epoch: number;
  readonly attempts: number;
  /** Equal to the moment of this claim when no earlier attempt may have been accepted. */
  readonly first_ambiguous_at: number;
  readonly claimed_at: number;
}

export interface ClaimOptions {
  readonly transport: string;
  /** 0 = letters, 1 = mail-outs; in the order to look. */
  readonly lanes: readonly number[];
  readonly owner: string;
  readonly leaseMs: number;
  readonly repeatWindowMs: number;
  readonly limit: number;
  /** The limit of requests a second to begin with; absent = none. */
  readonly perSecond?: number;
}

export interface Claim {
  readonly batches: readonly ClaimedBatch[];
  /** Nothing was claimed although something is due: the provider's limit, for this long. */
  readonly waitMs: number;
  readonly becameUnknown: number;
}

const NOTHING: Claim = { batches: [], waitMs: 0, becameUnknown: 0 };

/** Claims what is due, letters first. Two workers never hold the same batch under the same epoch. */
export async function claimBatches(store: Store, o: ClaimOptions): Promise<Claim> {
  for (const lane of o.lanes) {
    // Asked outside a transaction: an idle worker never takes the write lock.
    if ((await nextDueAt(store, o.transport, lane)) > store.now()) continue;
    const claim = await claimLane(store, o, lane);
    if (claim.batches.length > 0 || claim.waitMs > 0 || claim.becameUnknown > 0) return claim;
  }
  return NOTHING;
}

/** When the next batch of a lane may be claimed; Infinity when none is waiting. */
export async function nextDueAt(store: Store, transport: string, lane: number): Promise<number> {
  const row = await store.db
    .selectFrom('send_batch')
    .select('due_at')
    .where('transport', '=', transport)
    .where('lane', '=', lane)
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(1)
    .executeTakeFirst();
  return row?.due_at ?? Number.POSITIVE_INFINITY;
}

async function claimLane(store: Store, o: ClaimOptions, lane: number): Promise<Claim> {
  return store.db.transaction().execute(async (trx) => {
    const now = store.now();
    const unsafe = now - o.repeatWindowMs;
    const becameUnknown = await closeWindows(trx, {
      engine: store.engine,
      transport: o.transport,
      lane,
      now,
      unsafe,
    });
    let limit = o.limit;
    if (o.perSecond !== undefined) {
      const taken = await takeRequests(trx, {
        transport: o.transport,
        wanted: limit,
        perSecond: o.perSecond,
        now,
        lock: store.engine === 'postgres',
      });
      // Nobody can say how old a doubt is: none of them is repeated, all are looked up.
      if (taken.clockWentBack)
        return {
          batches: [],
          waitMs: 0,
          becameUnknown: becameUnknown + (await doubtAll(trx, o.transport, now)),
        };
      if (taken.granted === 0) return { batches: [], waitMs: Math.max(1, taken.waitMs), becameUnknown };
      limit = taken.granted;
    }
    let due = trx
      .selectFrom('send_batch')
      .select('id')
      .where('transport', '=', o.transport)
      .where('lane', '=', lane)
      .where('due_at', '<=', now)
      .where((eb) => eb.or([eb('first_ambiguous_at', 'is', null), eb('first_ambiguous_at', '>', unsafe)]))
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit);
    if (store.engine === 'postgres') due = due.forUpdate().skipLocked();
    const batches = await trx
      .with('due', () => due)
      .updateTable('send_batch')
      .set((eb) => ({
        state: 'sending',
        epoch: eb('epoch', '+', 1),
        attempts: eb('attempts', '+', 1),
        owner: o.owner,
        due_at: now + o.leaseMs,
        // Written before the first byte leaves: a worker that dies from here on may have been heard.
        first_ambiguous_at: eb.fn.coalesce('first_ambiguous_at', eb.val(now)),
      }))
      .where('id', 'in', (eb) => eb.selectFrom('due' as 'send_batch').select('id'))
      .returning([
        'id',
        'notice_id',
        'lane',
        'number',
        'generation',
        'size',
        'idempotency_key',
        'payload_digest',
        'epoch',
        'attempts',
        'first_ambiguous_at',
      ])
      .execute();
    const claimed = batches.map((batch) => ({
      ...batch,
      first_ambiguous_at: batch.first_ambiguous_at ?? now,
      claimed_at: now,
    }));
    return { batches: claimed, waitMs: 0, becameUnknown };
  });
}

/**
 * Batches whose repeat is no longer safe become `unknown`: never sent again by themselves, under no key.
 * Reconciliation or an operator decides.
 */
async function closeWindows(
  trx: Store['db'],
  o: { engine: Store['engine']; transport: string; lane: number; now: number; unsafe: number },
): Promise<number> {
  // SQLite would otherwise walk past everything that is due, at every claim.
  const index = o.engine === 'sqlite' ? sql`indexed by send_batch_doubt` : sql``;
  const { rows: closed } = await sql<{ id: number }>`
    select id from send_batch ${index}
    where transport = ${o.transport} and lane = ${o.lane} and first_ambiguous_at <= ${o.unsafe}
      and due_at is not null and due_at <= ${o.now}`.execute(trx);
  for (const { id } of closed)
    await makeUnknown(trx, { batchId: id, now: o.now, reason: 'repeat-window-closed' });
  return closed.length;
}

/**
 * Looks whether the clock was set back since the last request, even when nothing is due by the new time.
 * @returns how many batches became `unknown` because of it
 */
export async function doubtAfterClockStep(store: Store, transport: string): Promise<number> {
  const bucket = await store.db
    .selectFrom('rate_bucket')
    .select('refilled_at')
    .where('transport', '=', transport)
    .executeTakeFirst();
  if (!bucket || !isSetBack(store.now(), bucket.refilled_at)) return 0;
  return store.db.transaction().execute(async (trx) => {
    const now = store.now();
    await trx
      .updateTable('rate_bucket')
      .set({ refilled_at: now, paused_until: 0 })
      .where('transport', '=', transport)
      .execute();
    return doubtAll(trx, transport, now);
  });
}

/** Nobody can say how old a doubt is: every one of them becomes `unknown`. Returns how many. */
export async function doubtEverything(store: Store, transport: string): Promise<number> {
  return store.db.transaction().execute((trx) => doubtAll(trx, transport, store.now()));
}

/** After a step back of the clock: every batch that may have been accepted. */
async function doubtAll(trx: Store['db'], transport: string, now: number): Promise<number> {
  const doubtful = await trx
    .selectFrom('send_batch')
    .select('id')
    .where('transport', '=', transport)
    .where('due_at', 'is not', null)
    .where('first_ambiguous_at', 'is not', null)
    .execute();
  for (const { id } of doubtful) await makeUnknown(trx, { batchId: id, now, reason: 'clock-set-back' });
  return doubtful.length;
}

/** Marks a batch and its undecided rows `unknown`, inside the caller's transaction. */
export async function makeUnknown(
  trx: Store['db'],
  o: { batchId: number; now: number; reason: string },
): Promise<void> {
  await trx
    .updateTable('send_batch')
    .set({ state: 'unknown', due_at: null, unknown_at: o.now, last_error: o.reason })
    .where('id', '=', o.batchId)
    .execute();
  await trx
    .updateTable('delivery')
    .set({ state: 'unknown', outcome_at: o.now, outcome_code: o.reason })
    .where('batch_id', '=', o.batchId)
    .where('state', '=', 'pending')
    .execute();
  await appendEvent(
    trx,
    {
      batchId: o.batchId,
      deliveryId: null,
      at: o.now,
      kind: 'unknown',
      source: 'worker',
      detail: { reason: o.reason },
    },
    o.now,
  );
}

/** Names a worker so that its successor on the same host can tell that it is gone. */
export function workerName(): string {
  return `${hostname()}/${process.pid}`;
}

/**
 * Ends the leases of workers of this host that no longer run, so that a restart goes on at once. Harmless
 * when wrong: keys and epochs hold without leases.
 * @returns how many batches were released
 */
export async function releaseDeadWorkers(store: Store, isAlive: (pid: number) => boolean): Promise<number> {
  const prefix = `${hostname()}/`;
  const owners = await store.db
    .selectFrom('send_batch')
    .select('owner')
    .distinct()
    .where('due_at', '>', store.now())
    .where('state', '=', sql.lit('sending'))
    .execute();
  const dead = owners
    .map(({ owner }) => owner)
    .filter((owner) => owner?.startsWith(prefix) && !isAlive(Number(owner.slice(prefix.length))))
    .filter((owner) => owner !== null);
  if (dead.length === 0) return 0;
  const released = await store.db
    .updateTable('send_batch')
    .set({ due_at: store.now() })
    .where('owner', 'in', dead)
    .where('state', '=', 'sending')
    .where('due_at', 'is not', null)
    .executeTakeFirst();
  return Number(released.numUpdatedRows);
}
