/** Punctuation that can change what is meant (gate G15): commas before relative clauses, stops that cut a condition off. */

import type { LanguagePack } from '../language-pack.ts';
import type { Analysis } from './analyse.ts';
import { categoryOf } from './categories.ts';
import { counted } from './compare-words.ts';
import type { Token } from './tokenise.ts';

export interface PunctuationDifference {
  readonly old: string;
  readonly new: string;
}

const WEIGHTY = /^(?:negation|exception|condition|exclusive|or)$/;

/**
 * For two texts with the same words: the first place where punctuation differs in a way that matters.
 * @returns `null` when it is only typography
 */
export function tellingPunctuation(
  before: Analysis,
  after: Analysis,
  pack: LanguagePack,
): PunctuationDifference | null {
  const old = gaps(before);
  const fresh = gaps(after);
  if (old.length !== fresh.length) return null;
  for (let at = 0; at < old.length; at++) {
    const [a, b] = [old[at]!, fresh[at]!];
    if (a.marks === b.marks) continue;
    const difference = { old: a.words, new: b.words };
    if (/\?/.test(a.marks) !== /\?/.test(b.marks) && !/^[A-Z]?\P{L}*$/u.test(before.text)) return difference;
    const inside = at > 0 && at < old.length - 1;
    if (!inside) continue;
    const next = a.next;
    const relative =
      [a.between, b.between].some((between) =>
        between
          .toLowerCase()
          .split(/\P{L}+/u)
          .some((word) => pack.relatives.includes(word)),
      ) ||
      (next !== undefined && pack.relatives.includes(next.folded));
    const weighty = [a.previous, next].some((token) => WEIGHTY.test(categoryOf(token?.concept) ?? ''));
    const stops = /[.;:]/.test(a.marks) !== /[.;:]/.test(b.marks);
    const comma = /,/.test(a.marks) !== /,/.test(b.marks);
    const listComma =
      categoryOf(next?.concept) === 'or' && comma && !stops && /,/.test(before.text.slice(0, next!.start));
    if (comma && (relative || (weighty && !listComma && categoryOf(next?.concept) !== 'condition')))
      return difference;
    if (stops && (weighty || relative)) return difference;
    const cuts = /[.!?]/.test(a.marks) !== /[.!?]/.test(b.marks);
    if (cuts && reaches(/[.!?]/.test(a.marks) ? fresh : old, at)) return difference;
    if (comma && isJoint(next) && attaches(/,/.test(a.marks) ? fresh : old, at)) return difference;
  }
  return null;
}

const REACHING = /^(?:negation|exception|condition|exclusive)$/;
const isJoint = (token: Token | undefined): boolean => /^(?:and|or)$/.test(categoryOf(token?.concept) ?? '');

/** A stop cuts a sentence in which a word reaches over the cut: "no such data: religion" is not "no such data. Religion". */
function reaches(gaps: readonly Gap[], at: number): boolean {
  for (let n = at; n > 0 && (n === at || !/[.!?]/.test(gaps[n]!.marks)); n--)
    if (REACHING.test(categoryOf(gaps[n]!.previous?.concept) ?? '')) return true;
  return false;
}

const PREPOSITIONS = new Set(
  'via with by through for within after before until on in met per door voor binnen na tot op bij'.split(' '),
);

/** Two things and a phrase behind them: with a comma between, the phrase belongs to the second alone. */
function attaches(gaps: readonly Gap[], at: number): boolean {
  let end = at;
  while (end < gaps.length - 1 && !/[.!?;:]/.test(gaps[end + 1]!.marks)) end++;
  let start = at;
  while (start > 0 && !/[.!?;:]/.test(gaps[start]!.marks)) start--;
  const others = gaps.slice(start + 1, end + 1).filter((_, n) => start + 1 + n !== at);
  if (others.some((gap) => /,/.test(gap.marks))) return false;
  const phrases = gaps
    .slice(at + 1, end + 1)
    .filter((gap) => PREPOSITIONS.has(gap.next?.folded ?? ''))
    .map((gap) => gap.next!.folded);
  const said = gaps.slice(start, at).map((gap) => gap.next?.folded ?? '');
  return phrases.length > 0 && !phrases.some((word) => said.includes(word));
}

interface Gap {
  readonly between: string;
  readonly marks: string;
  readonly words: string;
  readonly previous: Token | undefined;
  readonly next: Token | undefined;
}

/** The marks between counted words, with the words on either side. */
function gaps(analysis: Analysis): Gap[] {
  const tokens = counted(analysis.tokens);
  return [...Array(tokens.length + 1).keys()].map((at) => {
    const previous = tokens[at - 1];
    const next = tokens[at];
    const between = analysis.text.slice(previous?.end ?? 0, next?.start ?? analysis.text.length);
    return {
      between,
      marks: between.replace(/[^.,;:?!]/g, '').replace(/\.\.+/, '.'),
      words: analysis.text.slice(previous?.start ?? 0, next?.end ?? analysis.text.length),
      previous,
      next,
    };
  });
}
