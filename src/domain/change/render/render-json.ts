/** A redline as JSON: stable keys, everything that was found. */
import type { Clause } from '../../edition/model.ts';
import type { Redline } from '../model.ts';

/** `clauses` on both sides, and `changes` that point into them by index. */
export function redlineJson(lines: Redline): unknown {
  return {
    oldClauses: lines.old.map(clauseJson),
    newClauses: lines.new.map(clauseJson),
    changes: lines.changes.map(({ display, ...change }) => ({ ...change, segments: display })),
  };
}

function clauseJson({ id, kind, depth, path, text, line }: Clause): unknown {
  return { id, kind, depth, path, text, line };
}

/** One line of the `diff --jsonl` contract (DESIGN section 11), without the pair's own id. */
export function contractJson(lines: Redline): {
  readonly oldClauses: readonly { readonly path: readonly string[]; readonly text: string }[];
  readonly newClauses: readonly { readonly path: readonly string[]; readonly text: string }[];
  readonly records: readonly unknown[];
} {
  const brief = ({ path, text }: Clause) => ({ path, text });
  return {
    oldClauses: lines.old.map(brief),
    newClauses: lines.new.map(brief),
    records: lines.changes.map(({ from, to, facets, display }) => ({ from, to, facets, segments: display })),
  };
}
