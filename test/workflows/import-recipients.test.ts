import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProblemError } from '#domain/problem.ts';
import { eraseByAddress } from '#workflows/people/erase-recipient.ts';
import { fingerprintSet } from '#workflows/people/fingerprint-set.ts';
import { importRecipients, type RefusedRow } from '#workflows/people/import-recipients.ts';
import { type FrontDoor, openFrontDoor } from '../service/front-door.ts';
import { ENGINES } from '../support/postgres.ts';

describe.each(ENGINES)('a file of people, on $name', ({ freshUrl }) => {
  let door: FrontDoor;
  const file = join(mkdtempSync(join(tmpdir(), 'promulgate-import-')), 'people.csv');
  beforeEach(async () => {
    door = await openFrontDoor(await freshUrl());
  });
  afterEach(() => door.close());

  async function take(
    bytes: string | Uint8Array,
    o: { dryRun?: boolean; complete?: boolean; basis?: 'subscriber' } = {},
  ) {
    writeFileSync(file, bytes);
    const refused: RefusedRow[] = [];
    const report = await importRecipients(door.context, {
      file,
      basis: 'customer',
      ...o,
      onRefused: (row) => refused.push(row),
    });
    return { report, refused };
  }

  const people = () =>
    door.store.db
      .selectFrom('relation')
      .innerJoin('recipient', 'recipient.id', 'relation.recipient_id')
      .select(['address', 'language', 'basis', 'state', 'scope', 'external_id'])
      .orderBy('address')
      .execute();

  test('subscribers from a file get what must be told, until they choose more themselves', async () => {
    const rows = 'email,language,id\nz@example.org,nl,K1\n';
    await take(rows, { basis: 'subscriber' });
    expect((await people()).map(({ scope }) => scope)).toEqual(['material']);
    await door.store.db.updateTable('relation').set({ scope: 'all' }).execute();
    await take(rows.replace(',nl,', ',en,'), { basis: 'subscriber' });
    expect(await people()).toMatchObject([{ language: 'en', scope: 'all' }]);
  });

  test('takes the good rows in and reports every other by line, with what and why', async () => {
    const { report, refused } = await take(
      [
        'email,language,id',
        'a@example.org,nl,K1',
        '"b@example.org",EN,"K,2"',
        'nobody,nl,K3',
        'c@example.org,fr,K4',
        'A@Example.org,nl,K5',
        'd@example.org,nl',
        '',
        'e@exa_mple.org,nl,K6',
        'f@example.org,,K7',
        'g"h@example.org,nl,K8',
        'i@example.org,nl,K9',
      ].join('\r\n'),
    );
    expect(report).toMatchObject({ added: 3, refused: 7, updated: 0 });
    expect(refused.map(({ line }) => line).sort((a, b) => a - b)).toEqual([4, 5, 6, 7, 9, 10, 11]);
    expect(Object.fromEntries(refused.map(({ line, why }) => [line, why.en]))).toMatchObject({
      4: 'This is not an e-mail address: it has no name and domain around an @.',
      5: 'The language “fr” is not one of nl, en.',
      6: 'This mailbox stands in the file already.',
      7: 'This line has 2 columns; the first line has 3.',
      9: 'The part after the @ is not a valid domain name.',
      10: 'The language is missing; use one of nl, en.',
      11: 'The quotation marks in this line do not match (RFC 4180).',
    });
    expect(await people()).toMatchObject([
      { address: 'a@example.org', basis: 'customer', scope: 'material', external_id: 'K1' },
      { address: 'b@example.org', language: 'en', external_id: 'K,2' },
      { address: 'i@example.org' },
    ]);
  });

  test('a trial run reports the same and writes nothing', async () => {
    const rows = 'email,language\na@example.org,nl\nb@example.org,xx\na@example.org,nl\n';
    const trial = await take(rows, { dryRun: true });
    expect(await people()).toEqual([]);
    const real = await take(rows);
    expect(trial).toEqual(real);
  });

  test('the same file twice changes nothing; a changed language or number is an update', async () => {
    await take('email,language,id\na@example.org,nl,1\nb@example.org,nl,2\n');
    expect((await take('email,language,id\na@example.org,nl,1\nb@example.org,en,2\n')).report).toMatchObject({
      added: 0,
      updated: 1,
      unchanged: 1,
    });
    expect(await people()).toMatchObject([{ language: 'nl' }, { language: 'en' }]);
  });

  test('a complete file ends whoever it no longer names', async () => {
    await take('email,language\na@example.org,nl\nb@example.org,nl\n');
    expect((await take('email,language\nb@example.org,nl\n', { complete: true })).report.ended).toBe(1);
    expect((await people()).map(({ state }) => state)).toEqual(['ended', 'active']);
  });

  test('does not bring back who was erased', async () => {
    await take('email,language\na@example.org,nl\n');
    await eraseByAddress(door.context, 'a@example.org');
    const { report, refused } = await take('email,language\nA@example.org,nl\n');
    expect(report.added).toBe(0);
    expect(refused).toEqual([
      {
        line: 2,
        what: 'A@example.org',
        why: {
          nl: 'Deze persoon heeft om verwijdering gevraagd en mag niet door een import terugkomen.',
          en: 'This person asked to be erased and must not be brought back by an import.',
        },
      },
    ]);
  });

  test.each([
    ['email;language\r\na@example.org;nl', 'semicolons'],
    ['address,language\n', 'must name the columns'],
    ['email,language,birthday\n', 'birthday'],
    ['', 'The file is empty'],
    [Buffer.from('email,language\nj\xe9@example.org,nl\n', 'latin1'), 'not in UTF-8'],
  ])(
    'is refused as a whole when it cannot be read, and then nothing is taken in: %#',
    async (bytes, words) => {
      await expect(take(bytes)).rejects.toThrow(words);
      expect(await people()).toEqual([]);
    },
  );

  test('that is not there is refused in words', async () => {
    const missing = await importRecipients(door.context, { file: `${file}.not`, basis: 'customer' }).catch(
      (error: unknown) => error,
    );
    expect(missing).toBeInstanceOf(ProblemError);
    expect((missing as ProblemError).message).toContain('cannot be read');
  });

  test('may begin with a byte order mark', async () => {
    expect((await take('\ufeffemail,language\na@example.org,nl\n')).report.added).toBe(1);
  });
});

test('texts seen before are recognised, others are not', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 200 }), (texts) => {
      const set = fingerprintSet();
      const plain = new Set<string>();
      for (const text of texts) {
        expect(set.add(text)).toBe(!plain.has(text));
        plain.add(text);
      }
    }),
    { seed: 11, numRuns: Number(process.env.SOAK ?? 100) },
  );
  const many = fingerprintSet();
  const added = Array.from({ length: 20_000 }, (_, n) => many.add(`person-${n}@example.org`));
  expect(added.every(Boolean)).toBe(true);
  expect(many.add('person-7@example.org')).toBe(false);
});
