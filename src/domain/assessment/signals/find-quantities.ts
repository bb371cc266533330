import type { Direction, ElementId } from '../model.ts';
import type { Hunk } from '../read/compare-words.ts';
import type { Duration, Token } from '../read/tokenise.ts';
import { type Balance, type Finding, type Setting, textOfTokens, type Weight } from './signals.ts';

export function findQuantities(balance: Balance, hunks: readonly Hunk[], setting: Setting): Finding[] {
  return [
    ...durations(balance, setting),
    ...dates(balance, setting),
    ...numbers(balance, hunks, setting),
    ...contacts(balance, setting),
  ];
}

const kinds = (tokens: readonly Token[], ...names: readonly string[]) =>
  tokens.filter((token) => names.includes(token.kind));
const DAYS: Readonly<Record<Duration['base'], number>> = {
  second: 1 / 86_400,
  day: 1,
  workday: 1.4,
  month: 30.4,
};
const inDays = (token: Token): number =>
  token.duration ? token.duration.amount * DAYS[token.duration.base] : 0;

/** Which kind of period: the words around decide between retention, answer time, notice and age. */
function periodElement(setting: Setting, periods: readonly Token[]): ElementId {
  const has = (...names: readonly string[]) => names.some((name) => setting.categories.has(name));
  if (has('child') && periods.every(isYears)) return 'E21';
  if (has('change', 'announce') || (has('time') && !has('keep', 'retention', 'delete', 'respond', 'route')))
    return 'E23';
  if (has('respond') || (has('route') && !has('keep'))) return 'E27';
  if (has('cookie') && !has('keep')) return 'E19';
  return setting.elements.find((element) => ['E27', 'E23', 'E19', 'E13', 'E21'].includes(element)) ?? 'E13';
}

/** Ages are counted in years; days and weeks beside a word about children are periods like any other. */
const isYears = ({ duration }: Token): boolean =>
  duration?.base === 'month' && duration.amount % 12 === 0 && duration.amount <= 12 * 25;

function durations({ removed, added }: Balance, setting: Setting): Finding[] {
  const old = kinds(removed, 'duration');
  const fresh = kinds(added, 'duration');
  const open = (tokens: readonly Token[]) =>
    tokens.filter((token) =>
      /^retention\.(?:necessary|unlimited|indefinite|unbounded)$/.test(token.concept ?? ''),
    );
  if (old.length === 0 && fresh.length === 0) return [];
  const element = periodElement(setting, [...old, ...fresh]);
  const counts = [...kinds(removed, 'number'), ...kinds(added, 'number')].map((token) => token.value);
  const [only] = [...old, ...fresh];
  if (old.length + fresh.length === 1 && counts.some((count) => only!.key.startsWith(`for:${count}`)))
    return [
      {
        rule: 'duration',
        element,
        weight: 'review',
        direction: 'unknown',
        old: textOfTokens([...old, ...kinds(removed, 'number')], setting.before),
        new: textOfTokens([...fresh, ...kinds(added, 'number')], setting.after),
      },
    ];
  const words = {
    old: textOfTokens([...old, ...open(removed)], setting.before),
    new: textOfTokens([...fresh, ...open(added)], setting.after),
  };
  const rule = element === 'E21' ? 'age' : 'duration';
  const longerIs: Direction = /^E(?:13|19|27)$/.test(element) ? 'adverse' : 'favourable';
  const opposite: Direction = longerIs === 'adverse' ? 'favourable' : 'adverse';
  if (old.length === 1 && fresh.length === 1) {
    const difference = inDays(fresh[0]!) - inDays(old[0]!);
    const nearly = Math.abs(difference) <= 1.5 && old[0]!.duration?.base !== fresh[0]!.duration?.base;
    const weight: Weight =
      nearly && element !== 'E13'
        ? 'review'
        : nearly && !setting.categories.has('keep') && !setting.categories.has('retention')
          ? 'review'
          : 'material';
    return [
      {
        rule,
        element: nearly && weight === 'review' ? 'E27' : element,
        weight,
        direction: nearly ? 'neutral' : difference > 0 ? longerIs : opposite,
        ...words,
      },
    ];
  }
  if (old.length > 0 && fresh.length === 0)
    return [{ rule, element, weight: 'material', direction: 'adverse', ...words }];
  const firstNamed = old.length === 0 && open(removed).length > 0 && element === 'E13';
  if (firstNamed)
    return [{ rule: 'duration-first', element, weight: 'review', direction: 'favourable', ...words }];
  return [{ rule, element, weight: 'material', direction: old.length > 0 ? 'unknown' : longerIs, ...words }];
}

