/** Two editions announced at once: one message that names both, and what becomes of it when one of them is gone. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { bannersFor } from '#domain/notice/banner.ts';
import { lintMessage } from '#domain/notice/lint-message.ts';
import { noticesDue } from '#domain/notice/notices-due.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { rescheduleEdition } from '#workflows/acts/reschedule.ts';
import { withdrawEdition } from '#workflows/acts/withdraw.ts';
import { evidenceOf } from '#workflows/evidence/evidence.ts';
import { verifyPublication } from '#workflows/run/verify.ts';
import { SQLITE } from '../support/postgres.ts';
import { SUMMARY } from './content-folder.ts';
import { openPublication, PUBLIC_URL, type Publication } from './publication.ts';

const EVERYONE = ['english@example.org', 'jan@example.org', 'klant@example.org'];
const ANNOUNCED = /^(Wij wijzigen|We are changing)/;
const WITHDRAWN = /^(Ingetrokken|Withdrawn)/;
const by = ['privacy officer'];

let scene: Publication;
beforeEach(async () => {
  scene = await openPublication(await SQLITE.freshUrl());
  await scene.add('subscriber', 'jan@example.org');
  await scene.add('subscriber', 'english@example.org', 'en');
  await scene.add('customer', 'klant@example.org');
  const { content } = scene;
  content.write('a');
  content.publish('a', '2027-01-01T10:00:00Z');
  content.write('b', { retention: ['60 dagen', '60 days'], front: SUMMARY });
  content.publish('b', '2027-02-01T10:00:00Z', { effective: '2027-03-15' });
  scene.at('2027-02-01T11:00:00Z');
});
afterEach(async () => {
  expect(verifyPublication({ dir: scene.content.dir }).problems).toEqual([]);
  await scene.close();
});

/** The second one, on top of the first. */
function publishSecond(when = '2027-02-01T10:30:00Z') {
  scene.content.write('c', {
    retention: ['60 dagen', '60 days'],
    messages: ['120 dagen', '120 days'],
    front: SUMMARY,
  });
  scene.content.publish('c', when, { effective: '2027-05-01' });
}

const timeline = () =>
  timelineAt(scene.content.acts(), {
    statement: 'privacy',
    now: scene.now(),
    timeZone: 'Europe/Amsterdam',
  });
const status = (edition: string) => timeline().editions.find((each) => each.edition === edition);
const withdraw = (edition: string, when: string) => {
  scene.at(when);
  return withdrawEdition({ ...scene.content.scene(when), edition, reason: 'Vervallen.', by });
};
const due = () => {
  const { publisher, statements } = readArchive(scene.content.dir);
  const [statement] = statements;
  if (!statement) throw new Error('nothing there');
  return noticesDue({ publisher, statement, timeline: timeline(), now: scene.now(), publicUrl: PUBLIC_URL });
};

