/** The act commands as an editor types them: real processes, exit codes, scratch copies, several statements. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ContentFolder, contentFolder, SUMMARY } from '../workflows/content-folder.ts';

const CLI = fileURLToPath(new URL('../../scripts/promulgate.ts', import.meta.url));
// Each command is a process that loads spelling dictionaries; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 400_000 });

let content: ContentFolder;
let dir: string;

beforeEach(() => {
  content = contentFolder();
  dir = mkdtempSync(join(tmpdir(), 'acts-'));
  content.write('a');
  content.write('b', { retention: ['60 dagen', '60 days'], front: SUMMARY });
});
afterEach(() => {
  content.remove();
  rmSync(dir, { recursive: true, force: true });
});

function promulgate(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '--content', content.dir], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: `file:${join(dir, 'none.sqlite')}`, CI: '', LANG: 'C', LC_ALL: '' },
  });
  return { status, stdout, stderr };
}
const register = (folder = content.dir, statement = 'privacy') => join(folder, statement, 'register.jsonl');

test('publish records now, in the language asked for; a refusal is a sentence and exit code 1', () => {
  const done = promulgate('publish', 'a', '--lang', 'en');
  expect(done.stderr).toBe('');
  expect(done).toMatchObject({ status: 0 });
  expect(done.stdout).toMatch(/It is the first edition[\s\S]*Recorded as line 1 of the register\./);
  const again = promulgate('publish', 'a', '--json');
  expect(again.status).toBe(1);
  expect(JSON.parse(again.stdout).problems[0]).toMatchObject({ code: 'publish/already', severity: 'error' });
  // No database was made on an editor's machine, and none is named.
  expect(existsSync(join(dir, 'none.sqlite'))).toBe(false);
  expect(readFileSync(register(), 'utf8')).toContain('"store":"unnamed"');
});

test('wrong use is exit code 2, told in the language of the publisher or of the computer', () => {
  const date = promulgate('publish', 'a', '--effective', '2027-13-01');
  expect(date).toMatchObject({ status: 2, stderr: expect.stringMatching(/^fout: .*geen bestaande datum/) });
  const english = promulgate('at', '2027-02-30', '--report-language', 'en');
  expect(english).toMatchObject({ status: 2, stderr: expect.stringMatching(/^error: .*neither a date/) });
});

test('another moment is refused on the real record, and tried out on a scratch copy that says so', () => {
  promulgate('publish', 'a');
  const real = promulgate('publish', 'b', '--as-of', '2030-01-01');
  expect(real).toMatchObject({ status: 1 });
  expect(real.stderr).toMatch(/Een handeling wordt vastgelegd op het moment waarop zij wordt verricht/);
  const copy = join(dir, 'copy');
  const tried = promulgate('publish', 'b', '--as-of', '2030-01-01', '--rehearse', copy, '--assume-notice');
  expect(tried.stdout).toMatch(/^REPETITIE op een kladkopie/);
  expect(tried.stdout).toMatch(/vrijdag 8 februari 2030/);
  const ahead = promulgate(
    'timeline',
    '--rehearse',
    copy,
    '--as-of',
    '2030-01-02',
    '--from',
    '2030-01-01',
    '--to',
    '2030-12-31',
    '--json',
  );
  const [report] = JSON.parse(ahead.stdout);
  expect(report).toMatchObject({ rehearsal: true });
  expect(report.days.at(-1)).toMatchObject({ date: '2030-02-08', inForce: 'b' });
  expect(readFileSync(register(), 'utf8').trimEnd().split('\n')).toHaveLength(1);
});

test('several statements each have a register of their own, and must be named', () => {
  const file = join(content.dir, 'publisher.yaml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      'statements:\n',
      'statements:\n  cookies: { nl: Cookieverklaring, en: Cookie statement }\n',
    ),
  );
  cpSync(join(content.dir, 'privacy', 'a'), join(content.dir, 'cookies', 'a'), { recursive: true });
  expect(promulgate('publish', 'a').stderr).toMatch(
    /Er zijn verschillende verklaringen: cookies, privacy\. Noem er een met --statement/,
  );
  expect(promulgate('publish', 'a', '--statement', 'cookies').status).toBe(0);
  expect(existsSync(register())).toBe(false);
  expect(readFileSync(register(content.dir, 'cookies'), 'utf8')).toContain('"statement":"cookies"');
  expect(promulgate('publish', 'a', '--statement', 'privacy').status).toBe(0);
  const verified = promulgate('verify', content.dir, '--json');
  expect(JSON.parse(verified.stdout)).toMatchObject({
    ok: true,
    statements: [
      { statement: 'cookies', acts: 1 },
      { statement: 'privacy', acts: 1 },
    ],
  });
});
