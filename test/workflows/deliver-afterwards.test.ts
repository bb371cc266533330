/** Rows 15 to 19 and 24 to 26 of the fault matrix: what comes beforehand, and from the side. */
import { copyFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { cancelNotice, findNotice } from '#store/notices.ts';
import { closeStore, openStore, sqlitePath } from '#store/open-store.ts';
import { freezeNotice, noticeProgress } from '#workflows/deliver/deliver.ts';
import { notifyDue } from '#workflows/deliver/notify.ts';
import { acceptRestore } from '#workflows/deliver/restored-backup.ts';
import { aScene, type Scene } from '../support/delivery-scene.ts';
import { aNotice, SENDERS, WITH_LINKS } from '../support/mail-out.ts';
import { ENGINES, SQLITE } from '../support/postgres.ts';

const HOUR = 3_600_000;

const notify = (scene: Scene, o: Partial<Parameters<typeof notifyDue>[0]> = {}) =>
  notifyDue({
    ...WITH_LINKS,
    store: scene.store,
    transport: scene.transport,
    publisher: SENDERS,
    notices: [aNotice()],
    loops: 1,
    sleep: scene.pass,
    ...o,
  });

describe.each(ENGINES)('on $name', (engine) => {
  test('15: a database that fails while the outcome is written loses nothing', async () => {
    const scene = await aScene(engine, { people: 250 });
    let failures = 3;
    const failing = new Proxy(scene.store.db, {
      get(db, name, self) {
        if (name === 'transaction' && scene.fake.ledger.length > 0 && failures > 0) {
          failures -= 1;
          throw new Error('database is locked');
        }
        const value = Reflect.get(db, name, self === failing ? db : self);
        return typeof value === 'function' ? value.bind(db) : value;
      },
    });
    const { deliverDue } = await import('#workflows/deliver/deliver.ts');
    await deliverDue({ ...scene.store, db: failing }, scene.transport, { ...WITH_LINKS, loops: 1, chunk: 1 });
    expect(failures).toBe(0);
    expect(scene.fake.ledger.length).toBe(250);
    expect(await scene.states()).toEqual({ accepted: 250 });
  });

  test.each([2, -2])('16: a clock that jumps by %i hours in the middle repeats nothing', async (hours) => {
    const scene = await aScene(engine, {
      people: 200,
      // The first batch, however often: a slow machine may try it twice.
      fake: { faultOf: (_, key) => (key.endsWith('/1/0/g0') ? 'reset-after' : 'none'), now: Date.now },
    });
    await scene.deliver({ patienceMs: 0, chunk: 1 });
    scene.fake.configure({ faultOf: () => 'none' });
    scene.clock.ahead += hours * HOUR;
    const summary = await scene.deliver({ patienceMs: 60_000 });
    if (hours < 0) {
      expect(summary.unknown).toBe(1);
      const { reconcile } = await import('#workflows/deliver/reconcile.ts');
      await reconcile(scene.store, scene.transport);
    }
    await scene.deliver();
    expect(await scene.states()).toEqual({ accepted: 200 });
    expect([...scene.perRecipient().values()].every((count) => count === 1)).toBe(true);
  });

  test('16: a clock set back while no sender ran makes no old doubt look young', async () => {
    const truth = { ahead: 0 };
    const scene = await aScene(engine, {
      people: 50,
      fake: { faultOf: (n) => (n === 0 ? 'reset-after' : 'none'), now: () => Date.now() + truth.ahead },
    });
    await scene.deliver({ patienceMs: 0 });
    // The provider has forgotten the key; by our own clock it is 22 hours and a half.
    truth.ahead = 24.5 * HOUR;
    scene.clock.ahead = 22.5 * HOUR;
    expect((await scene.deliver({ patienceMs: 0 })).unknown).toBe(1);
    const { reconcile } = await import('#workflows/deliver/reconcile.ts');
    await reconcile(scene.store, scene.transport);
    await scene.deliver();
    expect(await scene.states()).toEqual({ accepted: 50 });
    expect(scene.fake.ledger.length).toBe(50);
  });

  test('18: subscriber and customer at once: one row, one message, as a subscriber', async () => {
    const scene = await aScene(engine, { people: 3, frozen: false });
    const relation = { basis: 'customer', state: 'active', source: 'test', since: 0 } as const;
    await scene.store.db
      .insertInto('relation')
      .values({ ...relation, recipient_id: 1 })
      .execute();
    await freezeNotice(scene.store, aNotice(), { transport: scene.transport, publisher: SENDERS });
    await scene.deliver();
    expect(scene.perRecipient().get('person-1@example.org')).toBe(1);
    expect(scene.fake.ledger.length).toBe(3);
    const row = await scene.store.db
      .selectFrom('delivery')
      .select('basis')
      .where('recipient_id', '=', 1)
      .executeTakeFirst();
    expect(row?.basis).toBe('subscriber');
    const again = {
      notice_id: 1,
      recipient_id: 2,
      address_hmac: 'hmac-1',
      language: 'nl',
      basis: 'customer',
    } as const;
    await expect(
      scene.store.db
        .insertInto('delivery')
        .values({ ...again, content_id: 1, state: 'excluded' })
        .execute(),
    ).rejects.toThrow(/unique/i);
  });

  test('19: between freeze and sending: the unsubscribed and the erased are left out, the language stays frozen', async () => {
    const scene = await aScene(engine, { people: 5 });
    const { db } = scene.store;
    await db.updateTable('relation').set({ state: 'ended' }).where('recipient_id', '=', 1).execute();
    await db.updateTable('recipient').set({ erase_asked_at: 1 }).where('id', '=', 2).execute();
    await db
      .updateTable('recipient')
      .set({ address: null, address_key: null, erased_at: 1 })
      .where('id', '=', 3)
      .execute();
    await db.updateTable('recipient').set({ language: 'en' }).where('id', '=', 4).execute();
    await scene.deliver();
    expect(await scene.states()).toEqual({ accepted: 2, excluded: 3 });
    expect([...scene.perRecipient().keys()]).toEqual(['person-4@example.org', 'person-5@example.org']);
    expect(scene.fake.ledger[0]?.subject).toBe('Onze privacyverklaring verandert');
    expect(await noticeProgress(scene.store, aNotice().id)).toMatchObject({
      complete: true,
      due: 2,
      coverage: 1,
    });
  });

  test('19: whoever unsubscribes after a first attempt of unknown outcome is not told twice', async () => {
    const scene = await aScene(engine, {
      people: 5,
      fake: { faultOf: (n) => (n === 0 ? 'reset-after' : 'none') },
    });
    await scene.deliver({ patienceMs: 0 });
    await scene.store.db
      .updateTable('relation')
      .set({ state: 'ended' })
      .where('recipient_id', '=', 1)
      .execute();
    await scene.deliver();
    expect(scene.fake.ledger.length).toBe(5);
    expect(await scene.states()).toEqual({ accepted: 5 });
  });

  describe('24: nothing starts', () => {
    test.each([
      ['while the domain is not verified', { verifiedDomains: ['other.org'] }, /not known at Resend/],
      ['while tracking is on', { tracking: true }, /must not spy/],
      ['when the quota is too small', { quota: 10 }, /allows only 10 more/],
    ] as const)('%s', async (_, fake, words) => {
      const scene = await aScene(engine, { people: 50, frozen: false, fake });
      await expect(notify(scene)).rejects.toThrow(words);
      expect(scene.fake.requests.length).toBe(0);
    });

    test('a key that may only send is told, and stops nothing', async () => {
      const scene = await aScene(engine, { people: 5, frozen: false, fake: { sendOnlyKey: true } });
      const report = await notify(scene);
      expect(report.problems.map(({ code }) => code)).toContain('resend/send-only-key');
      expect(scene.fake.ledger.length).toBe(5);
    });

    test('a sender refused in the middle stops everything at once', async () => {
      const scene = await aScene(engine, {
        people: 300,
        fake: { faultOf: (n) => (n === 1 ? 'unverified' : 'none') },
      });
      const summary = await scene.deliver({ chunk: 1 });
      expect(summary.stopped?.code).toBe('invalid_from_address');
      expect(await scene.states()).toEqual({ accepted: 100, pending: 200 });
    });
  });

  describe('26: a deadline', () => {
    const deadline = (ms: number) => new Date(Date.now() + ms).toISOString();

    test('that cannot be met refuses before the first message, unless told otherwise', async () => {
      const scene = await aScene(engine, { people: 1_000, frozen: false });
      const notices = [aNotice({ deadline: deadline(1_000) })];
      await expect(notify(scene, { notices })).rejects.toThrow(/after its deadline/);
      expect(scene.fake.requests.length).toBe(0);
      await notify(scene, { notices, evenIfLate: true, sleep: (ms) => scene.pass(Math.min(ms, 20)) });
      expect(scene.fake.requests.length).toBeGreaterThan(0);
    });

    test('that passes stops the mail-out: late work is never sent silently', async () => {
      const scene = await aScene(engine, { people: 300, notice: { deadline: deadline(HOUR) } });
      await scene.deliver({ limit: 100, chunk: 1 });
      scene.clock.ahead += 2 * HOUR;
      await scene.deliver();
      expect(scene.fake.ledger.length).toBe(100);
      expect(await noticeProgress(scene.store, aNotice().id)).toMatchObject({
        complete: false,
        state: 'paused',
        pauseReason: 'deadline-passed',
      });
    });
  });

  test('a wrong notice is called off half-way; those told, and only they, get the correction', async () => {
    const scene = await aScene(engine, {
      people: 300,
      fake: { faultOf: (n) => (n === 1 ? 'reset-after' : 'none') },
    });
    await scene.deliver({ limit: 200, chunk: 1, patienceMs: 0 });
    const wrong = await findNotice(scene.store, aNotice().id);
    expect(await cancelNotice(scene.store, wrong!.id, 'wrong text')).toBe(100);
    expect(await scene.states()).toEqual({ accepted: 100, unknown: 100, cancelled: 100 });
    const correction = aNotice({ id: 'w'.repeat(64), kind: 'withdrawn', audience: 'told-before' });
    await freezeNotice(scene.store, correction, { transport: scene.transport, publisher: SENDERS });
    await scene.deliver();
    const keys = new Set(scene.fake.ledger.filter(({ key }) => key.includes('/2/')).map(({ to }) => to));
    const told = new Set(scene.fake.ledger.filter(({ key }) => key.includes('/1/')).map(({ to }) => to));
    expect(told.size).toBe(200);
    expect(keys).toEqual(told);
    expect(await noticeProgress(scene.store, aNotice().id)).toMatchObject({
      complete: false,
      state: 'cancelled',
    });
  });

  test('a notice that is no longer due stops, and goes on when it is due again', async () => {
    const scene = await aScene(engine, { people: 300 });
    await scene.deliver({ limit: 100, chunk: 1 });
    await notify(scene, { notices: [] });
    expect(scene.fake.ledger.length).toBe(100);
    await notify(scene);
    expect(scene.fake.ledger.length).toBe(300);
    expect(await scene.states()).toEqual({ accepted: 300 });
  });
});

test('17: a restored old backup is noticed, and sends nothing until somebody has looked', async () => {
  const scene = await aScene(SQLITE, { people: 150 });
  await sql`pragma wal_checkpoint(truncate)`.execute(scene.store.db);
  const copy = `${sqlitePath(scene.url)}.backup`;
  copyFileSync(sqlitePath(scene.url), copy);
  await scene.deliver();
  const restored = await openStore(`file:${copy}`, { now: scene.store.now });
  scene.clock.ahead += 25 * HOUR;
  const old: Scene = { ...scene, store: restored };
  await expect(notify(old)).rejects.toThrow(/restored backup/);
  expect(scene.fake.ledger.length).toBe(150);
  await acceptRestore(restored);
  await notify(old, { notices: [] });
  await closeStore(restored);
});
