/** The words of the site, per language. */
import type { Language } from '#domain/language.ts';
import { EN } from './en.ts';
import { NL } from './nl.ts';
import type { Words } from './words.ts';

export const WORDS: Readonly<Record<Language, Words>> = { nl: NL, en: EN };
export type { ChangeCounts, ChangeLabel, Words } from './words.ts';
