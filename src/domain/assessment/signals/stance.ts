/**
 * Whether a sentence burdens the person concerned or serves them: law.md 3.4, subject x act x negation.
 * A direction follows from it: a burden that begins is adverse, a benefit that begins is favourable.
 */

import type { Direction } from '../model.ts';
import { CATEGORIES, categoryOf } from '../read/categories.ts';
import type { Token } from '../read/tokenise.ts';

type Stance = 'burden' | 'benefit';

const WE = new Set('we wij us ons our onze'.split(' '));
const YOU = new Set('u you uw your'.split(' '));
/** Words that begin another clause of the same sentence: a negation does not reach over them. */
const TURNS = new Set('maar but echter however terwijl while dan then zodat'.split(' '));
/** What stands behind these is said of a purpose, or of the data: it is not what happens. */
const ASIDE = new Set('to om te for voor die dat that which who when wanneer if als indien'.split(' '));

/** A sentence, punctuation included. `null` when no act of law.md 3.4 is named. */
export function stanceOf(tokens: readonly Token[]): Stance | null {
  const found = segments(tokens).map(ofSegment);
  return found.includes('burden') ? 'burden' : found.includes('benefit') ? 'benefit' : null;
}

/** The direction of a sentence that begins, or ends. */
export function directionOf(stance: Stance | null, begins: boolean): Direction {
  if (!stance) return 'unknown';
  return (stance === 'burden') === begins ? 'adverse' : 'favourable';
}

/** Clauses of a sentence: cut at `but`, at semicolons, and at a comma behind which another subject follows. */
function segments(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  tokens.forEach((token, at) => {
    const next = tokens.slice(at + 1, at + 4);
    const clause = token.text === ',' && next.some((other) => isPerson(other) || isModal(other));
    if (TURNS.has(token.folded) || /^[;:¦⏎]$/.test(token.text) || clause) parts.push([]);
    else parts.at(-1)!.push(token);
  });
  return parts.filter((part) => part.length > 0);
}

const isPerson = (token: Token): boolean => WE.has(token.folded) || YOU.has(token.folded);
const isModal = (token: Token): boolean => /^(?:may|will|must)$/.test(categoryOf(token.concept) ?? '');
const category = (token: Token): string => categoryOf(token.concept) ?? '';

function ofSegment(tokens: readonly Token[]): Stance | null {
  const negations = tokens.filter(
    (token) => category(token) === 'negation' && token.concept !== 'negation.without',
  ).length;
  const stance = plainStance(tokens);
  if (!stance || negations % 2 === 0) return stance;
  if (isChoice(tokens) && !tokens.some((token, at) => isDenied(token, tokens[at - 1], tokens[at + 1])))
    return stance;
  return stance === 'burden' ? 'benefit' : 'burden';
}

function plainStance(tokens: readonly Token[]): Stance | null {
  if (isChoice(tokens)) return 'benefit';
  const acts = tokens.filter((token) => CATEGORIES[category(token)]?.act !== undefined);
  const said = acts.find((token) => !ASIDE.has(tokens[tokens.indexOf(token) - 1]?.folded ?? '')) ?? acts[0];
  const strong = tokens.some((token) => BURDENS.test(category(token)));
  if (said && CATEGORIES[category(said)]!.act === 'benefit' && !tokens.some(isGiving)) return 'benefit';
  if (said || strong) return 'burden';
  if (tokens.some((token) => SERVES.test(category(token)) || /^area\.(?:eea|eu)$/.test(token.concept ?? '')))
    return 'benefit';
  return tokens.some((token) => /^(?:data|purpose|use)$/.test(category(token))) ? 'burden' : null;
}

const BURDENS =
  /^(?:recipient|automated|tracking|cookie|marketing|special|source|transfer|third|hurdle|mandatory|disclaimer|accept)$/;
const SERVES = /^(?:security|human|dpo|representative|announce|right)$/;
const isGiving = (token: Token): boolean => /^(?:share|sell)$/.test(category(token));

/** What people can do about the processing: a right, a way out, a complaint. What it is about is no burden. */
function isChoice(tokens: readonly Token[]): boolean {
  const you = tokens.some((token) => YOU.has(token.folded));
  const we = tokens.find(isPerson);
  return tokens.some((token) => {
    const name = category(token);
    if (/^(?:withdraw|optout|complaint)$/.test(name)) return true;
    if (token.concept === 'right.access' && token.folded === 'access')
      return you && YOU.has(we?.folded ?? '');
    if (name === 'right') return true;
    return name === 'may' && YOU.has(we?.folded ?? '') && tokens.some((other) => CHOOSES.test(other.folded));
  });
}
/** `You cannot`, `no right`: the choice itself is denied, not something it is about. */
const isDenied = (token: Token, before: Token | undefined, after: Token | undefined): boolean =>
  category(token) === 'negation' &&
  (token.concept === 'negation.no' ||
    token.concept === 'negation.longer' ||
    [before, after].some((other) => other !== undefined && isModal(other)));
const CHOOSES =
  /^(?:control|change|update|manage|delete|limit|block|clear|choose|disable|review|edit|correct|kiezen|wijzigen|aanpassen|beheren|verwijderen|wissen|beperken|blokkeren|uitzetten|uitschakelen|inzien|verbeteren)$/;

/**
 * Statements that came together: what only accompanies a burden ("we share it, and you can object") is no change for
 * the better of its own. What went together stays mixed: the burden may go on untold, without its safeguard.
 */
export function accompanied<Item extends { readonly direction: Direction }>(items: readonly Item[]): Item[] {
  if (!items.some((item) => item.direction === 'adverse')) return [...items];
  return items.map((item) =>
    item.direction === 'favourable' ? { ...item, direction: 'unknown' as const } : item,
  );
}
