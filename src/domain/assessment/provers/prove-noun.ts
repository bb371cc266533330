/** Prover of nouns of action: `to assess the damage` and `for the assessment of the damage`. */

import type { LanguagePack } from '../language-pack.ts';
import type { Case, Proof } from '../proof.ts';
import type { Hunk } from '../read/compare-words.ts';
import { sentencePair } from '../read/reading.ts';
import type { Sentence } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import { vocabularyOf } from '../read/vocabulary.ts';

/** Words that only tie the act to the rest of the sentence, in one shape or the other. */
const TIES = new Set('om te ter tot voor van bij aan in to for of the'.split(' '));

/** One act as a verb here and as a noun there, everything else in the same words and order. */
export function nounOfVerb(cluster: readonly Hunk[], { before, after, pack }: Case): Proof | null {
  const pair = sentencePair(cluster, before, after);
  if (!pair || !pack.verbOf) return null;
  const [old, fresh] = pair;
  const changed = new Set(cluster.flatMap((hunk) => [...hunk.old, ...hunk.new]));
  const equal =
    isTurned(old, fresh, changed, [before.text, after.text], pack) ||
    isTurned(fresh, old, changed, [after.text, before.text], pack);
  return equal ? { kind: 'inflection', old: old.text, new: fresh.text } : null;
}

function isTurned(
  { tokens: verbal }: Sentence,
  { tokens: nominal }: Sentence,
  changed: ReadonlySet<Token>,
  [verbalText]: readonly [string, string],
  pack: LanguagePack,
): boolean {
  const { stem } = vocabularyOf(pack);
  return nominal.some((noun) => {
    const verb = changed.has(noun) || noun.concept ? pack.verbOf!(noun.folded) : null;
    if (verb === null) return false;
    const at = verbal.findIndex(
      (token) =>
        !token.spelled.includes(' ') && token.folded !== noun.folded && stem(token.spelled) === stem(verb),
    );
    if (at < 0 || !isInfinitive(verbal, at, verbalText, pack)) return false;
    const rest = (tokens: readonly Token[], own: Token) =>
      tokens
        .filter((token) => token !== own && !(changed.has(token) && TIES.has(token.folded)))
        .map((token) => token.key)
        .join(' ');
    const ties = (tokens: readonly Token[]) =>
      tokens.filter((token) => changed.has(token) && TIES.has(token.folded)).length;
    return ties(verbal) <= 3 && ties(nominal) <= 3 && rest(verbal, verbal[at]!) === rest(nominal, noun);
  });
}

/** `te verzenden`, `het verzenden van`, `to send`, `sending`: the act named, not done by the one before it. */
function isInfinitive(tokens: readonly Token[], at: number, text: string, pack: LanguagePack): boolean {
  const token = tokens[at]!;
  const previous = tokens[at - 1];
  if (/ te /.test(token.folded) || /^(?:te|to)$/.test(previous?.folded ?? '')) return true;
  if (!pack.verbSecond) return /ing$/.test(token.folded);
  const gap = text.slice(previous?.end ?? 0, token.start).toLowerCase();
  return /en$/.test(token.folded) && /(?<!\p{L})het(?!\p{L})/u.test(gap);
}
