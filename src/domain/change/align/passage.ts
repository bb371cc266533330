/** One side of a record: the text of its clauses in order, joined by a space, with marks, links and notes in place. */
import type { Clause, Link, Mark } from '../../edition/model.ts';
import { type Tokens, tokensOf } from '../words/lexicon.ts';
import { type Comparison, type Side, tokensAt } from './comparison.ts';

export interface Passage {
  readonly tokens: Tokens;
  readonly marks: readonly Mark[];
  readonly links: readonly Link[];
  readonly footnotes: Clause['footnotes'];
}

export function textOfPassage(clauses: readonly Clause[], indexes: readonly number[]): string {
  return indexes.map((i) => clauses[i]!.text).join(' ');
}

export function passageOf(comparison: Comparison, side: Side, indexes: readonly number[]): Passage {
  const [only, ...more] = indexes;
  if (only !== undefined && more.length === 0) {
    const { marks, links, footnotes } = side.clauses[only]!;
    return { tokens: tokensAt(comparison, side, only), marks, links, footnotes };
  }
  let offset = 0;
  const marks: Mark[] = [];
  const links: Link[] = [];
  const footnotes: { label: string; at: number }[] = [];
  for (const index of indexes) {
    const clause = side.clauses[index]!;
    const shift = <T extends { start: number; end: number }>(span: T): T => ({
      ...span,
      start: span.start + offset,
      end: span.end + offset,
    });
    marks.push(...clause.marks.map(shift));
    links.push(...clause.links.map(shift));
    footnotes.push(...clause.footnotes.map(({ label, at }) => ({ label, at: at + offset })));
    offset += clause.text.length + 1;
  }
  const tokens = tokensOf(comparison.lexicon, textOfPassage(side.clauses, indexes));
  return { tokens, marks, links, footnotes };
}

/** First word that ends after an offset. */
export function wordAt(tokens: Tokens, offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if (tokens.ends[half]! <= offset) low = half + 1;
    else high = half;
  }
  return low;
}
