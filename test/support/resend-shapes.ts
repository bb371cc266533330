/**
 * The shapes of Resend's interface as far as we use it, restated as JSON Schemas. Sources: its published OpenAPI
 * description (version 1.5.0, 21 August 2026) for requests, answers and events; the types of its SDK (6.38) for what
 * that leaves out: refusals, `errors` of the permissive way, usage, and stored events. Requests are closed, so that a
 * field the provider does not know shows; answers are open, as the provider may add to them.
 */

const text = { type: 'string' };
const flag = { type: 'boolean' };
const texts = { type: 'array', items: text };
const moment = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d' };
/** A tag: ASCII letters, digits, `_` and `-`, at most 256. */
const tagText = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,256}$' };

function object(required: Readonly<Record<string, object>>, optional: Readonly<Record<string, object>> = {}) {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } };
}

function listOf(items: object) {
  return object({ object: { const: 'list' }, has_more: flag, data: { type: 'array', items } });
}

const email = {
  ...object(
    { from: text, to: { oneOf: [text, { ...texts, minItems: 1, maxItems: 50 }] }, subject: text },
    {
      reply_to: { oneOf: [text, texts] },
      html: text,
      text,
      headers: { type: 'object', additionalProperties: text },
      tags: {
        type: 'array',
        items: { ...object({ name: tagText, value: tagText }), additionalProperties: false },
      },
    },
  ),
  additionalProperties: false,
};

const LAST_EVENTS = [
  'bounced',
  'canceled',
  'clicked',
  'complained',
  'delivered',
  'delivery_delayed',
  'failed',
  'opened',
  'queued',
  'scheduled',
  'sent',
  'suppressed',
];

/** What is sent, by method and path. */
export const REQUESTS: Readonly<Record<string, object>> = {
  'POST /emails/batch': { type: 'array', minItems: 1, maxItems: 100, items: email },
};

export const REFUSAL = object({ statusCode: { type: 'integer' }, name: text, message: text });

/** What is answered with 200, by method and path. */
export const ANSWERS: Readonly<Record<string, object>> = {
  'POST /emails/batch': object(
    { data: { type: 'array', items: object({ id: { type: 'string', minLength: 1 } }) } },
    { errors: { type: 'array', items: object({ index: { type: 'integer', minimum: 0 }, message: text }) } },
  ),
  'GET /emails': listOf(
    object({
      id: text,
      to: texts,
      from: text,
      subject: text,
      created_at: moment,
      last_event: { enum: LAST_EVENTS },
    }),
  ),
  'GET /domains': listOf(
    object({
      id: text,
      name: text,
      status: {
        enum: ['pending', 'verified', 'failed', 'not_started', 'partially_verified', 'partially_failed'],
      },
      open_tracking: flag,
      click_tracking: flag,
    }),
  ),
  'GET /usage': object({
    object: { const: 'usage' },
    emails: object({
      daily: period({ type: ['integer', 'null'] }),
      monthly: period({ type: 'integer' }),
    }),
  }),
  'GET /webhooks': listOf(object({ id: text })),
  'GET /webhooks/*/events': listOf(object({ id: text, type: text, created_at: moment, status: text })),
};

function period(limit: object) {
  return object({ used: { type: 'integer' }, limit, resets_at: moment });
}

const about = { email_id: text, created_at: moment, from: text, to: texts, subject: text };
const extra = { tags: { type: 'object', additionalProperties: text } };

function event(type: string, more: Readonly<Record<string, object>> = {}) {
  return object({ type: { const: type }, created_at: moment, data: object({ ...about, ...more }, extra) });
}

/** What a webhook tells, by its type. */
export const EVENTS: Readonly<Record<string, object>> = {
  'email.sent': event('email.sent'),
  'email.delivered': event('email.delivered'),
  'email.delivery_delayed': event('email.delivery_delayed'),
  'email.complained': event('email.complained'),
  'email.bounced': event('email.bounced', {
    bounce: object({
      diagnosticCode: texts,
      message: text,
      subType: {
        enum: [
          'Undetermined',
          'General',
          'NoEmail',
          'MailboxFull',
          'MessageTooLarge',
          'ContentRejected',
          'AttachmentRejected',
        ],
      },
      type: { enum: ['Undetermined', 'Transient', 'Permanent'] },
    }),
  }),
  'email.failed': event('email.failed', { failed: object({ reason: text }) }),
  'email.suppressed': event('email.suppressed', {
    suppressed: object({
      diagnosticCode: texts,
      message: text,
      reason: { enum: ['previous_bounce', 'previous_complaint'] },
      type: { enum: ['Suppressed', 'OnAccountSuppressionList'] },
    }),
  }),
};
