/** Prover of sentence order: a phrase or clause that stands first or last. */

import type { LanguagePack } from '../language-pack.ts';
import type { Case, Proof } from '../proof.ts';
import { categoryOf } from '../read/categories.ts';
import type { Hunk } from '../read/compare-words.ts';
import {
  ACTS,
  firstWord,
  has,
  isModal,
  isVerb,
  keysOf,
  MAX_WORDS,
  type Reading,
  sentencePair,
  whole,
} from '../read/reading.ts';
import type { Token } from '../read/tokenise.ts';

/** `We use your address to deliver` and `To deliver, we use your address`: one phrase elsewhere, nothing it could part. */
export function phraseMoved(cluster: readonly Hunk[], { before, after, pack }: Case): Proof | null {
  const pair = sentencePair(cluster, before, after);
  if (!pair || !pack.openers) return null;
  const [old, fresh] = pair;
  const [one, other] = [whole(old, before.text), whole(fresh, after.text)];
  return isMove(one, other, pack) ? { kind: 'word-order', old: old.text, new: fresh.text } : null;
}

/** True when one phrase of one reading stands elsewhere in the other and everything else stands as it stood. */
export function isMove(one: Reading, other: Reading, pack: LanguagePack): boolean {
  const [a, b] = [keysOf(one), keysOf(other)];
  const listed = [one, other].some(({ places }) =>
    places.some((place, at) => at > 0 && place < places[at - 1]!),
  );
  if (listed && a.length <= MAX_WORDS && a.join(' ') === b.join(' ')) return true;
  if (a.length > MAX_WORDS || a.length !== b.length) return false;
  if ([...a].sort().join(' ') !== [...b].sort().join(' ')) return false;
  for (let from = 0; from < a.length; from++) {
    if (!isOpener(one, from, pack)) continue;
    for (let size = 1; from + size <= a.length && size < a.length - 1; size++) {
      const to = indexOf(b, a.slice(from, from + size));
      if (to < 0) break;
      const rest = [without(one, from, size), without(other, to, size)] as const;
      if (!sameFrame(rest[0], rest[1], pack) && !sameFrame(rest[1], rest[0], pack)) continue;
      const ends =
        isWhole(one, from, size, pack) &&
        isWhole(other, to, size, pack) &&
        !isBound(one, from, size, rest[0], pack);
      if (ends && !isBound(other, to, size, rest[1], pack)) return true;
    }
  }
  return false;
}

function indexOf(keys: readonly string[], part: readonly string[]): number {
  return keys.findIndex((_, at) => part.every((key, n) => keys[at + n] === key));
}

const without = (reading: Reading, from: number, size: number): Reading => ({
  ...reading,
  places: reading.places.filter((_, at) => at < from || at >= from + size),
});

/** Equal words in equal order; in verb-second languages the verb may stand before its subject when something else comes first. */
function sameFrame(straight: Reading, turned: Reading, pack: LanguagePack): boolean {
  const [a, b] = [keysOf(straight), keysOf(turned)];
  if (a.join(' ') === b.join(' ')) return true;
  if (!pack.verbSecond) return false;
  const at = a.indexOf(b[0]!);
  if (at < 1 || at > 4) return false;
  const verb = straight.all[straight.places[at]!]!;
  if (
    ['name', 'number', 'contact', 'web'].includes(verb.kind) ||
    (verb.kind === 'concept' && !isVerb(verb, pack))
  )
    return false;
  return [...a.slice(0, at), ...a.slice(at + 1)].join(' ') === b.slice(1).join(' ');
}

/** Words that open a phrase; `only with` opens one too. */
function isOpener(reading: Reading, at: number, pack: LanguagePack): boolean {
  const token = reading.all[reading.places[at]!]!;
  const next = reading.all[reading.places[at + 1] ?? -1];
  const opens = (word: string) =>
    pack.openers!.clauses.includes(word) || pack.openers!.prepositions.includes(word);
  return opens(firstWord(token)) || isMoment(token, next) || (isLimit(token) && opens(firstWord(next)));
}

