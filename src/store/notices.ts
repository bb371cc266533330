/** Mail-outs as a whole: how far they are, and stopping, continuing and calling them off. */
import type { Counts, DeliveryState } from '#domain/delivery/states.ts';
import type { Store } from './open-store.ts';
import type { NoticeState } from './schema.ts';

export interface NoticeRow {
  readonly id: number;
  readonly name: string;
  readonly lane: number;
  readonly kind: string;
  readonly statement: string;
  readonly edition: string;
  readonly cause: string;
  readonly material: number;
  readonly transport: string;
  readonly state: NoticeState;
  readonly pause_reason: string | null;
  readonly resume_at: number | null;
  readonly send_after: number;
  readonly deadline: number | null;
  readonly frozen_at: number | null;
  readonly started_at: number | null;
  readonly completed_at: number | null;
  readonly created_at: number;
  readonly left_since: number | null;
}

/** The notice with this name (its digest), or `undefined` when it was never frozen. */
export async function findNotice(store: Store, name: string): Promise<NoticeRow | undefined> {
  return store.db.selectFrom('notice').selectAll().where('name', '=', name).executeTakeFirst();
}

/** Mail-outs, newest first; letters to one person are left out. */
export async function listNotices(
  store: Store,
  o: { states?: readonly NoticeState[] } = {},
): Promise<readonly NoticeRow[]> {
  let query = store.db.selectFrom('notice').selectAll().where('lane', '=', 1);
  if (o.states) query = query.where('state', 'in', [...o.states]);
  return query.orderBy('id', 'desc').execute();
}

/** Recipients per state and language. */
export async function noticeCounts(store: Store, noticeId: number): Promise<Counts> {
  const rows = await store.db
    .selectFrom('delivery')
    .select(['state', 'language', (eb) => eb.fn.countAll<number>().as('recipients')])
    .where('notice_id', '=', noticeId)
    .groupBy(['state', 'language'])
    .execute();
  const counts: Partial<Record<DeliveryState, Record<string, number>>> = {};
  for (const { state, language, recipients } of rows)
    counts[state] = { ...counts[state], [language]: Number(recipients) };
  return counts;
}

/** Batches of a notice per state. */
export async function batchCounts(store: Store, noticeId: number): Promise<Readonly<Record<string, number>>> {
  const rows = await store.db
    .selectFrom('send_batch')
    .select(['state', (eb) => eb.fn.countAll<number>().as('batches')])
    .where('notice_id', '=', noticeId)
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, batches }) => [state, Number(batches)]));
}

/** Notes the first attempt, once. */
export async function markStarted(store: Store, noticeIds: readonly number[]): Promise<void> {
  if (noticeIds.length === 0) return;
  await store.db
    .updateTable('notice')
    .set({ started_at: store.now() })
    .where('id', 'in', [...noticeIds])
    .where('started_at', 'is', null)
    .execute();
}

/** Closes every notice whose last batch has its outcome. Returns their ids. */
export async function closeFinished(store: Store): Promise<readonly number[]> {
  const open = await store.db
    .selectFrom('notice')
    .select(['id', 'lane'])
    .where('state', '=', 'sending')
    .where('completed_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('send_batch')
            .select('send_batch.id')
            .whereRef('send_batch.notice_id', '=', 'notice.id')
            .where('send_batch.state', 'in', ['ready', 'sending', 'unknown']),
        ),
      ),
    )
    .execute();
  for (const { id, lane } of open)
    await store.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('notice')
        .set({ state: 'sent', completed_at: store.now() })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .execute();
      // A letter may hold a secret link; once it has left, only its digest stays.
      if (lane === 0)
        await trx
          .updateTable('content')
          .set({ html: '', text: '', headers: '{}' })
          .where('notice_id', '=', id)
          .execute();
    });
  return open.map(({ id }) => id);
}

/** Stops a mail-out. What is under way is recorded; nothing new is claimed. */
export async function pauseNotice(
  store: Store,
  noticeId: number,
  o: { reason: string; resumeAt?: number },
): Promise<boolean> {
  return store.db.transaction().execute(async (trx) => {
    const paused = await trx
      .updateTable('notice')
      .set({ state: 'paused', pause_reason: o.reason, resume_at: o.resumeAt ?? null })
      .where('id', '=', noticeId)
      .where('state', '=', 'sending')
      .executeTakeFirst();
    if (paused.numUpdatedRows === 0n) return false;
    await trx
      .updateTable('send_batch')
      .set({ due_at: null })
      .where('notice_id', '=', noticeId)
      .where('due_at', 'is not', null)
      .execute();
    return true;
  });
}

