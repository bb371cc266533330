/** What editors keep beside the editions: the glossary and the project's own words. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#domain/language.ts';
import type { Problem } from '#domain/problem.ts';
import { type Glossary, parseGlossary } from '#domain/review/glossary.ts';
import { parseWordList } from '#domain/review/spelling.ts';
import { readUtf8 } from './utf8.ts';

export interface EditorFiles {
  readonly glossary: Glossary;
  readonly words: Readonly<Partial<Record<Language, readonly string[]>>>;
  readonly problems: readonly Problem[];
}

/** Reads `glossary.yaml` and `words.<language>.txt`; a file that is not there is empty. */
export function readEditorFiles(contentDir: string, languages: readonly Language[]): EditorFiles {
  const problems: Problem[] = [];
  const read = (name: string): string | undefined => {
    const file = join(contentDir, name);
    if (!existsSync(file)) return undefined;
    const found = readUtf8(file, file);
    if (found.problem) problems.push(found.problem);
    return found.problem ? undefined : found.text;
  };
  const source = read('glossary.yaml');
  const parsed = source === undefined ? undefined : parseGlossary(source, join(contentDir, 'glossary.yaml'));
  problems.push(...(parsed?.problems ?? []));
  const words = Object.fromEntries(
    languages.flatMap((language) => {
      const list = read(`words.${language}.txt`);
      return list === undefined ? [] : [[language, parseWordList(list)] as const];
    }),
  );
  return { glossary: parsed?.glossary ?? [], words, problems };
}
