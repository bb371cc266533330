/** One sentence as the provers of sentence structure read it. */

import type { LanguagePack } from '../language-pack.ts';
import type { Case } from '../proof.ts';
import { categoryOf } from './categories.ts';
import type { Hunk } from './compare-words.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import type { Token } from './tokenise.ts';

/** A sentence with the words that are compared, each at its place among all its words. */
export interface Reading {
  readonly all: readonly Token[];
  readonly places: readonly number[];
  readonly text: string;
}

/** The one sentence on either side that the differences lie in. */
export function sentencePair(
  cluster: readonly Hunk[],
  before: Case['before'],
  after: Case['after'],
): readonly [Sentence, Sentence] | null {
  const touched = (side: 'old' | 'new') => {
    const changed = new Set(cluster.flatMap((hunk) => hunk[side]));
    return sentencesOf(side === 'old' ? before : after).filter((sentence) =>
      sentence.tokens.some((token) => changed.has(token)),
    );
  };
  const [old, fresh] = [touched('old'), touched('new')];
  return old.length === 1 && fresh.length === 1 ? [old[0]!, fresh[0]!] : null;
}

/** Longer sentences are left alone: the work stays bounded for any input. */
export const MAX_WORDS = 60;

export const whole = ({ tokens }: Sentence, text: string): Reading => ({
  all: tokens,
  places: inOneOrder(tokens, text),
  text,
});

/** Two single nouns around `and` or `or` say the same in either order: they are read in one. */
function inOneOrder(tokens: readonly Token[], text: string): number[] {
  const places = tokens.map((_, at) => at);
  tokens.forEach((token, at) => {
    if (!/^(?:and|or)$/.test(categoryOf(token.concept) ?? '')) return;
    const [one, other] = [tokens[at - 1], tokens[at + 1]];
    if (!one || !other || !isNoun(one) || !isNoun(other) || one.key <= other.key) return;
    const [before, after] = [tokens[at - 2], tokens[at + 2]];
    const comma = text.slice(before?.end ?? one.start, one.start).includes(',');
    const alone = (beside: Token | undefined) =>
      beside === undefined || beside.kind === 'function' || isAct(beside);
    const ends =
      after === undefined ||
      isAct(after) ||
      GOES_ON.test(after.folded) ||
      /[.,;]/.test(text.slice(other.end, after.start));
    if (!comma && alone(before) && ends) [places[at - 1], places[at + 1]] = [at + 1, at - 1];
  });
  return places;
}

/** After a list these begin something else; a preposition would belong to its last noun. */
const GOES_ON = /^(?:is|are|be|worden|wordt|zijn|als|indien|wanneer|if|when|om|to|te|omdat|because)$/;
const isAct = (token: Token): boolean => ACTS.test(categoryOf(token.concept) ?? '');
const isNoun = (token: Token): boolean =>
  ['word', 'name', 'concept'].includes(token.kind) &&
  !isAct(token) &&
  !/^(?:negation|exception|exclusive|condition|universal|partial|bound|usually|time|frequency|hedge)$/.test(
    categoryOf(token.concept) ?? '',
  );
export const keysOf = (reading: Reading): string[] => reading.places.map((place) => reading.all[place]!.key);
export const firstWord = (token: Token | undefined): string => token?.folded.split(' ')[0] ?? '';
export const has = (tokens: readonly Token[], pattern: RegExp): boolean =>
  tokens.some((token) => pattern.test(categoryOf(token.concept) ?? ''));

export const ACTS =
  /^(?:may|will|must|share|sell|collect|use|keep|delete|protect|inform|respond|refuse|transfer|verb|charge)$/;
export const isVerb = (token: Token, pack: LanguagePack): boolean =>
  ACTS.test(categoryOf(token.concept) ?? '') ||
  pack.voice?.be.includes(token.folded) === true ||
  pack.finite(token.folded);

export const isModal = (token: Token): boolean => /^(?:may|will|must)$/.test(categoryOf(token.concept) ?? '');
