/** Everything two texts are compared with: their matching, the words cut once, the budget. */
import type { Clause } from '../edition/model.ts';
import { createLexicon, type Lexicon, type Tokens, tokensOf } from './lexicon.ts';
import { type Mass, massOf, type Profile, profileOf, type Weights, weightsOf } from './likeness.ts';
import { createMatching, freeNew, freeOld, type Matching } from './matching.ts';
import type { Work } from './work.ts';

export interface Side {
  readonly clauses: readonly Clause[];
  readonly tokens: (Tokens | undefined)[];
  readonly profiles: (Profile | undefined)[];
  readonly masses: (Mass | undefined)[];
}

export interface Comparison {
  readonly matching: Matching;
  readonly lexicon: Lexicon;
  readonly old: Side;
  readonly new: Side;
  readonly work: Work;
}

export function createComparison(old: readonly Clause[], after: readonly Clause[], work: Work): Comparison {
  const side = (clauses: readonly Clause[]): Side => ({
    clauses,
    tokens: [],
    profiles: [],
    masses: [],
  });
  return {
    matching: createMatching(old, after),
    lexicon: createLexicon(),
    old: side(old),
    new: side(after),
    work,
  };
}

export function tokensAt(comparison: Comparison, side: Side, index: number): Tokens {
  side.tokens[index] ??= tokensOf(comparison.lexicon, side.clauses[index]!.text);
  return side.tokens[index];
}

export function profileAt(comparison: Comparison, side: Side, index: number): Profile {
  side.profiles[index] ??= profileOf(comparison.lexicon, tokensAt(comparison, side, index));
  return side.profiles[index];
}

/** Weights over the clauses that are still free: what is rare there tells them apart. */
export function freeWeights(comparison: Comparison): Weights {
  const { matching, lexicon } = comparison;
  const profiles = [
    ...freeOld(matching).map((i) => profileAt(comparison, comparison.old, i)),
    ...freeNew(matching).map((j) => profileAt(comparison, comparison.new, j)),
  ];
  return weightsOf(lexicon, profiles);
}

export function massAt(comparison: Comparison, side: Side, index: number, weights: Weights): Mass {
  side.masses[index] ??= massOf(profileAt(comparison, side, index), weights);
  return side.masses[index];
}