function dates({ removed, added }: Balance, setting: Setting): Finding[] {
  const old = kinds(removed, 'date');
  const fresh = kinds(added, 'date');
  if (old.length === 0 && fresh.length === 0) return [];
  const words = { old: textOfTokens(old, setting.before), new: textOfTokens(fresh, setting.after) };
  if (!setting.categories.has('date'))
    return [
      {
        rule: 'date',
        element: setting.elements[0] ?? 'E26',
        weight: setting.elements.length > 0 ? 'material' : 'review',
        direction: 'unknown',
        ...words,
      },
    ];
  const [from, to] = [old[0]?.value, fresh[0]?.value];
  const earlier = from !== undefined && to !== undefined && to < from;
  return [
    {
      rule: earlier ? 'date-earlier' : 'date',
      element: 'E26',
      weight: earlier ? 'material' : 'review',
      direction: earlier ? 'adverse' : 'neutral',
      ...words,
    },
  ];
}

function numbers({ removed, added }: Balance, hunks: readonly Hunk[], setting: Setting): Finding[] {
  const names = ['number', 'money', 'percentage', 'article'];
  const old = kinds(removed, ...names);
  const fresh = kinds(added, ...names);
  if (old.length === 0 && fresh.length === 0) return [];
  const words = { old: textOfTokens(old, setting.before), new: textOfTokens(fresh, setting.after) };
  const money = [...old, ...fresh].some((token) => token.kind === 'money');
  const age = setting.categories.has('child');
  const articles = [...old, ...fresh].filter((token) => token.kind === 'article');
  if (articles.length > 0) {
    const basis = articles.some((token) => /^article:(?:6|9)\b/.test(token.key));
    const replaced =
      old.some((token) => token.kind === 'article') && fresh.some((token) => token.kind === 'article');
    return [
      {
        rule: 'article',
        element: basis ? 'E06' : (setting.elements[0] ?? null),
        weight: basis && replaced ? 'material' : 'review',
        direction: consentByArticle(old, fresh),
        ...words,
      },
    ];
  }
  const address = setting.categories.has('contact') || looksLikeAddress(hunks, setting);
  const register = setting.after.tokens.some((token) => token.concept === 'controller.register');
  if (register && old.length > 0 && fresh.length > 0 && old.every((token) => String(token.value).length >= 7))
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
  if (age)
    return [
      {
        rule: 'age',
        element: 'E21',
        weight: 'material',
        direction: (fresh[0]?.value ?? 0) < (old[0]?.value ?? 0) ? 'adverse' : 'favourable',
        ...words,
      },
    ];
  if (money)
    return [
      {
        rule: 'amount',
        element: 'E27',
        weight: 'material',
        direction: (fresh[0]?.value ?? 0) > (old[0]?.value ?? 0) ? 'adverse' : 'favourable',
        ...words,
      },
    ];
  if (address) return [{ rule: 'address', element: 'E02', weight: 'review', direction: 'neutral', ...words }];
  const telling =
    old.length > 0 && fresh.length > 0 && setting.elements.length > 0 && setting.rewritten < 0.5;
  return [
    {
      rule: 'number',
      element: setting.elements[0] ?? null,
      weight: telling ? 'material' : 'review',
      direction: 'unknown',
      ...words,
    },
  ];
}

/** GDPR Art. 6(1)(a) and 9(2)(a) are consent: leaving them is adverse, coming to them favourable (law.md 3.1, E06). */
function consentByArticle(old: readonly Token[], fresh: readonly Token[]): Direction {
  const consent = (tokens: readonly Token[]) =>
    tokens.some((token) => /^article:(?:6\.1|9\.2)\.a$/.test(token.key));
  if (old.length === 0 || fresh.length === 0 || consent(old) === consent(fresh)) return 'unknown';
  return consent(old) ? 'adverse' : 'favourable';
}

function looksLikeAddress(hunks: readonly Hunk[], setting: Setting): boolean {
  const text = setting.after.text;
  return (
    hunks.length <= 3 &&
    (/^\P{Ll}*\p{L}+ \d+[a-z]?, /u.test(text) || /\b\d{4}\s?[A-Z]{2}\b|\b[A-Z]{2} \d{5}\b/.test(text))
  );
}

function contacts({ removed, added }: Balance, setting: Setting): Finding[] {
  const old = kinds(removed, 'contact');
  const fresh = kinds(added, 'contact');
  if (old.length === 0 && fresh.length === 0) return [];
  const words = { old: textOfTokens(old, setting.before), new: textOfTokens(fresh, setting.after) };
  const rights = ['right', 'withdraw', 'complaint', 'optout', 'route', 'delete'].some((name) =>
    setting.categories.has(name),
  );
  const mail = [...old, ...fresh].some((token) => token.key.startsWith('mail:'));
  if (old.length === 0 && !rights && !setting.categories.has('dpo'))
    return [{ rule: 'contact-added', element: 'E02', weight: 'review', direction: 'favourable', ...words }];
  const element: ElementId = rights || mail ? 'E27' : 'E02';
  const added0: Direction = old.length === 0 ? 'favourable' : fresh.length === 0 ? 'adverse' : 'neutral';
  return [
    { rule: 'contact', element, weight: rights || mail ? 'material' : 'review', direction: added0, ...words },
  ];
}
