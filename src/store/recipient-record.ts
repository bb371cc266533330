/** Everything the store holds about one person (GDPR art. 15, 20). */
import type { Store } from './open-store.ts';
import type { Reader } from './recipients.ts';

export async function deliveriesTo(db: Reader, recipient: number) {
  return db
    .selectFrom('delivery')
    .innerJoin('notice', 'notice.id', 'delivery.notice_id')
    .innerJoin('content', 'content.id', 'delivery.content_id')
    .select([
      'notice.name as notice',
      'notice.kind',
      'notice.statement',
      'notice.edition',
      'delivery.id',
      'delivery.language',
      'delivery.basis',
      'delivery.state',
      'delivery.accepted_at',
      'delivery.delivered_at',
      'delivery.outcome_at',
      'delivery.outcome_code',
      'delivery.provider_id',
      'content.subject',
      'content.digest',
    ])
    .where('delivery.recipient_id', '=', recipient)
    .orderBy('delivery.id')
    .execute();
}

/** True when evidence about this person must stay, so that only the address may go. */
export async function hasDeliveries(db: Reader, recipient: number): Promise<boolean> {
  const row = await db
    .selectFrom('delivery')
    .select('id')
    .where('recipient_id', '=', recipient)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Deliveries by kind and state, of mail-outs under way: finished ones do not change and would cost a scan. */
export async function countDeliveries(
  db: Store['db'],
): Promise<readonly { kind: string; state: string; count: number }[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('notice', 'notice.id', 'delivery.notice_id')
    .select(['notice.kind', 'delivery.state'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('notice.lane', '=', 1)
    .where('notice.state', 'in', ['freezing', 'sending', 'paused'])
    .groupBy(['notice.kind', 'delivery.state'])
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
