/** Negation and modality: the little words on which a promise turns. */
import type { Language } from '../../language.ts';

export type LogicKind = 'negation' | 'possibility' | 'obligation';

const word = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu');

/** Each word counts once; what one language says with one word and the other with two is listed as one. */
const WORDS: Record<Language, Record<LogicKind, RegExp>> = {
  nl: {
    negation: word(
      'niet(?!\\s+alleen)|geen|nooit|noch|evenmin|niets|niemand|nergens|zonder|tenzij|behalve|onvoldoende|onmogelijk|weiger(?:en|t)',
    ),
    possibility: word(
      '(?<!waar dat\\s)kan|te\\s+\\p{L}+en\\s+(?:bent|valt)|kunt|kunnen|kon|konden|zou|zouden|mag|mogen|mogelijk(?!\\s+(?:illegale|maken))|mogelijkheid|eventueel|wellicht',
    ),
    obligation: word(
      'moet|moeten|moest|dient|dienen|hoeft|hoeven|verplicht(?:en)?(?:\\s+(?:stelt|zij|is|zijn))?|vereist|vereisen',
    ),
  },
  en: {
    negation: word(
      "not(?!\\s+only)|cannot|can't|don't|doesn't|won't|no|never|nor|neither|nothing|nobody|nowhere|without|unless|except|non|insufficient|impossible|refuse[sd]?|disagree[sd]?",
    ),
    possibility: word("can|cannot|can't|could|may|might|possible|possibly(?!\\s+illegal)|ability|perhaps"),
    obligation: word('must|shall|should|have to|has to|need(?:s)? to|obliged?|obliges|required?|requires'),
  },
};

export function countLogic(text: string, language: Language, kind: LogicKind): readonly RegExpMatchArray[] {
  return [...text.matchAll(WORDS[language][kind])];
}
