/** Paths that every page per language shares. */
import type { Language } from '#domain/language.ts';
import { getSite } from '../current.ts';

/** One page per language of the publisher. */
export function languagePaths(): { params: { language: Language }; props: { language: Language } }[] {
  return getSite().languages.map((language) => ({ params: { language }, props: { language } }));
}
