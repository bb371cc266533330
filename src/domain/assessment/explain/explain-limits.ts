/** Sentences about small words that limit or extend what is said: a word has no subject of its own that "is added". */
import type { Language } from '../../language.ts';

interface Limit {
  /** What the word does: one word, several; and what it did. */
  readonly nl: readonly [one: string, several: string, didOne: string, didSeveral: string];
  readonly en: readonly [one: string, several: string, did: string];
  /** What changes when another word takes its place. */
  readonly matter: Readonly<Record<Language, string>>;
}

const EXTENT: Limit = {
  nl: ['de omvang bepaalt', 'de omvang bepalen', 'de omvang bepaalde', 'de omvang bepaalden'],
  en: ['sets the extent', 'set the extent', 'set the extent'],
  matter: { nl: 'de omvang', en: 'the extent' },
};
const FIRMNESS: Limit = {
  nl: [
    'de stelligheid bepaalt',
    'de stelligheid bepalen',
    'de stelligheid bepaalde',
    'de stelligheid bepaalden',
  ],
  en: ['sets how firm this is', 'set how firm this is', 'set how firm this was'],
  matter: { nl: 'de stelligheid', en: 'the firmness' },
};

/** Keyed by rule. */
export const LIMITS: Readonly<Record<string, Limit>> = {
  universal: EXTENT,
  partial: EXTENT,
  usually: FIRMNESS,
  strive: FIRMNESS,
  exclusive: {
    nl: ['de zin beperkt', 'de zin beperken', 'de zin beperkte', 'de zin beperkten'],
    en: ['limits the sentence', 'limit the sentence', 'limited the sentence'],
    matter: { nl: 'de beperking', en: 'the limit' },
  },
  condition: {
    nl: ['een voorwaarde stelt', 'een voorwaarde stellen', 'een voorwaarde stelde', 'een voorwaarde stelden'],
    en: ['sets a condition', 'set a condition', 'set a condition'],
    matter: { nl: 'de voorwaarde', en: 'the condition' },
  },
  exception: {
    nl: [
      'een uitzondering maakt',
      'een uitzondering maken',
      'een uitzondering maakte',
      'een uitzondering maakten',
    ],
    en: ['makes an exception', 'make an exception', 'made an exception'],
    matter: { nl: 'de uitzondering', en: 'the exception' },
  },
  bound: {
    nl: ['een grens stelt', 'een grens stellen', 'een grens stelde', 'een grens stelden'],
    en: ['sets a limit', 'set a limit', 'set a limit'],
    matter: { nl: 'de grens', en: 'the limit' },
  },
  time: {
    nl: [
      'zegt wanneer iets gebeurt',
      'zeggen wanneer iets gebeurt',
      'zei wanneer iets gebeurt',
      'zeiden wanneer iets gebeurt',
    ],
    en: ['says when it happens', 'say when it happens', 'said when it happens'],
    matter: { nl: 'het moment', en: 'the moment' },
  },
  frequency: {
    nl: [
      'zegt hoe vaak iets gebeurt',
      'zeggen hoe vaak iets gebeurt',
      'zei hoe vaak iets gebeurt',
      'zeiden hoe vaak iets gebeurt',
    ],
    en: ['says how often it happens', 'say how often it happens', 'said how often it happens'],
    matter: { nl: 'hoe vaak iets gebeurt', en: 'how often it happens' },
  },
  start: {
    nl: [
      'zegt wanneer de termijn begint',
      'zeggen wanneer de termijn begint',
      'zei wanneer de termijn begint',
      'zeiden wanneer de termijn begint',
    ],
    en: ['says when the period starts', 'say when the period starts', 'said when the period starts'],
    matter: { nl: 'het begin van de termijn', en: 'the start of the period' },
  },
  open: {
    nl: [
      'van de opsomming voorbeelden maakt',
      'van de opsomming voorbeelden maken',
      'van de opsomming voorbeelden maakte',
      'van de opsomming voorbeelden maakten',
    ],
    en: ['turns the list into examples', 'turn the list into examples', 'turned the list into examples'],
    matter: { nl: 'of de opsomming volledig is', en: 'whether the list is complete' },
  },
  scope: {
    nl: [
      'zegt voor wie of wat dit geldt',
      'zeggen voor wie of wat dit geldt',
      'zei voor wie of wat dit geldt',
      'zeiden voor wie of wat dit geldt',
    ],
    en: [
      'says to whom or what this applies',
      'say to whom or what this applies',
      'said to whom or what this applies',
    ],
    matter: { nl: 'de reikwijdte', en: 'the scope' },
  },
  precision: {
    nl: [
      'zegt hoe herleidbaar de gegevens zijn',
      'zeggen hoe herleidbaar de gegevens zijn',
      'zei hoe herleidbaar de gegevens zijn',
      'zeiden hoe herleidbaar de gegevens zijn',
    ],
    en: [
      'says how far the data identify people',
      'say how far the data identify people',
      'said how far the data identify people',
    ],
    matter: { nl: 'hoe herleidbaar de gegevens zijn', en: 'how far the data identify people' },
  },
};

const several = (words: string): boolean => /\s/.test(words.trim());

/** `‹old›` and `‹new›` are quoted words; `raw` tells how many there are. */
export function explainLimit(
  limit: Limit,
  quoted: Readonly<Record<Language, { readonly old: string; readonly new: string }>>,
  raw: { readonly old: string; readonly new: string },
): Record<Language, string> {
  const { nl, en } = quoted;
  if (raw.old && raw.new)
    return {
      nl: `${nl.old} wordt ${nl.new}: dat verandert ${limit.matter.nl}`,
      en: `${en.old} becomes ${en.new}: that changes ${limit.matter.en}`,
    };
  const many = several(raw.old || raw.new);
  if (raw.new)
    return {
      nl: many
        ? `De woorden ${nl.new} komen erbij, die ${limit.nl[1]}`
        : `Het woord ${nl.new} komt erbij, dat ${limit.nl[0]}`,
      en: many
        ? `The words ${en.new} are added, which ${limit.en[1]}`
        : `The word ${en.new} is added, which ${limit.en[0]}`,
    };
  return {
    nl: many
      ? `De woorden ${nl.old} vervallen, die ${limit.nl[3]}`
      : `Het woord ${nl.old} vervalt, dat ${limit.nl[2]}`,
    en: many
      ? `The words ${en.old} are removed, which ${limit.en[2]}`
      : `The word ${en.old} is removed, which ${limit.en[2]}`,
  };
}
