/** Lines of the table of rules that depend on what stands beside the word. */
import { categoryOf } from '../read/categories.ts';
import type { Token } from '../read/tokenise.ts';
import type { Effect } from '../rules.ts';
import { ofCategory, type Setting } from './signals.ts';

/** The effect of a word that comes or goes, where its neighbours decide; `null` where the table does. */
export function exceptional(
  token: Token,
  side: 'removed' | 'added',
  setting: Setting,
  group: { removed: readonly Token[]; added: readonly Token[] },
): Effect | null {
  if (isDeterminer(token, side, setting, group)) return { weight: 'review', direction: 'unknown' };
  const open = (list: readonly Token[]) => list.some((other) => other.concept === 'retention.necessary');
  const fixed = (list: readonly Token[]) => list.some((other) => other.duration);
  const firstPeriod =
    open(setting.before.tokens) && !fixed(setting.before.tokens) && fixed(setting.after.tokens);
  if (
    firstPeriod &&
    (token.concept === 'retention.necessary' || (side === 'added' && categoryOf(token.concept) === 'start'))
  )
    return { weight: 'review', direction: 'favourable' };
  const precise =
    token.concept === 'purpose.improve' &&
    side === 'removed' &&
    !ofCategory(setting.after.tokens, 'purpose').length &&
    setting.after.tokens.some(
      (other) => other.kind === 'word' && !setting.before.tokens.some((known) => known.key === other.key),
    );
  if (precise) return { weight: 'review', direction: 'favourable' };
  if (token.concept === 'scope.product')
    return setting.after.tokens.some((other) => other.concept === 'scope.applies')
      ? { weight: 'material', direction: 'unknown' }
      : null;
  if (/^(?:third|eea|area)$/.test(categoryOf(token.concept) ?? '') && limitsPeople(token, side, setting))
    return { weight: 'material', direction: side === 'added' ? 'favourable' : 'adverse' };
  if (token.concept === 'right.access' && token.folded === 'access' && !isYours(token, side, setting))
    return { weight: 'review', direction: 'unknown' };
  const otherForm =
    side === 'added' &&
    isForm(token) &&
    group.removed.some((other) => isForm(other) && other.key !== token.key) &&
    !setting.after.tokens.some((other) => other.concept === 'controller.formerly');
  if (otherForm) return { weight: 'material', direction: 'adverse', consentCheck: true };
  const basisBefore = setting.before.tokens.some((other) =>
    ['basis', 'interest'].includes(categoryOf(other.concept) ?? ''),
  );
  if (
    side === 'added' &&
    /^basis\.(?:contract|law|vital|public)$/.test(token.concept ?? '') &&
    group.removed.length === 0 &&
    !basisBefore
  )
    return { weight: 'review', direction: 'neutral' };
  return null;
}

/**
 * `certain third parties` that go as a whole, `all our staff` where `our staff` stood: the quantifier limits nothing
 * that stays, or repeats what the possessive says. Asked, not told; two quantifiers for each other are told.
 */
function isDeterminer(
  token: Token,
  side: 'removed' | 'added',
  { comparison }: Setting,
  group: { removed: readonly Token[]; added: readonly Token[] },
): boolean {
  if (!/^(?:partial|universal)$/.test(categoryOf(token.concept) ?? '')) return false;
  if (group.removed.length > 0 && group.added.length > 0) return false;
  const name = side === 'removed' ? 'old' : 'new';
  const words = comparison[name];
  const next = words[words.indexOf(token) + 1];
  if (!next) return false;
  if (categoryOf(token.concept) === 'universal') return /^(?:ons|onze|our)$/.test(next.folded);
  const content = ['word', 'name', 'concept'].includes(next.kind);
  return content && comparison.hunks.some((hunk) => hunk[name].includes(token) && hunk[name].includes(next));
}

const sideTokens = (side: 'removed' | 'added', setting: Setting): readonly Token[] =>
  side === 'added' ? setting.after.tokens : setting.before.tokens;

/** `users in the United States`: a country that says whom the sentence is about, not where data go. */
function limitsPeople(token: Token, side: 'removed' | 'added', setting: Setting): boolean {
  const tokens = sideTokens(side, setting);
  const at = tokens.indexOf(token);
  const near = tokens.slice(Math.max(0, at - 4), at);
  return (
    near.some((other) => other.folded === 'in') &&
    near.some(
      (other) =>
        other.concept === 'scope.audience' || /^(?:people|personen|mensen|those)$/.test(other.folded),
    )
  );
}

/** Access that the person has, not access to their data by others. */
function isYours(token: Token, side: 'removed' | 'added', setting: Setting): boolean {
  const tokens = sideTokens(side, setting);
  const at = tokens.indexOf(token);
  return tokens.slice(Math.max(0, at - 6), at).some((other) => /^(?:you|your)$/.test(other.folded));
}

/** `BV`, `Inc`: another form is another legal person. */
const isForm = (token: Token): boolean => /^controller\.(?:entity|nv|form)$/.test(token.concept ?? '');
