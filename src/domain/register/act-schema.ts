/** The shape of every act, checked on reading: a line that a later version or a hand wrote is refused, not guessed at. */
import { z } from 'zod';
import { isLocalDate, isTimeZone } from '../date.ts';
import { LANGUAGES } from '../language.ts';
import type { Act } from './model.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in 64 hexadecimal digits');
const instant = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
    'must be an instant such as 2026-11-23T04:08:00.000Z',
  )
  .refine(
    (text) => isLocalDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)),
    'is no moment that exists',
  );
const date = z.string().refine(isLocalDate, 'must be a date that exists, such as 2027-03-01');
const text = z.string().min(1);
const language = z.enum(LANGUAGES);
const roles = z.array(text);
const period = z.union([
  z.strictObject({ days: z.number().int().nonnegative() }),
  z.strictObject({ months: z.number().int().nonnegative() }),
]);
const verdict = z.enum(['material', 'non-material', 'review']);
const direction = z.enum(['adverse', 'favourable', 'neutral', 'unknown']);
const about = z.enum([
  'upcoming',
  'reminder',
  'in-force',
  'postponed',
  'withdrawn',
  'erratum',
  'deviation',
  'translation-corrected',
]);

// Loose: the rule set that made an assessment may know more than the one that reads it.
const baseline = z.looseObject({
  baseline: text,
  verdict,
  direction,
  consentCheck: z.boolean(),
  changes: z.array(z.looseObject({ change: text, verdict, machine: verdict, of: text })),
});
const assessment = z.looseObject({
  ruleSet: text,
  verdict: z.enum([...verdict.options, 'first']),
  direction,
  consentCheck: z.boolean(),
  previous: baseline.optional(),
  lastNotified: baseline.optional(),
  disagreements: z.array(z.unknown()),
});
const notice = z.strictObject({
  applied: period,
  because: z.array(z.strictObject({ source: text, period })),
  exception: z
    .strictObject({
      kind: z.enum(['legal-obligation', 'imminent-danger', 'favourable-only']),
      reason: text,
      by: roles.min(1),
    })
    .optional(),
  threshold: z.number().gt(0).lte(1).optional(),
});
const reassessed = z
  .array(
    z.strictObject({
      edition: text,
      previous: text.nullable(),
      assessment,
      notice: notice.nullable(),
      restarts: z.boolean(),
    }),
  )
  .optional();

const base = {
  v: z.literal(1),
  seq: z.number().int().positive(),
  prev: sha256,
  statement: text,
  edition: text,
  recordedAt: instant,
  key: text,
};

const schema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('published'),
    historical: z.literal(true).optional(),
    languages: z.array(language).min(1),
    digests: z.partialRecord(language, sha256),
    clauses: sha256,
    previous: text.nullable(),
    lastNotified: text.nullable(),
    assessment,
    decisions: z.array(z.strictObject({ clause: text, of: text, verdict, reason: text, by: roles })),
    consent: z.strictObject({ reason: text, by: roles }).optional(),
    effective: date,
    timeZone: text.refine(isTimeZone, 'must be a time zone that exists'),
    notice: notice.nullable(),
    reminders: z.array(z.number().int().nonnegative()),
    promise: z.strictObject({ period, clause: text }).optional(),
    replaces: text.optional(),
    replacement: z.strictObject({ verdict, direction }).optional(),
    inherits: sha256.optional(),
    reassessed,
    correction: z.strictObject({ translation: language }).optional(),
    illustrative: z.literal(true).optional(),
    store: z.string(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('notice-started'),
    cause: sha256,
    notice: text,
    about: about.optional(),
    together: z.array(text).min(2).optional(),
    shown: z.record(z.string(), sha256),
    seen: z.strictObject({ url: text, at: instant }).optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('notice-given'),
    cause: sha256,
    notice: text,
    about: about.optional(),
    startedAt: instant,
    completedAt: instant,
    counts: z.record(z.string(), z.record(z.string(), z.number().int().nonnegative())),
    coverage: z.number().min(0).max(1),
    leftSince: z.number().int().nonnegative().optional(),
    transport: text,
    store: z.string(),
    demonstration: z.literal(true).optional(),
    noDirectChannel: text.optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('notice-interrupted'),
    cause: sha256,
    from: instant,
    until: instant.optional(),
    reason: text,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('rescheduled'),
    cause: sha256,
    effective: date,
    was: date,
    reason: text,
    by: roles,
  }),
  z.strictObject({ ...base, kind: z.literal('withdrawn'), reason: text, by: roles, reassessed }),
  z.strictObject({
    ...base,
    kind: z.literal('erratum'),
    language,
    clause: text,
    reads: z.string(),
    shouldRead: z.string(),
    reason: text,
    by: roles,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('deviation'),
    clauses: z.array(text).min(1),
    since: date,
    reason: z.partialRecord(language, text),
    by: roles,
  }),
]);

/**
 * Checks one parsed line.
 * @returns the act, or what is wrong with it in words (`key: complaint`)
 */
export function parseAct(value: unknown): { readonly act: Act } | { readonly wrong: readonly string[] } {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { act: parsed.data as Act };
  return {
    wrong: parsed.error.issues.map((issue) =>
      issue.path.length > 0 ? `${issue.path.join('.')}: ${issue.message}` : issue.message,
    ),
  };
}
