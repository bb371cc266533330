/** Sentences of rules that need more than a subject and a verb. */

import type { ElementId } from '../model.ts';
import type { Finding } from '../signals/signals.ts';
import { NARROWING_SENTENCES } from './explain-narrowing.ts';

type Words = { readonly old: string; readonly new: string };
type Sentence = (words: Words, finding: Finding) => string;

const PERIODS: Readonly<
  Record<string, readonly [nl: string, en: string, sourceNl: string, sourceEn: string]>
> = {
  E13: [
    'De bewaartermijn',
    'The retention period',
    'AVG art. 13 lid 2 onder a; WP260 punt 29-30',
    'GDPR Art. 13(2)(a); WP260 par. 29-30',
  ],
  E19: [
    'De levensduur van een cookie',
    'The lifetime of a cookie',
    'Telecommunicatiewet art. 11.7a',
    'Dutch Telecommunications Act Art. 11.7a',
  ],
  E21: ['De leeftijdsgrens', 'The age limit', 'AVG art. 8; UAVG art. 5', 'GDPR Art. 8'],
  E23: ['De termijn van aankondiging', 'The notice period', 'WP260 punt 30', 'WP260 par. 30'],
  E27: ['De termijn voor een antwoord', 'The time to respond', 'AVG art. 12 lid 3', 'GDPR Art. 12(3)'],
};
const periodOf = (element: ElementId | null) => PERIODS[element ?? 'E13'] ?? PERIODS.E13!;
const nl = (text: string) => text.replace(/[“”]/g, (mark) => (mark === '“' ? '‘' : '’'));

/** Words by which things hold together. */
const JOINT = /^(?:en|alsmede|evenals|alsook|and|as well as)\b/i;

