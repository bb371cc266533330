/** One person's own lines in the evidence of an edition, for that person or for a court. */
import { toInstant } from '#domain/date.ts';
import { parseAddress } from '#domain/subscription/address.ts';
import type { KeyRing } from '#domain/subscription/key-ring.ts';
import type { Store } from '#store/open-store.ts';
import { deliveriesTo } from '#store/recipient-record.ts';
import { findByAddress } from '#store/recipients.ts';
import { proofOf } from '../evidence/evidence.ts';
import { addressHmacs } from './subscription-context.ts';

/** Works also after an erasure: the pseudonym is computed from the address that is asked about. */
export async function personEvidence(
  store: Store,
  o: { keys: KeyRing; address: string; statement: string; edition: string },
) {
  const { address } = parseAddress(o.address);
  const hmacs = address && addressHmacs(o.keys, address);
  const recipient = hmacs && (await findByAddress(store.db, hmacs));
  if (!recipient) return [];
  const rows = await deliveriesTo(store.db, recipient.id);
  return rows
    .filter((row) => row.statement === o.statement && row.edition === o.edition)
    .map((row) => ({
      notice: row.notice,
      kind: row.kind,
      proof: proofOf(o.keys, row.notice, recipient.address_hmac),
      language: row.language,
      basis: row.basis,
      state: row.state,
      subject: row.subject,
      contentSha256: row.digest,
      acceptedAt: row.accepted_at === null ? null : toInstant(row.accepted_at),
      deliveredAt: row.delivered_at === null ? null : toInstant(row.delivered_at),
      providerId: row.provider_id,
    }));
}
