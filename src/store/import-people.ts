/** Writes people from a file, many rows at a time. */

import { sql } from 'kysely';
import type { Language } from '#domain/language.ts';
import type { Basis } from '#domain/notice/model.ts';
import type { Address } from '#domain/subscription/address.ts';
import { jsonRows } from './json-rows.ts';
import type { Engine } from './migrations/migration.ts';
import type { Store } from './open-store.ts';
import type { Writer } from './recipients.ts';
import type { SuppressionTable } from './schema.ts';

export interface PersonToImport {
  readonly line: number;
  readonly address: Address;
  readonly hmacs: readonly [string, ...string[]];
  readonly language: Language;
  readonly externalId: string | null;
}

export interface ImportedChunk {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly person: PersonToImport; readonly reason: string }[];
}

export interface ImportOptions {
  readonly basis: Basis;
  /** Names this import; rows not touched by it can be ended afterwards. */
  readonly source: string;
  readonly dryRun: boolean;
}

interface Known {
  readonly id: number;
  readonly address: string | null;
  readonly address_hmac: string;
  readonly language: string;
  readonly basis: Basis | null;
  readonly state: string | null;
  readonly external_id: string | null;
}

/** Takes one chunk of people in, in one transaction; a chunk that was taken in before changes nothing. */
export async function importPeople(
  store: Store,
  people: readonly PersonToImport[],
  o: ImportOptions,
): Promise<ImportedChunk> {
  return store.db.transaction().execute(async (trx) => {
    const hmacs = people.flatMap((person) => person.hmacs);
    const refusals = new Map(
      (await refusalsOf(trx, store.engine, hmacs)).map((row) => [`${row.address_hmac}`, row] as const),
    );
    const refused = people.flatMap((person) => {
      const row = person.hmacs.map((hmac) => refusals.get(hmac)).find((found) => found !== undefined);
      // A dead mailbox or a complaint does not end the duty towards a customer: evidence must show them.
      const bars = row && (o.basis === 'subscriber' || row.reason === 'erased');
      return bars ? [{ person, reason: row.reason }] : [];
    });
    const barred = new Set(refused.map(({ person }) => person.line));
    const welcome = people.filter((person) => !barred.has(person.line));
    const known = await knownPeople(
      trx,
      store.engine,
      welcome.flatMap((person) => person.hmacs),
      o.basis,
    );
    const find = (person: PersonToImport) =>
      person.hmacs.map((hmac) => known.get(hmac)).find((found) => found !== undefined);
    const added = welcome.filter((person) => !find(person));
    const existing = welcome.flatMap((person) => {
      const row = find(person);
      return row ? [{ person, row }] : [];
    });
    const changed = existing.filter(({ person, row }) => differs(person, row));
    if (!o.dryRun) {
      await addPeople(trx, store.engine, store.now(), added, o);
      await stamp(
        trx,
        existing.filter(({ person, row }) => !differs(person, row)).map(({ row }) => row.id),
        o,
      );
      for (const { person, row } of changed) await refresh(trx, store.now(), person, row, o);
    }
    return {
      added: added.length,
      updated: changed.length,
      unchanged: existing.length - changed.length,
      refused,
    };
  });
}

function differs(person: PersonToImport, row: Known): boolean {
  return (
    row.address === null ||
    row.language !== person.language ||
    row.state !== 'active' ||
    row.external_id !== person.externalId
  );
}

async function refusalsOf(
  db: Store['db'],
  engine: Engine,
  hmacs: readonly string[],
): Promise<readonly SuppressionTable[]> {
  const wanted = jsonRows(
    engine,
    { hmac: 'text' },
    hmacs.map((hmac) => [hmac]),
  );
  const found = await sql<SuppressionTable>`
    select s.address_hmac, s.scope, s.reason, s.at
    from ${wanted} join suppression s on s.address_hmac = x.hmac`.execute(db);
  return found.rows;
}

