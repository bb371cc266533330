/**
 * Spelling dictionaries, from the packages that `npm install` brought: no network, no download.
 * The domain may not read files, so it receives plain functions (`Dictionaries`).
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { CSpellUserSettings } from 'cspell-lib';
import type { Dictionaries } from '#domain/assessment/model.ts';
import type { Language } from '#domain/language.ts';

const require = createRequire(import.meta.url);

/** British and American spelling are both correct English; a statement may use either. */
const PACKAGES: Record<Language, readonly string[]> = {
  nl: ['@cspell/dict-nl-nl'],
  en: ['@cspell/dict-en-gb', '@cspell/dict-en_us'],
};

const loaded = new Map<Language, Promise<(word: string) => boolean>>();

/**
 * Loads the dictionaries of the given languages, once per process (about half a second each).
 * @returns per language a test "is this a word?", case-insensitive, Dutch compounds included
 */
export async function loadDictionaries(languages: readonly Language[]): Promise<Dictionaries> {
  const entries = languages.map(async (language) => [language, await dictionaryOf(language)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

function dictionaryOf(language: Language): Promise<(word: string) => boolean> {
  const known = loaded.get(language) ?? load(PACKAGES[language]);
  loaded.set(language, known);
  return known;
}

async function load(packages: readonly string[]): Promise<(word: string) => boolean> {
  const definitions = packages.flatMap(definitionsOf);
  // Read only when a dictionary is wanted: many commands need none.
  const { getDictionary } = await import('cspell-lib');
  const dictionary = await getDictionary({
    dictionaryDefinitions: definitions,
    dictionaries: definitions.map((definition) => definition.name),
    allowCompoundWords: false,
  });
  const answers = new Map<string, boolean>();
  return (word) => {
    const known = answers.get(word);
    if (known !== undefined) return known;
    const answer = dictionary.has(word, { ignoreCase: true });
    answers.set(word, answer);
    return answer;
  };
}

/** A cspell package describes its word lists in `cspell-ext.json`, with paths relative to that file. */
function definitionsOf(name: string): NonNullable<CSpellUserSettings['dictionaryDefinitions']> {
  const description = `${name}/cspell-ext.json`;
  const folder = dirname(require.resolve(description));
  const { dictionaryDefinitions } = require(description) as {
    dictionaryDefinitions: { name: string; path: string }[];
  };
  return dictionaryDefinitions.map((definition) => ({ ...definition, path: join(folder, definition.path) }));
}
