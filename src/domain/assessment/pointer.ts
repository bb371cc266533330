/** Sentences that say nothing about processing: they point elsewhere, lead in a list, or offer to answer questions. */
import { categoryOf } from './categories.ts';
import type { LanguagePack } from './language-pack.ts';
import type { Sentence } from './sentences.ts';

/** Words that make a sentence more than a pointer: a way to exercise a right, or a statement. */
const CONTENT =
  /^(?:withdraw|complaint|right|negation|exception|exclusive|sell|share|hurdle|special|accept|recipient|source|tool|authority|automated|child|keep|retention|mandatory|refuse|charge|marketing|frequency)$/;
const CHOICE = /^(?:optout|optin)$/;

/**
 * "Read more here": points elsewhere, says nothing itself.
 * @param choices true when a mention of opting out is compared elsewhere
 */
export function isPointer(sentence: Sentence, pack: LanguagePack, choices = false): boolean {
  const text = sentence.text.replace(/^["'(⏎\s]+|["').:\s]+$/g, '');
  if (sentence.tokens.every((token) => token.concept === 'noun.info')) return true;
  if (!pack.pointer.test(text)) return false;
  const acts = sentence.tokens.some((token) =>
    ['collect', 'keep', 'use', 'transfer', 'share', 'share'].includes(categoryOf(token.concept) ?? ''),
  );
  const places = sentence.tokens.some((token) => ['third', 'area'].includes(categoryOf(token.concept) ?? ''));
  if (acts && places) return false;
  return !sentence.tokens.some((token) => {
    const category = categoryOf(token.concept) ?? '';
    return (
      (!choices && (CONTENT.test(category) || CHOICE.test(category))) ||
      (choices && /^(?:sell|special|accept|exception)$/.test(category)) ||
      token.kind === 'contact' ||
      token.kind === 'duration' ||
      token.kind === 'money' ||
      token.concept === 'change.check'
    );
  });
}

/** "Questions? Contact us": one more way to ask, for no particular right. */
export function isContactLine(sentence: Sentence): boolean {
  const categories = sentence.tokens.map((token) => categoryOf(token.concept));
  const asks = sentence.tokens.some((token) =>
    /^(?:noun\.question|noun\.concern|contact\.us|contact\.service|contact\.helpdesk)$/.test(
      token.concept ?? '',
    ),
  );
  const harmless = categories.every(
    (category) =>
      category === null ||
      /^(?:noun|verb|contact|condition|document|and|or|may|time|recipient|route|will|data|protect|use|open|inform|respond|hedge)$/.test(
        category,
      ),
  );
  const privacy = sentence.tokens.some((token) =>
    /^(?:recipient\.(?:advertiser|third|partner)|route\.request|data\.(?!data|personal))/.test(
      token.concept ?? '',
    ),
  );
  return asks && harmless && !privacy;
}

/** "Links to their policies are:": announces what follows, says nothing itself. */
export function isLeadIn(sentence: Sentence): boolean {
  if (!/:\s*$/.test(sentence.text) || sentence.tokens.length > 14) return false;
  return !sentence.tokens.some((token) =>
    [
      'share',
      'sell',
      'collect',
      'keep',
      'delete',
      'use',
      'negation',
      'exclusive',
      'exception',
      'right',
      'special',
      'recipient',
      'purpose',
      'condition',
      'basis',
      'automated',
      'cookie',
    ].includes(categoryOf(token.concept) ?? ''),
  );
}
