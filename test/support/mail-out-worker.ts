/** A sender in a process of its own, to be killed. Arguments: one JSON object. */
import { createMailbox } from '#mail/mailbox.ts';
import { createResend } from '#mail/resend.ts';
import type { Transport } from '#mail/transport.ts';
import { closeStore, openStore } from '#store/open-store.ts';
import { deliverDue } from '#workflows/deliver/deliver.ts';
import { WITH_LINKS } from './mail-out.ts';

export interface WorkerOrder {
  readonly databaseUrl: string;
  readonly mailbox?: string;
  readonly resend?: { readonly baseUrl: string; readonly timeoutMs: number; readonly idempotencyMs?: number };
  readonly patienceMs: number;
  readonly chunk?: number;
  readonly loops?: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as WorkerOrder;
const store = await openStore(order.databaseUrl, { connections: 2 });
const transport: Transport = order.resend
  ? createResend({ apiKey: 're_test', ...order.resend })
  : createMailbox({ dir: order.mailbox ?? '' });
process.stdout.write('ready\n');
const summary = await deliverDue(store, transport, {
  ...WITH_LINKS,
  patienceMs: order.patienceMs,
  chunk: order.chunk ?? 2,
  loops: order.loops ?? 1,
});
await transport.close();
await closeStore(store);
process.stdout.write(`${JSON.stringify(summary)}\n`);
