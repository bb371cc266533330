/** Kysely over PostgreSQL. */
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** `bigint` comes back as text by default; our times and ids are far below 2^53. */
const INT8 = 20;

/** A pool for one process. Errors of connections are swallowed: the next query tells. */
export function openPostgres(url: string, connections: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'promulgate',
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === INT8
          ? Number
          : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  pool.on('error', () => {});
  // A server that goes away in the middle of a transaction, between two statements, must not end the process.
  pool.on('connect', (client) => {
    client.on('error', () => {});
  });
  return pool;
}

export function postgresDialect(pool: pg.Pool): Dialect {
  return new PostgresDialect({ pool });
}
