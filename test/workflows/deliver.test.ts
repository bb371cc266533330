import { afterEach, describe, expect, test } from 'vitest';
import { createMemory } from '#mail/memory.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { deliverDue, freezeNotice, noticeProgress } from '#workflows/deliver/deliver.ts';
import { addPeople, aNotice, SENDERS, WITH_LINKS } from '../support/mail-out.ts';
import { ENGINES } from '../support/postgres.ts';

const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await closeStore(store);
});

describe.each(ENGINES)('a mail-out on $name', ({ freshUrl }) => {
  async function opened(now?: () => number): Promise<Store> {
    const store = await openStore(await freshUrl(), now ? { now } : {});
    open.push(store);
    return store;
  }

  test('tells everybody once, in their own language, with their own links', async () => {
    const store = await opened();
    await addPeople(store, 250);
    const transport = createMemory();
    const frozen = await freezeNotice(store, aNotice(), { transport, publisher: SENDERS });
    expect(frozen).toEqual({ due: 250, batches: 3 });
    const summary = await deliverDue(store, transport, WITH_LINKS);
    expect(summary).toMatchObject({ accepted: 250, rejected: 0, unknown: 0, handed: 250 });
    expect(transport.mails.size).toBe(250);
    expect(new Set([...transport.mails.values()].map((mail) => mail.to)).size).toBe(250);
    const [mail] = [...transport.mails.values()].filter((one) => one.language === 'nl');
    expect(mail?.subject).toBe('Onze privacyverklaring verandert');
    expect(mail?.text).toContain('https://www.example.org/nl/unsubscribe/');
    expect(mail?.html).not.toContain('@@promulgate:');
    expect(mail?.headers['List-Unsubscribe']).toMatch(/^<https:\/\/www\.example\.org\/nl\/unsubscribe\//);
    expect(await noticeProgress(store, aNotice().id)).toMatchObject({
      complete: true,
      state: 'sent',
      counts: { accepted: { nl: 125, en: 125 } },
      due: 250,
      accepted: 250,
      coverage: 1,
    });
  });

  test('is without effect when it is frozen and sent again', async () => {
    const store = await opened();
    await addPeople(store, 30);
    const transport = createMemory();
    for (let round = 0; round < 3; round += 1) {
      await freezeNotice(store, aNotice(), { transport, publisher: SENDERS });
      await deliverDue(store, transport, WITH_LINKS);
    }
    expect(transport.mails.size).toBe(30);
  });
});
