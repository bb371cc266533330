import { describe, expect, test } from 'vitest';
import { bannersFor } from '#domain/notice/banner.ts';
import { noticesDue } from '#domain/notice/notices-due.ts';
import { actDigest } from '#domain/register/chain.ts';
import type { ActDraft } from '#domain/register/model.ts';
import type { RegisterRecord } from '../timeline/record.ts';
import { announced, draft, EDITIONS, PUBLIC_URL, PUBLISHER, statementOf, timelineOf } from './sample.ts';

/** `kind audience offset` of everything due at a moment. */
function due(record: RegisterRecord, now: string): readonly string[] {
  return notices(record, now).map((notice) =>
    [notice.kind, notice.audience, notice.offset].filter((part) => part !== undefined).join(' '),
  );
}

function notices(record: RegisterRecord, now: string) {
  return noticesDue({
    publisher: PUBLISHER,
    statement: statementOf(record.acts),
    timeline: timelineOf(record.acts, now),
    now: new Date(now).toISOString(),
    publicUrl: PUBLIC_URL,
  });
}

function told(): RegisterRecord {
  const record = announced();
  record.tell(record.acts[1]!, '2027-01-16T09:00:00Z');
  return record;
}

const rescheduled = (record: RegisterRecord, effective: string, at = '2027-01-20T09:00:00.000Z') =>
  record.add(
    draft({
      kind: 'rescheduled',
      recordedAt: at,
      cause: actDigest(record.acts[1]!),
      was: '2027-03-01',
      effective,
      reason: 'Meer tijd nodig.',
      by: ['privacy officer'],
    }) as ActDraft,
  );

describe('what people are owed', () => {
  test('nothing about a past edition, and nothing before the act', () => {
    expect(due(announced(), '2027-01-15T08:59:59Z')).toEqual([]);
  });

  test('the announcement of a material edition, until it takes effect', () => {
    expect(due(announced(), '2027-01-15T09:00:00Z')).toEqual(['upcoming everyone']);
    expect(due(told(), '2027-02-20T12:00:00Z')).toEqual(['upcoming everyone']);
  });

  test('a reminder on its day, once people had been told before', () => {
    expect(due(told(), '2027-02-21T22:59:59Z')).toEqual(['upcoming everyone']);
    expect(due(told(), '2027-02-21T23:00:00Z')).toEqual(['upcoming everyone', 'reminder everyone 7']);
    expect(due(announced(), '2027-02-25T12:00:00Z')).toEqual(['upcoming everyone']);
  });

  test('that it is in force, for who asked for every change, and for two weeks only', () => {
    expect(due(told(), '2027-02-28T23:00:00Z')).toEqual(['in-force all-changes']);
    expect(due(told(), '2027-03-16T12:00:00Z')).toEqual([]);
  });

  test('that the date passed without effect, for who had been told that date', () => {
    expect(due(announced(), '2027-03-01T12:00:00Z')).toEqual(['postponed told-before']);
  });

  test('a later date: the correction for who was told, the announcement for the others', () => {
    const record = announced();
    rescheduled(record, '2027-04-01');
    expect(due(record, '2027-01-21T12:00:00Z')).toEqual([
      'postponed told-before',
      'upcoming not-told-before',
    ]);
    const [, anew] = notices(record, '2027-01-21T12:00:00Z');
    // It counts for the interlock as the first announcement would have.
    expect(anew?.cause).toBe(actDigest(record.acts[1]!));
    expect(anew?.effective).toBe('2027-04-01');
    const [first] = notices(announced(), '2027-01-16T12:00:00Z');
    expect(anew?.id).not.toBe(first?.id);
  });

  test('a later date after everybody was told: only the correction', () => {
    const record = told();
    rescheduled(record, '2027-04-01');
    expect(due(record, '2027-01-21T12:00:00Z')).toEqual(['postponed told-before']);
  });

  test('an earlier date is a new announcement to everybody', () => {
    const record = told();
    const moved = rescheduled(record, '2027-02-25');
    const [notice] = notices(record, '2027-01-21T12:00:00Z');
    expect(due(record, '2027-01-21T12:00:00Z')).toEqual(['upcoming everyone']);
    expect(notice?.cause).toBe(actDigest(moved));
  });

  test('a withdrawal for who was told, and no announcement any more; a month later neither', () => {
    const record = told();
    record.add(
      draft({
        kind: 'withdrawn',
        recordedAt: '2027-01-20T09:00:00.000Z',
        reason: 'Vervallen.',
        by: ['directie'],
      }) as ActDraft,
    );
    expect(due(record, '2027-01-21T12:00:00Z')).toEqual(['withdrawn told-before']);
    expect(due(record, '2027-03-01T12:00:00Z')).toEqual([]);
  });

  test('the same names on every host and at every moment', () => {
    const ids = (now: string) => notices(told(), now).map(({ id, messages }) => [id, messages]);
    expect(ids('2027-01-17T12:00:00Z')).toEqual(ids('2027-02-03T04:05:06Z'));
  });
});

describe('the banner', () => {
  const banners = (record: RegisterRecord, now: string) =>
    bannersFor({
      publisher: PUBLISHER,
      editions: EDITIONS,
      acts: record.acts,
      timeline: timelineOf(record.acts, now),
      publicUrl: PUBLIC_URL,
    }).map(({ kind, banner }) => `${kind}: ${banner.nl?.heading}`);

  test('announces, tells of a new date, of a missed one, and of a withdrawal, and then is silent', () => {
    const moved = announced();
    rescheduled(moved, '2027-04-01');
    expect(banners(announced(), '2027-01-20T12:00:00Z')).toEqual([
      'upcoming: Wij wijzigen onze privacyverklaring per maandag 1 maart 2027',
    ]);
    expect(banners(moved, '2027-01-21T12:00:00Z')).toEqual([
      'postponed: Nieuwe datum: wij wijzigen onze privacyverklaring per donderdag 1 april 2027',
    ]);
    expect(banners(announced(), '2027-03-02T12:00:00Z')).toEqual([
      'postponed: Uitgesteld: de wijziging van onze privacyverklaring gaat niet in op maandag 1 maart 2027',
    ]);
    const withdrawn = told();
    withdrawn.add(
      draft({
        kind: 'withdrawn',
        recordedAt: '2027-01-20T09:00:00.000Z',
        reason: 'Vervallen.',
        by: ['directie'],
      }) as ActDraft,
    );
    expect(banners(withdrawn, '2027-01-21T12:00:00Z')).toEqual([
      'withdrawn: Ingetrokken: de aangekondigde wijziging van onze privacyverklaring gaat niet door',
    ]);
    expect(banners(withdrawn, '2027-03-16T12:00:00Z')).toEqual([]);
    expect(banners(told(), '2027-03-02T12:00:00Z')).toEqual([]);
  });

  test('is the same on every page until the day, and does not know acts that come later', () => {
    const record = told();
    const before = banners(record, '2027-01-18T12:00:00Z');
    rescheduled(record, '2027-04-01');
    expect(banners(record, '2027-01-18T12:00:00Z')).toEqual(before);
  });
});
