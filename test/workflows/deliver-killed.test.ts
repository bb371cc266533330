import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMailbox } from '#mail/mailbox.ts';
import { deliveries, listMailbox } from '#mail/mailbox-index.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { freezeNotice, noticeProgress } from '#workflows/deliver/deliver.ts';
import { seededRandom, startKillable } from '../support/killable.ts';
import { addPeople, aNotice, SENDERS } from '../support/mail-out.ts';
import { SQLITE } from '../support/postgres.ts';

const WORKER = join(import.meta.dirname, '../support/mail-out-worker.ts');
const KILLS = process.env.SOAK ? 200 : 25;
const PEOPLE = 500;

interface Scene {
  readonly databaseUrl: string;
  readonly mailbox: string;
  readonly random: () => number;
}

/** Starts senders and kills them until one of them finishes or enough have died. */
async function killUntilDone(scene: Scene, limit: number): Promise<{ kills: number; midway: number }> {
  let kills = 0;
  let midway = 0;
  while (kills < limit) {
    const { databaseUrl, mailbox } = scene;
    const worker = startKillable(WORKER, { databaseUrl, mailbox, patienceMs: 60_000 });
    await worker.ready;
    // Some die before they have done anything; the others after so many messages, however slow the machine is.
    const told = async () => (await deliveries(mailbox)).length;
    const enough = scene.random() < 0.2 ? 0 : (await told()) + Math.ceil(scene.random() * 150);
    while (worker.process.exitCode === null && (await told()) < enough) await pause(2);
    await pause(scene.random() * 20);
    worker.process.kill('SIGKILL');
    if ((await worker.ended) !== 'SIGKILL') break;
    kills += 1;
    if ((await deliveries(mailbox)).length % 100 > 0) midway += 1;
  }
  return { kills, midway };
}

async function mailOut(store: Store, scene: Scene, limit: number, number: number) {
  const notice = aNotice({ id: String(number).repeat(64) });
  await freezeNotice(store, notice, {
    transport: createMailbox({ dir: scene.mailbox }),
    publisher: SENDERS,
  });
  const result = await killUntilDone(scene, limit);
  const last = startKillable(WORKER, { ...scene, patienceMs: 60_000 });
  expect(await last.ended, last.output()).toBe(0);
  expect(await noticeProgress(store, notice.id)).toMatchObject({
    complete: true,
    state: 'sent',
    counts: { accepted: { nl: PEOPLE / 2, en: PEOPLE / 2 } },
    coverage: 1,
  });
  return result;
}

test(
  `mail-outs to ${PEOPLE} people, killed ${KILLS} times at random, reach each of them exactly once`,
  async () => {
    const scene: Scene = {
      databaseUrl: await SQLITE.freshUrl(),
      mailbox: mkdtempSync(join(tmpdir(), 'promulgate-mailbox-')),
      random: seededRandom(20_261_123),
    };
    const store = await openStore(scene.databaseUrl);
    try {
      await addPeople(store, PEOPLE);
      let mailOuts = 0;
      let kills = 0;
      let midway = 0;
      while (kills < KILLS) {
        mailOuts += 1;
        const result = await mailOut(store, scene, KILLS - kills, mailOuts);
        kills += result.kills;
        midway += result.midway;
      }
      // The kills must have fallen into the work, not before or after it.
      expect(midway).toBeGreaterThan(3);
      const told = await listMailbox(scene.mailbox, 10_000);
      expect(told.length).toBe(PEOPLE * mailOuts);
      const perPerson = Map.groupBy(told, ({ to }) => to);
      expect(perPerson.size).toBe(PEOPLE);
      expect([...perPerson.values()].every((mails) => mails.length === mailOuts)).toBe(true);
    } finally {
      await closeStore(store);
    }
  },
  process.env.SOAK ? 7_200_000 : 600_000,
);

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
