import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProblemError } from '#domain/problem.ts';
import type { PublishedAct } from '#domain/register/model.ts';
import { suppress } from '#store/suppressions.ts';
import { evidenceOf } from '#workflows/evidence/evidence.ts';
import { writeEvidenceBundle } from '#workflows/evidence/evidence-bundle.ts';
import { evidenceHtml } from '#workflows/evidence/evidence-html.ts';
import { evidenceCsv, unreachedCsv } from '#workflows/evidence/evidence-rows.ts';
import { noteReachedFrom } from '#workflows/evidence/note-reached.ts';
import { eraseByAddress, tidyList } from '#workflows/people/erase-recipient.ts';
import { importRecipients } from '#workflows/people/import-recipients.ts';
import { personEvidence } from '#workflows/people/person-evidence.ts';
import { addressHmacs } from '#workflows/people/subscription-context.ts';
import { PUBLISHER, timelineOf } from '../domain/notice/sample.ts';
import { KEYS } from '../service/front-door.ts';
import { ENGINES } from '../support/postgres.ts';
import { openTold, type Told } from './told.ts';

const EDITION = '2027-01-15';
const NOW = '2027-01-21T12:00:00.000Z';
const ABOUT = { statement: 'privacy', edition: EDITION, keys: KEYS };

