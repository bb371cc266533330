/** The wording of the proof of notice, for an authority that reads Dutch or English. */
import { formatDate, formatInstant, type Instant } from '#domain/date.ts';
import type { DeliveryState } from '#domain/delivery/states.ts';
import type { Language } from '#domain/language.ts';
import type { Basis, NoticeKind } from '#domain/notice/model.ts';
import type { NoticePeriod } from '#domain/publisher.ts';
import type { Act } from '#domain/register/model.ts';

export interface EvidenceWords {
  readonly title: (edition: string, statement: string) => string;
  readonly by: (publisher: string, at: string) => string;
  readonly chronology: string;
  readonly act: (act: Act, zone: string) => string;
  readonly verdict: (told: boolean, effective: string, given: string | undefined) => string;
  readonly headings: {
    readonly facts: string;
    readonly notices: string;
    readonly exact: string;
    readonly otherwise: string;
    readonly limits: string;
  };
  readonly facts: {
    readonly assessment: string;
    readonly period: string;
    readonly because: string;
    readonly decisions: string;
    readonly register: string;
    readonly banner: string;
    readonly gaps: string;
    readonly none: string;
    readonly store: string;
    readonly storeDiffers: string;
  };
  readonly noticeKinds: Readonly<Record<NoticeKind, string>>;
  readonly verdicts: Readonly<Record<string, string>>;
  readonly bases: Readonly<Record<Basis, string>>;
  readonly states: Readonly<Record<DeliveryState, string>>;
  readonly period: (period: NoticePeriod) => string;
  readonly columns: {
    readonly outcome: string;
    readonly language: string;
    readonly basis: string;
    readonly reason: string;
    readonly people: string;
    readonly subject: string;
    readonly digest: string;
    readonly inRegister: string;
  };
  readonly coverage: (told: number, due: number, percent: string, threshold: string) => string;
  readonly sufficient: (yes: boolean) => string;
  readonly demonstration: string;
  readonly between: (from: string | undefined, until: string | undefined, transport: string) => string;
  /** In the table of outcomes: people for whom an earlier message about the edition was enough. */
  readonly toldBefore: string;
  readonly counted: (toldBefore: number) => string;
  readonly leftSince: (count: number) => string;
  readonly unreached: (count: number) => string;
  readonly reached: (count: number, means: string) => string;
  readonly yes: string;
  readonly no: string;
  readonly limits: readonly string[];
}

const percent = (value: number, language: Language): string =>
  new Intl.NumberFormat(language === 'nl' ? 'nl-NL' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 1,
  }).format(value);

const moment = (at: Instant, language: Language, zone: string) => formatInstant(at, language, zone);

