/** The service as it runs: a port, a site, a mailbox folder, a real browser without script. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openParts, type Parts } from '../../scripts/parts.ts';
import { type RunningService, startService } from '../../scripts/service-runner.ts';
import { buildSite } from '../../scripts/site-builder.ts';
import { readConfig } from '../../src/config.ts';
import { listMailbox, readMailboxPart } from '../../src/mail/mailbox-index.ts';
import { launchChromium } from '../support/chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'promulgate-running-'));
const contentDir = join(folder, 'content');
const dist = join(folder, 'dist');
const mailbox = join(folder, 'mailbox');
let parts: Parts;
let service: RunningService;
let browser: Browser;

async function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

beforeAll(async () => {
  cpSync(join(import.meta.dirname, '../../content'), contentDir, { recursive: true });
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  await buildSite({ contentDir, out: dist, now: new Date().toISOString(), publicUrl, demonstration: true });
  parts = await openParts(
    readConfig({
      DATABASE_URL: `file:${join(folder, 'promulgate.sqlite')}`,
      MAILBOX_DIR: mailbox,
      PUBLIC_URL: publicUrl,
      PORT: String(port),
    }),
  );
  service = await startService({ parts, contentDir, dist, port, demonstration: true });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await service?.close();
  await parts?.close();
});

async function violations(page: Page): Promise<readonly string[]> {
  // The page's own policy forbids scripts, so the checker is put in from outside.
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  return page.evaluate(`(async () => { ${source}; const { violations } = await window.axe.run();
    return violations.map(({ id, nodes }) => id + ': ' + nodes[0].html); })()`);
}

async function letterTo(address: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const found = (await listMailbox(mailbox)).find(({ to }) => to === address);
    if (found) return (await readMailboxPart(mailbox, found.delivery, 'txt')) ?? '';
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`No letter to ${address} arrived.`);
}

describe.each(['nl', 'en'] as const)('a visitor who reads %s, without script', (language) => {
  test('signs up, confirms, changes their mind and leaves; every page is accessible in light and dark', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: true,
      viewport: { width: 360, height: 800 },
    });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const checked = async (name: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
      }
      expect(await page.evaluate('document.scrollingElement.scrollWidth <= innerWidth'), name).toBe(true);
      expect(await page.evaluate('document.scripts.length + document.cookie.length'), name).toBe(0);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
    };
    const address = `visitor-${language}@example.org`;

    await page.goto(`${service.url}/${language}/subscribe/`);
    await checked('form');
    await page.waitForTimeout(2_100);
    await page.fill('input[name=email]', address);
    await page.check('input[value=all]');
    await page.click('button[type=submit]');
    await checked('check your mailbox');

    const link = /http:\S+\/confirm\/\S+/.exec(await letterTo(address))?.[0] ?? '';
    await page.goto(link);
    await checked('confirm');
    await page.click('main form button');
    await checked('confirmed');

    const { id } = await parts.store.db
      .selectFrom('recipient')
      .select('id')
      .where('address', '=', address)
      .executeTakeFirstOrThrow();
    const { recipientLinks } = await import('#domain/subscription/links.ts');
    const links = recipientLinks({ recipient: id, language, keys: parts.keys, publicUrl: service.url });
    await page.goto(links.preferences);
    await checked('preferences');
    await page.check('input[value=material]');
    await page.click('main form button');
    await checked('preferences saved');
    expect(await page.isChecked('input[value=material]')).toBe(true);
    await page.goto(links.unsubscribe);
    await checked('unsubscribe');
    await page.click('main form button');
    await checked('unsubscribed');
    await page.goto(links.unsubscribe.replace(/.$/, 'x'));
    await checked('unknown link');
    expect(requests.filter((url) => !url.startsWith(service.url) && !url.startsWith('data:'))).toEqual([]);
    await context.close();
  });
});

test('messages can be read at /mailbox/ on this machine', async () => {
  const page = await browser.newPage();
  await page.goto(`${service.url}/mailbox/`);
  expect(await page.locator('.entries li').count()).toBeGreaterThanOrEqual(2);
  expect(await violations(page)).toEqual([]);
  await page.close();
});

test('a second service on the same port is refused in a sentence, and the first goes on', async () => {
  await expect(startService({ parts, contentDir, dist, port: service.port })).rejects.toThrow(
    `Port ${service.port} is used by another program.`,
  );
  expect((await fetch(`${service.url}/health`)).status).toBe(200);
});

/** The command as an operator types it: how it ended, and what it said. */
async function serve(...args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const run = spawn(process.execPath, ['scripts/promulgate.ts', 'serve', '--content', contentDir, ...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, DATABASE_URL: `file:${join(folder, 'second.sqlite')}`, MAILBOX_DIR: mailbox },
    timeout: 50_000,
  });
  let said = '';
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (part: Buffer) => (said += part));
  return new Promise((done) => run.on('close', (code) => done({ code, said })));
}

test('the command ends at once when the port is taken, and says only that', async () => {
  const { code, said } = await serve('--dist', dist, '--port', String(service.port));
  expect(said).toContain(`Poort ${service.port} is in gebruik door een ander programma.`);
  expect(said).not.toContain('work:');
  expect(code).toBe(1);
});

test('the command refuses a folder without a built site', async () => {
  const { code, said } = await serve('--dist', join(folder, 'none'), '--port', '0');
  expect(said).toContain(`In ${join(folder, 'none')} staat geen gebouwde site.`);
  expect(code).toBe(1);
});

test('ending it finishes the request under way and then takes no more', async () => {
  const second = await startService({ parts, contentDir, dist, port: 0 });
  const underWay = request(`${second.url}/nl/subscribe`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '12' },
  });
  const answered = new Promise<number | undefined>((done, fail) => {
    underWay.on('response', (answer) => done(answer.resume().statusCode)).on('error', fail);
  });
  underWay.write('email=');
  await new Promise((done) => setTimeout(done, 200));
  const closed = second.close();
  underWay.end('nobody');
  // Not an address: the form comes back.
  expect(await answered).toBe(422);
  await closed;
  await expect(fetch(`${second.url}/health`)).rejects.toThrow();
});
