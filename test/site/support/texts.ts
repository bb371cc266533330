/** The editions of the test archive: every kind of clause, and every kind of change. */
import type { Language } from '#domain/language.ts';

export const PUBLISHER = `name: Voorbeeld BV
short-name: Voorbeeld
contact:
  email: privacy@example.org
authentic: nl
languages: [nl, en]
time-zone: Europe/Amsterdam
notice:
  period: 30 days
  profiles: [gdpr-default]
  threshold: 0.95
sender:
  updates: Voorbeeld <updates@example.org>
  privacy: Voorbeeld <privacy@example.org>
  reply-to: privacy@example.org
mail-processor:
  name: Postbode & Zonen
  country: Nederland
statements:
  privacy:
    nl: Privacyverklaring
    en: Privacy statement
`;

interface Wording {
  readonly retention: Record<Language, string>;
  readonly supplier: Record<Language, string>;
  readonly purpose: Record<Language, string>;
  readonly front: Record<Language, string>;
  /** The complaint stands last; in later editions it moved up. */
  readonly complaintFirst: boolean;
  readonly objection: boolean;
}

function dutch(w: Wording): string {
  const complaint =
    'Bent u het niet met ons eens, dan kunt u een klacht indienen bij de [Autoriteit Persoonsgegevens](https://autoriteitpersoonsgegevens.nl/).';
  return `---
title: Privacyverklaring
${w.front.nl}---

Voorbeeld BV legt in deze verklaring uit welke gegevens wij van u gebruiken & waarom.

## Wat wij verzamelen {#verzamelen}

${w.complaintFirst ? `${complaint}\n\n` : ''}Wij gebruiken uw gegevens voor deze doelen:

- **Bestellen.** Uw naam en adres om uw bestelling te bezorgen:
  - op het adres dat u opgeeft;
  - of bij een afhaalpunt.
- **Vragen.** ${w.purpose.nl}

Zo gaat een bestelling:

1. U bestelt.
2. Wij sturen een bevestiging.

> Wij verkopen uw gegevens nooit.

## Bewaren {#bewaren}

| Gegeven | Termijn | Grondslag |
|---|---|---|
| Bestelling | ${w.retention.nl} | overeenkomst |
| Factuur | zeven jaar | wet[^1] |

Onze leverancier is ${w.supplier.nl}.

### Bij een lek

Komt er iets op straat te liggen, dan hoort u dat meteen van ons.

## Uw rechten {#rechten}

U kunt uw gegevens inzien en laten verbeteren.${w.objection ? ' U kunt ook bezwaar maken.' : ''}

${w.complaintFirst ? '' : `${complaint}\n\n`}Schrijf naar Kerkstaat 1 in Utrecht. {#contact-adres}

[^1]: Artikel 52 van de Algemene wet inzake rijksbelastingen.
`;
}

function english(w: Wording): string {
  const complaint =
    'If you disagree with us, you can lodge a complaint with the [Dutch data protection authority](https://autoriteitpersoonsgegevens.nl/).';
  return `---
title: Privacy statement
${w.front.en}---

In this statement Voorbeeld BV explains which of your data we use & why.

## What we collect

${w.complaintFirst ? `${complaint}\n\n` : ''}We use your data for these purposes:

- **Ordering.** Your name and address to deliver your order:
  - to the address you give;
  - or to a collection point.
- **Questions.** ${w.purpose.en}

This is how an order goes:

1. You order.
2. We send a confirmation.

> We never sell your data.

## Keeping

| Data | Period | Basis |
|---|---|---|
| Order | ${w.retention.en} | contract |
| Invoice | seven years | law[^1] |

Our supplier is ${w.supplier.en}.

### After a breach

If something leaks, you will hear from us at once.

## Your rights

You can see your data and have them corrected.${w.objection ? ' You can also object.' : ''}

${w.complaintFirst ? '' : `${complaint}\n\n`}Write to Kerkstraat 1 in Utrecht.

[^1]: Section 52 of the General State Taxes Act.
`;
}

const BASE: Wording = {
  retention: { nl: 'twee jaar', en: 'two years' },
  supplier: { nl: 'Alfa', en: 'Alfa' },
  purpose: {
    nl: 'Uw e-mailadres om u te antwoorden.',
    en: 'Your e-mail address to answer you.',
  },
  front: { nl: '', en: '' },
  complaintFirst: false,
  objection: false,
};

const SECOND: Wording = {
  ...BASE,
  purpose: { nl: 'Uw mailadres, om u te antwoorden.', en: 'Your email address, to answer you.' },
};

const WITHDRAWN: Wording = {
  ...SECOND,
  supplier: { nl: 'Bèta in de Verenigde Staten', en: 'Bèta in the United States' },
  front: {
    nl: 'effective: 2024-09-01\nsummary: Wij kiezen een andere leverancier.\nimpact: U kunt bezwaar maken.\n',
    en: 'summary: We choose another supplier.\nimpact: You can object.\n',
  },
};

const MATERIAL: Wording = {
  ...SECOND,
  retention: { nl: 'één jaar', en: 'one year' },
  complaintFirst: true,
  front: {
    nl: 'effective: 2025-04-01\nsummary: Wij bewaren bestellingen korter, vanaf {{effective}}.\nimpact: U hoeft niets te doen.\n',
    en: 'summary: We keep orders for a shorter time, from {{effective}}.\nimpact: You need not do anything.\n',
  },
};

const GLANCE = {
  nl: `glance:
  - purpose: Bestellingen bezorgen
    data: naam, adres
    basis: overeenkomst
    recipients: bezorger
    retention: één jaar
    choice: geen
`,
  en: `glance:
  - purpose: Delivering orders
    data: name, address
    basis: contract
    recipients: carrier
    retention: one year
    choice: none
`,
};

const UPCOMING: Wording = {
  ...MATERIAL,
  objection: true,
  supplier: { nl: 'Gamma', en: 'Gamma' },
  front: {
    nl: `effective: 2026-06-01\nillustrative: true\nnote: Dit is maar een voorbeeld.\nsummary: Onze leverancier verandert en u krijgt een recht erbij, vanaf {{effective}}.\nimpact: U kunt bezwaar maken of uw account sluiten.\n${GLANCE.nl}`,
    en: `note: This is but an example.\nsummary: Our supplier changes and you gain a right, from {{effective}}.\nimpact: You can object or close your account.\n${GLANCE.en}`,
  },
};

/** By edition id, then language. The first existed in Dutch only. */
export const EDITIONS: Readonly<Record<string, Readonly<Partial<Record<Language, string>>>>> = {
  '2018-05-07': {
    nl: dutch({ ...BASE, front: { nl: 'note: Overgenomen van papier.\n', en: '' } }),
  },
  '2024-01-15': { nl: dutch(SECOND), en: english(SECOND) },
  '2024-06-01': { nl: dutch(WITHDRAWN), en: english(WITHDRAWN) },
  '2025-02-01': { nl: dutch(MATERIAL), en: english(MATERIAL) },
  '2026-03-01': { nl: dutch(UPCOMING), en: english(UPCOMING) },
};
