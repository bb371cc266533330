/** Which clock says when a lease ends. */
import { type Kysely, sql } from 'kysely';

export interface Clock {
  readonly now: () => number;
}

/** The machine's own clock: one file, one host. */
export function processClock(): Clock {
  return { now: () => Date.now() };
}

/**
 * The database's clock, read once and carried on by a monotonic counter, so that workers on several hosts
 * agree, and a step of a host's own clock moves no lease. Read again when the host may have slept.
 */
export async function databaseClock<T>(db: Kysely<T>): Promise<Clock> {
  let base = await read(db);
  let counter = performance.now();
  let wall = Date.now();
  return {
    now() {
      const elapsed = performance.now() - counter;
      // The counter stands still while a machine sleeps, the wall clock does not.
      const slept = Date.now() - wall - elapsed > SLEEP_MS;
      if (slept || elapsed > REFRESH_MS) {
        base += slept ? Date.now() - wall : elapsed;
        counter = performance.now();
        wall = Date.now();
        void read(db).then(
          (fresh) => {
            base = fresh;
            counter = performance.now();
            wall = Date.now();
          },
          () => {},
        );
        return Math.trunc(base);
      }
      return Math.trunc(base + elapsed);
    },
  };
}

const REFRESH_MS = 60_000;
const SLEEP_MS = 5_000;

async function read<T>(db: Kysely<T>): Promise<number> {
  const result = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db);
  return Number(result.rows[0]?.now);
}
