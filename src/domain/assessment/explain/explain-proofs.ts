/** What each proof shows, in every language of the reader. */
import type { Language } from '../../language.ts';
import type { ProofKind } from '../proof.ts';

export const PROOF_SENTENCES: Readonly<Record<ProofKind, Readonly<Record<Language, string>>>> = {
  identical: { nl: 'De tekst is gelijk', en: 'The text is the same' },
  form: {
    nl: 'Alleen vorm: opmaak, leestekens, spaties of onzichtbare tekens',
    en: 'Form only: markup, punctuation, spaces or invisible characters',
  },
  case: {
    nl: 'Alleen hoofdletters, accenten of aanhalingstekens',
    en: 'Only capitals, accents or quotation marks',
  },
  'spelling-variant': {
    nl: 'Twee juiste spellingen van hetzelfde woord',
    en: 'Two correct spellings of the same word',
  },
  address: { nl: 'Alleen de aanspreekvorm', en: 'Only the form of address' },
  number: { nl: 'Hetzelfde getal, anders geschreven', en: 'The same number, written otherwise' },
  duration: { nl: 'Precies even lang', en: 'Exactly the same length of time' },
  date: { nl: 'Dezelfde datum, anders geschreven', en: 'The same date, written otherwise' },
  amount: { nl: 'Hetzelfde bedrag, anders geschreven', en: 'The same amount, written otherwise' },
  citation: { nl: 'Hetzelfde artikel, anders aangehaald', en: 'The same article, cited otherwise' },
  contact: {
    nl: 'Hetzelfde adres of nummer, anders geschreven',
    en: 'The same address or number, written otherwise',
  },
  inflection: { nl: 'Een andere vorm van hetzelfde woord', en: 'Another form of the same word' },
  synonym: {
    nl: 'Woorden die in deze teksten hetzelfde betekenen',
    en: 'Words that mean the same in these texts',
  },
  rename: { nl: 'Een andere naam voor hetzelfde', en: 'Another name for the same thing' },
  typo: { nl: 'Een spelfout hersteld, WP260 punt 29', en: 'A misspelling corrected, WP260 par. 29' },
  joined: {
    nl: 'Dezelfde woorden, los of aaneen geschreven',
    en: 'The same words, written together or apart',
  },
  reorder: { nl: 'Dezelfde onderdelen in een andere volgorde', en: 'The same items in another order' },
  'word-order': {
    nl: 'Dezelfde woorden in een andere zinsvolgorde',
    en: 'The same words in another order of the sentence',
  },
  'function-words': {
    nl: 'Alleen woorden zonder eigen betekenis',
    en: 'Only words without meaning of their own',
  },
  abbreviation: { nl: 'Een afkorting naast haar volle naam', en: 'An abbreviation beside its full name' },
  modality: { nl: 'Dezelfde mogelijkheid met een ander woord', en: 'The same possibility in another word' },
  voice: { nl: 'Bedrijvende en lijdende vorm van hetzelfde', en: 'Active and passive of the same' },
  context: {
    nl: 'Dezelfde mededeling staat al in de tekst',
    en: 'The same statement already stands in the text',
  },
  pointer: { nl: 'Alleen een verwijzing om verder te lezen', en: 'Only a reference to further reading' },
  heading: {
    nl: 'Alleen de naam van een kopje, dat zelf niets zegt',
    en: 'Only the name of a heading, which says nothing itself',
  },
  'date-line': { nl: 'Alleen de regel met datum of versie', en: 'Only the line with the date or version' },
  link: {
    nl: 'De link leidt naar dezelfde pagina, of is erbij gekomen zonder de woorden te wijzigen',
    en: 'The link leads to the same page, or was added without changing the words',
  },
  'link-label': { nl: 'Andere woorden voor dezelfde link', en: 'Other words for the same link' },
  'link-section': {
    nl: 'Een link om verder te lezen, binnen hetzelfde deel van dezelfde site',
    en: 'A link for further reading, within the same part of the same site',
  },
  'lead-in': { nl: 'Alleen een inleiding op wat volgt', en: 'Only an introduction to what follows' },
  moved: { nl: 'Dezelfde tekst op een andere plaats', en: 'The same text in another place' },
  split: { nl: 'Dezelfde tekst, gesplitst of samengevoegd', en: 'The same text, split or merged' },
  'extra-route': { nl: 'Een extra contactweg voor vragen', en: 'One more way to ask questions' },
};
