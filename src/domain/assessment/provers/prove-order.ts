/** Provers of order: lists that are sets, and words that stand elsewhere in the sentence. */

import { bag, type Case, type Proof } from '../proof.ts';
import type { Analysis } from '../read/analyse.ts';
import { categoryOf } from '../read/categories.ts';
import { type Comparison, type Hunk, wordsOf } from '../read/compare-words.ts';
import type { Token } from '../read/tokenise.ts';
import { vocabularyOf } from '../read/vocabulary.ts';

/** The same items in another order, in a list that is no sequence of steps. */
export function reordered(hunks: readonly Hunk[], { comparison, before, after, pack }: Case): Proof | null {
  const window = windowOf(hunks, comparison);
  if (!window || bag(window.old) !== bag(window.new)) return null;
  if (pack.ordered.test(before.text) || pack.ordered.test(after.text)) return null;
  const owner = ownerOf(window, comparison);
  const old = itemsOf(window.old, before, owner);
  const fresh = itemsOf(window.new, after, owner);
  if (old.items.length < 2 || old.conjunctions !== fresh.conjunctions) return null;
  if (
    [...window.old, ...window.new].some(
      (token) =>
        /^(?:negation|exception|condition|exclusive|universal|partial|may|will|must|start|bound|precision)$/.test(
          categoryOf(token.concept) ?? '',
        ) || token.text === '¦',
    )
  )
    return null;
  if ([...old.items].sort().join('\n') !== [...fresh.items].sort().join('\n')) return null;
  if (isSequence(window.old)) return null;
  const next = comparison.old[window.oldAt + window.old.length];
  if (next && /^(?:of|van|from|uit|who|whose)$/.test(next.folded)) return null;
  return { kind: 'reorder', old: wordsOf(window.old, before.text), new: wordsOf(window.new, after.text) };
}

/** A safeguard beside an act with data: which comes first is what is promised ("we ask, and share"). */
function isSequence(tokens: readonly Token[]): boolean {
  const has = (pattern: RegExp) => tokens.some((token) => pattern.test(categoryOf(token.concept) ?? ''));
  const asks = tokens.some((token) => /^(?:verb\.ask|noun\.question)$/.test(token.concept ?? ''));
  return (
    (asks || has(/^(?:inform|delete|protect|respond|announce|human|optin|basis)$/)) &&
    has(/^(?:share|sell|collect|use|keep|transfer|automated|send)$/)
  );
}

/** Hunks of one sentence together; a sentence end that stands on both sides parts them. */
export function clusters(hunks: readonly Hunk[], { comparison, before, after }: Case): Hunk[][] {
  const result: Hunk[][] = [];
  let last: Hunk | undefined;
  for (const hunk of hunks) {
    const apart =
      last !== undefined &&
      endsBetween(comparison.old, last.oldAt + last.old.length, hunk.oldAt, before) &&
      endsBetween(comparison.new, last.newAt + last.new.length, hunk.newAt, after);
    if (apart || last === undefined) result.push([hunk]);
    else result.at(-1)!.push(hunk);
    last = hunk;
  }
  return result;
}

function endsBetween(tokens: readonly Token[], from: number, to: number, analysis: Analysis): boolean {
  const start = tokens[from - 1]?.end ?? 0;
  const end = tokens[to]?.start ?? analysis.text.length;
  return /[.!?;](?:\s|$)|[¦⏎]/.test(analysis.text.slice(start, end));
}

/** Smallest stretch on either side that holds every hunk. */
function windowOf(
  hunks: readonly Hunk[],
  comparison: Comparison,
): { old: readonly Token[]; new: readonly Token[]; oldAt: number; newAt: number } | null {
  const first = hunks[0];
  const last = hunks.at(-1);
  if (!first || !last) return null;
  return {
    old: comparison.old.slice(first.oldAt, last.oldAt + last.old.length),
    new: comparison.new.slice(first.newAt, last.newAt + last.new.length),
    oldAt: first.oldAt,
    newAt: first.newAt,
  };
}

const OWNERS = /^(?:your|our|uw|je|jouw|ons|onze)$/;

/** `your name, your age`: whose it is, when that is said of every item alike, the word before the list included. */
function ownerOf(
  window: { readonly old: readonly Token[]; readonly oldAt: number; readonly newAt: number },
  comparison: Comparison,
): string | null {
  const owners = new Set(window.old.filter((token) => OWNERS.test(token.folded)).map((token) => token.key));
  const [owner] = owners;
  const before = [comparison.old[window.oldAt - 1], comparison.new[window.newAt - 1]];
  return owner !== undefined && owners.size === 1 && before.every((token) => token?.key === owner)
    ? owner
    : null;
}

function itemsOf(
  tokens: readonly Token[],
  analysis: Analysis,
  owner: string | null,
): { items: string[]; conjunctions: string } {
  const items: string[][] = [[]];
  const conjunctions = new Set<string>();
  tokens.forEach((token, at) => {
    const between = at > 0 ? analysis.text.slice(tokens[at - 1]!.end, token.start) : '';
    const category = categoryOf(token.concept);
    if (category === 'and' || category === 'or') {
      conjunctions.add(token.concept!);
      items.push([]);
      return;
    }
    if (/[,;⏎]/.test(between)) items.push([]);
    if (token.key !== owner) items.at(-1)!.push(token.key);
  });
  return {
    items: items.filter((item) => item.length > 0).map((item) => item.join(' ')),
    conjunctions: [...conjunctions].sort().join(' '),
  };
}

