/** Commands about people and operation, each as a process of its own, in the language of the publisher. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'dutch-'));
  cpSync(join(ROOT, 'content'), join(dir, 'content'), { recursive: true });
});
afterAll(() => rmSync(dir, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/promulgate.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      LC_ALL: 'nl_NL.UTF-8',
      DATABASE_URL: `file:${join(dir, 'people.sqlite')}`,
      MAIL_TRANSPORT: 'mailbox',
      MAILBOX_DIR: join(dir, 'mailbox'),
      PROMULGATE_CONTENT: join(dir, 'content'),
      PROMULGATE_SECRET: 'a-secret-for-tests-that-is-long-enough',
    },
  });
  return { status, said: stdout + stderr };
}

test('status tells where every edition stands, and what must happen by when', { timeout: 60_000 }, () => {
  const { status, said } = run('status', '--as-of', '2026-11-24');
  expect(status).toBe(0);
  expect(said).toMatch(/2018-05-07: vervangen, vanaf 7 mei 2018/);
  expect(said).toMatch(/2026-11-23: van kracht, vanaf .*\n/);
  expect(said).toMatch(/2026-11-23-2: aangekondigd, vanaf 1 maart 2028/);
  expect(said).toContain('als de lezers uiterlijk 30 januari 2028 zijn geïnformeerd');
  expect(run('status', '--as-of', '2026-11-24', '--report-language', 'en').said).toContain('in force, from');
});

test('people are imported, backed up, inventoried and asked after', { timeout: 120_000 }, () => {
  const file = join(dir, 'klanten.csv');
  writeFileSync(file, 'email,language\njan@example.org,nl\ngeen-adres,nl\njan@example.org,nl\n');
  const taken = run('subscribers', 'import', file, '--as', 'customer');
  expect(taken.status).toBe(1);
  expect(taken.said).toContain('Dit is geen e-mailadres');
  expect(taken.said).toContain('Deze postbus staat al in het bestand.');
  expect(taken.said).toContain('3 regels: 1 toegevoegd, 0 gewijzigd, 0 ongewijzigd, 2 geweigerd.');

  const copy = join(dir, 'kopie.sqlite');
  expect(run('backup', copy).said).toContain('is heel: 1 ontvangers');
  expect(existsSync(copy)).toBe(true);
  expect(run('backup', copy)).toMatchObject({ status: 1 });

  expect(run('handover').said).toMatch(
    /Wie bericht krijgt\n {2}1 klant, actief, nl[\s\S]*PROMULGATE_SECRET: 1 sleutel/,
  );
  expect(run('outbox', 'list').said).toContain('Er zijn geen verzendingen.');
  expect(run('doctor').said).toContain('Berichten komen in een map terecht en bereiken niemand');
  expect(run('verify-message', file)).toMatchObject({ status: 1 });
  expect(run('evidence', '2026-11-23-2').status).toBe(0);
  expect(run('evidence', '1999-01-01').said).toContain('Editie 1999-01-01 van privacy is niet gepubliceerd.');
});
