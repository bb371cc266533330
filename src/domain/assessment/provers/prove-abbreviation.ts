/** Prover of abbreviations: letters between brackets that spell the name before them, written or left out. */

import type { Case, Proof } from '../proof.ts';
import { type Hunk, wordsOf } from '../read/compare-words.ts';
import type { Token } from '../read/tokenise.ts';

/** `Voorbeeld Instituut (VI)` beside `Voorbeeld Instituut`, and beside `VI` alone. */
export function spelledOut(hunk: Hunk, { comparison, before, after }: Case): Proof | null {
  const [one, other] = [bare(hunk.old), bare(hunk.new)];
  if ((one.length === 0) === (other.length === 0)) return null;
  const [part, side, analysis] =
    one.length > 0 ? [one, comparison.old, before] : [other, comparison.new, after];
  const from = side.indexOf(part[0]!);
  const next = side[from + part.length];
  const bracketed = (token: Token | undefined): token is Token =>
    token !== undefined &&
    /^\p{Lu}[\p{L}&]*\p{Lu}(?:'?s)?$/u.test(token.text) &&
    analysis.text[token.start - 1] === '(' &&
    /^(?:'?s)?\)/.test(analysis.text.slice(token.end));
  const letters = part.length === 1 && bracketed(part[0]) ? part[0] : bracketed(next) ? next : null;
  if (!letters) return null;
  const name = side.slice(Math.max(0, side.indexOf(letters) - 9), side.indexOf(letters));
  const words = letters === part[0] ? name : part;
  if (!spells(letters.text.replace(/'?s$/, ''), wordsIn(words, analysis.text), letters !== part[0]))
    return null;
  return { kind: 'abbreviation', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
}

const SMALL = new Set('of for the and on to in voor van de het een en op in te ter'.split(' '));

/** Without the small words that come and go with a name. */
function bare(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex((token) => !SMALL.has(token.folded));
  return first < 0 ? [] : tokens.slice(first);
}

function wordsIn(tokens: readonly Token[], text: string): string[] {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return [];
  return text
    .slice(first.start, last.end)
    .replace(/'s?(?!\p{L})/gu, '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !SMALL.has(word.toLowerCase()));
}

/** Every word gives its first letter, and a compound one or two more from within; together they are the letters. */
function spells(letters: string, words: readonly string[], all: boolean): boolean {
  const wanted = letters.toLowerCase();
  const from = all ? [0] : words.keys();
  return [...from].some((start) => {
    const chosen = words.slice(start);
    return chosen.length > 0 && chosen.length <= wanted.length && matches(wanted, chosen);
  });
}

function matches(letters: string, words: readonly string[]): boolean {
  const [word, ...rest] = words;
  if (word === undefined) return letters === '';
  const lower = word.toLowerCase();
  if (letters[0] !== lower[0]) return false;
  for (let taken = 1; taken <= 3 && taken <= letters.length; taken++)
    if (isWithin(letters.slice(1, taken), lower.slice(1)) && matches(letters.slice(taken), rest)) return true;
  return false;
}

function isWithin(letters: string, word: string): boolean {
  let at = -1;
  return [...letters].every((letter) => {
    at = word.indexOf(letter, at + 1);
    return at >= 0;
  });
}
