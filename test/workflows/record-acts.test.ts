import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendActs } from '#archive/register-file.ts';
import { toInstant } from '#domain/date.ts';
import { actDigest, readRegister } from '#domain/register/chain.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { waitingActs } from '#store/waiting-acts.ts';
import { type CommitStep, recordAndPush } from '#workflows/run/record-acts.ts';
import { newRecord } from '../domain/timeline/record.ts';
import { startKillable } from '../support/killable.ts';
import type { WriterOrders } from '../support/register-writer.ts';

const WRITER = fileURLToPath(new URL('../support/register-writer.ts', import.meta.url));

let dir: string;
let store: Store;
let first: Act;
const databaseUrl = () => `file:${join(dir, 'store.sqlite')}`;
const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.org', ...args], {
    cwd: join(dir, cwd),
    encoding: 'utf8',
    stdio: 'pipe',
  });
const content = (clone: string) => join(dir, clone, 'content');
const registerOf = (clone: string) => readFileSync(join(content(clone), 'privacy', 'register.jsonl'), 'utf8');

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'writers-'));
  mkdirSync(join(dir, 'one', 'content', 'privacy'), { recursive: true });
  const record = newRecord();
  first = record.publish('a', '2027-01-01T10:00:00Z');
  writeFileSync(join(content('one'), 'privacy', 'register.jsonl'), record.text);
  execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', join(dir, 'main.git')]);
  git('one', 'init', '--quiet', '-b', 'main');
  git('one', 'add', '-A');
  git('one', 'commit', '--quiet', '-m', 'Begin');
  git('one', 'remote', 'add', 'origin', join(dir, 'main.git'));
  git('one', 'push', '--quiet', '-u', 'origin', 'main');
  execFileSync('git', ['clone', '--quiet', join(dir, 'main.git'), join(dir, 'two')]);
  store = await openStore(databaseUrl());
});

afterEach(async () => {
  await closeStore(store);
  rmSync(dir, { recursive: true, force: true });
});

/** An act that differs by its number. */
function deviation(number: number, when = '2027-02-01T10:00:00Z'): ActDraft {
  return {
    kind: 'deviation',
    statement: 'privacy',
    edition: 'a',
    recordedAt: toInstant(when),
    clauses: [`c${number}`],
    since: '2027-01-31',
    reason: { nl: 'Anders.' },
    by: ['machine'],
  };
}

const writer = (clone: string, o: { step?: (name: CommitStep) => void; attempts?: number } = {}) =>
  recordAndPush({
    contentDir: content(clone),
    store,
    owner: clone,
    leaseMs: 1_500,
    attempts: o.attempts ?? 5,
    wait: async () => {},
    ...(o.step ? { step: o.step } : {}),
  });

/** The main line: sound, and these clauses each exactly once. */
function expectMain(clauses: readonly number[]): readonly Act[] {
  const text = execFileSync('git', ['show', 'main:content/privacy/register.jsonl'], {
    cwd: join(dir, 'main.git'),
    encoding: 'utf8',
  });
  const { acts, problems } = readRegister(text);
  expect(problems).toEqual([]);
  const found = acts.flatMap((act) => (act.kind === 'deviation' ? act.clauses : []));
  expect(found.toSorted()).toEqual(clauses.map((number) => `c${number}`).toSorted());
  return acts;
}

