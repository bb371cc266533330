/** Bounds of a place and ways of using a right: small words that widen a circle or narrow a choice (gates G6, G9). */

import type { ElementId } from '../model.ts';
import { categoryOf } from '../read/categories.ts';
import { type Hunk, wordsOf } from '../read/compare-words.ts';
import { sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import { type Balance, type Finding, type Setting, textOfTokens } from './signals.ts';

export function findLimits(balance: Balance, hunks: readonly Hunk[], setting: Setting): Finding[] {
  return [...boundary(balance, setting), ...turningPoint(hunks, setting), ...means(hunks, setting)];
}

const OUTSIDE = new Set(['outside', 'beyond', 'buiten']);

/** `in our group` becomes `outside our group`. */
function boundary({ removed, added }: Balance, setting: Setting): Finding[] {
  const [old, fresh] = [removed, added].map((tokens) => tokens.filter((token) => OUTSIDE.has(token.folded)));
  if (old!.length === fresh!.length) return [];
  return [
    {
      rule: 'boundary',
      element: setting.elements[0] ?? null,
      weight: setting.rewritten > 0.45 ? 'review' : 'material',
      direction: 'unknown',
      old: textOfTokens(old!, setting.before),
      new: textOfTokens(fresh!, setting.after),
    },
  ];
}

const UNTIL = new Set(['until', 'till', 'tot', 'totdat']);
const FROM = new Set(['after', 'from', 'since', 'vanaf', 'na', 'nadat', 'sinds']);

/** `until the contract ends` becomes `after the contract ends`. */
function turningPoint(hunks: readonly Hunk[], setting: Setting): Finding[] {
  return hunks.flatMap((hunk) => {
    const has = (tokens: readonly Token[], words: ReadonlySet<string>) =>
      tokens.some((token) => words.has(token.folded));
    const turned =
      (has(hunk.old, UNTIL) && has(hunk.new, FROM)) || (has(hunk.old, FROM) && has(hunk.new, UNTIL));
    if (!turned || !/keep|retention|delete/.test([...setting.categories].join())) return [];
    const finding: Finding = {
      rule: 'start',
      element: 'E13',
      weight: setting.rewritten > 0.45 ? 'review' : 'material',
      direction: 'unknown',
      old: wordsOf(hunk.old, setting.before.text),
      new: wordsOf(hunk.new, setting.after.text),
    };
    return [finding];
  });
}

const MEANS = new Set(['by', 'via', 'through', 'using', 'door', 'per', 'middels']);
const CHOICES: Readonly<Record<string, ElementId>> = {
  withdraw: 'E15',
  optout: 'E22',
  complaint: 'E16',
  right: 'E27',
};

/** `by clicking the link` becomes `by sending a letter`, in a sentence about a right: another way to use it. */
function means(hunks: readonly Hunk[], setting: Setting): Finding[] {
  if (setting.rewritten > 0.6) return [];
  return hunks.flatMap((hunk) => {
    if (!says(hunk.new) || hunk.new.some(isJoint)) return [];
    const old = setting.comparison.old.slice(Math.max(0, hunk.oldAt - 2), hunk.oldAt);
    const fresh = setting.comparison.new.slice(Math.max(0, hunk.newAt - 2), hunk.newAt);
    const replaced =
      says(hunk.old) && [...old, ...hunk.old].some(isMeans) && [...fresh, ...hunk.new].some(isMeans);
    const narrowed =
      hunk.old.length === 0 &&
      (isMeans(hunk.new[0]!) || /^contact\.(?:post|phone|email)$/.test(hunk.new[0]!.concept ?? '')) &&
      !fresh.some(isJoint);
    const element = choiceOf(hunk, setting);
    if (!element || !(replaced || narrowed)) return [];
    const finding: Finding = {
      rule: 'means',
      element,
      weight: 'material',
      direction: narrowed ? 'adverse' : 'unknown',
      old: wordsOf(hunk.old, setting.before.text),
      new: wordsOf(hunk.new, setting.after.text),
    };
    return [finding];
  });
}

const says = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => ['word', 'concept', 'name'].includes(token.kind));
const isMeans = (token: Token): boolean => MEANS.has(token.folded);
const isJoint = (token: Token): boolean => /^(?:and|or)\./.test(token.concept ?? '');

/** The right that the sentence of the new words is about. */
function choiceOf(hunk: Hunk, setting: Setting): ElementId | null {
  const sentence = sentencesOf(setting.after).find((one) => one.tokens.includes(hunk.new[0]!));
  const category = sentence?.tokens
    .map((token) => categoryOf(token.concept) ?? '')
    .find((name) => name in CHOICES);
  return category ? CHOICES[category]! : null;
}
