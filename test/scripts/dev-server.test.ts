import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initContent } from '#workflows/desk/init-content.ts';
import { type DevServer, startDevServer } from '../../scripts/dev-server.ts';
import { contentTemplates } from '../../scripts/templates.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/parity');
let dir: string;
let server: DevServer;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'dev-'));
  initContent({ dir, templates: contentTemplates(), name: 'Bakkerij BV' });
  for (const edition of ['2026-01-01', '2026-02-01'])
    cpSync(FIXTURE, join(dir, 'privacy', edition), { recursive: true });
  const path = join(dir, 'privacy/2026-02-01/nl.md');
  writeFileSync(path, readFileSync(path, 'utf8').replace('| 72 uur |', '| 14 dagen |'));
  server = await startDevServer({
    contentDir: dir,
    port: 0,
    reader: 'nl',
    now: () => '2026-11-23T10:00:00.000Z',
  });
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

const get = async (path: string) => {
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, text: await response.text() };
};

test('the first page lists every draft with its verdict', { timeout: 60_000 }, async () => {
  const { text } = await get('/');
  expect(text).toContain('Editie 2026-02-01 van privacy (concept)');
  expect(text).toContain('href="/nl/privacy/2026-02-01/"');
});

test('a draft shows its changes, and its findings beside the clause', async () => {
  const { text } = await get('/nl/privacy/2026-02-01/?redline');
  expect(text).toContain('>14 dagen<');
  expect(text).toMatch(/<aside><div class="note/);
  // English still says 72 hours: parity speaks on the English page.
  expect((await get('/en/privacy/2026-02-01/')).text).toContain('De termijn verschilt');
});

test('a saved file reloads the page', { timeout: 20_000 }, async () => {
  const stream = await fetch(`${server.url}/events`);
  const reader = stream.body!.getReader();
  await reader.read();
  const path = join(dir, 'privacy/2026-02-01/en.md');
  writeFileSync(path, readFileSync(path, 'utf8').replace('72 hours |', '14 days |'));
  const { value } = await reader.read();
  expect(new TextDecoder().decode(value)).toContain('data: changed');
  await reader.cancel();
  expect((await get('/en/privacy/2026-02-01/')).text).not.toContain('De termijn verschilt');
});

test('what is not there is a 404, and a broken file a sentence', async () => {
  expect((await get('/nl/privacy/2030-01-01/')).status).not.toBe(200);
  expect((await get('/rehearse?date=morgen')).text).toContain('“morgen” is geen datum.');
});
