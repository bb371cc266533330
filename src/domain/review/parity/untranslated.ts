/** A clause left in the other language. */
import type { Language } from '../../language.ts';

/** The commonest words of each language that the other does not have. */
const COMMON: Record<Language, ReadonlySet<string>> = {
  nl: new Set(
    'de het een en van voor op met aan bij tot om te door naar uit over als dan dat dit deze die wij we u uw onze ons zijn worden wordt hebben heeft kan kunnen niet geen ook zoals wanneer gegevens'.split(
      ' ',
    ),
  ),
  en: new Set(
    'the a an and of for on with to by from if than that this these those we you your our us are be have has can may not no also such when data which or'.split(
      ' ',
    ),
  ),
};

const words = (text: string) => text.toLowerCase().match(/\p{L}+/gu) ?? [];

function share(text: string, language: Language): number {
  const all = words(text);
  return all.length === 0 ? 0 : all.filter((word) => COMMON[language].has(word)).length / all.length;
}

/**
 * True when a clause of some length reads as the other language.
 * @param original the same clause in that language
 */
export function isUntranslated(text: string, language: Language, original: string, other: Language): boolean {
  const count = words(text).length;
  // Names, addresses and headings such as "Cookies" are the same in both.
  if (count < 4) return false;
  if (text === original)
    return words(text).some((word) => COMMON[language].has(word) !== COMMON[other].has(word));
  return share(text, other) > 0.2 && share(text, other) > 2 * share(text, language);
}
