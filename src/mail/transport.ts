/** The contract of a mail transport. Workflows know this; only `scripts` knows a vendor. */
import type { Language } from '#domain/language.ts';
import type { Problem } from '#domain/problem.ts';

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
  | {
      readonly kind: 'halt';
      readonly code: string;
      readonly reason: string;
      readonly quota?: boolean /** Milliseconds since 1970 UTC: when it may go on by itself. */;
      readonly resumeAt?: number;
    };

/** What the provider said about its limit together with an answer (`ratelimit-*`, `retry-after`). */
export interface RateAdvice {
  /** Requests a second, for the whole account. */
  readonly perSecond?: number;
  /** Requests left in the present window. */
  readonly remaining?: number;
  /** No request before this many milliseconds have passed. */
  readonly pauseMs?: number;
}

export interface TransportCapabilities {
  readonly maxBatch: number;
  /** A repeat under the same key is answered from memory for this long; 0 = never. */
  readonly idempotencyMs: number;
  readonly receipts: 'webhook' | 'none';
  /** After this long without an answer `send` gives up; leases are four times as long. */
  readonly timeoutMs: number;
  /** Batches that may be under way at the same time in one process; default 2. */
  readonly parallel?: number;
  /** Requests a second until the provider's own headers say otherwise; absent = no limit. */
  readonly perSecond?: number;
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
  ): Promise<BatchOutcome & { readonly rate?: RateAdvice }>;
  /** What the provider says it took over, newest first; absent when it keeps no list. */
  readonly sent?: (o?: { readonly signal?: AbortSignal }) => AsyncIterable<SentMail>;
  /** Events the provider keeps for those who missed a webhook, newest first. */
  readonly events?: (o?: { readonly signal?: AbortSignal }) => AsyncIterable<ProviderEvent>;
  /** What the provider's clock says, in milliseconds since 1970 UTC; `undefined` = it did not say. Never throws. */
  readonly clock?: () => Promise<number | undefined>;
  /** Everything that would stop a mail-out, asked beforehand. */
  readonly health?: (o: { readonly senders: readonly string[] }) => Promise<TransportHealth>;
  close(): Promise<void>;
}

/** One line of the provider's own list. */
export interface SentMail {
  readonly providerId: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Our name for the delivery, where the list carries it. */
  readonly delivery?: string;
}

/** What a provider tells afterwards about one message; its words are translated by the transport. */
export interface ProviderEvent {
  /** Unique per event: the same event told twice has the same name. */
  readonly name: string;
  readonly kind:
    | 'sent'
    | 'delayed'
    | 'delivered'
    | 'bounced'
    | 'complained'
    | 'failed'
    | 'suppressed'
    | 'other';
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly providerId: string;
  readonly delivery?: string;
  /** For `bounced`: the address will not work later either. */
  readonly permanent?: boolean;
  /** In the provider's words, without an address. */
  readonly detail?: string;
  /** Of the bytes received. */
  readonly bodyDigest?: string;
}

export interface TransportHealth {
  readonly problems: readonly Problem[];
  /** Messages that may still be sent in the present period, where the provider says so. */
  readonly quotaLeft?: number;
  readonly quotaResetsAt?: number;
}
