/** Rows 13 and 14 of the fault matrix: what the provider tells afterwards. */
import { describe, expect, test } from 'vitest';
import { translateEvent } from '#mail/resend-webhook.ts';
import type { ServiceDeps } from '#service/deps.ts';
import { webhookRoute } from '#service/webhook-route.ts';
import { brokenChains } from '#store/events.ts';
import { noticeProgress } from '#workflows/deliver/deliver.ts';
import { foldProviderEvent } from '#workflows/deliver/fold-provider-event.ts';
import { pullEvents } from '#workflows/deliver/reconcile.ts';
import { aScene, type Scene } from '../support/delivery-scene.ts';
import { type SignedWebhook, sign, WEBHOOK_SECRET } from '../support/fake-resend.ts';
import { aNotice } from '../support/mail-out.ts';
import { ENGINES } from '../support/postgres.ts';

const HOUR = 3_600_000;

/** The real endpoint in front of the real folding. */
function endpoint(scene: Scene): (webhook: SignedWebhook) => Promise<number> {
  const app = webhookRoute({
    webhook: {
      secrets: [WEBHOOK_SECRET],
      receive: async ({ id, payload }: { id: string; payload: unknown }) => {
        const event = translateEvent(payload, id);
        if (event) await foldProviderEvent(scene.store, event);
      },
    },
  } as unknown as ServiceDeps);
  return async ({ body, headers }) =>
    (await app.request('/webhooks/resend', { method: 'POST', body, headers })).status;
}

describe.each(ENGINES)('on $name', (engine) => {
  describe('13: receipts', () => {
    test('in any order, and twice, end the same; forged and stale ones are refused', async () => {
      const scene = await aScene(engine, { people: 4 });
      await scene.deliver();
      const post = endpoint(scene);
      const [a, b, c, d] = scene.fake.ledger;
      const hooks = [
        scene.fake.webhook(a!, 'email.delivered'),
        scene.fake.webhook(a!, 'email.sent'),
        scene.fake.webhook(b!, 'email.bounced', {
          bounce: { type: 'Permanent', subType: 'NoEmail', message: 'x' },
        }),
        scene.fake.webhook(b!, 'email.delivered'),
        scene.fake.webhook(c!, 'email.complained'),
        scene.fake.webhook(c!, 'email.delivered'),
        scene.fake.webhook(d!, 'email.suppressed'),
        scene.fake.webhook(d!, 'email.opened'),
      ];
      for (const hook of [...hooks, ...hooks.toReversed()]) expect(await post(hook)).toBe(200);
      expect(await scene.states()).toEqual({
        delivered: 1,
        bounced: 1,
        complained: 1,
        'provider-suppressed': 1,
      });
      const events = await scene.store.db
        .selectFrom('delivery_event')
        .select('id')
        .where('source', '=', 'webhook')
        .execute();
      expect(events.length).toBe(8);
      expect(await brokenChains(scene.store.db, 1)).toEqual([]);
      const suppressed = await scene.store.db
        .selectFrom('suppression')
        .select(['reason', 'scope'])
        .orderBy('reason')
        .execute();
      expect(suppressed).toEqual([
        { reason: 'complaint', scope: 'subscription' },
        { reason: 'hard-bounce', scope: 'subscription' },
      ]);
      const [hook] = hooks;
      expect(await post({ ...hook!, body: hook!.body.replace('delivered', 'bounced') })).toBe(401);
      expect(await post(sign('msg_old', hook!.body, new Date(Date.now() - 301_000)))).toBe(401);
      expect(await post({ ...hook!, headers: {} })).toBe(401);
    });

    test('a receipt that overtakes the answer is proof enough, and the answer changes nothing', async () => {
      const scene = await aScene(engine, { people: 3, fake: { faultOf: () => 'reset-after' } });
      await scene.deliver({ patienceMs: 0 });
      const post = endpoint(scene);
      for (const entry of scene.fake.ledger) await post(scene.fake.webhook(entry, 'email.delivered'));
      expect(await scene.states()).toEqual({ delivered: 3 });
      scene.fake.configure({ faultOf: () => 'none' });
      await scene.deliver();
      expect(scene.fake.requests.length).toBe(1);
      expect(await noticeProgress(scene.store, aNotice().id)).toMatchObject({ complete: true, coverage: 1 });
    });

    test('a receipt for a number that is not known yet waits until it is', async () => {
      const scene = await aScene(engine, {
        people: 3,
        fake: { faultOf: (n) => (n === 0 ? 'reset-after' : 'none') },
      });
      await scene.deliver({ patienceMs: 0 });
      for (const entry of scene.fake.ledger)
        await foldProviderEvent(scene.store, {
          name: `e-${entry.id}`,
          kind: 'delivered',
          at: Date.now(),
          providerId: entry.id,
        });
      expect(await scene.states()).toEqual({ pending: 3 });
      await scene.deliver();
      expect(await scene.states()).toEqual({ delivered: 3 });
    });

    test('a receipt of another installation, or of a second message, alters nobody’s row', async () => {
      const scene = await aScene(engine, { people: 1 });
      await scene.deliver();
      const [entry] = scene.fake.ledger;
      const event = { name: 'x', kind: 'bounced', at: 1, providerId: 'other' } as const;
      expect(await foldProviderEvent(scene.store, { ...event, delivery: 'ffff-n1-d1' })).toBe('foreign');
      expect(await foldProviderEvent(scene.store, { ...event, delivery: entry!.delivery })).toBe('conflict');
      expect(await scene.states()).toEqual({ accepted: 1 });
    });
  });

  test('14: an endpoint that was down for 28 hours: the events are fetched', async () => {
    const scene = await aScene(engine, { people: 5 });
    await scene.deliver();
    for (const entry of scene.fake.ledger) scene.fake.webhook(entry, 'email.delivered');
    scene.clock.ahead += 28 * HOUR;
    const since = scene.store.now() - 30 * HOUR;
    expect(await pullEvents(scene.store, scene.transport, { since })).toBe(5);
    expect(await pullEvents(scene.store, scene.transport, { since })).toBe(0);
    expect(await scene.states()).toEqual({ delivered: 5 });
  });
});
