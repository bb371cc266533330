/** The one way into the database: people, the outbox, and what the machine must remember. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Kysely, sql } from 'kysely';
import { refuse, worded } from '#domain/problem.ts';
import { type Clock, databaseClock, processClock } from './clock.ts';
import { migrate } from './migrate.ts';
import type { Engine } from './migrations/migration.ts';
import { openPostgres, postgresDialect } from './postgres.ts';
import type { Tables } from './schema.ts';
import { openSqlite, sqliteDialect } from './sqlite.ts';

export interface Store {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  /** Names this installation in keys, acts and messages: a copy of the database keeps it. */
  readonly id: string;
  /** Now, in milliseconds since 1970 UTC, by the clock all workers share. */
  readonly now: () => number;
}

export interface StoreOptions {
  /** Replaces the clock, for tests. */
  readonly now?: () => number;
  /** Connections to PostgreSQL; default 4. */
  readonly connections?: number;
}

/**
 * Opens (and creates, and upgrades) the database.
 * @param databaseUrl `file:PATH` or `postgres://…`
 * @throws {ProblemError} when it cannot be reached, written, or belongs to a newer version
 */
export async function openStore(databaseUrl: string, options: StoreOptions = {}): Promise<Store> {
  const engine: Engine = databaseUrl.startsWith('file:') ? 'sqlite' : 'postgres';
  const db = connect(databaseUrl, engine, options.connections ?? 4);
  try {
    await migrate(db, engine);
    const clock: Clock = options.now
      ? { now: options.now }
      : engine === 'postgres'
        ? await databaseClock(db)
        : processClock();
    return { db, engine, id: await installation(db), now: clock.now };
  } catch (error) {
    await db.destroy().catch(() => {});
    if (error instanceof Error && error.name === 'ProblemError') throw error;
    return unreachable(databaseUrl, error);
  }
}

export async function closeStore(store: Store): Promise<void> {
  await store.db.destroy();
}

function connect(url: string, engine: Engine, connections: number): Kysely<Tables> {
  if (engine === 'postgres') return new Kysely({ dialect: postgresDialect(openPostgres(url, connections)) });
  try {
    return new Kysely({ dialect: sqliteDialect(openSqlite(sqlitePath(url))) });
  } catch (error) {
    return unreachable(url, error);
  }
}

/** `file:var/x.sqlite` (relative) and `file:///var/x.sqlite` both name a file. */
export function sqlitePath(url: string): string {
  return url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length);
}

/** Without the password that a PostgreSQL address may hold. */
export function withoutPassword(url: string): string {
  return url.replace(/:\/\/([^:@/]*):[^@]*@/, '://$1@');
}

function unreachable(url: string, cause: unknown): never {
  const why = cause instanceof Error ? cause.message : String(cause);
  refuse(
    {
      code: 'store/unreachable',
      ...worded({
        nl: {
          message: `De database ${withoutPassword(url)} kan niet worden geopend: ${why}.`,
          hint: 'Controleer DATABASE_URL en of deze gebruiker daar mag schrijven.',
        },
        en: {
          message: `The database ${withoutPassword(url)} cannot be opened: ${why}.`,
          hint: 'Check DATABASE_URL, and that this user may write there.',
        },
      }),
    },
    { cause },
  );
}

async function installation(db: Kysely<Tables>): Promise<string> {
  const id = randomUUID().replaceAll('-', '').slice(0, 12);
  await db
    .insertInto('meta')
    .values({ key: 'installation', value: id })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const row = await db
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'installation')
    .executeTakeFirstOrThrow();
  return row.value;
}

/** True when a query on the database is answered. */
export async function isReachable(store: Store): Promise<boolean> {
  try {
    await sql`select 1`.execute(store.db);
    return true;
  } catch {
    return false;
  }
}
