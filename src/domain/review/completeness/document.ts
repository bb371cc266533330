/** A statement as the completeness rules look at it: sections under headings, and where words stand. */
import type { Clause, EditionMeta, EditionText } from '../../edition/model.ts';
import type { Language } from '../../language.ts';
import type { Publisher } from '../../publisher.ts';

export interface Section {
  /** `null` for what stands above the first heading. */
  readonly heading: Clause | null;
  readonly clauses: readonly Clause[];
  /** Texts of the clauses, one a line, heading left out. */
  readonly text: string;
}

export interface Document {
  readonly language: Language;
  readonly text: EditionText;
  readonly clauses: readonly Clause[];
  readonly sections: readonly Section[];
  /** Everything, one clause a line. */
  readonly whole: string;
  readonly meta: EditionMeta;
  readonly publisher: Publisher;
  /** Languages the edition has. */
  readonly languages: readonly Language[];
}

/** A regular expression per language. */
export type Pattern = Readonly<Record<Language, RegExp>>;

export interface Place {
  readonly clause: Clause;
  readonly at: number;
  readonly words: string;
}

/** Cuts a text into its sections. */
export function sectionsOf(clauses: readonly Clause[]): readonly Section[] {
  const sections: { heading: Clause | null; clauses: Clause[] }[] = [{ heading: null, clauses: [] }];
  for (const clause of clauses) {
    if (clause.kind === 'heading') sections.push({ heading: clause, clauses: [] });
    else sections.at(-1)!.clauses.push(clause);
  }
  return sections
    .filter((section) => section.heading !== null || section.clauses.length > 0)
    .map((section) => ({ ...section, text: section.clauses.map((clause) => clause.text).join('\n') }));
}

/** First clause in which the pattern is found. */
export function find(
  document: Document,
  pattern: Pattern,
  among: readonly Clause[] = document.clauses,
): Place | undefined {
  return findAll(document, pattern, among)[0];
}

/** Every clause in which the pattern is found, once each. */
export function findAll(
  document: Document,
  pattern: Pattern,
  among: readonly Clause[] = document.clauses,
): readonly Place[] {
  return among.flatMap((clause) => {
    const match = new RegExp(pattern[document.language], 'isu').exec(clause.text);
    return match ? [{ clause, at: match.index, words: match[0] }] : [];
  });
}

export function has(document: Document, pattern: Pattern, among?: readonly Clause[]): boolean {
  return find(document, pattern, among) !== undefined;
}

/** Sections whose heading, or else whose text, is about something. */
export function sectionsAbout(document: Document, heading: Pattern): readonly Section[] {
  return document.sections.filter(
    (section) => section.heading && new RegExp(heading[document.language], 'iu').test(section.heading.text),
  );
}

/** Items of the list that follows a clause which introduces purposes. */
export function purposeItems(document: Document): readonly Clause[] {
  const intro = document.clauses.findLast(
    (clause) => clause.kind === 'paragraph' && /(?:doeleinden|doelen|purposes)[^.]*:\s*$/iu.test(clause.text),
  );
  if (!intro) return [];
  const items: Clause[] = [];
  for (const clause of document.clauses.slice(intro.index + 1)) {
    if (clause.kind !== 'item' && clause.kind !== 'row') break;
    if (clause.depth <= 1 && !clause.header) items.push(clause);
  }
  return items;
}
