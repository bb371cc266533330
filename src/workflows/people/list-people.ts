/** Everybody who is, was or may be told, one at a time. */
import type { Basis } from '#domain/notice/model.ts';
import { allRecipients, type ListedRecipient } from '#store/recipients.ts';
import type { SubscriptionContext } from './subscription-context.ts';

export function listPeople(context: SubscriptionContext, basis?: Basis): AsyncGenerator<ListedRecipient> {
  return allRecipients(context.store, { basis });
}
