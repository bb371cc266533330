/**
 * Fresh databases for contract tests: the same test runs on a SQLite file and on a real PostgreSQL.
 * The PostgreSQL server of a test run starts when the first test asks for it.
 */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { closeStore, openStore } from '#store/open-store.ts';
import { removeServer, startPostgres, stopPostgres } from './postgres-server.ts';

export interface TestEngine {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** Address of a new, empty database. */
  readonly freshUrl: () => Promise<string>;
  /** The same, with the schema in it where that saves time. */
  readonly readyUrl: () => Promise<string>;
}

const freshFile = async () => `file:${join(mkdtempSync(join(tmpdir(), 'promulgate-db-')), 'test.sqlite')}`;

export const SQLITE: TestEngine = { name: 'SQLite', freshUrl: freshFile, readyUrl: freshFile };

const TEMPLATE = 'promulgate_template';

export const POSTGRES: TestEngine = {
  name: 'PostgreSQL',
  freshUrl: async () => newDatabase(await serverUrl()),
  async readyUrl() {
    const server = await serverUrl();
    return newDatabase(server, isGiven() ? undefined : TEMPLATE);
  },
};

async function newDatabase(server: string, template?: string, name?: string): Promise<string> {
  const database = name ?? `t_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${database}${template ? ` template ${template}` : ''}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** Schema without the name of an installation, so that every copy gets its own. */
async function makeTemplate(server: string): Promise<void> {
  const store = await openStore(await newDatabase(server, undefined, TEMPLATE));
  await store.db.deleteFrom('meta').execute();
  await closeStore(store);
}

function isGiven(): boolean {
  return process.env.DATABASE_URL?.startsWith('postgres') === true;
}

/** For `describe.each`. */
export const ENGINES: readonly TestEngine[] = [SQLITE, POSTGRES];

/** Where the server of this test run lives; set by the global set-up, inherited by every worker. */
const RUN_DIR = 'PROMULGATE_TEST_POSTGRES';

/** Global set-up: names the folder, so that all workers agree; returns the tear-down. */
export function preparePostgres(): () => Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'promulgate-pg-'));
  // The server runs under another account, which must be able to enter.
  chmodSync(dir, 0o755);
  process.env[RUN_DIR] = dir;
  process.env[`${RUN_DIR}_PARENT`] = String(process.pid);
  return async () => {
    const note = join(dir, 'ready.json');
    if (existsSync(note)) await stopPostgres((JSON.parse(readFileSync(note, 'utf8')) as { pid: number }).pid);
    removeServer(dir);
  };
}

async function serverUrl(): Promise<string> {
  if (isGiven()) return process.env.DATABASE_URL ?? '';
  const dir = process.env[RUN_DIR];
  if (!dir) throw new Error('The global set-up of the tests did not call preparePostgres().');
  const note = join(dir, 'ready.json');
  for (let tries = 0; tries < 600; tries += 1) {
    if (existsSync(note)) return (JSON.parse(readFileSync(note, 'utf8')) as { url: string }).url;
    if (isFirst(join(dir, 'starting'))) await start(dir, note);
    else await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('PostgreSQL did not start in time.');
}

/** Making a folder succeeds for exactly one of several processes. */
function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}

async function start(dir: string, note: string): Promise<void> {
  try {
    const server = await startPostgres(join(dir, 'server'), {
      durable: false,
      parent: Number(process.env[`${RUN_DIR}_PARENT`]),
    });
    await makeTemplate(server.url);
    writeFileSync(`${note}.new`, JSON.stringify({ url: server.url, pid: server.pid }));
    renameSync(`${note}.new`, note);
  } catch (error) {
    rmSync(join(dir, 'starting'), { recursive: true, force: true });
    throw error;
  }
}
