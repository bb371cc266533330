/**
 * Words that limit what a sentence says: their coming or going is good or bad by what they limit (law.md 3.4). An
 * exception to a promise is adverse, an exception to a burden is favourable.
 */

import type { Direction } from '../model.ts';
import { CATEGORIES, categoryOf } from '../read/categories.ts';
import { sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import type { Setting } from './signals.ts';
import { directionOf, stanceOf } from './stance.ts';

const NARROWING = /^(?:exception|condition|usually|partial|exclusive)$/;
const WIDENING = /^(?:universal|open)$/;

/** Direction of a limiting word that came or went; `null` when the sentence does not tell, or the word limits nothing. */
export function limitDirection(token: Token, side: 'removed' | 'added', setting: Setting): Direction | null {
  const category = categoryOf(token.concept) ?? '';
  if (!NARROWING.test(category) && !WIDENING.test(category) && category !== 'bound') return null;
  const analysis = side === 'added' ? setting.after : setting.before;
  const sentence = sentencesOf(analysis).find((one) => one.tokens.includes(token));
  const stance = sentence ? stanceOf(sentence.all) : null;
  const came = side === 'added';
  if (category === 'bound') return boundDirection(token, stance, came, sentence?.tokens ?? []);
  if (!stance || (category === 'condition' && comesWithAct(token, setting))) return null;
  return directionOf(stance, WIDENING.test(category) === came);
}

/** A condition and its act that came or went together limit nothing that stays. */
function comesWithAct(token: Token, setting: Setting): boolean {
  const hunk = setting.comparison.hunks.find((one) => one.old.includes(token) || one.new.includes(token));
  const side = hunk?.old.includes(token) ? hunk.old : (hunk?.new ?? []);
  return side.some((other) => CATEGORIES[categoryOf(other.concept) ?? '']?.act !== undefined);
}

/** A latest moment or a greatest length protects; a least one binds the other way, except where it is promised. */
function boundDirection(
  token: Token,
  stance: ReturnType<typeof stanceOf>,
  came: boolean,
  tokens: readonly Token[],
): Direction | null {
  const has = (name: string) => tokens.some((other) => categoryOf(other.concept) === name);
  const checks =
    has('human') ||
    afterIt(token, tokens).some((other) =>
      /^(?:persoon|person|medewerker|people|mensen)$/.test(other.folded),
    );
  const least = token.concept === 'bound.min';
  const serves = checks || has('announce') || has('inform') || (stance === 'benefit' && !has('keep'));
  if (!least) return came !== checks ? 'favourable' : 'adverse';
  if (!serves && !stance && !has('keep')) return null;
  return came === serves ? 'favourable' : 'adverse';
}

const afterIt = (token: Token, tokens: readonly Token[]): readonly Token[] =>
  tokens.slice(tokens.indexOf(token) + 1, tokens.indexOf(token) + 4);

const LEADING = /^(?:exception|condition|optout|withdraw|complaint)$/;

/** Words that came or went with an exception, a condition or a way out: they say what that is about. */
export function isSubordinate(token: Token, side: 'removed' | 'added', setting: Setting): boolean {
  const list = setting.comparison.hunks
    .map((hunk) => (side === 'added' ? hunk.new : hunk.old))
    .find((tokens) => tokens.includes(token));
  const lead = list?.find((other) => LEADING.test(categoryOf(other.concept) ?? ''));
  if (!list || !lead || lead === token || LEADING.test(categoryOf(token.concept) ?? '')) return false;
  if (CATEGORIES[categoryOf(token.concept) ?? '']?.act && categoryOf(lead.concept) === 'condition')
    return false;
  const choice = /^(?:optout|withdraw|complaint)$/.test(categoryOf(lead.concept) ?? '');
  return list.indexOf(token) > list.indexOf(lead) || (choice && Math.abs(token.start - lead.end) < 60);
}