export const EVIDENCE_WORDS: Readonly<Record<Language, EvidenceWords>> = {
  nl: {
    title: (edition, statement) => `Bewijs van bekendmaking: ${statement}, editie ${edition}`,
    by: (publisher, at) => `Uitgever: ${publisher}. Opgemaakt op ${at}.`,
    chronology: 'Tijdlijn',
    act: (act, zone) => dutchAct(act, zone),
    verdict: (told, effective, given) =>
      told && given
        ? `De kennisgeving was volledig op ${given}. De tekst kan gelden vanaf ${effective}.`
        : `Er is (nog) geen volledige kennisgeving vastgelegd; zonder kennisgeving treedt een materiële wijziging niet in werking.`,
    headings: {
      facts: 'Beoordeling en termijn',
      notices: 'Wie is bericht',
      exact: 'Wat precies is verzonden',
      otherwise: 'Wie langs een andere weg moet worden bereikt',
      limits: 'Wat dit bewijs wel en niet zegt',
    },
    facts: {
      assessment: 'Beoordeling',
      period: 'Toegepaste termijn',
      because: 'op grond van',
      decisions: 'Besluiten over de beoordeling',
      register: 'Openbaar register',
      banner: 'Aankondiging op de website gezien',
      gaps: 'Onderbrekingen van de aankondiging',
      none: 'geen',
      store: 'Administratie van de verzendingen',
      storeDiffers:
        'Let op: het register noemt een andere administratie dan die waaruit dit bewijs is opgemaakt.',
    },
    noticeKinds: {
      upcoming: 'Aankondiging',
      reminder: 'Herinnering',
      'in-force': 'Bericht van inwerkingtreding',
      postponed: 'Bericht van uitstel',
      withdrawn: 'Bericht van intrekking',
      erratum: 'Rectificatie',
      deviation: 'Bericht van afwijking',
      'translation-corrected': 'Bericht over een verbeterde vertaling',
    },
    verdicts: {
      material: 'materieel',
      'non-material': 'niet-materieel',
      review: 'onbeslist (geldt als materieel)',
      first: 'eerste editie',
    },
    bases: { subscriber: 'abonnee', customer: 'klant' },
    states: {
      pending: 'nog te verzenden',
      accepted: 'door de verzender aangenomen',
      delayed: 'vertraagd bij de ontvangende server',
      delivered: 'door de ontvangende server aangenomen',
      bounced: 'door de ontvangende server geweigerd',
      complained: 'afgeleverd en als ongewenst gemarkeerd',
      failed: 'aangenomen, daarna niet verzonden',
      'provider-suppressed': 'door de verzender tegengehouden',
      rejected: 'door de verzender geweigerd',
      unknown: 'uitkomst onbekend',
      held: 'uitkomst onbekend; niet herhaald',
      suppressed: 'mag niet worden gemaild',
      excluded: 'vervallen: inmiddels afgemeld of gewist',
      cancelled: 'verzending afgebroken',
    },
    period: (period) => ('days' in period ? `${period.days} dagen` : `${period.months} maanden`),
    columns: {
      outcome: 'Uitkomst',
      language: 'Taal',
      basis: 'Hoedanigheid',
      reason: 'Reden',
      people: 'Aantal',
      subject: 'Onderwerp',
      digest: 'Controlesom van HTML en tekst (SHA-256)',
      inRegister: 'In register',
    },
    coverage: (told, due, share, threshold) =>
      `${told} van ${due} personen bericht; bereik ${share}, vereist ${threshold}.`,
    sufficient: (yes) => (yes ? 'Voldoende.' : 'Niet voldoende of nog niet afgerond.'),
    demonstration:
      'Demonstratie: deze berichten zijn in een map bewaard en niet verzonden. Zij bewijzen niets.',
    between: (from, until, transport) =>
      `Verzonden via ${transport}${from ? `, begonnen op ${from}` : ''}${until ? `, afgerond op ${until}` : ', niet afgerond'}.`,
    toldBefore: 'al bericht door een eerdere zending',
    counted: (count) =>
      count === 1
        ? '1 persoon had al een eerder bericht over deze editie gekregen en telt mee in het bereik.'
        : `${count} personen hadden al een eerder bericht over deze editie gekregen en tellen mee in het bereik.`,
    leftSince: (count) =>
      count === 1
        ? '1 persoon die eerder bericht kreeg, had zich inmiddels afgemeld of was gewist en kreeg dit bericht daarom niet.'
        : `${count} personen die eerder bericht kregen, hadden zich inmiddels afgemeld of waren gewist en kregen dit bericht daarom niet.`,
    unreached: (count) => `${count} ${count === 1 ? 'persoon is' : 'personen zijn'} niet per e-mail bereikt.`,
    reached: (count, means) => `${count} langs een andere weg bericht: ${means}.`,
    yes: 'ja',
    no: 'nee',
    limits: [
      '“Aangenomen” betekent dat de verzender of de ontvangende server het bericht heeft overgenomen. Of iemand het heeft gelezen, is niet gemeten en wordt niet beweerd.',
      'Personen staan in people.csv onder een kenmerk dat alleen met de geheime sleutel van de uitgever en het adres kan worden nagerekend. Namen en adressen staan er niet in.',
      'De regels van het register zijn aan elkaar geketend; wie één regel wijzigt, breekt de keten. De controlesommen zijn zonder hulp van de uitgever na te rekenen (zie VERIFY.txt).',
    ],
  },
  en: {
    title: (edition, statement) => `Proof of notice: ${statement}, edition ${edition}`,
    by: (publisher, at) => `Publisher: ${publisher}. Drawn up on ${at}.`,
    chronology: 'Chronology',
    act: (act, zone) => englishAct(act, zone),
    verdict: (told, effective, given) =>
      told && given
        ? `Notice was complete on ${given}. The text can apply from ${effective}.`
        : 'No complete notice has been recorded (yet); without notice a material change does not take effect.',
    headings: {
      facts: 'Assessment and period',
      notices: 'Who was told',
      exact: 'What exactly was sent',
      otherwise: 'Who must be reached in another way',
      limits: 'What this proof says and does not say',
    },
    facts: {
      assessment: 'Assessment',
      period: 'Period applied',
      because: 'because of',
      decisions: 'Decisions on the assessment',
      register: 'Public register',
      banner: 'Notice seen on the website',
      gaps: 'Interruptions of the notice',
      none: 'none',
      store: 'Record of deliveries',
      storeDiffers:
        'Note: the register names another record of deliveries than the one this proof was drawn from.',
    },
    noticeKinds: {
      upcoming: 'Announcement',
      reminder: 'Reminder',
      'in-force': 'Notice of entry into force',
      postponed: 'Notice of postponement',
      withdrawn: 'Notice of withdrawal',
      erratum: 'Correction',
      deviation: 'Notice of deviation',
      'translation-corrected': 'Notice of a corrected translation',
    },
    verdicts: {
      material: 'material',
      'non-material': 'not material',
      review: 'undecided (counts as material)',
      first: 'first edition',
    },
    bases: { subscriber: 'subscriber', customer: 'customer' },
    states: {
      pending: 'still to be sent',
      accepted: 'accepted by the sender',
      delayed: 'delayed at the receiving server',
      delivered: 'accepted by the receiving server',
      bounced: 'refused by the receiving server',
      complained: 'delivered and marked as unwanted',
      failed: 'accepted, then not sent',
      'provider-suppressed': 'held back by the sender',
      rejected: 'refused by the sender',
      unknown: 'outcome unknown',
      held: 'outcome unknown; not repeated',
      suppressed: 'may not be mailed',
      excluded: 'lapsed: unsubscribed or erased since',
      cancelled: 'mail-out called off',
    },
    period: (period) => ('days' in period ? `${period.days} days` : `${period.months} months`),
    columns: {
      outcome: 'Outcome',
      language: 'Language',
      basis: 'Capacity',
      reason: 'Reason',
      people: 'People',
      subject: 'Subject',
      digest: 'Checksum of HTML and text (SHA-256)',
      inRegister: 'In register',
    },
    coverage: (told, due, share, threshold) =>
      `${told} of ${due} people told; coverage ${share}, required ${threshold}.`,
    sufficient: (yes) => (yes ? 'Sufficient.' : 'Not sufficient, or not finished yet.'),
    demonstration: 'Demonstration: these messages were kept in a folder and not sent. They prove nothing.',
    between: (from, until, transport) =>
      `Sent by ${transport}${from ? `, begun on ${from}` : ''}${until ? `, finished on ${until}` : ', not finished'}.`,
    toldBefore: 'told by an earlier message',
    counted: (count) =>
      count === 1
        ? '1 person had already been told about this edition by an earlier message, and counts towards the coverage.'
        : `${count} people had already been told about this edition by an earlier message, and count towards the coverage.`,
    leftSince: (count) =>
      count === 1
        ? '1 person told before had unsubscribed or been erased since, and therefore did not get this message.'
        : `${count} people told before had unsubscribed or been erased since, and therefore did not get this message.`,
    unreached: (count) => `${count} ${count === 1 ? 'person was' : 'people were'} not reached by e-mail.`,
    reached: (count, means) => `${count} told in another way: ${means}.`,
    yes: 'yes',
    no: 'no',
    limits: [
      '“Accepted” means that the sender or the receiving server took the message over. Whether anybody read it was not measured and is not claimed.',
      'People stand in people.csv under a code that can only be recomputed with the secret key of the publisher and the address. It holds no names and no addresses.',
      'The lines of the register are chained; whoever changes one line breaks the chain. The checksums can be recomputed without the publisher’s help (see VERIFY.txt).',
    ],
  },
};

