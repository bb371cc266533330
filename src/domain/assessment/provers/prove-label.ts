/** Provers of names and places in the text itself: a link called after its page, `above` and `below`, variants of a compound. */

import type { Case, Proof } from '../proof.ts';
import { type Hunk, wordsOf } from '../read/compare-words.ts';
import { foldWord, readTarget } from '../read/normal-form.ts';
import type { Token } from '../read/tokenise.ts';

const lettersOf = (text: string): string => foldWord(text).replace(/[^\p{L}\d]/gu, '');

/** True when the words of a link are the title of the page or part of a page that it leads to. */
export function namesItsTarget(label: string, url: string): boolean {
  const { anchor, page } = readTarget(url);
  const words = foldWord(label)
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && !/^(?:the|an?|de|het|een)$/.test(word));
  if (words.join('').length < 8) return false;
  const title = new RegExp(`^${words.map((word) => `(?:the|an?|de|het|een)?${word}`).join('')}$`, 'u');
  return [anchor, page.split('/').at(-1) ?? ''].some((name) => title.test(lettersOf(name)));
}

const HERE = /^(?:hierboven|hieronder|hiervoor|hierna)$/;
const PLACES = /^(?:above|below)$/;
const PARTS =
  /^(?:tables?|charts?|lists?|sections?|paragraphs?|described|listed|mentioned|stated|set|explained|links?|addresse?s?)$/;

/** `the table above` and `the table below`: where it stands on the page, not what it says. */
export function placeOnPage(hunk: Hunk, { comparison, before, after }: Case): Proof | null {
  const [old, fresh] = [hunk.old[0], hunk.new[0]];
  if (!old || !fresh || hunk.old.length !== 1 || hunk.new.length !== 1) return null;
  const beside = (tokens: readonly Token[], at: number) => PARTS.test(tokens[at - 1]?.folded ?? '');
  const here = HERE.test(old.folded) && HERE.test(fresh.folded);
  const place =
    PLACES.test(old.folded) &&
    PLACES.test(fresh.folded) &&
    beside(comparison.old, hunk.oldAt) &&
    beside(comparison.new, hunk.newAt);
  const counted = [comparison.old[hunk.oldAt + 1], comparison.new[hunk.newAt + 1]].some((token) =>
    /^(?:number|duration|money|percentage)$/.test(token?.kind ?? ''),
  );
  return (here || place) && !counted
    ? { kind: 'pointer', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) }
    : null;
}

/** `ontwikkelingsplatforms` and `ontwikkelplatformen`: the same compound with another link and another plural. */
export function compoundVariant(hunk: Hunk, { before, after, pack }: Case): Proof | null {
  const [old, fresh] = [hunk.old[0], hunk.new[0]];
  if (!pack.compound || !old || !fresh || hunk.old.length !== 1 || hunk.new.length !== 1) return null;
  if (old.kind !== 'word' || fresh.kind !== 'word' || old.folded.length < 11) return null;
  const [one, other] = [old, fresh].map(({ folded }) =>
    folded.replace(/ings(?=\p{L}{4})/u, '').replace(/(?:en|'?s)$/, ''),
  );
  return one === other
    ? { kind: 'inflection', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) }
    : null;
}
