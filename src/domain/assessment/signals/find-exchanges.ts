/** The same words on each other's place, outside a list: each now stands with what belonged to the other. */
import { categoryOf } from '../read/categories.ts';
import { type Hunk, wordsOf } from '../read/compare-words.ts';
import { type Sentence, sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import type { Finding, Setting } from './signals.ts';

export function findExchanges(hunks: readonly Hunk[], setting: Setting): Finding[] {
  const pair = exchangedHunks(hunks, setting) ?? exchangedClauses(hunks, setting);
  if (!pair) return [];
  return [
    {
      rule: 'exchanged',
      element: setting.elements[0] ?? null,
      weight: setting.elements.length > 0 ? 'material' : 'review',
      direction: 'unknown',
      ...pair,
    },
  ];
}

const keys = (tokens: readonly Token[]): string => tokens.map((token) => token.key).join(' ');
const hasContent = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => token.kind !== 'function' && token.kind !== 'break');

/** `names 1 year, addresses 2 years` becomes `addresses 1 year, names 2 years`. */
function exchangedHunks(hunks: readonly Hunk[], { before, after }: Setting) {
  const [first, second] = hunks;
  if (!first || !second || hunks.length !== 2) return null;
  if (keys(first.old) !== keys(second.new) || keys(first.new) !== keys(second.old)) return null;
  if (![first.old, first.new].every(hasContent)) return null;
  const words = (side: 'old' | 'new', text: string) =>
    `${wordsOf(first[side], text)} … ${wordsOf(second[side], text)}`;
  return { old: words('old', before.text), new: words('new', after.text) };
}

/** `We ask before we share` becomes `We share before we ask`; `If A, B` becomes `If B, A`. */
function exchangedClauses(hunks: readonly Hunk[], { before, after }: Setting) {
  const touched = (side: 'old' | 'new') => {
    const changed = new Set(hunks.flatMap((hunk) => hunk[side]));
    return sentencesOf(side === 'old' ? before : after).filter((sentence) =>
      sentence.tokens.some((token) => changed.has(token)),
    );
  };
  const [old, fresh] = [touched('old'), touched('new')];
  if (old.length !== 1 || fresh.length !== 1) return null;
  const [one, other] = [parts(old[0]!, before.text), parts(fresh[0]!, after.text)];
  if (!one || !other || one.pivot !== other.pivot || one.main === one.side) return null;
  return one.main === other.side && one.side === other.main
    ? { old: old[0]!.text, new: fresh[0]!.text }
    : null;
}

const isPivot = (token: Token): boolean =>
  categoryOf(token.concept) === 'condition' ||
  token.concept === 'exception.unless' ||
  token.concept === 'time.before' ||
  /^(?:before|after|until|voordat|nadat|totdat|tenzij|unless)$/.test(token.folded);

/** The clause that a conjunction opens, and the other one, each as a bag of what it says. */
function parts({ tokens }: Sentence, text: string): { pivot: string; main: string; side: string } | null {
  const at = tokens.findIndex(isPivot);
  if (at < 0) return null;
  const bag = (list: readonly Token[]) =>
    list
      .filter((token) => !/^(?:may|will)$/.test(categoryOf(token.concept) ?? ''))
      .map((token) => token.key)
      .sort()
      .join(' ');
  if (at > 0)
    return { pivot: tokens[at]!.key, main: bag(tokens.slice(0, at)), side: bag(tokens.slice(at + 1)) };
  const cut = tokens.findIndex(
    (token, n) => n > 1 && text.slice(tokens[n - 1]!.end, token.start).includes(','),
  );
  if (cut < 0) return null;
  return { pivot: tokens[0]!.key, main: bag(tokens.slice(cut)), side: bag(tokens.slice(1, cut)) };
}