describe('one writer', () => {
  test('an act is committed and pushed before anything follows from it', async () => {
    const acts = await writer('one')([deviation(1)]);
    expect(acts).toHaveLength(1);
    expectMain([1]);
    expect(git('one', 'status', '--porcelain')).toBe('');
    expect(git('one', 'log', '-1', '--format=%s').trim()).toBe('Record deviation privacy/a (line 2)');
    expect(await waitingActs(store)).toEqual([]);
  });

  test('the same act from two machines is recorded once', async () => {
    await writer('one')([deviation(1)]);
    await writer('two')([deviation(1, '2027-02-02T10:00:00Z')]);
    expectMain([1]);
    expect(await waitingActs(store)).toEqual([]);
  });

  test('a push that is refused because the main line moved is chained again', async () => {
    let interfered = false;
    const record = writer('one', {
      step: (name) => {
        if (name !== 'committed' || interfered) return;
        interfered = true;
        // Another machine gets in between, without the lease: an editor with push rights.
        git('two', 'pull', '--quiet');
        appendActs(join(content('two'), 'privacy'), [deviation(7)]);
        git('two', 'commit', '--quiet', '-am', 'By hand');
        git('two', 'push', '--quiet');
      },
    });
    await record([deviation(1)]);
    const acts = expectMain([1, 7]);
    expect(acts.map((act) => act.seq)).toEqual([1, 2, 3]);
    expect(git('one', 'status', '--porcelain')).toBe('');
  });

  test('a clone that may not push keeps its acts waiting, and says so', async () => {
    const hook = join(dir, 'main.git', 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\nexit 1\n');
    chmodSync(hook, 0o755);
    await expect(writer('one', { attempts: 2 })([deviation(1)])).rejects.toThrow(
      /could not be pushed[\s\S]*nothing is lost/,
    );
    expect(await waitingActs(store)).toHaveLength(1);
    rmSync(hook);
    await writer('two')([]);
    expectMain([1]);
    // The first machine drops its own unpushed commit for the line that the other one wrote.
    await writer('one')([]);
    expect(registerOf('one')).toBe(registerOf('two'));
  });

  test('a clone that follows no branch is refused: its acts would be pushed nowhere', async () => {
    git('one', 'checkout', '--quiet', '--detach');
    await expect(writer('one')([deviation(1)])).rejects.toThrow(/No branch that follows the main line/);
    expect(await waitingActs(store)).toHaveLength(1);
  });

  test('the lease of a machine that is busy is respected', async () => {
    const { takeLease } = await import('#store/leases.ts');
    await takeLease(store, { name: 'register', owner: 'another', forMs: 60_000 });
    await expect(writer('one', { attempts: 2 })([deviation(1)])).rejects.toThrow(
      /Another machine holds the lease/,
    );
    expect(await waitingActs(store)).toHaveLength(1);
    expectMain([]);
  });
});

describe('a clone with work of an editor', () => {
  test('an act that was not pushed yet gets its place after the acts of the machine, with its files', async () => {
    await writer('two')([deviation(1)]);
    mkdirSync(join(content('one'), 'privacy', 'b'));
    writeFileSync(join(content('one'), 'privacy', 'b', 'nl.md'), 'Tekst\n');
    const { v: _v, seq: _s, prev: _p, key: _k, ...draft } = first;
    appendActs(join(content('one'), 'privacy'), [
      { ...draft, edition: 'b', recordedAt: toInstant('2027-01-20T10:00:00Z') } as ActDraft,
    ]);
    const [published] = readRegister(registerOf('one')).acts.slice(-1);
    appendActs(join(content('one'), 'privacy'), [
      {
        kind: 'rescheduled',
        statement: 'privacy',
        edition: 'b',
        recordedAt: toInstant('2027-01-21T10:00:00Z'),
        cause: actDigest(published as Act),
        was: '2027-01-01',
        effective: '2027-05-01',
        reason: 'r',
        by: ['legal'],
      },
    ]);
    git('one', 'add', '-A');
    git('one', 'commit', '--quiet', '-m', 'Publish b');
    await writer('one')([deviation(2)]);
    const acts = expectMain([1, 2]);
    expect(acts.map((act) => `${act.kind} ${act.edition}`)).toEqual([
      'published a',
      'deviation a',
      'published b',
      'rescheduled b',
      'deviation a',
    ]);
    // What named the act as its cause follows it to its new digest.
    expect((acts[3] as Extract<Act, { kind: 'rescheduled' }>).cause).toBe(actDigest(acts[2] as Act));
    expect(git('one', 'show', 'origin/main:content/privacy/b/nl.md')).toBe('Tekst\n');
  });

  test('lines that nobody committed are never thrown away', async () => {
    appendActs(join(content('one'), 'privacy'), [deviation(5)]);
    await expect(writer('one')([deviation(1)])).rejects.toThrow(/holds lines that are not committed/);
    expect(registerOf('one')).toContain('c5');
  });

  test('other work in the clone is left alone', async () => {
    writeFileSync(join(dir, 'one', 'notes.txt'), 'mine\n');
    await writer('two')([deviation(1)]);
    await writer('one')([deviation(2)]);
    expect(readFileSync(join(dir, 'one', 'notes.txt'), 'utf8')).toBe('mine\n');
    expectMain([1, 2]);
  });
});

describe('killed', () => {
  const STEPS: readonly CommitStep[] = [
    'waiting',
    'leased',
    'synced',
    'appended',
    'committed',
    'pushed',
    'marked',
  ];

  test.each(STEPS)(
    'after step “%s”, the same machine and another one bring it to the same end',
    async (dieAt) => {
      const orders: WriterOrders = {
        contentDir: content('one'),
        databaseUrl: databaseUrl(),
        owner: 'one',
        batches: [[deviation(1), deviation(2)]],
        dieAt,
      };
      expect(await startKillable(WRITER, orders).ended).toBe('SIGKILL');
      const { dieAt: _dieAt, ...again } = orders;
      const other = { ...again, contentDir: content('two'), owner: 'two', batches: [[deviation(3)]] };
      const [one, two] = [startKillable(WRITER, again), startKillable(WRITER, other)];
      expect([await one.ended, one.output()]).toEqual([0, 'ready\n']);
      expect([await two.ended, two.output()]).toEqual([0, 'ready\n']);
      expectMain([1, 2, 3]);
      expect(await waitingActs(store)).toEqual([]);
    },
    240_000,
  );

  test('two machines writing at once lose nothing and double nothing', async () => {
    const numbers = [1, 2, 3, 4, 5, 6];
    const batches = (owner: number) =>
      numbers.map((number) => [deviation(owner * 100 + number), deviation(900 + number)]);
    const orders = (clone: string, owner: number): WriterOrders => ({
      contentDir: content(clone),
      databaseUrl: databaseUrl(),
      owner: clone,
      batches: batches(owner),
    });
    const machines = [startKillable(WRITER, orders('one', 1)), startKillable(WRITER, orders('two', 2))];
    for (const machine of machines) expect([await machine.ended, machine.output()]).toEqual([0, 'ready\n']);
    expectMain(numbers.flatMap((number) => [100 + number, 200 + number, 900 + number]));
  }, 240_000);
});