/** What is to be said of people who had an earlier message: that it counts, or that they left since. */
export function earlierTold(
  notice: { readonly toldBefore?: Readonly<Record<string, number>>; readonly leftSince?: number },
  language: Language,
): readonly string[] {
  const words = EVIDENCE_WORDS[language];
  const before = Object.values(notice.toldBefore ?? {}).reduce((sum, count) => sum + count, 0);
  return [
    ...(before > 0 ? [words.counted(before)] : []),
    ...(notice.leftSince ? [words.leftSince(notice.leftSince)] : []),
  ];
}

/** A share in words, e.g. `99,5%`. */
export function share(value: number, language: Language): string {
  return percent(value, language);
}

function dutchAct(act: Act, zone: string): string {
  switch (act.kind) {
    case 'published':
      return act.historical
        ? `Achteraf vastgelegd; gold vanaf ${formatDate(act.effective, 'nl')}.`
        : `Gepubliceerd; ingangsdatum ${formatDate(act.effective, 'nl', { weekday: true })}.`;
    case 'notice-started':
      return act.seen
        ? `Kennisgeving begonnen; de aankondiging was te zien op ${act.seen.url}.`
        : 'Kennisgeving begonnen.';
    case 'notice-given':
      return `Kennisgeving volledig: begonnen op ${moment(act.startedAt, 'nl', zone)}, afgerond op ${moment(act.completedAt, 'nl', zone)}, bereik ${percent(act.coverage, 'nl')}.`;
    case 'notice-interrupted':
      return `Aankondiging onderbroken: ${act.reason}`;
    case 'rescheduled':
      return `Ingangsdatum verplaatst van ${formatDate(act.was, 'nl')} naar ${formatDate(act.effective, 'nl')}: ${act.reason}`;
    case 'withdrawn':
      return `Ingetrokken: ${act.reason}`;
    case 'erratum':
      return `Rectificatie (${act.language}): ${act.reason}`;
    case 'deviation':
      return `Afwijking gemeld sinds ${formatDate(act.since, 'nl')}: ${act.reason.nl ?? act.reason.en ?? ''}`;
  }
}

function englishAct(act: Act, zone: string): string {
  switch (act.kind) {
    case 'published':
      return act.historical
        ? `Recorded afterwards; applied from ${formatDate(act.effective, 'en')}.`
        : `Published; effective date ${formatDate(act.effective, 'en', { weekday: true })}.`;
    case 'notice-started':
      return act.seen ? `Notice begun; it could be seen at ${act.seen.url}.` : 'Notice begun.';
    case 'notice-given':
      return `Notice complete: begun on ${moment(act.startedAt, 'en', zone)}, finished on ${moment(act.completedAt, 'en', zone)}, coverage ${percent(act.coverage, 'en')}.`;
    case 'notice-interrupted':
      return `Notice interrupted: ${act.reason}`;
    case 'rescheduled':
      return `Effective date moved from ${formatDate(act.was, 'en')} to ${formatDate(act.effective, 'en')}: ${act.reason}`;
    case 'withdrawn':
      return `Withdrawn: ${act.reason}`;
    case 'erratum':
      return `Correction (${act.language}): ${act.reason}`;
    case 'deviation':
      return `Deviation reported since ${formatDate(act.since, 'en')}: ${act.reason.en ?? act.reason.nl ?? ''}`;
  }
}
