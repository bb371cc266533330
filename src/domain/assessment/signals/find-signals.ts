/** Runs the rules over what no prover could clear. */

import type { Direction, ElementId } from '../model.ts';
import { categoryOf } from '../read/categories.ts';
import type { Hunk } from '../read/compare-words.ts';
import type { Token } from '../read/tokenise.ts';
import { ruleOf } from '../rules.ts';
import { exceptional } from './exceptions.ts';
import { findExchanges } from './find-exchanges.ts';
import { findLimits } from './find-limits.ts';
import { findLogic } from './find-logic.ts';
import { findNarrowing } from './find-narrowing.ts';
import { findSwappedParties } from './find-parties.ts';
import { findQuantities } from './find-quantities.ts';
import { findNames, findWords } from './find-unknown.ts';
import { isSubordinate, limitDirection } from './limits-of-acts.ts';
import { balanceOf, elementOf, type Finding, type Setting, textOfTokens } from './signals.ts';

/** Categories whose findings depend on the sentence as a whole: see the files beside this one. */
const ELSEWHERE = /^(?:negation|and|or|may|hedge|will|must|neednot|entitled|verb|noun|same)$/;

/** Every finding about the hunks, the most serious first. */
export function findSignals(hunks: readonly Hunk[], setting: Setting): Finding[] {
  const balance = balanceOf(hunks);
  const understood: Finding[] = [
    ...findQuantities(balance, hunks, setting),
    ...findLogic(balance, hunks, setting),
    ...findSwappedParties(hunks, setting),
    ...findExchanges(hunks, setting),
    ...findLimits(balance, hunks, setting),
    ...findNarrowing(hunks, setting),
    ...findConcepts(balance, setting),
    ...findNames(balance, setting),
  ];
  const findings = [...understood, ...findWords(balance, hunks, setting, understood.length > 0)];
  const choice = findings.find((finding) => finding.rule === 'opt-in' || finding.rule === 'opt-out');
  if (choice)
    return [
      choice,
      ...findings
        .filter((finding) => finding !== choice)
        .map((finding) => ({ ...finding, weight: 'review' as const })),
    ];
  return findings.sort((a, b) => Number(b.weight === 'material') - Number(a.weight === 'material'));
}

function findConcepts(
  balance: { readonly removed: readonly Token[]; readonly added: readonly Token[] },
  setting: Setting,
): Finding[] {
  const groups = new Map<string, { removed: Token[]; added: Token[] }>();
  for (const side of ['removed', 'added'] as const) {
    for (const token of balance[side]) {
      const category = categoryOf(token.concept);
      if (!category || ELSEWHERE.test(category)) continue;
      const group = groups.get(category) ?? { removed: [], added: [] };
      group[side].push(token);
      groups.set(category, group);
    }
  }
  return [...groups].flatMap(([category, group]) => conceptFinding(category, group, setting));
}

function conceptFinding(
  category: string,
  group: { removed: readonly Token[]; added: readonly Token[] },
  setting: Setting,
): Finding[] {
  const swapped = group.removed.length > 0 && group.added.length > 0 && setting.rewritten < 0.3;
  const sides = (['removed', 'added'] as const).flatMap((side) =>
    group[side].flatMap((token) => {
      const found = ruleOf(token.concept!);
      if (!found) return [];
      const alsoElsewhere =
        !swapped && (side === 'added' ? knownBefore(token, setting) : keptAfter(token, setting));
      const effect = exceptional(token, side, setting, group) ?? found.rule[side];
      const softened =
        (found.rule.soft === true &&
          ((setting.rewritten > 0.45 &&
            !isNewAct(category, side, setting) &&
            !isUnconditional(category, side, setting)) ||
            alsoElsewhere)) ||
        (alsoElsewhere && category !== 'special');
      const direction = isSubordinate(token, side, setting)
        ? 'unknown'
        : (limitDirection(token, side, setting) ??
          flip(
            effect.direction,
            isNegated(token, side === 'added' ? setting.after.tokens : setting.before.tokens),
          ));
      return [
        {
          token,
          weight: softened ? ('review' as const) : effect.weight,
          direction,
          consentCheck: effect.consentCheck === true,
        },
      ];
    }),
  );
  if (sides.length === 0) return [];
  const sameConcepts = group.removed.length > 0 && concepts(group.removed) === concepts(group.added);
  if (sameConcepts && category !== 'precision')
    return [
      {
        rule: 'number-of-words',
        element: elementFor(category, group.added, setting),
        weight: 'review',
        direction: 'unknown',
        old: textOfTokens(group.removed, setting.before),
        new: textOfTokens(group.added, setting.after),
      },
    ];
  const material = sides.some((side) => side.weight === 'material');
  const telling = sides.filter((side) => !material || side.weight === 'material');
  const directions = new Set(telling.map((side) => side.direction));
  const replaced = group.removed.length > 0 && group.added.length > 0;
  const adverse = sides.some((side) => side.direction === 'adverse' && side.weight === 'material');
  return [
    {
      rule: category,
      element: elementFor(
        category,
        sides.map((side) => side.token),
        setting,
      ),
      weight: material ? 'material' : 'review',
      direction:
        category !== 'precision' && directions.size === 1 && !(replaced && category === 'tool')
          ? [...directions][0]!
          : (replaced || category === 'precision') && /^(?:tool|authority|basis|precision)$/.test(category)
            ? replacedDirection(category, group, setting)
            : 'unknown',
      old: textOfTokens(group.removed, setting.before),
      new: textOfTokens(group.added, setting.after),
      ...(consentLeft(category, group, setting) ||
      (material && adverse && telling.some((side) => side.consentCheck))
        ? { consentCheck: true }
        : {}),
    },
  ];
}

