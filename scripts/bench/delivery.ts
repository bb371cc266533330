/**
 * `npm run bench:delivery -- [--recipients N]`: freeze and send a mail-out through the whole machine, on SQLite and
 * on PostgreSQL, next to a plain loop over `resend.batch.send`. Default 1,000,000 recipients. Ends with 1 when a
 * target was missed. The provider runs as a process of its own; what it uses is told apart.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closeStore, openStore } from '#store/open-store.ts';
import { startPostgres } from '../../test/support/postgres-server.ts';
import { cpuSeconds, figuresOf, start } from './delivery/processes.ts';
import { reportTo, rounded } from './delivery/report.ts';
import { fill, longNotice } from './delivery/scene.ts';
import type { FreezeFigures } from './delivery-freeze.ts';
import type { WorkerFigures, WorkerOrder } from './delivery-worker.ts';
import type { LoopFigures } from './plain-loop.ts';

const { values } = parseArgs({ options: { recipients: { type: 'string', default: '1000000' } } });
const people = Number(values.recipients);
/** Where "memory is flat" begins. */
const few = Math.min(10_000, Math.ceil(people / 10));
const dir = mkdtempSync(join(tmpdir(), 'promulgate-bench-'));
chmodSync(dir, 0o755);
const report = reportTo((line) => process.stdout.write(line));

interface Engine {
  readonly name: 'SQLite' | 'PostgreSQL';
  readonly url: string;
  readonly workers: number;
  /** Of the database server, where it is a process of its own. */
  readonly pid?: number;
}

interface CrewFigures {
  readonly mails: number;
  readonly perSecond: number;
  readonly rssMb: readonly number[];
  /** Microseconds of processor time per message. */
  readonly cpu: { readonly workers: number; readonly database?: number; readonly provider?: number };
  readonly claimMs: readonly number[];
}

async function withProvider<T>(
  argument: { perSecond?: number },
  run: (baseUrl: string, pid: number) => Promise<T>,
): Promise<T> {
  const provider = start('fake-provider.ts', argument);
  try {
    return await run(`http://127.0.0.1:${(await provider.line).split(' ')[1]}`, provider.pid);
  } finally {
    await provider.stop();
  }
}

/** All senders of one engine at the same time, until nothing is due. */
async function crew(engine: Engine, order: WorkerOrder, provider?: number): Promise<CrewFigures> {
  const before = [engine.pid, provider].map((pid) => (pid === undefined ? undefined : cpuSeconds(pid)));
  const all = await Promise.all(
    Array.from({ length: engine.workers }, () =>
      figuresOf<WorkerFigures>('delivery-worker.ts', order, { frugal: true }),
    ),
  );
  const mails = all.reduce((sum, one) => sum + one.mails, 0);
  // From the first claim to the last record: starting Node is no part of sending.
  const seconds = Math.max(...all.map((one) => one.seconds));
  const micros = (spent: number | undefined) =>
    spent === undefined ? undefined : rounded((spent / mails) * 1e6);
  const used = [engine.pid, provider].map((pid, index) => {
    const now = pid === undefined ? undefined : cpuSeconds(pid);
    return now === undefined ? undefined : now - (before[index] ?? 0);
  });
  const [database, provided] = used.map(micros);
  return {
    mails,
    perSecond: mails / seconds,
    rssMb: all.map(({ rssMb }) => rssMb),
    cpu: {
      workers: micros(all.reduce((sum, one) => sum + one.cpuSeconds, 0)) ?? 0,
      ...(database === undefined ? {} : { database }),
      ...(provided === undefined ? {} : { provider: provided }),
    },
    claimMs: all.flatMap(({ claimMs }) => claimMs).sort((a, b) => a - b),
  };
}

async function freeze(engine: Engine, name: string): Promise<FreezeFigures> {
  return figuresOf<FreezeFigures>('delivery-freeze.ts', { databaseUrl: engine.url, name });
}

async function sendAll(engine: Engine): Promise<CrewFigures> {
  return withProvider({}, async (baseUrl, pid) => {
    const sent = await crew(engine, { databaseUrl: engine.url, baseUrl, mode: 'send' }, pid);
    const ledger = (await (await fetch(baseUrl)).json()) as { mails: number; repeats: number };
    if (ledger.mails !== sent.mails)
      throw new Error(`The provider took ${ledger.mails} messages, the senders recorded ${sent.mails}.`);
    return sent;
  });
}

