/** A letter to one person goes into the outbox; {@link deliverDue} sends it before any mail-out. */
import type { MessageTemplate } from '#domain/notice/model.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Transport } from '#mail/transport.ts';
import type { Store } from '#store/open-store.ts';
import { addLetter } from '#store/outbox-letters.ts';
import { contentOf } from './freeze-notice.ts';

/**
 * Queues a letter. A name that is there already changes nothing.
 * @returns true when it was new
 */
export async function queueLetter(
  store: Store,
  letter: {
    readonly name: string;
    readonly kind: string;
    readonly recipient: number;
    readonly message: MessageTemplate;
  },
  o: { readonly transport: Pick<Transport, 'name'>; readonly publisher: Pick<Publisher, 'sender'> },
): Promise<boolean> {
  return addLetter(store, {
    name: letter.name,
    kind: letter.kind,
    recipientId: letter.recipient,
    transport: o.transport.name,
    content: contentOf(letter.message, o.publisher.sender),
  });
}
