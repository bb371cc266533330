/** What a clause is for: a date line, a label, or a statement. */
import { type Analysis, analyse } from './analyse.ts';
import { categoryOf } from './categories.ts';
import { elementsOf } from './elements.ts';
import type { LanguagePack } from './language-pack.ts';
import type { ChangeInput } from './model.ts';
import { bareLetters } from './proofs.ts';
import { readClause } from './read-clause.ts';
import type { Finding } from './signals.ts';

/** A line that only says of which date or version the edition is. */
export function isDateLine(analysis: Analysis, pack: LanguagePack): boolean {
  if (!analysis.tokens.some((token) => token.kind === 'date')) return false;
  const words = analysis.tokens.filter(
    (token) => token.kind !== 'date' && token.kind !== 'number' && !/^\d/.test(token.text),
  );
  const rest = words
    .filter((token) => !/^[*"'().,]$/.test(token.text))
    .map((token) => token.text)
    .join(' ')
    .replace(/\s+([,.:])/g, '$1');
  if (rest.length >= 70) return false;
  return (
    pack.dateLine.test(rest) ||
    words.every(
      (token) =>
        ['mark', 'empty', 'function'].includes(token.kind) ||
        ['date', 'document'].includes(categoryOf(token.concept) ?? ''),
    )
  );
}

/** A heading that only names its subject: no finite verb, no negation, no limit. */
export function isLabel(analysis: Analysis, pack: LanguagePack): boolean {
  const question =
    /\?\s*$/.test(analysis.text) ||
    /^(?:hoe|wat|welke|wie|waar|waarom|wanneer|how|what|which|who|where|why|when)\b/i.test(analysis.text);
  const gates = analysis.tokens.some((token) =>
    ['negation', 'exception', 'exclusive', 'condition'].includes(categoryOf(token.concept) ?? ''),
  );
  const finite = !question && analysis.tokens.some((token) => pack.finite(token.folded));
  return !gates && !finite && !pack.scopeHeading.test(analysis.text);
}

/** A clause under another heading means the same, unless either heading limits what stands below it. */
export function movedFinding(input: ChangeInput, pack: LanguagePack): Finding | null {
  const from = input.heading_old;
  if (from === undefined || bareLetters(from) === bareLetters(input.heading)) return null;
  const [oldParts, newParts] = [from.split(' > '), input.heading.split(' > ')];
  const differing = [
    ...oldParts.filter((part) => !newParts.includes(part)),
    ...newParts.filter((part) => !oldParts.includes(part)),
  ];
  if (!differing.some((part) => pack.scopeHeading.test(part) || !isLabel(analyse(part, pack), pack)))
    return null;
  const negated = (heading: string) =>
    analyse(heading, pack).tokens.some((token) => categoryOf(token.concept) === 'negation');
  const about = analyse(readClause(input.new).text, pack).tokens;
  return {
    rule: 'moved-scope',
    element: elementsOf(about, analyse(input.heading, pack).tokens)[0] ?? null,
    weight: negated(from) !== negated(input.heading) ? 'material' : 'review',
    direction: 'unknown',
    old: from,
    new: input.heading,
  };
}
