import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMailbox } from '#mail/mailbox.ts';
import { deliveries, listMailbox } from '#mail/mailbox-index.ts';
import { closeStore, openStore } from '#store/open-store.ts';
import { freezeNotice, noticeProgress } from '#workflows/deliver.ts';
import { seededRandom, startKillable } from '../support/killable.ts';
import { addPeople, aNotice, SENDERS } from '../support/mail-out.ts';
import { SQLITE } from '../support/postgres.ts';

const WORKER = join(import.meta.dirname, '../support/mail-out-worker.ts');
const KILLS = Number(process.env.SOAK ?? 50);

test(`a mail-out to 500 people, killed ${KILLS} times at random, reaches each of them exactly once`, async () => {
  const random = seededRandom(20_261_123);
  const databaseUrl = await SQLITE.freshUrl();
  const mailbox = mkdtempSync(join(tmpdir(), 'promulgate-mailbox-'));
  const store = await openStore(databaseUrl);
  try {
    await addPeople(store, 500);
    await freezeNotice(store, aNotice(), { transport: createMailbox({ dir: mailbox }), publisher: SENDERS });
    let kills = 0;
    while (kills < KILLS) {
      const worker = startKillable(WORKER, { databaseUrl, mailbox, patienceMs: 60_000 });
      await worker.ready;
      // From "before the first claim" to "in the middle of a record"; a file takes about a millisecond.
      await new Promise((resolve) => setTimeout(resolve, random() * 30));
      worker.process.kill('SIGKILL');
      const end = await worker.ended;
      // Done before it could be killed: the rest of the kills would prove nothing.
      if (end !== 'SIGKILL') break;
      kills += 1;
    }
    expect(kills).toBe(KILLS);
    // The kills must have fallen into the work, not before or after it.
    const before = (await deliveries(mailbox)).length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(500);
    const last = startKillable(WORKER, { databaseUrl, mailbox, patienceMs: 60_000 });
    expect(await last.ended, last.output()).toBe(0);
    expect((await deliveries(mailbox)).length).toBe(500);
    const told = (await listMailbox(mailbox, 1_000)).map(({ to }) => to);
    expect(new Set(told).size).toBe(500);
    expect(await noticeProgress(store, aNotice().id)).toMatchObject({
      complete: true,
      state: 'sent',
      counts: { accepted: { nl: 250, en: 250 } },
      coverage: 1,
    });
  } finally {
    await closeStore(store);
  }
}, 180_000);
