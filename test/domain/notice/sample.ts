/** A small publisher with two editions, in both languages: enough for every kind of notice. */
import { composeEdition } from '#domain/edition/compose-edition.ts';
import type { Edition } from '#domain/edition/model.ts';
import type { StatementLike } from '#domain/notice/statement-like.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { at, newRecord, POLICY, type RegisterRecord, ZONE } from '../timeline/record.ts';

export const PUBLIC_URL = 'https://www.example.org';

export const PUBLISHER: Publisher = {
  name: 'Voorbeeld BV',
  shortName: 'Voorbeeld',
  contact: {
    email: 'privacy@example.org',
    phone: '+31 20 000 00 00',
    address: 'Straat 1\n1000 AA Amsterdam',
  },
  authentic: 'nl',
  languages: ['nl', 'en'],
  timeZone: ZONE,
  notice: { ...POLICY, reminders: [7] },
  sender: {
    updates: 'Voorbeeld BV <updates@example.org>',
    privacy: 'Voorbeeld BV <privacy@example.org>',
    replyTo: 'privacy@example.org',
  },
  statements: { privacy: { nl: 'Privacyverklaring', en: 'Privacy statement' } },
  comparedEditions: 50,
};

const OLD = {
  nl: `---
title: Privacyverklaring
---

## Bewaartermijn

Wij bewaren logbestanden 30 dagen. Andere gegevens bewaren wij zolang dat nodig is voor de doelen in deze verklaring, tenzij de wet een langere termijn voorschrijft.

## Uw rechten

Wij reageren binnen 30 dagen op uw verzoek.

- U kunt uw gegevens inzien.
- U kunt uw gegevens laten wissen.

## Contact

Vragen stelt u per e-mail.
`,
  en: `---
title: Privacy statement
---

## Retention

We keep log files for 30 days. We keep other data as long as necessary for the purposes of this statement, unless the law prescribes a longer period.

## Your rights

We respond to your request within 30 days.

- You can see your data.
- You can have your data erased.

## Contact

Put your questions by e-mail.
`,
};

const NEW = {
  nl: `---
title: Privacyverklaring
effective: 2027-03-01
summary: >-
  Wij bewaren logbestanden langer: 60 in plaats van 30 dagen. Dit geldt vanaf {{effective}}.
impact: >-
  Gegevens over uw bezoek blijven langer bij ons. Bent u het er niet mee eens, dan kunt u tot {{effective}} en ook
  daarna bezwaar maken of uw account laten sluiten.
---

## Bewaartermijn

Wij bewaren logbestanden 60 dagen. Andere gegevens bewaren wij zolang dat nodig is voor de doelen in deze verklaring, tenzij de wet een langere termijn voorschrijft.

## Uw rechten

Wij reageren binnen 30 dagen op uw verzoek.

- U kunt uw gegevens inzien.
- U kunt uw gegevens laten wissen.
- U kunt een klacht indienen bij de Autoriteit Persoonsgegevens.

## Contact

Vragen stelt u per e-mail.
`,
  en: `---
title: Privacy statement
summary: >-
  We keep log files longer: 60 days instead of 30. This applies from {{effective}}.
impact: >-
  Data about your visit stays with us longer. If you disagree, you can object or have your account closed until
  {{effective}} and also after that.
---

## Retention

We keep log files for 60 days. We keep other data as long as necessary for the purposes of this statement, unless the law prescribes a longer period.

## Your rights

We respond to your request within 30 days.

- You can see your data.
- You can have your data erased.
- You can lodge a complaint with the Dutch Data Protection Authority.

## Contact

Put your questions by e-mail.
`,
};

export function edition(id: string, sources: { nl: string; en: string }): Edition {
  const { edition: composed, problems } = composeEdition({
    statement: 'privacy',
    id,
    authentic: 'nl',
    languages: ['nl', 'en'],
    files: [
      { language: 'nl', file: 'nl.md', source: sources.nl },
      { language: 'en', file: 'en.md', source: sources.en },
    ],
  });
  if (!composed) throw new Error(JSON.stringify(problems));
  return composed;
}

export const EDITIONS = [edition('2018-05-07', OLD), edition('2027-01-15', NEW)] as const;

/** First edition in force, second announced on 15 January 2027 for 1 March 2027. */
export function announced(): RegisterRecord {
  const record = newRecord();
  record.publish('2018-05-07', '2026-11-23T09:00:00Z', { effective: '2018-05-07', historical: true });
  record.publish('2027-01-15', '2027-01-15T09:00:00Z', {
    verdict: 'material',
    effective: '2027-03-01',
    reminders: [7],
  });
  return record;
}

export function draft<T extends Partial<ActDraft>>(body: T): T & { statement: string; edition: string } {
  return { statement: 'privacy', edition: '2027-01-15', ...body };
}

export function statementOf(acts: readonly Act[]): StatementLike {
  return { statement: 'privacy', editions: EDITIONS, acts };
}

export function timelineOf(acts: readonly Act[], now: string) {
  return timelineAt(acts, { statement: 'privacy', now: at(now), timeZone: ZONE, policy: PUBLISHER.notice });
}
