/** What every importer hands over, whatever the file was: a draft in Markdown, and all that was done to it. */
import type { LocalDate } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';

/** A sentence in each language an editor may read. */
export type Sentence = Readonly<Record<Language, string>>;

/** Something the importer put right, left out or wants a human to look at. */
export interface Repair {
  /** Permanent name, `import/what`. */
  readonly code: string;
  /** `repaired`: form mended, words kept. `dropped`: not carried over. `check`: please look. */
  readonly kind: 'repaired' | 'dropped' | 'check';
  /** 1-based line of the file that was imported, where it has lines. */
  readonly line?: number;
  readonly message: Sentence;
}

/** A document, ready to become a draft. */
export interface Imported {
  readonly title: string;
  readonly effective?: LocalDate;
  /** Words of the file that have no place in the clauses, such as its date line. */
  readonly note?: string;
  /** Markdown without front matter, ending in a line feed. */
  readonly body: string;
  /** Words kept, the title and the note included. */
  readonly words: number;
  readonly repairs: readonly Repair[];
}
