/** The second half of double opt-in: a person presses the button on the page their letter leads to. */
import { digest } from '#domain/digest.ts';
import type { Language } from '#domain/language.ts';
import { parseAddress } from '#domain/subscription/address.ts';
import { readSignedToken } from '#domain/subscription/links.ts';
import { statementsFrom } from '#domain/subscription/model.ts';
import { findOptIn, useOptIn } from '#store/opt-ins.ts';
import { findRecipient, setLanguage } from '#store/recipients.ts';
import { activate } from '#store/relations.ts';
import { liftSuppressions } from '#store/suppressions.ts';
import { addressHmacs, type SubscriptionContext } from './subscription-context.ts';

export type Confirmation =
  | { readonly outcome: 'open'; readonly language: Language }
  | { readonly outcome: 'confirmed'; readonly recipient: number; readonly language: Language }
  /** Used before by the same link: the person is subscribed, pressing twice is no error. */
  | { readonly outcome: 'confirmed-before'; readonly recipient: number; readonly language: Language }
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'unknown' };

/** Looks at a link without changing anything: what mail scanners and page views do. */
export async function inspectConfirmation(
  context: SubscriptionContext,
  token: string,
): Promise<Confirmation> {
  if (readSignedToken(context.keys, 'confirm', token) === undefined) return { outcome: 'unknown' };
  const optIn = await findOptIn(context.store.db, digest(token));
  if (optIn?.purpose !== 'confirm') return { outcome: 'unknown' };
  if (optIn.used_at !== null)
    return { outcome: 'confirmed-before', recipient: optIn.recipient_id, language: optIn.language };
  if (optIn.expires_at <= context.store.now()) return { outcome: 'expired' };
  return { outcome: 'open', language: optIn.language };
}

/** Confirms, once. An earlier refusal of the same person is lifted by it. */
export async function confirmSubscription(
  context: SubscriptionContext,
  token: string,
): Promise<Confirmation> {
  const seen = await inspectConfirmation(context, token);
  if (seen.outcome !== 'open') return seen;
  const now = context.store.now();
  return context.store.db.transaction().execute(async (trx): Promise<Confirmation> => {
    const optIn = await findOptIn(trx, digest(token));
    const recipient = optIn && (await findRecipient(trx, optIn.recipient_id));
    const { address } = parseAddress(recipient?.address ?? '');
    if (!optIn || !recipient || !address) return { outcome: 'unknown' };
    if (!(await useOptIn(trx, optIn.token_digest, now)))
      return { outcome: 'confirmed-before', recipient: recipient.id, language: optIn.language };
    await activate(trx, {
      recipient: recipient.id,
      preferences: {
        language: optIn.language,
        scope: optIn.scope,
        statements: statementsFrom(optIn.statements),
      },
      consentDigest: optIn.text_digest,
      now,
    });
    await setLanguage(trx, recipient.id, optIn.language);
    await liftSuppressions(trx, addressHmacs(context.keys, address));
    return { outcome: 'confirmed', recipient: recipient.id, language: optIn.language };
  });
}
