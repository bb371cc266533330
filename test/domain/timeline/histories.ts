/**
 * Generated histories of a statement: an editor and a machine that sometimes do what they should, and
 * sometimes whatever a hand could write into a register. Only the chain holds them to anything.
 */
import * as fc from 'fast-check';
import { addDays, type Instant, localDateOf, toInstant } from '#domain/date.ts';
import { ProblemError } from '#domain/problem.ts';
import type { NoticePeriod } from '#domain/publisher.ts';
import { actDigest } from '#domain/register/chain.ts';
import type { Act, NoticeGivenAct, PublishedAct } from '#domain/register/model.ts';
import { noticeRule, proposeEffective } from '#domain/timeline/notice-period.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { newRecord, POLICY, type RegisterRecord } from './record.ts';

export const ZONES = [
  'Europe/Amsterdam',
  'America/New_York',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'UTC',
] as const;

export interface Step {
  readonly kind:
    | 'material'
    | 'review'
    | 'quiet'
    | 'exception'
    | 'replace'
    | 'second'
    | 'correction'
    | 'tell'
    | 'gap'
    | 'back'
    | 'move'
    | 'withdraw'
    | 'erratum'
    | 'deviation'
    | 'consent';
  /** Time that passes before it. */
  readonly hours: number;
  /** Picks among what there is, and how wrong it is done; 0 is by the book. */
  readonly pick: number;
  readonly flaw: number;
  readonly shift: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind'][]>(
    'material',
    'material',
    'review',
    'quiet',
    'quiet',
    'exception',
    'replace',
    'second',
    'correction',
    'tell',
    'tell',
    'tell',
    'tell',
    'gap',
    'back',
    'move',
    'withdraw',
    'erratum',
    'deviation',
    'consent',
  ),
  hours: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 48 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 24 * 45 }) },
  ),
  pick: fc.nat(3),
  flaw: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(9) }),
  shift: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: -60, max: 60 }) },
  ),
}) as fc.Arbitrary<Step>;

export interface HistorySeed {
  readonly zone: string;
  readonly start: number;
  readonly historical: number;
  readonly period: NoticePeriod;
  readonly profiles: readonly ('gdpr-default' | 'p2b' | 'eecc' | 'psd2')[];
  readonly steps: readonly Step[];
}

export const historySeed: fc.Arbitrary<HistorySeed> = fc.record({
  zone: fc.constantFrom(...ZONES),
  start: fc.integer({ min: 0, max: 365 * 24 }),
  historical: fc.nat(2),
  period: fc.oneof(
    fc.integer({ min: 0, max: 60 }).map((days) => ({ days })),
    fc.integer({ min: 1, max: 2 }).map((months) => ({ months })),
  ),
  profiles: fc.subarray(['gdpr-default', 'p2b', 'eecc', 'psd2'] as const, { minLength: 1 }),
  steps: fc.array(step, { minLength: 1, maxLength: 24 }),
});

export interface History {
  readonly acts: readonly Act[];
  readonly text: string;
  readonly zone: string;
  /** A moment after everything. */
  readonly end: Instant;
}

const DAY = 86_400_000;
const EPOCH = Date.parse('2026-12-25T00:00:00Z');

/** Plays a seed. Acts that the register refuses (a second one of the same kind) are simply not recorded. */
export function play(seed: HistorySeed): History {
  const record = newRecord('privacy', seed.zone);
  let now = EPOCH + seed.start * 3_600_000;
  const clock = () => toInstant(now);
  const today = () => localDateOf(clock(), seed.zone);
  for (let past = seed.historical; past > 0; past -= 1)
    record.publish(`past-${past}`, clock(), {
      historical: true,
      effective: addDays('2020-01-01', -100 * past),
      verdict: record.acts.length === 0 ? 'first' : past === 1 ? 'material' : 'non-material',
    });
  if (seed.historical === 0) record.publish('first', clock());
  let number = 0;
  for (const next of seed.steps) {
    now += next.hours * 3_600_000;
    number += 1;
    try {
      perform(record, next, { seed, now, today: today(), id: `e${number}` });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
    }
  }
  return { acts: record.acts, text: record.text, zone: seed.zone, end: toInstant(now + 400 * DAY) };
}

interface Scene {
  readonly seed: HistorySeed;
  readonly now: number;
  readonly today: string;
  readonly id: string;
}

