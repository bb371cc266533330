/** Rows 18 to 21 of the fault matrix that concern people, and the special events of `law.md` 9.3. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ActDraft, PublishedAct } from '#domain/register/model.ts';
import { eraseByAddress } from '#workflows/people/erase-recipient.ts';
import { draft } from '../domain/notice/sample.ts';
import { ENGINES } from '../support/postgres.ts';
import { openTold, type Told } from './told.ts';

describe.each(ENGINES)('who is told, on $name', ({ freshUrl }) => {
  let told: Told;
  beforeEach(async () => {
    told = await openTold(await freshUrl());
  });
  afterEach(() => told.door.close());

  const published = () => told.record.acts[1] as PublishedAct;

  async function announce() {
    await told.freeze(told.notice('upcoming', published()));
    await told.deliver();
  }

  async function unsubscribeLinkOf(address: string): Promise<string> {
    const mail = [...told.mails.values()].find(({ to }) => to === address);
    return (mail?.headers['List-Unsubscribe'] ?? '').replace(/^<https:\/\/www\.example\.org|>$/g, '');
  }

  const askForEveryChange = (...addresses: readonly string[]) =>
    told.door.store.db
      .updateTable('relation')
      .set({ scope: 'all' })
      .where('recipient_id', 'in', (people) =>
        people.selectFrom('recipient').select('id').where('address', 'in', addresses),
      )
      .execute();

  test('one mailbox gets one mail: subscriber and customer, two accounts, other spelling', async () => {
    await told.add('subscriber', 'jan@example.org');
    await told.add('customer', 'Jan@Example.org');
    await told.add('customer', 'JAN@example.org');
    await announce();
    expect(told.reached(/privacyverklaring/)).toEqual(['jan@example.org']);
    const [mail] = told.mails.values();
    // As a subscriber: the way out stands in it.
    expect(mail?.headers['List-Unsubscribe']).toContain('/unsubscribe/');
  });

  test('who left or was erased between freeze and sending gets nothing, and stays on record', async () => {
    await told.add('subscriber', 'stays@example.org');
    await told.add('subscriber', 'leaves@example.org');
    await told.add('customer', 'erased@example.org');
    await told.freeze(told.notice('upcoming', published()));
    const leaving = await told.door.store.db
      .selectFrom('recipient')
      .select('id')
      .where('address', '=', 'leaves@example.org')
      .executeTakeFirstOrThrow();
    await told.door.store.db
      .updateTable('relation')
      .set({ state: 'ended' })
      .where('recipient_id', '=', leaving.id)
      .execute();
    await eraseByAddress(told.door.context, 'erased@example.org');
    await told.deliver();
    expect(told.reached(/privacyverklaring/)).toEqual(['stays@example.org']);
    const rows = await told.door.store.db.selectFrom('delivery').select('state').orderBy('state').execute();
    expect(rows.map(({ state }) => state)).toEqual(['accepted', 'excluded', 'excluded']);
  });

  test('a language changed after the freeze counts from the next message on', async () => {
    await told.add('subscriber', 'jan@example.org', 'nl');
    await told.freeze(told.notice('upcoming', published()));
    await told.door.store.db.updateTable('recipient').set({ language: 'en' }).execute();
    await told.deliver();
    expect([...told.mails.values()].map(({ language }) => language)).toEqual(['nl']);
  });

  test('a withdrawal goes to exactly those who were told, less those who left or were erased', async () => {
    for (const name of ['a', 'b', 'c']) await told.add('subscriber', `${name}@example.org`);
    for (const name of ['d', 'e', 'refused-f']) await told.add('customer', `${name}@example.org`, 'en');
    await announce();
    expect(told.mails.size).toBe(5);
    await told.door.post(await unsubscribeLinkOf('b@example.org'), { 'List-Unsubscribe': 'One-Click' });
    await eraseByAddress(told.door.context, 'd@example.org');
    await told.add('subscriber', 'late@example.org');
    const withdrawn = told.record.add(
      draft({
        kind: 'withdrawn',
        recordedAt: '2027-01-20T12:00:00.000Z',
        reason: 'Vervallen.',
        by: ['directie'],
      }) as ActDraft,
    );
    await told.freeze(told.notice('withdrawn', withdrawn));
    await told.deliver();
    expect(told.reached(/^(Ingetrokken|Withdrawn)/)).toEqual([
      'a@example.org',
      'c@example.org',
      'e@example.org',
    ]);
  });

  test('what took effect before somebody joined is no news to them', async () => {
    await told.add('subscriber', 'early@example.org');
    told.door.wait(3 * 86_400_000);
    await told.add('subscriber', 'late@example.org');
    await askForEveryChange('early@example.org', 'late@example.org');
    const notice = { ...told.notice('in-force', published()), dueAt: '2027-01-21T12:00:00.000Z' };
    await told.freeze(notice);
    await told.deliver();
    expect(told.reached(/geldt sinds/)).toEqual(['early@example.org']);
  });

  test('an erratum reaches only who asked for every change, in the language it concerns', async () => {
    await told.add('subscriber', 'all@example.org');
    await told.add('subscriber', 'english@example.org', 'en');
    await told.add('subscriber', 'material@example.org');
    await told.add('customer', 'customer@example.org');
    await askForEveryChange('all@example.org', 'english@example.org');
    const erratum = told.record.add(
      draft({
        kind: 'erratum',
        edition: '2018-05-07',
        recordedAt: '2027-01-20T12:00:00.000Z',
        language: 'nl',
        clause: 'contact',
        reads: 'e-mial',
        shouldRead: 'e-mail',
        reason: 'Schrijffout.',
        by: ['privacy officer'],
      }) as ActDraft,
    );
    await told.freeze(told.notice('erratum', erratum));
    await told.deliver();
    expect(told.reached(/Rectificatie/)).toEqual(['all@example.org']);
  });
});
