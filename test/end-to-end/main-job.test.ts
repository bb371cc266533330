/** The main job as its users meet it: one command, then a real browser without JavaScript. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';

let home: string;
let demonstration: ChildProcess;
let printed = '';
let url: string;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'promulgate-demo-'));
  demonstration = spawn(process.execPath, ['scripts/start.ts', home], {
    env: { ...process.env, PORT: '0', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  url = await new Promise<string>((ready, fail) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /(http:\/\/localhost:\d+)\/mailbox\//.exec(printed)?.[1];
      if (found && printed.includes('Ctrl-C')) ready(found);
    };
    demonstration.stdout?.on('data', read);
    demonstration.stderr?.on('data', read);
    demonstration.on('exit', () => fail(new Error(printed)));
  });
  browser = await launchChromium();
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'nl-NL' });
  page = await context.newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  if (demonstration && demonstration.exitCode === null) {
    const ended = new Promise((done) => demonstration.once('exit', done));
    demonstration.kill('SIGTERM');
    await ended;
  }
  rmSync(home, { recursive: true, force: true });
});

test('the notice for the announced edition was really sent, in Dutch and in English', () => {
  const messages = readdirSync(join(home, 'mailbox')).filter((name) => name.endsWith('.eml'));
  const about = messages
    .map((name) => readFileSync(join(home, 'mailbox', name), 'utf8'))
    .filter((message) => /2026-11-23-2/.test(message) || /1 maart 2028|1 March 2028/.test(message));
  expect(about).toHaveLength(2);
  expect(about.some((message) => message.includes('lezer@example.org'))).toBe(true);
  expect(about.some((message) => message.includes('reader@example.org'))).toBe(true);
});

test('the edition counts as notified, in the copy of the register and on the site', async () => {
  const acts = readFileSync(join(home, 'content/privacy/register.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; edition: string; demonstration?: boolean });
  const given = acts.find((act) => act.kind === 'notice-given' && act.edition === '2026-11-23-2');
  expect(given).toMatchObject({ demonstration: true });
  expect(readFileSync('content/privacy/register.jsonl', 'utf8')).not.toContain('notice-given');
  await page.goto(`${url}/nl/privacy/archive/`);
  expect(await page.locator('main').innerText()).toContain(
    'Iedereen die bericht moest krijgen (2 ontvangers)',
  );
});

test('a visitor is led to Dutch, reads the announcement before the title, and compares', async () => {
  await page.goto(`${url}/`);
  expect(new URL(page.url()).pathname).toBe('/nl/');
  await page.goto(`${url}/nl/privacy/`);
  const order = await page
    .locator('main .notice, main h1')
    .evaluateAll((found) => found.map((each) => each.tagName));
  expect(order[0]).not.toBe('H1');
  expect(order).toContain('H1');
  await page.locator('.notice a[href*="/compare/"]').first().click();
  expect(await page.locator('main ins').count()).toBeGreaterThan(0);
  expect(await page.locator('main del').count()).toBeGreaterThan(0);
  expect(await page.locator('main').innerText()).toContain('Data Privacy Framework');
});

test('somebody subscribes and confirms with one button, without script', async () => {
  await page.goto(`${url}/nl/subscribe/`);
  await page.fill('input[name=email]', 'nieuw@example.org');
  await page.waitForTimeout(3500); // A form filled in faster than a person can is refused.
  await page.locator('main form button').click();
  const confirmation = await messageTo('nieuw@example.org');
  const confirm = linkIn(confirmation, /confirm/);
  await page.goto(confirm);
  await page.locator('main form button').first().click();
  expect(await page.locator('main h1').innerText()).not.toBe('');
  const people = await list();
  expect(people).toContain('nieuw@example.org');
});

test('a link in a message only unsubscribes when the reader presses the button', async () => {
  const link = linkIn(await messageTo('lezer@example.org'), /unsubscribe/);
  await page.goto(link);
  expect(await list()).toMatch(/lezer@example\.org.*active/);
  await page.locator('main form button').first().click();
  expect(await list()).toMatch(/lezer@example\.org.*ended/);
});

test('the messages are shown on this machine only in this mode', async () => {
  const response = await page.goto(`${url}/mailbox/`);
  expect(response?.status()).toBe(200);
  expect(await page.locator('main').innerText()).toContain('lezer@example.org');
});

test('what was printed tells where to look', () => {
  expect(printed).toMatch(/In force +privacy, edition 2026-11-23\./);
  expect(printed).toMatch(/Announced +edition 2026-11-23-2, from Wednesday 1 March 2028\./);
  expect(printed).toContain(`${url}/nl/privacy/`);
  expect(printed).not.toMatch(/error/i);
});

test('a folder with other people’s files is never emptied', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'promulgate-other-'));
  writeFileSync(join(folder, 'letter.txt'), 'keep me');
  const run = spawn(process.execPath, ['scripts/start.ts', folder], { env: { ...process.env, PORT: '0' } });
  const code = await new Promise((done) => run.once('exit', done));
  expect(code).toBe(1);
  expect(readFileSync(join(folder, 'letter.txt'), 'utf8')).toBe('keep me');
  rmSync(folder, { recursive: true });
});

/** Waits for a message in the mailbox folder. */
async function messageTo(address: string): Promise<string> {
  const folder = join(home, 'mailbox');
  for (let tries = 0; tries < 100; tries += 1) {
    const found = readdirSync(folder)
      .filter((name) => name.endsWith('.eml'))
      .find((name) => readFileSync(join(folder, name), 'utf8').includes(address));
    if (found) return readFileSync(join(folder, found.replace(/\.eml$/, '.txt')), 'utf8');
    await new Promise((later) => setTimeout(later, 200));
  }
  throw new Error(`No message to ${address} within 20 s.`);
}

function linkIn(text: string, part: RegExp): string {
  const link = text.split(/\s+/).find((word) => word.startsWith(url) && part.test(word));
  if (!link) throw new Error(`No link matching ${part} in:\n${text}`);
  return link;
}

/** The people in the demonstration's database, as the command line lists them. */
function list(): Promise<string> {
  return new Promise((done) => {
    const run = spawn(
      process.execPath,
      ['scripts/promulgate.ts', 'subscribers', 'list', '--content', join(home, 'content')],
      {
        env: { ...process.env, DATABASE_URL: `file:${join(home, 'promulgate.sqlite')}` },
      },
    );
    let text = '';
    run.stdout.on('data', (chunk) => {
      text += chunk;
    });
    run.on('close', () => done(text));
  });
}
