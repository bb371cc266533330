/** What an exported Word file carries about itself, so that it can be read back: custom properties of the document. */
import { digest } from '#domain/digest.ts';
import type { Clause } from '#domain/edition/model.ts';
import { isLanguage, type Language } from '#domain/language.ts';

export interface Sent {
  readonly statement: string;
  readonly edition: string;
  /** Edition it was redlined against; `null` for a plain export. */
  readonly against: string | null;
  readonly language: Language;
  /** Name under which our own tracked changes stand. */
  readonly author: string;
  /** Digest of the words that were sent. */
  readonly digest: string;
  /** Ids of the clauses that were sent, in order. */
  readonly clauses: readonly string[];
}

const PREFIX = 'promulgate-';

/** Digest of the words of a text, whatever its form. */
export function digestOfClauses(clauses: readonly Clause[]): string {
  return digest(clauses.map((clause) => clause.text).join('\n'));
}

export function toProperties(sent: Sent): Readonly<Record<string, string>> {
  return {
    [`${PREFIX}statement`]: sent.statement,
    [`${PREFIX}edition`]: sent.edition,
    [`${PREFIX}against`]: sent.against ?? '',
    [`${PREFIX}language`]: sent.language,
    [`${PREFIX}author`]: sent.author,
    [`${PREFIX}digest`]: sent.digest,
    [`${PREFIX}clauses`]: sent.clauses.join(' '),
  };
}

/** `null` for a file that was not exported by this project, or lost its properties on the way. */
export function fromProperties(properties: Readonly<Record<string, string>>): Sent | null {
  const read = (name: string) => properties[`${PREFIX}${name}`] ?? '';
  const language = read('language');
  if (read('statement') === '' || read('edition') === '' || !isLanguage(language)) return null;
  return {
    statement: read('statement'),
    edition: read('edition'),
    against: read('against') === '' ? null : read('against'),
    language,
    author: read('author'),
    digest: read('digest'),
    clauses: read('clauses').split(' ').filter(Boolean),
  };
}