/** Sentences of rules that need more than subject and verb. */
export const RULE_SENTENCES: Readonly<Record<string, { readonly nl: Sentence; readonly en: Sentence }>> = {
  ...NARROWING_SENTENCES,
  duration: {
    nl: (words, finding) => {
      const [subject, , source] = periodOf(finding.element);
      if (!finding.old) return `${subject} wordt hier nu genoemd: ${nl(words.new)}; ${source}.`;
      return finding.new
        ? `${subject} gaat van ${nl(words.old)} naar ${nl(words.new)}; ${source}.`
        : `${subject} wordt hier niet meer genoemd: ${nl(words.old)}; ${source}.`;
    },
    en: (words, finding) => {
      const [, subject, , source] = periodOf(finding.element);
      if (!finding.old) return `${subject} is now stated here: ${words.new}; ${source}.`;
      return finding.new
        ? `${subject} goes from ${words.old} to ${words.new}; ${source}.`
        : `${subject} is no longer stated here: ${words.old}; ${source}.`;
    },
  },
  'duration-first': {
    nl: (words) =>
      `De bewaartermijn wordt voor het eerst genoemd: ${nl(words.new)} in plaats van ${nl(words.old)}; AVG art. 13 lid 2 onder a.`,
    en: (words) =>
      `The retention period is stated for the first time: ${words.new} instead of ${words.old}; GDPR Art. 13(2)(a).`,
  },
  'negation-added': {
    nl: (words) =>
      `Er komt een ontkenning bij (${nl(words.new)}): de zin zegt nu het tegendeel; WP260 punt 29.`,
    en: (words) => `A negation is added (${words.new}): the sentence now says the opposite; WP260 par. 29.`,
  },
  'negation-removed': {
    nl: (words) =>
      `Er vervalt een ontkenning (${nl(words.old)}): wat werd uitgesloten, is dat niet meer; WP260 punt 29.`,
    en: (words) => `A negation is removed (${words.old}): what was excluded no longer is; WP260 par. 29.`,
  },
  'negation-moved': {
    nl: () => 'De ontkenning slaat op een ander deel van de zin; WP260 punt 29.',
    en: () => 'The negation now bears on another part of the sentence; WP260 par. 29.',
  },
  'negation-strength': {
    nl: (words) =>
      `De ontkenning is anders van kracht: ${nl(words.old)} wordt ${nl(words.new)}; WP260 punt 13.`,
    en: (words) => `The negation differs in force: ${words.old} becomes ${words.new}; WP260 par. 13.`,
  },
  modality: {
    nl: (words, finding) =>
      `De stelligheid verandert: ${finding.old ? nl(words.old) : 'een vaststaand feit'} wordt ${finding.new ? nl(words.new) : 'een vaststaand feit'}; WP260 punt 13.`,
    en: (words, finding) =>
      `The firmness changes: ${finding.old ? words.old : 'a plain fact'} becomes ${finding.new ? words.new : 'a plain fact'}; WP260 par. 13.`,
  },
  'and-or': {
    nl: (words, finding) =>
      JOINT.test(finding.old)
        ? `${nl(words.old)} wordt ${nl(words.new)}: wat samen gold, geldt nu naar keuze; WP260 punt 29.`
        : `${nl(words.old)} wordt ${nl(words.new)}: wat naar keuze gold, geldt nu samen; WP260 punt 29.`,
    en: (words, finding) =>
      JOINT.test(finding.old)
        ? `${words.old} becomes ${words.new}: what held together now holds alternatively; WP260 par. 29.`
        : `${words.old} becomes ${words.new}: what held alternatively now holds together; WP260 par. 29.`,
  },
  actor: {
    nl: (words) =>
      `Een ander handelt of ontvangt: ${nl(words.old)} wordt ${nl(words.new)}; AVG art. 13 lid 1.`,
    en: (words) => `Another party acts or receives: ${words.old} becomes ${words.new}; GDPR Art. 13(1).`,
  },
  roles: {
    nl: (words) =>
      `De partijen wisselen van rol: ${nl(words.old)} wordt ${nl(words.new)}; AVG art. 13 lid 1 onder e.`,
    en: (words) => `The parties change roles: ${words.old} becomes ${words.new}; GDPR Art. 13(1)(e).`,
  },
  exchanged: {
    nl: (words) =>
      `Woorden wisselen van plaats en horen nu bij iets anders: ${nl(words.old)} wordt ${nl(words.new)}; WP260 punt 29.`,
    en: (words) =>
      `Words change places and now belong to something else: ${words.old} becomes ${words.new}; WP260 par. 29.`,
  },
  boundary: {
    nl: (words, finding) =>
      finding.new
        ? `De kring wordt een andere: er staat nu ${nl(words.new)}; AVG art. 13 lid 1.`
        : `De kring wordt een andere: ${nl(words.old)} vervalt; AVG art. 13 lid 1.`,
    en: (words, finding) =>
      finding.new
        ? `The circle becomes another: it now says ${words.new}; GDPR Art. 13(1).`
        : `The circle becomes another: ${words.old} is dropped; GDPR Art. 13(1).`,
  },
  means: {
    nl: (words, finding) =>
      finding.old
        ? `De manier om een recht te gebruiken verandert: ${nl(words.old)} wordt ${nl(words.new)}; AVG art. 12 lid 2.`
        : `De manier om een recht te gebruiken wordt beperkt: ${nl(words.new)}; AVG art. 12 lid 2.`,
    en: (words, finding) =>
      finding.old
        ? `The way to use a right changes: ${words.old} becomes ${words.new}; GDPR Art. 12(2).`
        : `The way to use a right is limited: ${words.new}; GDPR Art. 12(2).`,
  },
  'opt-in': {
    nl: () => 'Afmelden achteraf wordt aanmelden vooraf; de keuze wordt anders gemaakt, WP260 punt 29.',
    en: () =>
      'Opting out afterwards becomes opting in beforehand; the choice is made in another way, WP260 par. 29.',
  },
  'opt-out': {
    nl: () =>
      'Aanmelden vooraf wordt afmelden achteraf; daarvoor is nieuwe toestemming nodig, Telecommunicatiewet art. 11.7.',
    en: () =>
      'Opting in beforehand becomes opting out afterwards; that needs new consent, Dutch Telecommunications Act Art. 11.7.',
  },
  'notice-route': {
    nl: (words) => `Hoe of wanneer u van wijzigingen hoort, vervalt: ${nl(words.old)}; WP260 punt 29.`,
    en: (words) => `How or when people hear of changes is dropped: ${words.old}; WP260 par. 29.`,
  },
  'date-earlier': {
    nl: (words) => `De ingangsdatum wordt vervroegd: ${nl(words.old)} wordt ${nl(words.new)}; WP260 punt 30.`,
    en: (words) => `The effective date is brought forward: ${words.old} becomes ${words.new}; WP260 par. 30.`,
  },
  contact: {
    nl: (words, finding) => {
      const way = 'weg waarlangs u ons bereikt of uw rechten uitoefent';
      if (!finding.old) return `Er komt een ${way} bij: ${nl(words.new)}; WP260 punt 29.`;
      return finding.new
        ? `De ${way}, verandert: ${nl(words.old)} wordt ${nl(words.new)}; WP260 punt 29.`
        : `Een ${way}, vervalt: ${nl(words.old)}; WP260 punt 29.`;
    },
    en: (words, finding) => {
      const way = 'route to reach us or to exercise rights';
      if (!finding.old) return `A ${way} is added: ${words.new}; WP260 par. 29.`;
      return finding.new
        ? `The ${way} changes: ${words.old} becomes ${words.new}; WP260 par. 29.`
        : `A ${way} is removed: ${words.old}; WP260 par. 29.`;
    },
  },
  link: {
    nl: (words) =>
      `De link leidt naar een andere pagina: ${nl(words.old)} wordt ${nl(words.new)}; wat daar staat, hoort bij de verklaring.`,
    en: (words) =>
      `The link leads to another page: ${words.old} becomes ${words.new}; what stands there belongs to the statement.`,
  },
  'link-added': {
    nl: (words) =>
      `Een link naar een lijst of document komt erbij: ${nl(words.new)}; wat daar staat, hoort bij de verklaring.`,
    en: (words) =>
      `A link to a list or document is added: ${words.new}; what stands there belongs to the statement.`,
  },
  'link-removed': {
    nl: (words) =>
      `Een link vervalt: ${nl(words.old)}; ga na of de informatie nog te vinden is, AVG art. 12 lid 1.`,
    en: (words) =>
      `A link is removed: ${words.old}; check that the information can still be found, GDPR Art. 12(1).`,
  },
  'moved-scope': {
    nl: (words) =>
      `De tekst staat onder een kopje dat er een andere strekking aan geeft: ${nl(words.old)} wordt ${nl(words.new)}; WP260 punt 29.`,
    en: (words) =>
      `The text stands under a heading that gives it another meaning: ${words.old} becomes ${words.new}; WP260 par. 29.`,
  },
  punctuation: {
    nl: (words) =>
      `Een leesteken kan de betekenis veranderen: ${nl(words.old)} wordt ${nl(words.new)}; beoordeel dit zelf.`,
    en: (words) =>
      `Punctuation may change the meaning: ${words.old} becomes ${words.new}; judge this yourself.`,
  },
  struck: {
    nl: (words, finding) =>
      `Doorgehaalde woorden: ${nl(finding.new ? words.new : words.old)}; doorhalen is schrappen.`,
    en: (words, finding) =>
      `Words struck through: ${finding.new ? words.new : words.old}; striking through is removing.`,
  },
  governed: {
    nl: (words, finding) =>
      `Een verwijzing naar de voorwaarden van een ander ${finding.old ? 'vervalt' : 'komt erbij'}: ${nl(finding.old ? words.old : words.new)}; beoordeel dit zelf.`,
    en: (words, finding) =>
      `A reference to somebody else's terms is ${finding.old ? 'removed' : 'added'}: ${finding.old ? words.old : words.new}; judge this yourself.`,
  },
  'number-of-words': {
    nl: (words) =>
      `Enkelvoud of meervoud, of een ander woord voor hetzelfde: ${nl(words.old)} wordt ${nl(words.new)}; beoordeel dit zelf.`,
    en: (words) =>
      `Singular or plural, or another word for the same: ${words.old} becomes ${words.new}; judge this yourself.`,
  },
  wording: {
    nl: (words, finding) =>
      finding.old && finding.new
        ? `Andere woorden, waarvan niet te bewijzen is dat zij hetzelfde zeggen: ${nl(words.old)} wordt ${nl(words.new)}.`
        : finding.new
          ? `Woorden komen erbij waarvan de strekking niet te bewijzen is: ${nl(words.new)}.`
          : `Woorden vervallen waarvan de strekking niet te bewijzen is: ${nl(words.old)}.`,
    en: (words, finding) =>
      finding.old && finding.new
        ? `Other words that cannot be proved to say the same: ${words.old} becomes ${words.new}.`
        : finding.new
          ? `Words are added whose meaning cannot be proved: ${words.new}.`
          : `Words are removed whose meaning cannot be proved: ${words.old}.`,
  },
  'no-pack': {
    nl: () => 'Voor deze taal is er geen taalpakket: elke tekstwijziging moet een mens beoordelen.',
    en: () => 'There is no language pack for this language: a person must assess every change of text.',
  },
};
