/** Rows handed to one statement as one JSON parameter: the only place where the engines' SQL differs. */
import { type RawBuilder, sql } from 'kysely';
import type { Engine } from './migrations/migration.ts';

type ColumnKind = 'integer' | 'text';

/**
 * A derived table `x` with the named columns.
 * @param rows one array per row, in the order of the columns
 */
export function jsonRows(
  engine: Engine,
  columns: Readonly<Record<string, ColumnKind>>,
  rows: readonly (readonly (string | number | null)[])[],
): RawBuilder<unknown> {
  const names = Object.entries(columns);
  const json = JSON.stringify(rows);
  if (engine === 'sqlite') {
    const picked = names.map(
      ([name], index) => sql`json_extract(value, ${sql.lit(`$[${index}]`)}) as ${sql.ref(name)}`,
    );
    return sql`(select ${sql.join(picked)} from json_each(${json})) as x`;
  }
  const picked = names.map(
    ([name, kind], index) =>
      sql`(value ->> ${sql.lit(index)})::${sql.raw(kind === 'integer' ? 'bigint' : 'text')} as ${sql.ref(name)}`,
  );
  return sql`(select ${sql.join(picked)} from jsonb_array_elements(${json}::jsonb)) as x`;
}

/**
 * `COLUMN in (…) and`, for a join with {@link jsonRows}. PostgreSQL cannot know how few rows a JSON text holds, and
 * would read a whole table to find them. SQLite always begins with the JSON, unless this tempts it to read all of
 * that again for each row of the table.
 */
export function among(
  store: { readonly engine: Engine },
  column: string,
  values: readonly number[],
): RawBuilder<unknown> {
  return store.engine === 'postgres' ? sql`${sql.ref(column)} in (${sql.join(values)}) and` : sql``;
}
