/**
 * Somebody asks to be told. Taking the request in and working it off are two steps: the first does the same
 * work for every address, so neither the answer nor its timing tells who is on the list.
 */

import { digest } from '#domain/digest.ts';
import type { Language } from '#domain/language.ts';
import { type Address, parseAddress } from '#domain/subscription/address.ts';
import { consentDigest } from '#domain/subscription/consent-text.ts';
import { signedToken } from '#domain/subscription/links.ts';
import {
  LIST_RULES,
  type Preferences,
  type Scope,
  statementsColumn,
  statementsFrom,
} from '#domain/subscription/model.ts';
import { addOptIn, openOptIns } from '#store/opt-ins.ts';
import { ensureRecipient, findByAddress, setLanguage } from '#store/recipients.ts';
import { relationOf, startPending } from '#store/relations.ts';
import { addSignUp, deleteSignUp, nextSignUps, type SignUp } from '#store/sign-ups.ts';
import { suppressionsOf } from '#store/suppressions.ts';
import { hit } from '#store/throttles.ts';
import { addressHmacs, letterName, type SubscriptionContext, sendLetter } from './subscription-context.ts';

const HOUR = 3_600_000;

export interface SubscriptionRequest {
  readonly address: Address;
  readonly language: Language;
  readonly scope: Scope;
  /** `null` = every statement. */
  readonly statements: readonly string[] | null;
  /** Pseudonym of the network it came from; nothing is kept of the network itself. */
  readonly network: string;
}

/** `busy`: too many from this network, or from everywhere; says nothing about the address. */
export type RequestResult = 'taken' | 'busy';

/** Takes a request in. One row, whatever is known of the address. */
export async function requestSubscription(
  context: SubscriptionContext,
  request: SubscriptionRequest,
): Promise<RequestResult> {
  const { db, now } = context.store;
  const moment = now();
  const fromNetwork = await hit(db, `network:${request.network}`, moment, HOUR);
  const fromEverywhere = await hit(db, 'sign-ups', moment, HOUR);
  if (fromNetwork > LIST_RULES.perNetworkHour || fromEverywhere > LIST_RULES.circuitPerHour) return 'busy';
  await addSignUp(db, {
    address: request.address.display,
    language: request.language,
    scope: request.scope,
    statements: statementsColumn(request.statements),
    text_digest: consentDigest(request.language, context.publisher),
    requested_at: moment,
  });
  return 'taken';
}

/**
 * Works off what came in: one letter at most per request.
 * Safe to run at any moment, twice, and again after a crash: letters are named by person and moment.
 * @returns the number worked off
 */
export async function processSignUps(context: SubscriptionContext, limit = 100): Promise<number> {
  const waiting = await nextSignUps(context.store.db, limit);
  for (const signUp of waiting) {
    await processSignUp(context, signUp);
    await deleteSignUp(context.store.db, signUp.id);
  }
  return waiting.length;
}

async function processSignUp(context: SubscriptionContext, signUp: SignUp): Promise<void> {
  const { address } = parseAddress(signUp.address);
  if (!address) return;
  const { db } = context.store;
  const hmacs = addressHmacs(context.keys, address);
  const refusals = await suppressionsOf(db, hmacs);
  // A complaint or a dead mailbox is not answered with more mail; an operator can lift it.
  if (refusals.some((row) => row.reason === 'complaint' || row.reason === 'hard-bounce')) return;
  const known = await findByAddress(db, hmacs);
  const relation = known && (await relationOf(db, known.id, 'subscriber'));
  if (known?.address && relation?.state === 'active') {
    await tellAlreadySubscribed(context, known.id, known.language, hmacs[0], signUp.requested_at);
    return;
  }
  await askConfirmation(context, signUp, address, hmacs);
}

async function tellAlreadySubscribed(
  context: SubscriptionContext,
  recipient: number,
  language: Language,
  hmac: string,
  moment: number,
): Promise<void> {
  const window = LIST_RULES.letterEveryHours * HOUR;
  if ((await hit(context.store.db, `letter:${hmac}`, moment, window)) > 1) return;
  const name = letterName('already', recipient, moment);
  await sendLetter(context, { kind: 'already-subscribed', name, recipient, language });
}

async function askConfirmation(
  context: SubscriptionContext,
  signUp: SignUp,
  address: Address,
  hmacs: readonly [string, ...string[]],
): Promise<void> {
  const moment = signUp.requested_at;
  const letter = await context.store.db.transaction().execute(async (trx) => {
    const recipient = await ensureRecipient(trx, { address, hmacs, language: signUp.language, now: moment });
    const open = await openOptIns(trx, recipient);
    const name = letterName('confirm', recipient, moment);
    const token = digest(signedToken(context.keys, 'confirm', name));
    if (open.some((row) => row.token_digest === token)) return { recipient, name };
    const newest = open[0]?.created_at ?? Number.NEGATIVE_INFINITY;
    if (moment - newest < LIST_RULES.letterEveryHours * HOUR) return undefined;
    if (open.length >= LIST_RULES.confirmationsEver) return undefined;
    const isCustomer = (await relationOf(trx, recipient, 'customer'))?.state === 'active';
    if (!isCustomer) await setLanguage(trx, recipient, signUp.language);
    const preferences: Preferences = {
      language: signUp.language,
      scope: signUp.scope,
      statements: statementsFrom(signUp.statements ?? null),
    };
    await startPending(trx, { recipient, preferences, consentDigest: signUp.text_digest, now: moment });
    await addOptIn(trx, {
      token_digest: token,
      recipient_id: recipient,
      purpose: 'confirm',
      language: signUp.language,
      scope: signUp.scope,
      statements: signUp.statements ?? null,
      text_digest: signUp.text_digest,
      created_at: moment,
      expires_at: moment + LIST_RULES.confirmHours * HOUR,
    });
    return { recipient, name };
  });
  if (letter) await sendLetter(context, { kind: 'confirm', ...letter, language: signUp.language });
}
