/** Names and words outside the lexicon, and whole statements: what cannot be understood is never waved through. */
import { categoryOf } from './categories.ts';
import { type Hunk, wordsOf } from './compare-words.ts';
import { type Balance, type Finding, type Setting, textOfTokens } from './signals.ts';
import type { Token } from './tokenise.ts';

const named = (tokens: readonly Token[]) =>
  tokens.filter((token) => token.kind === 'name' || token.kind === 'web');

export function findNames({ removed, added }: Balance, setting: Setting): Finding[] {
  const old = named(removed);
  const fresh = named(added).filter(
    (token) => !setting.before.tokens.some((other) => other.folded === token.folded),
  );
  if (old.length === 0 && fresh.length === 0) return [];
  const words = { old: textOfTokens(old, setting.before), new: textOfTokens(fresh, setting.after) };
  const controller =
    setting.categories.has('controller') &&
    /controller\.controller|controller\.joint|controller\.together/.test(
      [...setting.before.tokens, ...setting.after.tokens].map((token) => token.concept ?? '').join(' '),
    );
  const renamed = [...setting.after.tokens].some((token) => token.concept === 'controller.formerly');
  const authority = setting.categories.has('authority') || setting.categories.has('complaint');
  if (controller && !renamed)
    return [
      {
        rule: 'controller-name',
        element: 'E01',
        weight: 'material',
        direction: 'adverse',
        consentCheck: true,
        ...words,
      },
    ];
  const shared = ['share', 'recipient', 'sell', 'transfer', 'share'].some((name) =>
    setting.categories.has(name),
  );
  const element = controller ? 'E01' : authority ? 'E16' : shared ? 'E11' : (setting.elements[0] ?? 'E24');
  const onlyAdded = old.length === 0;
  const address = fresh.every((token) => token.kind === 'web');
  const weight = onlyAdded && setting.rewritten < 0.6 && !renamed && !address ? 'material' : 'review';
  return [
    {
      rule: onlyAdded ? 'name-added' : fresh.length === 0 ? 'name-removed' : 'name',
      element,
      weight,
      direction: renamed
        ? 'neutral'
        : address && onlyAdded
          ? 'favourable'
          : onlyAdded
            ? 'adverse'
            : fresh.length === 0
              ? 'favourable'
              : 'neutral',
      ...words,
    },
  ];
}

/** Words the lexicon does not know. Much that is only added is new information; a swap may be mere style. */
export function findWords(
  { removed, added }: Balance,
  hunks: readonly Hunk[],
  setting: Setting,
  understood: boolean,
): Finding[] {
  const unknown = (tokens: readonly Token[]) =>
    tokens.filter(
      (token) =>
        token.kind === 'word' ||
        token.kind === 'variable' ||
        ['verb', 'noun', 'same'].includes(categoryOf(token.concept) ?? ''),
    );
  const old = unknown(removed);
  const fresh = unknown(added);
  const rest = hunks.flatMap((hunk) => [...hunk.old, ...hunk.new]);
  if (old.length === 0 && fresh.length === 0) {
    return rest.length > 0 && !understood
      ? [
          {
            rule: 'wording',
            element: setting.elements[0] ?? null,
            weight: 'review',
            direction: 'unknown',
            old: hunks
              .map((hunk) => wordsOf(hunk.old, setting.before.text))
              .filter(Boolean)
              .join(' … '),
            new: hunks
              .map((hunk) => wordsOf(hunk.new, setting.after.text))
              .filter(Boolean)
              .join(' … '),
          },
        ]
      : [];
  }
  const surplus = fresh.length - old.length;
  const weight =
    Math.abs(surplus) >= 4 && setting.rewritten < 0.75 && setting.elements.length > 0 ? 'material' : 'review';
  return [
    {
      rule: surplus >= 4 ? 'statement-added' : surplus <= -4 ? 'statement-removed' : 'wording',
      element: setting.elements[0] ?? null,
      weight,
      direction: 'unknown',
      old: textOfTokens(old, setting.before),
      new: textOfTokens(fresh, setting.after),
    },
  ];
}
