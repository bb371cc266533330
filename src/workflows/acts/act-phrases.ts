/** The sentences in which acts are told, per language. */
import type { Direction, Verdict } from '#domain/assessment/model.ts';
import type { ExceptionKind } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import type { EditionState, Obstacle } from '#domain/timeline/model.ts';
import type { PeriodSource } from '#domain/timeline/notice-period.ts';

export interface Phrases {
  readonly languageNames: Readonly<Record<Language, string>>;
  readonly states: Readonly<Record<EditionState, string>>;
  readonly obstacles: Readonly<Record<Obstacle, string>>;
  readonly published: (edition: string, name: string, languages: string) => string;
  readonly historical: (date: string) => string;
  readonly verdict: (verdict: Verdict | 'first', direction: Direction, clauses: number) => string;
  readonly replaces: (edition: string, inherits: boolean) => string;
  readonly atOnce: (moment: string) => string;
  readonly effective: (date: string, zone: string, proposed: boolean) => string;
  readonly exception: (kind: ExceptionKind, reason: string) => string;
  /** Where a notice period comes from, to follow a preposition. */
  readonly sources: Readonly<Record<PeriodSource, string>>;
  readonly period: (period: string, reasons: readonly string[], excepted: boolean) => string;
  readonly deadline: (date: string) => string;
  readonly coincides: string;
  readonly told: (
    audience: 'everyone' | 'followers' | 'nobody' | 'language',
    language: string | undefined,
  ) => string;
  readonly toldFollowUp: string;
  readonly reassessed: (
    edition: string,
    previous: string,
    verdict: Verdict | 'first',
    restarts: boolean,
  ) => string;
  readonly rescheduled: (edition: string, was: string, date: string) => string;
  readonly clockRestarts: string;
  readonly noticeKept: (given: boolean) => string;
  readonly withdrawn: (edition: string) => string;
  readonly erratum: (
    edition: string,
    clause: string,
    language: string,
    reads: string,
    shouldRead: string,
  ) => string;
  readonly erratumShown: string;
  readonly deviation: (edition: string, clauses: string, since: string) => string;
  readonly deviationShown: string;
  readonly nothingInForce: string;
  readonly inForce: (edition: string, since: string) => string;
  readonly ahead: (edition: string, date: string) => string;
  readonly blocked: (edition: string, date: string, why: string, earliest: string) => string;
}

