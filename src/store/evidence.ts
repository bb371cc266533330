/** What the store can prove about the notices of one edition. */
import { sql } from 'kysely';
import type { DeliveryState } from '#domain/delivery/states.ts';
import type { Language } from '#domain/language.ts';
import type { Basis } from '#domain/notice/model.ts';
import type { NoticeRow } from './notices.ts';
import type { Store } from './open-store.ts';

/** Mail-outs about an edition, alone or with others, in the order they began. */
export async function noticesAbout(
  store: Store,
  statement: string,
  edition: string,
): Promise<readonly NoticeRow[]> {
  return store.db
    .selectFrom('notice')
    .selectAll()
    .where('lane', '=', 1)
    .where('statement', '=', statement)
    .where((eb) =>
      eb.or([
        eb('edition', '=', edition),
        eb(
          'id',
          'in',
          eb.selectFrom('notice_edition').select('notice_id').where('notice_edition.edition', '=', edition),
        ),
      ]),
    )
    .orderBy('id')
    .execute();
}

export interface OutcomeCount {
  readonly state: DeliveryState;
  readonly language: Language;
  readonly basis: Basis;
  /** Why, where the state has a reason. */
  readonly code: string | null;
  readonly recipients: number;
}

export async function outcomesOf(store: Store, noticeId: number): Promise<readonly OutcomeCount[]> {
  const rows = await store.db
    .selectFrom('delivery')
    .select(['state', 'language', 'basis', 'outcome_code as code'])
    .select((eb) => eb.fn.countAll<number>().as('recipients'))
    .where('notice_id', '=', noticeId)
    .groupBy(['state', 'language', 'basis', 'outcome_code'])
    .orderBy('state')
    .orderBy('language')
    .orderBy('basis')
    .orderBy('outcome_code')
    .execute();
  return rows.map((row) => ({ ...row, recipients: Number(row.recipients) }));
}

/** The exact texts that were sent, as templates. */
export async function contentsOf(store: Store, noticeId: number) {
  return store.db
    .selectFrom('content')
    .select(['language', 'basis', 'subject', 'sender', 'reply_to', 'digest', 'html', 'text', 'headers'])
    .where('notice_id', '=', noticeId)
    .orderBy('language')
    .orderBy('basis')
    .execute();
}

export interface EvidenceRow {
  readonly id: number;
  readonly recipient_id: number;
  readonly address_hmac: string;
  readonly language: Language;
  readonly basis: Basis;
  readonly state: DeliveryState;
  readonly accepted_at: number | null;
  readonly delivered_at: number | null;
  readonly outcome_at: number | null;
  readonly outcome_code: string | null;
  readonly provider_id: string | null;
  readonly content_digest: string;
  readonly address: string | null;
  readonly external_id: string | null;
  readonly means: string | null;
  readonly reached_on: string | null;
}

/** Every delivery of a notice, a page at a time. */
export async function* deliveriesOf(
  store: Store,
  noticeId: number,
  o: { states?: readonly DeliveryState[]; pageSize?: number } = {},
): AsyncGenerator<EvidenceRow> {
  let after = 0;
  for (;;) {
    const page: readonly EvidenceRow[] = await store.db
      .selectFrom('delivery')
      .innerJoin('content', 'content.id', 'delivery.content_id')
      .innerJoin('recipient', 'recipient.id', 'delivery.recipient_id')
      .leftJoin('relation', (join) =>
        join
          .onRef('relation.recipient_id', '=', 'delivery.recipient_id')
          .onRef('relation.basis', '=', 'delivery.basis'),
      )
      .leftJoin('reached', (join) =>
        join
          .onRef('reached.notice_id', '=', 'delivery.notice_id')
          .onRef('reached.recipient_id', '=', 'delivery.recipient_id'),
      )
      .select([
        'delivery.id',
        'delivery.recipient_id',
        'delivery.address_hmac',
        'delivery.language',
        'delivery.basis',
        'delivery.state',
        'delivery.accepted_at',
        'delivery.delivered_at',
        'delivery.outcome_at',
        'delivery.outcome_code',
        'delivery.provider_id',
        'content.digest as content_digest',
        'recipient.address',
        'relation.external_id',
        'reached.means',
        'reached.reached_on',
      ])
      .where('delivery.notice_id', '=', noticeId)
      .where('delivery.id', '>', after)
      .$if(o.states !== undefined, (query) => query.where('delivery.state', 'in', [...(o.states ?? [])]))
      .orderBy('delivery.id')
      .limit(o.pageSize ?? 1_000)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** People told in another way, per means. */
export async function reachedCounts(
  store: Store,
  noticeId: number,
): Promise<readonly { readonly means: string; readonly recipients: number }[]> {
  const rows = await store.db
    .selectFrom('reached')
    .select('means')
    .select((eb) => eb.fn.countAll<number>().as('recipients'))
    .where('notice_id', '=', noticeId)
    .groupBy('means')
    .orderBy('means')
    .execute();
  return rows.map((row) => ({ ...row, recipients: Number(row.recipients) }));
}

/** Notes that somebody was told in another way; a correction replaces the earlier note. */
export async function noteReached(
  store: Store,
  row: { noticeId: number; recipientId: number; means: string; on: string },
): Promise<void> {
  await store.db
    .insertInto('reached')
    .values({
      notice_id: row.noticeId,
      recipient_id: row.recipientId,
      means: row.means,
      reached_on: row.on,
      recorded_at: store.now(),
    })
    .onConflict((conflict) =>
      conflict.columns(['notice_id', 'recipient_id']).doUpdateSet({
        means: sql<string>`excluded.means`,
        reached_on: sql<string>`excluded.reached_on`,
        recorded_at: sql<number>`excluded.recorded_at`,
      }),
    )
    .execute();
}
