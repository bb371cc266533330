/** Row 15 of the fault matrix with real failures of real databases: full, restarted, locked the wrong way round. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import type { Transport } from '#mail/transport.ts';
import { deliverDue } from '#workflows/deliver/deliver.ts';
import { aScene, recordedIds, type Scene } from '../support/delivery-scene.ts';
import { WITH_LINKS } from '../support/mail-out.ts';
import { POSTGRES, SQLITE, type TestEngine } from '../support/postgres.ts';
import { freePort, startPostgres, stopPostgres } from '../support/postgres-server.ts';

const PEOPLE = 300;

/** Does something between the moment the provider accepts and the moment the outcome is written, once. */
function afterAcceptance(scene: Scene, breakIt: () => Promise<void> | void): Transport {
  let broken = false;
  return {
    ...scene.transport,
    async send(mails, options) {
      const outcome = await scene.transport.send(mails, options);
      if (!broken) {
        broken = true;
        await breakIt();
      }
      return outcome;
    },
  };
}

async function everyoneOnce(scene: Scene): Promise<void> {
  expect(scene.fake.ledger.length).toBe(PEOPLE);
  expect(scene.perRecipient().size).toBe(PEOPLE);
  expect(await scene.states()).toEqual({ accepted: PEOPLE });
  expect(await recordedIds(scene.store)).toEqual(scene.fake.ledger.map(({ id }) => id).toSorted());
}

const soon = (run: () => void) => void setTimeout(run, 400);

test('15: a full SQLite disk: the sender waits, and what was accepted is written when there is room', async () => {
  const scene = await aScene(SQLITE, { people: PEOPLE });
  const pages = async () =>
    (await sql<{ page_count: number }>`pragma page_count`.execute(scene.store.db)).rows[0]?.page_count ?? 0;
  const limit = async (most: number) =>
    void (await sql.raw(`pragma max_page_count = ${most}`).execute(scene.store.db));
  let refused = '';
  const transport = afterAcceptance(scene, async () => {
    await limit(await pages());
    // The limit is a real one.
    refused =
      await sql`insert into meta select 'x' || value, hex(zeroblob(3000)) from json_each('[1,2,3,4,5,6,7,8]')`
        .execute(scene.store.db)
        .then(() => 'written', String);
    soon(() => void limit(1_000_000));
  });
  await deliverDue(scene.store, transport, { ...WITH_LINKS, loops: 1, chunk: 1 });
  expect(refused).toMatch(/full/);
  await everyoneOnce(scene);
}, 60_000);

/** A small disk of its own, where the system lets us have one. */
function smallDisk(megabytes: number): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const dir = mkdtempSync(join(tmpdir(), 'promulgate-disk-'));
  const mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir]);
  if (mounted.status !== 0) {
    rmSync(dir, { recursive: true });
    return undefined;
  }
  onTestFinished(() => {
    execFileSync('/bin/umount', ['--lazy', dir]);
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

test('15: a full PostgreSQL disk: the sender waits, and what was accepted is written when there is room', async ({
  skip,
}) => {
  const scene = await aScene(POSTGRES, { people: PEOPLE });
  const disk = smallDisk(4);
  if (!disk) return skip('only root may mount a small disk');
  const place = join(disk, 'space');
  mkdirSync(place);
  const owner = await sql<{ dir: string }>`show data_directory`.execute(scene.store.db);
  const { dir = '' } = { dir: (owner.rows[0] as unknown as { data_directory: string }).data_directory };
  chmodSync(disk, 0o755);
  chownSync(place, statSync(dir).uid, statSync(dir).gid);
  const name = `small_${process.pid}`;
  await sql.raw(`create tablespace ${name} location '${place}'`).execute(scene.store.db);
  await sql.raw(`alter table delivery set tablespace ${name}`).execute(scene.store.db);
  const filler = join(disk, 'filler');
  let refused = '';
  const transport = afterAcceptance(scene, async () => {
    try {
      writeFileSync(filler, Buffer.alloc(8_000_000));
    } catch {
      // As full as it gets.
    }
    refused = await sql
      .raw(`create table more tablespace ${name} as select repeat('x', 5000) from generate_series(1, 500)`)
      .execute(scene.store.db)
      .then(() => 'written', String);
    soon(() => rmSync(filler));
  });
  await deliverDue(scene.store, transport, { ...WITH_LINKS, loops: 1, chunk: 1 });
  expect(refused).toMatch(/No space left/);
  await everyoneOnce(scene);
  await sql.raw('alter table delivery set tablespace pg_default').execute(scene.store.db);
  await sql.raw(`drop tablespace ${name}`).execute(scene.store.db);
}, 60_000);

test('15: PostgreSQL crashes in the middle and comes back: the sender survives, nobody is lost or told twice', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'promulgate-restart-'));
  chmodSync(dir, 0o755);
  const port = await freePort();
  const start = () => startPostgres(join(dir, 'pg'), { parent: process.pid, port });
  let server = await start();
  onTestFinished(async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  const own: TestEngine = {
    name: 'PostgreSQL',
    freshUrl: async () => server.url,
    readyUrl: async () => server.url,
  };
  const scene = await aScene(own, { people: PEOPLE });
  const transport = afterAcceptance(scene, async () => {
    // At once, without a checkpoint, as when the machine loses power.
    await stopPostgres(server.pid, 'SIGQUIT');
    soon(() => {
      void start().then((again) => {
        server = again;
      });
    });
  });
  const summary = await deliverDue(scene.store, transport, {
    ...WITH_LINKS,
    loops: 2,
    chunk: 1,
    patienceMs: 30_000,
  });
  expect(summary.accepted).toBe(PEOPLE);
  await everyoneOnce(scene);
}, 60_000);

test('15: a deadlock while the outcome is written: one of the two gives way, and both are done in the end', async () => {
  const scene = await aScene(POSTGRES, { people: PEOPLE });
  const other = new pg.Client({ connectionString: scene.url });
  await other.connect();
  onTestFinished(() => other.end());
  let outcomeOfOther: Promise<string> = Promise.resolve('never');
  const transport = afterAcceptance(scene, async () => {
    await other.query('begin');
    // The worker takes the batch first and its rows next; this one the other way round.
    await other.query(`update delivery set outcome_code = null where ordinal = 0 and batch_id =
      (select min(batch_id) from delivery)`);
    soon(() => {
      outcomeOfOther = other
        .query('update send_batch set last_error = null')
        .then(() => other.query('commit'))
        .then(
          () => 'done',
          async (error: Error) => {
            await other.query('rollback');
            return error.message;
          },
        );
    });
  });
  await deliverDue(scene.store, transport, { ...WITH_LINKS, loops: 1, chunk: 1 });
  expect(await outcomeOfOther).toMatch(/done|deadlock/);
  await everyoneOnce(scene);
}, 30_000);
