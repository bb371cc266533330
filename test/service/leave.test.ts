import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyRing } from '#domain/subscription/key-ring.ts';
import { importPeople } from '#store/import-people.ts';
import { eraseByAddress, tidyList } from '#workflows/people/erase-recipient.ts';
import { exportByAddress } from '#workflows/people/export-recipient.ts';
import { addressHmacs } from '#workflows/people/subscription-context.ts';
import { SQLITE } from '../support/postgres.ts';
import { type FrontDoor, KEYS, openFrontDoor } from './front-door.ts';

let door: FrontDoor;
beforeEach(async () => {
  door = await openFrontDoor(await SQLITE.freshUrl());
});
afterEach(() => door.close());

/** A subscriber with their own links, as in the letter that says they are subscribed already. */
async function subscriber(email = 'jan@example.org') {
  await door.signUp(email, { scope: 'all' });
  await door.post(door.link('confirm'));
  await door.signUp(email);
  return { unsubscribe: door.link('unsubscribe'), preferences: door.link('preferences') };
}

async function alsoCustomer(email = 'jan@example.org') {
  await importPeople(
    door.store,
    [
      {
        line: 2,
        address: { display: email, key: email },
        hmacs: addressHmacs(KEYS, { key: email }),
        language: 'nl',
        externalId: 'K-1',
      },
    ],
    { basis: 'customer', source: 'import:test', dryRun: false },
  );
}

async function states() {
  const rows = await door.store.db
    .selectFrom('relation')
    .select(['basis', 'state'])
    .orderBy('basis')
    .execute();
  return rows.map(({ basis, state }) => `${basis} ${state}`);
}

async function everything() {
  const tables = ['recipient', 'relation', 'suppression', 'opt_in', 'sign_up'] as const;
  return JSON.stringify(
    await Promise.all(tables.map((table) => door.store.db.selectFrom(table).selectAll().execute())),
  );
}

