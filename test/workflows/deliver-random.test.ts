/** Random schedules of faults, deaths and clock steps; and what happens when a safeguard is taken away. */
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import type { KyselyPlugin, RawNode, RootOperationNode } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Transport } from '#mail/transport.ts';
import { sqlitePath } from '#store/open-store.ts';
import { deliverDue } from '#workflows/deliver/deliver.ts';
import { reconcile } from '#workflows/deliver/reconcile.ts';
import { aScene, type Scene } from '../support/delivery-scene.ts';
import type { Fault } from '../support/fault.ts';
import { WITH_LINKS } from '../support/mail-out.ts';
import { POSTGRES, SQLITE } from '../support/postgres.ts';

const HOUR = 3_600_000;
const PEOPLE = 12;
const RUNS = Number(process.env.SOAK ?? 40);

const faults: readonly Fault[] = [
  'none',
  'reset-before',
  '500-before',
  'html-503-before',
  '429',
  'reset-after',
  'html-500-after',
  'json-500-after',
  'truncated-after',
  'html-200-after',
  'missing-id-after',
];

interface Step {
  readonly faults: readonly Fault[];
  /** The worker dies at this request of the step, before or after the provider heard it. */
  readonly death: { readonly request: number; readonly moment: 'before' | 'after' } | null;
  /** True time that passes afterwards. */
  readonly hours: number;
  /** How far the machine's own clock is set forward or back afterwards. */
  readonly skew: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  faults: fc.array(fc.constantFrom(...faults), { maxLength: 6 }),
  death: fc.option(
    fc.record({ request: fc.nat({ max: 3 }), moment: fc.constantFrom('before' as const, 'after' as const) }),
  ),
  hours: fc.constantFrom(0, 0, 0.01, 1, 12, 25),
  skew: fc.constantFrom(0, 0, 0, 2, -2),
});

const world = fc.record({
  steps: fc.array(step, { maxLength: 5 }),
  replaysErrors: fc.boolean(),
  lifeFrom: fc.constantFrom('start' as const, 'end' as const),
  listTags: fc.boolean(),
});

async function live(scene: Scene, truth: { ahead: number }, steps: readonly Step[]): Promise<void> {
  let skew = 0;
  const sleep = async (ms: number) => {
    truth.ahead += ms;
    scene.clock.ahead += ms;
  };
  for (const one of steps) {
    let request = -1;
    scene.fake.configure({ faultOf: (n) => one.faults[n % Math.max(1, one.faults.length)] ?? 'none' });
    // Who dies sends nothing more and hears no answer; what is on its way arrives before time goes on.
    let dead = false;
    const underWay: Promise<unknown>[] = [];
    const mortal: Transport = {
      ...scene.transport,
      async send(mails, options) {
        request += 1;
        const dies = one.death?.request === request ? one.death.moment : undefined;
        dead ||= dies === 'before';
        if (dead) throw new TypeError('dead');
        const sent = scene.transport.send(mails, options);
        underWay.push(sent);
        const outcome = await sent;
        dead ||= dies === 'after';
        if (dead) throw new TypeError('dead');
        return outcome;
      },
    };
    await deliverDue(scene.store, mortal, {
      ...WITH_LINKS,
      loops: 1,
      chunk: 2,
      owner: 'w/1',
      patienceMs: 5_000,
      sleep,
    }).catch((error: Error) => expect(error.message).toBe('dead'));
    await Promise.allSettled(underWay);
    await reconcile(scene.store, scene.transport);
    truth.ahead += one.hours * HOUR;
    skew += one.skew * HOUR;
    scene.clock.ahead = truth.ahead + skew;
  }
  scene.fake.configure({ faultOf: () => 'none' });
  for (let round = 0; round < 6; round += 1) {
    await deliverDue(scene.store, scene.transport, { ...WITH_LINKS, loops: 1, patienceMs: 900_000, sleep });
    await reconcile(scene.store, scene.transport);
    await sleep(30 * HOUR);
  }
}

test.each([
  { engine: SQLITE, runs: RUNS },
  { engine: POSTGRES, runs: Math.ceil(RUNS / 8) },
])(
  'on $engine.name, whatever fails, dies or jumps, everybody is told exactly once',
  async ({ engine, runs }) => {
    await fc.assert(
      fc.asyncProperty(world, async ({ steps, ...fake }) => {
        const truth = { ahead: 0 };
        const scene = await aScene(engine, {
          people: PEOPLE,
          batch: 3,
          fake: { ...fake, now: () => Date.now() + truth.ahead },
        });
        await live(scene, truth, steps);
        const counts = scene.perRecipient();
        expect([...counts.values()].filter((count) => count > 1)).toEqual([]);
        const states = await scene.states();
        // Some of a batch found is a contradiction only a person may resolve; then nobody has more than one.
        if (states.unknown === undefined) {
          expect(counts.size).toBe(PEOPLE);
          expect(states).toEqual({ accepted: PEOPLE });
        }
        expect(states.unknown ?? 0).toBe(0);
      }),
      { seed: 20_261_123, numRuns: runs, endOnFailure: false },
    );
  },
  process.env.SOAK ? 7_200_000 : 150_000,
);

