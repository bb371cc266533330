import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkAgainstBase } from '#workflows/run/check-against-base.ts';
import { type ContentFolder, contentFolder } from './content-folder.ts';

let content: ContentFolder;
const register = () => join(content.dir, 'privacy', 'register.jsonl');
const check = (base = 'main') => checkAgainstBase({ contentDir: content.dir, base });

beforeEach(() => {
  content = contentFolder();
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=E', '-c', 'user.email=e@example.org', ...args], {
      cwd: content.dir,
      stdio: 'pipe',
    });
  content.write('a');
  content.publish('a', '2027-01-01T10:00:00Z');
  content.write('b', { term: ['binnen 1 maand', 'within 1 month'] });
  content.publish('b', '2027-01-02T10:00:00Z');
  git('init', '--quiet', '-b', 'main');
  git('add', '-A');
  git('commit', '--quiet', '-m', 'Begin');
});
afterEach(() => content.remove());

test('a register may grow', () => {
  expect(check()).toEqual([]);
  content.write('c');
  content.publish('c', '2027-01-03T10:00:00Z');
  expect(check()).toEqual([]);
});

test('a changed, shortened or removed register is told with its line', () => {
  const text = readFileSync(register(), 'utf8');
  writeFileSync(register(), text.replace('"b"', '"x"'));
  expect(check()[0]).toMatchObject({ code: 'check/register-changed', line: 2 });
  writeFileSync(register(), text.slice(0, text.indexOf('\n') + 1));
  expect(check()[0]).toMatchObject({ code: 'check/register-shorter', line: 2 });
  rmSync(register());
  expect(check()[0]).toMatchObject({ code: 'check/register-removed' });
});

test('an unknown revision is told', () => {
  expect(() => check('origin/main')).toThrow(/no revision origin\/main/);
});
