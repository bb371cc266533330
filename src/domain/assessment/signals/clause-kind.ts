/** What a clause is for: a date line, a label, or a statement. */

import { elementsOf } from '../elements.ts';
import type { LanguagePack } from '../language-pack.ts';
import type { ChangeInput } from '../model.ts';
import { bareLetters } from '../proof.ts';
import { type Analysis, analyse } from '../read/analyse.ts';
import { categoryOf } from '../read/categories.ts';
import { readClause } from '../read/read-clause.ts';
import type { Token } from '../read/tokenise.ts';
import type { Finding } from './signals.ts';

/** A line that only says of which date or version the edition is. */
export function isDateLine(analysis: Analysis, pack: LanguagePack): boolean {
  if (!analysis.tokens.some((token) => token.kind === 'date')) return false;
  const stretches: Token[][] = [[]];
  for (const token of analysis.tokens) {
    if (token.kind === 'date') stretches.push([]);
    else stretches.at(-1)!.push(token);
  }
  return stretches.every((stretch) => {
    const words = stretch.filter(
      (token) => token.kind !== 'number' && !/^\d/.test(token.text) && !/^[*"'().,]$/.test(token.text),
    );
    const rest = words
      .map((token) => token.text)
      .join(' ')
      .replace(/\s+([,.:])/g, '$1');
    const only = words.every(
      (token) =>
        ['mark', 'empty', 'function', 'break'].includes(token.kind) ||
        ['date', 'document'].includes(categoryOf(token.concept) ?? '') ||
        token.folded === 'versie' ||
        token.folded === 'version',
    );
    return rest.length < 70 && (only || pack.dateLine.test(rest));
  });
}

/** Forms that are finite whatever stands beside them; `delen` and `share` may be the name of an activity. */
const AUXILIARIES =
  /^(?:is|are|has|zijn|wordt|worden|heeft|hebben|kan|mag|moet|zal|will|may|can|must|shall|does|never|cannot)$/;

/** `More, including how you can change it`: the verb belongs to a question inside the heading. */
const ASKS_INSIDE = /(?<!\p{L})(?:how|what|hoe|wat|welke)\s+(?:\p{L}+\s)?(?:we|you|wij|u|je)(?!\p{L})/iu;

/** A heading that only names its subject: no finite verb, no negation, no limit. */
export function isLabel(analysis: Analysis, pack: LanguagePack): boolean {
  const question =
    /\?\s*$/.test(analysis.text) ||
    ASKS_INSIDE.test(analysis.text) ||
    /^(?:hoe|wat|welke|wie|waar|waarom|wanneer|how|what|which|who|where|why|when)\b/i.test(analysis.text);
  /** `What if we change this?` asks about a condition; without the question mark a condition limits. */
  const asked = /^(?:what if|wat als)\b.*\?\s*$/i.test(analysis.text);
  const gates = analysis.tokens.some(
    (token) =>
      /^(?:negation|exception|exclusive|condition|hedge)$/.test(categoryOf(token.concept) ?? '') &&
      !(asked && token.concept === 'condition.if'),
  );
  const subject = analysis.tokens.some(
    (token) =>
      token.kind === 'name' ||
      pack.persons.we.includes(token.spelled) ||
      pack.persons.you.includes(token.spelled) ||
      /^(?:zij|they)$/.test(token.folded),
  );
  const finite =
    !question &&
    analysis.tokens.some((token) => pack.finite(token.folded) && (subject || AUXILIARIES.test(token.folded)));
  return !gates && !finite && !pack.scopeHeading.test(analysis.text);
}

/** Headings that say what happens to what stands below them, for what, or to whom it applies. */
const PREDICATES =
  /^(?:scope|child|negation|exception|exclusive|condition|share|sell|collect|keep|delete|special|recipient|third|area|source|mandatory|must|automated|optin|optout|basis|interest|purpose|marketing|tracking|right|withdraw|transfer)$/;
const isPredicate = (category: string): boolean => PREDICATES.test(category);
const isContent = (category: string): boolean =>
  !/^(?:document|noun|and|may|will|data|contact)$/.test(category);

const saysOf = (token: Token, matters: (category: string) => boolean): string[] => {
  const category = categoryOf(token.concept);
  if (token.concept === 'purpose.purpose') return [];
  if (category) return matters(category) ? [token.concept!] : [];
  return matters('') && token.kind === 'word' ? [token.key] : [];
};
const bagOf = (parts: readonly Analysis[], says: (token: Token) => string[]): string =>
  [...new Set(parts.flatMap((part) => part.tokens.flatMap(says)))].sort().join();

/** A clause under another heading means the same, unless a heading limits or completes what stands below it. */
export function movedFinding(input: ChangeInput, pack: LanguagePack): Finding | null {
  const about = analyse(readClause(input.new).text, pack).tokens;
  const isFragment = !about.some(
    (token) =>
      pack.finite(token.folded) ||
      [
        'share',
        'sell',
        'collect',
        'use',
        'keep',
        'delete',
        'protect',
        'inform',
        'may',
        'will',
        'must',
      ].includes(categoryOf(token.concept) ?? ''),
  );
  const from = input.heading_old;
  const element = elementsOf(about, analyse(input.heading, pack).tokens)[0] ?? null;
  const lead = analyse(readClause(input.context_before).text, pack);
  if (input.kind === 'moved' && isFragment && /:$/.test(lead.text) && negates(lead.tokens))
    return {
      rule: 'moved-scope',
      element,
      weight: 'material',
      direction: 'unknown',
      old: input.old,
      new: `${lead.text} ${readClause(input.new).text}`,
    };
  if (from === undefined || bareLetters(from) === bareLetters(input.heading)) return null;
  const [oldParts, newParts] = [from.split(' > '), input.heading.split(' > ')];
  const left = oldParts.filter((part) => !newParts.includes(part)).map((part) => analyse(part, pack));
  const entered = newParts.filter((part) => !oldParts.includes(part)).map((part) => analyse(part, pack));
  const differing = [...left, ...entered];
  const predicates = (parts: readonly Analysis[]) => bagOf(parts, (token) => saysOf(token, isPredicate));
  const words = (parts: readonly Analysis[]) => bagOf(parts, (token) => saysOf(token, isContent));
  const scoped = differing.some(
    (part) =>
      pack.scopeHeading.test(part.text) ||
      part.tokens.some((token) => ['scope', 'child'].includes(categoryOf(token.concept) ?? '')) ||
      !isLabel(part, pack),
  );
  const completed = isFragment && predicates(left) !== predicates(entered);
  const doubtful = isFragment && from !== '' && words(left) !== words(entered);
  if (!scoped && !completed && !doubtful) return null;
  const turned = left.some((part) => negates(part.tokens)) !== entered.some((part) => negates(part.tokens));
  return {
    rule: 'moved-scope',
    element,
    weight: turned || completed ? 'material' : 'review',
    direction: 'unknown',
    old: from,
    new: input.heading,
  };
}

const negates = (tokens: readonly Token[]): boolean =>
  tokens.some((token) => categoryOf(token.concept) === 'negation');
