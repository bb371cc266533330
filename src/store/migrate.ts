/** Brings a database up to this version of the program. Runs by itself; never runs backwards. */
import { type Kysely, sql } from 'kysely';
import { refuse, worded } from '#domain/problem.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Engine, Migration } from './migrations/migration.ts';

/** Any constant will do, as long as it never changes: every version must take the same lock. */
const LOCK = 7_246_281;

/**
 * Applies what is missing, each step in its own transaction, one process at a time.
 * @returns the numbers applied
 * @throws {ProblemError} when the database was written by a newer version
 */
export async function migrate<T>(
  db: Kysely<T>,
  engine: Engine,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<readonly number[]> {
  const applied: number[] = [];
  for (;;) {
    const step = await db.transaction().execute(async (trx) => {
      if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${sql.lit(LOCK)})`.execute(trx);
      await sql`create table if not exists migration (number integer primary key, name text not null)`.execute(
        trx,
      );
      const known = await sql<{ number: number; name: string }>`
        select number, name from migration order by number`.execute(trx);
      refuseNewer(known.rows, migrations);
      const next = migrations[known.rows.length];
      if (!next) return undefined;
      for (const statement of next.statements(engine)) await sql.raw(statement).execute(trx);
      await sql`insert into migration (number, name) values (${next.number}, ${next.name})`.execute(trx);
      return next.number;
    });
    if (step === undefined) return applied;
    applied.push(step);
  }
}

function refuseNewer(
  known: readonly { number: number; name: string }[],
  migrations: readonly Migration[],
): void {
  const strange = known.find((row, index) => migrations[index]?.name !== row.name);
  if (strange)
    refuse({
      code: 'store/newer',
      ...worded({
        nl: {
          message: `De database bevat stap ${strange.number} (${strange.name}), die deze versie van Promulgate niet kent: zij is door een andere, waarschijnlijk nieuwere versie geschreven.`,
          hint: 'Start de nieuwere versie weer, of zet de back-up terug die voor de overgang is gemaakt. Er is niets gewijzigd.',
        },
        en: {
          message: `The database has step ${strange.number} (${strange.name}), which this version of Promulgate does not know: it was written by another, probably newer version.`,
          hint: 'Start the newer version again, or restore the backup that was made before the upgrade. Nothing was changed.',
        },
      }),
    });
}
