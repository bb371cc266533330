/** Kysely over `node:sqlite`: a dialect of one screen. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from 'kysely';

/** How long a writer waits for another one before it gives up. */
const BUSY_PATIENCE_MS = 60_000;
/** SQLite itself waits by blocking the whole process: only a moment, the rest of the patience is ours. */
const BUSY_TIMEOUT_MS = 5;
const OPENING_TIMEOUT_MS = 15_000;

/** 32 MB: ids of a provider are random, so the same pages of their index are written again and again. */
const PAGES_PER_CHECKPOINT = 8_000;

const PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma busy_timeout = ${BUSY_TIMEOUT_MS};
  pragma cache_size = -8000;
  pragma temp_store = memory;
  pragma wal_autocheckpoint = ${PAGES_PER_CHECKPOINT};
`;

/** Opens or creates the file. `synchronous = full`: a recorded outcome survives a power cut. */
export function openSqlite(path: string): DatabaseSync {
  makeFolder(dirname(path));
  // It holds addresses: readable by its owner only, and SQLite's side files follow its mode.
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: OPENING_TIMEOUT_MS });
  database.exec(PRAGMAS);
  return database;
}

/** One folder at a time: Node's own `recursive` never returns where the system refuses with ENOENT, as below `/proc`. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  makeFolder(dirname(dir));
  try {
    mkdirSync(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Fits `node:sqlite` to what Kysely expects of a SQLite driver. */
export function sqliteDialect(database: DatabaseSync): Dialect {
  const statements = new Map<string, ReturnType<typeof adapt>>();
  const config: SqliteDialectConfig = {
    database: {
      close: () => database.close(),
      prepare(sql) {
        // A deferred transaction that reads and then writes fails at once when another process wrote in
        // between (SQLITE_BUSY_SNAPSHOT), whatever the busy timeout says.
        const text = sql === 'begin' ? 'begin immediate' : sql;
        const known = statements.get(text);
        if (known) return known;
        const adapted = adapt(database.prepare(text));
        if (statements.size >= 200) statements.clear();
        statements.set(text, adapted);
        return adapted;
      },
    },
  };
  const dialect = new SqliteDialect(config);
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver: () => patient(new SqliteDriver(config), database),
  };
}

/**
 * Waits for other writers without blocking the process: a web service answers while a mail-out is frozen,
 * and two stores on one file in one process cannot wait for each other for ever.
 */
function patient(driver: SqliteDriver, database: DatabaseSync): Driver {
  const acquire = driver.acquireConnection.bind(driver);
  driver.acquireConnection = async () => {
    const connection = await acquire();
    return {
      executeQuery: (query) => retryWhileBusy(() => connection.executeQuery(query), database),
      streamQuery: (query, size) => connection.streamQuery(query, size),
    } satisfies DatabaseConnection as Awaited<ReturnType<typeof acquire>>;
  };
  return driver;
}

async function retryWhileBusy<T>(run: () => Promise<T>, database: DatabaseSync): Promise<T> {
  const started = performance.now();
  for (let pauseMs = 1; ; pauseMs = Math.min(pauseMs * 2, 25)) {
    // Inside a transaction we hold the lock; being told "busy" there means it must be given up.
    const inTransaction = database.isTransaction;
    try {
      return await run();
    } catch (error) {
      if (inTransaction || !isBusy(error) || performance.now() - started > BUSY_PATIENCE_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** SQLITE_BUSY (5) and its extended codes. */
function isBusy(error: unknown): boolean {
  const code = (error as { errcode?: unknown }).errcode;
  return typeof code === 'number' && (code & 0xff) === 5;
}

function adapt(statement: StatementSync) {
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...scalars(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...scalars(parameters)),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...scalars(parameters)),
  };
}

/** `node:sqlite` binds a `Date` or another object as NULL without a word. */
function scalars(parameters: readonly unknown[]): SQLInputValue[] {
  for (const value of parameters) {
    const kind = typeof value;
    if (value !== null && kind !== 'string' && kind !== 'number' && kind !== 'bigint')
      throw new TypeError(`The store takes text, numbers and null; it was given a ${kind}.`);
  }
  return parameters as SQLInputValue[];
}