const NL: Phrases = {
  languageNames: { nl: 'het Nederlands', en: 'het Engels' },
  states: {
    draft: 'concept',
    announced: 'aangekondigd',
    postponed: 'uitgesteld',
    'in-force': 'van kracht',
    superseded: 'vervallen',
    withdrawn: 'ingetrokken',
    replaced: 'vervangen',
  },
  obstacles: {
    'notice-not-given': 'de aankondiging is niet volledig gedaan en zou vanaf vandaag te laat zijn',
    'notice-too-late':
      'de aankondiging was te laat volledig, of de melding op de site is te veel dagen weggeweest',
    'banner-missing': 'de melding staat nu niet op de site',
    'previous-not-in-force': 'de editie waarmee zij is vergeleken, is nog niet van kracht',
    'consent-open': 'er is toestemming of een verenigbaarheidstoets nodig, en de uitkomst is niet vastgelegd',
    'date-passed': 'de ingangsdatum is verstreken en er is een nieuwe nodig',
  },
  published: (edition, name, languages) =>
    `Editie ${edition} van “${name}” wordt gepubliceerd in ${languages}.`,
  historical: (date) =>
    `Het is een editie uit het verleden: zij gold vanaf ${date} en wordt nu vastgelegd. De site vermeldt dat zij achteraf is vastgelegd. Niemand krijgt bericht.`,
  verdict: (verdict, direction, clauses) => {
    if (verdict === 'first')
      return 'Het is de eerste editie; er is niets om mee te vergelijken en een aankondiging is niet nodig.';
    if (verdict === 'non-material') return 'Beoordeling: geen enkele wijziging is materieel.';
    const number = clauses === 1 ? 'één bepaling' : `${clauses} bepalingen`;
    const open =
      verdict === 'review' ? ' De machine kon niet alles beoordelen; wat open is, telt als materieel.' : '';
    return `Beoordeling: materieel gewijzigd, in ${number}; ${DIRECTION_NL[direction]}.${open}`;
  },
  replaces: (edition, inherits) =>
    inherits
      ? `Zij vervangt de aangekondigde editie ${edition}. De aankondiging daarvan blijft gelden, omdat er niets materieel verschilt van de aangekondigde tekst.`
      : `Zij vervangt de aangekondigde editie ${edition}. De aankondiging daarvan telt niet mee: de termijn begint opnieuw.`,
  atOnce: (moment) => `Zij is van kracht vanaf het moment van publicatie: ${moment}.`,
  effective: (date, zone, proposed) =>
    `Zij wordt van kracht op ${date} om 00:00 uur (${zone})${proposed ? '; die datum is een voorstel met enkele dagen speling' : ''}. Tot dan geldt de huidige tekst.`,
  exception: (kind, reason) => `Uitzondering op de termijn: ${EXCEPTION_NL[kind]}. Reden: ${reason}`,
  sources: {
    'gdpr-default': 'het profiel gdpr-default',
    p2b: 'het profiel p2b',
    eecc: 'het profiel eecc',
    psd2: 'het profiel psd2',
    policy: 'uw eigen beleid',
    promise: 'de toezegging in de tekst die nu geldt',
    editor: 'de keuze van de redactie',
  },
  period: (period, reasons, excepted) => {
    const from = listOf(
      reasons.map((reason) => `uit ${reason}`),
      'nl',
    );
    return excepted
      ? `Aankondigingstermijn: ${period}, door de uitzondering. Anders volgt de termijn ${from}, en geldt de langste.`
      : `Aankondigingstermijn: ${period}. Die volgt ${from}; de langste geldt.`;
  },
  deadline: (date) =>
    `De aankondiging moet uiterlijk op ${date} volledig zijn gedaan; anders wordt de editie uitgesteld.`,
  coincides: 'Zij wordt van kracht zodra de aankondiging volledig is gedaan, en nooit eerder.',
  told: (audience, language) =>
    ({
      everyone:
        'Dit wordt verteld aan iedere bezoeker (een melding boven elke pagina), aan alle abonnees en aan alle klanten op de lijst.',
      followers:
        'Dit wordt verteld aan abonnees die van elke wijziging willen horen. Klanten krijgen geen bericht.',
      nobody: 'Niemand krijgt bericht: er was nog geen tekst.',
      language: `Dit wordt verteld aan de abonnees en klanten die de tekst in ${language ?? 'die taal'} lezen.`,
    })[audience],
  toldFollowUp:
    'Wie de aankondiging heeft gekregen, krijgt hierover bericht, behalve wie zich sindsdien heeft afgemeld of is gewist.',
  reassessed: (edition, previous, verdict, restarts) =>
    `Editie ${edition} is opnieuw vergeleken, nu met ${previous}: ${verdict === 'non-material' ? 'niet-materieel' : 'materieel'}. ${restarts ? 'Zij bevat nu wijzigingen die niemand is verteld: haar termijn begint opnieuw.' : 'Haar aankondiging blijft gelden.'}`,
  rescheduled: (edition, was, date) => `De ingangsdatum van editie ${edition} gaat van ${was} naar ${date}.`,
  clockRestarts:
    'De nieuwe datum is eerder dan is aangekondigd: er is een nieuwe aankondiging nodig en de termijn begint opnieuw.',
  noticeKept: (given) =>
    given
      ? 'De aankondiging die is gedaan, blijft gelden.'
      : 'De aankondiging is nog niet volledig gedaan; dat moet nog, en op tijd.',
  withdrawn: (edition) =>
    `Editie ${edition} wordt ingetrokken en wordt nooit van kracht. Haar pagina blijft staan, met de vermelding “ingetrokken”; haar naam wordt niet opnieuw gebruikt.`,
  erratum: (edition, clause, language, reads, shouldRead) =>
    `In editie ${edition}, bepaling ${clause} (in ${language}), staat “${reads}”; dat moet zijn “${shouldRead}”.`,
  erratumShown:
    'De site laat beide lezingen zien. Abonnees die van elke wijziging willen horen, krijgen bericht.',
  deviation: (edition, clauses, since) =>
    `Sinds ${since} wordt afgeweken van editie ${edition}, bepaling ${clauses}.`,
  deviationShown:
    'De bepaling en een melding boven elke pagina zeggen dat. Iedereen die verteld moet worden, krijgt meteen bericht. In het bewijs staat dit als te laat verteld. De ingangsdatum van een editie verandert hierdoor niet.',
  nothingInForce: 'Er is nu geen tekst van kracht.',
  inForce: (edition, since) => `Nu van kracht: editie ${edition}${since ? `, sinds ${since}` : ''}.`,
  ahead: (edition, date) =>
    `Daarna: editie ${edition}, vanaf ${date}, mits de aankondiging op tijd volledig is gedaan.`,
  blocked: (edition, date, why, earliest) =>
    `Editie ${edition} (${date}) wordt zo niet van kracht: ${why}.${earliest ? ` Op zijn vroegst kan het op ${earliest}.` : ''}`,
};

