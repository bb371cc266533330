/** The contract of a mail transport. Workflows know this; only `scripts` knows a vendor. */
import type { Language } from '#domain/language.ts';

/** One message, ready to leave. */
export interface OutgoingMail {
  /** Our own name for this delivery, e.g. `n7.d42`; comes back in webhooks and file names. */
  readonly delivery: string;
  readonly from: string;
  readonly to: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly language: Language;
}

/** What became of one message. Provider words are translated here and nowhere else. */
export type MailOutcome =
  | { readonly outcome: 'accepted'; readonly providerId: string }
  | { readonly outcome: 'rejected'; readonly code: string; readonly reason: string };

/** What became of a batch. */
export type BatchOutcome =
  /** Every message has its own outcome, in the order sent. */
  | { readonly kind: 'done'; readonly mails: readonly MailOutcome[] }
  /** Certainly nothing was accepted: try the same batch again. */
  | { readonly kind: 'try-later'; readonly afterMs: number; readonly code: string }
  /** Certainly nothing was accepted, and one bad message spoils the rest: split and send apart. */
  | { readonly kind: 'split'; readonly code: string; readonly reason: string }
  /** Perhaps accepted: repeat only with the same key and payload, inside the key's life. */
  | { readonly kind: 'ambiguous'; readonly code: string; readonly reason: string }
  /** Something was accepted under this key with another payload, or the answer cannot be mapped: never repeat. */
  | { readonly kind: 'unknown'; readonly code: string; readonly reason: string }
  /** Account or configuration: stop the whole mail-out and tell the operator. */
  | { readonly kind: 'halt'; readonly code: string; readonly reason: string; readonly quota?: boolean };

export interface TransportCapabilities {
  readonly maxBatch: number;
  /** A repeat under the same key is answered from memory for this long; 0 = never. */
  readonly idempotencyMs: number;
  readonly receipts: 'webhook' | 'none';
  /** Never satisfies the interlock outside demonstration mode. */
  readonly demonstration: boolean;
}

export interface Transport {
  readonly name: 'resend' | 'smtp' | 'mailbox' | 'memory';
  readonly capabilities: TransportCapabilities;
  /** Never throws for a provider's answer; throws only for programming errors. */
  send(
    mails: readonly OutgoingMail[],
    options: { readonly idempotencyKey: string; readonly signal?: AbortSignal },
  ): Promise<BatchOutcome>;
  close(): Promise<void>;
}
