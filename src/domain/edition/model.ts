/**
 * What an edition is made of, once read: frozen facts, no behaviour.
 * `parse` makes them from Markdown, `src/domain/change` compares them, the site shows them.
 */
import type { LocalDate } from '../date.ts';
import type { Sha256 } from '../digest.ts';
import type { Language } from '../language.ts';
import type { NoticePeriod } from '../publisher.ts';

/** Stable for a clause's whole life; provisional while the edition is a draft. */
export type ClauseId = string;

export type ClauseKind = 'heading' | 'paragraph' | 'item' | 'row' | 'footnote' | 'quote' | 'code' | 'html';

/** A stretch of {@link Clause.text}: offsets in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Mark extends Span {
  readonly type: 'strong' | 'emphasis' | 'strikethrough' | 'code' | 'image' | 'break';
  /** For an image: where it is fetched from. */
  readonly url?: string;
}

export interface Link extends Span {
  readonly url: string;
  readonly title?: string;
}

/** The smallest addressable unit of a statement, in one language. Own text only: children are clauses of their own. */
export interface Clause {
  readonly id: ClauseId;
  /** True when the author fixed the id with `{#id}`. */
  readonly explicit: boolean;
  /** True when the id is frozen in `clauses.json`: it is never aligned again. */
  readonly settled?: boolean;
  /** Ids this clause had or absorbed before; from `clauses.json`. */
  readonly was?: readonly ClauseId[];
  /** The clause this one was split from; from `clauses.json`. */
  readonly splitFrom?: ClauseId | null;
  readonly kind: ClauseKind;
  /** Heading level 1-6; nesting level of an item or quote from 1; 0 otherwise. */
  readonly depth: number;
  /** Place in document order, from 0. */
  readonly index: number;
  /** Index of the clause this one stands under (its heading, or the item that holds it). */
  readonly parent: number | null;
  /** Texts of the headings above, outermost first. */
  readonly path: readonly string[];
  /** Plain text: NFC, white space collapsed, no line breaks, no numbering, alt text for images. */
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly links: readonly Link[];
  /** Footnote references: label and offset in {@link text}. */
  readonly footnotes: readonly { readonly label: string; readonly at: number }[];
  /** Cells of a table row, in column order; `text` joins them with a space. */
  readonly cells?: readonly string[];
  /** True for the row of column names. */
  readonly header?: boolean;
  /** For an item: is its list ordered, and which list (ordinal in the document) does it belong to. */
  readonly list?: {
    readonly ordered: boolean;
    readonly ordinal: number;
    readonly number?: number;
    readonly checked?: boolean;
  };
  /** For a row: ordinal of its table in the document. */
  readonly table?: number;
  /** For a footnote: its label. */
  readonly label?: string;
  /** Where it stands in its file, 1-based, front matter counted. */
  readonly line: number;
  readonly column: number;
}

/** Row of the at-a-glance table. */
export interface GlanceRow {
  readonly purpose: string;
  readonly data: string;
  readonly basis: string;
  readonly recipients: string;
  readonly retention: string;
  readonly choice: string;
}

/** One edition in one language: one file. */
export interface EditionText {
  readonly language: Language;
  readonly file: string;
  readonly title: string;
  readonly summary?: string;
  readonly impact?: string;
  readonly glance?: readonly GlanceRow[];
  readonly note?: string;
  readonly clauses: readonly Clause[];
  /** Digest of the file's bytes as committed. */
  readonly sha256: Sha256;
}

export type Verdict = 'material' | 'non-material' | 'review';

/** What a responsible role decided about the assessment of one clause; see `src/domain/assessment`. */
export interface Decision {
  readonly clause: ClauseId;
  /** Digest of the old and new text it was taken on; on other words it is stale. */
  readonly of: Sha256;
  readonly verdict: Verdict;
  readonly reason: string;
  /** Roles, never names. Lowering a verdict needs two. */
  readonly by: readonly string[];
}

export type ExceptionKind = 'legal-obligation' | 'imminent-danger' | 'favourable-only';

/** Front matter of the authentic text that holds for all languages. */
export interface EditionMeta {
  readonly effective?: LocalDate;
  /** Line of `effective` in the file of the authentic text, from 1. */
  readonly effectiveLine?: number;
  readonly decisions: readonly Decision[];
  readonly consent?: { readonly reason: string; readonly by: readonly string[] };
  readonly exception?: {
    readonly kind: ExceptionKind;
    readonly reason: string;
    readonly by: readonly string[];
  };
  readonly notice?: { readonly period?: NoticePeriod; readonly reminders?: readonly number[] };
  readonly replaces?: string;
  readonly correction?: { readonly translation: Language };
  /** Overrides of alignment: `new-id: { was: old-id }` or `{ new: true }`. */
  readonly clauses: Readonly<Record<ClauseId, { readonly was: ClauseId } | { readonly new: true }>>;
  /** Elements declared not applicable, each with its reason. */
  readonly na: Readonly<Record<string, string>>;
  readonly illustrative: boolean;
}

/** A version of a statement in all its languages, with the same clause skeleton in each. */
export interface Edition {
  readonly statement: string;
  /** Folder name. Orders and dates nothing. */
  readonly id: string;
  readonly authentic: Language;
  readonly languages: readonly Language[];
  readonly texts: Readonly<Partial<Record<Language, EditionText>>>;
  readonly meta: EditionMeta;
  /** Ids that earlier editions had and this one has not; a clause that has one of them again is `restored`. */
  readonly gone?: readonly ClauseId[];
}

/** `clauses.json`: the ids of an edition, frozen at publication. */
export interface ClauseFile {
  readonly version: 1;
  readonly clauses: readonly {
    readonly id: ClauseId;
    readonly kind: ClauseKind;
    readonly parent: ClauseId | null;
    /** Ids this clause had or absorbed before (rename by override, merge). */
    readonly was: readonly ClauseId[];
    readonly splitFrom: ClauseId | null;
    readonly languages: Readonly<
      Partial<Record<Language, { readonly index: number; readonly sha256: Sha256 }>>
    >;
  }[];
  readonly tombstones: readonly {
    readonly id: ClauseId;
    readonly lastEdition: string;
    readonly mergedInto: ClauseId | null;
  }[];
}

/** The text of an edition in a language. @throws {RangeError} when the edition has no such language */
export function textOf(edition: Edition, language: Language): EditionText {
  const text = edition.texts[language];
  if (!text) throw new RangeError(`Edition ${edition.statement}/${edition.id} has no text in "${language}".`);
  return text;
}
