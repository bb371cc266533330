/** One party becomes several, or several one: the noun is the same word, the circle is not (gate G11). */

import type { LanguagePack } from '../language-pack.ts';
import { categoryOf } from '../read/categories.ts';
import type { Pair } from '../read/compare-words.ts';
import type { Token } from '../read/tokenise.ts';
import type { Finding, Setting } from './signals.ts';

const TIES = new Set('met aan naar door with to by from van'.split(' '));
const GIVES = /^(?:share|sell|transfer|recipient)$/;
const HANDS = new Set(
  'give gives given pass forward supply hand geven geeft gegeven leveren levert geleverd'.split(' '),
);

/** `We give your address to our printer` becomes `to our printers`; the noun need not be in the lexicon. */
export function findPlurals(pairs: readonly Pair[], setting: Setting, pack: LanguagePack): Finding[] {
  const gives =
    [...setting.categories].some((category) => GIVES.test(category)) ||
    setting.after.tokens.some((token) => HANDS.has(token.folded));
  if (!gives) return [];
  return pairs.flatMap(({ old, new: fresh }) => {
    if (old.folded === fresh.folded || fresh.kind !== 'word' || fresh.concept !== undefined) return [];
    const several = [old, fresh].map((token) => pack.isPlural(token.folded));
    if (several[0] === several[1] || !isTied(fresh, setting.comparison.new)) return [];
    const finding: Finding = {
      rule: 'number-of-words',
      element: 'E11',
      weight: 'review',
      direction: several[1] ? 'adverse' : 'favourable',
      old: old.text,
      new: fresh.text,
    };
    return [finding];
  });
}

/** A preposition of giving stands before the noun, with at most an owner or a quality between. */
function isTied(noun: Token, tokens: readonly Token[]): boolean {
  const at = tokens.indexOf(noun);
  for (let n = at - 1; n >= Math.max(0, at - 3); n--) {
    if (TIES.has(tokens[n]!.folded)) return true;
    if (/^(?:share|sell|use|keep|collect|transfer)$/.test(categoryOf(tokens[n]!.concept) ?? '')) return false;
  }
  return false;
}