function perform(record: RegisterRecord, next: Step, scene: Scene): void {
  const { seed, now, today, id } = scene;
  const when = toInstant(now);
  const timeline = timelineAt(record.acts, { statement: 'privacy', now: when, timeZone: seed.zone });
  const upcoming = timeline.upcoming.flatMap(
    (edition) => timeline.editions.find((status) => status.edition === edition) ?? [],
  );
  const target = upcoming[next.pick % Math.max(1, upcoming.length)];
  const rule = noticeRule({ policy: { ...POLICY, period: seed.period, profiles: seed.profiles }, today });
  const by = { statement: 'privacy', recordedAt: when, by: ['legal'], reason: 'because' } as const;
  const moved = addDays(proposeEffective(today, rule), next.shift);
  const actOf = (edition: string) =>
    record.acts.find((act): act is PublishedAct => act.kind === 'published' && act.edition === edition);
  switch (next.kind) {
    case 'material':
    case 'review':
      record.publish(id, when, {
        verdict: next.kind,
        notice: rule,
        previous: timeline.inForce,
        effective: moved,
      });
      break;
    case 'consent':
      record.publish(id, when, {
        verdict: 'material',
        notice: rule,
        previous: timeline.inForce,
        effective: moved,
        assessment: {
          ruleSet: 't',
          verdict: 'material',
          direction: 'adverse',
          consentCheck: true,
          disagreements: [],
        },
      });
      break;
    case 'quiet':
      record.publish(id, when, { previous: timeline.inForce });
      break;
    case 'correction':
      record.publish(id, when, {
        verdict: 'material',
        notice: null,
        previous: timeline.inForce,
        effective: today,
        correction: { translation: 'en' },
      });
      break;
    case 'exception': {
      const exception = { kind: 'legal-obligation' as const, reason: 'a court said so', by: ['legal'] };
      record.publish(id, when, {
        verdict: 'material',
        notice: { ...rule, applied: { days: next.pick === 0 ? 0 : next.pick * 5 }, exception },
        previous: timeline.inForce,
        effective: addDays(today, Math.max(0, next.shift)),
      });
      break;
    }
    case 'second':
      record.publish(id, when, {
        verdict: 'material',
        notice: rule,
        previous: target?.edition ?? timeline.inForce,
        effective: addDays(moved, 10 + next.pick),
      });
      break;
    case 'replace': {
      const replaced = target && actOf(target.edition);
      if (!replaced || !target) return;
      record.publish(id, when, {
        verdict: next.flaw === 1 ? 'non-material' : 'material',
        notice: rule,
        previous: target.previous,
        replaces: replaced.edition,
        effective: next.pick === 0 ? target.effective : moved,
        ...(next.pick === 0 ? { inherits: target.clock[0] ?? actDigest(replaced) } : {}),
      });
      break;
    }
    case 'tell': {
      const cause = target && record.acts.find((act) => actDigest(act) === target.clock[0]);
      if (!cause || !target) return;
      record.tell(cause, when, {
        ...FLAWS[next.flaw],
        started: { ...FLAWS[next.flaw]?.started, edition: target.edition },
        given: { ...FLAWS[next.flaw]?.given, edition: target.edition },
      } as never);
      break;
    }
    case 'gap':
    case 'back': {
      const cause = target?.clock[0];
      if (!cause || !target) return;
      const open = record.acts.findLast(
        (act) => act.kind === 'notice-interrupted' && act.cause === cause && act.until === undefined,
      );
      const from =
        next.kind === 'back' && open?.kind === 'notice-interrupted'
          ? open.from
          : toInstant(now - next.pick * DAY);
      record.add({
        kind: 'notice-interrupted',
        statement: 'privacy',
        edition: target.edition,
        recordedAt: when,
        cause,
        from,
        reason: 'not seen',
        ...(next.kind === 'back' ? { until: when } : {}),
      });
      break;
    }
    case 'move': {
      if (!target) return;
      const dated = record.acts.findLast(
        (act) => act.edition === target.edition && (act.kind === 'published' || act.kind === 'rescheduled'),
      );
      if (!dated) return;
      record.add({
        ...by,
        kind: 'rescheduled',
        edition: target.edition,
        cause: actDigest(dated),
        was: target.effective,
        effective:
          next.flaw === 0 && target.earliest !== undefined
            ? addDays(target.earliest, next.pick)
            : addDays(target.effective, next.shift + 1),
      });
      break;
    }
    case 'withdraw': {
      if (!target) return;
      const follower = upcoming.find((status) => status.previous === target.edition);
      record.add({
        ...by,
        kind: 'withdrawn',
        edition: target.edition,
        ...(follower
          ? {
              reassessed: [
                {
                  edition: follower.edition,
                  previous: target.previous,
                  assessment: {
                    ruleSet: 't',
                    verdict: 'material',
                    direction: 'adverse',
                    consentCheck: false,
                    disagreements: [],
                  },
                  notice: rule,
                  restarts: next.pick % 2 === 0,
                },
              ],
            }
          : {}),
      });
      break;
    }
    case 'erratum':
      if (timeline.inForce)
        record.add({
          ...by,
          kind: 'erratum',
          edition: timeline.inForce,
          language: 'nl',
          clause: `c${next.pick}`,
          reads: 'a',
          shouldRead: 'b',
        });
      break;
    case 'deviation':
      if (timeline.inForce)
        record.add({
          statement: 'privacy',
          recordedAt: when,
          by: ['legal'],
          kind: 'deviation',
          edition: timeline.inForce,
          clauses: [`c${next.pick}`],
          since: today,
          reason: { nl: 'Anders.' },
        });
      break;
  }
}

/** Ways in which telling goes wrong; the first is by the book. */
const FLAWS: readonly { started?: object; given?: Partial<NoticeGivenAct>; unfinished?: boolean }[] = [
  {},
  { started: { seen: undefined } },
  { given: { coverage: 0.949 } },
  { given: { store: 'another store' } },
  { given: { demonstration: true } },
  { given: { counts: {} } },
  { given: { about: 'reminder' } },
  { unfinished: true },
  { given: { counts: { suppressed: { nl: 5 } } } },
  { given: { startedAt: '2030-01-01T00:00:00.000Z' } },
];