async function measure(engine: Engine): Promise<void> {
  const store = await openStore(engine.url);
  await fill(store, 0, few);
  await freeze(engine, 'a');
  const small = await sendAll(engine);
  await fill(store, few, people);
  await closeStore(store);

  const frozen = await freeze(engine, 'f');
  report.judge(`${engine.name}, freeze`, frozen.seconds, 's', { atMost: Math.max(1, (30 * people) / 1e6) });
  report.say(`${engine.name}, freeze`, frozen);
  const sent = await sendAll(engine);
  const name = `${engine.name}, ${engine.workers} worker${engine.workers > 1 ? 's' : ''}`;
  report.judge(`${name}, end to end`, sent.perSecond, 'mails/s', { atLeast: 5_000 });
  report.judge(`${name}, memory of a worker`, Math.max(...sent.rssMb), 'MB', { atMost: 150 });
  report.judge(
    `${name}, growth of that from ${few} to ${people} recipients`,
    Math.max(...sent.rssMb) / Math.max(...small.rssMb),
    'times',
    { atMost: 1.25 },
  );
  report.say(`${name}, µs of processor time per message`, sent.cpu);

  await freeze(engine, 'g');
  const alone = await crew(engine, { databaseUrl: engine.url, baseUrl: '', mode: 'claim' });
  report.judge(`${name}, claim and record alone`, alone.perSecond, 'mails/s', { atLeast: 10_000 });
  report.say(`${name}, claim and record alone, µs of processor time per message`, alone.cpu);
  report.say(`${name}, claim of 4 batches, ms`, {
    p50: rounded(quantile(alone.claimMs, 0.5)),
    p99: rounded(quantile(alone.claimMs, 0.99)),
  });
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

/** At five requests a second, the limit that the provider documents. */
async function atTheDefaultLimit(): Promise<void> {
  const engine: Engine = { name: 'SQLite', url: `file:${join(dir, 'limit.sqlite')}`, workers: 1 };
  const store = await openStore(engine.url);
  // Eighty seconds, of which the last sixty are judged: a million messages take half an hour at this limit.
  await fill(store, 0, 40_000);
  await closeStore(store);
  await freeze(engine, 'd');
  await withProvider({ perSecond: 5 }, async (baseUrl) => {
    const order: WorkerOrder = { databaseUrl: engine.url, baseUrl, mode: 'send' };
    const one = await figuresOf<WorkerFigures>('delivery-worker.ts', order, { frugal: true });
    report.say('at the provider’s default limit', `${rounded(one.mails / one.seconds)} mails/s`);
    const share = (o: { cpuSeconds: number; seconds: number }) => (o.cpuSeconds / o.seconds) * 100;
    report.say('share of one core at that limit, the first 20 s included', `${rounded(share(one))} %`);
    report.judge('share of one core at that limit, after the first 20 s', share(one.warm ?? one), '%', {
      atMost: 10,
    });
  });
}

async function plainLoop(): Promise<void> {
  await withProvider({}, async (baseUrl, pid) => {
    const { html, text } = longNotice('p').messages[0] ?? { html: '', text: '' };
    const loop = await figuresOf<LoopFigures>('plain-loop.ts', {
      baseUrl,
      people: Math.min(people, 100_000),
      html,
      text,
    });
    report.say('bytes of one message', html.length + text.length);
    report.say('plain loop over resend.batch.send, mails/s', rounded(loop.mails / loop.seconds));
    report.say('plain loop, µs of processor time per message', {
      loop: rounded((loop.cpuSeconds / loop.mails) * 1e6),
      provider: rounded(((cpuSeconds(pid) ?? 0) / loop.mails) * 1e6),
    });
    report.say('plain loop, memory in MB', loop.rssMb);
  });
}

const began = performance.now();
const server = await startPostgres(join(dir, 'pg'), { parent: process.pid });
try {
  report.say('recipients', people);
  report.say('processors, load of the last minutes', [availableParallelism(), ...loadavg().map(rounded)]);
  await plainLoop();
  await atTheDefaultLimit();
  await measure({ name: 'SQLite', url: `file:${join(dir, 'bench.sqlite')}`, workers: 1 });
  await measure({ name: 'PostgreSQL', url: server.url, workers: 4, pid: server.pid });
  report.say('load of the last minutes', loadavg().map(rounded));
  report.say('seconds for all of it', rounded((performance.now() - began) / 1000));
} finally {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
const missed = report.missed();
process.stdout.write(missed.length === 0 ? 'Every target is met.\n' : `Missed: ${missed.join('; ')}.\n`);
process.exitCode = missed.length > 0 ? 1 : 0;
