/** One mail-out by several processes that are killed at random while the provider fails at random. */
import { join } from 'node:path';
import { createResend } from '#mail/resend.ts';
import { closeStore, openStore } from '#store/open-store.ts';
import { deliverDue, freezeNotice } from '#workflows/deliver/deliver.ts';
import { reconcile } from '#workflows/deliver/reconcile.ts';
import { startFakeResend } from './fake-resend.ts';
import type { Fault } from './fault.ts';
import { type Killable, seededRandom, startKillable } from './killable.ts';
import { addPeople, aNotice, SENDERS, WITH_LINKS } from './mail-out.ts';
import type { WorkerOrder } from './mail-out-worker.ts';

export interface SoakOrder {
  readonly databaseUrl: string;
  readonly seed: number;
  readonly people: number;
  /** Ends when this many died, or everybody was told. */
  readonly kills: number;
  readonly workers: number;
  readonly replaysErrors: boolean;
}

export interface SoakResult {
  readonly kills: number;
  /** Kills after the first message was accepted and before the last was. */
  readonly midway: number;
  readonly requests: number;
  /** Messages beyond the first, over all people. */
  readonly duplicates: number;
  readonly lost: number;
  readonly recorded: number;
}

const WORKER = join(import.meta.dirname, 'mail-out-worker.ts');
const FAULTS: readonly Fault[] = [
  'reset-before',
  '500-before',
  'html-503-before',
  '429',
  'reset-after',
  'html-500-after',
  'truncated-after',
  'html-200-after',
];
const FAULT_SHARE = 0.35;

/** Counts at the provider's ledger, because our own rows cannot know better. */
export async function soakRound(o: SoakOrder): Promise<SoakResult> {
  const random = seededRandom(o.seed);
  const fake = await startFakeResend({
    replaysErrors: o.replaysErrors,
    slowMs: 15,
    faultOf: () =>
      random() < FAULT_SHARE ? (FAULTS[Math.floor(random() * FAULTS.length)] ?? 'none') : 'none',
  });
  const store = await openStore(o.databaseUrl);
  const resend = { baseUrl: fake.url, timeoutMs: 1_000 };
  const transport = createResend({ apiKey: 're_test', ...resend });
  try {
    await addPeople(store, o.people);
    // Small batches: more moments to die at.
    const small = { ...transport, capabilities: { ...transport.capabilities, maxBatch: 10 } };
    await freezeNotice(store, aNotice(), { transport: small, publisher: SENDERS });
    await store.db
      .insertInto('rate_bucket')
      .values({ transport: 'resend', per_second: 10_000, tokens: 10_000, refilled_at: store.now() })
      .execute();
    const { kills, midway } = await slaughter(o, random, () => fake.ledger.length, {
      databaseUrl: o.databaseUrl,
      resend,
      patienceMs: 60_000,
      chunk: 2,
      loops: 1,
    });
    fake.configure({ faultOf: () => 'none' });
    // Pauses between attempts grow to minutes; nobody waits for them here.
    await store.db.updateTable('send_batch').set({ due_at: 0 }).where('state', '=', 'ready').execute();
    const finish = () =>
      deliverDue(store, transport, { ...WITH_LINKS, patienceMs: 30_000, isAlive: () => false });
    if (o.replaysErrors) {
      // Such a provider answers a repeat with the old error until it forgets the key: a day later.
      const dayAgo = store.now() - 86_400_000;
      await store.db
        .updateTable('send_batch')
        .set({ first_ambiguous_at: dayAgo })
        .where('first_ambiguous_at', 'is not', null)
        .where('due_at', 'is not', null)
        .execute();
      await finish();
      await store.db
        .updateTable('send_batch')
        .set({ unknown_at: dayAgo })
        .where('state', '=', 'unknown')
        .execute();
      await reconcile(store, transport);
    }
    await finish();
    await reconcile(store, transport);
    const told = new Set(fake.ledger.map(({ to }) => to));
    const rows = await store.db
      .selectFrom('delivery')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('state', '=', 'accepted')
      .executeTakeFirst();
    return {
      kills,
      midway,
      requests: fake.requests.length,
      duplicates: fake.ledger.length - told.size,
      lost: o.people - told.size,
      recorded: Number(rows?.n ?? 0),
    };
  } finally {
    await closeStore(store);
    await fake.close();
  }
}

async function slaughter(
  o: SoakOrder,
  random: () => number,
  accepted: () => number,
  order: WorkerOrder,
): Promise<{ kills: number; midway: number }> {
  let kills = 0;
  let midway = 0;
  const start = () => startKillable(WORKER, order);
  const crew: Killable[] = Array.from({ length: o.workers }, start);
  while (kills < o.kills && accepted() < o.people) {
    const index = Math.floor(random() * crew.length);
    const victim = crew[index];
    if (!victim) break;
    await victim.ready;
    await new Promise((resolve) => setTimeout(resolve, random() * 60));
    victim.process.kill('SIGKILL');
    if ((await victim.ended) === 'SIGKILL') {
      kills += 1;
      if (accepted() > 0 && accepted() < o.people) midway += 1;
    }
    crew[index] = start();
  }
  for (const one of crew) one.process.kill('SIGKILL');
  await Promise.all(crew.map(({ ended }) => ended));
  return { kills: kills + crew.length, midway };
}
