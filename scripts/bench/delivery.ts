/**
 * `npm run bench:delivery`: freeze and send a mail-out through the whole machine, on SQLite and PostgreSQL,
 * next to a plain loop over `resend.batch.send`. Argument: recipients (default 1,000,000).
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createResend } from '#mail/resend.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { freezeNotice } from '#workflows/deliver.ts';
import { aNotice, SENDERS } from '../../test/support/mail-out.ts';
import { startPostgres } from '../../test/support/postgres-server.ts';

const people = Number(process.argv[2] ?? 1_000_000);
const dir = mkdtempSync(join(tmpdir(), 'promulgate-bench-'));
chmodSync(dir, 0o755);

interface Figures {
  readonly mails: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly rssMb: number;
  readonly claimP50Ms?: number;
  readonly claimP99Ms?: number;
}

const filler = '<p>We keep your data for 24 months instead of 12 months, and name the new processor.</p>\n';
const notice = aNotice();
const messages = notice.messages.map((message) => ({
  ...message,
  // About as long as a real notice of a few changed clauses.
  html: message.html.replace('</html>', `${filler.repeat(100)}</html>`),
  text: message.text + filler.repeat(30),
}));

/** What `docs/operate/delivery.md` advises for hosts where memory is dear; V8 otherwise grows because it may. */
const FRUGAL = ['--max-old-space-size=64', '--max-semi-space-size=2'];

function start(file: string, argument: unknown): { line: Promise<string>; stop: () => void } {
  const flags = file === 'delivery-worker.ts' ? FRUGAL : [];
  const path = join(import.meta.dirname, file);
  const child = spawn(process.execPath, [...flags, path, JSON.stringify(argument)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const line = new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes('\n')) resolve(output.trim());
    });
    child.on('close', (code) => (code === 0 ? undefined : reject(new Error(`${file} ended with ${code}`))));
  });
  return { line, stop: () => child.kill() };
}

async function withProvider<T>(run: (baseUrl: string) => Promise<T>): Promise<T> {
  const provider = start('fake-provider.ts', {});
  provider.line.catch(() => {});
  try {
    return await run(`http://127.0.0.1:${(await provider.line).split(' ')[1]}`);
  } finally {
    provider.stop();
  }
}

async function fill(store: Store): Promise<void> {
  const many =
    store.engine === 'sqlite'
      ? sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${sql.lit(people)}) select i from n`
      : sql`select i from generate_series(1, ${sql.lit(people)}) as g(i)`;
  await sql`insert into recipient (address, address_key, address_hmac, language, created_at)
    select 'person-' || i || '@example.org', 'person-' || i || '@example.org',
      'hmac-of-sixty-four-characters-in-the-real-thing-0123456789-' || i,
      case when i % 2 = 0 then 'nl' else 'en' end, 0 from (${many}) m`.execute(store.db);
  await sql`insert into relation (recipient_id, basis, state, scope, source, since)
    select id, 'subscriber', 'active', 'all', 'bench', 0 from recipient`.execute(store.db);
  await sql.raw('analyze').execute(store.db);
}

async function freeze(store: Store, id: string): Promise<{ seconds: number; rssMb: number }> {
  const transport = createResend({ apiKey: 're_bench', baseUrl: 'http://127.0.0.1:1' });
  const started = performance.now();
  await freezeNotice(store, { ...notice, id, messages }, { transport, publisher: SENDERS });
  return {
    seconds: (performance.now() - started) / 1000,
    rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
  };
}

async function crew(
  workers: number,
  order: { databaseUrl: string; baseUrl: string; mode: 'send' | 'claim'; limit: number },
): Promise<{ perSecond: number; mails: number; all: readonly Figures[] }> {
  const started = performance.now();
  const all = await Promise.all(
    Array.from({ length: workers }, async () => {
      const worker = start('delivery-worker.ts', { ...order, limit: Math.ceil(order.limit / workers) });
      return JSON.parse(await worker.line) as Figures;
    }),
  );
  const seconds = (performance.now() - started) / 1000;
  const mails = all.reduce((sum, one) => sum + one.mails, 0);
  return { perSecond: Math.round(mails / seconds), mails, all };
}

function say(name: string, value: unknown): void {
  process.stdout.write(`${name}: ${JSON.stringify(value)}\n`);
}

async function measure(name: string, databaseUrl: string, workers: number): Promise<void> {
  const store = await openStore(databaseUrl);
  await fill(store);
  say(`${name}, freeze`, await freeze(store, 'f'.repeat(64)));
  await withProvider(async (baseUrl) => {
    const order = { databaseUrl, baseUrl, mode: 'send', limit: people } as const;
    const { perSecond, mails, all } = await crew(workers, order);
    const ledger = (await (await fetch(baseUrl)).json()) as { mails: number; repeats: number };
    say(`${name}, ${workers} workers, end to end`, {
      perSecond,
      mails,
      ledger: ledger.mails,
      repeats: ledger.repeats,
      rssMb: all.map(({ rssMb }) => rssMb),
      cpuSeconds: all.map(({ cpuSeconds }) => Math.round(cpuSeconds)),
    });
  });
  await freeze(store, 'g'.repeat(64));
  const alone = await crew(workers, { databaseUrl, baseUrl: '', mode: 'claim', limit: people });
  say(`${name}, ${workers} workers, claim and record alone`, {
    perSecond: alone.perSecond,
    claimP50Ms: alone.all.map(({ claimP50Ms }) => claimP50Ms?.toFixed(2)),
    claimP99Ms: alone.all.map(({ claimP99Ms }) => claimP99Ms?.toFixed(2)),
  });
  await closeStore(store);
}

const server = await startPostgres(join(dir, 'pg'), { parent: process.pid });
try {
  say('recipients', people);
  say('bytes of one message', messages[0]!.html.length + messages[0]!.text.length);
  say('load before', loadavg());
  await withProvider(async (baseUrl) => {
    const { html, text } = messages[0]!;
    const loop = start('plain-loop.ts', { baseUrl, people: Math.min(people, 100_000), html, text });
    const figures = JSON.parse(await loop.line) as Figures;
    say('plain loop over resend.batch.send', {
      ...figures,
      perSecond: Math.round(figures.mails / figures.seconds),
    });
  });
  await measure('SQLite', `file:${join(dir, 'bench.sqlite')}`, 1);
  await measure('PostgreSQL', server.url, 4);
  say('load after', loadavg());
} finally {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
