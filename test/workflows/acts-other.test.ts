import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PublishedAct } from '#domain/register/model.ts';
import { recordDeviation } from '#workflows/acts/deviation.ts';
import { recordErratum } from '#workflows/acts/erratum.ts';
import { rescheduleEdition } from '#workflows/acts/reschedule.ts';
import { withdrawEdition } from '#workflows/acts/withdraw.ts';
import { verifyPublication } from '#workflows/run/verify.ts';
import { type ContentFolder, contentFolder, SUMMARY } from './content-folder.ts';

let content: ContentFolder;
beforeEach(() => {
  content = contentFolder();
});
afterEach(() => {
  expect(verifyPublication({ dir: content.dir }).problems).toEqual([]);
  content.remove();
});

const RETENTION = ['60 dagen', '60 days'] as const;
const WHY = { reason: 'De leverancier is nog niet klaar', by: ['privacy officer'] };

/** a in force; b announced on 1 February for 11 March 2027. */
function announced(o: { told?: boolean } = {}): PublishedAct {
  content.write('a');
  content.publish('a', '2027-01-01T10:00:00Z');
  content.write('b', { retention: RETENTION, front: SUMMARY });
  const { act } = content.publish('b', '2027-02-01T10:00:00Z');
  if (o.told !== false) content.tell(act, '2027-02-01T12:00:00Z');
  return act as PublishedAct;
}

describe('reschedule', () => {
  test('later keeps the notice; the register says from which date it moved', () => {
    announced();
    const { act, words } = rescheduleEdition({
      ...content.scene('2027-02-20T10:00:00Z'),
      edition: 'b',
      effective: '2027-04-01',
      ...WHY,
    });
    expect(act).toMatchObject({ kind: 'rescheduled', was: '2027-03-11', effective: '2027-04-01' });
    expect(words).toContain('De aankondiging die is gedaan, blijft gelden.');
    expect(content.inForce('2027-03-20T10:00:00Z')).toBe('a');
    expect(content.inForce('2027-04-01T10:00:00Z')).toBe('b');
  });

  test('earlier than announced needs the whole period again', () => {
    announced();
    const earlier = (effective: string) =>
      rescheduleEdition({ ...content.scene('2027-02-02T10:00:00Z'), edition: 'b', effective, ...WHY });
    expect(() => earlier('2027-03-04')).toThrow(/earliest possible date is 2027-03-05/);
    const { act, words } = earlier('2027-03-05');
    expect(words.join(' ')).toMatch(/termijn begint opnieuw/);
    expect(content.inForce('2027-03-05T10:00:00Z')).toBe('a');
    content.tell(act, '2027-03-05T12:00:00Z');
  });

  test('without a date a postponed edition gets the earliest possible one', () => {
    const b = announced({ told: false });
    content.tell(b, '2027-02-20T12:00:00Z');
    expect(content.inForce('2027-03-11T10:00:00Z')).toBe('a');
    const { act } = rescheduleEdition({ ...content.scene('2027-03-15T10:00:00Z'), edition: 'b', ...WHY });
    expect(act).toMatchObject({ effective: '2027-03-23' });
    expect(content.inForce('2027-03-23T10:00:00Z')).toBe('b');
  });

  test.each([
    ['today', { effective: '2027-02-20' }, /is not in the future/],
    ['an impossible date', { effective: '2027-02-30' }, /is not a date that exists/],
    ['the same date', { effective: '2027-03-11' }, /is dated 2027-03-11 already/],
    ['no reason', { effective: '2027-04-01', reason: ' ' }, /reason is missing/],
    ['a person', { effective: '2027-04-01', by: ['jan@example.org'] }, /roles, never addresses/],
    ['an edition in force', { edition: 'a', effective: '2027-04-01' }, /is in-force; only an announced/],
    ['an unknown edition', { edition: 'z', effective: '2027-04-01' }, /was not published/],
  ])('is refused with %s', (_, o, message) => {
    announced();
    expect(() =>
      rescheduleEdition({ ...content.scene('2027-02-20T10:00:00Z'), edition: 'b', ...WHY, ...o }),
    ).toThrow(message);
  });
});

