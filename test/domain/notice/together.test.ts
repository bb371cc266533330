/** What one message about two upcoming editions says, word for word, and which editions share one. */
import { describe, expect, test } from 'vitest';
import { lintMessage } from '#domain/notice/lint-message.ts';
import type { Notice } from '#domain/notice/model.ts';
import { togetherId } from '#domain/notice/notice-id.ts';
import { noticesDue } from '#domain/notice/notices-due.ts';
import { groupAnnounced } from '#domain/notice/together.ts';
import { actDigest } from '#domain/register/chain.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';
import type { RegisterRecord } from '../timeline/record.ts';
import { announced, draft, EDITIONS, edition, PUBLIC_URL, PUBLISHER, timelineOf } from './sample.ts';

const LATER = edition('2027-01-16', {
  nl: `---
title: Privacyverklaring
effective: 2027-05-01
summary: Wij reageren binnen 20 in plaats van 30 dagen op uw verzoek. Dit geldt vanaf {{effective}}.
impact: U hoort eerder van ons.
---

## Bewaartermijn

Wij bewaren logbestanden 60 dagen. Andere gegevens bewaren wij zolang dat nodig is voor de doelen in deze verklaring, tenzij de wet een langere termijn voorschrijft.

## Uw rechten

Wij reageren binnen 20 dagen op uw verzoek.

- U kunt uw gegevens inzien.
- U kunt uw gegevens laten wissen.
- U kunt een klacht indienen bij de Autoriteit Persoonsgegevens.

## Contact

Vragen stelt u per e-mail.
`,
  en: `---
title: Privacy statement
summary: We respond to your request within 20 days instead of 30. This applies from {{effective}}.
impact: You hear from us sooner.
---

## Retention

We keep log files for 60 days. We keep other data as long as necessary for the purposes of this statement, unless the law prescribes a longer period.

## Your rights

We respond to your request within 20 days.

- You can see your data.
- You can have your data erased.
- You can lodge a complaint with the Dutch Data Protection Authority.

## Contact

Put your questions by e-mail.
`,
});

const NOW = '2027-01-20T12:00:00.000Z';

function both(): RegisterRecord {
  const record = announced();
  record.publish('2027-01-16', '2027-01-16T09:00:00Z', { verdict: 'material', effective: '2027-05-01' });
  return record;
}

function due(acts: readonly Act[], now = NOW): readonly Notice[] {
  return noticesDue({
    publisher: PUBLISHER,
    statement: { statement: 'privacy', editions: [...EDITIONS, LATER], acts },
    timeline: timelineOf(acts, now),
    now,
    publicUrl: PUBLIC_URL,
  });
}

const list = (notices: readonly Notice[]) =>
  notices.map(({ kind, edition: first, together }) =>
    [kind, together?.map((each) => each.edition).join(' + ') ?? first].join(' '),
  );

describe('the message', () => {
  const [notice] = due(both().acts);

  test('reads as the golden files say, in every language and for every class', async () => {
    expect(notice?.messages).toHaveLength(4);
    for (const message of notice?.messages ?? []) {
      const name = `../../golden/mail/upcoming-together.${message.language}.${message.basis}`;
      await expect(message.html).toMatchFileSnapshot(`${name}.html`);
      await expect(`Subject: ${message.subject}\n\n${message.text}`).toMatchFileSnapshot(`${name}.txt`);
      expect(lintMessage(message, { from: PUBLISHER.sender.updates, publicUrl: PUBLIC_URL })).toEqual([]);
    }
  });

  test('has one name on every host, until the first of the two takes effect', () => {
    const causes = both().acts.slice(1).map(actDigest);
    expect(notice?.id).toBe(togetherId(causes));
    expect(due(both().acts, '2027-02-03T04:05:06Z')[0]).toEqual(notice);
  });
});

describe('which editions share a message', () => {
  const started = (record: RegisterRecord, which: number, body: { together?: readonly string[] } = {}) => {
    const act = record.acts[which] as Act;
    const [notice] = due(record.acts);
    record.add(
      draft({
        kind: 'notice-started',
        edition: act.edition,
        recordedAt: NOW,
        cause: actDigest(act),
        notice: notice?.id ?? '',
        shown: {},
        seen: { url: PUBLIC_URL, at: NOW },
        ...body,
      }) as ActDraft,
    );
  };
  const TOGETHER = { together: ['2027-01-15', '2027-01-16'] };

  test('both, when neither was begun', () => {
    expect(list(due(both().acts))).toEqual(['upcoming 2027-01-15 + 2027-01-16']);
  });

  test('a machine that stopped after recording one of the two goes on with both', () => {
    const record = both();
    started(record, 1, TOGETHER);
    expect(list(due(record.acts))).toEqual(['upcoming 2027-01-15 + 2027-01-16']);
  });

  test('neither, when one was begun alone', () => {
    const record = announced();
    started(record, 1);
    record.publish('2027-01-16', '2027-01-21T09:00:00Z', { verdict: 'material', effective: '2027-05-01' });
    expect(list(due(record.acts, '2027-01-22T12:00:00Z'))).toEqual([
      'upcoming 2027-01-15',
      'upcoming 2027-01-16',
    ]);
  });

  test('a third one that comes later does not change who hears of the first two', () => {
    const announcedThree = [
      { edition: 'b', cause: '1', told: true },
      { edition: 'c', cause: '2', told: true },
      { edition: 'd', cause: '3', told: false },
    ];
    const act = (name: string, cause: string) =>
      ({ kind: 'notice-started', edition: name, cause, notice: 'x', together: ['b', 'c'] }) as unknown as Act;
    expect(
      groupAnnounced(announcedThree, [act('b', '1'), act('c', '2')]).map((group) =>
        group.kind === 'alone' ? group.member.edition : group.members.map((member) => member.edition),
      ),
    ).toEqual([['b', 'c'], 'd']);
  });
});
