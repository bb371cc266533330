/** Everything two texts are compared with: their matching, the words cut once, the budget. */
import type { Clause } from '../../edition/model.ts';
import { currentLexicon, type Lexicon, type Tokens, tokensOf } from '../words/lexicon.ts';
import type { Run } from '../words/runs.ts';
import { commonRuns } from '../words/word-diff.ts';
import { type Work, workFor } from '../words/work.ts';
import {
  createFeatures,
  type Features,
  type Mass,
  massOf,
  type Profile,
  profileOf,
  type Weights,
  weightsOf,
} from './likeness.ts';
import { createMatching, freeNew, freeOld, type Matching } from './matching.ts';

export interface Side {
  readonly clauses: readonly Clause[];
  readonly tokens: (Tokens | undefined)[];
  readonly profiles: (Profile | undefined)[];
  readonly masses: (Mass | undefined)[];
}

export interface Comparison {
  readonly matching: Matching;
  readonly lexicon: Lexicon;
  readonly features: Features;
  readonly old: Side;
  readonly new: Side;
  readonly work: Work;
  /** Words kept between pairs that were looked at, by old index. */
  readonly kept: Map<number, { readonly to: number; readonly runs: readonly Run[] }>;
}

export function createComparison(old: readonly Clause[], after: readonly Clause[]): Comparison {
  const matching = createMatching(old, after);
  const side = (clauses: readonly Clause[]): Side => ({
    clauses,
    tokens: [],
    profiles: [],
    masses: [],
  });
  const lexicon = currentLexicon();
  return {
    matching,
    lexicon,
    features: createFeatures(lexicon),
    old: side(old),
    new: side(after),
    work: workFor(() => wordsThatDiffer(matching)),
    kept: new Map(),
  };
}

/** Rough number. */
function wordsThatDiffer({ old, new: after, start, oldEnd, newEnd }: Matching): number {
  let characters = 0;
  for (let i = start; i < oldEnd; i++) characters += old[i]!.text.length;
  for (let j = start; j < newEnd; j++) characters += after[j]!.text.length;
  return Math.ceil(characters / 5);
}

export function tokensAt(comparison: Comparison, side: Side, index: number): Tokens {
  side.tokens[index] ??= tokensOf(comparison.lexicon, side.clauses[index]!.text);
  return side.tokens[index];
}

export function profileAt(comparison: Comparison, side: Side, index: number): Profile {
  side.profiles[index] ??= profileOf(comparison.features, tokensAt(comparison, side, index));
  return side.profiles[index];
}

/** The words that two clauses have in common, in order. */
export function keptWords(comparison: Comparison, from: number, to: number): readonly Run[] {
  const known = comparison.kept.get(from);
  if (known?.to === to) return known.runs;
  const a = tokensAt(comparison, comparison.old, from);
  const b = tokensAt(comparison, comparison.new, to);
  const runs = commonRuns(a.ids, b.ids, comparison.work);
  comparison.kept.set(from, { to, runs });
  return runs;
}

/** Weights over the clauses that are still free: what is rare there tells them apart. */
export function freeWeights(comparison: Comparison): Weights {
  const { matching, features } = comparison;
  const profiles = [
    ...freeOld(matching).map((i) => profileAt(comparison, comparison.old, i)),
    ...freeNew(matching).map((j) => profileAt(comparison, comparison.new, j)),
  ];
  return weightsOf(features, profiles);
}

export function massAt(comparison: Comparison, side: Side, index: number, weights: Weights): Mass {
  side.masses[index] ??= massOf(profileAt(comparison, side, index), weights);
  return side.masses[index];
}
