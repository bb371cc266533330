import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { digest } from '#domain/digest.ts';
import { suppress } from '#store/suppressions.ts';
import { tidyList } from '#workflows/people/erase-recipient.ts';
import { processSignUps } from '#workflows/people/request-subscription.ts';
import { addressHmacs } from '#workflows/people/subscription-context.ts';
import { ENGINES } from '../support/postgres.ts';
import { type FrontDoor, openFrontDoor, startedIn } from './front-door.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe.each(ENGINES)('signing up, on $name', ({ freshUrl }) => {
  let door: FrontDoor;
  beforeEach(async () => {
    door = await openFrontDoor(await freshUrl());
  });
  afterEach(() => door.close());

  async function relation() {
    return door.store.db.selectFrom('relation').selectAll().executeTakeFirst();
  }

  test('takes a form, a letter and a button', async () => {
    const answer = await door.signUp('Jan@Example.org', {
      language: 'nl',
      scope: 'all',
      statement: 'privacy',
    });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Kijk in uw mailbox');
    expect(door.letters).toMatchObject([{ kind: 'confirm', to: 'Jan@Example.org' }]);
    expect(await relation()).toMatchObject({ state: 'pending' });

    const page = await door.get(door.link('confirm'));
    expect(await page.text()).toContain('<button type="submit">Aanmelding bevestigen</button>');
    expect(await relation()).toMatchObject({ state: 'pending' });

    const done = await door.post(door.link('confirm'));
    expect(await done.text()).toContain('U bent aangemeld');
    expect(await relation()).toMatchObject({ state: 'active', scope: 'all', basis: 'subscriber' });
  });

  test('keeps of a confirmation link nothing but its digest', async () => {
    await door.signUp('jan@example.org');
    const token = door.link('confirm').split('/').at(-1) ?? '';
    const [row] = await door.store.db.selectFrom('opt_in').selectAll().execute();
    expect(row?.token_digest).toBe(digest(token));
    expect(JSON.stringify(row)).not.toContain(token.split('.')[1]);
  });

  test('confirms once, and calls a second press no error', async () => {
    await door.signUp('jan@example.org');
    await door.post(door.link('confirm'));
    const again = await door.post(door.link('confirm'));
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('was al bevestigd');
    expect(await (await door.get(door.link('confirm'))).text()).toContain('was al bevestigd');
  });

  test('lets a link lapse after 48 hours, and forgets who never confirmed after 7 days', async () => {
    await door.signUp('jan@example.org');
    door.wait(48 * HOUR);
    const late = await door.post(door.link('confirm'));
    expect(late.status).toBe(410);
    expect(await relation()).toMatchObject({ state: 'pending' });
    door.wait(5 * DAY + 1);
    expect(await tidyList(door.context)).toMatchObject({ unconfirmed: 1 });
    expect(await door.store.db.selectFrom('recipient').selectAll().execute()).toEqual([]);
    expect(await door.store.db.selectFrom('opt_in').selectAll().execute()).toEqual([]);
  });

  test('refuses a link that was not made here', async () => {
    await door.signUp('jan@example.org');
    const forged = door.link('confirm').replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect((await door.post(forged)).status).toBe(404);
    expect((await door.get('/nl/confirm/nonsense')).status).toBe(404);
    expect(await relation()).toMatchObject({ state: 'pending' });
  });

  test('answers the same for a new, a waiting, an active and a refused address', async () => {
    const answers: string[] = [];
    const ask = async (email: string) => {
      const answer = await door.signUp(email, { language: 'nl' });
      const headers = [...answer.headers].filter(([name]) => name !== 'date');
      answers.push(JSON.stringify([answer.status, headers, await answer.text()]));
    };
    await ask('new@example.org');
    await ask('new@example.org');
    await door.post(door.link('confirm'));
    await ask('new@example.org');
    const [hmac] = addressHmacs(door.context.keys, { key: 'refused@example.org' });
    await suppress(door.store.db, { address_hmac: hmac, scope: 'all', reason: 'complaint', at: 0 });
    await ask('refused@example.org');
    expect(new Set(answers).size).toBe(1);
    expect(door.letters.map(({ kind, to }) => `${kind} ${to}`)).toEqual([
      'confirm new@example.org',
      'already-subscribed new@example.org',
    ]);
  });

  test('does the same work before the answer, whatever is known of the address', async () => {
    // Nothing about the address is looked up before the answer: the request is one inserted row.
    await door.signUp('known@example.org');
    await door.post(door.link('confirm'));
    const form = startedIn(await (await door.get('/nl/subscribe/')).text());
    door.wait(3_000);
    for (const email of ['known@example.org', 'unknown@example.org'])
      await door.post('/nl/subscribe', { email, started: form });
    const rows = await door.store.db.selectFrom('sign_up').selectAll().orderBy('id').execute();
    expect(rows.map(({ address }) => address)).toEqual(['known@example.org', 'unknown@example.org']);
    expect(door.letters).toHaveLength(1);
  });

  test('sends one mail to an address in a day, however often it is entered and from however many networks', async () => {
    const form = startedIn(await (await door.get('/nl/subscribe/')).text());
    door.wait(3_000);
    for (let n = 0; n < 1_000; n += 1) {
      const env = { incoming: { socket: { remoteAddress: `10.${n % 100}.${Math.floor(n / 100)}.1` } } };
      await door.post('/nl/subscribe', { email: 'victim@example.org', started: form }, env);
    }
    while ((await processSignUps(door.context, 500)) > 0);
    expect(door.letters).toHaveLength(1);
  });

  test('sends three mails at most to an address that never confirms', async () => {
    for (let day = 0; day < 6; day += 1) {
      await door.signUp('victim@example.org');
      door.wait(DAY);
    }
    expect(door.letters).toHaveLength(3);
  });

  test('asks a network that sends too many to wait, without keeping the network', async () => {
    let last = await door.signUp('a0@example.org');
    for (let n = 1; n <= 20; n += 1) last = await door.signUp(`a${n}@example.org`);
    expect(last.status).toBe(429);
    expect(last.headers.get('retry-after')).toBe('3600');
    expect(JSON.stringify(await door.store.db.selectFrom('throttle').selectAll().execute())).not.toContain(
      '203.0.113',
    );
    door.wait(HOUR);
    expect((await door.signUp('later@example.org')).status).toBe(200);
  });

  test('a form sent faster than a person reads asks for one more press, and loses nothing', async () => {
    const form = startedIn(await (await door.get('/nl/subscribe/')).text());
    const hasty = await door.post('/nl/subscribe', { email: 'jan@example.org', scope: 'all', started: form });
    const page = await hasty.text();
    expect(page).toContain('Druk nog één keer op de knop');
    expect(page).toContain('name="email" value="jan@example.org"');
    expect(page).toContain('name="scope" value="all"');
    door.wait(3_000);
    await door.post('/nl/subscribe', { email: 'jan@example.org', scope: 'all', started: startedIn(page) });
    await processSignUps(door.context);
    expect(door.letters).toHaveLength(1);
  });

  test('a field that people do not see, filled in, gets the usual answer and no mail', async () => {
    const answer = await door.signUp('bot@example.org', { website: 'https://spam.example.com' });
    expect(await answer.text()).toContain('Kijk in uw mailbox');
    expect(door.letters).toEqual([]);
  });

  test('an address that cannot be one is told so, with what was typed kept and escaped', async () => {
    const answer = await door.signUp('"><script>@example', { scope: 'all' });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('Dit is geen geldig e-mailadres');
    expect(page).not.toContain('<script>');
    expect(page).toContain('value="all" checked');
  });

  test('two spellings of one mailbox are one person', async () => {
    await door.signUp('jan@example.org');
    await door.post(door.link('confirm'));
    await door.signUp(' JAN@Example.ORG. ');
    expect(await door.store.db.selectFrom('recipient').selectAll().execute()).toHaveLength(1);
    expect(door.letters.at(-1)?.kind).toBe('already-subscribed');
  });

  test('works off a request once, also when it was interrupted after the letter', async () => {
    await door.signUp('jan@example.org');
    door.wait(DAY);
    const form = startedIn(await (await door.get('/nl/subscribe/')).text());
    door.wait(3_000);
    await door.post('/nl/subscribe', { email: 'jan@example.org', started: form });
    const [row] = await door.store.db.selectFrom('sign_up').selectAll().execute();
    await processSignUps(door.context);
    // As if the process died before the request was removed.
    if (row) await door.store.db.insertInto('sign_up').values(row).execute();
    await processSignUps(door.context);
    expect(door.letters).toHaveLength(2);
  });
});
