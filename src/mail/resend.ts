/**
 * Resend, through its own SDK. Accepts up to a hundred messages under one idempotency key, answers a repeat
 * within 24 hours from memory, and tells later what became of each message.
 */
import { Resend } from 'resend';
import { outcomeOfError, rateAdvice } from './resend-errors.ts';
import { resendClock, resendHealth } from './resend-health.ts';
import { sentMails, storedEvents } from './resend-lists.ts';
import type { BatchOutcome, MailOutcome, OutgoingMail, RateAdvice, Transport } from './transport.ts';

export interface ResendTransportOptions {
  readonly apiKey: string;
  /** Any server that speaks the same interface; default the provider's. */
  readonly baseUrl?: string;
  /**
   * `strict` (default): one bad message and nothing is accepted; the batch is split.
   * `permissive`: the good ones are accepted and the bad ones listed.
   */
  readonly validation?: 'strict' | 'permissive';
  readonly timeoutMs?: number;
  /** How long the provider remembers a key; 24 hours. */
  readonly idempotencyMs?: number;
}

const DAY_MS = 24 * 3_600_000;
/** The lowest limit the provider ever documented; its headers raise it with the first answer. */
const FIRST_REQUESTS_PER_SECOND = 2;
const MAX_BATCH = 100;
/** Tags: ASCII letters, digits, `_` and `-`, at most 256. */
const TAG_VALUE = /^[A-Za-z0-9_-]{1,256}$/;

export function createResend(o: ResendTransportOptions): Transport {
  const client = new Resend(o.apiKey, o.baseUrl === undefined ? {} : { baseUrl: o.baseUrl });
  const validation = o.validation ?? 'strict';
  const timeoutMs = o.timeoutMs ?? 30_000;
  return {
    name: 'resend',
    capabilities: {
      maxBatch: MAX_BATCH,
      idempotencyMs: o.idempotencyMs ?? DAY_MS,
      receipts: 'webhook',
      timeoutMs,
      perSecond: FIRST_REQUESTS_PER_SECOND,
      demonstration: false,
    },
    async send(mails, { idempotencyKey, signal }) {
      guard(mails, idempotencyKey);
      const timeout = AbortSignal.timeout(timeoutMs);
      const options = {
        idempotencyKey,
        batchValidation: validation,
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        // Followed redirects repeat the POST, up to 21 times.
        redirect: 'error' as const,
      };
      const answer = await client.batch.send(mails.map(payload), options).catch((error: unknown) => ({
        data: null,
        error: { name: 'application_error', message: String(error), statusCode: null },
        headers: null,
      }));
      const rate = rateAdvice(answer.headers);
      const outcome: BatchOutcome & { readonly rate?: RateAdvice } =
        answer.data === null
          ? outcomeOfError(answer.error ?? {}, answer.headers)
          : readAnswer(answer.data, mails.length);
      return rate === undefined ? outcome : { ...outcome, rate: { ...rate, ...outcome.rate } };
    },
    sent: (options) => sentMails(client, options?.signal),
    events: (options) => storedEvents(client, options?.signal),
    clock: () => resendClock(client),
    health: ({ senders }) => resendHealth(client, senders),
    close: async () => {},
  };
}

/** What the provider drops or rejects silently must never leave: these are mistakes of ours. */
function guard(mails: readonly OutgoingMail[], key: string): void {
  if (mails.length < 1 || mails.length > MAX_BATCH)
    throw new TypeError(`A batch holds 1 to ${MAX_BATCH} messages, not ${mails.length}.`);
  if (key.length < 1 || key.length > 256) throw new TypeError('An idempotency key has 1 to 256 characters.');
  for (const mail of mails) {
    if ('attachments' in mail) throw new TypeError('Messages of a batch have no attachments.');
    if (!TAG_VALUE.test(mail.delivery))
      throw new TypeError(`${JSON.stringify(mail.delivery)} cannot be used as a tag.`);
  }
}

function payload(mail: OutgoingMail) {
  return {
    from: mail.from,
    to: mail.to,
    replyTo: mail.replyTo,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: { ...mail.headers, 'Content-Language': mail.language },
    // Comes back in every event: names the delivery even when the answer to the request was lost.
    tags: [{ name: 'delivery', value: mail.delivery }],
  };
}

/**
 * Maps an answer to messages. The order of ids is implied by the provider, not promised; so anything that
 * does not add up exactly is looked up afterwards instead of guessed.
 */
function readAnswer(answer: unknown, size: number): BatchOutcome {
  const { data, errors } = answer as { data?: unknown; errors?: unknown };
  const ids = Array.isArray(data) ? data.map((one: { id?: unknown }) => one?.id) : undefined;
  if (!ids?.every((id) => typeof id === 'string' && id !== ''))
    return { kind: 'ambiguous', code: 'unreadable-answer', reason: 'The answer has no list of ids.' };
  const refused = new Map<number, string>();
  for (const one of Array.isArray(errors) ? errors : [])
    if (Number.isInteger(one?.index) && one.index >= 0 && one.index < size)
      refused.set(one.index, String(one.message ?? 'refused'));
  if (ids.length + refused.size !== size)
    return {
      kind: 'unknown',
      code: 'answer-count-mismatch',
      reason: `The answer names ${ids.length + refused.size} of ${size} messages.`,
    };
  const mails: MailOutcome[] = [];
  for (let index = 0, next = 0; index < size; index += 1) {
    const message = refused.get(index);
    if (message === undefined) mails.push({ outcome: 'accepted', providerId: String(ids[next++]) });
    else mails.push({ outcome: 'rejected', code: 'validation_error', reason: message });
  }
  return { kind: 'done', mails };
}
