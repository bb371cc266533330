import { describe, expect, test } from 'vitest';
import { actDigest } from '#domain/register/chain.ts';
import type { Act } from '#domain/register/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { at, newRecord, POLICY, type RegisterRecord, ZONE } from './record.ts';

function inForce(acts: readonly Act[], when: string, o: { demonstration?: boolean } = {}): string | null {
  return timelineOf(acts, when, o).inForce;
}

function timelineOf(acts: readonly Act[], when: string, o: { demonstration?: boolean } = {}) {
  return timelineAt(acts, { statement: 'privacy', now: at(when), timeZone: ZONE, ...o });
}

function status(acts: readonly Act[], when: string, edition: string) {
  const found = timelineOf(acts, when).editions.find((each) => each.edition === edition);
  if (!found) throw new Error(`no ${edition}`);
  return found;
}

/** First edition A on 1 January 2027; material B announced on 1 February for 11 March (30 + 7 + 1 days). */
function withAnnounced(): { record: RegisterRecord; b: Act } {
  const record = newRecord();
  record.publish('A', '2027-01-01T10:00:00Z');
  const b = record.publish('B', '2027-02-01T10:00:00Z', { verdict: 'material' });
  return { record, b };
}

describe('without notice no effect', () => {
  test('nothing is in force before the first edition, and the first is in force from its act', () => {
    const record = newRecord();
    record.publish('A', '2027-01-01T10:00:00Z');
    expect(inForce(record.acts, '2027-01-01T09:59:59.999Z')).toBeNull();
    expect(inForce(record.acts, '2027-01-01T10:00:00Z')).toBe('A');
  });

  test('a non-material edition is in force from the moment of its act', () => {
    const record = newRecord();
    record.publish('A', '2027-01-01T10:00:00Z');
    record.publish('B', '2027-01-05T10:00:00Z');
    expect(timelineOf(record.acts, '2027-02-01T00:00:00Z').intervals).toEqual([
      { edition: 'A', from: at('2027-01-01T10:00:00Z'), until: at('2027-01-05T10:00:00Z') },
      { edition: 'B', from: at('2027-01-05T10:00:00Z') },
    ]);
  });

  test('a material edition that people were told about in time takes effect at 00:00 local on its date', () => {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-01T12:00:00Z');
    expect(status(record.acts, '2027-02-02T00:00:00Z', 'B')).toMatchObject({
      state: 'announced',
      effective: '2027-03-11',
      earliest: '2027-03-04',
    });
    expect(inForce(record.acts, '2027-03-10T22:59:59.999Z')).toBe('A');
    expect(inForce(record.acts, '2027-03-10T23:00:00.000Z')).toBe('B');
  });

  test('a material edition that nobody was told about is postponed, whatever its date says', () => {
    const { record } = withAnnounced();
    const later = timelineOf(record.acts, '2027-06-01T00:00:00Z');
    expect(later.inForce).toBe('A');
    expect(later.upcoming).toEqual(['B']);
    expect(status(record.acts, '2027-06-01T00:00:00Z', 'B')).toMatchObject({
      state: 'postponed',
      obstacle: 'notice-not-given',
      earliest: '2027-07-02',
    });
  });

  test('notice completed too late postpones; rescheduling to the earliest date lets it take effect', () => {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-20T12:00:00Z');
    expect(status(record.acts, '2027-02-21T00:00:00Z', 'B')).toMatchObject({
      state: 'announced',
      obstacle: 'notice-too-late',
      earliest: '2027-03-23',
    });
    expect(inForce(record.acts, '2027-03-15T00:00:00Z')).toBe('A');
    record.add({
      kind: 'rescheduled',
      statement: 'privacy',
      edition: 'B',
      recordedAt: at('2027-03-15T09:00:00Z'),
      cause: actDigest(b),
      was: '2027-03-11',
      effective: '2027-03-23',
      reason: 'notice was late',
      by: ['legal'],
    });
    expect(inForce(record.acts, '2027-03-22T22:59:00Z')).toBe('A');
    expect(inForce(record.acts, '2027-03-22T23:00:00Z')).toBe('B');
  });

  test('an act that reaches the register after the date comes too late, so the past never changes', () => {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-01T12:00:00Z', { recordedAt: '2027-03-12T00:00:00Z' });
    expect(inForce(record.acts, '2027-03-11T12:00:00Z')).toBe('A');
    expect(inForce(record.acts, '2027-03-13T12:00:00Z')).toBe('A');
    expect(status(record.acts, '2027-03-13T12:00:00Z', 'B').state).toBe('postponed');
  });

  test.each([
    ['the banner was never seen', { started: { seen: undefined } }],
    ['too few were reached', { given: { coverage: 0.94 } }],
    ['another store holds the deliveries', { given: { store: 'an empty one' } }],
    [
      'it went to a demonstration transport',
      { given: { demonstration: true as const, transport: 'mailbox' } },
    ],
    ['nobody was due and no reason is on record', { given: { counts: { accepted: { nl: 0 } } } }],
    ['it is a reminder', { given: { about: 'reminder' as const } }],
    [
      'it claims to be complete after it was recorded',
      { given: { completedAt: at('2027-02-03T00:00:00Z') } },
    ],
  ])('notice does not count when %s', (_, o) => {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-01T12:00:00Z', o as never);
    expect(inForce(record.acts, '2027-03-20T00:00:00Z')).toBe('A');
  });

  test('nobody due counts when publisher.yaml says why no direct channel exists', () => {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-01T12:00:00Z', {
      given: { counts: {}, noDirectChannel: 'visitors leave no address' },
    });
    expect(inForce(record.acts, '2027-03-20T00:00:00Z')).toBe('B');
  });

  test('demonstration mode lets a demonstration notice count', () => {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-01T12:00:00Z', { given: { demonstration: true, transport: 'mailbox' } });
    expect(inForce(record.acts, '2027-03-20T00:00:00Z', { demonstration: true })).toBe('B');
  });

  test('an unresolved consent check keeps an edition out of force', () => {
    const record = newRecord();
    record.publish('A', '2027-01-01T10:00:00Z');
    const b = record.publish('B', '2027-02-01T10:00:00Z', {
      verdict: 'material',
      assessment: {
        ruleSet: 't',
        verdict: 'material',
        direction: 'adverse',
        consentCheck: true,
        disagreements: [],
      },
    });
    record.tell(b, '2027-02-01T12:00:00Z');
    expect(status(record.acts, '2027-03-20T00:00:00Z', 'B')).toMatchObject({
      state: 'postponed',
      obstacle: 'consent-open',
    });
  });
});

