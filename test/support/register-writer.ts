/** A machine that records acts from its own clone, and dies where it is told to. Started as a process of its own. */
import type { ActDraft } from '#domain/register/model.ts';
import { closeStore, openStore } from '#store/open-store.ts';
import { type CommitStep, recordAndPush } from '#workflows/run/record-acts.ts';

export interface WriterOrders {
  readonly contentDir: string;
  readonly databaseUrl: string;
  readonly owner: string;
  readonly batches: readonly (readonly ActDraft[])[];
  readonly dieAt?: CommitStep;
}

const orders = JSON.parse(process.argv[2] ?? '{}') as WriterOrders;
const store = await openStore(orders.databaseUrl);
const record = recordAndPush({
  contentDir: orders.contentDir,
  store,
  owner: orders.owner,
  leaseMs: 1_500,
  attempts: 40,
  wait: (attempt) => new Promise((resolve) => setTimeout(resolve, 20 + 10 * attempt)),
  step: (name) => {
    if (name === orders.dieAt) process.kill(process.pid, 'SIGKILL');
  },
});
process.stdout.write('ready\n');
for (const batch of orders.batches) await record(batch);
await closeStore(store);