describe('unsubscribing', () => {
  test('one click in a mail program ends it: no cookie, no question, no redirect, no further mail', async () => {
    const { unsubscribe } = await subscriber();
    const before = door.letters.length;
    const answer = await door.post(unsubscribe, { 'List-Unsubscribe': 'One-Click' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await states()).toEqual(['subscriber ended']);
    expect(door.letters).toHaveLength(before);
    expect((await door.post(unsubscribe, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
  });

  test('one click may also come as multipart', async () => {
    const { unsubscribe } = await subscriber();
    const body = new FormData();
    body.set('List-Unsubscribe', 'One-Click');
    const answer = await door.app.request(`https://www.example.org${unsubscribe}`, { method: 'POST', body });
    expect(answer.status).toBe(200);
    expect(await states()).toEqual(['subscriber ended']);
  });

  test('the page has a button, and the button brings a goodbye, the last letter', async () => {
    const { unsubscribe } = await subscriber();
    const page = await (await door.get(unsubscribe)).text();
    expect(page).toContain('<button type="submit">Meld mij af</button>');
    const done = await door.post(unsubscribe, { means: 'page' });
    expect(await done.text()).toContain('U bent afgemeld');
    expect(door.letters.at(-1)).toMatchObject({ kind: 'goodbye', to: 'jan@example.org' });
  });

  test('lets the address go, and keeps only a pseudonym', async () => {
    const { unsubscribe } = await subscriber();
    await door.post(unsubscribe, { means: 'page' });
    await tidyList(door.context);
    const left = await everything();
    expect(left).not.toContain('jan@example.org');
    expect(left).toContain(addressHmacs(KEYS, { key: 'jan@example.org' })[0]);
  });

  test('does not end what a customer must be told, and says so', async () => {
    const { unsubscribe } = await subscriber();
    await alsoCustomer();
    const done = await door.post(unsubscribe, { means: 'page' });
    expect(await done.text()).toContain('ook als klant');
    expect(await states()).toEqual(['customer active', 'subscriber ended']);
    await tidyList(door.context);
    expect(await everything()).toContain('jan@example.org');
  });

  test('an import does not bring back who left, but the person can come back', async () => {
    const { unsubscribe } = await subscriber();
    await door.post(unsubscribe);
    await tidyList(door.context);
    const people = [
      {
        line: 2,
        address: { display: 'jan@example.org', key: 'jan@example.org' },
        hmacs: addressHmacs(KEYS, { key: 'jan@example.org' }),
        language: 'nl' as const,
        externalId: null,
      },
    ];
    const imported = await importPeople(door.store, people, {
      basis: 'subscriber',
      source: 'x',
      dryRun: false,
    });
    expect(imported).toMatchObject({ added: 0, refused: [{ reason: 'manual' }] });
    door.wait(86_400_000);
    await door.signUp('jan@example.org');
    await door.post(door.link('confirm'));
    expect(await states()).toEqual(['subscriber active']);
    expect(await door.store.db.selectFrom('suppression').selectAll().execute()).toEqual([]);
  });
});

test('a scanner that fetches every link of every letter changes nothing', async () => {
  await subscriber();
  await door.signUp('piet@example.org');
  const before = await everything();
  const links = door.letters.flatMap(({ html, text }) => [
    ...[...html.matchAll(/href="(https:[^"]+)"/g)].map(([, url = '']) => url),
    ...[...text.matchAll(/https:\S+/g)].map(([url]) => url),
  ]);
  expect(links.length).toBeGreaterThan(5);
  for (const url of links)
    for (const method of ['HEAD', 'GET', 'OPTIONS'])
      await door.app.request(url, { method, headers: { Purpose: 'prefetch' } });
  expect(await everything()).toBe(before);
});

describe('preferences', () => {
  test('a person changes language, scope and sees it kept', async () => {
    const { preferences } = await subscriber();
    const saved = await door.post(preferences, { language: 'en', scope: 'material' });
    expect(await saved.text()).toContain('Uw voorkeuren zijn opgeslagen.');
    const [person] = await door.store.db.selectFrom('recipient').select('language').execute();
    const [relation] = await door.store.db.selectFrom('relation').select('scope').execute();
    expect([person?.language, relation?.scope]).toEqual(['en', 'material']);
  });

  test('a person downloads everything kept about them', async () => {
    const { preferences } = await subscriber();
    const file = await door.post(`${preferences}/export`);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(await file.json()).toMatchObject({
      address: 'jan@example.org',
      relations: [{ basis: 'subscriber', state: 'active', scope: 'all' }],
    });
  });

  test('a person erases themselves only on purpose, and then nothing names them any more', async () => {
    const { preferences } = await subscriber();
    const unsure = await door.post(`${preferences}/erase`);
    expect(unsure.status).toBe(422);
    expect(await states()).toEqual(['subscriber active']);
    const done = await door.post(`${preferences}/erase`, { sure: 'yes' });
    expect(await done.text()).toContain('Uw gegevens zijn gewist');
    expect(await everything()).not.toContain('jan@example.org');
    expect((await door.get(preferences)).status).toBe(404);
    expect(await exportByAddress(door.context, 'jan@example.org')).toMatchObject({
      refusals: [{ reason: 'erased', scope: 'all' }],
    });
  });

  test('are closed to a link for another purpose, another person or another secret', async () => {
    const { preferences, unsubscribe } = await subscriber();
    const swapped = preferences.replace(/[^/]+$/, unsubscribe.split('/').at(-1) ?? '');
    const other = preferences.replace(/\/(\d+)\./, (_, id) => `/${Number(id) + 1}.`);
    for (const path of [swapped, other, `${preferences}0`, preferences.slice(0, -1)])
      expect((await door.get(path)).status).toBe(404);
  });
});

test('a person who joined before the secret was rotated keeps working links and one row', async () => {
  const { preferences } = await subscriber();
  const url = await SQLITE.freshUrl();
  const rotated = keyRing(['a-new-secret-of-the-tests-that-is-long-too', ...KEYS]);
  const later = await openFrontDoor(url, { keys: rotated });
  // The same people under a rotated ring.
  for (const table of ['recipient', 'relation'] as const)
    for (const row of await door.store.db.selectFrom(table).selectAll().execute())
      await later.store.db
        .insertInto(table)
        .values(row as never)
        .execute();
  expect((await later.get(preferences)).status).toBe(200);
  await later.signUp('JAN@example.org');
  expect(await later.store.db.selectFrom('recipient').selectAll().execute()).toHaveLength(1);
  expect(await eraseByAddress(later.context, 'jan@example.org')).toBe(true);
  await later.close();
});
