/** A Word file that comes back from counsel: what was sent, what they made of it, and what they did without telling. */
import { redline } from '#domain/change/redline.ts';
import type { Clause } from '#domain/edition/model.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { importTree } from '../import-tree.ts';
import type { Imported } from '../imported.ts';
import type { TrackedChange, WordDocument } from './model.ts';
import { type Decision, wordTree } from './word-tree.ts';

export interface Returned {
  /** The file with every change accepted, or every change of theirs rejected. */
  readonly proposal: Imported;
  /** The text that was sent, as far as the file still shows it: our changes accepted, theirs rejected. */
  readonly sent: Imported;
  /** Their tracked changes. */
  readonly changes: readonly TrackedChange[];
  readonly comments: WordDocument['comments'];
  /** Clauses that differ from what was sent although no tracked change says so. */
  readonly untracked: readonly { readonly was: string; readonly is: string }[];
}

/**
 * @param original the clauses that "reject all" must give back: those of the edition it was redlined against
 */
export function readReturned(
  document: WordDocument,
  o: {
    readonly file: string;
    readonly language: 'nl' | 'en';
    readonly author: string;
    readonly original: readonly Clause[];
    readonly taking: 'accept' | 'reject';
  },
): Returned {
  const read = (decision: Decision) => importTree(wordTree(document, decision), o);
  const sent = read({ taking: 'accept', only: o.author });
  const rejected = parseClauses(read({ taking: 'reject' }).body);
  const lines = redline(o.original, rejected, { language: o.language });
  const join = (clauses: readonly Clause[], places: readonly number[]) =>
    places.map((at) => clauses[at]?.text ?? '').join(' ');
  return {
    proposal: o.taking === 'accept' ? read({ taking: 'accept' }) : sent,
    sent,
    changes: document.changes.filter((change) => change.author !== o.author),
    comments: document.comments.filter((comment) => comment.author !== o.author),
    untracked: lines.changes
      .filter((change) => change.facets.some((facet) => facet !== 'format' && facet !== 'link'))
      .map((change) => ({ was: join(lines.old, change.from), is: join(lines.new, change.to) })),
  };
}
