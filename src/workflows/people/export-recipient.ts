/** What is known about one person, for that person (GDPR art. 15 and 20). */
import { toInstant } from '#domain/date.ts';
import { parseAddress } from '#domain/subscription/address.ts';
import { sign } from '#domain/subscription/key-ring.ts';
import { statementsFrom } from '#domain/subscription/model.ts';
import { deliveriesTo } from '#store/recipient-record.ts';
import { findByAddress, type Recipient } from '#store/recipients.ts';
import { relationsOf } from '#store/relations.ts';
import { suppressionsOf } from '#store/suppressions.ts';
import { addressHmacs, type SubscriptionContext } from './subscription-context.ts';

type Moment = string | null;
const moment = (ms: number | null): Moment => (ms === null ? null : toInstant(ms));

/** The record of a person found by address; `undefined` when nothing at all is kept. */
export async function exportByAddress(context: SubscriptionContext, text: string) {
  const { address } = parseAddress(text);
  if (!address) return undefined;
  const hmacs = addressHmacs(context.keys, address);
  const recipient = await findByAddress(context.store.db, hmacs);
  if (recipient) return exportRecipient(context, recipient);
  const refusals = await suppressionsOf(context.store.db, hmacs);
  return refusals.length === 0 ? undefined : { address: null, refusals: refusalsOf(refusals) };
}

/** Plain data, stable keys: documented in `docs/operate/people.md`. */
export async function exportRecipient(context: SubscriptionContext, recipient: Recipient) {
  const { db } = context.store;
  const relations = await relationsOf(db, recipient.id);
  const deliveries = await deliveriesTo(db, recipient.id);
  const refusals = await suppressionsOf(db, [recipient.address_hmac]);
  return {
    address: recipient.address,
    language: recipient.language,
    knownSince: moment(recipient.created_at),
    erasureAskedAt: moment(recipient.erase_asked_at),
    erasedAt: moment(recipient.erased_at),
    relations: relations.map((relation) => ({
      basis: relation.basis,
      state: relation.state,
      scope: relation.scope,
      statements: statementsFrom(relation.statements),
      source: relation.source,
      externalId: relation.external_id,
      consentDigest: relation.consent_digest,
      since: moment(relation.since),
      confirmedAt: moment(relation.confirmed_at),
      endedAt: moment(relation.ended_at),
      endReason: relation.end_reason,
    })),
    refusals: refusalsOf(refusals),
    messages: deliveries.map((delivery) => ({
      proof: sign(context.keys, 'evidence', `${delivery.notice}\n${recipient.address_hmac}`),
      notice: delivery.notice,
      kind: delivery.kind,
      statement: delivery.statement,
      edition: delivery.edition,
      language: delivery.language,
      basis: delivery.basis,
      subject: delivery.subject,
      contentDigest: delivery.digest,
      state: delivery.state,
      acceptedAt: moment(delivery.accepted_at),
      deliveredAt: moment(delivery.delivered_at),
      outcomeAt: moment(delivery.outcome_at),
      outcomeCode: delivery.outcome_code,
      providerId: delivery.provider_id,
    })),
  };
}

function refusalsOf(rows: Awaited<ReturnType<typeof suppressionsOf>>) {
  return rows.map((row) => ({ scope: row.scope, reason: row.reason, at: moment(row.at) }));
}
