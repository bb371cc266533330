/** A Word document as read: every run with what a tracked change did to it. */

/** One tracked change, as Word's reviewing pane lists it. */
export interface TrackedChange {
  readonly kind: 'insert' | 'delete' | 'move-from' | 'move-to' | 'format';
  readonly author: string;
  /** ISO 8601, as Word wrote it; empty when it did not. */
  readonly date: string;
  /** Words concerned. */
  readonly text: string;
}

export interface WordComment {
  readonly author: string;
  readonly date: string;
  readonly text: string;
}

/** `insert` is there when accepted, `delete` when rejected. */
export type RunStatus = { readonly effect: 'insert' | 'delete'; readonly author: string } | null;

export interface WordRun {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly link?: string;
  /** Label of the footnote it refers to. */
  readonly footnote?: string;
  readonly lineBreak?: true;
  readonly status: RunStatus;
}

export interface WordParagraph {
  readonly kind: 'paragraph';
  /** 0 for the title, 1-6 for headings; absent for text. */
  readonly heading?: number;
  readonly list?: { readonly ordered: boolean; readonly level: number; readonly id: string };
  readonly quote: boolean;
  readonly runs: readonly WordRun[];
  /** What a tracked change did to the end of the paragraph: when it goes, the next paragraph follows on. */
  readonly mark: RunStatus;
}

export interface WordTable {
  readonly kind: 'table';
  readonly rows: readonly {
    readonly cells: readonly (readonly WordParagraph[])[];
    readonly status: RunStatus;
  }[];
}

export type WordBlock = WordParagraph | WordTable;

export interface WordDocument {
  readonly blocks: readonly WordBlock[];
  readonly footnotes: ReadonlyMap<string, readonly WordParagraph[]>;
  readonly changes: readonly TrackedChange[];
  readonly comments: readonly WordComment[];
  /** What has no place in a statement, in words per kind: "1 picture". */
  readonly left: readonly { readonly what: LeftOut; readonly detail: string }[];
  /** Properties that an export of this project carries. */
  readonly properties: Readonly<Record<string, string>>;
}

export type LeftOut =
  | 'picture'
  | 'object'
  | 'text-box'
  | 'contents'
  | 'header'
  | 'hidden'
  | 'formula'
  | 'unknown';
