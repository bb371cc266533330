/**
 * Every special event of law.md 9.3, end to end: the act, the tick, the mailbox folder. What follows an event is told
 * to exactly those who were told before, less who unsubscribed or was erased since, and those are counted.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { formatInstant } from '#domain/date.ts';
import type { Act } from '#domain/register/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { recordDeviation } from '#workflows/acts/deviation.ts';
import { recordErratum } from '#workflows/acts/erratum.ts';
import { rescheduleEdition } from '#workflows/acts/reschedule.ts';
import { withdrawEdition } from '#workflows/acts/withdraw.ts';
import { evidenceOf } from '#workflows/evidence/evidence.ts';
import { evidenceHtml } from '#workflows/evidence/evidence-html.ts';
import { eraseByAddress } from '#workflows/people/erase-recipient.ts';
import { endSubscription } from '#workflows/people/unsubscribe.ts';
import { verifyPublication } from '#workflows/run/verify.ts';
import { SQLITE } from '../support/postgres.ts';
import { SUMMARY, type Words } from './content-folder.ts';
import { openPublication, PUBLIC_URL, type Publication } from './publication.ts';

const RETENTION = ['60 dagen', '60 days'] as const;
const WHY = { reason: 'De leverancier is nog niet klaar.', by: ['privacy officer'] };
const ANNOUNCED = /^(Wij wijzigen|We are changing)/;
/** Told at the first mail-out; the address of the last one does not exist. */
const PEOPLE = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}@example.org`);
/** Of those, who is still there after {@link someLeave}. */
const STAYED = ['a', 'c', 'e'].map((name) => `${name}@example.org`);

let scene: Publication;
beforeEach(async () => {
  scene = await openPublication(await SQLITE.readyUrl());
  for (const to of PEOPLE.slice(0, 3)) await scene.add('subscriber', to);
  for (const to of PEOPLE.slice(3)) await scene.add('customer', to, 'en');
  scene.content.write('a');
  scene.content.publish('a', '2027-01-01T10:00:00Z');
});
afterEach(async () => {
  expect(verifyPublication({ dir: scene.content.dir }).problems).toEqual([]);
  // Nobody ever gets the same words twice.
  const letters = scene.letters().map(({ to, subject, text }) => `${to} ${subject} ${text}`);
  expect(new Set(letters).size).toBe(letters.length);
  await scene.close();
});

const publish = (edition: string, when: string, words: Words, o = {}): Act => {
  scene.content.write(edition, words);
  return scene.content.publish(edition, when, o).act;
};
/** b, announced on 1 February for 11 March, everybody told the same morning. */
async function announced(): Promise<Act> {
  const act = publish('b', '2027-02-01T10:00:00Z', { retention: RETENTION, front: SUMMARY });
  await tickAt('2027-02-01T11:00:00Z');
  expect(scene.reached(ANNOUNCED)).toEqual(PEOPLE);
  return act;
}
const tickAt = async (when: string) => {
  scene.at(when);
  return scene.tick();
};
const request = (when: string, edition: string) => {
  scene.at(when);
  return { ...scene.content.scene(when), edition, ...WHY };
};
const status = (edition: string) =>
  timelineAt(scene.content.acts(), {
    statement: 'privacy',
    now: scene.now(),
    timeZone: 'Europe/Amsterdam',
  }).editions.find((each) => each.edition === edition);

async function proof(edition: string) {
  const archive = readArchive(scene.content.dir);
  const [statement] = archive.statements;
  if (!statement) throw new Error('nothing there');
  const timeline = timelineAt(statement.acts, {
    statement: 'privacy',
    now: scene.now(),
    timeZone: 'Europe/Amsterdam',
  });
  const { publisher } = archive;
  return evidenceOf(
    { store: scene.store, publisher, statement, timeline, now: scene.now(), publicUrl: PUBLIC_URL },
    edition,
  );
}

/** One unsubscribes, one is erased, one joins: nobody of these hears the end of it. */
async function someLeave(): Promise<void> {
  const recipient = await scene.store.db
    .selectFrom('recipient')
    .selectAll()
    .where('address', '=', 'b@example.org')
    .executeTakeFirstOrThrow();
  await endSubscription(scene.context, recipient, { reason: 'unsubscribed:one-click', customer: false });
  await eraseByAddress(scene.context, 'd@example.org');
  await scene.add('subscriber', 'late@example.org');
}

/** What the run told, and what stands on record, of a follow-up to those who were told before. */
function expectCounted(report: Awaited<ReturnType<Publication['tick']>>, kind: string): void {
  expect(report.notices.find((notice) => notice.kind === kind)).toMatchObject({
    due: 3,
    leftSince: 2,
    complete: true,
    coverage: 1,
  });
  const given = report.acts.find((act) => act.kind === 'notice-given' && act.about === kind);
  expect(given).toMatchObject({ counts: { accepted: { nl: 2, en: 1 } }, leftSince: 2 });
}

describe('the announced edition', () => {
  test('withdrawn: those who were told hear it the same day, and the present text goes on', async () => {
    await announced();
    await someLeave();
    withdrawEdition(request('2027-02-10T10:00:00Z', 'b'));
    expectCounted(await tickAt('2027-02-10T10:05:00Z'), 'withdrawn');
    expect(scene.reached(/^(Ingetrokken|Withdrawn)/)).toEqual(STAYED);
    expect(scene.content.inForce('2027-06-01T10:00:00Z')).toBe('a');
    expect(() => scene.content.publish('b', '2027-02-11T10:00:00Z')).toThrow(
      /A published edition never changes/,
    );
  });

  test('in force: it cannot be withdrawn, only followed', async () => {
    await announced();
    expect(() => withdrawEdition(request('2027-03-12T10:00:00Z', 'b'))).toThrow(/publish a new edition/i);
    await tickAt('2027-03-12T10:00:00Z');
    expect(scene.letters()).toHaveLength(5);
  });

  test('moved later: a short notice of the new date to those who were told; theirs still counts', async () => {
    await announced();
    await someLeave();
    rescheduleEdition({ ...request('2027-02-10T10:00:00Z', 'b'), effective: '2027-04-01' });
    expectCounted(await tickAt('2027-02-10T10:05:00Z'), 'postponed');
    const evidence = await proof('b');
    expect(evidence.notices[1]).toMatchObject({ kind: 'postponed', due: 3, told: 3, leftSince: 2 });
    const page = evidenceHtml(evidence);
    expect(page).toContain(
      '2 personen die eerder bericht kregen, hadden zich inmiddels afgemeld of waren gewist en kregen dit bericht daarom niet.',
    );
    expect(page).toContain(
      '2 people told before had unsubscribed or been erased since, and therefore did not get this message.',
    );
    // Both notices on the site, in both languages, word for word as the register has them.
    expect(evidence.banners.map(({ kind, language, inBundle }) => [kind, language, inBundle])).toEqual([
      ['upcoming', 'nl', true],
      ['upcoming', 'en', true],
      ['postponed', 'nl', true],
      ['postponed', 'en', true],
    ]);
    expect(scene.reached(/^(Nieuwe datum|New date)/)).toEqual(STAYED);
    expect(scene.content.inForce('2027-03-31T10:00:00Z')).toBe('a');
    expect(scene.content.inForce('2027-04-01T10:00:00Z')).toBe('b');
  });

  test('moved earlier: a new notice to everybody who is concerned now, and the whole period again', async () => {
    await announced();
    await someLeave();
    rescheduleEdition({ ...request('2027-02-02T10:00:00Z', 'b'), effective: '2027-03-05' });
    await tickAt('2027-02-02T10:05:00Z');
    expect(scene.reached(/(vrijdag 5 maart|Friday 5 March) 2027$/)).toEqual([...STAYED, 'late@example.org']);
    expect(scene.content.inForce('2027-03-05T10:00:00Z')).toBe('b');
  });

  test('corrected without material difference: dates and notice stay, and nobody is told twice', async () => {
    await announced();
    publish('b-2', '2027-02-05T10:00:00Z', {
      retention: RETENTION,
      term: ['binnen 1 maand', 'within 1 month'],
      front: `${SUMMARY}\nreplaces: b`,
    });
    await tickAt('2027-02-05T10:05:00Z');
    expect(scene.letters()).toHaveLength(5);
    expect(status('b')?.state).toBe('replaced');
    expect(scene.content.inForce('2027-03-11T10:00:00Z')).toBe('b-2');
  });

  test('corrected in a way that matters: everybody is told anew, and the clock starts again', async () => {
    await announced();
    await someLeave();
    publish('b-2', '2027-02-20T10:00:00Z', {
      retention: ['90 dagen', '90 days'],
      front: `${SUMMARY}\nreplaces: b`,
    });
    await tickAt('2027-02-20T10:05:00Z');
    const effective = status('b-2')?.effective;
    expect(effective).toBe('2027-03-30');
    expect(scene.reached(/(dinsdag 30 maart|Tuesday 30 March) 2027$/)).toEqual([
      ...STAYED,
      'late@example.org',
    ]);
    expect(scene.content.inForce('2027-03-29T10:00:00Z')).toBe('a');
    expect(scene.content.inForce('2027-03-30T10:00:00Z')).toBe('b-2');
  });
});

test('a wrong translation: readers of that language are told, and nobody else', async () => {
  publish('b', '2027-02-01T10:00:00Z', {
    translation: 'We use your data to provide our services.',
    front: 'correction: { translation: en }',
  });
  await tickAt('2027-02-01T10:05:00Z');
  expect(scene.reached(/^We have corrected the translation/)).toEqual(['d@example.org', 'e@example.org']);
  expect(scene.letters()).toHaveLength(2);
  expect(scene.content.inForce('2027-02-01T10:00:00Z')).toBe('b');
});

describe('exceptions shorten the period and never take away the notice', () => {
  const exception = (kind: string) =>
    `${SUMMARY}\nexception: { kind: ${kind}, reason: "Bevel van de toezichthouder", by: [directie] }`;

  test.each(['legal-obligation', 'imminent-danger'])(
    '%s: in force the moment people were told, not before',
    async (kind) => {
      publish('b', '2027-02-01T10:00:00Z', { retention: RETENTION, front: exception(kind) });
      expect(scene.content.inForce('2027-02-01T10:30:00Z')).toBe('a');
      await tickAt('2027-02-01T11:00:00Z');
      expect(scene.reached(ANNOUNCED)).toEqual(PEOPLE);
      expect(scene.content.inForce('2027-02-01T11:00:00Z')).toBe('b');
    },
  );

  test('favourable only: no period, and still told', async () => {
    publish('b', '2027-02-01T10:00:00Z', {
      retention: ['14 dagen', '14 days'],
      front: exception('favourable-only'),
    });
    await tickAt('2027-02-01T11:00:00Z');
    expect(scene.reached(ANNOUNCED)).toEqual(PEOPLE);
    expect(scene.content.inForce('2027-02-01T11:00:00Z')).toBe('b');
  });
});

test('consent needed: refused until a role says how that was settled; then told like any change', async () => {
  const use = [
    'om onze diensten te leveren en om profielen op te stellen',
    'to deliver our services and to build profiles',
  ] as const;
  expect(() => publish('b', '2027-02-01T10:00:00Z', { use, front: SUMMARY })).toThrow(
    /new consent or a compatibility test is needed/,
  );
  expect(scene.content.acts()).toHaveLength(1);
  const consent = 'consent: { reason: "Toestemming wordt vooraf gevraagd", by: [privacy officer] }';
  const act = publish('b', '2027-02-01T10:00:00Z', { use, front: `${SUMMARY}\n${consent}` });
  expect(act).toMatchObject({ assessment: { consentCheck: true }, consent: { by: ['privacy officer'] } });
  await tickAt('2027-02-01T11:00:00Z');
  expect(scene.reached(ANNOUNCED)).toEqual(PEOPLE);
  expect(scene.content.inForce('2027-03-11T11:00:00Z')).toBe('b');
});

describe('a mail-out that fails', () => {
  test('an address that does not exist: on record, in the evidence, and no date moves', async () => {
    scene.refuse = (to) => to === 'e@example.org';
    for (let n = 1; n <= 20; n += 1) await scene.add('customer', `more-${n}@example.org`);
    publish('b', '2027-02-01T10:00:00Z', { retention: RETENTION, front: SUMMARY });
    const report = await tickAt('2027-02-01T11:00:00Z');
    expect(report.acts.at(-1)).toMatchObject({
      kind: 'notice-given',
      counts: { accepted: { nl: 23, en: 1 }, rejected: { en: 1 } },
    });
    const evidence = await proof('b');
    expect(evidence.notices[0]).toMatchObject({ told: 24, unreached: 1 });
    expect(scene.content.inForce('2027-03-11T10:00:00Z')).toBe('b');
  });

  test('fewer than the threshold: no notice; the day passes, those who were told hear it, and a later date makes it good', async () => {
    scene.refuse = (to) => to === 'e@example.org' || to === 'd@example.org';
    publish('b', '2027-02-01T10:00:00Z', { retention: RETENTION, front: SUMMARY });
    const report = await tickAt('2027-02-01T11:00:00Z');
    expect(report.problems.map(({ code }) => code)).toContain('run/too-few-reached');
    const late = await tickAt('2027-03-11T10:00:00Z');
    expect(scene.content.inForce('2027-03-11T10:00:00Z')).toBe('a');
    expect(late.problems.map(({ code }) => code)).toContain('interlock/notice-not-given');
    expect(scene.reached(/^(Uitgesteld|Postponed)/)).toEqual(PEOPLE.slice(0, 3));
    // The new date is told to those who had the old one, the announcement to those who had none.
    scene.refuse = () => false;
    rescheduleEdition({ ...request('2027-03-12T10:00:00Z', 'b'), effective: '2027-05-01' });
    await tickAt('2027-03-12T10:05:00Z');
    expect(scene.reached(/^(Nieuwe datum|New date)/)).toEqual(PEOPLE.slice(0, 3));
    expect(scene.reached(/^We are changing/)).toEqual(['d@example.org', 'e@example.org']);
    expect(scene.content.inForce('2027-05-01T10:00:00Z')).toBe('b');
  });

  test('whoever cannot be reached is gone: those told before are enough, and nobody is stuck', async () => {
    scene.refuse = (to) => to === 'e@example.org' || to === 'd@example.org';
    publish('b', '2027-02-01T10:00:00Z', { retention: RETENTION, front: SUMMARY });
    await tickAt('2027-02-01T11:00:00Z');
    for (const to of ['d@example.org', 'e@example.org']) await eraseByAddress(scene.context, to);
    rescheduleEdition({ ...request('2027-02-10T10:00:00Z', 'b'), effective: '2027-04-01' });
    const report = await tickAt('2027-02-10T10:05:00Z');
    expect(scene.reached(/^(Nieuwe datum|New date)/)).toEqual(PEOPLE.slice(0, 3));
    expect(report.problems).toEqual([]);
    expect(report.acts.findLast((act) => act.kind === 'notice-given' && !('about' in act))).toMatchObject({
      counts: { 'told-before': { nl: 3 } },
      coverage: 1,
    });
    const evidence = await proof('b');
    const upcoming = evidence.notices.at(-1);
    expect(upcoming).toMatchObject({ kind: 'upcoming', due: 0, toldBefore: { nl: 3 }, sufficient: true });
    const page = evidenceHtml(evidence);
    expect(page).toContain(
      '3 personen hadden al een eerder bericht over deze editie gekregen en tellen mee in het bereik.',
    );
    expect(page).toContain('3 people had already been told about this edition by an earlier message');
    expect(page).toContain(
      '<td>al bericht door een eerdere zending</td><td>nl</td><td></td><td></td><td class="n">3</td>',
    );
    expect(scene.content.inForce('2027-04-01T10:00:00Z')).toBe('b');
  });

  test('not complete on the last day: it stops, and the date moves for all, nobody has a date of their own', async () => {
    publish('b', '2027-02-01T10:00:00Z', { retention: RETENTION, front: SUMMARY });
    scene.stopAfter = 2;
    await tickAt('2027-02-05T11:00:00Z');
    scene.stopAfter = null;
    const told = scene.reached(ANNOUNCED);
    expect(told).toHaveLength(2);
    const report = await tickAt('2027-02-20T11:00:00Z');
    // A message that names a date which cannot be kept goes to nobody else.
    expect(scene.reached(ANNOUNCED)).toEqual(told);
    expect(report.problems.map(({ code }) => code)).toContain('interlock/notice-not-given');
    expect(status('b')).toMatchObject({ earliest: '2027-03-23' });
    rescheduleEdition({ ...request('2027-02-20T12:00:00Z', 'b'), effective: '2027-04-01' });
    await tickAt('2027-02-20T12:05:00Z');
    expect(scene.reached(/^(Nieuwe datum|New date)/)).toEqual(told);
    expect(scene.reached(/(donderdag 1 april|Thursday 1 April) 2027$/)).toEqual(PEOPLE);
    expect(scene.content.inForce('2027-03-11T10:00:00Z')).toBe('a');
    expect(scene.content.inForce('2027-04-01T10:00:00Z')).toBe('b');
  });
});

test('joined between notice and effect: not told again, and not of what follows', async () => {
  await announced();
  await scene.add('subscriber', 'late@example.org');
  await tickAt('2027-02-10T10:00:00Z');
  rescheduleEdition({ ...request('2027-02-11T10:00:00Z', 'b'), effective: '2027-04-01' });
  await tickAt('2027-02-11T10:05:00Z');
  expect(scene.letters().filter(({ to }) => to === 'late@example.org')).toEqual([]);
});

test('the notice on the site taken down: the gap is on record, its days are made good, the date moves', async () => {
  await announced();
  scene.outage = '<h1>Privacy</h1>';
  await tickAt('2027-02-10T10:00:00Z');
  scene.outage = null;
  await tickAt('2027-02-20T10:00:00Z');
  expect(scene.content.acts().filter((act) => act.kind === 'notice-interrupted')).toHaveLength(2);
  expect(status('b')).toMatchObject({ obstacle: 'notice-too-late' });
  const earliest = status('b')?.earliest ?? '';
  rescheduleEdition({ ...request('2027-02-21T10:00:00Z', 'b'), effective: earliest });
  await tickAt('2027-02-21T10:05:00Z');
  expect(scene.reached(/^(Nieuwe datum|New date)/)).toEqual(PEOPLE);
  expect(scene.content.inForce(`${earliest}T10:00:00Z`)).toBe('b');
  expect(scene.content.inForce('2027-03-11T10:00:00Z')).toBe('a');
});

test('a shorter policy counts for what is announced after it, not for what is announced already', async () => {
  const act = await announced();
  expect(act).toMatchObject({ notice: { applied: { days: 30 } } });
  scene.content.policy('{ period: 45 days }');
  expect(status('b')?.effective).toBe('2027-03-11');
  expect(scene.content.inForce('2027-03-11T10:00:00Z')).toBe('b');
  scene.at('2027-03-12T10:00:00Z');
  const longer = publish('c', '2027-03-12T10:00:00Z', { retention: ['90 dagen', '90 days'], front: SUMMARY });
  expect(longer).toMatchObject({ notice: { applied: { days: 45 } } });
  expect(formatInstant(scene.now(), 'nl', 'Europe/Amsterdam')).toContain('12 maart 2027');
});

test('a clock behind the record: nothing is built, recorded or sent', async () => {
  await announced();
  scene.at('2027-01-31T10:00:00Z');
  await expect(scene.tick()).rejects.toThrow(/Set the clock of this machine right/);
  expect(scene.letters()).toHaveLength(5);
});

test('the database is lost: the same text is announced anew from another one, and counts from there', async () => {
  publish('b', '2027-02-01T10:00:00Z', { retention: RETENTION, front: SUMMARY });
  scene.at('2027-02-02T10:00:00Z');
  const other = { storeId: 'store-2' };
  const stopped = await scene.tick({}, other);
  expect(stopped.problems.map(({ code }) => code)).toContain('run/other-store');
  expect(scene.letters()).toEqual([]);
  publish('b-2', '2027-02-03T10:00:00Z', { retention: RETENTION, front: `${SUMMARY}\nreplaces: b` }, other);
  scene.at('2027-02-03T11:00:00Z');
  const report = await scene.tick({}, other);
  expect(report.problems).toEqual([]);
  expect(scene.reached(ANNOUNCED)).toEqual(PEOPLE);
  expect(report.acts.at(-1)).toMatchObject({ kind: 'notice-given', edition: 'b-2', store: 'store-2' });
  expect(scene.content.inForce(`${status('b-2')?.effective}T11:00:00Z`)).toBe('b-2');
});

test('an erratum: both readings, to subscribers of every change who read that language', async () => {
  await scene.store.db
    .updateTable('relation')
    .set({ scope: 'all' })
    .where('basis', '=', 'subscriber')
    .execute();
  const { archive } = scene.content.scene('2027-02-01T10:00:00Z');
  const text = archive.statements[0]?.editions[0]?.texts.nl;
  const clause = text?.clauses.find((each) => each.text.includes('één maand'))?.id ?? '';
  recordErratum({
    ...request('2027-02-01T10:00:00Z', 'a'),
    textLanguage: 'nl',
    clause,
    reads: 'één maand',
    shouldRead: '1 maand',
  });
  await tickAt('2027-02-01T10:05:00Z');
  expect(scene.reached(/^Rectificatie/)).toEqual(PEOPLE.slice(0, 3));
  expect(scene.letters()[0]?.text).toMatch(/één maand[\s\S]*1 maand/);
});

test('a deviation: everybody is told at once, and no date changes', async () => {
  const { archive } = scene.content.scene('2027-02-01T10:00:00Z');
  const clause = archive.statements[0]?.editions[0]?.texts.nl?.clauses[3]?.id ?? '';
  recordDeviation({
    ...request('2027-02-01T10:00:00Z', ''),
    clauses: [clause],
    since: '2027-01-31',
    reasons: { nl: 'De verwerker is failliet.', en: 'The processor went bankrupt.' },
  });
  await tickAt('2027-02-01T10:05:00Z');
  expect(scene.reached(/^(Wij wijken|Since)/)).toEqual(PEOPLE);
  expect(scene.content.inForce('2027-02-01T10:05:00Z')).toBe('a');
});
