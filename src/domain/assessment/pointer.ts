/** Sentences that say nothing about processing: they point elsewhere, lead in a list, or offer to answer questions. */
import { categoryOf } from './categories.ts';
import type { LanguagePack } from './language-pack.ts';
import type { Sentence } from './sentences.ts';

/** Words that make a sentence more than a pointer: a way to exercise a right, or a statement. */
const CONTENT = /^(?:withdraw|complaint|right|negation|exception|sell|share|hurdle|special|accept)$/;
const CHOICE = /^(?:optout|optin)$/;

/**
 * "Read more here": points elsewhere, says nothing itself.
 * @param choices true when a mention of opting out is compared elsewhere
 */
export function isPointer(sentence: Sentence, pack: LanguagePack, choices = false): boolean {
  const text = sentence.text.replace(/^["'(⏎\s]+|["').:\s]+$/g, '');
  if (sentence.tokens.every((token) => token.concept === 'noun.info')) return true;
  if (!pack.pointer.test(text)) return false;
  return !sentence.tokens.some((token) => {
    const category = categoryOf(token.concept) ?? '';
    return (
      (!choices && (CONTENT.test(category) || CHOICE.test(category))) ||
      (choices && /^(?:sell|special|accept|exception)$/.test(category)) ||
      token.kind === 'contact'
    );
  });
}