/** Words that may stand elsewhere in a sentence without another meaning. */
export const isMobile = (token: Token): boolean =>
  MOBILE.test(categoryOf(token.concept) ?? '') || EXPLETIVES.has(token.folded);
const EXPLETIVES = new Set('er zich daar hier ook te that here there also'.split(' '));
const MOBILE =
  /^(?:may|will|must|hedge|share|collect|use|keep|delete|protect|inform|respond|refuse|verb|time|usually|frequency)$/;

/** The same words with verbs and pronouns in other places, the phrases around them in the same order. */
export function wordOrder(hunks: readonly Hunk[], { comparison, before, after, pack }: Case): Proof | null {
  const window = windowOf(hunks, comparison);
  if (!window || bag(window.old) !== bag(window.new)) return null;
  if (limited(window.old) !== limited(window.new)) return null;
  const whole = [
    wholeSentences(comparison.old, window.oldAt, window.old.length, before),
    wholeSentences(comparison.new, window.newAt, window.new.length, after),
  ] as const;
  if (governed(whole[0], before) !== governed(whole[1], after)) return null;
  const { we, you } = vocabularyOf(pack);
  const mobile = (token: Token) =>
    isMobile(token) || (token.kind === 'function' && (we.has(token.folded) || you.has(token.folded)));
  const persons = (tokens: readonly Token[]) =>
    tokens
      .flatMap((token) => (we.has(token.folded) ? ['we'] : you.has(token.folded) ? ['you'] : []))
      .join(' ');
  if (persons(window.old) !== persons(window.new)) return null;
  const fixed = (tokens: readonly Token[]) => tokens.filter((token) => !mobile(token));
  const oldFixed = fixed(window.old);
  const newFixed = fixed(window.new);
  const proof: Proof = {
    kind: 'word-order',
    old: wordsOf(window.old, before.text),
    new: wordsOf(window.new, after.text),
  };
  const verbs = (tokens: readonly Token[]) =>
    tokens
      .filter(
        (token) =>
          mobile(token) &&
          token.concept &&
          !/^(?:may|will|must|hedge|usually|time)$/.test(categoryOf(token.concept) ?? ''),
      )
      .map((token) => token.key)
      .join(' ');
  if (
    verbs(window.old) !== verbs(window.new) ||
    sentenceMarks(window.old, before) !== sentenceMarks(window.new, after)
  )
    return null;
  const equal = oldFixed.map((token) => token.key).join(' ') === newFixed.map((token) => token.key).join(' ');
  return equal ? proof : null;
}

/** The sentences that a stretch of words stands in. */
function wholeSentences(
  tokens: readonly Token[],
  at: number,
  size: number,
  analysis: Analysis,
): readonly Token[] {
  const ends = (left: number) =>
    /[.!?;](?:\s|$)|[¦⏎]/.test(
      analysis.text.slice(tokens[left]?.end ?? 0, tokens[left + 1]?.start ?? analysis.text.length),
    );
  let from = at;
  let to = at + size;
  while (from > 0 && !ends(from - 1)) from--;
  while (to < tokens.length && !ends(to - 1)) to++;
  return tokens.slice(from, to);
}

const GOVERNORS = /^(?:may|will|must|hedge|usually|time|frequency|entitled|strive)$/;
const GOVERNED = /^(?:share|sell|collect|use|keep|delete|protect|inform|respond|refuse|verb|transfer)$/;

/** Per part of a coordination, which acts stand with which modals and moments: "read and may delete" is not "may read and delete". */
function governed(tokens: readonly Token[], analysis: Analysis): string {
  const parts: Token[][] = [[]];
  tokens.forEach((token, at) => {
    const gap = at > 0 ? analysis.text.slice(tokens[at - 1]!.end, token.start) : '';
    const joint = /^(?:and|or)$/.test(categoryOf(token.concept) ?? '');
    if (joint || /[,;]/.test(gap) || (token.kind === 'function' && RELATIVE.has(token.folded)))
      parts.push([]);
    if (!joint) parts.at(-1)!.push(token);
  });
  const named = (part: readonly Token[], pattern: RegExp) =>
    part.filter((token) => pattern.test(categoryOf(token.concept) ?? '')).map((token) => token.key);
  if (!parts.some((part) => named(part, GOVERNORS).length > 0)) return '';
  return parts
    .map((part) => [...named(part, GOVERNORS), ...named(part, GOVERNED)].sort().join(' '))
    .filter(Boolean)
    .sort()
    .join('|');
}
const RELATIVE = new Set('what which who that wat welke wie'.split(' '));

/** What `only` stands before: "only process data" is not "process only data". */
function limited(tokens: readonly Token[]): string {
  return tokens
    .flatMap((token, at) => (categoryOf(token.concept) === 'exclusive' ? [tokens[at + 1]?.key ?? ''] : []))
    .join(' ');
}

function sentenceMarks(tokens: readonly Token[], analysis: Analysis): number {
  return (wordsOf(tokens, analysis.text).match(/[.;:?!¦⏎](?:\s|$)/g) ?? []).length;
}
