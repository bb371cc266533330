/** A run that fails is told three ways: exit code and sentence, watchdog, mail; in the publisher's language. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { contentFolder } from '../workflows/content-folder.ts';

const CLI = fileURLToPath(new URL('../../scripts/promulgate.ts', import.meta.url));

test('a clock behind the register: nothing built, the watchdog hears /fail, the operator gets a Dutch mail', async () => {
  const content = contentFolder();
  const dir = mkdtempSync(join(tmpdir(), 'failure-'));
  content.write('a');
  // Recorded by a machine whose clock was right; this one's is behind.
  content.publish('a', '2099-01-01T10:00:00Z');
  const pings: string[] = [];
  const server = createServer((request, response) => {
    pings.push(`${request.method} ${request.url}`);
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const child = spawn(process.execPath, [CLI, 'run', '--content', content.dir, '--out', join(dir, 'site')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      CI: '',
      LC_ALL: '',
      LANG: 'C',
      DATABASE_URL: `file:${join(dir, 'store.sqlite')}`,
      MAIL_TRANSPORT: 'mailbox',
      MAILBOX_DIR: join(dir, 'mailbox'),
      HEARTBEAT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/watch`,
      OPERATOR_EMAIL: 'ops@example.org',
      EDITOR_EMAIL: 'editor@example.org',
    },
  });
  let told = '';
  child.stderr.on('data', (data: Buffer) => {
    told += data.toString();
  });
  try {
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1);
    expect(told).toMatch(
      /^fout: Op deze machine is het .*, maar de laatste handeling van `privacy` is vastgelegd op 2099-01-01T10:00:00\.000Z\. Zet de klok/m,
    );
    expect(pings).toEqual(['POST /watch/fail']);
    expect(existsSync(join(dir, 'site'))).toBe(false);
    const mails = readdirSync(join(dir, 'mailbox'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(dir, 'mailbox', name), 'utf8')) as Mail)
      .toSorted((a, b) => a.to.localeCompare(b.to));
    expect(mails.map(({ to }) => to)).toEqual(['editor@example.org', 'ops@example.org']);
    for (const mail of mails)
      expect(mail.subject).toMatch(/^Actie nodig: publicatie van Voorbeeld BV hapert/);
    const texts = readdirSync(join(dir, 'mailbox')).filter((name) => name.endsWith('.txt'));
    expect(readFileSync(join(dir, 'mailbox', texts[0] ?? ''), 'utf8')).toContain(
      'Zet de klok van deze machine goed',
    );
  } finally {
    server.close();
    rmSync(dir, { recursive: true, force: true });
    content.remove();
  }
}, 120_000);

interface Mail {
  readonly to: string;
  readonly subject: string;
}