describe('both open', () => {
  beforeEach(() => publishSecond());

  test('everybody gets one message that names both, and it counts for both', async () => {
    const report = await scene.tick();
    expect(report.problems).toEqual([]);
    expect(scene.letters()).toHaveLength(3);
    expect(scene.reached(ANNOUNCED)).toEqual(EVERYONE);
    expect(report.acts.map((act) => `${act.kind} ${act.edition}`)).toEqual([
      'notice-started b',
      'notice-started c',
      'notice-given b',
      'notice-given c',
    ]);
    expect(status('b')?.noticeGivenAt).toBeDefined();
    expect(status('c')?.noticeGivenAt).toBe(status('b')?.noticeGivenAt);
    expect(scene.content.inForce('2027-03-15T00:00:00Z')).toBe('b');
    expect(scene.content.inForce('2027-05-01T00:00:00Z')).toBe('c');
    // Later ticks say nothing again.
    scene.at('2027-02-10T11:00:00Z');
    await scene.tick();
    scene.at('2027-03-15T11:00:00Z');
    await scene.tick();
    expect(scene.reached(ANNOUNCED)).toEqual(EVERYONE);
  });

  test('in Dutch and in English it says which change comes when, and compares each with the right text', async () => {
    await scene.tick();
    const [dutch, english] = ['jan@example.org', 'english@example.org'].map((to) =>
      scene.letters().find((letter) => letter.to === to),
    );
    expect(dutch?.subject).toBe('Wij wijzigen onze privacyverklaring per 15 maart 2027 en per 1 mei 2027');
    expect(english?.subject).toBe(
      'We are changing our privacy statement from 15 March 2027 and from 1 May 2027',
    );
    const flat = (text = '') => text.replaceAll(/\s+/g, ' ');
    for (const part of [
      'Wij kondigen twee wijzigingen tegelijk aan, die na elkaar ingaan. Tot en met zondag 14 maart 2027 geldt de voorgaande tekst, vanaf maandag 15 maart 2027 geldt de eerste gewijzigde tekst en vanaf zaterdag 1 mei 2027 geldt de tweede gewijzigde tekst.',
      'Per 15 maart 2027: wat er verandert',
      'Per 15 maart 2027: de wijzigingen in de tekst',
      'Per 1 mei 2027: wat dit voor u betekent en wat u kunt doen',
      'ten opzichte van de tekst die vanaf maandag 15 maart 2027 geldt',
      `${PUBLIC_URL}/nl/privacy/compare/a/b/`,
      `${PUBLIC_URL}/nl/privacy/compare/b/c/`,
      'De aankondiging van de wijziging per 1 mei 2027 is regel 3 van ons openbare register.',
    ])
      expect(flat(dutch?.text)).toContain(part);
    expect(flat(dutch?.text)).toMatch(/30.*60.*90.*120/);
    for (const part of [
      'We are announcing two changes at once, which take effect one after the other. Up to and including Sunday 14 March 2027 the preceding text applies, from Monday 15 March 2027 the first amended text applies, and from Saturday 1 May 2027 the second amended text applies.',
      'From 1 May 2027: what changes',
      'compared with the text that applies from Monday 15 March 2027',
    ])
      expect(flat(english?.text).replace('applies and from', 'applies, and from')).toContain(part);
    expect(dutch?.headers['List-Unsubscribe']).toContain('/unsubscribe/');
  });

  test('the message passes the linter and has the first deadline', () => {
    const [notice] = due();
    for (const message of notice?.messages ?? [])
      expect(lintMessage(message, { from: 'info@example.org', publicUrl: PUBLIC_URL })).toEqual([]);
    // Thirty full days before 15 March.
    expect(notice?.deadline).toBe('2027-02-12T23:00:00.000Z');
    expect(notice?.messages).toHaveLength(4);
  });

  test('nobody is told while the notice about one of them is not on the page', async () => {
    scene.outage = '<h1>Privacy</h1>';
    await scene.tick();
    expect(scene.letters()).toEqual([]);
    scene.outage = null;
    await scene.tick();
    expect(scene.reached(ANNOUNCED)).toEqual(EVERYONE);
  });

  test('the evidence of either edition holds the message', async () => {
    await scene.tick();
    const archive = readArchive(scene.content.dir);
    const [statement] = archive.statements;
    if (!statement) throw new Error('nothing there');
    for (const edition of ['b', 'c']) {
      const report = await evidenceOf(
        {
          store: scene.store,
          publisher: archive.publisher,
          statement,
          timeline: timeline(),
          now: scene.now(),
        },
        edition,
      );
      expect(report.notices).toMatchObject([{ kind: 'upcoming', due: 3, told: 3, sufficient: true }]);
      expect(report.notices[0]?.contents.every(({ inRegister }) => inRegister)).toBe(true);
    }
  });

  test('the first withdrawn: the second is judged anew, and told anew because it now says more', async () => {
    await scene.tick();
    const plan = withdraw('b', '2027-02-05T10:00:00Z');
    expect(plan.act).toMatchObject({ reassessed: [{ edition: 'c', previous: 'a', restarts: true }] });
    expect(status('c')?.noticeGivenAt).toBeUndefined();
    expect(status('c')?.previous).toBe('a');
    await scene.tick();
    expect(scene.reached(WITHDRAWN)).toEqual(EVERYONE);
    const letter = scene.letters().find(({ subject }) => subject.startsWith('Ingetrokken'));
    expect(letter?.text.replaceAll(/\s+/g, ' ')).toContain(
      'De wijziging die wij voor zaterdag 1 mei 2027 hebben aangekondigd, gaat wel door. Omdat die tekst nu met de geldende tekst is vergeleken, kondigen wij die opnieuw aan.',
    );
    // Announced alone, against the text in force.
    expect(scene.reached(/^Wij wijzigen onze privacyverklaring per zaterdag 1 mei 2027$/)).toEqual([
      'jan@example.org',
      'klant@example.org',
    ]);
    expect(status('c')?.noticeGivenAt).toBeDefined();
    expect(scene.content.inForce('2027-05-01T00:00:00Z')).toBe('c');
  });

  test('what the pages say of the other one is true today, also when that one moved since', async () => {
    await scene.tick();
    withdraw('b', '2027-02-05T10:00:00Z');
    const banner = () => {
      const { publisher, statements } = readArchive(scene.content.dir);
      const { editions = [], acts = [] } = statements[0] ?? {};
      const shown = bannersFor({ publisher, timeline: timeline(), editions, acts, publicUrl: PUBLIC_URL });
      return shown.find(({ kind }) => kind === 'withdrawn')?.banner.nl?.paragraphs.join(' ');
    };
    expect(banner()).toContain(
      'De wijziging die wij voor zaterdag 1 mei 2027 hebben aangekondigd, gaat wel door.',
    );
    withdraw('c', '2027-02-06T10:00:00Z');
    expect(banner()).toContain('De tekst die nu geldt, blijft ongewijzigd van kracht.');
  });

  test('the second withdrawn: the first stands as it was told, and nobody hears of it again', async () => {
    await scene.tick();
    withdraw('c', '2027-02-05T10:00:00Z');
    await scene.tick();
    expect(scene.reached(WITHDRAWN)).toEqual(EVERYONE);
    expect(scene.reached(ANNOUNCED)).toEqual(EVERYONE);
    const english = scene.letters().find(({ subject }) => subject.startsWith('Withdrawn'));
    expect(english?.text.replaceAll(/\s+/g, ' ')).toContain(
      'The change that we announced for Monday 15 March 2027 will still go ahead.',
    );
    expect(scene.content.inForce('2027-03-15T00:00:00Z')).toBe('b');
  });

  test('the second withdrawn halfway through the mail-out: only those not reached yet are told of the first alone', async () => {
    scene.stopAfter = 1;
    await scene.tick();
    scene.stopAfter = null;
    expect(scene.letters()).toHaveLength(1);
    const before = scene.reached(ANNOUNCED);
    withdraw('c', '2027-02-02T10:00:00Z');
    await scene.tick();
    expect(scene.reached(WITHDRAWN)).toEqual(before);
    expect(scene.reached(ANNOUNCED)).toEqual(EVERYONE);
    expect(status('b')?.noticeGivenAt).toBeDefined();
  });

  test('the second moved: who was told gets the new date, and the first stays told', async () => {
    await scene.tick();
    scene.at('2027-02-05T10:00:00Z');
    rescheduleEdition({
      ...scene.content.scene('2027-02-05T10:00:00Z'),
      edition: 'c',
      effective: '2027-06-01',
      reason: 'Meer tijd.',
      by,
    });
    await scene.tick();
    expect(scene.reached(/^(Nieuwe datum|New date)/)).toEqual(EVERYONE);
    expect(scene.letters()).toHaveLength(6);
    expect(scene.content.inForce('2027-03-15T00:00:00Z')).toBe('b');
    expect(scene.content.inForce('2027-06-01T00:00:00Z')).toBe('c');
  });
});

describe('one after the other', () => {
  test('announced when the first was told already, the second has a message of its own that names the first', async () => {
    await scene.tick();
    publishSecond('2027-02-10T10:00:00Z');
    scene.at('2027-02-10T11:00:00Z');
    await scene.tick();
    expect(scene.letters()).toHaveLength(6);
    const letter = scene
      .letters()
      .find(({ subject }) => subject === 'Wij wijzigen onze privacyverklaring per zaterdag 1 mei 2027');
    expect(letter?.text.replaceAll(/\s+/g, ' ')).toContain(
      'Eerder hebben wij een wijziging aangekondigd die op maandag 15 maart 2027 ingaat. Deze wijziging komt daarbovenop en gaat later in.',
    );
    // The same words after the first took effect: a message never changes.
    const before = due().find((notice) => notice.edition === 'c')?.messages;
    scene.at('2027-03-20T11:00:00Z');
    expect(due().find((notice) => notice.edition === 'c')?.messages).toEqual(before);
  });
});
