/** A store with people, a fake provider, a clock of its own, and the question that matters: who got what? */
import { onTestFinished } from 'vitest';
import type { Notice } from '#domain/notice/model.ts';
import { createResend, type ResendTransportOptions } from '#mail/resend.ts';
import type { Transport } from '#mail/transport.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import {
  type DeliverOptions,
  type DeliverySummary,
  deliverDue,
  freezeNotice,
} from '#workflows/deliver/deliver.ts';
import { type FakeResend, type FakeResendOptions, startFakeResend } from './fake-resend.ts';
import { addPeople, aNotice, SENDERS, WITH_LINKS } from './mail-out.ts';
import type { TestEngine } from './postgres.ts';

export interface Scene {
  readonly store: Store;
  readonly fake: FakeResend;
  readonly transport: Transport;
  /** Milliseconds that the clock is ahead of the real one. */
  readonly clock: { ahead: number };
  readonly url: string;
  /** Sends until nothing is left; waiting moves the clock instead of taking time. */
  deliver(options?: Partial<DeliverOptions>): Promise<DeliverySummary>;
  /** Moves the clock. */
  pass(ms: number): Promise<void>;
  /** Messages per recipient at the provider's ledger. */
  perRecipient(): ReadonlyMap<string, number>;
  /** States and how many rows have them. */
  states(): Promise<Readonly<Record<string, number>>>;
}

export interface SceneOptions {
  readonly people?: number;
  readonly fake?: FakeResendOptions;
  readonly resend?: Partial<ResendTransportOptions>;
  readonly notice?: Partial<Notice>;
  readonly frozen?: boolean;
  /** Messages per batch; default the provider's hundred. */
  readonly batch?: number;
}

export async function aScene(engine: TestEngine, o: SceneOptions = {}): Promise<Scene> {
  const clock = { ahead: 0 };
  const now = () => Date.now() + clock.ahead;
  const url = await engine.readyUrl();
  const store = await openStore(url, { now });
  const fake = await startFakeResend({ now, ...o.fake });
  onTestFinished(async () => {
    await fake.close();
    await closeStore(store);
  });
  const pass = async (ms: number) => {
    clock.ahead += ms;
    // A little real time too, for requests under way elsewhere in this process.
    await new Promise((resolve) => setTimeout(resolve, Math.min(ms, 100) / 10));
  };
  const resend = createResend({ apiKey: 're_test', baseUrl: fake.url, timeoutMs: 400, ...o.resend });
  const capabilities = { ...resend.capabilities, maxBatch: o.batch ?? resend.capabilities.maxBatch };
  const transport: Transport = { ...resend, capabilities };
  await addPeople(store, o.people ?? 150);
  if (o.frozen !== false) await freezeNotice(store, aNotice(o.notice), { transport, publisher: SENDERS });
  return {
    store,
    fake,
    transport,
    clock,
    url,
    deliver: (options) =>
      deliverDue(store, transport, {
        ...WITH_LINKS,
        loops: 1,
        patienceMs: 3_600_000,
        sleep: pass,
        ...options,
      }),
    pass,
    perRecipient: () => countBy(fake.ledger.map(({ to }) => to)),
    async states() {
      const rows = await store.db.selectFrom('delivery').select('state').execute();
      return Object.fromEntries(countBy(rows.map(({ state }) => state)));
    },
  };
}

export function countBy(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Ids of our accepted rows, to be compared with the ledger's. */
export async function recordedIds(store: Store): Promise<readonly string[]> {
  const rows = await store.db
    .selectFrom('delivery')
    .select('provider_id')
    .where('provider_id', 'is not', null)
    .orderBy('provider_id')
    .execute();
  return rows.map(({ provider_id }) => provider_id ?? '');
}