const UNITS =
  /^(?:minute|hour|day|week|month|quarter|year|minuut|uur|dag|week|maand|kwartier|kwartaal|jaar)$/;

/** `every hour`, `a month after return`: a phrase of time without preposition. */
const isMoment = (token: Token, next: Token | undefined): boolean =>
  (categoryOf(token.concept) === 'universal' && UNITS.test(next?.folded ?? '')) ||
  (token.kind === 'duration' && /^(?:after|before|na|voor)$/.test(firstWord(next)));

const isLimit = (token: Token | undefined): boolean => categoryOf(token?.concept) === 'exclusive';

/** Nothing of the phrase stays behind: after it the sentence ends, pauses, or goes on with a verb, a person or an article. */
function isWhole(reading: Reading, from: number, size: number, pack: LanguagePack): boolean {
  const own = reading.places.slice(from, from + size);
  const [first, last] = [Math.min(...own), Math.max(...own)];
  const [before, token, next, second] = [first - 1, last, last + 1, last + 2].map((at) => reading.all[at]);
  if (
    before &&
    /^(?:and|or|negation|exclusive|universal|partial|hedge|bound|start)$/.test(
      categoryOf(before.concept) ?? '',
    )
  )
    return false;
  if (before && pack.openers!.prepositions.includes(before.folded)) return false;
  if (!next) return true;
  if (/^(?:and|or)$/.test(categoryOf(next.concept) ?? '')) return false;
  const gap = reading.text.slice(token!.end, next.start);
  if (gap.includes(',')) return true;
  const person = (other: Token | undefined) =>
    other !== undefined && pack.openers!.persons.includes(other.folded);
  if (person(next) || isVerb(next, pack)) return true;
  if (pack.verbSecond && first === 0 && person(second)) return true;
  return pack.openers!.articles.includes(next.folded) || isEmptyArticle(gap, pack);
}

/** An article carries nothing, so it is no counted word: it stands in the gap. */
const isEmptyArticle = (gap: string, pack: LanguagePack): boolean =>
  gap
    .toLowerCase()
    .split(/\P{L}+/u)
    .some((word) => pack.openers!.articles.includes(word));

/** Parties, places, kinds of people: after a noun such a phrase says more about the noun. */
const BELONGS =
  /^(?:recipient|third|eea|area|company|controller|source|special|child|scope|data|representative|dpo)$/;
const FOCUS =
  /^(?:mainly|primarily|mostly|especially|specifically|particularly|vooral|voornamelijk|hoofdzakelijk|specifiek|voorname|juist)$/;

/** True when the phrase may mean something else at its other place: what governs it, or what it belongs to, may differ. */
function isBound(reading: Reading, from: number, size: number, rest: Reading, pack: LanguagePack): boolean {
  const phrase = reading.places.slice(from, from + size).map((place) => reading.all[place]!);
  const main = rest.places.map((place) => reading.all[place]!);
  const head = isLimit(phrase[0]) ? phrase[1] : phrase[0];
  const clause = isClause(head, phrase[phrase.indexOf(head!) + 1], pack);
  if (main.some((token, at) => isFloating(token, main[at + 1], pack))) return true;
  if (
    has(main, /^negation$/) &&
    (pack.openers!.scoped.includes(firstWord(head)) || has(phrase, /^(?:universal|partial)$/))
  )
    return true;
  if (pack.openers!.embeds.test(textAround(reading, from, size))) return true;
  if (
    actsOf(main, pack) > 1 ||
    (main.some((token, at) => isInfinitive(token, main[at + 1])) && !mayPassInfinitive(head, main))
  )
    return true;
  if (main.some((token) => isClauseJoint(token, reading.all[reading.all.indexOf(token) + 1], pack)))
    return true;
  if (head?.concept === 'condition.if' && main.some(mayMeanWhether)) return true;
  if (clause) return false;
  const previous = reading.all[Math.min(...reading.places.slice(from, from + size)) - 1];
  const afterNoun = previous !== undefined && previous.kind !== 'function' && !isVerb(previous, pack);
  if (!afterNoun || categoryOf(previous.concept) === 'basis') return false;
  const own = (token: Token) => /^(?:basis|purpose|right|complaint)$/.test(categoryOf(token.concept) ?? '');
  if (pack.openers!.attaching.includes(firstWord(head)) && !phrase.some(own)) return true;
  return phrase.some(
    (token) =>
      BELONGS.test(categoryOf(token.concept) ?? '') || token.kind === 'name' || token.kind === 'number',
  );
}

