/** The provider's limit, shared by all workers of all hosts: it counts per account, not per process. */
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** What a provider said about its limit. */
export interface Advice {
  readonly perSecond?: number;
  readonly remaining?: number;
  readonly pauseMs?: number;
}

/** Workers read the clock a moment before they write. */
const CLOCK_TOLERANCE_MS = 60_000;

/** True when `now` is before a moment that was certainly in the past. */
export function isSetBack(now: number, past: number): boolean {
  return now < past - CLOCK_TOLERANCE_MS;
}

/**
 * Takes up to `wanted` requests out of the bucket, inside the caller's transaction.
 * @param perSecond the limit to begin with, until the provider says another
 * @param lock PostgreSQL: keep other workers out until the transaction ends; SQLite has one writer anyway
 * @returns how many may be made now, after how long one more if that is none, and whether the clock was set
 *   back since the last request, so that ages cannot be trusted
 */
export async function takeRequests(
  trx: Kysely<Tables>,
  o: { transport: string; wanted: number; perSecond: number; now: number; lock: boolean },
): Promise<{ readonly granted: number; readonly waitMs: number; readonly clockWentBack: boolean }> {
  const bucket = (await lockBucket(trx, o)) ?? (await firstBucket(trx, o));
  const clockWentBack = isSetBack(o.now, bucket.refilled_at);
  // A pause set by a clock that was ahead would last for hours.
  if (bucket.paused_until > o.now && !clockWentBack)
    return { granted: 0, waitMs: bucket.paused_until - o.now, clockWentBack };
  // A clock that went back refills nothing, rather than taking tokens away.
  const elapsed = Math.max(0, o.now - bucket.refilled_at);
  const cap = Math.max(1, bucket.per_second);
  const tokens = Math.min(cap, bucket.tokens + (elapsed / 1000) * bucket.per_second);
  const granted = Math.min(o.wanted, Math.floor(tokens));
  // Nothing was taken, so nothing is written: the next one computes the same from the same row.
  if (granted === 0 && !clockWentBack)
    return { granted, waitMs: Math.ceil(((1 - tokens) / bucket.per_second) * 1000), clockWentBack };
  await trx
    .updateTable('rate_bucket')
    .set({
      tokens: tokens - granted,
      refilled_at: o.now,
      ...(clockWentBack ? { paused_until: 0 } : {}),
    })
    .where('transport', '=', o.transport)
    .execute();
  return { granted, waitMs: 0, clockWentBack };
}

async function lockBucket(trx: Kysely<Tables>, o: { transport: string; lock: boolean }) {
  const bucket = trx.selectFrom('rate_bucket').selectAll().where('transport', '=', o.transport);
  return (o.lock ? bucket.forUpdate() : bucket).executeTakeFirst();
}

async function firstBucket(
  trx: Kysely<Tables>,
  o: { transport: string; perSecond: number; now: number; lock: boolean },
) {
  await trx
    .insertInto('rate_bucket')
    .values({ transport: o.transport, per_second: o.perSecond, tokens: o.perSecond, refilled_at: o.now })
    .onConflict((conflict) => conflict.column('transport').doNothing())
    .execute();
  const bucket = await lockBucket(trx, o);
  if (!bucket) throw new Error('The row of the provider’s limit was deleted while it was written.');
  return bucket;
}

/** Learns from an answer: the limit in force, what is left of it, and "come back later". */
export async function adviseBucket(
  db: Kysely<Tables>,
  o: { transport: string; advice: Advice; now: number },
): Promise<void> {
  const { perSecond, remaining, pauseMs } = o.advice;
  const bucket = await db
    .selectFrom('rate_bucket')
    .selectAll()
    .where('transport', '=', o.transport)
    .executeTakeFirst();
  if (!bucket) return;
  const pausedUntil =
    pauseMs === undefined ? bucket.paused_until : Math.max(bucket.paused_until, o.now + pauseMs);
  const per_second = perSecond !== undefined && perSecond > 0 ? perSecond : bucket.per_second;
  const tokens = Math.min(bucket.tokens, pauseMs === undefined ? (remaining ?? bucket.tokens) : 0);
  // Written only when something changed: most answers repeat what is known.
  if (pausedUntil === bucket.paused_until && per_second === bucket.per_second && tokens === bucket.tokens)
    return;
  await db
    .updateTable('rate_bucket')
    .set({ per_second, tokens, paused_until: pausedUntil })
    .where('transport', '=', o.transport)
    .execute();
}

/** Requests a second as last learnt from the provider; `undefined` before the first request. */
export async function bucketRate(db: Kysely<Tables>, transport: string): Promise<number | undefined> {
  const bucket = await db
    .selectFrom('rate_bucket')
    .select('per_second')
    .where('transport', '=', transport)
    .executeTakeFirst();
  return bucket?.per_second;
}
