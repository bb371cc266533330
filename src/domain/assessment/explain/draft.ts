/** A drafted sentence "what changes for you", for the editor to keep or edit. */
import type { Language } from '../../language.ts';
import type { ChangeAssessment, ChangeInput } from '../model.ts';
import { PACKS } from '../packs.ts';
import { analyse } from '../read/analyse.ts';
import { categoryOf } from '../read/categories.ts';
import { readClause } from '../read/read-clause.ts';

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
    age: {
      added: 'Wij noemen nu een leeftijd: {new}.',
      removed: 'De leeftijd van {old} geldt niet meer.',
      replaced: 'De leeftijdsgrens was {old} en wordt {new}.',
    },
    other: {
      added: 'Nieuw in de verklaring is: {new}',
      removed: 'In de verklaring staat niet meer: {old}',
      replaced: 'In de verklaring staat nu {old}; dat wordt {new}.',
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
    age: {
      added: 'We now state an age: {new}.',
      removed: 'The age of {old} no longer applies.',
      replaced: 'The age limit was {old} and becomes {new}.',
    },
    other: {
      added: 'New in the statement is: {new}',
      removed: 'The statement no longer says: {old}',
      replaced: 'The statement now says {old}; that becomes {new}.',
    },
  },
};

const QUOTES: Readonly<Record<Language, readonly [string, string]>> = { nl: ['‘', '’'], en: ['“', '”'] };

/**
 * @param input the change itself: with it, words that say nothing alone (`not`, `will`) are shown in their sentence
 * @returns `undefined` when no signal gives words to show
 */
export function draftFor(
  assessment: ChangeAssessment,
  language: Language,
  input?: Pick<ChangeInput, 'old' | 'new'>,
): string | undefined {
  const telling = assessment.signals.filter((one) => !one.kind.startsWith('proof:'));
  const [signal] = telling.filter((one) => one.old + one.new !== '' || input !== undefined);
  if (!signal) return undefined;
  const own = DRAFTS[language][signal.kind];
  const sentences = input && changedSentences(input);
  const certain = !sentences || (telling.length === 1 && !isGuarded(sentences, language));
  if (sentences && !(own && certain)) {
    const [old, fresh] = [sentences.old.join(' '), sentences.new.join(' ')];
    if (old || fresh) return fill(formOf(DRAFTS[language].other!, old, fresh), { old, new: fresh }, language);
  }
  if (signal.old + signal.new === '') return undefined;
  return fill(formOf(own ?? DRAFTS[language].other!, signal.old, signal.new), signal, language);
}

const formOf = (form: Draft, old: string, fresh: string): string =>
  old === '' ? form.added : fresh === '' ? form.removed : form.replaced;

interface Changed {
  readonly old: readonly string[];
  readonly new: readonly string[];
}

/** Sentences, as written, that stand on one side only. */
function changedSentences(input: Pick<ChangeInput, 'old' | 'new'>): Changed {
  const [old, fresh] = [input.old, input.new].map((text) =>
    readClause(text)
      .text.split(/(?<=[.!?]["'”’)]?)\s+(?=\p{Lu}|["'“‘(])|\s*[¦⏎]\s*/u)
      .filter((sentence) => sentence.trim() !== ''),
  );
  const beyond = (own: readonly string[], other: readonly string[]) =>
    own.filter((sentence) => !other.includes(sentence));
  return { old: beyond(old!, fresh!), new: beyond(fresh!, old!) };
}

/** A negation, an exception or a condition makes a sentence say the opposite, or less, of what its nouns suggest. */
const isGuarded = (sentences: Changed, language: Language): boolean =>
  [...sentences.old, ...sentences.new].some((sentence) =>
    analyse(sentence, PACKS[language]!).tokens.some((token) =>
      /^(?:negation|exception|condition|may|hedge)$/.test(categoryOf(token.concept) ?? ''),
    ),
  );

const LONGEST = 400;

function fill(
  sentence: string,
  words: { readonly old: string; readonly new: string },
  language: Language,
): string {
  const [open, close] = QUOTES[language];
  const quoted = (text: string) => {
    const clean = text.replace(/[¦⏎]/g, ' ').replace(/\s+/g, ' ').trim();
    return `${open}${clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1).trimEnd()}…` : clean}${close}`;
  };
  const filled = sentence.replace('{old}', () => quoted(words.old)).replace('{new}', () => quoted(words.new));
  const bare = filled.replace(/\.$/, '');
  return /[.!?…][’”]$/.test(bare) ? bare : `${bare}.`;
}