async function knownPeople(
  db: Store['db'],
  engine: Engine,
  hmacs: readonly string[],
  basis: Basis,
): Promise<ReadonlyMap<string, Known>> {
  if (hmacs.length === 0) return new Map();
  const wanted = jsonRows(
    engine,
    { hmac: 'text' },
    hmacs.map((hmac) => [hmac]),
  );
  const { rows } = await sql<Known>`
    select r.id, r.address, r.address_hmac, r.language, n.basis, n.state, n.external_id
    from ${wanted} join recipient r on r.address_hmac = x.hmac
    left join relation n on n.recipient_id = r.id and n.basis = ${basis}`.execute(db);
  return new Map(rows.map((row) => [row.address_hmac, row]));
}

async function addPeople(
  db: Store['db'],
  engine: Engine,
  now: number,
  people: readonly PersonToImport[],
  o: ImportOptions,
): Promise<void> {
  if (people.length === 0) return;
  const newcomers = jsonRows(
    engine,
    { address: 'text', address_key: 'text', address_hmac: 'text', language: 'text' },
    people.map((person) => [person.address.display, person.address.key, person.hmacs[0], person.language]),
  );
  const { rows } = await sql<{ id: number; address_hmac: string }>`
    insert into recipient (address, address_key, address_hmac, language, created_at)
    select address, address_key, address_hmac, language, ${sql.lit(now)} from ${newcomers}
    returning id, address_hmac`.execute(db);
  const ids = new Map(rows.map((row) => [row.address_hmac, Number(row.id)]));
  const relations = jsonRows(
    engine,
    { recipient_id: 'integer', external_id: 'text' },
    people.map((person) => [ids.get(person.hmacs[0]) ?? null, person.externalId]),
  );
  const { basis, state, scope, source, since, confirmed_at } = relationFields(now, o);
  await sql`
    insert into relation (recipient_id, basis, state, scope, source, external_id, since, confirmed_at)
    select recipient_id, ${sql.lit(basis)}, ${sql.lit(state)}, ${sql.lit(scope)}, ${source}, external_id,
      ${sql.lit(since)}, ${sql.lit(confirmed_at)} from ${relations}`.execute(db);
}

function relationFields(now: number, o: ImportOptions) {
  return {
    basis: o.basis,
    state: 'active' as const,
    // What must be told, never more: whoever wants every change chooses that themselves.
    scope: 'material' as const,
    source: o.source,
    since: now,
    confirmed_at: o.basis === 'subscriber' ? now : null,
  };
}

/** Marks those whom the file names unchanged as seen, in one statement. */
async function stamp(db: Writer, ids: readonly number[], o: ImportOptions): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('relation')
    .set({ source: o.source })
    .where('recipient_id', 'in', [...ids])
    .where('basis', '=', o.basis)
    .execute();
}

async function refresh(
  db: Writer,
  now: number,
  person: PersonToImport,
  row: Known,
  o: ImportOptions,
): Promise<void> {
  if (row.address === null || row.language !== person.language)
    await db
      .updateTable('recipient')
      .set({
        address: person.address.display,
        address_key: person.address.key,
        language: person.language,
        erase_asked_at: null,
        erased_at: null,
      })
      .where('id', '=', row.id)
      .execute();
  if (row.basis === null)
    await db
      .insertInto('relation')
      .values({ recipient_id: row.id, external_id: person.externalId, ...relationFields(now, o) })
      .execute();
  else
    await db
      .updateTable('relation')
      .set({
        state: 'active',
        source: o.source,
        external_id: person.externalId,
        ended_at: null,
        end_reason: null,
      })
      .where('recipient_id', '=', row.id)
      .where('basis', '=', o.basis)
      .execute();
}

/** Ends the relation of everybody the latest, complete file no longer names. @returns how many */
export async function endAbsent(
  db: Writer,
  o: { basis: Basis; source: string; now: number },
): Promise<number> {
  const ended = await db
    .updateTable('relation')
    .set({ state: 'ended', ended_at: o.now, end_reason: 'absent-from-import' })
    .where('basis', '=', o.basis)
    .where('state', '=', 'active')
    .where('source', '!=', o.source)
    .executeTakeFirst();
  return Number(ended.numUpdatedRows);
}
