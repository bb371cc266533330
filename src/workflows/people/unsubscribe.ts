/** A subscriber stops. What the law demands of the publisher (customers) is not ended by it. */
import { readSignedToken } from '#domain/subscription/links.ts';
import { deleteOptIns } from '#store/opt-ins.ts';
import { askToForget, findRecipient, type Recipient } from '#store/recipients.ts';
import { endRelation, relationsOf } from '#store/relations.ts';
import { suppress } from '#store/suppressions.ts';
import { letterName, type SubscriptionContext, sendLetter } from './subscription-context.ts';

/** How it was asked: one click in a mail program (RFC 8058), or the button on our page. */
export type UnsubscribeMeans = 'one-click' | 'page';

export type Unsubscription =
  /** `customer`: this person is still told about material changes, and why. */
  { readonly outcome: 'done'; readonly customer: boolean } | { readonly outcome: 'unknown' };

/** The person behind an unsubscribe link, without changing anything. */
export async function inspectUnsubscribe(
  context: SubscriptionContext,
  token: string,
): Promise<{ recipient: Recipient; subscribed: boolean; customer: boolean } | undefined> {
  const id = readSignedToken(context.keys, 'unsubscribe', token);
  const recipient = id === undefined ? undefined : await findRecipient(context.store.db, Number(id));
  if (!recipient) return undefined;
  const relations = await relationsOf(context.store.db, recipient.id);
  const is = (basis: 'subscriber' | 'customer') =>
    relations.some((relation) => relation.basis === basis && relation.state === 'active');
  return { recipient, subscribed: is('subscriber'), customer: is('customer') };
}

/**
 * Ends the subscription at once; a second time changes nothing and is no error.
 *
 * The address goes when no message under way needs it any more; only its pseudonym stays, so that an import
 * cannot bring it back. One click in a mail program gets no further mail; the button on the page gets a goodbye.
 */
export async function unsubscribe(
  context: SubscriptionContext,
  token: string,
  means: UnsubscribeMeans,
): Promise<Unsubscription> {
  const found = await inspectUnsubscribe(context, token);
  if (!found) return { outcome: 'unknown' };
  await endSubscription(context, found.recipient, {
    reason: `unsubscribed:${means}`,
    customer: found.customer,
  });
  if (means === 'page' && found.subscribed && found.recipient.address !== null)
    await sendGoodbye(context, found.recipient);
  return { outcome: 'done', customer: found.customer };
}

/** @returns true when there was a subscription to end */
export async function endSubscription(
  context: SubscriptionContext,
  recipient: Recipient,
  o: { reason: string; customer: boolean },
): Promise<boolean> {
  const now = context.store.now();
  return context.store.db.transaction().execute(async (trx) => {
    const ended = await endRelation(trx, {
      recipient: recipient.id,
      basis: 'subscriber',
      reason: o.reason,
      now,
    });
    await deleteOptIns(trx, recipient.id);
    if (!ended) return false;
    await suppress(trx, {
      address_hmac: recipient.address_hmac,
      scope: 'subscription',
      reason: 'manual',
      at: now,
    });
    if (!o.customer) await askToForget(trx, recipient.id, now);
    return true;
  });
}

export async function sendGoodbye(context: SubscriptionContext, recipient: Recipient): Promise<void> {
  await sendLetter(context, {
    kind: 'goodbye',
    name: letterName('goodbye', recipient.id, context.store.now()),
    recipient: recipient.id,
    language: recipient.language,
  });
}
