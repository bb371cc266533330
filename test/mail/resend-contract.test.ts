/**
 * The fake provider is worth as much as it resembles the real one: what the SDK sends to it, and what it answers, must
 * have the shapes that the provider publishes.
 */
import Ajv from 'ajv';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createResend } from '#mail/resend.ts';
import { translateEvent } from '#mail/resend-webhook.ts';
import type { OutgoingMail } from '#mail/transport.ts';
import { type FakeResend, startFakeResend } from '../support/fake-resend.ts';
import type { Fault } from '../support/fault.ts';
import { ANSWERS, EVENTS, REFUSAL, REQUESTS } from '../support/resend-shapes.ts';

const ajv = new Ajv({ strict: false, allErrors: true });

/** What is wrong with a value, in the validator's words; empty = it has the shape. */
function wrong(shape: object, value: unknown): string {
  return ajv.validate(shape, value) ? '' : ajv.errorsText();
}

interface Exchange {
  /** `POST /emails/batch`; the changing parts of a path as `*`. */
  readonly what: string;
  readonly headers: Headers;
  readonly sent: unknown;
  readonly status: number;
  readonly answered: unknown;
}

/** Everything that goes over the wire from now on. */
function overheard(): readonly Exchange[] {
  const heard: Exchange[] = [];
  const real = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await real(input, init);
    const { pathname } = new URL(String(input));
    const path = pathname.replace(/\/wh1/, '/*').replace(/\/msg_[^/]+/, '/*');
    heard.push({
      what: `${init?.method ?? 'GET'} ${path}`,
      headers: new Headers(init?.headers),
      sent: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
      status: answer.status,
      answered: await answer.clone().json(),
    });
    return answer;
  });
  onTestFinished(() => void vi.restoreAllMocks());
  return heard;
}

const mail = (n: number, to = `person-${n}@example.org`): OutgoingMail => ({
  delivery: `abc-n1-d${n}`,
  from: 'Partners <updates@example.org>',
  to,
  replyTo: 'privacy@example.org',
  subject: 'Onze privacyverklaring verandert',
  html: '<p>Gewijzigd</p>',
  text: 'Gewijzigd',
  headers: { 'List-Unsubscribe': '<https://www.example.org/u/1>' },
  language: 'nl',
});

async function aFake(options: Parameters<typeof startFakeResend>[0] = {}): Promise<FakeResend> {
  const fake = await startFakeResend(options);
  onTestFinished(() => fake.close());
  return fake;
}

/** Drives every request we ever make, with every kind of answer. */
async function everything(): Promise<readonly Exchange[]> {
  const heard = overheard();
  const faults: Fault[] = ['none', 'none', 'none', '500-before', '429', 'quota', 'unverified'];
  const fake = await aFake({
    perSecond: 1_000,
    faultOf: (n) => faults[n] ?? 'none',
    isBadAddress: (to) => to.startsWith('bad'),
  });
  const resend = (o: { validation?: 'permissive'; apiKey?: string } = {}) =>
    createResend({ apiKey: 're_test', baseUrl: fake.url, ...o });
  const send = (transport: ReturnType<typeof resend>, mails: readonly OutgoingMail[], key: string) =>
    transport.send(mails, { idempotencyKey: key });
  const kinds: string[] = [];
  const note = async (outcome: ReturnType<typeof send>) => void kinds.push((await outcome).kind);
  await note(send(resend(), [mail(1), mail(2)], 'pn1/abc/1/0/g0'));
  await note(send(resend(), [mail(3), mail(4, 'bad@example.org')], 'pn1/abc/1/1/g0'));
  await note(
    send(resend({ validation: 'permissive' }), [mail(5), mail(6, 'bad@example.org')], 'pn1/abc/1/2/g0'),
  );
  for (const key of ['500', '429', 'quota', 'unverified']) await note(send(resend(), [mail(7)], key));
  await note(send(resend(), [mail(1)], 'pn1/abc/1/0/g0'));
  expect(kinds).toEqual(['done', 'split', 'done', 'ambiguous', 'try-later', 'halt', 'halt', 'unknown']);
  const transport = resend();
  await transport.health?.({ senders: ['updates@example.org'] });
  await transport.clock?.();
  for await (const one of transport.sent?.() ?? []) expect(one.providerId).not.toBe('');
  fake.webhook(fake.ledger[0]!, 'email.delivered');
  for await (const one of transport.events?.() ?? []) expect(one.kind).toBe('delivered');
  fake.configure({ sendOnlyKey: true });
  await transport.health?.({ senders: [] });
  return heard;
}

