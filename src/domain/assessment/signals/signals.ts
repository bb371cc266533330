/** From differences that nothing proved harmless to signals: what changed, for which element, how seriously. */

import type { Direction, ElementId } from '../model.ts';
import type { Analysis } from '../read/analyse.ts';
import { CATEGORIES, categoryOf } from '../read/categories.ts';
import { type Comparison, type Hunk, wordsOf } from '../read/compare-words.ts';
import type { Token } from '../read/tokenise.ts';

export type Weight = 'material' | 'review';

/** A finding of one rule, before it is explained. */
export interface Finding {
  readonly rule: string;
  readonly element: ElementId | null;
  readonly weight: Weight;
  readonly direction: Direction;
  readonly old: string;
  readonly new: string;
  readonly consentCheck?: boolean;
}

/** What the words around a difference say: who acts, on what, in which kind of clause. */
export interface Setting {
  /** Elements named by the clause and its heading, most likely first. */
  readonly elements: readonly ElementId[];
  /** Categories named anywhere in the clause, either side. */
  readonly categories: ReadonlySet<string>;
  readonly before: Analysis;
  readonly after: Analysis;
  readonly comparison: Comparison;
  /** Share of the counted words that differ, 0 to 1. */
  readonly rewritten: number;
  readonly row: boolean;
}

/** Words that differ on balance: those that only moved are left out. */
export interface Balance {
  readonly removed: readonly Token[];
  readonly added: readonly Token[];
}

export function balanceOf(hunks: readonly Hunk[]): Balance {
  const removed = hunks.flatMap((hunk) => hunk.old);
  const added = hunks.flatMap((hunk) => hunk.new);
  return { removed: without(removed, added), added: without(added, removed) };
}

function without(tokens: readonly Token[], others: readonly Token[]): Token[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(other.key, (left.get(other.key) ?? 0) + 1);
  return tokens.filter((token) => {
    const count = left.get(token.key) ?? 0;
    if (count > 0) left.set(token.key, count - 1);
    return count === 0;
  });
}

export const ofCategory = (tokens: readonly Token[], ...categories: readonly string[]): Token[] =>
  tokens.filter((token) => categories.includes(categoryOf(token.concept) ?? ''));

export const elementOf = (token: Token): ElementId | null =>
  CATEGORIES[categoryOf(token.concept) ?? '']?.element ?? null;

export const textOfTokens = (tokens: readonly Token[], analysis: Analysis): string =>
  tokens.length === 0
    ? ''
    : tokens.length <= 2 || span(tokens) < 60
      ? wordsOf(tokens, analysis.text)
      : tokens.map((token) => token.text).join(' … ');

function span(tokens: readonly Token[]): number {
  return tokens.at(-1)!.end - tokens[0]!.start;
}