describe('27: negative controls: without its safeguards the outbox repeats itself, and the count shows it', () => {
  const firstLost = (n: number): Fault => (n === 0 ? 'reset-after' : 'none');
  const most = (scene: Scene) => Math.max(...scene.perRecipient().values());

  test('without a key', async () => {
    const scene = await aScene(SQLITE, { people: 20, fake: { faultOf: firstLost } });
    let attempt = 0;
    const keyless: Transport = {
      ...scene.transport,
      send: (mails) => scene.transport.send(mails, { idempotencyKey: `other-${attempt++}` }),
    };
    await deliverDue(scene.store, keyless, { ...WITH_LINKS, loops: 1, patienceMs: HOUR, sleep: scene.pass });
    expect(most(scene)).toBe(2);
  });

  test('with the key’s expiry unguarded', async () => {
    const scene = await aScene(SQLITE, {
      people: 20,
      fake: { faultOf: firstLost },
      resend: { idempotencyMs: Number.POSITIVE_INFINITY },
    });
    await scene.deliver({ patienceMs: 0 });
    scene.clock.ahead += 25 * HOUR;
    await scene.deliver();
    expect(most(scene)).toBe(2);
  });

  test('with nobody comparing clocks: one set back while no sender ran makes an old doubt look young', async () => {
    const truth = { ahead: 0 };
    const scene = await aScene(SQLITE, {
      people: 20,
      fake: { faultOf: firstLost, now: () => Date.now() + truth.ahead },
    });
    const { clock: _, ...trusting } = scene.transport;
    const send = () =>
      deliverDue(scene.store, trusting, { ...WITH_LINKS, loops: 1, patienceMs: 0, sleep: scene.pass });
    await send();
    truth.ahead = 24.5 * HOUR;
    scene.clock.ahead = 22.5 * HOUR;
    await send();
    expect(most(scene)).toBe(2);
  });

  /**
   * A worker is overtaken while the provider makes it wait, and is told late that nothing was accepted. Its successor
   * is being accepted at that moment.
   */
  async function lateRefusal(guarded: boolean): Promise<Scene> {
    const scene = await aScene(SQLITE, { people: 20 });
    const epochs = withoutEpochs();
    const store = guarded ? scene.store : { ...scene.store, db: scene.store.db.withPlugin(epochs.plugin) };
    const late = Promise.withResolvers<void>();
    const refused: Transport = {
      ...scene.transport,
      async send() {
        await late.promise;
        return { kind: 'try-later', afterMs: 0, code: 'rate_limit_exceeded' };
      },
    };
    const options = { ...WITH_LINKS, loops: 1, chunk: 1, limit: 1, sleep: scene.pass };
    const overtaken = deliverDue(store, refused, { ...options, owner: 'a/1' });
    while ((await scene.store.db.selectFrom('send_batch').select('epoch').executeTakeFirst())?.epoch !== 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    scene.clock.ahead += 10_000;
    const accepted: Transport = {
      ...scene.transport,
      async send(mails, o) {
        const outcome = await scene.transport.send(mails, o);
        late.resolve();
        await overtaken;
        return outcome;
      },
    };
    await deliverDue(store, accepted, { ...options, owner: 'b/1' });
    expect(most(scene)).toBe(1);
    scene.clock.ahead += 25 * HOUR;
    await scene.deliver();
    if (!guarded) expect(epochs.removed()).toBeGreaterThan(0);
    return scene;
  }

  test('without the epoch: the late “not accepted” of an overtaken worker undoes what its successor knows', async () => {
    expect(most(await lateRefusal(false))).toBe(2);
  });

  test('and with it the same late answer is refused', async () => {
    expect(most(await lateRefusal(true))).toBe(1);
  });

  test('with a deferred transaction: reading before writing fails at once beside another writer', async () => {
    const path = sqlitePath(await SQLITE.freshUrl());
    const [one, two] = [new DatabaseSync(path), new DatabaseSync(path)];
    one.exec('pragma journal_mode = wal; pragma busy_timeout = 5000; create table t (n integer)');
    two.exec('pragma busy_timeout = 5000');
    one.exec('begin');
    one.prepare('select count(*) from t').get();
    two.exec('insert into t values (1)');
    expect(() => one.exec('insert into t values (2)')).toThrow(/locked/);
    one.close();
    two.close();
  });
});

/** Takes the comparison of epochs out of the statements that record an outcome. */
function withoutEpochs(): { readonly plugin: KyselyPlugin; readonly removed: () => number } {
  const GUARD = 'and b.epoch = x.epoch';
  let removed = 0;
  const cut = (node: RootOperationNode): RootOperationNode => {
    if (node.kind !== 'RawNode') return node;
    const { sqlFragments } = node as RawNode;
    if (!sqlFragments.some((sql) => sql.includes(GUARD))) return node;
    removed += 1;
    return { ...node, sqlFragments: sqlFragments.map((sql) => sql.replace(GUARD, '')) } as RootOperationNode;
  };
  return {
    removed: () => removed,
    plugin: { transformQuery: ({ node }) => cut(node), transformResult: async ({ result }) => result },
  };
}
