/** Punctuation that can change what is meant (gate G15): commas before relative clauses, stops that cut a condition off. */
import type { Analysis } from './analyse.ts';
import { categoryOf } from './categories.ts';
import { counted } from './compare-words.ts';
import type { LanguagePack } from './language-pack.ts';
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
  }
  return null;
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
