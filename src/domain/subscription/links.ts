/**
 * A recipient's own links: opaque, unforgeable, without an address in them, valid as long as a key of the
 * ring that signed them is kept. Nothing is stored per link.
 */
import type { Sha256 } from '../digest.ts';
import type { Language } from '../language.ts';
import { type KeyRing, type Purpose, sameInConstantTime, sign, signatures } from './key-ring.ts';

/** Half of an HMAC-SHA256: 128 bits, enough against guessing, short enough for a mail. */
const SIGNATURE_LENGTH = 32;

export interface RecipientLinks {
  /** Also in `List-Unsubscribe`: POST acts at once (RFC 8058), GET only shows a page. */
  readonly unsubscribe: string;
  readonly preferences: string;
}

/** The links of one recipient. The same recipient always gets the same links. */
export function recipientLinks(o: {
  recipient: string;
  language: Language;
  keys: KeyRing;
  publicUrl: string;
}): RecipientLinks {
  const base = `${o.publicUrl}/${o.language}`;
  return {
    unsubscribe: `${base}/unsubscribe/${recipientToken(o.keys, 'unsubscribe', o.recipient)}`,
    preferences: `${base}/preferences/${recipientToken(o.keys, 'preferences', o.recipient)}`,
  };
}

/** `<recipient>.<signature>`: URL-safe for URL-safe recipient ids. */
export function recipientToken(keys: KeyRing, purpose: Purpose, recipient: string): string {
  return `${recipient}.${shortened(sign(keys, purpose, recipient))}`;
}

/** The recipient a token was made for, or `undefined` when it was not made by this installation. */
export function readRecipientToken(keys: KeyRing, purpose: Purpose, token: string): string | undefined {
  const dot = token.lastIndexOf('.');
  if (dot < 1) return undefined;
  const recipient = token.slice(0, dot);
  const signature = token.slice(dot + 1);
  const genuine = signatures(keys, purpose, recipient).some((good) =>
    sameInConstantTime(shortened(good), signature),
  );
  return genuine ? recipient : undefined;
}

function shortened(signature: Sha256): string {
  return signature.slice(0, SIGNATURE_LENGTH);
}
