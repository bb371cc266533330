/**
 * A recipient's own links: opaque, unforgeable, without an address in them, valid as long as a key of the
 * ring that signed them is kept. Nothing is stored per link.
 */
import type { Sha256 } from '../digest.ts';
import type { Language } from '../language.ts';
import { type MessageTemplate, SENTINEL } from '../notice/model.ts';
import { type KeyRing, type Purpose, sameInConstantTime, sign, signatures } from './key-ring.ts';

/** Half of an HMAC-SHA256: 128 bits, enough against guessing, short enough for a mail. */
const SIGNATURE_LENGTH = 32;

/** One address per sentinel. */
export type RecipientLinks = Readonly<Record<keyof typeof SENTINEL, string>>;

/**
 * The links of one recipient. The same recipient and message always get the same links, so that a repeated
 * attempt sends the same bytes.
 * @param o.recipient id in the store
 * @param o.letter name of the letter they stand in; a confirmation link belongs to one letter
 */
export function recipientLinks(o: {
  recipient: number | string;
  language: Language;
  keys: KeyRing;
  publicUrl: string;
  letter?: string;
}): RecipientLinks {
  const base = `${o.publicUrl}/${o.language}`;
  const recipient = String(o.recipient);
  // Signed once, and only when asked for: a text holds one or two of them, each in several places.
  const made: Partial<Record<keyof typeof SENTINEL, string>> = {};
  const link = (purpose: keyof typeof SENTINEL, subject: string) => {
    made[purpose] ??= `${base}/${purpose}/${signedToken(o.keys, purpose, subject)}`;
    return made[purpose];
  };
  return {
    // Also in List-Unsubscribe: POST acts at once (RFC 8058), GET only shows a page.
    get unsubscribe() {
      return link('unsubscribe', recipient);
    },
    get preferences() {
      return link('preferences', recipient);
    },
    get confirm() {
      return link('confirm', o.letter ?? recipient);
    },
  };
}

/** The message as this recipient gets it. */
export function personalised(message: MessageTemplate, links: RecipientLinks): MessageTemplate {
  const fill = (text: string) =>
    SENTINELS.reduce((filled, name) => filled.replaceAll(SENTINEL[name], links[name]), text);
  return {
    ...message,
    html: fill(message.html),
    text: fill(message.text),
    headers: Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, fill(value)])),
  };
}

const SENTINELS = Object.keys(SENTINEL) as (keyof typeof SENTINEL)[];

/** `<subject>.<signature>`: URL-safe for URL-safe subjects. */
export function signedToken(keys: KeyRing, purpose: Purpose, subject: string): string {
  return `${subject}.${shortened(sign(keys, purpose, subject))}`;
}

/** The subject a token was made for, or `undefined` when it was not made by this installation. */
export function readSignedToken(keys: KeyRing, purpose: Purpose, token: string): string | undefined {
  const dot = token.lastIndexOf('.');
  if (dot < 1) return undefined;
  const subject = token.slice(0, dot);
  const signature = token.slice(dot + 1);
  const genuine = signatures(keys, purpose, subject).some((good) =>
    sameInConstantTime(shortened(good), signature),
  );
  return genuine ? subject : undefined;
}

function shortened(signature: Sha256): string {
  return signature.slice(0, SIGNATURE_LENGTH);
}
