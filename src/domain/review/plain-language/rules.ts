/** The rules of plain language, R01 to R18 (law.md 7), with what they say and where they come from. */
import type { Severity } from '../../problem.ts';
import type { Sentence } from '../finding.ts';

export interface PlainRule {
  readonly severity: Severity;
  readonly message: Sentence;
  readonly hint: Sentence;
  readonly source: string;
}

const WP260_12 = 'WP260 rev.01 par. 12';
const WP260_13 = 'WP260 rev.01 par. 13';

/** R13 and R18 compare words across a text or two languages; see `terms.ts` and `parity/`. */
export const PLAIN_RULES = {
  R01: {
    severity: 'warning',
    message: {
      nl: 'Een slag om de arm: de lezer weet niet of u dit doet',
      en: 'A hedge: the reader cannot tell whether you do this',
    },
    hint: {
      nl: 'Zeg wat u doet en wanneer. Kan dat echt niet, zet dan de reden erbij: <!-- hedge: reden -->.',
      en: 'Say what you do, and when. If that is truly impossible, add the reason: <!-- hedge: reason -->.',
    },
    source: WP260_13,
  },
  R02: {
    severity: 'error',
    message: { nl: 'Dit doel is te vaag om iets te zeggen', en: 'This purpose is too vague to say anything' },
    hint: {
      nl: 'Noem wat u met welke gegevens doet, bijvoorbeeld “om fouten in onze app op te sporen en te herstellen”.',
      en: 'Name what you do with which data, for example “to find and repair errors in our app”.',
    },
    source: WP260_12,
  },
  R03: {
    severity: 'warning',
    message: {
      nl: 'Lijdende vorm zonder dat er staat wie het doet',
      en: 'A passive that does not say who does it',
    },
    hint: { nl: 'Zeg wie het doet, bijvoorbeeld “Wij …”.', en: 'Say who does it, for example “We …”.' },
    source: WP260_13,
  },
  R04: {
    severity: 'warning',
    message: { nl: 'Lange zin', en: 'Long sentence' },
    hint: { nl: 'Maak er twee zinnen van.', en: 'Make two sentences of it.' },
    source: WP260_12,
  },
  R05: {
    severity: 'warning',
    message: { nl: 'Een opsomming in een lopende zin', en: 'A list inside a running sentence' },
    hint: { nl: 'Maak er een lijst van, met een punt per regel.', en: 'Make it a list, one item a line.' },
    source: WP260_13,
  },
  R06: {
    severity: 'warning',
    message: { nl: 'Dubbele ontkenning', en: 'Double negation' },
    hint: { nl: 'Zeg wat wel geldt.', en: 'Say what does apply.' },
    source: WP260_12,
  },
  R07: {
    severity: 'info',
    message: {
      nl: 'Veel zelfstandige naamwoorden die eigenlijk werkwoorden zijn',
      en: 'Many nouns that are really verbs',
    },
    hint: {
      nl: 'Gebruik het werkwoord: “wij verwerken” in plaats van “de verwerking van”.',
      en: 'Use the verb: “we process” instead of “the processing of”.',
    },
    source: WP260_13,
  },
  R08: {
    severity: 'warning',
    message: { nl: 'Ouderwets of juridisch woord', en: 'Archaic or legal word' },
    hint: { nl: 'Gebruik een gewoon woord.', en: 'Use an everyday word.' },
    source: WP260_13,
  },
  R09: {
    severity: 'warning',
    message: { nl: '“en/of” laat in het midden wat geldt', en: '“and/or” leaves open which applies' },
    hint: {
      nl: 'Kies “en” of “of”, of schrijf “X, Y of allebei”.',
      en: 'Choose “and” or “or”, or write “X, Y or both”.',
    },
    source: WP260_12,
  },
  R10: {
    severity: 'warning',
    message: { nl: '“Redelijk” zonder maat', en: '“Reasonable” without a measure' },
    hint: { nl: 'Noem de termijn of de maatregel zelf.', en: 'Name the period or the measure itself.' },
    source: WP260_12,
  },
  R11: {
    severity: 'warning',
    message: { nl: 'Open opsomming', en: 'Open-ended list' },
    hint: { nl: 'Noem alles, of noem de categorie.', en: 'Name everything, or name the category.' },
    source: WP260_12,
  },
  R12: {
    severity: 'warning',
    message: { nl: 'Afkorting zonder uitleg', en: 'Abbreviation without explanation' },
    hint: {
      nl: 'Schrijf de eerste keer voluit, met de afkorting tussen haakjes.',
      en: 'Write it out the first time, with the abbreviation in brackets.',
    },
    source: WP260_13,
  },
  R13: {
    severity: 'warning',
    message: {
      nl: 'Een ander woord voor een begrip uit de woordenlijst',
      en: 'Another word for a term of the glossary',
    },
    hint: { nl: 'Gebruik overal hetzelfde woord.', en: 'Use the same word everywhere.' },
    source: WP260_12,
  },
  R14: {
    severity: 'error',
    message: { nl: 'Een duur zonder maat', en: 'A duration without a measure' },
    hint: {
      nl: 'Noem een termijn, of het moment waarop de termijn eindigt.',
      en: 'Name a period, or the moment at which it ends.',
    },
    source: 'GDPR art. 13(2)(a); WP260 rev.01, annex',
  },
  R15: {
    severity: 'warning',
    message: { nl: '“u” en “je” door elkaar', en: 'Two forms of address mixed' },
    hint: {
      nl: 'Kies één aanspreekvorm voor de hele verklaring.',
      en: 'Choose one form of address for the whole statement.',
    },
    source: WP260_12,
  },
  R16: {
    severity: 'info',
    message: { nl: 'Vakwoord zonder uitleg', en: 'Technical term without explanation' },
    hint: {
      nl: 'Zet er kort bij wat het is, of gebruik een gewoon woord.',
      en: 'Add in a few words what it is, or use an everyday word.',
    },
    source: WP260_13,
  },
  R17: {
    severity: 'info',
    message: {
      nl: 'Te veel tussen onderwerp en werkwoord, of te veel voorzetsels op een rij',
      en: 'Too much between subject and verb, or too many prepositions in a row',
    },
    hint: {
      nl: 'Zet bij elkaar wat bij elkaar hoort, of maak er twee zinnen van.',
      en: 'Keep together what belongs together, or make two sentences of it.',
    },
    source: WP260_12,
  },
} as const satisfies Record<string, PlainRule>;

export type PlainRuleId = keyof typeof PLAIN_RULES;
