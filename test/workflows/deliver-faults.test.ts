/** Rows 1 to 12 of the fault matrix, counted at the provider's ledger. */
import { describe, expect, test } from 'vitest';
import { createResend } from '#mail/resend.ts';
import type { Transport } from '#mail/transport.ts';
import { deliverDue } from '#workflows/deliver/deliver.ts';
import { reconcile } from '#workflows/deliver/reconcile.ts';
import { aScene, recordedIds, type Scene } from '../support/delivery-scene.ts';
import type { Fault } from '../support/fault.ts';
import { WITH_LINKS } from '../support/mail-out.ts';
import { ENGINES } from '../support/postgres.ts';

const HOUR = 3_600_000;

async function everyoneOnce(scene: Scene, people = 150): Promise<void> {
  const counts = scene.perRecipient();
  expect(counts.size).toBe(people);
  expect([...counts.values()].every((count) => count === 1)).toBe(true);
  expect(await scene.states()).toEqual({ accepted: people });
  expect(await recordedIds(scene.store)).toEqual(scene.fake.ledger.map(({ id }) => id).toSorted());
}

const firstRequest = (fault: Fault) => (request: number) => (request === 0 ? fault : 'none');

describe.each(ENGINES)('on $name', (engine) => {
  describe('1: a worker that dies', () => {
    test.each(['before it sends', 'after the provider accepted'] as const)(
      '%s leaves a batch that the next one finishes',
      async (moment) => {
        const scene = await aScene(engine);
        const dying: Transport = {
          ...scene.transport,
          async send(mails, options) {
            if (moment === 'after the provider accepted') await scene.transport.send(mails, options);
            throw new TypeError('dead');
          },
        };
        await expect(
          deliverDue(scene.store, dying, { ...WITH_LINKS, loops: 1, chunk: 1, owner: 'other/1' }),
        ).rejects.toThrow('dead');
        await scene.deliver();
        await everyoneOnce(scene);
      },
    );
  });

  test('2, 6: a slow provider, an overtaken lease: one key, one acceptance, the late record is refused', async () => {
    const scene = await aScene(engine, { people: 50, fake: { slowMs: 250 } });
    const slow = scene.deliver({ owner: 'a/1' });
    await until(() => scene.fake.requests.length === 1);
    scene.clock.ahead += 10_000;
    const overtaking = await scene.deliver({ owner: 'b/1' });
    const late = await slow;
    expect(overtaking.overtaken + late.overtaken).toBe(1);
    expect(new Set(scene.fake.requests.map(({ key }) => key)).size).toBe(1);
    expect(scene.fake.requests.length).toBeGreaterThan(1);
    await everyoneOnce(scene, 50);
  });

  const before: readonly Fault[] = ['reset-before', 'timeout-before', '500-before', 'html-503-before'];
  test.each(before)('3: %s is tried again, under the same key', async (fault) => {
    const scene = await aScene(engine, { people: 50, fake: { faultOf: firstRequest(fault) } });
    await scene.deliver();
    expect(new Set(scene.fake.requests.map(({ key }) => key)).size).toBe(1);
    await everyoneOnce(scene, 50);
  });

  const after: readonly Fault[] = [
    'reset-after',
    'timeout-after',
    'html-500-after',
    'json-500-after',
    'truncated-after',
    'html-200-after',
  ];
  describe.each([
    { replaysErrors: true, lifeFrom: 'start' },
    { replaysErrors: false, lifeFrom: 'end' },
  ] as const)(
    '4, 28: a provider that replays errors: $replaysErrors, key life from the $lifeFrom',
    (mode) => {
      test.each(after)('%s is answered from memory', async (fault) => {
        // A provider that replays a 500 for as long as it remembers the key is looked up in its list in the end.
        const scene = await aScene(engine, { people: 50, fake: { ...mode, faultOf: firstRequest(fault) } });
        await scene.deliver({ patienceMs: 10_000 });
        scene.clock.ahead += 23.5 * HOUR;
        await scene.deliver();
        if ((await scene.states()).unknown) await reconcile(scene.store, scene.transport);
        await everyoneOnce(scene, 50);
      });
    },
  );

  describe('5: limits', () => {
    test.each(['429', '429-bare'] as const)('%s costs no attempt and doubts nothing', async (fault) => {
      const scene = await aScene(engine, { people: 50, fake: { faultOf: firstRequest(fault) } });
      await scene.deliver();
      const batch = await scene.store.db.selectFrom('send_batch').selectAll().executeTakeFirstOrThrow();
      expect(batch.attempts).toBe(1);
      await everyoneOnce(scene, 50);
    });

    test('a storm is waited out', async () => {
      const scene = await aScene(engine, {
        people: 300,
        fake: { faultOf: (request) => (request < 12 ? '429-bare' : 'none') },
      });
      await scene.deliver();
      await everyoneOnce(scene, 300);
    });

    test('the limit in the headers is kept, by all workers together', async () => {
      const scene = await aScene(engine, { people: 1_000, fake: { perSecond: 4 } });
      const started = scene.clock.ahead + Date.now();
      const together = { chunk: 2, sleep: (ms: number) => scene.pass(Math.min(ms, 100)) };
      await Promise.all([
        scene.deliver({ owner: 'a/1', ...together }),
        scene.deliver({ owner: 'b/1', ...together }),
      ]);
      const seconds = (scene.clock.ahead + Date.now() - started) / 1000;
      await everyoneOnce(scene, 1_000);
      // Ten batches at four a second, four of them at once.
      expect(seconds).toBeGreaterThan(1);
      expect(scene.fake.requests.length).toBeLessThan(20);
    });

    test('a used-up quota pauses the whole mail-out, and an operator resumes it', async () => {
      const scene = await aScene(engine, { people: 250, fake: { quota: 100 } });
      const summary = await scene.deliver({ chunk: 1 });
      expect(summary.stopped?.code).toBe('daily_quota_exceeded');
      expect(await scene.states()).toEqual({ accepted: 100, pending: 150 });
      const notice = await scene.store.db.selectFrom('notice').selectAll().executeTakeFirstOrThrow();
      expect(notice).toMatchObject({ state: 'paused', pause_reason: 'daily_quota_exceeded' });
      expect((await scene.deliver()).handed).toBe(0);
      scene.fake.configure({ quota: 10_000 });
      const { resumeNotice } = await import('#store/notices.ts');
      await resumeNotice(scene.store, notice.id, 0);
      await scene.deliver();
      await everyoneOnce(scene, 250);
    });
  });

  test('7: a message that would differ from the first attempt is not sent, but looked up', async () => {
    const scene = await aScene(engine, { people: 50, fake: { faultOf: firstRequest('reset-after') } });
    await scene.deliver({ patienceMs: 0 });
    scene.clock.ahead += 10_000;
    const requests = scene.fake.requests.length;
    await scene.deliver({ publicUrl: 'https://other.example.org' });
    expect(scene.fake.requests.length).toBe(requests);
    expect(await scene.states()).toEqual({ unknown: 50 });
    await reconcile(scene.store, scene.transport);
    await everyoneOnce(scene, 50);
  });

  test('7: a rotated secret changes no message that was tried before', async () => {
    const scene = await aScene(engine, { people: 50, fake: { faultOf: firstRequest('reset-after') } });
    await scene.deliver({ patienceMs: 0 });
    const [old = ''] = WITH_LINKS.keys;
    await scene.deliver({ keys: ['a-new-secret-that-is-in-front-of-the-ring', old] });
    await everyoneOnce(scene, 50);
  });

  test('8: one bad address among a hundred: 99 told, one rejected with its reason', async () => {
    const bad = 'person-37@example.org';
    const scene = await aScene(engine, { people: 100, fake: { isBadAddress: (to) => to === bad } });
    await scene.deliver();
    expect(await scene.states()).toEqual({ accepted: 99, rejected: 1 });
    expect(scene.perRecipient().get(bad)).toBeUndefined();
    expect([...scene.perRecipient().values()].every((count) => count === 1)).toBe(true);
    const row = await scene.store.db
      .selectFrom('delivery')
      .select('outcome_code')
      .where('state', '=', 'rejected')
      .executeTakeFirst();
    expect(row?.outcome_code).toBe('validation_error');
  });

  test('8: the permissive way needs one request for the same result', async () => {
    const bad = 'person-37@example.org';
    const scene = await aScene(engine, {
      people: 100,
      fake: { isBadAddress: (to) => to === bad },
      resend: { validation: 'permissive' },
    });
    await scene.deliver();
    expect(await scene.states()).toEqual({ accepted: 99, rejected: 1 });
    expect(scene.fake.requests.length).toBe(1);
    const rows = await scene.store.db
      .selectFrom('delivery')
      .innerJoin('recipient', 'recipient.id', 'delivery.recipient_id')
      .select(['provider_id', 'address'])
      .where('state', '=', 'accepted')
      .execute();
    const told = new Map(scene.fake.ledger.map(({ id, to }) => [id, to]));
    expect(rows.every((row) => told.get(row.provider_id ?? '') === row.address)).toBe(true);
  });

  test('9: an answer that names another number of messages is not mapped to people', async () => {
    const scene = await aScene(engine, { people: 50, fake: { faultOf: firstRequest('missing-id-after') } });
    await scene.deliver();
    expect(await scene.states()).toEqual({ unknown: 50 });
    expect(scene.fake.requests.length).toBe(1);
    await reconcile(scene.store, scene.transport);
    await everyoneOnce(scene, 50);
  });

  test('11: a doubt that outlives the key is never sent again by itself, and is cleared up from the list', async () => {
    const scene = await aScene(engine, {
      people: 50,
      fake: { faultOf: (request) => (request === 0 ? 'reset-after' : 'html-503-before') },
    });
    for (let hour = 0; hour < 22; hour += 1) {
      await scene.deliver({ patienceMs: 0 });
      scene.clock.ahead += HOUR;
    }
    expect(scene.fake.requests.length).toBe(22);
    scene.fake.configure({ faultOf: () => 'none' });
    scene.clock.ahead += 3 * HOUR;
    const requests = scene.fake.requests.length;
    expect((await scene.deliver()).unknown).toBe(1);
    expect(scene.fake.requests.length).toBe(requests);
    expect((await reconcile(scene.store, scene.transport)).accepted).toBe(1);
    await everyoneOnce(scene, 50);
  });

  describe('12: looking up what is unknown', () => {
    const doubtful = async (fault: Fault) => {
      const scene = await aScene(engine, { people: 50, fake: { faultOf: () => fault } });
      await scene.deliver({ patienceMs: 0 });
      scene.clock.ahead += 23.5 * HOUR;
      await scene.deliver({ patienceMs: 0 });
      expect(await scene.states()).toEqual({ unknown: 50 });
      scene.fake.configure({ faultOf: () => 'none' });
      return scene;
    };

    test('all found: told', async () => {
      const scene = await doubtful('reset-after');
      expect(await reconcile(scene.store, scene.transport)).toMatchObject({ accepted: 1, sentAnew: 0 });
      await everyoneOnce(scene, 50);
    });

    test('none found: first too fresh to say, then sent under a new key', async () => {
      const scene = await doubtful('reset-before');
      expect(await reconcile(scene.store, scene.transport)).toMatchObject({ settling: 1, sentAnew: 0 });
      scene.clock.ahead += HOUR;
      expect(await reconcile(scene.store, scene.transport)).toMatchObject({ sentAnew: 1 });
      await scene.deliver();
      expect(scene.fake.ledger[0]?.key).toMatch(/\/g1$/);
      await everyoneOnce(scene, 50);
    });

    test('some found: those are told, the others wait for a person', async () => {
      const scene = await doubtful('reset-after');
      (scene.fake.ledger as unknown[]).splice(0, 20);
      scene.clock.ahead += HOUR;
      expect(await reconcile(scene.store, scene.transport)).toMatchObject({ partial: 1, sentAnew: 0 });
      expect(await scene.states()).toEqual({ accepted: 30, unknown: 20 });
    });
  });
});

test('10: too many messages, attachments and bad tags never leave', async () => {
  const transport = createResend({ apiKey: 're_test', baseUrl: 'http://127.0.0.1:1' });
  const mail = {
    delivery: 'a-n1-d1',
    from: 'a@example.org',
    to: 'b@example.org',
    replyTo: 'a@example.org',
    subject: 's',
    html: 'h',
    text: 't',
    headers: {},
    language: 'nl',
  } as const;
  const send = (mails: readonly (typeof mail)[], key = 'k') => transport.send(mails, { idempotencyKey: key });
  await expect(send(Array.from({ length: 101 }, () => mail))).rejects.toThrow(/1 to 100/);
  await expect(send([])).rejects.toThrow(/1 to 100/);
  await expect(send([mail], 'k'.repeat(257))).rejects.toThrow(/256/);
  await expect(send([{ ...mail, delivery: 'a b' as never }])).rejects.toThrow(/tag/);
  await expect(send([{ ...mail, attachments: [] } as never])).rejects.toThrow(/attachments/);
});

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
