/** Negation, alternatives, modality and who acts: small words that turn a sentence (gates G1, G2, G5). */

import type { Direction } from '../model.ts';
import { CATEGORIES, categoryOf } from '../read/categories.ts';
import type { Hunk } from '../read/compare-words.ts';
import { sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import { type Balance, type Finding, ofCategory, type Setting, textOfTokens } from './signals.ts';
import { stanceOf } from './stance.ts';

export function findLogic(balance: Balance, hunks: readonly Hunk[], setting: Setting): Finding[] {
  const choice = choiceModel(balance, setting);
  if (choice) return [choice];
  return [
    ...negation(balance, hunks, setting),
    ...alternatives(hunks, setting),
    ...modality(balance, hunks, setting),
    ...actor(hunks, setting),
    ...roles(balance, hunks, setting),
    ...noticeRoute(balance, setting),
  ];
}

/** From asking first to letting people leave, or back (Tw art. 11.7; always-list). */
function choiceModel({ removed, added }: Balance, setting: Setting): Finding | null {
  const words = {
    old: textOfTokens(ofCategory(removed, 'optin', 'optout'), setting.before),
    new: textOfTokens(ofCategory(added, 'optin', 'optout'), setting.after),
  };
  const toOptIn = ofCategory(removed, 'optout').length > 0 && ofCategory(added, 'optin').length > 0;
  const toOptOut = ofCategory(removed, 'optin').length > 0 && ofCategory(added, 'optout').length > 0;
  if (toOptIn === toOptOut) return null;
  return {
    rule: toOptIn ? 'opt-in' : 'opt-out',
    element: 'E22',
    weight: 'material',
    direction: toOptIn ? 'favourable' : 'adverse',
    ...(toOptOut ? { consentCheck: true } : {}),
    ...words,
  };
}

/** How people hear of changes: a channel or a moment that goes without another one coming (WP260 par. 29). */
function noticeRoute({ removed, added }: Balance, setting: Setting): Finding[] {
  const route = (tokens: readonly Token[]) => [
    ...ofCategory(tokens, 'contact', 'inform', 'announce'),
    ...tokens.filter((token) => /^(?:share\.send|time\.before)$/.test(token.concept ?? '')),
  ];
  const about = setting.before.tokens.some((token) => categoryOf(token.concept) === 'change');
  if (!about || route(removed).length === 0 || route(added).length > 0) return [];
  return [
    {
      rule: 'notice-route',
      element: 'E23',
      weight: 'material',
      direction: 'adverse',
      old: textOfTokens(route(removed), setting.before),
      new: '',
    },
  ];
}

/** `hoeft niet`: no negation of an act, but the absence of a duty. */
const needNot = (tokens: readonly Token[]): boolean => ofCategory(tokens, 'neednot').length > 0;

function negation({ removed, added }: Balance, hunks: readonly Hunk[], setting: Setting): Finding[] {
  const old = ofCategory(removed, 'negation');
  const fresh = ofCategory(added, 'negation');
  const element = setting.elements[0] ?? null;
  const words = { old: textOfTokens(old, setting.before), new: textOfTokens(fresh, setting.after) };
  const never = (tokens: readonly Token[]) => tokens.some((token) => token.concept === 'negation.never');
  if (old.length !== fresh.length) {
    if (needNot(removed) || needNot(added)) return [];
    const adverse = turnedDirection(hunks, setting) ?? actDirection(setting, fresh.length < old.length);
    return [
      {
        rule: fresh.length > old.length ? 'negation-added' : 'negation-removed',
        element,
        weight: 'material',
        direction: adverse,
        ...words,
      },
    ];
  }
  if (old.length > 0 && never(old) !== never(fresh))
    return [
      {
        rule: 'negation-strength',
        element,
        weight: 'review',
        direction: never(old) ? 'adverse' : 'favourable',
        ...words,
      },
    ];
  const moved = hunks.flatMap((hunk) => [
    ...ofCategory(hunk.old, 'negation'),
    ...ofCategory(hunk.new, 'negation'),
  ]);
  if (moved.length > old.length + fresh.length)
    return [
      {
        rule: 'negation-moved',
        element,
        weight: setting.rewritten < 0.4 ? 'material' : 'review',
        direction: 'unknown',
        ...words,
      },
    ];
  return [];
}

/** The sentence burdened and now serves, or the other way round; an empty cell of a table that is filled is a burden more. */
function turnedDirection(hunks: readonly Hunk[], setting: Setting): Direction | null {
  const [before, after] = [
    touchedSentence(hunks, 'old', setting),
    touchedSentence(hunks, 'new', setting),
  ].map((tokens) => (tokens ? stanceOf(tokens) : null));
  if (before && after && before !== after) return after === 'burden' ? 'adverse' : 'favourable';
  if (!setting.row) return null;
  const gone = hunks.some((hunk) => ofCategory(hunk.old, 'negation').length > 0);
  return gone ? 'adverse' : 'favourable';
}

/** The one sentence of a side in which something differs, punctuation included. */
function touchedSentence(
  hunks: readonly Hunk[],
  side: 'old' | 'new',
  setting: Setting,
): readonly Token[] | null {
  const changed = new Set(hunks.flatMap((hunk) => hunk[side]));
  const analysis = side === 'old' ? setting.before : setting.after;
  const all = sentencesOf(analysis);
  const touched = all.filter((sentence) => sentence.tokens.some((token) => changed.has(token)));
  const [one] = touched.length === 0 && all.length === 1 ? all : touched;
  return touched.length <= 1 && one ? one.all : null;
}

/** law.md 3.4: a burden that begins is adverse; a benefit that begins is favourable. */
function actDirection(setting: Setting, begins: boolean): Direction {
  const burden = [...setting.categories].some((name) =>
    /^(?:share|sell|collect|use|keep|automated|tracking|recipient|marketing|purpose|cookie)$/.test(name),
  );
  const benefit = [...setting.categories].some((name) =>
    /^(?:delete|protect|inform|respond|security|right)$/.test(name),
  );
  if (burden === benefit) return 'unknown';
  return burden === begins ? 'adverse' : 'favourable';
}

function alternatives(hunks: readonly Hunk[], setting: Setting): Finding[] {
  const findings: Finding[] = [];
  for (const hunk of hunks) {
    const [oldAnd, oldOr] = [ofCategory(hunk.old, 'and'), ofCategory(hunk.old, 'or')];
    const [newAnd, newOr] = [ofCategory(hunk.new, 'and'), ofCategory(hunk.new, 'or')];
    const swapped =
      (oldAnd.length > 0 && oldOr.length === 0 && newOr.length > 0 && newAnd.length === 0) ||
      (oldOr.length > 0 && oldAnd.length === 0 && newAnd.length > 0 && newOr.length === 0);
    if (!swapped) continue;
    const listOfData = setting.rewritten > 0.4;
    const direction: Direction =
      ['announce', 'basis', 'human', 'security', 'condition'].some((name) => setting.categories.has(name)) ||
      (setting.categories.has('child') && !setting.categories.has('data'))
        ? oldAnd.length > 0
          ? 'adverse'
          : 'favourable'
        : setting.categories.has('hurdle')
          ? oldAnd.length > 0
            ? 'favourable'
            : 'adverse'
          : 'unknown';
    findings.push({
      rule: 'and-or',
      element: setting.elements[0] ?? null,
      weight: listOfData ? 'review' : 'material',
      direction,
      old: textOfTokens([...oldAnd, ...oldOr], setting.before),
      new: textOfTokens([...newAnd, ...newOr], setting.after),
    });
  }
  return findings;
}

const CLASSES: Readonly<Record<string, number>> = {
  hedge: 1,
  may: 1,
  strive: 1.5,
  usually: 2,
  will: 4,
  must: 5,
  neednot: 0,
  entitled: 1,
};

/** The modal came, or went, together with its act: nothing was said more or less firmly. */
function newAct(words: readonly Token[], modals: readonly Token[]): boolean {
  const [modal] = modals;
  const act = words.find((token) => CATEGORIES[categoryOf(token.concept) ?? '']?.act !== undefined);
  return modal !== undefined && act !== undefined && Math.abs(act.start - modal.end) < 40;
}

function modality(balance: Balance, hunks: readonly Hunk[], setting: Setting): Finding[] {
  const { removed, added } = balance;
  const names = ['hedge', 'may', 'will', 'must', 'neednot', 'entitled'];
  const old = ofCategory(removed, ...names);
  const fresh = ofCategory(added, ...names);
  if (old.length === 0 && fresh.length === 0) return [];
  const level = (tokens: readonly Token[]) =>
    tokens.length === 0
      ? 3
      : Math.max(...tokens.map((token) => CLASSES[categoryOf(token.concept) ?? ''] ?? 3));
  const [from, to] = [level(old), level(fresh)];
  if (from === to) return [];
  const words = { old: textOfTokens(old, setting.before), new: textOfTokens(fresh, setting.after) };
  const bareHedge = from === 1 && to === 3;
  const promiseSaidPlainly = (from === 4 && to === 3) || (from === 3 && to === 4);
  const you = aboutYou([...old, ...fresh], setting);
  const stronger = to > from;
  const duty = from === 5 || to === 5 || from === 0 || to === 0;
  const told = touchedSentence(hunks, 'new', setting) ?? touchedSentence(hunks, 'old', setting);
  const stance = told ? stanceOf(told) : null;
  const benefit = stance
    ? stance === 'benefit'
    : [...setting.categories].some((name) =>
        /^(?:delete|protect|inform|respond|announce|security|human)$/.test(name),
      );
  const nothing = !stance && !benefit && ![...setting.categories].some((name) => CATEGORIES[name]?.act);
  const begins = (nothing && !you) || newAct(balance.added, fresh) || newAct(balance.removed, old);
  const direction: Direction = begins
    ? 'unknown'
    : you
      ? duty
        ? stronger
          ? 'adverse'
          : 'favourable'
        : stronger
          ? 'favourable'
          : 'adverse'
      : benefit
        ? stronger
          ? 'favourable'
          : 'adverse'
        : stronger
          ? 'adverse'
          : 'favourable';
  const onlySmall = (setting.rewritten > 0.45 && !(you && duty)) || (you && !duty && from + to === 4);
  return [
    {
      rule: 'modality',
      element: you && duty ? 'E17' : (setting.elements[0] ?? null),
      weight: bareHedge || promiseSaidPlainly || onlySmall ? 'review' : 'material',
      direction,
      ...words,
    },
  ];
}

function aboutYou(tokens: readonly Token[], setting: Setting): boolean {
  return tokens.some((token) => {
    const side = setting.after.tokens.includes(token) ? setting.after.tokens : setting.before.tokens;
    const at = side.indexOf(token);
    const near = side
      .slice(Math.max(0, at - 3), at + 3)
      .filter((other) => other.kind === 'function')
      .map((other) => other.spelled);
    return (
      near.some((word) => ['u', 'you'].includes(word)) && !near.some((word) => ['wij', 'we'].includes(word))
    );
  });
}

/** The same parties on each other's place: `Acme deelt met Beta` and `Beta deelt met Acme`. */
function roles(balance: Balance, hunks: readonly Hunk[], setting: Setting): Finding[] {
  if (setting.rewritten > 0.6 || balance.added.length + balance.removed.length > 2) return [];
  const party = (token: Token) =>
    token.kind === 'name' ||
    /^\p{Lu}/u.test(token.text) ||
    ['recipient', 'controller'].includes(categoryOf(token.concept) ?? '');
  const order = (side: 'old' | 'new') => hunks.flatMap((hunk) => hunk[side]).filter(party);
  const [old, fresh] = [order('old'), order('new')];
  const same = (list: readonly Token[]) =>
    list
      .map((token) => token.folded)
      .sort()
      .join();
  const acts = ['share', 'sell', 'collect', 'use', 'keep', 'transfer', 'inform', 'delete', 'protect'].some(
    (name) => setting.categories.has(name),
  );
  if (
    !acts ||
    new Set(old.map((token) => token.folded)).size < 2 ||
    same(old) !== same(fresh) ||
    old.map((token) => token.folded).join() === fresh.map((token) => token.folded).join()
  )
    return [];
  return [
    {
      rule: 'roles',
      element: setting.elements[0] ?? null,
      weight: 'material',
      direction: 'unknown',
      old: textOfTokens(old, setting.before),
      new: textOfTokens(fresh, setting.after),
    },
  ];
}

/** `wij` becomes `zij`, `aan` becomes `van`: another one acts, or the other way round. */
function actor(hunks: readonly Hunk[], setting: Setting): Finding[] {
  if (setting.rewritten > 0.45) return [];
  const person = (token: Token) =>
    /^(?:wij|we|ons|onze|us|our)$/.test(token.spelled)
      ? 'we'
      : /^(?:u|uw|you|your|yours)$/.test(token.spelled)
        ? 'you'
        : /^(?:zij|ze|hun|hen|they|them|their)$/.test(token.spelled)
          ? 'they'
          : null;
  const route = (token: Token) =>
    /^(?:van|from)$/.test(token.spelled) ? 'from' : /^(?:aan|naar|to)$/.test(token.spelled) ? 'to' : null;
  const findings: Finding[] = [];
  for (const hunk of hunks) {
    if (
      ![...hunk.old, ...hunk.new].every(
        (token) => token.kind === 'function' || categoryOf(token.concept) === null,
      )
    )
      continue;
    const pairs = [person, route].flatMap((kind) => {
      const old = hunk.old.find((token) => kind(token));
      const fresh = hunk.new.find((token) => kind(token));
      return old && fresh && kind(old) !== kind(fresh) ? [[old, fresh] as const] : [];
    });
    const [first] = pairs;
    if (!first || hunk.old.length + hunk.new.length > 6) continue;
    findings.push({
      rule: 'actor',
      element: setting.elements[0] ?? null,
      weight: 'material',
      direction: 'unknown',
      old: first[0].text,
      new: first[1].text,
    });
  }
  return findings;
}
