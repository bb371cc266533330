/** Freezes one mail-out of the benchmark. Argument: JSON. Prints its figures as one JSON line. */
import { createResend } from '#mail/resend.ts';
import { closeStore, openStore } from '#store/open-store.ts';
import { freezeNotice } from '#workflows/deliver/deliver.ts';
import { SENDERS } from '../../test/support/mail-out.ts';
import { longNotice } from './delivery/scene.ts';

export interface FreezeFigures {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly rssMb: number;
}

const { databaseUrl, name } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string; name: string };
const store = await openStore(databaseUrl);
const transport = createResend({ apiKey: 're_bench', baseUrl: 'http://127.0.0.1:1' });
const started = performance.now();
const cpu = process.cpuUsage();
await freezeNotice(store, longNotice(name), { transport, publisher: SENDERS });
const used = process.cpuUsage(cpu);
const figures: FreezeFigures = {
  seconds: (performance.now() - started) / 1000,
  cpuSeconds: (used.user + used.system) / 1e6,
  rssMb: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
await closeStore(store);