describe('gaps in the prominent notice', () => {
  test('each day on which it was missing is made good', () => {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-01T12:00:00Z');
    const gap = {
      kind: 'notice-interrupted',
      statement: 'privacy',
      edition: 'B',
      cause: actDigest(b),
      from: at('2027-02-10T10:00:00Z'),
      reason: 'not seen',
    } as const;
    record.add({ ...gap, recordedAt: at('2027-02-11T10:00:00Z') });
    expect(status(record.acts, '2027-02-12T00:00:00Z', 'B').obstacle).toBe('banner-missing');
    record.add({ ...gap, recordedAt: at('2027-02-19T10:00:00Z'), until: at('2027-02-19T10:00:00Z') });
    // 10 to 19 February are ten days; 7 days of slack do not suffice.
    expect(status(record.acts, '2027-02-20T00:00:00Z', 'B')).toMatchObject({
      lostDays: 10,
      earliest: '2027-03-14',
      obstacle: 'notice-too-late',
    });
    expect(inForce(record.acts, '2027-03-12T00:00:00Z')).toBe('A');
  });
});

describe('moving the date', () => {
  const move = (record: RegisterRecord, b: Act, was: string, effective: string, when: string) =>
    record.add({
      kind: 'rescheduled',
      statement: 'privacy',
      edition: 'B',
      recordedAt: at(when),
      cause: actDigest(b),
      was,
      effective,
      reason: 'r',
      by: ['legal'],
    });

  test('later keeps the notice that was given', () => {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-01T12:00:00Z');
    move(record, b, '2027-03-11', '2027-04-01', '2027-03-01T10:00:00Z');
    expect(inForce(record.acts, '2027-03-20T00:00:00Z')).toBe('A');
    expect(inForce(record.acts, '2027-04-01T00:00:00Z')).toBe('B');
  });

  test('earlier than people were told asks for a new notice', () => {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-01T12:00:00Z');
    const moved = move(record, b, '2027-03-11', '2027-03-08', '2027-02-02T10:00:00Z');
    expect(inForce(record.acts, '2027-03-09T00:00:00Z')).toBe('A');
    record.tell(moved, '2027-03-09T10:00:00Z');
    expect(status(record.acts, '2027-03-10T00:00:00Z', 'B')).toMatchObject({ earliest: '2027-04-09' });
  });
});

