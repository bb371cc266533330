import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import type { PublishedAct } from '#domain/register/model.ts';
import { verifyPublication } from '#workflows/run/verify.ts';
import { type ContentFolder, contentFolder, SUMMARY } from './content-folder.ts';

let content: ContentFolder;
beforeEach(() => {
  content = contentFolder();
});
afterEach(() => content.remove());

const MATERIAL = { retention: ['60 dagen', '60 days'] as const, front: SUMMARY };

/** A in force since 1 January 2027. */
function withFirst(): void {
  content.write('a');
  content.publish('a', '2027-01-01T10:00:00Z');
}

describe('publish', () => {
  test('a first edition is in force at once; its ids are frozen and the record verifies', () => {
    withFirst();
    expect(content.inForce('2027-01-01T10:00:00Z')).toBe('a');
    expect(verifyPublication({ dir: content.dir }).problems).toEqual([]);
    expect(readArchive(content.dir).problems).toEqual([]);
    const file = JSON.parse(readFileSync(join(content.dir, 'privacy', 'a', 'clauses.json'), 'utf8'));
    expect(file.clauses).toHaveLength(9);
  });

  test('a dry run says the same and writes nothing', () => {
    content.write('a');
    const plan = content.publish('a', '2027-01-01T10:00:00Z', { dryRun: true });
    expect(plan.recorded).toBe(false);
    expect(plan.words.join(' ')).toMatch(/eerste editie/);
    expect(existsSync(join(content.dir, 'privacy', 'register.jsonl'))).toBe(false);
    expect(existsSync(join(content.dir, 'privacy', 'a', 'clauses.json'))).toBe(false);
  });

  test('a harmless edition is in force at publication', () => {
    withFirst();
    content.write('b', { term: ['binnen 1 maand', 'within 1 month'] });
    const { act } = content.publish('b', '2027-01-05T10:00:00Z');
    expect(act).toMatchObject({
      assessment: { verdict: 'non-material' },
      notice: null,
      effective: '2027-01-05',
    });
    expect(content.inForce('2027-01-05T10:00:00Z')).toBe('b');
  });

  test('a material edition gets the proposed date: period, the day of notice, and a week to spare', () => {
    withFirst();
    content.write('b', MATERIAL);
    const { act, words } = content.publish('b', '2027-02-01T10:00:00Z');
    expect(act).toMatchObject({ effective: '2027-03-11', previous: 'a', lastNotified: 'a' });
    expect(words).toContain(
      'De aankondiging moet uiterlijk op maandag 8 februari 2027 volledig zijn gedaan; anders wordt de editie uitgesteld.',
    );
    content.tell(act, '2027-02-01T12:00:00Z');
    expect(content.inForce('2027-03-10T22:59:59.999Z')).toBe('a');
    expect(content.inForce('2027-03-10T23:00:00Z')).toBe('b');
  });

  test('the words are told in English too', () => {
    withFirst();
    content.write('b', MATERIAL);
    const { words } = content.publish('b', '2027-02-01T10:00:00Z', { language: 'en', dryRun: true });
    expect(words).toContain(
      'Notice must be complete on Monday 8 February 2027 at the latest; otherwise the edition is postponed.',
    );
  });

  test('the promise in the text now in force binds the next edition, not one made in the new text', () => {
    content.write('a', {
      promise: ['Wij melden wijzigingen 60 dagen vooraf.', 'We announce changes 60 days in advance.'],
    });
    content.publish('a', '2027-01-01T10:00:00Z');
    content.write('b', {
      ...MATERIAL,
      promise: ['Wij melden wijzigingen 10 dagen vooraf.', 'We announce changes 10 days in advance.'],
    });
    const act = content.publish('b', '2027-02-01T10:00:00Z').act as PublishedAct;
    expect(act.notice?.applied).toEqual({ days: 60 });
    expect(act.effective).toBe('2027-04-10');
    expect(act.promise?.period).toEqual({ days: 10 });
  });

  test.each<[string, Parameters<ContentFolder['write']>[1], RegExp]>([
    [
      'its date leaves too little time',
      { ...MATERIAL, front: `${SUMMARY}\neffective: 2027-03-03` },
      /earliest possible date is 2027-03-04/,
    ],
    [
      'its date lies in the past',
      { term: ['binnen 1 maand', 'within 1 month'], front: 'effective: 2027-01-15' },
      /before today \(2027-02-01\); nothing is ever back-dated/,
    ],
    [
      'it is harmless and dated later',
      { term: ['binnen 1 maand', 'within 1 month'], front: 'effective: 2027-05-01' },
      /nothing in it is material, so it takes effect at publication/,
    ],
    [
      'it is material and says nothing of it',
      { retention: MATERIAL.retention },
      /its summary in "nl" is missing[\s\S]*its impact in "en" is missing/,
    ],
    [
      'it replaces what was never announced',
      { ...MATERIAL, front: `${SUMMARY}\nreplaces: a` },
      /replaces a, which is in-force/,
    ],
    ['a language is missing', { languages: ['nl'] }, /has no en\.md/],
  ])('is refused when %s', (_, words, message) => {
    withFirst();
    content.write('b', words);
    expect(() => content.publish('b', '2027-02-01T10:00:00Z')).toThrow(message);
    expect(content.acts()).toHaveLength(1);
    expect(existsSync(join(content.dir, 'privacy', 'b', 'clauses.json'))).toBe(false);
  });

  test('is refused twice, and when this clock is behind the register', () => {
    withFirst();
    expect(() => content.publish('a', '2027-01-02T10:00:00Z')).toThrow(
      /was published on 2027-01-01 \(line 1/,
    );
    content.write('b', { term: ['binnen 1 maand', 'within 1 month'] });
    expect(() => content.publish('b', '2026-12-31T10:00:00Z')).toThrow(/last act was recorded at 2027-01-01/);
  });

  test('goes on where a crash between freezing and recording left it', () => {
    content.write('a');
    writeFileSync(
      join(content.dir, 'privacy', 'a', 'clauses.json'),
      '{"version":1,"clauses":[],"tombstones":[]}',
    );
    expect(readArchive(content.dir).problems[0]).toMatchObject({ code: 'archive/unknown-edition' });
    content.publish('a', '2027-01-01T10:00:00Z');
    expect(verifyPublication({ dir: content.dir }).problems).toEqual([]);
  });
});

describe('past editions', () => {
  test('are recorded in order with their own dates, in the languages they had, before any ordinary act', () => {
    content.write('2018', { front: 'effective: 2018-05-07', languages: ['nl'] });
    content.write('2020', { front: 'effective: 2020-01-01', retention: ['60 dagen', '60 days'] });
    content.publish('2018', '2027-01-01T10:00:00Z', { historical: true });
    content.publish('2020', '2027-01-01T10:00:00Z', { historical: true });
    expect(content.inForce('2027-01-01T10:00:00Z')).toBe('2020');
    const timeline = content.scene('2027-01-01T10:00:00Z');
    expect(timeline.archive.problems).toEqual([]);
    content.write('2015', { front: 'effective: 2015-01-01' });
    expect(() => content.publish('2015', '2027-01-01T11:00:00Z', { historical: true })).toThrow(
      /edition 2020 of 2020-01-01 is recorded already/,
    );
    content.write('b', { retention: ['60 dagen', '60 days'], term: ['binnen 1 maand', 'within 1 month'] });
    content.publish('b', '2027-01-02T10:00:00Z');
    expect(() => content.publish('2015', '2027-01-03T11:00:00Z', { historical: true })).toThrow(
      /before any ordinary act, and line 3/,
    );
  });

  test('need a date in the past', () => {
    content.write('a');
    expect(() => content.publish('a', '2027-01-01T10:00:00Z', { historical: true })).toThrow(
      /needs the date from which it governed/,
    );
    content.write('b', { front: 'effective: 2027-06-01' });
    expect(() => content.publish('b', '2027-01-01T10:00:00Z', { historical: true })).toThrow(
      /which is not in the past/,
    );
  });
});

describe('exceptions', () => {
  const exception = (kind: string) =>
    `${SUMMARY}\nexception: { kind: ${kind}, reason: Besluit van de toezichthouder, by: [privacy officer] }`;

  test('a legal obligation takes effect with the notice, and never before it', () => {
    withFirst();
    content.write('b', { ...MATERIAL, front: exception('legal-obligation') });
    const { act } = content.publish('b', '2027-02-01T10:00:00Z');
    expect(act).toMatchObject({ effective: '2027-02-01', notice: { applied: { days: 0 } } });
    expect(content.inForce('2027-02-03T00:00:00Z')).toBe('a');
    content.tell(act, '2027-02-03T12:00:00Z');
    expect(content.inForce('2027-02-03T11:59:59.999Z')).toBe('a');
    expect(content.inForce('2027-02-03T12:00:00Z')).toBe('b');
  });

  test('favourable-only does not hold for a change that takes something away', () => {
    withFirst();
    content.write('b', { ...MATERIAL, front: exception('favourable-only') });
    expect(() => content.publish('b', '2027-02-01T10:00:00Z')).toThrow(
      /`favourable-only` does not hold: the direction of the changes is adverse/,
    );
  });
});

describe('corrections', () => {
  function announced(): PublishedAct {
    withFirst();
    content.write('b', MATERIAL);
    const { act } = content.publish('b', '2027-02-01T10:00:00Z');
    content.tell(act, '2027-02-01T12:00:00Z');
    return act as PublishedAct;
  }

  test('an announced text corrected without material difference keeps its date and its notice', () => {
    announced();
    content.write('b2', {
      ...MATERIAL,
      term: ['binnen 1 maand', 'within 1 month'],
      front: `${SUMMARY}\nreplaces: b`,
    });
    const { act } = content.publish('b2', '2027-02-20T10:00:00Z');
    expect(act).toMatchObject({ effective: '2027-03-11', replacement: { verdict: 'non-material' } });
    expect(content.inForce('2027-03-11T12:00:00Z')).toBe('b2');
  });

  test('a material correction of an announced text starts the clock again', () => {
    announced();
    content.write('b2', { retention: ['90 dagen', '90 days'], front: `${SUMMARY}\nreplaces: b` });
    const { act } = content.publish('b2', '2027-02-20T10:00:00Z');
    expect(act).toMatchObject({ effective: '2027-03-30', replacement: { verdict: 'material' } });
    expect((act as PublishedAct).inherits).toBeUndefined();
    expect(content.inForce('2027-03-30T12:00:00Z')).toBe('a');
    content.tell(act, '2027-04-01T12:00:00Z');
    expect(content.inForce('2027-05-30T12:00:00Z')).toBe('a');
  });

  test('a fix of the text in force is refused until the announced text holds it too', () => {
    announced();
    content.write('f', { term: ['binnen 1 maand', 'within 1 month'] });
    expect(() => content.publish('f', '2027-02-10T10:00:00Z')).toThrow(
      /does not hold 2 changes of this edition[\s\S]*replaces: b/,
    );
    content.write('b2', {
      ...MATERIAL,
      term: ['binnen 1 maand', 'within 1 month'],
      front: `${SUMMARY}\nreplaces: b`,
    });
    content.publish('b2', '2027-02-10T10:00:00Z');
    content.publish('f', '2027-02-10T11:00:00Z');
    expect(content.inForce('2027-02-10T12:00:00Z')).toBe('f');
    expect(content.inForce('2027-03-11T12:00:00Z')).toBe('b2');
  });

  test('a wrong translation is put right at once, and touches nothing else', () => {
    withFirst();
    const translation = 'We use your data to sell our services.';
    content.write('t', { translation, front: 'correction: { translation: en }' });
    const { act } = content.publish('t', '2027-02-10T10:00:00Z');
    expect(act).toMatchObject({ correction: { translation: 'en' }, notice: null });
    expect(content.inForce('2027-02-10T10:00:00Z')).toBe('t');
    content.write('t2', { ...MATERIAL, translation, front: `${SUMMARY}\ncorrection: { translation: en }` });
    expect(() => content.publish('t2', '2027-02-11T10:00:00Z')).toThrow(
      /its text in "nl" differs from the one in force/,
    );
  });

  test('a second announced edition follows the first, and is judged against it', () => {
    announced();
    content.write('c', {
      ...MATERIAL,
      messages: ['120 dagen', '120 days'],
      front: `${SUMMARY}\neffective: 2027-05-01`,
    });
    const { act } = content.publish('c', '2027-02-10T10:00:00Z');
    expect(act).toMatchObject({ previous: 'b', lastNotified: 'b' });
    content.write('d', { messages: ['150 dagen', '150 days'], front: `${SUMMARY}\neffective: 2027-04-01` });
    expect(() => content.publish('d', '2027-02-10T10:00:00Z')).toThrow(
      /Edition c is announced for 2027-05-01; on that day it would undo/,
    );
  });
});
