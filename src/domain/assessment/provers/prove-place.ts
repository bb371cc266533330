/** Provers that look around: what is repeated, a name completed, the label of the same link, "read more". */

import { bag, type Case, type Proof } from '../proof.ts';
import { categoryOf } from '../read/categories.ts';
import { type Hunk, wordsOf } from '../read/compare-words.ts';
import { sameTarget } from '../read/links.ts';
import { foldWord, readTarget } from '../read/normal-form.ts';
import { isPointer } from '../read/pointer.ts';
import { sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import { namesItsTarget } from './prove-label.ts';

/**
 * Whole sentences that stand on the other side, or six words or more straight after themselves: said twice, or no
 * longer twice. Other words of half a sentence may serve another verb there.
 */
export function repetition(hunk: Hunk, { comparison, before, after }: Case): Proof | null {
  if ((hunk.old.length === 0) === (hunk.new.length === 0)) return null;
  const part = hunk.old.length > 0 ? hunk.old : hunk.new;
  const keys = (tokens: readonly Token[]) => tokens.map((token) => token.key).join(' ');
  const [side, at] = hunk.old.length > 0 ? [comparison.old, hunk.oldAt] : [comparison.new, hunk.newAt];
  const copies = [
    side.slice(Math.max(0, at - part.length), at),
    side.slice(at + part.length, at + 2 * part.length),
  ];
  if (part.length >= 6 && copies.some((copy) => keys(copy) === keys(part)))
    return { kind: 'context', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
  const [own, other] = (hunk.old.length > 0 ? [before, after] : [after, before]).map(sentencesOf);
  const touched = own!.filter((sentence) => sentence.tokens.some((token) => part.includes(token)));
  if (touched.reduce((sum, sentence) => sum + sentence.tokens.length, 0) !== part.length) return null;
  const said = new Set(other!.map((sentence) => keys(sentence.tokens)));
  if (!touched.every((sentence) => said.has(keys(sentence.tokens)))) return null;
  return { kind: 'context', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
}

/** `Lite` becomes `Firefox Lite`, a name that the other side uses too. */
export function completedName(hunk: Hunk, { comparison, before, after }: Case): Proof | null {
  if ((hunk.old.length === 0) === (hunk.new.length === 0)) return null;
  const [part, side, other, at] =
    hunk.old.length > 0
      ? [hunk.old, comparison.old, comparison.new, hunk.oldAt]
      : [hunk.new, comparison.new, comparison.old, hunk.newAt];
  const isName = (token: Token | undefined) => token?.kind === 'name';
  if (!part.every(isName)) return null;
  let from = at;
  let to = at + part.length;
  while (isName(side[from - 1])) from--;
  while (isName(side[to])) to++;
  if (to - from <= part.length) return null;
  const full = ` ${side
    .slice(from, to)
    .map((token) => token.key)
    .join(' ')} `;
  if (!` ${other.map((token) => token.key).join(' ')} `.includes(full)) return null;
  return { kind: 'rename', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
}

/** An address that stood in the text and is now where the words lead. */
export function linkedAddress(hunk: Hunk, { before, after, oldLinks, newLinks }: Case): Proof | null {
  if ((hunk.old.length === 0) === (hunk.new.length === 0)) return null;
  const [part, links] = hunk.old.length > 0 ? [hunk.old, newLinks] : [hunk.new, oldLinks];
  const led = (token: Token) =>
    token.kind === 'web' && links.some((link) => sameTarget(readTarget(link.url), readTarget(token.text)));
  return part.every(led)
    ? { kind: 'link', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) }
    : null;
}

/** Words inside a link that leads to the same page as before, when neither label says anything the rules look at. */
export function relabelled(hunk: Hunk, { before, after, oldLinks, newLinks }: Case): Proof | null {
  for (const fresh of newLinks) {
    const old = oldLinks.find(
      (link) =>
        sameTarget(readTarget(link.url), readTarget(fresh.url)) &&
        foldWord(link.text) !== foldWord(fresh.text),
    );
    if (!old) continue;
    const inside = (tokens: readonly Token[], label: string) =>
      tokens.every((token) => foldWord(label).includes(token.folded.replace(/ … .*/, '')));
    if (
      !inside(hunk.old, old.text) ||
      !inside(hunk.new, fresh.text) ||
      old.text.split(' ').length > 6 ||
      fresh.text.split(' ').length > 6
    )
      continue;
    const content = (tokens: readonly Token[]) =>
      new Set(
        tokens.flatMap((token) => {
          const category = categoryOf(token.concept);
          if (!category || ['noun', 'verb', 'document', 'marketing'].includes(category)) return [];
          return saysMore(token) ? token.key : category;
        }),
      );
    const titled = namesItsTarget(fresh.text, fresh.url) || namesItsTarget(old.text, old.url);
    if (!titled && [...content(hunk.old)].sort().join() !== [...content(hunk.new)].sort().join()) continue;
    return { kind: 'link-label', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
  }
  return null;
}

/** Words about processing: a sentence that points to a page may still say what is done with data. */
const PROCESSING =
  /^(?:purpose|data|special|cookie|tracking|recipient|source|third|area|interest|basis|automated|marketing|charge|hurdle|keep|retention|child|precision|security)$/;
const saysMore = (token: Token): boolean =>
  !(categoryOf(token.concept) === 'tracking' && /^\p{Lu}/u.test(token.text)) &&
  PROCESSING.test(categoryOf(token.concept) ?? '') &&
  !/^(?:data\.(?:data|personal)|cookie\.cookie|purpose\.(?:purpose|measure))$/.test(token.concept ?? '');

/** One sentence that only points elsewhere, said otherwise, offering neither more nor fewer choices. */
export function pointers(cluster: readonly Hunk[], { before, after, pack }: Case): Proof | null {
  const sentence = (side: 'old' | 'new') => {
    const analysis = side === 'old' ? before : after;
    const changed = new Set(cluster.flatMap((hunk) => hunk[side]));
    const touched = sentencesOf(analysis).filter((candidate) =>
      candidate.tokens.some((token) => changed.has(token)),
    );
    return touched.length === 1 ? touched[0]! : null;
  };
  const [old, fresh] = [sentence('old'), sentence('new')];
  if (!old || !fresh || !isPointer(old, pack, true) || !isPointer(fresh, pack, true)) return null;
  const choices = (tokens: readonly Token[]) =>
    bag(
      tokens.filter(
        (token) =>
          /^(?:optout|optin|withdraw|complaint|right|negation|exception|delete|data|special|share|recipient|exclusive)$/.test(
            categoryOf(token.concept) ?? '',
          ) && !/^data\.(?:data|personal)$/.test(token.concept ?? ''),
      ),
    );
  if (choices(old.tokens) !== choices(fresh.tokens)) return null;
  const differing = cluster.flatMap((hunk) => [...hunk.old, ...hunk.new]);
  const acts = [...old.tokens, ...fresh.tokens].some((token) =>
    /^(?:use|collect|keep|share|sell|transfer|automated)$/.test(categoryOf(token.concept) ?? ''),
  );
  if (differing.some((token) => saysMore(token) || (acts && token.kind === 'word'))) return null;
  return { kind: 'pointer', old: old.text, new: fresh.text };
}
