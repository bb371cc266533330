/** One sender of the benchmark. Argument: JSON. Prints its figures as one JSON line. */
import { createResend } from '#mail/resend.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { claimBatches } from '#store/outbox-claim.ts';
import { recordBatches } from '#store/outbox-record.ts';
import { deliverDue } from '#workflows/deliver.ts';
import { WITH_LINKS } from '../../test/support/mail-out.ts';

interface Order {
  readonly databaseUrl: string;
  readonly baseUrl: string;
  readonly mode: 'send' | 'claim';
  readonly limit: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as Order;
const store = await openStore(order.databaseUrl, { connections: 3 });
const started = performance.now();
const cpu = process.cpuUsage();
const claims: number[] = [];
let peak = 0;
const sample = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 100);

const mails = order.mode === 'send' ? await send() : await claimAndRecord(store);
clearInterval(sample);
const used = process.cpuUsage(cpu);
claims.sort((a, b) => a - b);
process.stdout.write(
  `${JSON.stringify({
    mails,
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6,
    rssMb: Math.round(Math.max(peak, process.memoryUsage.rss()) / 2 ** 20),
    claimP50Ms: claims[Math.floor(claims.length * 0.5)],
    claimP99Ms: claims[Math.floor(claims.length * 0.99)],
  })}\n`,
);
await closeStore(store);

async function send(): Promise<number> {
  const transport = createResend({ apiKey: 're_bench', baseUrl: order.baseUrl });
  const summary = await deliverDue(store, transport, { ...WITH_LINKS, patienceMs: 5_000 });
  return summary.accepted;
}

/** The store alone: what a mail-out costs besides making and sending messages. */
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
      limit: 8,
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
            providerId: `b-${batch.id}-${ordinal}`,
          })),
        },
      })),
    );
    done += batches.reduce((sum, { size }) => sum + size, 0);
    if (done >= order.limit) return done;
  }
}
