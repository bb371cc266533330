/**
 * Two machines with a clone each run the tick on one database, while an editor publishes from a third clone, pushes
 * are refused and machines are killed at every step: nothing is lost, nobody is mailed twice, there is one register.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { toInstant } from '#domain/date.ts';
import type { Act } from '#domain/register/model.ts';
import { importPeople } from '#store/import-people.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { waitingActs } from '#store/waiting-acts.ts';
import { addressHmacs } from '#workflows/people/subscription-context.ts';
import { recordAndPush } from '#workflows/run/record-acts.ts';
import { verifyPublication } from '#workflows/run/verify.ts';
import { startKillable } from '../support/killable.ts';
import { KEYS } from '../support/mail-out.ts';
import { ENGINES, type TestEngine } from '../support/postgres.ts';
import type { MachineOrders } from '../support/run-machine.ts';
import { type ContentFolder, contentFolder, SUMMARY } from './content-folder.ts';

const MACHINE = fileURLToPath(new URL('../support/run-machine.ts', import.meta.url));
const PEOPLE = 23;
type Death = readonly [step: string, nth: number];
/** What waits in the store is written by the first thing a run does; so after the first death each step comes at once. */
const WRITING: readonly Death[] = [
  ['waiting', 2],
  ['leased', 1],
  ['synced', 1],
  ['appended', 1],
  ['committed', 1],
  ['pushed', 1],
  ['marked', 1],
];
const SENDING: readonly Death[] = [
  ['build', 1],
  ['sending', 1],
  ['sent', 2],
  ['told', 1],
];
/** Every step of both acts and of the mail-out between them, in the order a run comes to them. */
const ALL: readonly Death[] = [...WRITING, ...SENDING, ...WRITING];
/** Long runs die at every step on both databases; the tests at a share of them on each. */
const DEATHS: Readonly<Record<TestEngine['name'], readonly Death[]>> = process.env.SOAK
  ? { SQLite: ALL, PostgreSQL: ALL }
  : {
      SQLite: [
        ['waiting', 2],
        ['committed', 1],
        ['pushed', 1],
        ['sent', 2],
      ],
      PostgreSQL: [
        ['sending', 1],
        ['told', 1],
        ['waiting', 2],
        ['appended', 1],
      ],
    };

interface World {
  readonly dir: string;
  readonly store: Store;
  readonly editor: ContentFolder;
  readonly orders: (clone: string, dieAt?: MachineOrders['dieAt']) => MachineOrders;
  readonly git: (clone: string, ...args: string[]) => string;
  /** Commits and pushes what the editor published; a refused push is chained again. */
  readonly pushEditor: (message: string) => Promise<void>;
  readonly run: (clone: string, dieAt?: MachineOrders['dieAt']) => Promise<number | string>;
}

const minutesAgo = (minutes: number) =>
  toInstant(Temporal.Now.instant().subtract({ minutes })).replace(/\.\d+Z$/, '.000Z');

async function aWorld(engine: TestEngine): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'machines-'));
  const databaseUrl = await engine.readyUrl();
  const store = await openStore(databaseUrl);
  onTestFinished(async () => {
    await closeStore(store);
    rmSync(dir, { recursive: true, force: true });
  });
  const git = (clone: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.org', ...args], {
      cwd: join(dir, clone),
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const first = contentFolder();
  first.write('a');
  first.publish('a', minutesAgo(60 * 24), { storeId: store.id });
  execFileSync('git', ['init', '--quiet', '--bare', '-b', 'main', join(dir, 'main.git')]);
  execFileSync('git', ['clone', '--quiet', join(dir, 'main.git'), join(dir, 'editor')], { stdio: 'pipe' });
  cpSync(first.dir, join(dir, 'editor', 'content'), { recursive: true });
  first.remove();
  git('editor', 'add', '-A');
  git('editor', 'commit', '--quiet', '-m', 'Begin');
  git('editor', 'push', '--quiet', '-u', 'origin', 'HEAD:main');
  for (const clone of ['one', 'two'])
    execFileSync('git', ['clone', '--quiet', join(dir, 'main.git'), join(dir, clone)]);
  for (const clone of ['one', 'two', 'editor']) {
    git(clone, 'config', 'user.name', clone);
    git(clone, 'config', 'user.email', `${clone}@example.org`);
  }
  await importPeople(
    store,
    Array.from({ length: PEOPLE }, (_, n) => {
      const key = `person-${n}@example.org`;
      return {
        line: n + 2,
        address: { display: key, key },
        hmacs: addressHmacs(KEYS, { key }),
        language: n % 2 === 0 ? ('nl' as const) : ('en' as const),
        externalId: null,
      };
    }),
    { basis: 'subscriber', source: 'import:test', dryRun: false },
  );
  const orders: World['orders'] = (clone, dieAt) => ({
    contentDir: join(dir, clone, 'content'),
    databaseUrl,
    owner: clone,
    site: join(dir, 'site'),
    mailbox: join(dir, 'mailbox'),
    ...(dieAt ? { dieAt } : {}),
  });
  const sync = recordAndPush({
    contentDir: join(dir, 'editor', 'content'),
    store,
    owner: 'editor',
    leaseMs: 1_500,
    attempts: 200,
    wait: (attempt) => new Promise((resolve) => setTimeout(resolve, 20 + attempt)),
  });
  return {
    dir,
    store,
    editor: contentFolder(undefined, join(dir, 'editor', 'content')),
    orders,
    git,
    pushEditor: async (message) => {
      git('editor', 'add', '-A');
      git('editor', 'commit', '--quiet', '-m', message);
      await sync([]);
    },
    run: async (clone, dieAt) => {
      const machine = startKillable(MACHINE, orders(clone, dieAt));
      const ended = await machine.ended;
      if (ended !== 0 && ended !== 'SIGKILL') throw new Error(`${clone}: ${ended}\n${machine.output()}`);
      return ended;
    },
  };
}

