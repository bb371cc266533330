/** What happened between two texts, clause by clause: frozen facts. `redline` makes them. */
import type { Clause, ClauseId } from '../edition/model.ts';

export type Facet =
  | 'added'
  | 'removed'
  | 'text'
  | 'typographic'
  | 'format'
  | 'link'
  | 'moved'
  | 'renamed'
  | 'split'
  | 'merged'
  | 'restored';

/** One stretch of a redline. equal+delete = old text, equal+insert = new text, exactly. */
export interface Segment {
  readonly op: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/** A link whose target differs, or that came or went, on words that may be unchanged. */
export interface LinkChange {
  readonly text: string;
  readonly from: string | null;
  readonly to: string | null;
  /** How far the target moved: same page (only http to https, or tracking), another page, or another host. */
  readonly scope?: 'same-page' | 'page' | 'host';
}

/** A connected component of the alignment: what happened to one clause, or several when split or merged. */
export interface Change {
  /** Stable within its redline: id of the first clause concerned. */
  readonly id: ClauseId;
  /** Indexes into the old text's clauses; empty when added. */
  readonly from: readonly number[];
  /** Indexes into the new text's clauses; empty when removed. */
  readonly to: readonly number[];
  readonly facets: readonly Facet[];
  /** Every surviving word kept: feeds the assessment. */
  readonly exact: readonly Segment[];
  /** Cleaned up for readers; only coarsens `exact`. */
  readonly display: readonly Segment[];
  readonly links: readonly LinkChange[];
  /** Low: ask the editor before publication. */
  readonly confidence: 'high' | 'low';
  /** Sentences that left this clause for another, or came from one. */
  readonly relocated: readonly {
    readonly text: string;
    readonly direction: 'to' | 'from';
    readonly change: ClauseId;
  }[];
}

/** The whole difference between two texts of one language. Clauses in no change are unchanged. */
export interface Redline {
  readonly old: readonly Clause[];
  readonly new: readonly Clause[];
  /** In the order a reader meets them: by new place, removals where they stood. */
  readonly changes: readonly Change[];
  /** old index -> new index of every clause that was identified with one on the other side (unchanged ones too). */
  readonly identity: ReadonlyMap<number, number>;
  /** Old indexes of the clauses in {@link identity} of whose partner the comparison is not sure. */
  readonly doubtful: ReadonlySet<number>;
  /** Links beside the identity: a part of an old clause that became a clause, an old clause taken into another. */
  readonly parts: readonly {
    readonly from: number;
    readonly to: number;
    readonly kind: 'split' | 'merged';
  }[];
}