const DIRECTION_NL: Readonly<Record<Direction, string>> = {
  adverse: 'in het nadeel van de lezer',
  favourable: 'in het voordeel van de lezer',
  neutral: 'niet in het voordeel of nadeel van de lezer',
  unknown: 'in wiens voordeel is niet vastgesteld',
};

const EXCEPTION_NL: Readonly<Record<ExceptionKind, string>> = {
  'legal-obligation': 'een wettelijke plicht',
  'imminent-danger': 'een onmiddellijk gevaar',
  'favourable-only': 'alleen in het voordeel van de lezer',
};

const EN: Phrases = {
  languageNames: { nl: 'Dutch', en: 'English' },
  states: {
    draft: 'draft',
    announced: 'announced',
    postponed: 'postponed',
    'in-force': 'in force',
    superseded: 'superseded',
    withdrawn: 'withdrawn',
    replaced: 'replaced',
  },
  obstacles: {
    'notice-not-given': 'notice was not given in full, and counted from today it would be too late',
    'notice-too-late': 'notice was complete too late, or the notice on the site was missing on too many days',
    'banner-missing': 'the notice is not on the site now',
    'previous-not-in-force': 'the edition it was compared with is not in force yet',
    'consent-open': 'consent or a compatibility test is needed, and its outcome is not on record',
    'date-passed': 'its date has passed and a new one is needed',
  },
  published: (edition, name, languages) => `Edition ${edition} of “${name}” is published in ${languages}.`,
  historical: (date) =>
    `It is an edition of the past: it governed from ${date} and is recorded now. The site says that it was recorded afterwards. Nobody gets a message.`,
  verdict: (verdict, direction, clauses) => {
    if (verdict === 'first')
      return 'It is the first edition: there is nothing to compare it with, and it needs no notice.';
    if (verdict === 'non-material') return 'Assessment: no change is material.';
    const number = clauses === 1 ? 'one clause' : `${clauses} clauses`;
    const open =
      verdict === 'review' ? ' The machine could not judge everything; what is open counts as material.' : '';
    return `Assessment: materially changed, in ${number}; ${DIRECTION_EN[direction]}.${open}`;
  },
  replaces: (edition, inherits) =>
    inherits
      ? `It replaces the announced edition ${edition}. The notice of that one still counts, because nothing material differs from the announced text.`
      : `It replaces the announced edition ${edition}. The notice of that one does not count: the period starts again.`,
  atOnce: (moment) => `It is in force from the moment of publication: ${moment}.`,
  effective: (date, zone, proposed) =>
    `It takes effect on ${date} at 00:00 (${zone})${proposed ? '; that date is a proposal with some days to spare' : ''}. Until then the present text governs.`,
  exception: (kind, reason) => `Exception to the period: ${EXCEPTION_EN[kind]}. Reason: ${reason}`,
  sources: {
    'gdpr-default': 'the profile gdpr-default',
    p2b: 'the profile p2b',
    eecc: 'the profile eecc',
    psd2: 'the profile psd2',
    policy: 'your own policy',
    promise: 'the promise in the text now in force',
    editor: "the editor's choice",
  },
  period: (period, reasons, excepted) => {
    const from = listOf(
      reasons.map((reason) => `from ${reason}`),
      'en',
    );
    return excepted
      ? `Notice period: ${period}, by the exception. Without it the period follows ${from}, and the longest holds.`
      : `Notice period: ${period}. It follows ${from}; the longest holds.`;
  },
  deadline: (date) => `Notice must be complete on ${date} at the latest; otherwise the edition is postponed.`,
  coincides: 'It takes effect as soon as notice is complete, and never before.',
  told: (audience, language) =>
    ({
      everyone:
        'Told: every visitor (a notice above every page), all subscribers, and all customers on the list.',
      followers: 'Told: subscribers who want to hear of every change. Customers get no message.',
      nobody: 'Nobody gets a message: there was no text yet.',
      language: `Told: the subscribers and customers who read the text in ${language ?? 'that language'}.`,
    })[audience],
  toldFollowUp:
    'Everybody who got the notice gets a message about this, except those who unsubscribed or were erased since.',
  reassessed: (edition, previous, verdict, restarts) =>
    `Edition ${edition} was compared again, now with ${previous}: ${verdict === 'non-material' ? 'not material' : 'material'}. ${restarts ? 'It now holds changes nobody was told about: its period starts again.' : 'Its notice still counts.'}`,
  rescheduled: (edition, was, date) =>
    `The effective date of edition ${edition} moves from ${was} to ${date}.`,
  clockRestarts:
    'The new date is earlier than people were told: a new notice is needed and the period starts again.',
  noticeKept: (given) =>
    given
      ? 'The notice that was given still counts.'
      : 'Notice was not given in full yet; it still must be, and in time.',
  withdrawn: (edition) =>
    `Edition ${edition} is withdrawn and never takes effect. Its page stays, marked “withdrawn”; its name is never used again.`,
  erratum: (edition, clause, language, reads, shouldRead) =>
    `In edition ${edition}, clause ${clause} (${language}), “${reads}” should read “${shouldRead}”.`,
  erratumShown: 'The site shows both readings. Subscribers who want to hear of every change get a message.',
  deviation: (edition, clauses, since) =>
    `Since ${since} practice differs from edition ${edition}, clause ${clauses}.`,
  deviationShown:
    'The clause and a notice above every page say so. Everybody who must be told gets a message at once. The evidence lists it as told late. No effective date changes.',
  nothingInForce: 'No text is in force now.',
  inForce: (edition, since) => `Now in force: edition ${edition}${since ? `, since ${since}` : ''}.`,
  ahead: (edition, date) =>
    `Then: edition ${edition}, from ${date}, provided that notice is complete in time.`,
  blocked: (edition, date, why, earliest) =>
    `Edition ${edition} (${date}) will not take effect as things are: ${why}.${earliest ? ` The earliest possible date is ${earliest}.` : ''}`,
};

const DIRECTION_EN: Readonly<Record<Direction, string>> = {
  adverse: 'to the disadvantage of the reader',
  favourable: 'to the advantage of the reader',
  neutral: 'neither to the advantage nor to the disadvantage of the reader',
  unknown: 'to whose advantage is not established',
};

const EXCEPTION_EN: Readonly<Record<ExceptionKind, string>> = {
  'legal-obligation': 'a legal obligation',
  'imminent-danger': 'an imminent danger',
  'favourable-only': 'only to the advantage of the reader',
};

/** "a, b en c". */
export function listOf(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(language).format(items);
}

export const ACT_PHRASES: Readonly<Record<Language, Phrases>> = { nl: NL, en: EN };
