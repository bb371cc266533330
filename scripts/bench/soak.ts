/**
 * `npm run soak`: kills senders until enough have died, over SQLite and PostgreSQL, and counts at the
 * provider's ledger. Arguments: number of kills (default 1000), first seed (default 1).
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../../test/support/postgres-server.ts';
import { soakRound } from '../../test/support/soak-round.ts';

const wanted = Number(process.argv[2] ?? 1_000);
const firstSeed = Number(process.argv[3] ?? 1);
const dir = mkdtempSync(join(tmpdir(), 'promulgate-soak-'));
chmodSync(dir, 0o755);
const server = await startPostgres(join(dir, 'pg'), { parent: process.pid });
const totals = { kills: 0, midway: 0, requests: 0, duplicates: 0, lost: 0, people: 0 };

async function database(seed: number): Promise<string> {
  if (seed % 2 === 0) return `file:${join(dir, `${seed}.sqlite`)}`;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database soak_${seed}`);
  await client.end();
  return server.url.replace(/\/postgres$/, `/soak_${seed}`);
}

try {
  for (let seed = firstSeed; totals.kills < wanted; seed += 1) {
    const people = 3_000;
    const result = await soakRound({
      databaseUrl: await database(seed),
      seed,
      people,
      kills: wanted - totals.kills,
      workers: 4,
      replaysErrors: seed % 4 < 2,
    });
    totals.kills += result.kills;
    totals.midway += result.midway;
    totals.requests += result.requests;
    totals.duplicates += result.duplicates;
    totals.lost += result.lost + (people - result.recorded);
    totals.people += people;
    process.stdout.write(
      `seed ${seed} (${seed % 2 === 0 ? 'SQLite' : 'PostgreSQL'}): ${JSON.stringify(result)}\n`,
    );
  }
} finally {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
process.stdout.write(`${JSON.stringify(totals)}\n`);
process.exitCode = totals.duplicates + totals.lost > 0 ? 1 : 0;
