/** The command itself, `promulgate notify`, killed at random: the whole process, from reading the content to the last record. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { toInstant } from '#domain/date.ts';
import { closeStore, openStore } from '#store/open-store.ts';
import { countBy } from '../support/delivery-scene.ts';
import { startFakeResend } from '../support/fake-resend.ts';
import { seededRandom } from '../support/killable.ts';
import { addPeople } from '../support/mail-out.ts';
import { ENGINES } from '../support/postgres.ts';
import { contentFolder, SUMMARY } from './content-folder.ts';

const PROGRAM = fileURLToPath(new URL('../../scripts/promulgate.ts', import.meta.url));
const PEOPLE = 2_000;
const KILLS = process.env.SOAK ? 40 : 5;

const ago = (hours: number) => toInstant(Temporal.Now.instant().subtract({ hours }));

test.each(ENGINES)(
  `on $name, the command killed ${KILLS} times tells everybody exactly once`,
  async (engine) => {
    const dir = mkdtempSync(join(tmpdir(), 'promulgate-killed-'));
    const databaseUrl = await engine.readyUrl();
    const store = await openStore(databaseUrl);
    const random = seededRandom(20_261_123);
    const fake = await startFakeResend({
      slowMs: 40,
      faultOf: () => (random() < 0.2 ? 'reset-after' : 'none'),
    });
    const content = contentFolder();
    onTestFinished(async () => {
      await fake.close();
      await closeStore(store);
      content.remove();
      rmSync(dir, { recursive: true, force: true });
    });
    content.write('a');
    content.publish('a', ago(48), { storeId: store.id });
    content.write('b', { retention: ['60 dagen', '60 days'], front: SUMMARY });
    content.publish('b', ago(1), { storeId: store.id });
    await addPeople(store, PEOPLE);

    const notify = () => {
      const child = spawn(process.execPath, [PROGRAM, 'notify', '--content', content.dir], {
        cwd: dir,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          CI: '',
          DATABASE_URL: databaseUrl,
          MAIL_TRANSPORT: 'resend',
          RESEND_API_KEY: 're_test',
          RESEND_BASE_URL: fake.url,
          PUBLIC_URL: 'https://www.example.org',
          PROMULGATE_SECRET: 'a-secret-of-the-tests-that-is-long-enough',
        },
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (data: Buffer) => {
          output += data.toString();
        });
      const ended = new Promise<number | string>((resolve) =>
        child.on('close', (code, signal) => resolve(signal ?? code ?? 1)),
      );
      return { child, ended, output: () => output };
    };

    let kills = 0;
    let midway = 0;
    while (kills < KILLS && fake.ledger.length < PEOPLE) {
      const { child, ended, output } = notify();
      const before = fake.requests.length;
      // Most of them die while they send; some before they have begun.
      const early = random() < 0.2;
      const begun = () => fake.requests.length > before + Math.floor(random() * 4);
      while (!early && child.exitCode === null && !begun()) await pause(5);
      await pause(random() * 60);
      child.kill('SIGKILL');
      const how = await ended;
      expect(how, output()).toBe('SIGKILL');
      kills += 1;
      if (fake.ledger.length > 0 && fake.ledger.length < PEOPLE) midway += 1;
    }
    expect(midway).toBeGreaterThan(1);
    fake.configure({ faultOf: () => 'none' });
    const last = notify();
    expect(await last.ended, last.output()).toBe(0);

    const counts = countBy(fake.ledger.map(({ to }) => to));
    expect(fake.ledger.length).toBe(PEOPLE);
    expect(counts.size).toBe(PEOPLE);
    const states = await store.db.selectFrom('delivery').select('state').execute();
    expect(Object.fromEntries(countBy(states.map(({ state }) => state)))).toEqual({ accepted: PEOPLE });
  },
  process.env.SOAK ? 7_200_000 : 240_000,
);

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