describe.each(ENGINES)('the proof of notice, on $name', ({ freshUrl }) => {
  let told: Told;
  beforeEach(async () => {
    told = await openTold(await freshUrl());
    await told.add('subscriber', 'a@example.org');
    await told.add('customer', 'b@example.org', 'en');
    await told.add('customer', 'refused@example.org');
    await told.add('customer', 'barred@example.org');
    const [hmac] = addressHmacs(KEYS, { key: 'barred@example.org' });
    await suppress(told.door.store.db, { address_hmac: hmac, scope: 'all', reason: 'hard-bounce', at: 0 });
    const notice = told.notice('upcoming', told.record.acts[1] as PublishedAct);
    told.start(notice);
    await told.freeze(notice);
    await told.deliver();
  });
  afterEach(() => told.door.close());

  const source = () => ({
    store: told.door.store,
    publisher: PUBLISHER,
    statement: told.archive(),
    timeline: timelineOf(told.record.acts, NOW),
    now: NOW,
  });
  const text = async (pieces: AsyncIterable<string>) => (await Array.fromAsync(pieces)).join('');
  const folder = () => mkdtempSync(join(tmpdir(), 'promulgate-evidence-'));

  test('accounts for everybody: told, not told and why, with coverage against the threshold', async () => {
    const report = await evidenceOf(source(), EDITION);
    const [notice] = report.notices;
    expect(notice).toMatchObject({
      kind: 'upcoming',
      due: 4,
      told: 2,
      suppressed: 1,
      unreached: 2,
      threshold: 0.95,
      sufficient: false,
    });
    // accepted / (due - suppressed)
    expect(notice?.coverage).toBeCloseTo(2 / 3);
    expect(
      notice?.outcomes.map(({ state, language, code, recipients }) => [state, language, code, recipients]),
    ).toEqual([
      ['accepted', 'en', null, 1],
      ['accepted', 'nl', null, 1],
      ['rejected', 'nl', expect.stringContaining('mailbox-unknown'), 1],
      ['suppressed', 'nl', 'suppression-list', 1],
    ]);
    expect(report.channels.banner).toEqual([
      { url: 'https://www.example.org/nl/privacy/', at: '2027-01-20T11:59:00.000Z' },
    ]);
  });

  test('shows that the bytes sent are those whose digests stand in the public register', async () => {
    const report = await evidenceOf(source(), EDITION);
    expect(report.notices[0]?.contents.map(({ inRegister }) => inRegister)).toEqual([true, true, true, true]);
  });

  test('has a line per person that names nobody', async () => {
    const csv = await text(evidenceCsv(told.door.store, ABOUT));
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(new Set(lines.slice(1).map((line) => line.split(',')[2])).size).toBe(4);
    expect(csv).not.toMatch(/@|K-\d/);
  });

  test('lists for the publisher who must be reached in another way, and keeps what was done', async () => {
    const csv = await text(unreachedCsv(told.door.store, ABOUT));
    expect(csv).toContain('refused@example.org,nl,customer');
    expect(csv).toContain('barred@example.org,nl,customer');
    expect(csv).not.toContain('b@example.org,en');
    const file = join(folder(), 'unreached.csv');
    writeFileSync(file, csv.replace(/(refused@.*?),,\r/, '$1,letter,2027-01-25\r'));
    expect(await noteReachedFrom(told.door.store, { ...ABOUT, file })).toBe(1);
    const report = await evidenceOf(source(), EDITION);
    expect(report.notices[0]?.reachedOtherwise).toEqual([{ means: 'letter', recipients: 1 }]);
    expect(evidenceHtml(report)).toContain('1 langs een andere weg bericht: letter.');
    expect(await text(evidenceCsv(told.door.store, ABOUT))).toContain('letter,2027-01-25');
  });

  test('refuses a note about nobody, or without a date, naming every line', async () => {
    const file = join(folder(), 'wrong.csv');
    const proof = 'f'.repeat(64);
    writeFileSync(file, `proof,means,date\r\n${proof},letter,2027-02-30\r\nnonsense,call,2027-01-01\r\n`);
    const wrong = await noteReachedFrom(told.door.store, { ...ABOUT, file }).catch((error: unknown) => error);
    expect(wrong).toBeInstanceOf(ProblemError);
    expect((wrong as ProblemError).problems.map(({ line }) => line)).toEqual([2, 3]);
    writeFileSync(file, `proof,means,date\r\n${proof},letter,2027-01-30\r\n`);
    await expect(noteReachedFrom(told.door.store, { ...ABOUT, file })).rejects.toThrow('not of a person');
  });

  test('shows one person their own line, also after they were erased', async () => {
    const ask = () => personEvidence(told.door.store, { ...ABOUT, address: 'A@example.org' });
    const [before] = await ask();
    expect(before).toMatchObject({ kind: 'upcoming', state: 'accepted', basis: 'subscriber' });
    await eraseByAddress(told.door.context, 'a@example.org');
    expect((await ask())[0]?.proof).toBe(before?.proof);
    expect(await text(evidenceCsv(told.door.store, ABOUT))).toContain(before?.proof);
    expect(await personEvidence(told.door.store, { ...ABOUT, address: 'nobody@example.org' })).toEqual([]);
  });

  test('fits in one zip that opens with the chronology in two languages and can be checked without us', async () => {
    const file = join(folder(), 'evidence.zip');
    await writeEvidenceBundle(source(), { edition: EDITION, keys: KEYS, file });
    const files = unzipSync(readFileSync(file));
    const read = (name: string) => strFromU8(files[name] ?? new Uint8Array());
    for (const line of read('SHA256SUMS').trim().split('\n')) {
      const [sum, name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(files[name] ?? '')
          .digest('hex'),
      ).toBe(sum);
    }
    const page = read('index.html');
    expect(page.indexOf('Tijdlijn')).toBeLessThan(page.indexOf('Chronology'));
    expect(page).toContain('Bewijs van bekendmaking: Privacyverklaring, editie 2027-01-15');
    expect(read('register/register.jsonl')).toBe(told.record.text);
    for (const [name, bytes] of Object.entries(files))
      expect(strFromU8(bytes), name).not.toMatch(/(a|b|refused|barred)@example\.org/);
    // What a recipient of the message, or the authority, compares with the register.
    const shown = JSON.parse(told.record.text.trim().split('\n').at(-1) ?? '').shown;
    const sent = Object.keys(files).find((name) => name.endsWith('.nl.customer.html')) ?? '';
    expect(
      createHash('sha256')
        .update(files[sent] ?? '')
        .digest('hex'),
    ).toBe(shown['nl.customer.html']);
  });

  test('holds the notice as visitors saw it, in each language, with the digest that stands in the register', async () => {
    const file = join(folder(), 'evidence.zip');
    await writeEvidenceBundle(source(), { edition: EDITION, keys: KEYS, file });
    const files = unzipSync(readFileSync(file));
    const names = Object.keys(files).filter((name) => name.startsWith('banners/'));
    expect(names).toEqual(['banners/upcoming-line-3.nl.json', 'banners/upcoming-line-3.en.json']);
    const [nl, en] = names.map((name) => strFromU8(files[name]!));
    expect(JSON.parse(nl!)).toMatchObject({
      kind: 'upcoming',
      date: '2027-03-01',
      dateInWords: 'maandag 1 maart 2027',
    });
    expect(JSON.parse(nl!).paragraphs.join(' ')).toContain(
      'Wij bewaren logbestanden langer: 60 in plaats van 30 dagen.',
    );
    expect(JSON.parse(en!).paragraphs.join(' ')).toContain('We keep log files longer');
    const { shown } = JSON.parse(told.record.text.trim().split('\n')[2]!);
    const sums = [nl, en].map((json) => createHash('sha256').update(json!).digest('hex'));
    expect(sums).toEqual([shown['nl.banner'], shown['en.banner']]);
    const report = JSON.parse(strFromU8(files['report.json']!));
    expect(report.banners).toMatchObject([
      { language: 'nl', line: 3, sha256: sums[0], inBundle: true },
      { language: 'en', line: 3, sha256: sums[1], inBundle: true },
    ]);
    const verify = strFromU8(files['VERIFY.txt']!);
    expect(verify).toContain('zoals bezoekers die bovenaan de pagina zagen');
    expect(verify).toContain('as visitors saw it at the top of the page');
  });

  test('gives no other notice than the one that was shown, and says which cannot be made again', async () => {
    const file = join(folder(), 'evidence.zip');
    const [old, next] = told.archive().editions;
    const texts = { ...next!.texts, nl: { ...next!.texts.nl!, summary: 'Er verandert niets.' } };
    const altered = { ...told.archive(), editions: [old!, { ...next!, texts }] };
    await writeEvidenceBundle({ ...source(), statement: altered }, { edition: EDITION, keys: KEYS, file });
    const files = unzipSync(readFileSync(file));
    expect(Object.keys(files).filter((name) => name.startsWith('banners/'))).toEqual([
      'banners/upcoming-line-3.en.json',
    ]);
    expect(JSON.parse(strFromU8(files['report.json']!)).banners).toMatchObject([
      { language: 'nl', inBundle: false },
      { language: 'en', inBundle: true },
    ]);
  });

  test('is refused for an edition that was never published', async () => {
    await expect(evidenceOf(source(), '2099-01-01')).rejects.toThrow('was not published');
  });
});

