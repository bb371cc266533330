/** A drafted sentence "what changes for you", for the editor to keep or edit. */
import type { Language } from '../language.ts';
import type { ChangeAssessment, Signal } from './model.ts';

interface Draft {
  readonly added: string;
  readonly removed: string;
  readonly replaced: string;
}

/** `{old}` and `{new}` stand for the words of the signal. */
const DRAFTS: Readonly<Record<Language, Readonly<Record<string, Draft>>>> = {
  nl: {
    duration: {
      added: 'Wij noemen nu een termijn: {new}.',
      removed: 'De termijn van {old} geldt niet meer.',
      replaced: 'De termijn was {old} en wordt {new}.',
    },
    recipient: {
      added: 'Uw gegevens kunnen voortaan ook terechtkomen bij: {new}.',
      removed: 'Uw gegevens gaan niet meer naar: {old}.',
      replaced: 'Uw gegevens gaan niet meer naar {old}, maar naar {new}.',
    },
    data: {
      added: 'Wij verwerken voortaan ook: {new}.',
      removed: 'Wij verwerken niet langer: {old}.',
      replaced: 'Wij verwerken niet langer {old}, maar {new}.',
    },
    special: {
      added: 'Wij verwerken voortaan ook gevoelige gegevens: {new}.',
      removed: 'Wij verwerken deze gevoelige gegevens niet langer: {old}.',
      replaced: 'Wij verwerken andere gevoelige gegevens: niet {old}, maar {new}.',
    },
    purpose: {
      added: 'Wij gebruiken gegevens voortaan ook voor: {new}.',
      removed: 'Wij gebruiken gegevens niet langer voor: {old}.',
      replaced: 'Wij gebruiken gegevens niet langer voor {old}, maar voor {new}.',
    },
    right: {
      added: 'De verklaring noemt nu ook dit recht: {new}.',
      removed: 'De verklaring noemt dit recht niet meer: {old}.',
      replaced: 'In plaats van {old} noemt de verklaring nu {new}.',
    },
    third: {
      added: 'Uw gegevens kunnen voortaan worden verwerkt in: {new}.',
      removed: 'Uw gegevens worden niet meer verwerkt in: {old}.',
      replaced: 'Uw gegevens worden niet meer verwerkt in {old}, maar in {new}.',
    },
    basis: {
      added: 'Wij noemen nu als grondslag: {new}.',
      removed: 'De grondslag {old} geldt niet meer.',
      replaced: 'De grondslag was {old} en wordt {new}.',
    },
    contact: {
      added: 'U kunt ons voortaan ook bereiken via: {new}.',
      removed: 'U kunt ons niet meer bereiken via: {old}.',
      replaced: 'Voor vragen en verzoeken gebruikt u niet meer {old}, maar {new}.',
    },
    sell: {
      added: 'De verklaring zegt nu iets over verkoop of verhuur: {new}.',
      removed: 'De verklaring zegt dit niet meer over verkoop of verhuur: {old}.',
      replaced: 'Over verkoop of verhuur stond er {old}; dat wordt {new}.',
    },
    other: {
      added: 'Nieuw in de verklaring is: {new}',
      removed: 'In de verklaring staat niet meer: {old}',
      replaced: 'In de verklaring stond {old}; dat wordt {new}.',
    },
  },
  en: {
    duration: {
      added: 'We now state a period: {new}.',
      removed: 'The period of {old} no longer applies.',
      replaced: 'The period was {old} and becomes {new}.',
    },
    recipient: {
      added: 'Your data may from now on also go to: {new}.',
      removed: 'Your data no longer go to: {old}.',
      replaced: 'Your data no longer go to {old} but to {new}.',
    },
    data: {
      added: 'From now on we also process: {new}.',
      removed: 'We no longer process: {old}.',
      replaced: 'We no longer process {old} but {new}.',
    },
    special: {
      added: 'From now on we also process sensitive data: {new}.',
      removed: 'We no longer process these sensitive data: {old}.',
      replaced: 'We process other sensitive data: not {old} but {new}.',
    },
    purpose: {
      added: 'From now on we also use data for: {new}.',
      removed: 'We no longer use data for: {old}.',
      replaced: 'We no longer use data for {old} but for {new}.',
    },
    right: {
      added: 'The statement now also names this right: {new}.',
      removed: 'The statement no longer names this right: {old}.',
      replaced: 'Instead of {old} the statement now names {new}.',
    },
    third: {
      added: 'Your data may from now on be processed in: {new}.',
      removed: 'Your data are no longer processed in: {old}.',
      replaced: 'Your data are no longer processed in {old} but in {new}.',
    },
    basis: {
      added: 'We now name as legal basis: {new}.',
      removed: 'The legal basis {old} no longer applies.',
      replaced: 'The legal basis was {old} and becomes {new}.',
    },
    contact: {
      added: 'You can now also reach us through: {new}.',
      removed: 'You can no longer reach us through: {old}.',
      replaced: 'For questions and requests you no longer use {old} but {new}.',
    },
    sell: {
      added: 'The statement now says about sale or rental: {new}.',
      removed: 'The statement no longer says about sale or rental: {old}.',
      replaced: 'About sale or rental it said {old}; that becomes {new}.',
    },
    other: {
      added: 'New in the statement is: {new}',
      removed: 'The statement no longer says: {old}',
      replaced: 'The statement said {old}; that becomes {new}.',
    },
  },
};

const QUOTES: Readonly<Record<Language, readonly [string, string]>> = { nl: ['‘', '’'], en: ['“', '”'] };

/** @returns `undefined` when no signal gives words to show */
export function draftFor(assessment: ChangeAssessment, language: Language): string | undefined {
  const signals = assessment.signals.filter(
    (signal) => !signal.kind.startsWith('proof:') && signal.old + signal.new !== '',
  );
  const signal = signals[0];
  if (!signal) return undefined;
  const form = DRAFTS[language][signal.kind] ?? DRAFTS[language].other!;
  const sentence = signal.old === '' ? form.added : signal.new === '' ? form.removed : form.replaced;
  return fill(sentence, signal, language);
}

function fill(sentence: string, signal: Signal, language: Language): string {
  const [open, close] = QUOTES[language];
  const quoted = (words: string) =>
    `${open}${words.replace(/[¦⏎]/g, ' ').replace(/\s+/g, ' ').trim()}${close}`;
  const filled = sentence
    .replace('{old}', () => quoted(signal.old))
    .replace('{new}', () => quoted(signal.new));
  return filled.endsWith('.') ? filled : `${filled}.`;
}