/**
 * Continues a paused mail-out.
 * @param leaseMs batches that were under way wait this long, in case their worker still lives
 */
export async function resumeNotice(store: Store, noticeId: number, leaseMs: number): Promise<boolean> {
  return store.db.transaction().execute(async (trx) => {
    const resumed = await trx
      .updateTable('notice')
      .set({ state: 'sending', pause_reason: null, resume_at: null })
      .where('id', '=', noticeId)
      .where('state', '=', 'paused')
      .returning('send_after')
      .executeTakeFirst();
    if (!resumed) return false;
    const now = store.now();
    await trx
      .updateTable('send_batch')
      .set((eb) => ({
        due_at: eb
          .case()
          .when('state', '=', 'ready')
          .then(Math.max(now, resumed.send_after))
          .else(now + leaseMs)
          .end(),
      }))
      .where('notice_id', '=', noticeId)
      .where('state', 'in', ['ready', 'sending'])
      .execute();
    return true;
  });
}

/**
 * Calls a mail-out off: whoever was not mailed yet never will be. Batches under way, or of unknown outcome,
 * stay to be cleared up, so that it is known who was told and must hear the correction.
 * @returns how many recipients are no longer mailed
 */
export async function cancelNotice(store: Store, noticeId: number, reason: string): Promise<number> {
  return store.db.transaction().execute(async (trx) => {
    const now = store.now();
    await trx
      .updateTable('notice')
      .set({ state: 'cancelled', pause_reason: reason, resume_at: null })
      .where('id', '=', noticeId)
      .where('state', 'not in', ['sent', 'cancelled'])
      .execute();
    const untouched = trx
      .selectFrom('send_batch')
      .select('id')
      .where('notice_id', '=', noticeId)
      .where('state', '=', 'ready')
      .where('first_ambiguous_at', 'is', null);
    const cancelled = await trx
      .updateTable('delivery')
      .set({ state: 'cancelled', outcome_at: now, outcome_code: 'notice-cancelled' })
      .where('batch_id', 'in', untouched)
      .where('state', '=', 'pending')
      .executeTakeFirst();
    await trx
      .updateTable('send_batch')
      .set({ state: 'cancelled', due_at: null, last_error: reason })
      .where('id', 'in', untouched)
      .execute();
    // Perhaps accepted: never repeated, but looked up.
    const doubtful = await trx
      .updateTable('send_batch')
      .set({ state: 'unknown', due_at: null, unknown_at: now, last_error: 'notice-cancelled' })
      .where('notice_id', '=', noticeId)
      .where('state', '=', 'ready')
      .returning('id')
      .execute();
    if (doubtful.length > 0)
      await trx
        .updateTable('delivery')
        .set({ state: 'unknown', outcome_at: now, outcome_code: 'notice-cancelled' })
        .where(
          'batch_id',
          'in',
          doubtful.map(({ id }) => id),
        )
        .where('state', '=', 'pending')
        .execute();
    await trx
      .updateTable('send_batch')
      .set({ due_at: null })
      .where('notice_id', '=', noticeId)
      .where('state', '=', 'sending')
      .execute();
    return Number(cancelled.numUpdatedRows);
  });
}

/** Notices being sent whose deadline has passed, or whose pause has ended. */
export async function noticesToReview(
  store: Store,
  now: number,
): Promise<{ readonly late: readonly number[]; readonly resumable: readonly number[] }> {
  const rows = await store.db
    .selectFrom('notice')
    .select(['id', 'state', 'deadline', 'resume_at'])
    .where('state', 'in', ['sending', 'paused'])
    .where((eb) => eb.or([eb('deadline', '<', now), eb('resume_at', '<=', now)]))
    .execute();
  const isLate = (row: { deadline: number | null }) => row.deadline !== null && row.deadline < now;
  return {
    late: rows.filter((row) => row.state === 'sending' && isLate(row)).map(({ id }) => id),
    resumable: rows
      .filter(
        (row) => row.state === 'paused' && row.resume_at !== null && row.resume_at <= now && !isLate(row),
      )
      .map(({ id }) => id),
  };
}
