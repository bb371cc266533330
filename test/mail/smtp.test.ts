/** Row 22 of the fault matrix: what each failure of a mail server means, against a real one. */
import { expect, onTestFinished, test } from 'vitest';
import { createSmtp } from '#mail/smtp.ts';
import { closeStore, openStore } from '#store/open-store.ts';
import { deliverDue, freezeNotice } from '#workflows/deliver/deliver.ts';
import { resolveUnknown } from '#workflows/deliver/reconcile.ts';
import { addPeople, aNotice, SENDERS, WITH_LINKS } from '../support/mail-out.ts';
import { SQLITE } from '../support/postgres.ts';
import { type SmtpFault, startSmtpSink } from '../support/smtp-sink.ts';

const MAIL = {
  delivery: 'abc-n1-d1',
  from: 'Partners <updates@example.org>',
  to: 'jan@example.org',
  replyTo: 'privacy@example.org',
  subject: 'Onze privacyverklaring verandert',
  html: '<p>Gewijzigd</p>',
  text: 'Gewijzigd',
  headers: { 'List-Unsubscribe': '<https://www.example.org/u/1>' },
  language: 'nl',
} as const;

async function aServer() {
  const sink = await startSmtpSink();
  const transport = createSmtp({ url: sink.url, connections: 1, timeoutMs: 500 });
  onTestFinished(async () => {
    await transport.close();
    await sink.close();
  });
  return { sink, transport };
}

const EXPECTED: readonly (readonly [SmtpFault, string, number])[] = [
  ['none', 'done', 1],
  ['greeting-421', 'try-later', 0],
  ['mail-451', 'try-later', 0],
  ['mail-550', 'halt', 0],
  ['rcpt-452', 'try-later', 0],
  ['rcpt-550', 'split', 0],
  ['data-451', 'try-later', 0],
  ['data-554', 'split', 0],
  ['drop-at-connect', 'try-later', 0],
  ['drop-at-mail', 'try-later', 0],
  ['drop-at-rcpt', 'try-later', 0],
  // From "354, go ahead" on, nobody can tell.
  ['drop-in-data', 'ambiguous', 0],
  ['drop-after-accept', 'ambiguous', 1],
  ['silent-after-accept', 'ambiguous', 1],
];

test.each(EXPECTED)('%s is told as %s', async (fault, kind, taken) => {
  const { sink, transport } = await aServer();
  sink.fault(fault);
  const outcome = await transport.send([MAIL], { idempotencyKey: 'k' });
  expect(outcome.kind).toBe(kind);
  expect(sink.accepted.length).toBe(taken);
  // The connection is usable again afterwards, and the next message is judged on its own.
  sink.fault('none');
  expect((await transport.send([MAIL], { idempotencyKey: 'k2' })).kind).toBe('done');
});

test('the message has its own headers, and the same Message-ID every time', async () => {
  const { sink, transport } = await aServer();
  await transport.send([MAIL], { idempotencyKey: 'k' });
  const [{ message = '' } = {}] = sink.accepted;
  expect(message).toMatch(/^Message-ID: <abc-n1-d1@example\.org>/m);
  expect(message).toMatch(/^Content-Language: nl/m);
  expect(message).toContain('List-Unsubscribe: <https://www.example.org/u/1>');
});

test('a message of unknown outcome is never sent again by itself; a person decides', async () => {
  const { sink, transport } = await aServer();
  const store = await openStore(await SQLITE.freshUrl());
  onTestFinished(() => closeStore(store));
  await addPeople(store, 6);
  await freezeNotice(store, aNotice(), { transport, publisher: SENDERS });
  sink.fault('drop-after-accept');
  await deliverDue(store, transport, { ...WITH_LINKS, limit: 1 });
  sink.fault('none');
  const summary = await deliverDue(store, transport, WITH_LINKS);
  expect(summary.accepted).toBe(5);
  expect(new Set(sink.accepted.map(({ to }) => to)).size).toBe(6);
  expect(sink.accepted.length).toBe(6);
  expect(await resolveUnknown(store, aNotice().id, 'hold')).toBe(1);
  const states = await store.db.selectFrom('delivery').select('state').execute();
  expect(states.filter(({ state }) => state === 'held').length).toBe(1);
});
