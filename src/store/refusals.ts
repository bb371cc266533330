/** How often a mail-out was refused or marked as unwanted, counted as receipts come in: no scan of its rows. */
import { sql } from 'kysely';
import type { Store } from './open-store.ts';

export type RefusalKind = 'bounced' | 'complained';

export interface Refusals {
  readonly noticeId: number;
  readonly bounced: number;
  readonly complained: number;
  /** Messages that the provider took over, since the count began. */
  readonly accepted: number;
}

const keyOf = (noticeId: number, what: RefusalKind | 'accepted-before') => `refusals/${noticeId}/${what}`;

/**
 * Counts one more.
 * @returns the counts of the mail-out, or `undefined` when it is not under way (then nothing is counted)
 */
export async function countRefusal(
  store: Store,
  providerId: string,
  kind: RefusalKind,
): Promise<Refusals | undefined> {
  return store.db.transaction().execute(async (trx) => {
    const notice = await trx
      .selectFrom('delivery')
      .innerJoin('notice', 'notice.id', 'delivery.notice_id')
      .select('notice.id')
      .where('delivery.provider_id', '=', providerId)
      .where('notice.state', '=', 'sending')
      .where('notice.lane', '>', 0)
      .executeTakeFirst();
    if (!notice) return undefined;
    await trx
      .insertInto('meta')
      .values({ key: keyOf(notice.id, kind), value: '1' })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({ value: sql<string>`cast(cast(meta.value as integer) + 1 as text)` }),
      )
      .execute();
    const counts = await trx
      .selectFrom('meta')
      .select(['key', 'value'])
      .where(
        'key',
        'in',
        (['bounced', 'complained', 'accepted-before'] as const).map((what) => keyOf(notice.id, what)),
      )
      .execute();
    const of = (what: RefusalKind | 'accepted-before') =>
      Number(counts.find(({ key }) => key === keyOf(notice.id, what))?.value ?? 0);
    return {
      noticeId: notice.id,
      bounced: of('bounced'),
      complained: of('complained'),
      accepted: (await acceptedSoFar(trx, notice.id)) - of('accepted-before'),
    };
  });
}

/** Begins the count anew: after somebody has looked, what came before is no reason to stop again. */
export async function forgetRefusals(store: Store, noticeId: number): Promise<void> {
  const rows = [
    { key: keyOf(noticeId, 'bounced'), value: '0' },
    { key: keyOf(noticeId, 'complained'), value: '0' },
    { key: keyOf(noticeId, 'accepted-before'), value: String(await acceptedSoFar(store.db, noticeId)) },
  ];
  await store.db
    .insertInto('meta')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
    )
    .execute();
}

/** From the batches: a hundredth of the rows. Their ids begin with the number of the notice. */
async function acceptedSoFar(db: Store['db'], noticeId: number): Promise<number> {
  const row = await db
    .selectFrom('send_batch')
    .select((eb) => eb.fn.sum<number>('size').as('size'))
    .where('id', '>=', noticeId * BATCHES_PER_NOTICE)
    .where('id', '<', (noticeId + 1) * BATCHES_PER_NOTICE)
    .where('state', '=', 'accepted')
    .executeTakeFirst();
  return Number(row?.size ?? 0);
}

const BATCHES_PER_NOTICE = 2 ** 24;
