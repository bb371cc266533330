/** `diff` as it is typed: bad input ends in a sentence, and what the eye cannot see is told. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const CLI = fileURLToPath(new URL('../../scripts/promulgate.ts', import.meta.url));
vi.setConfig({ testTimeout: 400_000 });

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'diff-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function diff(old: string | Buffer, after: string | Buffer, ...more: readonly string[]) {
  const files = [join(dir, 'old.md'), join(dir, 'new.md')] as const;
  writeFileSync(files[0], old);
  writeFileSync(files[1], after);
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, 'diff', ...files, ...more], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C', LC_ALL: '' },
  });
  return { status, stdout, stderr };
}

test('a change that nobody can see is told with its line, in both directions', () => {
  const done = diff(
    'Wij delen niets.\n',
    'Kop.\n\nWij de\u200Blen \u202Eniets\u202C.\n',
    '--report-language',
    'nl',
  );
  expect(done.status).toBe(0);
  expect(done.stderr).toMatch(/new\.md:3:7: .*U\+200B/);
  expect(done.stderr).toMatch(/new\.md:3:12: .*U\+202E/);
  expect(done.stdout).toContain('2 wijzigingen');
});

test('a file that is no UTF-8 is refused with the place of the byte', () => {
  const done = diff('Wij delen niets.\n', Buffer.from([0x57, 0x69, 0x6a, 0x20, 0xe9, 0x2e]));
  expect(done).toMatchObject({ status: 1, stdout: '' });
  expect(done.stderr).toMatch(/new\.md:1: .*UTF-8: byte \d/);
});

test('ten thousand levels, tags that stay open and a megabyte on one line give an answer', () => {
  const odd = `${'- '.repeat(10_000)}diep\n\n${'<b>'.repeat(10_000)}vet\n\n<!-- nooit dicht\n\n${'Wij bewaren niets. '.repeat(50_000)}`;
  const done = diff(odd, odd.replace('vet', 'mager'));
  expect(done.status).toBe(0);
  expect(done.stdout).toMatch(/\[-vet-\]\[\+mager\+\]/);
  expect(done.stderr).toMatch(/old\.md:\d+: /);
});
