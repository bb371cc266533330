/** Provers of sentence structure: a condition said first or last, a list written out as prose. */

import type { Case, Proof } from '../proof.ts';
import { categoryOf } from '../read/categories.ts';
import { type Hunk, wordsOf } from '../read/compare-words.ts';
import { type Sentence, sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';

const isCondition = (token: Token | undefined): boolean => token?.concept === 'condition.if';

/** `We keep it if you ask.` and `If you ask, we keep it.`: one act, one condition, nothing else it could govern. */
export function conditionFirst(cluster: readonly Hunk[], { before, after }: Case): Proof | null {
  const side = (name: 'old' | 'new') => {
    const changed = new Set(cluster.flatMap((hunk) => hunk[name]));
    return sentencesOf(name === 'old' ? before : after).filter((sentence) =>
      sentence.tokens.some((token) => changed.has(token)),
    );
  };
  const [old, fresh] = [side('old'), side('new')];
  const [a, b] = [old[0] ?? fresh[0], fresh[0] ?? old[0]];
  if (!a || !b || old.length > 1 || fresh.length > 1) return null;
  const [one, other] = [sentenceLike(a, old, before, b), sentenceLike(b, fresh, after, a)];
  if (!one || !other) return null;
  const equal = turned(one, other, after.text) || turned(other, one, before.text);
  return equal ? { kind: 'word-order', old: one.text, new: other.text } : null;
}

/** A side without changed words of its own still has its sentence: the one with the same words. */
function sentenceLike(
  known: Sentence,
  touched: readonly Sentence[],
  analysis: Case['before'],
  other: Sentence,
): Sentence | null {
  if (touched.length === 1) return known;
  const words = (sentence: Sentence) =>
    sentence.tokens
      .map((token) => token.key)
      .sort()
      .join(' ');
  return sentencesOf(analysis).find((sentence) => words(sentence) === words(other)) ?? null;
}

function turned(last: Sentence, first: Sentence, firstText: string): boolean {
  if (!isCondition(first.tokens[0]) || isCondition(last.tokens[0])) return false;
  const at = last.tokens.findIndex(isCondition);
  const [main, condition] = [last.tokens.slice(0, at), last.tokens.slice(at)];
  if (at < 2 || condition.length < 2 || first.tokens.length !== last.tokens.length) return false;
  if (main.some(couldGovern) || condition.slice(1).some(isCondition) || last.tokens.some(isScope))
    return false;
  if (/\b(?:to|om|te|that|dat|die|which|who|whether|welke|wie)\b/i.test(textOf(main, last))) return false;
  const [head, rest] = [first.tokens.slice(0, condition.length), first.tokens.slice(condition.length)];
  const gap = firstText.slice(head.at(-1)!.end, rest[0]!.start);
  if (!/^\s*,\s*$/.test(gap) || keys(head) !== keys(condition)) return false;
  const [subject, verb, ...more] = main;
  return keys(rest) === keys(main) || keys(rest) === keys([verb!, subject!, ...more]);
}

const keys = (tokens: readonly Token[]): string => tokens.map((token) => token.key).join(' ');
const textOf = (tokens: readonly Token[], sentence: Sentence): string =>
  sentence.text.slice(0, tokens.at(-1)!.end - tokens[0]!.start);

/** Words that make it doubtful what the condition bears on. */
const couldGovern = (token: Token): boolean =>
  /^(?:negation|inform|respond|hedge|usually|universal|partial)$/.test(categoryOf(token.concept) ?? '') ||
  /^(?:verb\.ask|route\.request|purpose\.measure)$/.test(token.concept ?? '') ||
  /^(?:know|tell|see|check|wonder|weten|zien|nagaan|controleren|horen)$/.test(token.folded);
const isScope = (token: Token): boolean =>
  /^(?:and|or|exception|exclusive|bound)$/.test(categoryOf(token.concept) ?? '');

const AMBIGUOUS =
  /^(?:negation|or|condition|exception|exclusive|basis|interest|optin|optout|universal|partial|may|hedge|bound)$/;

/** `name; address; city` and `name, address and city`: a list of three or more that says nothing of choosing. */
export function listProse(hunk: Hunk, { comparison, before, after }: Case): Proof | null {
  if (hunk.old.length + hunk.new.length !== 1) return null;
  const [joint] = [...hunk.old, ...hunk.new];
  if (joint!.concept !== 'and.and') return null;
  const [tokens, analysis, at] =
    hunk.old.length === 0 ? [comparison.old, before, hunk.oldAt] : [comparison.new, after, hunk.newAt];
  const written = [...comparison.old, ...comparison.new];
  if (
    written.some(
      (token) => AMBIGUOUS.test(categoryOf(token.concept) ?? '') || /^(?:either|één)$/i.test(token.text),
    )
  )
    return null;
  if ([...comparison.old, ...comparison.new].filter((token) => token.concept === 'and.and').length !== 1)
    return null;
  const gap = (place: number) =>
    /[,;⏎]/.exec(analysis.text.slice(tokens[place - 1]?.end ?? 0, tokens[place]?.start ?? 0))?.[0];
  const mark = gap(at);
  if (!mark || [...tokens.keys()].filter((place) => place > 0 && gap(place) === mark).length < 2) return null;
  return { kind: 'form', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
}
