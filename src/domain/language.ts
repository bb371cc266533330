/**
 * The languages a statement can be published in.
 *
 * Every table of words in the product is a `Record<Language, …>`: add a language here and the
 * compiler lists each table that still misses its words. Tags are BCP 47 primary subtags.
 */
export const LANGUAGES = ['nl', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** True when `tag` is a language this installation can publish in. */
export function isLanguage(tag: string): tag is Language {
  return (LANGUAGES as readonly string[]).includes(tag);
}