test('after the evidence window the figures stay and the pseudonyms go', async () => {
  const told = await openTold(await ENGINES[0]!.freshUrl());
  await told.add('customer', 'a@example.org');
  await told.freeze(told.notice('upcoming', told.record.acts[1] as PublishedAct));
  await told.deliver();
  const ended = [{ statement: 'privacy', edition: EDITION, endedAt: told.door.store.now() }];
  const year = 365 * 86_400_000;
  told.door.wait(1.9 * year);
  expect(await tidyList(told.door.context, { ended })).toMatchObject({ customers: 0, evidence: 0 });
  told.door.wait(0.2 * year);
  expect(await tidyList(told.door.context, { ended })).toMatchObject({ evidence: 1 });
  expect(await tidyList(told.door.context, { ended })).toMatchObject({ evidence: 0 });
  const rows = await told.door.store.db.selectFrom('delivery').select(['address_hmac', 'state']).execute();
  expect(rows).toEqual([{ address_hmac: 'forgotten-1', state: 'accepted' }]);
  await told.door.close();
});

test('a customer whom no import names for the whole window is forgotten', async () => {
  const told = await openTold(await ENGINES[0]!.freshUrl());
  const { context } = told.door;
  const file = join(mkdtempSync(join(tmpdir(), 'promulgate-people-')), 'people.csv');
  const take = async (rows: string) => {
    writeFileSync(file, `email,language,id\n${rows}`);
    return importRecipients(context, { file, basis: 'customer' });
  };
  await take('stays@example.org,nl,1\nleft@example.org,nl,2\n');
  told.door.wait(1.5 * 365 * 86_400_000);
  await take('stays@example.org,nl,1\n');
  told.door.wait(0.6 * 365 * 86_400_000);
  expect(await tidyList(context)).toMatchObject({ customers: 1, forgotten: 1 });
  const left = await context.store.db.selectFrom('recipient').select('address').execute();
  expect(left).toEqual([{ address: 'stays@example.org' }]);
  await told.door.close();
});
