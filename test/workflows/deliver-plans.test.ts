/** Row 25 of the fault matrix: among many rows of many mail-outs, the hot path is answered by indexes. */
import { type CompiledQuery, createQueryId, type KyselyPlugin, type RootOperationNode, sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createMemory } from '#mail/memory.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { deliverDue, freezeNotice } from '#workflows/deliver/deliver.ts';
import { addPeople, aNotice, SENDERS, WITH_LINKS } from '../support/mail-out.ts';
import { ENGINES } from '../support/postgres.ts';

/** With so many rows and batches no planner prefers to read a whole table. */
const PEOPLE = 4_000;
const BATCH = 2;
const LARGE = ['delivery', 'send_batch', 'delivery_event', 'recipient', 'relation'];

/** Every statement made through `store`, each text once, with the values of its first use. */
function listening(db: Store['db']): {
  readonly db: Store['db'];
  readonly heard: () => readonly CompiledQuery[];
} {
  const nodes: RootOperationNode[] = [];
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      nodes.push(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return {
    db: db.withPlugin(plugin),
    heard() {
      const compiled = nodes.map((node) => db.getExecutor().compileQuery(node, createQueryId()));
      return [...new Map(compiled.map((query) => [query.sql, query])).values()];
    },
  };
}

async function planOf(store: Store, query: CompiledQuery): Promise<string> {
  const explain = store.engine === 'sqlite' ? 'explain query plan' : 'explain';
  const { rows } = await store.db.executeQuery({ ...query, sql: `${explain} ${query.sql}` });
  return rows.map((row) => Object.values(row as Record<string, unknown>).join(' ')).join('\n');
}

/** Tables that a plan reads from end to end. */
function wholeTables(plan: string): readonly string[] {
  const scans = plan.matchAll(/(?:Seq Scan on|SCAN) (\w+)(?! USING)/g);
  return [...scans].map(([, table = '']) => table).filter((table) => LARGE.includes(table));
}

/** SQLite nests loops in the order told: a JSON text read inside the loop over a table is read for each of its rows. */
function rereadsJson(plan: string): boolean {
  const lines = plan.split('\n');
  const json = lines.findIndex((line) => /SCAN json_each/.test(line));
  return (
    json > 0 && lines.slice(0, json).some((line) => /(SEARCH|SCAN) (delivery|send_batch|b)\b/.test(line))
  );
}

test.each(ENGINES)(
  '25: on $name, no statement of a running mail-out reads a whole table',
  async (engine) => {
    const store = await openStore(await engine.readyUrl());
    onTestFinished(() => closeStore(store));
    const memory = createMemory();
    const transport = {
      ...memory,
      capabilities: { ...memory.capabilities, maxBatch: BATCH, perSecond: 1e6 },
    };
    await addPeople(store, PEOPLE);
    const freeze = (id: string) =>
      freezeNotice(store, aNotice({ id: id.repeat(64) }), { transport, publisher: SENDERS });
    await freeze('a');
    await deliverDue(store, transport, { ...WITH_LINKS, chunk: 100 });
    await freeze('b');
    await sql.raw('analyze').execute(store.db);

    const { db, heard } = listening(store.db);
    await deliverDue({ ...store, db }, transport, { ...WITH_LINKS, loops: 1, chunk: 4, limit: 40 });
    const statements = heard().filter((query) => LARGE.some((table) => query.sql.includes(table)));
    // Claim, load, fix, record and what surrounds them.
    expect(statements.length).toBeGreaterThan(8);
    for (const query of statements) {
      const plan = await planOf(store, query);
      expect(wholeTables(plan), `${query.sql}\n${plan}`).toEqual([]);
      expect(rereadsJson(plan), `${query.sql}\n${plan}`).toBe(false);
    }
    const doubts = statements.find((query) => /where[^(]*first_ambiguous_at <=/s.test(query.sql));
    expect(doubts && (await planOf(store, doubts))).toContain('send_batch_doubt');
  },
  60_000,
);

test('a plan that reads a whole table is recognised on both engines', () => {
  expect(wholeTables('0 SCAN delivery\n0 SEARCH send_batch USING INDEX x')).toEqual(['delivery']);
  expect(wholeTables('SCAN delivery USING INDEX delivery_by_recipient')).toEqual([]);
  expect(wholeTables('  ->  Seq Scan on send_batch  (cost=0)')).toEqual(['send_batch']);
  expect(rereadsJson('SEARCH delivery USING INDEX x (batch_id=?)\nSCAN json_each VIRTUAL TABLE')).toBe(true);
  expect(rereadsJson('SCAN json_each VIRTUAL TABLE\nSEARCH delivery USING INDEX x (batch_id=?)')).toBe(false);
});
