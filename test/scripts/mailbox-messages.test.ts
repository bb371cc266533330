/** Real processes over the mailbox folder: a test message, the genuine ones, and what a recipient can check. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digest } from '#domain/digest.ts';
import type { BannerNotice } from '#domain/notice/banner.ts';
import { escapeHtml } from '#domain/notice/escape-html.ts';
import { htmlFlag } from '#domain/notice/layout-html.ts';
import { templateDigest } from '#domain/notice/verify-message.ts';
import type { NoticeStartedAct } from '#domain/register/model.ts';
import { isOnPage } from '#workflows/run/banner-seen.ts';
import { serve, type TestServer } from '../site/support/site.ts';
import { type ContentFolder, contentFolder, SUMMARY } from '../workflows/content-folder.ts';

const TESTED = {
  nl: 'Proefbericht: dit bericht is een proef en telt niet als aankondiging.',
  en: 'Test message: this message is a test and does not count as notice.',
} as const;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

let content: ContentFolder;
let dir: string;
let site: TestServer;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mailbox-'));
  content = contentFolder();
  content.write('a');
  content.publish('a', hoursAgo(48));
  content.write('b', { retention: ['60 dagen', '60 days'], front: SUMMARY });
  content.publish('b', hoursAgo(1));
  site = await serve(join(dir, 'site'));
});
afterAll(async () => {
  await site.close();
  content.remove();
  rmSync(dir, { recursive: true });
});

/** Not synchronous: the site that the process looks at is served from here. */
function run(...args: readonly string[]): Promise<{ status: number; said: string }> {
  const env = {
    ...process.env,
    CI: '',
    LC_ALL: 'nl_NL.UTF-8',
    ASTRO_TELEMETRY_DISABLED: '1',
    DATABASE_URL: `file:${join(dir, 'people.sqlite')}`,
    MAIL_TRANSPORT: 'mailbox',
    MAILBOX_DIR: join(dir, 'mailbox'),
    PROMULGATE_CONTENT: content.dir,
    PROMULGATE_SECRET: 'a-secret-for-tests-that-is-long-enough',
    PUBLIC_URL: site.url,
  };
  return new Promise((done) =>
    execFile(process.execPath, ['scripts/promulgate.ts', ...args], { env }, (error, stdout, stderr) =>
      done({ status: error === null ? 0 : Number(error.code), said: stdout + stderr }),
    ),
  );
}

const messages = () =>
  readdirSync(join(dir, 'mailbox'))
    .filter((name) => name.endsWith('.eml'))
    .map((name) => {
      const stem = join(dir, 'mailbox', name.slice(0, -'.eml'.length));
      const envelope = JSON.parse(readFileSync(`${stem}.json`, 'utf8')) as {
        to: string;
        subject: string;
        language: 'nl' | 'en';
      };
      return {
        name,
        ...envelope,
        file: `${stem}.eml`,
        html: readFileSync(`${stem}.html`, 'utf8'),
        text: readFileSync(`${stem}.txt`, 'utf8'),
      };
    });

test('a test message is the exact message with a mark, and nothing is kept of it', async () => {
  const people = join(dir, 'people.csv');
  writeFileSync(people, 'email,language\njan@example.org,nl\nann@example.org,en\n');
  expect((await run('subscribers', 'import', people, '--as', 'customer')).status).toBe(0);
  const sent = await run('notify', '--test', 'lawyer@example.org');
  expect(sent.status, sent.said).toBe(0);
  expect(sent.said).toContain(
    'Er zijn 4 testberichten naar lawyer@example.org gestuurd. Ze tellen nergens voor mee.',
  );
  const tests = messages();
  expect(tests.map(({ to }) => to)).toEqual(Array(4).fill('lawyer@example.org'));
  for (const { language, subject, html, text } of tests) {
    expect(subject).toMatch(language === 'nl' ? /^\[Proefbericht\] / : /^\[Test message\] /);
    expect(html).toContain(escapeHtml(TESTED[language]));
    expect(text.replaceAll('\n', ' ')).toContain(`*** ${TESTED[language]} ***`);
  }
  // A test message never stands in the register, and the store knows of no mail-out.
  expect((await run('verify-message', tests[0]!.file)).status).toBe(1);
  expect((await run('outbox', 'list')).said).toContain('Er zijn geen verzendingen.');
  expect(JSON.parse((await run('evidence', 'b', '--format', 'json')).said).notices).toEqual([]);
});

test('what people get afterwards is that message without the mark', { timeout: 120_000 }, async () => {
  const ran = await run('run', '--demonstration', '--out', join(dir, 'site'));
  const genuine = messages().filter(({ name }) => !name.startsWith('test-'));
  expect(genuine.map(({ to }) => to).sort(), ran.said).toEqual(['ann@example.org', 'jan@example.org']);
  const tests = messages().filter(({ name }) => name.startsWith('test-'));
  for (const { language, subject, html, text } of genuine) {
    const flag = `${htmlFlag(escapeHtml(TESTED[language]))}\n`;
    const marked = tests.filter((each) => each.language === language);
    expect(marked.map((each) => each.subject.replace(/^\[.*?\] /, ''))).toContain(subject);
    expect(marked.map((each) => templateDigest(each.html.replace(flag, '')))).toContain(templateDigest(html));
    expect(marked.map((each) => templateDigest(each.text.replace(/^\*\*\*.*?\*\*\*\n\n/s, '')))).toContain(
      templateDigest(text),
    );
  }
  // Two people were due and two were told: nobody of the test is among them.
  const { notices } = JSON.parse((await run('evidence', 'b', '--format', 'json')).said);
  expect(notices).toMatchObject([{ due: 2, told: 2, demonstration: true }]);
  // What visitors saw on the site that was really built and looked at, word for word.
  const file = join(dir, 'evidence.zip');
  expect((await run('evidence', 'b', '--bundle', file)).status).toBe(0);
  const files = unzipSync(readFileSync(file));
  const { shown } = content.acts().find((act) => act.kind === 'notice-started') as NoticeStartedAct;
  for (const language of ['nl', 'en'] as const) {
    const banner = strFromU8(files[`banners/upcoming-line-3.${language}.json`]!);
    expect(digest(banner)).toBe(shown[`${language}.banner`]);
    const page = readFileSync(join(dir, 'site', language, 'privacy/index.html'), 'utf8');
    const notice = { banner: { [language]: JSON.parse(banner) } } as unknown as BannerNotice;
    expect(isOnPage(page, notice, language)).toBe(true);
  }
});

test('a recipient sees that a message is genuine, and that one changed byte is not', async () => {
  const message = messages().find(({ to }) => to === 'jan@example.org')!;
  const good = await run('verify-message', message.file);
  expect(good).toMatchObject({ status: 0 });
  for (const part of ['html', 'text'])
    expect(good.said).toMatch(
      new RegExp(`nl\\.customer\\.${part}: gepubliceerd in regel 3 van het register van privacy, editie b, `),
    );
  const source = readFileSync(message.file, 'latin1');
  const file = join(dir, 'altered.eml');
  // In the plain text, then in the HTML, which is what most people see.
  for (const at of [source.indexOf('dagen'), source.lastIndexOf('dagen')]) {
    expect(at).toBeGreaterThan(0);
    writeFileSync(file, `${source.slice(0, at)}w${source.slice(at + 1)}`, 'latin1');
    const bad = await run('verify-message', file);
    expect(bad.status).toBe(1);
    expect(bad.said).toContain('Een ander deel van dit bericht staat niet in het openbare register');
  }
});
