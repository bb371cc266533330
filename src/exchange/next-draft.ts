/** The file of one language of an edition -> the same text as the start of the next edition. */
import { parseDocument, stringify } from 'yaml';
import type { Language } from '#domain/language.ts';

/** Keys that belong to the edition they were written for; the next one must say them anew, or not at all. */
const OF_ONE_EDITION = [
  'effective',
  'summary',
  'impact',
  'decisions',
  'consent',
  'exception',
  'notice',
  'replaces',
  'correction',
  'clauses',
  'note',
  'illustrative',
] as const;

const REMARK: Record<Language, { authentic: string; translation: string }> = {
  nl: {
    authentic: `Een concept: pas de tekst hieronder aan en voer \`promulgate check\` uit.
Zijn de wijzigingen materieel, vul dan aan:
  effective: JJJJ-MM-DD   de dag waarop deze editie ingaat (\`check\` noemt de vroegste)
  summary: in gewone woorden wat er verandert
  impact: wat dat voor de lezer betekent en wat hij voor die dag kan doen
De datum staat nergens anders; in summary en impact schrijft u {{effective}}.
Haal de rijen van glance na: zij zijn overgenomen uit de vorige editie.`,
    translation: `Een concept: vertaal elke wijziging van de authentieke tekst, bepaling voor bepaling.
Zijn de wijzigingen materieel, vul dan ook hier summary en impact in.`,
  },
  en: {
    authentic: `A draft: change the text below and run \`promulgate check\`.
If the changes are material, add:
  effective: YYYY-MM-DD   the day on which this edition takes effect (\`check\` names the earliest)
  summary: in plain words what changes
  impact: what that means for the reader, and what can be done before that day
The date stands nowhere else; in summary and impact you write {{effective}}.
Go over the rows of glance: they were taken from the edition before.`,
    translation: `A draft: translate every change of the authentic text, clause by clause.
If the changes are material, fill in summary and impact here too.`,
  },
};

const FRONT = /^\uFEFF?---[^\n]*\n([\s\S]*?)\n---[^\n]*\n?/;

/**
 * @param source bytes of the edition to start from
 * @returns the draft, and which keys were cleared
 */
export function nextDraft(
  source: string,
  o: {
    readonly language: Language;
    readonly authentic: boolean;
    readonly replaces?: string;
    readonly title?: string;
  },
): { readonly source: string; readonly cleared: readonly string[] } {
  const [whole = '', front = ''] = FRONT.exec(source) ?? [];
  const document = parseDocument(front, { version: '1.2' });
  const cleared = OF_ONE_EDITION.filter((key) => document.delete(key));
  if (o.title !== undefined) {
    // Words of another language: only the clauses are a start.
    document.delete('glance');
    document.set('title', o.title);
  }
  if (o.authentic && o.replaces !== undefined) document.set('replaces', o.replaces);
  document.commentBefore = remark(o);
  return {
    source: `---\n${document.toString({ lineWidth: 110 })}---\n${source.slice(whole.length)}`,
    cleared,
  };
}

/** A first draft, with a heading to begin from. */
export function blankDraft(o: {
  readonly language: Language;
  readonly authentic: boolean;
  readonly title: string;
}): string {
  const comment = remark(o).replace(/^/gm, '#');
  return `---\n${comment}\n${stringify({ title: o.title })}---\n\n${BLANK[o.language]}`;
}

function remark(o: { readonly language: Language; readonly authentic: boolean }): string {
  return REMARK[o.language][o.authentic ? 'authentic' : 'translation'].replace(/^/gm, ' ');
}

/** Headings of what GDPR art. 13 and 14 ask for, each with the question to answer. */
const BLANK: Record<Language, string> = {
  nl: `## Wie wij zijn

Noem uw naam, adres en contactgegevens.

## Welke gegevens wij gebruiken, waarvoor en op welke grondslag

Noem elk doel, de gegevens daarvoor en de grondslag.

## Met wie wij gegevens delen

Noem de ontvangers, en de landen buiten de Europese Economische Ruimte met de waarborgen.

## Hoe lang wij gegevens bewaren

Noem per soort gegevens een termijn.

## Uw rechten

Noem inzage, rectificatie, wissing, beperking, bezwaar en overdraagbaarheid, het intrekken van toestemming en de klacht bij de Autoriteit Persoonsgegevens.

## Wijzigingen

Zeg hoe en hoe lang vooraf u wijzigingen meldt.
`,
  en: `## Who we are

Give your name, address and contact details.

## Which data we use, for what and on which basis

Name each purpose, the data it needs and its legal basis.

## With whom we share data

Name the recipients, and the countries outside the European Economic Area with the safeguards.

## How long we keep data

Give a period for each type of data.

## Your rights

Name access, rectification, erasure, restriction, objection and portability, withdrawing consent, and the complaint to the supervisory authority.

## Changes

Say how, and how long in advance, you announce changes.
`,
};
