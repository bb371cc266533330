import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openGit } from '#archive/git.ts';
import { digest } from '#domain/digest.ts';
import { verifyPublication } from '#workflows/run/verify.ts';
import { vouchForHead } from '#workflows/run/vouch.ts';
import { type ContentFolder, contentFolder } from './content-folder.ts';

const KEYGEN = 'ssh-keygen';
/** A machine with git need not have OpenSSH. */
const keyless = spawnSync(KEYGEN, ['-?']).error !== undefined;

let content: ContentFolder;
let keys: string;
const git = (...args: string[]) =>
  execFileSync('git', args, { cwd: content.dir, encoding: 'utf8', stdio: 'pipe' });
const codes = () => verifyPublication({ dir: content.dir }).problems.map((problem) => problem.code);

beforeEach(() => {
  content = contentFolder();
  keys = mkdtempSync(join(tmpdir(), 'keys-'));
  content.write('a');
  content.publish('a', '2027-01-01T10:00:00Z');
  git('init', '--quiet', '-b', 'main');
  git('config', 'user.name', 'Editor');
  git('config', 'user.email', 'editor@example.org');
  git('add', '-A');
  git('commit', '--quiet', '-m', 'Begin');
});
afterEach(() => {
  content.remove();
  rmSync(keys, { recursive: true, force: true });
});

function configureKey(): void {
  execFileSync(KEYGEN, ['-q', '-t', 'ed25519', '-N', '', '-f', join(keys, 'id')]);
  writeFileSync(join(keys, 'trusted'), `editor@example.org ${readFileSync(join(keys, 'id.pub'), 'utf8')}`);
  git('config', 'gpg.format', 'ssh');
  git('config', 'user.signingkey', join(keys, 'id.pub'));
  git('config', 'gpg.ssh.allowedSignersFile', join(keys, 'trusted'));
}

test('without a key nothing is tagged and nothing is missed', () => {
  expect(vouchForHead(openGit(content.dir), content.acts())).toBeNull();
  expect(codes()).toEqual([]);
});

test.skipIf(keyless)('a signed tag vouches for the head, and survives later acts', () => {
  configureKey();
  expect(vouchForHead(openGit(content.dir), content.acts())).toBe('register/privacy/1');
  expect(git('for-each-ref', '--format=%(contents:subject)', 'refs/tags').trim()).toBe(
    digest(readFileSync(join(content.dir, 'privacy', 'register.jsonl'), 'utf8').trimEnd()),
  );
  content.write('b', { term: ['binnen 1 maand', 'within 1 month'] });
  content.publish('b', '2027-01-02T10:00:00Z');
  expect(codes()).toEqual([]);
});

test.skipIf(keyless)('a history that was written anew, with a sound chain, is found by its tag', () => {
  configureKey();
  vouchForHead(openGit(content.dir), content.acts());
  rmSync(join(content.dir, 'privacy', 'register.jsonl'));
  content.publish('a', '2027-01-01T11:00:00Z');
  expect(codes()).toEqual(['verify/tag-digest']);
});

test.skipIf(keyless)('a tag that somebody else signed does not hold', () => {
  configureKey();
  vouchForHead(openGit(content.dir), content.acts());
  execFileSync(KEYGEN, ['-q', '-t', 'ed25519', '-N', '', '-f', join(keys, 'other')]);
  writeFileSync(join(keys, 'trusted'), `editor@example.org ${readFileSync(join(keys, 'other.pub'), 'utf8')}`);
  expect(codes()).toEqual(['verify/tag-signature']);
});
