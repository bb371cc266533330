/** A small German language pack: what a new language takes is one folder of data and morphology. */
import type { LanguagePack } from '#domain/assessment/language-pack.ts';

const words = (text: string): readonly string[] => text.split(' ');

export const german: LanguagePack = {
  language: 'de',
  concepts: `
share.share: weitergeben | übermitteln
keep.keep: speichern | aufbewahren
collect.collect: erheben | ~sammeln
sell.sell: verkaufen
data.personal: personenbezogene daten
data.email: e-mail-adresse
recipient.partner: ~partner
recipient.advertiser: ~werbetreibende
special.health: ~gesundheitsdaten
right.access: auskunft
right.erase: löschung
negation.not: nicht
negation.no: kein | keine | keinen | keinem | keiner | keines
negation.never: nie | niemals
exception.unless: es sei denn
exception.except: außer | ausgenommen
and.and: und | sowie
or.or: oder
may.may: können | dürfen
condition.if: wenn | falls
exclusive.only: nur | ausschließlich
`,
  stem: (word) =>
    ({ kann: 'konnen', konnen: 'konnen', gibt: 'geben', speichert: 'speicher', gespeichert: 'speicher' })[
      word
    ] ?? word.replace(/(?:en|em|er|es|e|n|t)$/, ''),
  emptyWords: words('der die das den dem ein eine'),
  functionWords: words(
    'wir uns unser unsere sie ihr ihre ihren mit von zu fur auf an in bei aus werden wird sind ist',
  ),
  numbers: { ein: 1, zwei: 2, drei: 3, sechs: 6, zwölf: 12 },
  units: {
    tag: 'day',
    tage: 'day',
    tagen: 'day',
    woche: 'week',
    wochen: 'week',
    monat: 'month',
    monate: 'month',
    monaten: 'month',
    jahr: 'year',
    jahre: 'year',
    jahren: 'year',
  },
  months: {
    januar: 1,
    februar: 2,
    märz: 3,
    april: 4,
    mai: 5,
    juni: 6,
    juli: 7,
    august: 8,
    september: 9,
    oktober: 10,
    november: 11,
    dezember: 12,
  },
  weekdays: words('montag dienstag mittwoch donnerstag freitag samstag sonntag'),
  variants: {},
  persons: { we: ['wir', 'uns', 'unser', 'unsere'], you: ['sie', 'ihr', 'ihre'] },
  address: {},
  relatives: words('der die das welche'),
  finite: (word) => /^(?:ist|sind|wird|werden|geben|speichern)$/.test(word),
  isPlural: (word) => /en$/.test(word),
  pointer: /^(?:mehr (?:erfahren|informationen)|weitere informationen)\b.*/i,
  dateLine: /^(?:stand|gültig ab|zuletzt geändert)?\s*:?\s*$/i,
  scopeHeading: /\b(?:nur|für (?:bewerber|kunden)|nicht)\b/i,
  ordered: /\bin dieser reihenfolge\b/i,
  decimal: ',',
};
