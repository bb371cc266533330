/** One sender of the benchmark. Argument: JSON. Prints its figures as one JSON line. */
import { createResend } from '#mail/resend.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { claimBatches } from '#store/outbox-claim.ts';
import { recordBatches } from '#store/outbox-record.ts';
import { deliverDue } from '#workflows/deliver/deliver.ts';
import { WITH_LINKS } from '../../test/support/mail-out.ts';

export interface WorkerOrder {
  readonly databaseUrl: string;
  readonly baseUrl: string;
  /** `claim`: the store alone, without making and sending messages. */
  readonly mode: 'send' | 'claim';
}

export interface WorkerFigures {
  readonly mails: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The same after {@link WARM_MS}, without what a process does once; absent when it ended before. */
  readonly warm?: { readonly seconds: number; readonly cpuSeconds: number };
  /** The most it ever had. */
  readonly rssMb: number;
  /** In the order of size. */
  readonly claimMs: readonly number[];
}

/** Until then V8 is still compiling what runs often. */
const WARM_MS = 20_000;

const order = JSON.parse(process.argv[2] ?? '{}') as WorkerOrder;
const store = await openStore(order.databaseUrl, { connections: 3 });
const claims: number[] = [];
const started = performance.now();
const cpu = process.cpuUsage();
let warm: { readonly at: number; readonly cpu: NodeJS.CpuUsage } | undefined;
setTimeout(() => {
  warm = { at: performance.now(), cpu: process.cpuUsage() };
}, WARM_MS).unref();
const mails = order.mode === 'send' ? await send() : await claimAndRecord(store);
const used = process.cpuUsage(cpu);
claims.sort((a, b) => a - b);
const figures: WorkerFigures = {
  mails,
  seconds: (performance.now() - started) / 1000,
  cpuSeconds: (used.user + used.system) / 1e6,
  ...(warm ? { warm: since(warm) } : {}),
  rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  claimMs: claims,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
await closeStore(store);

function since(o: { readonly at: number; readonly cpu: NodeJS.CpuUsage }): WorkerFigures['warm'] & object {
  const spent = process.cpuUsage(o.cpu);
  return { seconds: (performance.now() - o.at) / 1000, cpuSeconds: (spent.user + spent.system) / 1e6 };
}

async function send(): Promise<number> {
  const transport = createResend({ apiKey: 're_bench', baseUrl: order.baseUrl });
  const summary = await deliverDue(store, transport, { ...WITH_LINKS, patienceMs: 5_000 });
  return summary.accepted;
}

async function claimAndRecord(one: Store): Promise<number> {
  let done = 0;
  for (;;) {
    const begun = performance.now();
    const { batches } = await claimBatches(one, {
      transport: 'resend',
      lanes: [1],
      owner: `bench/${process.pid}`,
      leaseMs: 120_000,
      repeatWindowMs: 80_000_000,
      limit: 4,
    });
    claims.push(performance.now() - begun);
    if (batches.length === 0) return done;
    await recordBatches(
      one,
      batches.map((batch) => ({
        held: { id: batch.id, epoch: batch.epoch, firstAmbiguousHere: true },
        record: {
          kind: 'outcomes' as const,
          rows: Array.from({ length: batch.size }, (_, ordinal) => ({
            ordinal,
            state: 'accepted' as const,
            providerId: crypto.randomUUID(),
          })),
        },
      })),
    );
    done += batches.reduce((sum, { size }) => sum + size, 0);
  }
}
