/** A sentence that is new or gone: what it says decides. */

import { elementsOf } from '../elements.ts';
import type { LanguagePack } from '../language-pack.ts';
import type { Proof } from '../proof.ts';
import type { Analysis } from '../read/analyse.ts';
import { analyse } from '../read/analyse.ts';
import { CATEGORIES, categoryOf } from '../read/categories.ts';
import { isAboutItself, isContactLine, isLeadIn, isPointer } from '../read/pointer.ts';
import { type Sentence, sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import { ruleOf } from '../rules.ts';
import type { Finding } from './signals.ts';
import { directionOf, stanceOf } from './stance.ts';

export interface Judged {
  readonly proof?: Proof;
  readonly findings: Finding[];
}

/**
 * @param contexts texts that stand on both sides: what they already say is not new, and not gone
 */
export function judgeStatement(
  sentence: Sentence,
  kind: 'added' | 'removed',
  contexts: readonly Analysis[],
  pack: LanguagePack,
  heading: string,
  linked = true,
): Judged {
  const words = kind === 'added' ? { old: '', new: sentence.text } : { old: sentence.text, new: '' };
  if (contexts.some((context) => states(context, sentence)))
    return { proof: { kind: 'context', ...words }, findings: [] };
  if (isLeadIn(sentence) || isAboutItself(sentence, pack))
    return { proof: { kind: 'lead-in', ...words }, findings: [] };
  if (kind === 'added' && isContactLine(sentence))
    return { proof: { kind: 'extra-route', direction: 'favourable', ...words }, findings: [] };
  const known = new Set(contexts.flatMap((context) => context.tokens.map((token) => token.key)));
  if (isPointer(sentence, pack, false, known)) return { proof: { kind: 'pointer', ...words }, findings: [] };
  const elements = elementsOf(sentence.tokens, analyse(heading, pack).tokens);
  const telling = sentence.tokens.filter((token) => isTelling(token));
  const direction = directionOf(stanceOf(sentence.all), kind === 'added');
  if (isPointer(sentence, pack, true) && !linked)
    return {
      findings: [
        {
          rule: `statement-${kind}`,
          element: elements[0] ?? null,
          weight: 'review',
          direction: 'unknown',
          ...words,
        },
      ],
    };
  if (isGovernedElsewhere(sentence))
    return {
      findings: [{ rule: 'governed', element: 'E25', weight: 'review', direction: 'unknown', ...words }],
    };
  const says =
    elements.length > 0 &&
    !isFeature(sentence, pack) &&
    sentence.tokens.filter((token) => token.kind !== 'function').length >= 5 &&
    !isContactLine(sentence);
  const weight =
    (isFeature(sentence, pack) ? telling.some(isWeighty) : telling.length > 0) || says
      ? 'material'
      : 'review';
  const consent =
    kind === 'added' &&
    direction !== 'favourable' &&
    telling.some((token) => ruleOf(token.concept!)?.rule.added.consentCheck);
  const [first = null, ...more] = elements;
  const finding = (element: Finding['element']): Finding => ({
    rule: `statement-${kind}`,
    element,
    weight,
    direction,
    ...words,
    ...(consent ? { consentCheck: true } : {}),
  });
  return { findings: [finding(first), ...more.slice(0, 2).map(finding)] };
}

/** "Their own policy applies": the words of another, law.md 3.2 (add, E25: review). */
function isGovernedElsewhere(sentence: Sentence): boolean {
  const has = (test: RegExp) => sentence.tokens.some((token) => test.test(token.concept ?? ''));
  return (
    has(/^document\./) &&
    has(/^(?:disclaimer\.governed|scope\.applies)$/) &&
    !has(/^(?:share|sell|collect|keep|negation|exclusive|special)\./)
  );
}

/** "You can connect your calendar": what the product lets people do, not what is done with their data. */
function isFeature(sentence: Sentence, pack: LanguagePack): boolean {
  const [first, second, third] = sentence.tokens;
  const you = (token: Token | undefined) => token !== undefined && pack.persons.you.includes(token.spelled);
  const may = (token: Token | undefined) => categoryOf(token?.concept) === 'may';
  return (you(first) && may(second)) || (may(first) && you(second)) || (you(second) && may(third));
}

/** In a sentence about what the product lets people do, only these say something about their data or rights. */
function isWeighty(token: Token): boolean {
  return /^(?:share|sell|keep|collect|special|recipient|right|withdraw|optout|optin|complaint|delete|third|automated|cookie|tracking|hurdle|route|dpo|retention|negation)$/.test(
    categoryOf(token.concept) ?? '',
  );
}

/** A word that makes a sentence say something about processing, rights or risks. */
function isTelling(token: Token): boolean {
  const category = categoryOf(token.concept);
  if (!category || !CATEGORIES[category]!.element) return false;
  return (
    !/^(?:contact|date|change|document|scope|announce|definition)$/.test(category) &&
    !/^(?:use\.use|recipient\.public)$/.test(token.concept ?? '')
  );
}

/** True when one sentence of the context holds the same words. */
export function states(context: Analysis, sentence: Sentence): boolean {
  const keys = sentence.tokens.map((token) => token.key).join(' ');
  if (sentence.tokens.length < 3) return false;
  return sentencesOf(context).some((other) => other.tokens.map((token) => token.key).join(' ') === keys);
}