/** "Ask us if we keep your data": `if` may mean whether. */
const mayMeanWhether = (token: Token): boolean =>
  /^(?:inform|respond)$/.test(categoryOf(token.concept) ?? '') ||
  /^(?:verb\.ask|route\.request|purpose\.measure)$/.test(token.concept ?? '') ||
  /^(?:know|tell|see|check|wonder|weten|zien|nagaan|controleren|horen)$/.test(token.folded);

/** A subordinate clause, or an infinitive of purpose: `to deliver your parcel`. */
function isClause(head: Token | undefined, next: Token | undefined, pack: LanguagePack): boolean {
  if (!head) return false;
  if (pack.openers!.clauses.includes(firstWord(head)) || isMoment(head, next)) return true;
  return (
    head.folded === 'to' &&
    next !== undefined &&
    (isVerb(next, pack) || categoryOf(next.concept) === 'purpose' || next.kind === 'word')
  );
}

/** `only`, `mainly`, `usually` before a verb bear on whatever follows; before a phrase of their own they do not. */
function isFloating(token: Token, next: Token | undefined, pack: LanguagePack): boolean {
  if (FOCUS.test(token.folded) || /^(?:usually|frequency)$/.test(categoryOf(token.concept) ?? ''))
    return true;
  return (
    isLimit(token) &&
    !pack.openers!.prepositions.includes(firstWord(next)) &&
    !pack.openers!.clauses.includes(firstWord(next))
  );
}

/** `and`, `or` between two statements: a phrase behind them may belong to the last one only. */
function isClauseJoint(token: Token, next: Token | undefined, pack: LanguagePack): boolean {
  if (!/^(?:and|or)$/.test(categoryOf(token.concept) ?? '') || next === undefined) return false;
  if (pack.openers!.articles.includes(next.folded)) return false;
  return !(
    next.kind === 'name' ||
    /^(?:data|recipient|cookie|right|special|noun|tool|law|document)$/.test(categoryOf(next.concept) ?? '')
  );
}

/** Acts of the main clause; of two, the phrase may belong to either ("data collected during your visit"). */
function actsOf(tokens: readonly Token[], pack: LanguagePack): number {
  return tokens.filter(
    (token) =>
      !isModal(token) &&
      !/^verb\.(?:need|similar|recent|basison|during)$/.test(token.concept ?? '') &&
      (ACTS.test(categoryOf(token.concept) ?? '') ||
        (token.kind === 'word' && pack.voice?.participle.test(token.folded) === true)),
  ).length;
}

const isInfinitive = (token: Token, next: Token | undefined): boolean =>
  /^(?:om|te)$/.test(token.folded) ||
  (token.folded === 'to' && next !== undefined && next.kind !== 'function' && next.kind !== 'name');
const CONTROL =
  /^(?:ask|request|require|allow|permit|enable|tell|instruct|encourage|want|let|help|make|vragen|verzoek|verplicht|sta|toestaan|laat|laten|help|helpen|raad|adviseer)/;

/** A condition bears on the act as on its purpose ("we use it to refund you if …"), unless somebody else is to act. */
function mayPassInfinitive(head: Token | undefined, main: readonly Token[]): boolean {
  return head?.concept === 'condition.if' && !main.some((token) => CONTROL.test(token.folded));
}

/** The words around the phrase, articles and relative pronouns included. */
function textAround(reading: Reading, from: number, size: number): string {
  const [start, end] = [reading.all[0]!.start, reading.all.at(-1)!.end];
  const own = reading.places.slice(from, from + size);
  const [first, last] = [reading.all[Math.min(...own)]!, reading.all[Math.max(...own)]!];
  return `${reading.text.slice(start, first.start)} | ${reading.text.slice(last.end, end)}`;
}
