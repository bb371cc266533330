/** The keys of an edition's front matter and what each may hold (the table of `docs/content-format.md`). */
import { z } from 'zod';
import { isLocalDate } from '../date.ts';
import { LANGUAGES } from '../language.ts';

const words = z.string().trim().min(1, 'must hold some words');
const roles = z.array(words).min(1, 'must name at least one role');
const elementId = z.string().regex(/^E(?:0[1-9]|1\d|2[0-8])$/, 'must be an element from E01 to E28');
const whole = (max: number) => z.int('must be a whole number').min(1, 'must be 1 or more').max(max);

const glanceRow = z.strictObject({
  purpose: words,
  data: words,
  basis: words,
  recipients: words,
  retention: words,
  choice: words,
});

const decision = z.strictObject({
  clause: words,
  of: z.string().regex(/^[0-9a-f]{64}$/, 'must be the digest that `assess` prints for this change'),
  verdict: z.enum(['material', 'non-material', 'review']),
  reason: words,
  by: roles,
});

/** Keys that each language states for itself. */
const OWN_KEYS = {
  title: words,
  summary: words.optional(),
  impact: words.optional(),
  glance: z.array(glanceRow).optional(),
  note: words.optional(),
};

/** Keys that only the authentic text states, because they hold for all languages. */
const SHARED_KEYS = {
  effective: z
    .string()
    .refine(isLocalDate, 'must be a date that exists, written as year-month-day, for instance 2027-01-31')
    .optional(),
  decisions: z.array(decision).default([]),
  consent: z.strictObject({ reason: words, by: roles }).optional(),
  exception: z
    .strictObject({
      kind: z.enum(['legal-obligation', 'imminent-danger', 'favourable-only']),
      reason: words,
      by: roles,
    })
    .optional(),
  notice: z
    .strictObject({
      period: z
        .union([z.strictObject({ days: whole(3660) }), z.strictObject({ months: whole(120) })], {
          error: 'must be `{ days: … }` or `{ months: … }`',
        })
        .optional(),
      reminders: z.array(whole(3660)).optional(),
    })
    .optional(),
  replaces: words.optional(),
  correction: z.strictObject({ translation: z.enum(LANGUAGES) }).optional(),
  clauses: z
    .record(
      z.string(),
      z.union([z.strictObject({ was: words }), z.strictObject({ new: z.literal(true) })], {
        error: 'must be `{ was: old-id }` or `{ new: true }`',
      }),
    )
    .default({}),
  na: z.record(elementId, words).default({}),
  illustrative: z.boolean('must be true or false').default(false),
};

/** Front matter of a translation: keys that hold for all languages are told apart from unknown ones. */
export const translationSchema = z.strictObject(OWN_KEYS);

export const authenticSchema = z.strictObject({ ...OWN_KEYS, ...SHARED_KEYS });

export type AuthenticFrontMatter = z.infer<typeof authenticSchema>;

export const AUTHENTIC_ONLY: readonly string[] = Object.keys(SHARED_KEYS);
