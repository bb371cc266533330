/** What a prover is given, and what it says. */

import type { LanguagePack } from './language-pack.ts';
import type { Dictionaries } from './model.ts';
import type { Analysis } from './read/analyse.ts';
import { CATEGORIES, categoryOf } from './read/categories.ts';
import type { Comparison, Hunk } from './read/compare-words.ts';
import { foldWord } from './read/normal-form.ts';
import type { ReadLink } from './read/read-clause.ts';
import type { Token } from './read/tokenise.ts';

export type ProofKind =
  | 'identical'
  | 'form'
  | 'case'
  | 'spelling-variant'
  | 'address'
  | 'number'
  | 'duration'
  | 'date'
  | 'amount'
  | 'citation'
  | 'contact'
  | 'inflection'
  | 'synonym'
  | 'rename'
  | 'typo'
  | 'joined'
  | 'reorder'
  | 'word-order'
  | 'function-words'
  | 'abbreviation'
  | 'modality'
  | 'voice'
  | 'context'
  | 'pointer'
  | 'heading'
  | 'date-line'
  | 'link'
  | 'link-label'
  | 'link-section'
  | 'lead-in'
  | 'moved'
  | 'split'
  | 'extra-route';

export interface Proof {
  readonly kind: ProofKind;
  readonly old: string;
  readonly new: string;
  /** Where harmless still has a direction: a later date gives more time. */
  readonly direction?: 'favourable';
}

export interface Case {
  readonly before: Analysis;
  readonly after: Analysis;
  readonly comparison: Comparison;
  readonly pack: LanguagePack;
  readonly isWord: Dictionaries[string];
  readonly oldLinks: readonly ReadLink[];
  readonly newLinks: readonly ReadLink[];
}

/** Takes some differences away, with the proofs that they mean nothing. */
export interface Cleared {
  readonly proofs: readonly Proof[];
  readonly hunks: readonly Hunk[];
}

export const isGate = (token: Token): boolean =>
  CATEGORIES[categoryOf(token.concept) ?? '']?.gate !== undefined;
export const bag = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => token.key)
    .sort()
    .join('\n');

/** Letters only, for comparing whole texts. */
export function bareLetters(text: string): string {
  return foldWord(text).replace(/[^\p{L}\d¦]/gu, '');
}
