import { describe, expect, test } from 'vitest';
import { composeNotice } from '#domain/notice/compose-notice.ts';
import { lintMessage } from '#domain/notice/lint-message.ts';
import { asTest } from '#domain/notice/mark-test.ts';
import { type Notice, type NoticeKind, SENTINEL } from '#domain/notice/model.ts';
import { shownDigests } from '#domain/notice/shown-digests.ts';
import { recognise } from '#domain/notice/verify-message.ts';
import { actDigest } from '#domain/register/chain.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';
import { keyRing } from '#domain/subscription/key-ring.ts';
import { personalised, recipientLinks } from '#domain/subscription/links.ts';
import { announced, draft, PUBLIC_URL, PUBLISHER, statementOf, timelineOf } from './sample.ts';

const NOW = '2027-01-20T12:00:00.000Z';

/** One act of each sort on the announced edition, and the notice it causes. */
const CAUSES: Readonly<Record<NoticeKind, (add: (draft: ActDraft) => Act, published: Act) => Act>> = {
  upcoming: (_, published) => published,
  reminder: (_, published) => published,
  'in-force': (_, published) => published,
  'translation-corrected': (_, published) => published,
  postponed: (add, published) =>
    add(
      draft({
        kind: 'rescheduled',
        cause: actDigest(published),
        recordedAt: NOW,
        effective: '2027-04-01',
        was: '2027-03-01',
        reason: 'De vertaling vroeg meer tijd.',
        by: ['privacy officer'],
      }) as ActDraft,
    ),
  withdrawn: (add) =>
    add(
      draft({
        kind: 'withdrawn',
        recordedAt: NOW,
        reason: 'Het voornemen vervalt.',
        by: ['directie'],
      }) as ActDraft,
    ),
  erratum: (add) =>
    add(
      draft({
        kind: 'erratum',
        edition: '2018-05-07',
        recordedAt: NOW,
        language: 'nl',
        clause: 'contact',
        reads: 'Vragen stelt u per e-mial.',
        shouldRead: 'Vragen stelt u per e-mail.',
        reason: 'Schrijffout.',
        by: ['privacy officer'],
      }) as ActDraft,
    ),
  deviation: (add) =>
    add(
      draft({
        kind: 'deviation',
        edition: '2018-05-07',
        recordedAt: NOW,
        clauses: ['contact'],
        since: '2027-01-18',
        reason: {
          nl: 'Onze verwerker voor e-mail is failliet; een andere verwerker heeft het werk overgenomen.',
          en: 'Our e-mail processor went bankrupt; another processor has taken over its work.',
        },
        by: ['privacy officer'],
      }) as ActDraft,
    ),
};

function noticeOf(kind: NoticeKind): Notice {
  const record = announced();
  const published = record.acts[1];
  if (!published) throw new Error('no published act');
  const act = CAUSES[kind]((body) => record.add(body), published);
  return composeNotice({
    kind,
    act,
    cause: actDigest(act),
    statement: statementOf(record.acts),
    publisher: PUBLISHER,
    timeline: timelineOf(record.acts, NOW),
    publicUrl: PUBLIC_URL,
    ...(kind === 'reminder' ? { offset: 7 } : {}),
  });
}

const KINDS = Object.keys(CAUSES) as NoticeKind[];

describe.each(KINDS)('the notice %s', (kind) => {
  const notice = noticeOf(kind);

  test('reads as the golden files say, in every language and for every class', async () => {
    for (const message of notice.messages) {
      const name = `../../golden/mail/${kind}.${message.language}.${message.basis}`;
      await expect(message.html).toMatchFileSnapshot(`${name}.html`);
      await expect(
        `Subject: ${message.subject}\n${headers(message.headers)}\n${message.text}`,
      ).toMatchFileSnapshot(`${name}.txt`);
    }
    await expect(`${JSON.stringify(notice.banner, null, 2)}\n`).toMatchFileSnapshot(
      `../../golden/mail/${kind}.banner.json`,
    );
  });

  test('has headers, links and size that the linter accepts', () => {
    for (const message of notice.messages)
      expect(lintMessage(message, { from: PUBLISHER.sender.updates, publicUrl: PUBLIC_URL })).toEqual([]);
  });

  test('offers a subscriber the way out and a customer none', () => {
    for (const message of notice.messages) {
      const parts = [message.html, message.text, message.headers['List-Unsubscribe'] ?? ''];
      const links = parts.map((part) => part.includes(SENTINEL.unsubscribe));
      expect(links).toEqual(message.basis === 'subscriber' ? [true, true, true] : [false, false, false]);
    }
  });

  test('is the same bytes when it is composed again', () => {
    expect(noticeOf(kind)).toEqual(notice);
  });
});

test('a recipient finds their own message among the published digests', () => {
  const notice = noticeOf('upcoming');
  const shown = [shownDigests(notice)];
  const keys = keyRing(['a-secret-of-the-tests-that-is-long-enough']);
  for (const message of notice.messages) {
    const links = recipientLinks({
      recipient: 4711,
      language: message.language,
      keys,
      publicUrl: PUBLIC_URL,
    });
    const mine = personalised(message, links);
    expect(mine.html).not.toContain('@@promulgate');
    expect(recognise(mine.html.replaceAll('\n', '\r\n'), shown)).toBe(
      `${message.language}.${message.basis}.html`,
    );
    expect(recognise(mine.text, shown)).toBe(`${message.language}.${message.basis}.text`);
    expect(recognise(mine.html.replace('60', '61'), shown)).toBeUndefined();
  }
});

test('a test message is marked in subject, HTML and text, and recognised as no notice', () => {
  const notice = noticeOf('upcoming');
  const shown = [shownDigests(notice)];
  for (const message of notice.messages) {
    const marked = asTest(message);
    const word = message.language === 'nl' ? 'Proefbericht' : 'Test message';
    expect(marked.subject).toBe(`[${word}] ${message.subject}`);
    expect(marked.html).toContain(`${word}: `);
    expect(marked.text.startsWith(`*** ${word}: `)).toBe(true);
    expect(recognise(marked.html, shown)).toBeUndefined();
  }
});

test('the mail-out must be complete in time for the thirty days to pass before the date', () => {
  // 30 full days before 1 March 2027: told on 29 January at the latest.
  expect(noticeOf('upcoming').deadline).toBe('2027-01-29T23:00:00.000Z');
});

function headers(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('');
}
