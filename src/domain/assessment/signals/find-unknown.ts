/** Names and words outside the lexicon, and whole statements: what cannot be understood is never waved through. */

import type { Direction } from '../model.ts';
import type { Analysis } from '../read/analyse.ts';
import { categoryOf } from '../read/categories.ts';
import { type Hunk, wordsOf } from '../read/compare-words.ts';
import { sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import { type Balance, type Finding, type Setting, textOfTokens } from './signals.ts';
import { directionOf, stanceOf } from './stance.ts';

const named = (tokens: readonly Token[]) =>
  tokens.filter((token) => token.kind === 'name' || token.kind === 'web');

export function findNames({ removed, added }: Balance, setting: Setting): Finding[] {
  const capital = (tokens: readonly Token[]) =>
    tokens.filter((token) => token.kind === 'word' && /^\p{Lu}/u.test(token.text));
  const old = [...named(removed), ...(named(added).length > 0 ? capital(removed) : [])];
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
  const address = fresh.every((token) => token.kind === 'web');
  const postal =
    setting.categories.has('contact') || /\b\d{4}\s?[A-Z]{2}\b|\b[A-Z]{2} \d{5}\b/.test(setting.after.text);
  if (controller && !renamed && !(old.length === 0 && postal))
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
  const party =
    old.length > 0 &&
    fresh.length > 0 &&
    (setting.categories.has('cookie') || setting.categories.has('tracking')) &&
    setting.elements[0] === 'E19';
  if (party)
    return [{ rule: 'cookie-party', element: 'E19', weight: 'material', direction: 'adverse', ...words }];
  const weight =
    onlyAdded && setting.rewritten < 0.6 && !renamed && !address && !(postal && controller)
      ? 'material'
      : 'review';
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
  const entry = enumerated(hunks, setting);
  if (entry) return [entry];
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

const BURDENS = [
  'share',
  'sell',
  'collect',
  'keep',
  'use',
  'recipient',
  'data',
  'purpose',
  'tracking',
  'cookie',
  'special',
  'source',
  'third',
  'right',
  'automated',
];

const isIn = (tokens: readonly Token[], { key }: Token): boolean => tokens.some((token) => token.key === key);

/** Words that say what a file or a report holds. */
const HOLDS = /^(?:bevat|bevatten|omvat|contains?|holds?|verify|provide|submit|opgeven|aanleveren|invullen)$/;

function isAboutData({ categories, before, after }: Setting): boolean {
  return (
    BURDENS.some((name) => categories.has(name)) ||
    [...before.tokens, ...after.tokens].some((token) => HOLDS.test(token.folded))
  );
}

/** An entry that joined or left an enumeration of what is done with data: new, whatever it is. */
function enumerated(hunks: readonly Hunk[], setting: Setting): Finding | null {
  if (setting.rewritten > 0.4 || !isAboutData(setting)) return null;
  for (const hunk of hunks) {
    const added = hunk.old.length === 0;
    const part = added ? hunk.new : hunk.old;
    if ((added ? hunk.new : hunk.old).length === 0 || (hunk.old.length > 0 && hunk.new.length > 0)) continue;
    const content = part.filter(
      (token) => token.kind === 'word' || token.kind === 'name' || token.kind === 'concept',
    );
    if (!content.some((token) => token.kind === 'word' || token.kind === 'name')) continue;
    if (content.every((token) => hunks.some((other) => isIn(added ? other.old : other.new, token)))) continue;
    if (/^(?:partial|usually|frequency|time|hedge)$/.test(categoryOf(content[0]?.concept) ?? '')) continue;
    const [side, analysis, at] = added
      ? [setting.comparison.new, setting.after, hunk.newAt]
      : [setting.comparison.old, setting.before, hunk.oldAt];
    const joins = (index: number) => ['and', 'or'].includes(categoryOf(side[index]?.concept) ?? '');
    const gap = (left: number) =>
      analysis.text.slice(side[left]?.end ?? 0, side[left + 1]?.start ?? analysis.text.length);
    const opens = joins(at - 1) || joins(at) || /[,;⏎]/.test(gap(at - 1));
    const end = at + part.length;
    const joined = /^(?:and|or)$/.test(categoryOf(part[0]?.concept) ?? '') && content.length <= 4;
    const closes =
      joined || joins(end) || joins(end - 1) || end >= side.length || /[,;.⏎)]/.test(gap(end - 1));
    const listed =
      analysis.text.includes(',') ||
      part.some((token) => ['and', 'or'].includes(categoryOf(token.concept) ?? '')) ||
      joins(at - 1) ||
      joins(end);
    if (!opens || !closes || !listed) continue;
    return {
      rule: added ? 'item-added' : 'item-removed',
      element: setting.elements[0] ?? null,
      weight: 'material',
      direction: itemDirection(part, analysis, added),
      old: added ? '' : textOfTokens(part, analysis),
      new: added ? textOfTokens(part, analysis) : '',
    };
  }
  return null;
}

/** An entry more of what is done burdens, one more of what people can do serves; in an exception neither is sure. */
function itemDirection(part: readonly Token[], analysis: Analysis, added: boolean): Direction {
  if (part.some((token) => /^(?:exception|condition)$/.test(categoryOf(token.concept) ?? '')))
    return 'unknown';
  const sentence = sentencesOf(analysis).find((one) => one.tokens.includes(part[0]!));
  return directionOf((sentence && stanceOf(sentence.all)) ?? 'burden', added);
}
