/** What every transport promises, whatever stands behind it. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createMailbox } from '#mail/mailbox.ts';
import { deliveries, listMailbox, readMailboxPart } from '#mail/mailbox-index.ts';
import { createMemory } from '#mail/memory.ts';
import { createResend } from '#mail/resend.ts';
import { createSmtp } from '#mail/smtp.ts';
import type { OutgoingMail, Transport } from '#mail/transport.ts';
import { startFakeResend } from '../support/fake-resend.ts';
import { startSmtpSink } from '../support/smtp-sink.ts';

interface Bench {
  readonly transport: Transport;
  /** Addresses of the messages that arrived. */
  readonly arrived: () => Promise<readonly string[]>;
  /** Makes everything fail from now on. */
  readonly breakDown: () => Promise<void>;
}

function mail(n: number): OutgoingMail {
  return {
    delivery: `abc-n1-d${n}`,
    from: 'Partners <updates@example.org>',
    to: `person-${n}@example.org`,
    replyTo: 'privacy@example.org',
    subject: 'Onze privacyverklaring verandert',
    html: '<p>é &amp; ü</p>',
    text: 'é & ü',
    headers: { 'List-ID': '<privacy.example.org>' },
    language: 'nl',
  };
}

const TRANSPORTS: Readonly<Record<string, () => Promise<Bench>>> = {
  async memory() {
    const transport = createMemory();
    return {
      transport,
      arrived: async () => [...transport.mails.values()].map(({ to }) => to),
      breakDown: async () => {},
    };
  },
  async mailbox() {
    const dir = mkdtempSync(join(tmpdir(), 'promulgate-mailbox-'));
    const inner = join(dir, 'mail');
    let transport = createMailbox({ dir: inner });
    const bench = {
      get transport() {
        return transport;
      },
      arrived: async () => (await listMailbox(inner)).map(({ to }) => to),
      async breakDown() {
        writeFileSync(join(dir, 'file'), '');
        transport = createMailbox({ dir: join(dir, 'file', 'below') });
      },
    };
    return bench;
  },
  async smtp() {
    const sink = await startSmtpSink();
    const transport = createSmtp({ url: sink.url, timeoutMs: 500, connections: 2 });
    onTestFinished(async () => {
      await transport.close();
      await sink.close();
    });
    return {
      transport,
      arrived: async () => sink.accepted.map(({ to }) => to),
      breakDown: () => sink.close(),
    };
  },
  async resend() {
    const fake = await startFakeResend();
    onTestFinished(() => fake.close());
    const transport = createResend({ apiKey: 're_test', baseUrl: fake.url, timeoutMs: 500 });
    return { transport, arrived: async () => fake.ledger.map(({ to }) => to), breakDown: () => fake.close() };
  },
};

describe.each(Object.keys(TRANSPORTS))('%s', (name) => {
  const open = () => (TRANSPORTS[name] as () => Promise<Bench>)();

  test('takes a full batch over, in order, each message with an id of its own', async () => {
    const { transport, arrived } = await open();
    const mails = Array.from({ length: Math.min(transport.capabilities.maxBatch, 20) }, (_, n) => mail(n));
    const outcome = await transport.send(mails, { idempotencyKey: 'k' });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    const ids = outcome.mails.map((one) => (one.outcome === 'accepted' ? one.providerId : ''));
    expect(new Set(ids).size).toBe(mails.length);
    expect(ids).not.toContain('');
    expect((await arrived()).toSorted()).toEqual(mails.map(({ to }) => to).toSorted());
  });

  test('repeats harmlessly under the same key, exactly when it says so', async () => {
    const { transport, arrived } = await open();
    const once = () => transport.send([mail(1)], { idempotencyKey: 'k' });
    const [first, second] = [await once(), await once()];
    expect((await arrived()).length).toBe(transport.capabilities.idempotencyMs > 0 ? 1 : 2);
    if (transport.capabilities.idempotencyMs > 0) expect(second).toEqual(first);
  });

  const canFail = name !== 'memory';
  const testIfItCan = canFail ? test : () => {};
  testIfItCan('answers a breakdown, never throws, and claims no success', async () => {
    const bench = await open();
    await bench.breakDown();
    const outcome = await bench.transport.send([mail(1)], { idempotencyKey: 'k' });
    expect(['ambiguous', 'try-later']).toContain(outcome.kind);
    const health = await bench.transport.health?.({ senders: ['updates@example.org'] });
    expect(health?.problems.some(({ severity }) => severity === 'error')).toBe(true);
  });

  test('says what it can do', async () => {
    const { transport } = await open();
    const { capabilities } = transport;
    expect(capabilities.maxBatch).toBeGreaterThanOrEqual(1);
    expect(capabilities.maxBatch).toBeLessThanOrEqual(100);
    expect(capabilities.demonstration).toBe(name === 'mailbox' || name === 'memory');
    expect(capabilities.receipts).toBe(name === 'resend' ? 'webhook' : 'none');
  });
});

test('23: a message half written by a dead process is no message, and is written once afterwards', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'promulgate-mailbox-'));
  mkdirSync(join(dir, 'tmp'));
  writeFileSync(join(dir, 'tmp', 'torn'), 'From: half a mess');
  writeFileSync(join(dir, 'abc-n1-d1.html'), 'half a previ');
  expect(await deliveries(dir)).toEqual([]);
  const transport = createMailbox({ dir });
  await Promise.all([1, 2, 3].map(() => transport.send([mail(1)], { idempotencyKey: 'k' })));
  expect(await deliveries(dir)).toEqual(['abc-n1-d1']);
  expect(await readMailboxPart(dir, 'abc-n1-d1', 'html')).toBe(mail(1).html);
  const message = readFileSync(join(dir, 'abc-n1-d1.eml'), 'utf8');
  expect(message).toContain('Message-ID: <abc-n1-d1@example.org>');
  expect(await readMailboxPart(dir, '../../etc/passwd', 'txt')).toBeUndefined();
  await expect(transport.send([{ ...mail(1), delivery: '../x' }], { idempotencyKey: 'k' })).rejects.toThrow();
});

test('a redirect is an error, not twenty more requests', async () => {
  const { createServer } = await import('node:http');
  let requests = 0;
  const server = createServer((_, response) => {
    requests += 1;
    response.writeHead(307, { location: '/emails/batch' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as { port: number };
  const transport = createResend({ apiKey: 're_test', baseUrl: `http://127.0.0.1:${port}` });
  expect((await transport.send([mail(1)], { idempotencyKey: 'k' })).kind).toBe('ambiguous');
  expect(requests).toBe(1);
});
