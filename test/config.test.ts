import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig } from '#config.ts';
import { ProblemError } from '#domain/problem.ts';

test('without any variable the product runs on this machine and nothing leaves it', () => {
  const config = readConfig({});
  expect(config.mailTransport).toBe('mailbox');
  expect(config.databaseUrl).toBe('file:var/promulgate.sqlite');
  expect(config.ci).toBe(false);
});

test('every wrong variable is named at once', () => {
  const read = () =>
    readConfig({ DATABASE_URL: 'mysql://x', PUBLIC_URL: 'not an address', PORT: 'many', SMTP_URL: 'x' });
  expect(read).toThrow(ProblemError);
  try {
    read();
  } catch (error) {
    const text = (error as ProblemError).problems.map((problem) => problem.message).join('\n');
    for (const name of ['DATABASE_URL', 'PUBLIC_URL', 'PORT', 'SMTP_URL']) expect(text).toContain(name);
  }
});

test('an empty variable counts as absent', () => {
  expect(readConfig({ PORT: '', MAIL_TRANSPORT: '' })).toEqual(readConfig({}));
});

test('lists are separated by commas and an address loses its trailing slash', () => {
  const config = readConfig({ PROMULGATE_SECRET: 'new, old', PUBLIC_URL: 'https://privacy.example.org/' });
  expect(config.secrets).toEqual(['new', 'old']);
  expect(config.publicUrl).toBe('https://privacy.example.org');
});

test('the page for operators explains each variable that is read, and no other', () => {
  const page = readFileSync('docs/operate/environment.md', 'utf8');
  const explained = new Set(
    [...page.matchAll(/^\| (.+?) \|/gm)].flatMap((row) =>
      [...(row[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map((name) => name[1]),
    ),
  );
  const source = readFileSync('src/config.ts', 'utf8');
  const read = new Set([...source.matchAll(/^ {2}([A-Z_]+):/gm)].map((name) => name[1]));
  expect([...explained].sort()).toEqual([...read].sort());
});
