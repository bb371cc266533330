/**
 * Three years of one statement, sampled at 5,000 instants: both daylight-saving nights of each year, the seconds
 * around every midnight that matters, and rebuilds that were missed for days. What must hold is written down by
 * hand, in wall-clock time; the wall clock is asked of `Intl`, not of the code under test.
 */
import { describe, expect, test } from 'vitest';
import { type Instant, toInstant } from '#domain/date.ts';
import { actDigest } from '#domain/register/chain.ts';
import type { Act } from '#domain/register/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { at, newRecord, ZONE } from './record.ts';

const SAMPLES = 5000;

/** The record: acts in order, as they would be written in three years. */
function threeYears(): readonly Act[] {
  const record = newRecord();
  record.publish('first', '2027-01-04T09:00:00Z');
  record.publish('typo', '2027-01-20T15:30:00Z');
  // Takes effect in the night the clock goes forward: the day of 28 March has 23 hours.
  const spring = record.publish('spring', '2027-02-10T10:00:00Z', {
    verdict: 'material',
    effective: '2027-03-28',
  });
  record.tell(spring, '2027-02-11T10:00:00Z');
  // The day after: the day before had 23 hours, which is no reason to be an hour off.
  const monday = record.publish('monday', '2027-02-12T10:00:00Z', {
    verdict: 'material',
    effective: '2027-03-29',
  });
  record.tell(monday, '2027-02-12T11:00:00Z');
  // Nobody was told: postponed, then set on the earliest date, in the night the clock goes back.
  const autumn = record.publish('autumn', '2027-08-01T10:00:00Z', {
    verdict: 'material',
    effective: '2027-10-01',
  });
  record.tell(autumn, '2027-09-30T10:00:00Z');
  record.add({
    kind: 'rescheduled',
    statement: 'privacy',
    edition: 'autumn',
    recordedAt: at('2027-10-04T08:00:00Z'),
    cause: actDigest(autumn),
    was: '2027-10-01',
    effective: '2027-10-31',
    reason: 'notice was late',
    by: ['legal'],
  });
  const gone = record.publish('gone', '2028-01-10T10:00:00Z', { verdict: 'material' });
  record.tell(gone, '2028-01-10T12:00:00Z');
  record.add({
    kind: 'withdrawn',
    statement: 'privacy',
    edition: 'gone',
    recordedAt: at('2028-01-20T10:00:00Z'),
    reason: 'not needed',
    by: ['legal'],
  });
  // 29 February, and a month from 31 January.
  const leap = record.publish('leap', '2028-01-25T10:00:00Z', {
    verdict: 'material',
    effective: '2028-02-29',
    previous: 'autumn',
  });
  record.tell(leap, '2028-01-26T22:30:00Z');
  const court = record.publish('court', '2028-06-01T08:00:00Z', {
    verdict: 'material',
    effective: '2028-06-01',
    notice: {
      applied: { days: 0 },
      because: [],
      exception: { kind: 'legal-obligation', reason: 'court order', by: ['legal'] },
    },
  });
  record.tell(court, '2028-06-01T14:15:00Z');
  record.publish('link', '2028-10-29T00:30:00Z');
  const never = record.publish('never', '2029-01-10T10:00:00Z', {
    verdict: 'material',
    effective: '2029-03-25',
  });
  record.tell(never, '2029-02-22T22:59:59Z', { given: { coverage: 0.9 } });
  return record.acts;
}

/** From this wall-clock moment in Amsterdam on, this edition governs. */
const EXPECTED: readonly (readonly [from: string, edition: string | null])[] = [
  ['2026-12-01 00:00:00', null],
  ['2027-01-04 10:00:00', 'first'],
  ['2027-01-20 16:30:00', 'typo'],
  ['2027-03-28 00:00:00', 'spring'],
  ['2027-03-29 00:00:00', 'monday'],
  ['2027-10-31 00:00:00', 'autumn'],
  ['2028-02-29 00:00:00', 'leap'],
  ['2028-06-01 16:15:00', 'court'],
];
/** Published in the hour that exists twice: only UTC tells the two apart. */
const LINK = '2028-10-29T00:30:00.000Z';

const WALL = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'medium' });

function expected(instant: Instant): string | null {
  if (instant >= LINK) return 'link';
  const wall = WALL.format(new Date(instant));
  return EXPECTED.findLast(([from]) => from <= wall)?.[1] ?? null;
}

/** A fixed sequence that looks like chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const NIGHTS = [
  '2027-03-28',
  '2027-10-31',
  '2028-03-26',
  '2028-10-29',
  '2029-03-25',
  '2029-10-28',
  '2027-03-29',
  '2028-02-29',
  '2027-10-01',
  '2028-06-01',
];

function samples(): readonly Instant[] {
  const random = chance(20270328);
  const from = Date.parse('2026-12-15T00:00:00Z');
  const until = Date.parse('2029-12-15T00:00:00Z');
  // Every ten minutes of the nights that matter, and each second around local midnight in summer and winter.
  const nights = NIGHTS.flatMap((night) =>
    Array.from(
      { length: 180 },
      (_, index) => Date.parse(`${night}T00:00:00Z`) - 3 * 3_600_000 + index * 600_000,
    ),
  );
  const midnights = NIGHTS.flatMap((night) =>
    [-7200, -3600].flatMap((offset) =>
      [-2, -1, 0, 1, 2].map(
        (second) => Date.parse(`${night}T00:00:00Z`) + (offset + second) * 1000 - (second < 0 ? 1 : 0),
      ),
    ),
  );
  const rest = Array.from({ length: SAMPLES - nights.length - midnights.length }, () =>
    Math.floor(from + random() * (until - from)),
  );
  return [...nights, ...midnights, ...rest].map((ms) => toInstant(ms));
}

describe('three years of one statement', () => {
  const acts = threeYears();
  const known = (now: Instant) => timelineAt(acts, { statement: 'privacy', now, timeZone: ZONE });

  test('at each of 5,000 instants the right text is in force', () => {
    const wrong = samples()
      .map((instant) => ({ instant, found: known(instant).inForce, right: expected(instant) }))
      .filter(({ found, right }) => found !== right);
    expect(wrong).toEqual([]);
    expect(samples()).toHaveLength(SAMPLES);
  });

  test('a rebuild that comes days late tells the same past and the same present as one in time', () => {
    const random = chance(7);
    for (
      let day = Date.parse('2027-01-05T03:00:00Z');
      day < Date.parse('2029-12-01T00:00:00Z');
      day += 86_400_000 * (1 + Math.floor(random() * 9))
    ) {
      const late = known(toInstant(day));
      expect(late.inForce).toBe(expected(toInstant(day)));
      for (const { from, until, edition } of late.intervals) {
        expect(expected(from)).toBe(edition);
        if (until) expect(expected(toInstant(Date.parse(until) - 1))).toBe(edition);
      }
    }
  });
});
