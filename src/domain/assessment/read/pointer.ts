/** Sentences that say nothing about processing: they point elsewhere, lead in a list, or offer to answer questions. */

import type { LanguagePack } from '../language-pack.ts';
import { categoryOf } from './categories.ts';
import type { Sentence } from './sentences.ts';

/** Words that make a sentence more than a pointer: a way to exercise a right, or a statement. */
const CONTENT =
  /^(?:withdraw|complaint|right|negation|exception|exclusive|sell|share|hurdle|special|accept|recipient|source|tool|authority|automated|child|keep|retention|mandatory|refuse|charge|marketing|frequency|delete|tracking|interest|precision)$/;
const CHOICE = /^(?:optout|optin)$/;

/**
 * "Read more here": points elsewhere, says nothing itself.
 * @param choices true when a mention of opting out is compared elsewhere
 * @param known keys of words that stand elsewhere in what is shown: data named there are no news here
 */
export function isPointer(
  sentence: Sentence,
  pack: LanguagePack,
  choices = false,
  known: ReadonlySet<string> = new Set(),
): boolean {
  const text = sentence.text.replace(/^["'(⏎\s]+|["').:\s]+$/g, '');
  if (sentence.tokens.every((token) => token.concept === 'noun.info')) return true;
  if (!pack.pointer.test(text)) return false;
  const acts = sentence.tokens.some((token) =>
    ['collect', 'keep', 'use', 'transfer', 'share', 'share'].includes(categoryOf(token.concept) ?? ''),
  );
  if (!choices && sentence.tokens.some((token) => isSpecific(token) && !known.has(token.key))) return false;
  if (!choices && saysHow(sentence, pack)) return false;
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

/** Data or a purpose by name: more than "your data" and "the purposes". */
const isSpecific = ({ concept }: Sentence['tokens'][number]): boolean =>
  /^(?:data|purpose)$/.test(categoryOf(concept) ?? '') &&
  !/^(?:data\.(?:data|personal)|purpose\.(?:purpose|measure))$/.test(concept ?? '');

/** "How we measure your pulse": a page pointed to, and an act told with words that the rules do not know. */
function saysHow({ tokens }: Sentence, pack: LanguagePack): boolean {
  const we = tokens.findIndex((token) => ['we', 'wij', ...pack.persons.we].includes(token.spelled));
  if (we < 0 || !HOW.test(tokens.slice(0, we).at(-1)?.folded ?? '')) return false;
  return tokens.slice(we + 1).some((token, at, rest) => token.kind === 'word' && at < rest.length - 1);
}
const HOW = /^(?:hoe|how|dat|that|waarom|why|wanneer|when)$/;

/** What every statement is about. */
const GENERAL =
  /^(?:data\.(?:data|personal)|use\.(?:use|process)|collect\.(?:collect|receive)|share\.share|protect\.protect|keep\.keep|purpose\.purpose|right\.right|noun\.website|noun\.service|(?:and|document)\..*)$/;
const GENERAL_WORDS = /^(?:omgaan|omgaat|handle|treat|why|waarom|privacy)$/;

/**
 * "This notice explains how we use your data": about the statement itself, as long as it names no data, purpose,
 * party or act of its own.
 */
export function isAboutItself(sentence: Sentence, pack: LanguagePack): boolean {
  const text = sentence.text.replace(/^["'(⏎\s]+/, '');
  const opening = pack.aboutItself?.exec(text)?.[0];
  if (opening === undefined) return false;
  const start = sentence.tokens[0]!.start + opening.length;
  return sentence.tokens
    .filter((token) => token.start >= start)
    .every(
      (token) =>
        token.kind === 'function' || GENERAL.test(token.concept ?? '') || GENERAL_WORDS.test(token.folded),
    );
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

/** "For customers in arrears:" says for whom what follows holds. */
const LIMITS =
  /^(?:for|in|on|at|when|where|during|after|before|until|within|with|without|by|upon|voor|bij|op|tijdens|na|tot|binnen|met|zonder|vanaf|sinds|since|from)$/;

/** "Links to their policies are:": announces what follows, says nothing itself. */
export function isLeadIn(sentence: Sentence): boolean {
  if (!/:\s*$/.test(sentence.text) || sentence.tokens.length > 14) return false;
  if (LIMITS.test(sentence.tokens[0]?.folded ?? '')) return false;
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
      'scope',
      'child',
      'third',
      'area',
      'universal',
      'partial',
      'exclusive',
      'mandatory',
      'must',
      'interest',
      'marketing',
      'tracking',
    ].includes(categoryOf(token.concept) ?? ''),
  );
}