test('what the SDK sends, and what the fake answers, have the shapes the provider publishes', async () => {
  const heard = await everything();
  const asked = new Set(heard.map(({ what }) => what));
  expect([...asked].sort()).toEqual(
    [...new Set([...Object.keys(REQUESTS), ...Object.keys(ANSWERS), 'GET /webhooks/*/events/*'])].sort(),
  );
  for (const { what, sent, status, answered } of heard) {
    const request = REQUESTS[what];
    if (request) expect(wrong(request, sent), `${what}, sent`).toBe('');
    if (what === 'GET /webhooks/*/events/*') {
      const { payload } = answered as { payload: { type: string } };
      expect(wrong(EVENTS[payload.type] ?? REFUSAL, payload), what).toBe('');
    } else
      expect(wrong(status === 200 ? (ANSWERS[what] ?? {}) : REFUSAL, answered), `${what}, ${status}`).toBe(
        '',
      );
  }
  const batches = heard.filter(({ what }) => what === 'POST /emails/batch');
  expect(new Set(batches.map(({ status }) => status))).toEqual(new Set([200, 422, 500, 429, 403, 409]));
  for (const { headers } of batches) {
    expect(headers.get('idempotency-key')).toMatch(/^.{1,256}$/);
    expect(headers.get('x-batch-validation')).toMatch(/^(strict|permissive)$/);
    expect(headers.get('authorization')).toBe('Bearer re_test');
  }
});

test('events are understood in the shapes the provider publishes', async () => {
  const fake = await aFake();
  const resend = createResend({ apiKey: 're_test', baseUrl: fake.url });
  await resend.send([mail(1)], { idempotencyKey: 'k' });
  const [entry] = fake.ledger;
  const bounce = {
    diagnosticCode: ['smtp; 550 5.1.1 no such user jan@example.org'],
    subType: 'NoEmail',
    type: 'Permanent',
    message: 'No such mailbox',
  };
  const suppressed = {
    diagnosticCode: [],
    message: 'On the list',
    reason: 'previous_bounce',
    type: 'OnAccountSuppressionList',
  };
  const told: Readonly<Record<string, Record<string, unknown>>> = {
    'email.sent': {},
    'email.delivered': {},
    'email.delivery_delayed': {},
    'email.complained': {},
    'email.bounced': { bounce },
    'email.failed': { failed: { reason: 'reached_daily_quota' } },
    'email.suppressed': { suppressed },
  };
  expect(Object.keys(told).sort()).toEqual(Object.keys(EVENTS).sort());
  const understood = Object.entries(told).map(([type, extra]) => {
    const payload: unknown = JSON.parse(fake.webhook(entry!, type, extra).body);
    expect(wrong(EVENTS[type] ?? {}, payload), type).toBe('');
    return translateEvent(payload, 'msg_1');
  });
  expect(
    understood.map((one) => [one?.kind, one?.delivery, one?.detail ?? '', one?.permanent ?? false]),
  ).toEqual([
    ['sent', 'abc-n1-d1', '', false],
    ['delivered', 'abc-n1-d1', '', false],
    ['delayed', 'abc-n1-d1', '', false],
    ['complained', 'abc-n1-d1', '', false],
    ['bounced', 'abc-n1-d1', 'Permanent: NoEmail: No such mailbox', true],
    ['failed', 'abc-n1-d1', 'reached_daily_quota', false],
    ['suppressed', 'abc-n1-d1', 'OnAccountSuppressionList: previous_bounce', false],
  ]);
});

test('the shapes refuse what the provider would refuse', () => {
  const request = REQUESTS['POST /emails/batch'] ?? {};
  const one = { from: 'a@example.org', to: 'b@example.org', subject: 's' };
  expect(wrong(request, [one])).toBe('');
  expect(wrong(request, [{ ...one, attachments: [] }])).toMatch(/additional/);
  expect(wrong(request, [{ ...one, tags: [{ name: 'delivery', value: 'a b' }] }])).toMatch(/pattern/);
  expect(
    wrong(
      request,
      Array.from({ length: 101 }, () => one),
    ),
  ).toMatch(/100/);
  expect(wrong(ANSWERS['POST /emails/batch'] ?? {}, { data: [{}] })).toMatch(/id/);
  expect(wrong(REFUSAL, { error: 'x' })).toMatch(/statusCode/);
});
