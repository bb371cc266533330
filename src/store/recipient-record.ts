/** Everything the store holds about one person (GDPR art. 15, 20). */
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
