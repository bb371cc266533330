import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { ProblemError } from '#domain/problem.ts';
import { releaseLease, takeLease } from '#store/leases.ts';
import { readMeta, writeMeta } from '#store/meta.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { addWaitingAct, markActsRecorded, waitingActs } from '#store/waiting-acts.ts';
import { ENGINES } from '../support/postgres.ts';

const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await closeStore(store);
});
async function opened(url: string, now?: () => number): Promise<Store> {
  const store = await openStore(url, now ? { now } : {});
  open.push(store);
  return store;
}

describe.each(ENGINES)('a store on $name', ({ freshUrl }) => {
  test('is made on first use, and keeps its name when opened again', async () => {
    const url = await freshUrl();
    const first = await opened(url);
    const again = await opened(url);
    expect(first.id).toMatch(/^[0-9a-f]{12}$/);
    expect(again.id).toBe(first.id);
  });

  test('can be made by four processes at the same moment', async () => {
    const url = await freshUrl();
    const stores = await Promise.all([opened(url), opened(url), opened(url), opened(url)]);
    expect(new Set(stores.map((store) => store.id)).size).toBe(1);
  });

  test('refuses to run backwards, and changes nothing', async () => {
    const url = await freshUrl();
    const store = await opened(url);
    await sql`insert into migration (number, name) values (900, 'from-the-future')`.execute(store.db);
    await expect(openStore(url)).rejects.toThrow(/newer version/);
    await expect(openStore(url)).rejects.toBeInstanceOf(ProblemError);
  });

  test('refuses fractions, dates and other things that are no scalar', async () => {
    const store = await opened(await freshUrl());
    const lease = (expires_at: unknown) =>
      store.db
        .insertInto('lease')
        .values({ name: 'x', owner: 'y', epoch: 1, expires_at: expires_at as number })
        .execute();
    await expect(lease(1.5)).rejects.toThrow();
    await expect(lease({ at: 1 })).rejects.toThrow();
    if (store.engine === 'sqlite') await expect(lease(new Date())).rejects.toThrow(/scalar|takes text/);
  });

  test('gives a lease to one owner, until it ends', async () => {
    let now = 1_000;
    const store = await opened(await freshUrl(), () => now);
    const first = await takeLease(store, { name: 'run', owner: 'a', forMs: 100 });
    expect(first).toEqual({ name: 'run', owner: 'a', epoch: 1 });
    expect(await takeLease(store, { name: 'run', owner: 'b', forMs: 100 })).toBeUndefined();
    expect((await takeLease(store, { name: 'run', owner: 'a', forMs: 100 }))?.epoch).toBe(1);
    now += 101;
    const second = await takeLease(store, { name: 'run', owner: 'b', forMs: 100 });
    expect(second?.epoch).toBe(2);
    await releaseLease(store, first!);
    expect(await takeLease(store, { name: 'run', owner: 'c', forMs: 100 })).toBeUndefined();
    await releaseLease(store, second!);
    expect((await takeLease(store, { name: 'run', owner: 'c', forMs: 100 }))?.epoch).toBe(3);
  });

  test('keeps acts that wait, once per key, until they are recorded', async () => {
    const store = await opened(await freshUrl());
    const act = { key: 'k', statement: 'privacy', edition: 'e', kind: 'notice-started', body: { a: [1] } };
    await addWaitingAct(store, act);
    await addWaitingAct(store, { ...act, body: { other: true } });
    expect(await waitingActs(store)).toEqual([act]);
    await markActsRecorded(store, ['k']);
    expect(await waitingActs(store)).toEqual([]);
  });

  test('remembers small facts', async () => {
    const store = await opened(await freshUrl());
    expect(await readMeta(store, 'restore-tested')).toBeUndefined();
    await writeMeta(store, 'restore-tested', '2026-11-23');
    await writeMeta(store, 'restore-tested', '2026-11-24');
    expect(await readMeta(store, 'restore-tested')).toBe('2026-11-24');
  });

  test('lets nobody change an event', async () => {
    const store = await opened(await freshUrl());
    await store.db
      .insertInto('delivery_event')
      .values({ at: 1, recorded_at: 1, kind: 'x', source: 'worker', detail: '', previous: '', hash: 'h' })
      .execute();
    await expect(store.db.updateTable('delivery_event').set({ kind: 'y' }).execute()).rejects.toThrow(
      /append-only/,
    );
    await expect(store.db.deleteFrom('delivery_event').execute()).rejects.toThrow(/append-only/);
  });
});

test('an unreachable database is told in one sentence, without its password', async () => {
  const refusal = openStore('postgres://me:geheim@127.0.0.1:1/none');
  await expect(refusal).rejects.toThrow(/cannot be opened/);
  await expect(refusal).rejects.not.toThrow(/geheim/);
});
