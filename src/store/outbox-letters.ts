/** Letters: one message to one person, through the same outbox and with the same promises as a mail-out. */
import type { Store } from './open-store.ts';
import { BATCHES_PER_NOTICE, idempotencyKey, type NewContent } from './outbox-freeze.ts';

export interface NewLetter {
  /** Unique: a second letter of this name is never sent. */
  readonly name: string;
  readonly kind: string;
  readonly recipientId: number;
  readonly transport: string;
  readonly content: NewContent;
}

/** Puts a letter in the outbox. @returns false when one of this name is there already */
export async function addLetter(store: Store, letter: NewLetter): Promise<boolean> {
  return store.db.transaction().execute(async (trx) => {
    const now = store.now();
    const notice = await trx
      .insertInto('notice')
      .values({
        name: letter.name,
        lane: 0,
        kind: letter.kind,
        statement: '',
        edition: '',
        cause: '',
        material: 0,
        transport: letter.transport,
        batch_size: 1,
        state: 'sending',
        send_after: now,
        next_batch: 1,
        frozen_at: now,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!notice) return false;
    const { content } = letter;
    const { id: contentId } = await trx
      .insertInto('content')
      .values({
        notice_id: notice.id,
        digest: content.digest,
        language: content.language,
        basis: content.basis,
        sender: content.sender,
        reply_to: content.replyTo,
        subject: content.subject,
        html: content.html,
        text: content.text,
        headers: JSON.stringify(content.headers),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const batchId = notice.id * BATCHES_PER_NOTICE;
    await trx
      .insertInto('send_batch')
      .values({
        id: batchId,
        notice_id: notice.id,
        transport: letter.transport,
        lane: 0,
        number: 0,
        size: 1,
        idempotency_key: idempotencyKey(store, notice.id, 0, 0),
        state: 'ready',
        due_at: now,
      })
      .execute();
    const recipient = await trx
      .selectFrom('recipient')
      .select('address_hmac')
      .where('id', '=', letter.recipientId)
      .executeTakeFirstOrThrow();
    await trx
      .insertInto('delivery')
      .values({
        notice_id: notice.id,
        recipient_id: letter.recipientId,
        address_hmac: recipient.address_hmac,
        language: content.language,
        basis: content.basis,
        content_id: contentId,
        batch_id: batchId,
        ordinal: 0,
        state: 'pending',
      })
      .execute();
    return true;
  });
}
