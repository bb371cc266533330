/** The tables as Kysely sees them, equal on both engines. Times are milliseconds since 1970 UTC. */
import type { ColumnType, Generated } from 'kysely';
import type { BatchState, DeliveryState } from '#domain/delivery/states.ts';
import type { Language } from '#domain/language.ts';
import type { Basis } from '#domain/notice/model.ts';

type Id = ColumnType<number, number | undefined, never>;
/** Nullable, and absent means null on insert. */
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface MetaTable {
  key: string;
  value: string;
}

export interface LeaseTable {
  name: string;
  owner: string;
  epoch: number;
  expires_at: number;
}

export interface WaitingActTable {
  id: Id;
  key: string;
  statement: string;
  edition: string;
  kind: string;
  /** JSON of the act without `v`, `seq` and `prev`. */
  body: string;
  created_at: number;
  recorded_at: Maybe<number>;
}

/** One mailbox. `address` and `address_key` go together, and go when the person is erased. */
export interface RecipientTable {
  id: Id;
  address: Maybe<string>;
  address_key: Maybe<string>;
  address_hmac: string;
  language: Language;
  created_at: number;
  erase_asked_at: Maybe<number>;
  erased_at: Maybe<number>;
}

/** Why somebody is told: asked for it, or must be told. */
export interface RelationTable {
  recipient_id: number;
  basis: Basis;
  state: 'pending' | 'active' | 'ended';
  scope: Generated<'all' | 'material'>;
  /** `,privacy,cookies,`; null = every statement. */
  statements: Maybe<string>;
  source: string;
  external_id: Maybe<string>;
  consent_digest: Maybe<string>;
  since: number;
  confirmed_at: Maybe<number>;
  ended_at: Maybe<number>;
  end_reason: Maybe<string>;
}

/** `scope: subscription` still lets the mail through that the law demands. */
export interface SuppressionTable {
  address_hmac: string;
  scope: 'subscription' | 'all';
  reason: 'hard-bounce' | 'complaint' | 'manual' | 'erased';
  at: number;
}

export interface OptInTable {
  token_digest: string;
  recipient_id: number;
  purpose: string;
  language: Language;
  scope: 'all' | 'material';
  statements: Maybe<string>;
  text_digest: string;
  created_at: number;
  expires_at: number;
  used_at: Maybe<number>;
}

export interface SignUpTable {
  id: Id;
  address: string;
  language: Language;
  scope: 'all' | 'material';
  statements: Maybe<string>;
  text_digest: string;
  requested_at: number;
}

export interface ThrottleTable {
  key: string;
  hits: number;
  resets_at: number;
}

export type NoticeState = 'freezing' | 'sending' | 'paused' | 'sent' | 'cancelled';

/** One mail-out, or (lane 0) one letter to one person. */
export interface NoticeTable {
  id: Id;
  /** The notice's own id (a digest), or the unique name of a letter. */
  name: string;
  /** 0 = letters, which overtake; 1 = mail-outs. */
  lane: number;
  kind: string;
  statement: string;
  edition: string;
  cause: string;
  material: number;
  transport: string;
  batch_size: number;
  state: NoticeState;
  pause_reason: Maybe<string>;
  resume_at: Maybe<number>;
  send_after: number;
  deadline: Maybe<number>;
  next_batch: Generated<number>;
  /** Highest recipient id looked at by the freeze. */
  frozen_through: Generated<number>;
  frozen_at: Maybe<number>;
  started_at: Maybe<number>;
  completed_at: Maybe<number>;
  created_at: number;
  /** Told before, and unsubscribed or erased when this was frozen; only for messages to those told before. */
  left_since: Maybe<number>;
}

export interface ContentTable {
  id: Id;
  notice_id: number;
  digest: string;
  language: Language;
  basis: Basis;
  sender: string;
  reply_to: string;
  subject: string;
  html: string;
  text: string;
  /** JSON object. */
  headers: string;
}

export interface SendBatchTable {
  /** notice_id * 2^24 + number: unique without a shared counter. */
  id: number;
  notice_id: number;
  transport: string;
  lane: number;
  number: number;
  generation: Generated<number>;
  parent_id: Maybe<number>;
  size: number;
  idempotency_key: string;
  payload_digest: Maybe<string>;
  /** Not before; while it is being sent, the end of the lease; null = not to be claimed. */
  due_at: Maybe<number>;
  state: BatchState;
  /** Raised by every claim; results of an older claim are refused. */
  epoch: Generated<number>;
  owner: Maybe<string>;
  attempts: Generated<number>;
  /** Since when something may have been accepted that we do not know of. */
  first_ambiguous_at: Maybe<number>;
  unknown_at: Maybe<number>;
  last_error: Maybe<string>;
  /** Hash of the last event of this batch. */
  chain: Generated<string>;
}

export interface DeliveryTable {
  id: Id;
  notice_id: number;
  recipient_id: number;
  address_hmac: string;
  language: Language;
  basis: Basis;
  content_id: number;
  batch_id: Maybe<number>;
  ordinal: Maybe<number>;
  state: DeliveryState;
  provider_id: Maybe<string>;
  accepted_at: Maybe<number>;
  delivered_at: Maybe<number>;
  outcome_at: Maybe<number>;
  outcome_code: Maybe<string>;
}

export interface DeliveryEventTable {
  id: Id;
  batch_id: Maybe<number>;
  delivery_id: Maybe<number>;
  at: number;
  recorded_at: number;
  kind: string;
  source: 'worker' | 'webhook' | 'reconcile' | 'operator';
  detail: string;
  event_name: Maybe<string>;
  body_digest: Maybe<string>;
  previous: string;
  hash: string;
}

export interface ParkedEventTable {
  event_name: string;
  provider_id: string;
  body: string;
  recorded_at: number;
}

/** An edition that a message announces besides the one in `notice.edition`. */
export interface NoticeEditionTable {
  notice_id: number;
  edition: string;
}

/** Told in another way than by a message. */
export interface ReachedTable {
  notice_id: number;
  recipient_id: number;
  means: string;
  /** Calendar date. */
  reached_on: string;
  recorded_at: number;
}

export interface RateBucketTable {
  transport: string;
  per_second: number;
  tokens: number;
  refilled_at: number;
  paused_until: Generated<number>;
}

export interface Tables {
  meta: MetaTable;
  lease: LeaseTable;
  waiting_act: WaitingActTable;
  recipient: RecipientTable;
  relation: RelationTable;
  suppression: SuppressionTable;
  opt_in: OptInTable;
  sign_up: SignUpTable;
  throttle: ThrottleTable;
  notice: NoticeTable;
  content: ContentTable;
  send_batch: SendBatchTable;
  delivery: DeliveryTable;
  delivery_event: DeliveryEventTable;
  parked_event: ParkedEventTable;
  rate_bucket: RateBucketTable;
  reached: ReachedTable;
  notice_edition: NoticeEditionTable;
}
