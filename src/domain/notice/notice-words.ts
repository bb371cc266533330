/** The words of notices, per language. Add a language here and the compiler asks for the rest. */
import type { Language } from '../language.ts';
import type { NoticeWords } from './words.ts';
import { ENGLISH } from './words-en.ts';
import { DUTCH } from './words-nl.ts';

export const NOTICE_WORDS: Readonly<Record<Language, NoticeWords>> = { nl: DUTCH, en: ENGLISH };
