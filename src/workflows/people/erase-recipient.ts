/** Forgetting people: on their request, because they never confirmed, or because nothing needs them any more. */
import { toInstant } from '#domain/date.ts';
import { parseAddress } from '#domain/subscription/address.ts';
import { LIST_RULES } from '#domain/subscription/model.ts';
import { customersNotNamedSince, forgetPseudonyms } from '#store/evidence-window.ts';
import { deleteOptIns } from '#store/opt-ins.ts';
import { hasDeliveries } from '#store/recipient-record.ts';
import {
  askToForget,
  deleteRecipient,
  findByAddress,
  forgetAddress,
  forgettable,
  type Recipient,
  type Writer,
} from '#store/recipients.ts';
import { endRelation, relationsOf, stalePending } from '#store/relations.ts';
import { suppress } from '#store/suppressions.ts';
import { forgetThrottles } from '#store/throttles.ts';
import { addressHmacs, type SubscriptionContext } from './subscription-context.ts';

const DAY = 86_400_000;

/**
 * Erases a person now: every relation ends, the address goes. What stays is a pseudonym: of the refusal, so
 * that no import brings them back, and of each delivery, as the publisher's proof (GDPR art. 17(3)(b), (e)).
 * @returns false when the address is not known
 */
export async function eraseByAddress(context: SubscriptionContext, text: string): Promise<boolean> {
  const { address } = parseAddress(text);
  const hmacs = address && addressHmacs(context.keys, address);
  const recipient = hmacs && (await findByAddress(context.store.db, hmacs));
  if (!recipient) return false;
  await eraseRecipient(context, recipient);
  return true;
}

export async function eraseRecipient(context: SubscriptionContext, recipient: Recipient): Promise<void> {
  const now = context.store.now();
  await context.store.db.transaction().execute(async (trx) => {
    for (const basis of ['subscriber', 'customer'] as const)
      await endRelation(trx, { recipient: recipient.id, basis, reason: 'erased', now });
    await deleteOptIns(trx, recipient.id);
    await suppress(trx, { address_hmac: recipient.address_hmac, scope: 'all', reason: 'erased', at: now });
    await letGo(trx, recipient.id, now);
  });
}

/** A row without evidence goes altogether. */
async function letGo(trx: Writer, recipient: number, now: number): Promise<void> {
  if (await hasDeliveries(trx, recipient)) await forgetAddress(trx, recipient, now);
  else await deleteRecipient(trx, recipient);
}

/** An edition that no longer governs, and since when. */
export interface EndedEdition {
  readonly statement: string;
  readonly edition: string;
  /** Milliseconds since 1970 UTC. */
  readonly endedAt: number;
}

export interface Tidied {
  /** Requests that nobody confirmed. */
  readonly unconfirmed: number;
  /** Addresses whose owner left. */
  readonly forgotten: number;
  /** Customers whom no import named for the whole evidence window. */
  readonly customers: number;
  /** Lines of evidence whose window is over: the count stays, the pseudonym went. */
  readonly evidence: number;
}

/** What must happen to the list every day; run it as often as you like. */
export async function tidyList(
  context: SubscriptionContext,
  o: { readonly ended?: readonly EndedEdition[]; readonly limit?: number } = {},
): Promise<Tidied> {
  const limit = o.limit ?? 500;
  const { db, now } = context.store;
  const moment = now();
  const stale = await stalePending(db, moment - LIST_RULES.unconfirmedDays * DAY, limit);
  for (const id of stale)
    await db.transaction().execute(async (trx) => {
      await endRelation(trx, { recipient: id, basis: 'subscriber', reason: 'not-confirmed', now: moment });
      await deleteOptIns(trx, id);
      const others = (await relationsOf(trx, id)).some((relation) => relation.state === 'active');
      if (!others) await letGo(trx, id, moment);
    });
  const windowStart = moment - LIST_RULES.evidenceYears * 365 * DAY;
  const customers = await customersNotNamedSince(db, toInstant(windowStart), limit);
  for (const id of customers)
    await db.transaction().execute(async (trx) => {
      await endRelation(trx, { recipient: id, basis: 'customer', reason: 'evidence-window', now: moment });
      const others = (await relationsOf(trx, id)).some((relation) => relation.state === 'active');
      if (!others) await askToForget(trx, id, moment);
    });
  let evidence = 0;
  for (const { statement, edition, endedAt } of o.ended ?? [])
    if (endedAt < windowStart) evidence += await forgetPseudonyms(context.store, statement, edition);
  const leaving = await forgettable(db, limit);
  for (const id of leaving) await db.transaction().execute((trx) => letGo(trx, id, moment));
  await forgetThrottles(db, moment);
  return { unconfirmed: stale.length, forgotten: leaving.length, customers: customers.length, evidence };
}
