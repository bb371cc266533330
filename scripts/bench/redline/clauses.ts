/** Clauses built by hand, for generated documents: parents and paths follow from the headings. */
import type { Clause, ClauseKind } from '#domain/edition/model.ts';

export interface Block {
  readonly kind: ClauseKind;
  readonly depth: number;
  readonly text: string;
}

export function clausesOf(blocks: readonly Block[]): Clause[] {
  const clauses: Clause[] = [];
  const headings: Clause[] = [];
  for (const { kind, depth, text } of blocks) {
    if (kind === 'heading') while (headings.length > 0 && headings.at(-1)!.depth >= depth) headings.pop();
    const clause: Clause = {
      id: `d-${clauses.length}`,
      explicit: false,
      kind,
      depth,
      index: clauses.length,
      parent: headings.at(-1)?.index ?? null,
      path: headings.map((heading) => heading.text),
      text,
      marks: [],
      links: [],
      footnotes: [],
      line: clauses.length + 1,
      column: 1,
    };
    clauses.push(clause);
    if (kind === 'heading') headings.push(clause);
  }
  return clauses;
}