/** Every third push is refused for no reason, as a busy host does. */
function refusePushes(world: World): void {
  const hook = join(world.dir, 'main.git', 'hooks', 'pre-receive');
  writeFileSync(
    hook,
    `#!/bin/sh\nn=$(cat "${world.dir}/pushes" 2>/dev/null || echo 0)\nn=$((n + 1))\necho $n > "${world.dir}/pushes"\n[ $((n % 3)) -ne 0 ]\n`,
  );
  chmodSync(hook, 0o755);
}

const publishB = (world: World) => {
  world.editor.write('b', { retention: ['60 dagen', '60 days'], front: SUMMARY });
  world.editor.publish('b', minutesAgo(5), { storeId: world.store.id });
};
const publishC = (world: World) => {
  world.git('editor', 'pull', '--quiet', '--ff-only');
  world.editor.write('c', {
    retention: ['60 dagen', '60 days'],
    messages: ['120 dagen', '120 days'],
    front: SUMMARY,
  });
  const now = toInstant(Temporal.Now.instant());
  const { editor, store } = world;
  editor.publish('c', now, { storeId: store.id, effective: farDate() });
};
const farDate = () => Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: 120 }).toString();

/** One sound register, each act once, everybody told of each edition exactly once, and nothing left to write. */
async function expectWhole(world: World, editions: readonly string[]): Promise<readonly Act[]> {
  world.git('one', 'fetch', '--quiet');
  world.git('one', 'reset', '--quiet', '--hard', 'origin/main');
  const verified = verifyPublication({ dir: join(world.dir, 'one', 'content') });
  expect(verified.problems).toEqual([]);
  const acts = readFileSync(join(world.dir, 'one', 'content', 'privacy', 'register.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Act);
  expect(new Set(acts.map(({ key }) => key)).size).toBe(acts.length);
  for (const edition of editions)
    for (const kind of ['published', 'notice-started', 'notice-given'])
      expect(
        acts.filter((act) => act.kind === kind && act.edition === edition && !('about' in act)),
        `${kind} ${edition}`,
      ).toHaveLength(1);
  expect(await waitingActs(world.store)).toEqual([]);
  const letters = readdirSync(join(world.dir, 'mailbox'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(world.dir, 'mailbox', name), 'utf8')) as Mail);
  const starts = acts.filter((act) => act.kind === 'notice-started');
  // One message tells of one edition or of both; whoever got one of each got two.
  const messages = new Set(starts.map((act) => act.notice)).size;
  expect(letters).toHaveLength(messages * PEOPLE);
  expect(new Set(letters.map(({ to, subject }) => `${to} ${subject}`)).size).toBe(letters.length);
  const states = await world.store.db.selectFrom('delivery').select('state').execute();
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['accepted']));
  return acts;
}

interface Mail {
  readonly to: string;
  readonly subject: string;
}

describe.each(ENGINES)('on $name', (engine) => {
  test('two at once while an editor publishes and pushes are refused: one register, one message each', async () => {
    const world = await aWorld(engine);
    refusePushes(world);
    publishB(world);
    await world.pushEditor('Publish b');
    const machines = [world.run('one'), world.run('two')];
    publishC(world);
    await world.pushEditor('Publish c');
    expect(await Promise.all(machines)).toEqual([0, 0]);
    await Promise.all([world.run('one'), world.run('two')]);
    await expectWhole(world, ['b', 'c']);
  }, 240_000);

  test('killed at one step after the other, by turns, until it is done: nothing is lost and nobody is mailed twice', async () => {
    const world = await aWorld(engine);
    publishB(world);
    await world.pushEditor('Publish b');
    for (const [index, [step, nth]] of DEATHS[engine.name].entries()) {
      const clone = index % 2 === 0 ? 'one' : 'two';
      expect(await world.run(clone, { step, nth }), `${step} ${nth}`).toBe('SIGKILL');
    }
    await world.run('one');
    await world.run('two');
    await expectWhole(world, ['b']);
  }, 600_000);
});
