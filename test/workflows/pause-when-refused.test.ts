/** A mail-out that comes back, or that readers call unwanted, stops by itself; a person decides how it goes on. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ProviderEvent } from '#mail/transport.ts';
import { resumeNotice } from '#store/notices.ts';
import { foldProviderEvent } from '#workflows/deliver/fold-provider-event.ts';
import { aScene, type Scene } from '../support/delivery-scene.ts';
import type { LedgerEntry } from '../support/fake-resend.ts';
import { ENGINES } from '../support/postgres.ts';

const BATCH = 50;

/** Of 600 people the first 400 were taken over; the rest waits for the provider's limit. */
async function halfWay(engine: (typeof ENGINES)[number]): Promise<Scene> {
  const stop = new AbortController();
  const limited = (request: number) => {
    if (request < 8) return 'none';
    stop.abort();
    return '429';
  };
  const scene = await aScene(engine, { people: 600, batch: BATCH, fake: { faultOf: limited } });
  await scene.deliver({ chunk: 1, signal: stop.signal });
  expect(scene.fake.ledger).toHaveLength(400);
  return scene;
}

const receipt = (entry: LedgerEntry, kind: ProviderEvent['kind']): ProviderEvent => ({
  name: randomUUID(),
  at: Date.now(),
  kind,
  providerId: entry.id,
  ...(kind === 'bounced' ? { permanent: true } : {}),
});

const stateOf = ({ store }: Scene) =>
  store.db.selectFrom('notice').select(['state', 'pause_reason']).executeTakeFirstOrThrow();

const SENDING = { state: 'sending', pause_reason: null };

describe.each(ENGINES)('a mail-out on $name', (engine) => {
  test('goes on at 5 % of bounces and stops above; nothing more leaves until somebody resumes', async () => {
    const scene = await halfWay(engine);
    const { store, fake } = scene;
    for (const entry of fake.ledger.slice(0, 20)) await foldProviderEvent(store, receipt(entry, 'bounced'));
    expect(await stateOf(scene)).toEqual(SENDING);

    // The same receipt again is no further bounce.
    const again = receipt(fake.ledger[20]!, 'bounced');
    await foldProviderEvent(store, again);
    await foldProviderEvent(store, again);
    expect(await stateOf(scene)).toEqual({ state: 'paused', pause_reason: 'too-many-bounces' });

    fake.configure({ faultOf: () => 'none' });
    await scene.deliver();
    expect(fake.ledger).toHaveLength(400);

    // Whoever resumes has looked: the bounces of before do not stop it a second time, new ones would.
    const { id } = await store.db.selectFrom('notice').select('id').executeTakeFirstOrThrow();
    expect(await resumeNotice(store, id, 0)).toBe(true);
    await foldProviderEvent(store, receipt(fake.ledger[21]!, 'bounced'));
    expect(await stateOf(scene)).toEqual(SENDING);
    await scene.deliver();
    expect(fake.ledger).toHaveLength(600);
    expect(new Set(fake.ledger.map(({ to }) => to)).size).toBe(600);
  });

  test('stops at more than three complaints in a thousand, but never for a single angry reader', async () => {
    const scene = await halfWay(engine);
    const [first, second, third] = scene.fake.ledger;
    for (const entry of [first!, second!]) await foldProviderEvent(scene.store, receipt(entry, 'complained'));
    expect(await stateOf(scene)).toEqual(SENDING);
    await foldProviderEvent(scene.store, receipt(third!, 'complained'));
    expect(await stateOf(scene)).toEqual({ state: 'paused', pause_reason: 'too-many-complaints' });
  });

  test('that is complete is left alone: what comes back later is evidence, not a reason to stop', async () => {
    const scene = await aScene(engine, { people: 40, batch: BATCH });
    await scene.deliver();
    for (const entry of scene.fake.ledger) await foldProviderEvent(scene.store, receipt(entry, 'bounced'));
    expect((await stateOf(scene)).state).toBe('sent');
  });
});
