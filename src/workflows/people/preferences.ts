/** A subscriber looks at what they asked for, and changes it. */
import { readSignedToken } from '#domain/subscription/links.ts';
import { type Preferences, statementsFrom } from '#domain/subscription/model.ts';
import { findRecipient, type Recipient, setLanguage } from '#store/recipients.ts';
import { relationOf, setPreferences } from '#store/relations.ts';
import type { SubscriptionContext } from './subscription-context.ts';

export interface Holder {
  readonly recipient: Recipient;
  readonly preferences: Preferences;
  /** False after unsubscribing: there is nothing to prefer. */
  readonly subscribed: boolean;
}

/** The person behind a preferences link; `undefined` when the link was not made here or the person is gone. */
export async function holderOf(context: SubscriptionContext, token: string): Promise<Holder | undefined> {
  const id = readSignedToken(context.keys, 'preferences', token);
  const recipient = id === undefined ? undefined : await findRecipient(context.store.db, Number(id));
  if (!recipient || recipient.erased_at !== null) return undefined;
  const relation = await relationOf(context.store.db, recipient.id, 'subscriber');
  return {
    recipient,
    subscribed: relation?.state === 'active',
    preferences: {
      language: recipient.language,
      scope: relation?.scope ?? 'all',
      statements: statementsFrom(relation?.statements ?? null),
    },
  };
}

/**
 * Saves what a person prefers. A message that was frozen before keeps the language it was frozen in.
 * @returns false when there is no subscription to change
 */
export async function savePreferences(
  context: SubscriptionContext,
  token: string,
  preferences: Preferences,
): Promise<boolean> {
  const holder = await holderOf(context, token);
  if (!holder?.subscribed) return false;
  await context.store.db.transaction().execute(async (trx) => {
    await setLanguage(trx, holder.recipient.id, preferences.language);
    await setPreferences(trx, holder.recipient.id, preferences);
  });
  return true;
}