describe('exceptions', () => {
  const forced = {
    applied: { days: 0 },
    because: [{ source: 'policy', period: { days: 30 } }],
    exception: { kind: 'legal-obligation' as const, reason: 'court order', by: ['legal'] },
  };

  test('effect coincides with notice and never precedes it', () => {
    const record = newRecord();
    record.publish('A', '2027-01-01T10:00:00Z');
    const b = record.publish('B', '2027-02-01T10:00:00Z', {
      verdict: 'material',
      notice: forced,
      effective: '2027-02-01',
    });
    expect(inForce(record.acts, '2027-02-01T11:00:00Z')).toBe('A');
    record.tell(b, '2027-02-01T12:00:00Z');
    expect(inForce(record.acts, '2027-02-01T11:59:59Z')).toBe('A');
    expect(inForce(record.acts, '2027-02-01T12:00:00Z')).toBe('B');
  });
});

describe('two upcoming editions', () => {
  test('the second waits for the first, because its readers were told the difference with the first', () => {
    const { record, b } = withAnnounced();
    const c = record.publish('C', '2027-02-02T10:00:00Z', { verdict: 'material', effective: '2027-04-01' });
    record.tell(c, '2027-02-02T12:00:00Z');
    expect(inForce(record.acts, '2027-04-02T00:00:00Z')).toBe('A');
    expect(status(record.acts, '2027-04-02T00:00:00Z', 'C').obstacle).toBe('previous-not-in-force');
    expect(timelineOf(record.acts, '2027-02-03T00:00:00Z').upcoming).toEqual(['B', 'C']);
    expect(b.edition).toBe('B');
  });

  test('withdrawing the first re-assesses the second and restarts its clock when it says more than was told', () => {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-01T12:00:00Z');
    const c = record.publish('C', '2027-02-02T10:00:00Z', { verdict: 'material', effective: '2027-04-01' });
    record.tell(c, '2027-02-02T12:00:00Z');
    const withdrawn = record.add({
      kind: 'withdrawn',
      statement: 'privacy',
      edition: 'B',
      recordedAt: at('2027-02-20T10:00:00Z'),
      reason: 'off',
      by: ['legal'],
      reassessed: [
        {
          edition: 'C',
          previous: 'A',
          assessment: {
            ruleSet: 't',
            verdict: 'material',
            direction: 'adverse',
            consentCheck: false,
            disagreements: [],
          },
          notice: c.kind === 'published' ? c.notice : null,
          restarts: true,
        },
      ],
    });
    expect(inForce(record.acts, '2027-04-01T10:00:00Z')).toBe('A');
    record.tell(withdrawn, '2027-02-21T10:00:00Z');
    expect(status(record.acts, '2027-03-01T00:00:00Z', 'B')).toMatchObject({ state: 'withdrawn' });
    expect(inForce(record.acts, '2027-04-01T10:00:00Z')).toBe('C');
  });
});

test('an edition that replaces an announced one inherits its notice only when the act says so', () => {
  for (const inherits of [true, false]) {
    const { record, b } = withAnnounced();
    record.tell(b, '2027-02-01T12:00:00Z');
    record.publish('B2', '2027-02-25T10:00:00Z', {
      verdict: 'material',
      previous: 'A',
      replaces: 'B',
      effective: '2027-03-11',
      ...(inherits ? { inherits: actDigest(b) } : {}),
    });
    expect(status(record.acts, '2027-03-01T00:00:00Z', 'B')).toMatchObject({
      state: 'replaced',
      replacedBy: 'B2',
    });
    expect(inForce(record.acts, '2027-03-12T00:00:00Z')).toBe(inherits ? 'B2' : 'A');
  }
});

test('past editions stand from their own dates, and a register of them needs no notice', () => {
  const record = newRecord();
  record.publish('2018', '2027-01-01T10:00:00Z', { historical: true, effective: '2018-05-07' });
  record.publish('2020', '2027-01-01T10:01:00Z', {
    historical: true,
    effective: '2020-01-01',
    verdict: 'material',
  });
  expect(timelineOf(record.acts, '2027-01-02T00:00:00Z').intervals).toEqual([
    { edition: '2018', from: at('2018-05-06T22:00:00Z'), until: at('2019-12-31T23:00:00Z') },
    { edition: '2020', from: at('2019-12-31T23:00:00Z') },
  ]);
});

test('a policy given by the caller is only a fallback for acts that name no threshold', () => {
  const { record, b } = withAnnounced();
  record.tell(b, '2027-02-01T12:00:00Z', { given: { coverage: 0.9 } });
  const lenient = timelineAt(record.acts, {
    statement: 'privacy',
    now: at('2027-03-20T00:00:00Z'),
    timeZone: ZONE,
    policy: { ...POLICY, threshold: 0.5 },
  });
  expect(lenient.inForce).toBe('A');
});