/** Data no longer given on a condition, but always. */
function isUnconditional(category: string, side: 'removed' | 'added', setting: Setting): boolean {
  if (category !== 'condition' || side !== 'removed') return false;
  const has = (tokens: readonly Token[], pattern: RegExp) =>
    tokens.some((token) => pattern.test(categoryOf(token.concept) ?? ''));
  return (
    !has(setting.after.tokens, /^(?:condition|exception)$/) &&
    has(setting.before.tokens, /^recipient$/) &&
    has(setting.after.tokens, /^recipient$/) &&
    has(setting.before.tokens, /^(?:share|sell|transfer)$/) &&
    has(setting.after.tokens, /^(?:share|sell|transfer)$/)
  );
}

/** Consent that is left, or a purpose added where consent is the basis: notice does not cure it (law.md 3.5, step 7). */
function consentLeft(
  category: string,
  group: { removed: readonly Token[]; added: readonly Token[] },
  setting: Setting,
): boolean {
  const consents = (tokens: readonly Token[]) =>
    tokens.some((token) => /^basis\.(?:consent|explicit)$/.test(token.concept ?? ''));
  if (category === 'basis') return consents(group.removed) && !consents(group.added);
  return category === 'purpose' && group.added.length > 0 && consents(setting.after.tokens);
}

/** However freely a sentence is rewritten: an act with data that the old text did not speak of at all is new. */
function isNewAct(category: string, side: 'removed' | 'added', setting: Setting): boolean {
  if (side !== 'added' || !/^(?:share|keep|collect|transfer|source|tracking|marketing)$/.test(category))
    return false;
  return !setting.before.tokens.some((token) => categoryOf(token.concept) === category);
}

/** From least to most that can be known of a person. */
const PRECISION = [
  'precision.anonymous',
  'precision.aggregate',
  'precision.pseudonymous',
  'precision.hashed',
  'precision.approximate',
  'precision.exact',
  'precision.individual',
  'precision.realtime',
];

/** Up to here the words say that people are shielded. */
const SHIELDED = PRECISION.indexOf('precision.approximate');

function replacedDirection(
  category: string,
  group: { removed: readonly Token[]; added: readonly Token[] },
  setting: Setting,
): Direction {
  if (category === 'precision') {
    if (setting.categories.has('definition')) return group.added.length > 0 ? 'adverse' : 'favourable';
    const rank = (tokens: readonly Token[]) =>
      Math.max(-1, ...tokens.map((token) => PRECISION.indexOf(token.concept ?? '')));
    if (group.added.length === 0) return rank(group.removed) <= SHIELDED ? 'adverse' : 'favourable';
    if (group.removed.length === 0) return rank(group.added) <= SHIELDED ? 'favourable' : 'adverse';
    return rank(group.added) > rank(group.removed) ? 'adverse' : 'favourable';
  }
  if (category !== 'basis') return 'neutral';
  const consent = (tokens: readonly Token[]) =>
    tokens.some((token) => /consent|explicit/.test(token.concept ?? ''));
  const explicit = (tokens: readonly Token[]) => tokens.some((token) => token.concept === 'basis.explicit');
  if (consent(group.removed) && consent(group.added) && explicit(group.removed) !== explicit(group.added))
    return explicit(group.removed) ? 'adverse' : 'favourable';
  if (consent(group.removed) && !consent(group.added)) return 'adverse';
  return consent(group.added) ? 'favourable' : 'neutral';
}

const concepts = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => token.key.replace(/\+several$/, ''))
    .sort()
    .join(' ');

function elementFor(category: string, tokens: readonly Token[], setting: Setting): ElementId | null {
  const own = elementOf(tokens[0]!);
  if (own) return own;
  return setting.elements[0] ?? (category === 'time' ? 'E20' : null);
}

/** The same thing already stood elsewhere in the old text: saying it again tells nothing new. */
function knownBefore(token: Token, setting: Setting): boolean {
  return setting.before.tokens.some((other) => other.key === token.key);
}

function keptAfter(token: Token, setting: Setting): boolean {
  return setting.after.tokens.some((other) => other.key === token.key);
}

const flip = (direction: Direction, negated: boolean): Direction =>
  !negated
    ? direction
    : direction === 'adverse'
      ? 'favourable'
      : direction === 'favourable'
        ? 'adverse'
        : direction;

/** A negation in the same clause turns the meaning of what it governs; `without` governs only what follows it. */
function isNegated(token: Token, tokens: readonly Token[]): boolean {
  const at = tokens.indexOf(token);
  let passed = false;
  for (let n = at - 1; n >= 0 && !/^[.;:!?¦⏎]$/.test(tokens[n]!.text); n--) {
    if (CLAUSE.has(tokens[n]!.folded)) return false;
    if (
      categoryOf(tokens[n]!.concept) === 'negation' &&
      !(passed && tokens[n]!.concept === 'negation.without')
    )
      return true;
    passed ||= PERSONS.has(tokens[n]!.folded);
  }
  for (let n = at + 1; n < tokens.length && !/^[.;:!?¦⏎]$/.test(tokens[n]!.text); n++) {
    if (CLAUSE.has(tokens[n]!.folded)) return false;
    if (/^negation\.(?:not|never)$/.test(tokens[n]!.concept ?? '')) return true;
  }
  return false;
}
const PERSONS = new Set('wij we u you they zij'.split(' '));
/** Words that begin another clause. */
const CLAUSE = new Set('maar but dan then zodat echter however'.split(' '));
