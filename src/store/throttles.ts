/** Counters with an end: how often something happened lately. Keys are pseudonyms, never addresses. */
import { sql } from 'kysely';
import type { Writer } from './recipients.ts';

/**
 * Counts one more hit.
 * @param key e.g. `network:3f…`
 * @param windowMs how long the counter runs from its first hit
 * @returns hits in the window, this one included
 */
export async function hit(db: Writer, key: string, now: number, windowMs: number): Promise<number> {
  const row = await db
    .insertInto('throttle')
    .values({ key, hits: 1, resets_at: now + windowMs })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        hits: sql<number>`case when throttle.resets_at <= ${now} then 1 else throttle.hits + 1 end`,
        resets_at: sql<number>`case when throttle.resets_at <= ${now} then ${now + windowMs} else throttle.resets_at end`,
      }),
    )
    .returning('hits')
    .executeTakeFirstOrThrow();
  return Number(row.hits);
}

/** Removes counters that ended. */
export async function forgetThrottles(db: Writer, now: number): Promise<void> {
  await db.deleteFrom('throttle').where('resets_at', '<=', now).execute();
}