describe('withdraw', () => {
  test('an announced edition never takes effect, and the present one simply continues', () => {
    announced();
    withdrawEdition({ ...content.scene('2027-02-20T10:00:00Z'), edition: 'b', ...WHY });
    expect(content.inForce('2027-06-01T10:00:00Z')).toBe('a');
    expect(() => withdrawEdition({ ...content.scene('2027-02-21T10:00:00Z'), edition: 'b', ...WHY })).toThrow(
      /is withdrawn/,
    );
  });

  test('a text in force is not withdrawn but followed', () => {
    announced();
    expect(() => withdrawEdition({ ...content.scene('2027-02-20T10:00:00Z'), edition: 'a', ...WHY })).toThrow(
      /publish a new edition/,
    );
  });

  test('the next announced edition is judged anew against what governs, and told again when it now says more', () => {
    announced();
    content.write('c', {
      retention: RETENTION,
      messages: ['120 dagen', '120 days'],
      front: `${SUMMARY}\neffective: 2027-05-01`,
    });
    const c = content.publish('c', '2027-02-02T10:00:00Z');
    content.tell(c.act, '2027-02-02T12:00:00Z');
    const { act, words } = withdrawEdition({
      ...content.scene('2027-02-20T10:00:00Z'),
      edition: 'b',
      ...WHY,
    });
    expect(act).toMatchObject({ reassessed: [{ edition: 'c', previous: 'a', restarts: true }] });
    expect(words.join(' ')).toMatch(/Editie c is opnieuw vergeleken, nu met a: materieel/);
    expect(content.inForce('2027-05-02T10:00:00Z')).toBe('a');
    content.tell(act, '2027-02-21T12:00:00Z', { edition: 'c' });
    expect(content.inForce('2027-05-02T10:00:00Z')).toBe('c');
  });

  test('the notice of the next edition stays when it never held the withdrawn change', () => {
    announced();
    content.write('c', { messages: ['120 dagen', '120 days'], front: `${SUMMARY}\neffective: 2027-05-01` });
    const c = content.publish('c', '2027-02-02T10:00:00Z');
    content.tell(c.act, '2027-02-02T12:00:00Z');
    const { act } = withdrawEdition({ ...content.scene('2027-02-20T10:00:00Z'), edition: 'b', ...WHY });
    expect(act).toMatchObject({ reassessed: [{ edition: 'c', previous: 'a', restarts: false }] });
    expect(content.inForce('2027-05-02T10:00:00Z')).toBe('c');
  });
});

describe('erratum', () => {
  const clauseWith = (words: string) => {
    const text = content.scene('2027-02-01T10:00:00Z').archive.statements[0]?.editions[0]?.texts.nl;
    return text?.clauses.find((clause) => clause.text.includes(words))?.id ?? '';
  };
  const erratum = (reads: string, shouldRead: string, clause = clauseWith(reads)) =>
    recordErratum({
      ...content.scene('2027-02-01T10:00:00Z'),
      edition: 'a',
      textLanguage: 'nl',
      clause,
      reads,
      shouldRead,
      ...WHY,
    });

  beforeEach(() => {
    content.write('a');
    content.publish('a', '2027-01-01T10:00:00Z');
  });

  test('a harmless slip is put on record beside the text, which stays as it is', () => {
    const { act } = erratum('één maand', '1 maand');
    expect(act).toMatchObject({ kind: 'erratum', reads: 'één maand', shouldRead: '1 maand' });
  });

  test('is refused when it changes what the text says', () => {
    expect(() => erratum('30 dagen', '60 dagen')).toThrow(/The correction is material/);
    expect(content.acts()).toHaveLength(1);
  });

  test('two harmless errata may not add up to a material one', () => {
    erratum('één maand', '1 maand');
    expect(() => erratum('op uw verzoek', 'niet op uw verzoek')).toThrow(/material|not certain/);
  });

  test.each([
    ['words that do not stand there', 'bestaat niet', /do not stand in clause/],
    ['words that stand there more than once', 'en', /stand \d+ times in clause/],
  ])('is refused for %s', (_, reads, message) => {
    expect(() => erratum(reads, 'x', clauseWith('accountgegevens'))).toThrow(message);
  });

  test('an unknown clause is answered with the clauses that hold the words', () => {
    expect(() => erratum('30 dagen', '31 dagen', 'nergens')).toThrow(/These words stand in: /);
  });
});

describe('deviation', () => {
  const deviation = (o: Partial<Parameters<typeof recordDeviation>[0]> = {}) => {
    const scene = content.scene('2027-02-01T10:00:00Z');
    const clause = scene.archive.statements[0]?.editions[0]?.texts.nl?.clauses[3]?.id ?? '';
    return recordDeviation({
      ...scene,
      clauses: [clause],
      since: '2027-01-31',
      reasons: { nl: 'De verwerker is failliet.', en: 'The processor went bankrupt.' },
      by: ['privacy officer'],
      ...o,
    });
  };

  beforeEach(() => {
    content.write('a');
    content.publish('a', '2027-01-01T10:00:00Z');
  });

  test('is on record at once and changes no date', () => {
    const { act } = deviation();
    expect(act).toMatchObject({ kind: 'deviation', edition: 'a', since: '2027-01-31' });
    expect(content.inForce('2027-02-02T10:00:00Z')).toBe('a');
  });

  test('tells everything that is missing at once', () => {
    expect(() => deviation({ clauses: ['nergens'], since: '2027-03-01', reasons: { nl: 'Zo.' } })).toThrow(
      /no clause nergens[\s\S]*still to come[\s\S]*The reason in "en" is missing/,
    );
  });
});
