/** The facts of a clause against those of its translation. */
import type { Fact, FactKind } from './facts.ts';

export interface FactDifference {
  readonly kind: FactKind;
  /** Only one side could be read: a warning, not an error. */
  readonly doubtful: boolean;
  readonly here: readonly Fact[];
  readonly there: readonly Fact[];
}

const EXACT: readonly FactKind[] = [
  'date',
  'amount',
  'percentage',
  'citation',
  'email',
  'phone',
  'url',
  'code',
];

/** Dutch and English words that look like numbers and mean something else. */
const AMBIGUOUS = /^(?:acht|elf|een|one)$/iu;

/**
 * What differs. Words for numbers explain a figure on the other side ("2 months", "twee maanden"); alone they
 * contradict only each other.
 */
export function compareFacts(here: readonly Fact[], there: readonly Fact[]): readonly FactDifference[] {
  const differences: FactDifference[] = [];
  for (const kind of EXACT) {
    const [left, right] = unmatched(ofKind(here, kind), ofKind(there, kind));
    if (left.length > 0 || right.length > 0)
      differences.push({ kind, doubtful: false, here: left, there: right });
  }
  return [...differences, ...compareQuantities(here, there)];
}

function compareQuantities(here: readonly Fact[], there: readonly Fact[]): FactDifference[] {
  const [leftPeriods, rightPeriods] = unmatched(ofKind(here, 'duration'), ofKind(there, 'duration'));
  const [leftNumbers, rightNumbers] = unmatchedBy(ofKind(here, 'number'), ofKind(there, 'number'), (fact) =>
    String(fact.value),
  );
  // "twee onbetaalde maanden" is no period to the reader of this program, but its number is there.
  const [periodsLeft, numbersRight] = explain(leftPeriods, rightNumbers);
  const [periodsRight, numbersLeft] = explain(rightPeriods, leftNumbers);
  const differences: FactDifference[] = [];
  if (periodsLeft.length > 0 && periodsRight.length > 0)
    differences.push({ kind: 'duration', doubtful: false, here: periodsLeft, there: periodsRight });
  else {
    const left = periodsLeft.filter((fact) => !isArticle(fact));
    const right = periodsRight.filter((fact) => !isArticle(fact));
    if (left.length > 0 || right.length > 0)
      differences.push({
        kind: 'duration',
        doubtful: [...left, ...right].every((fact) => fact.inWords),
        here: left,
        there: right,
      });
  }
  differences.push(...compareNumbers(numbersLeft, numbersRight));
  return differences;
}

function compareNumbers(left: readonly Fact[], right: readonly Fact[]): FactDifference[] {
  const figures = (facts: readonly Fact[]) => facts.filter((fact) => !fact.inWords);
  const words = (facts: readonly Fact[]) =>
    facts.filter((fact) => fact.inWords && !AMBIGUOUS.test(fact.words));
  if (figures(left).length > 0 || figures(right).length > 0)
    return [{ kind: 'number', doubtful: false, here: figures(left), there: figures(right) }];
  if (words(left).length > 0 && words(right).length > 0)
    return [{ kind: 'number', doubtful: false, here: words(left), there: words(right) }];
  return [];
}

/** Periods whose figure stands on the other side without its unit; both are then accounted for. */
function explain(periods: readonly Fact[], numbers: readonly Fact[]): readonly [Fact[], Fact[]] {
  const left = [...numbers];
  const open = periods.filter((period) => {
    const at = left.findIndex((number) => number.value !== undefined && number.value === figureOf(period));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [open, left];
}

/** The count of a period in its own unit: 2 for "twee jaar". */
function figureOf(period: Fact): number | undefined {
  if (period.value !== undefined) return period.value;
  const amount = /^for:([\d.]+)/.exec(period.key)?.[1];
  if (amount === undefined) return undefined;
  const base = Number(amount);
  return /jaar|jaren|year/iu.test(period.words) ? base / 12 : /we+k/iu.test(period.words) ? base / 7 : base;
}

/** "a day", "een dag": more often an expression than a period. */
const isArticle = (fact: Fact) => /^(?:an?|een|één|one|half)[\s-]/iu.test(fact.words);

const ofKind = (facts: readonly Fact[], kind: FactKind) => facts.filter((fact) => fact.kind === kind);

function unmatched(here: readonly Fact[], there: readonly Fact[]): readonly [Fact[], Fact[]] {
  return unmatchedBy(here, there, (fact) => fact.key);
}

function unmatchedBy(
  here: readonly Fact[],
  there: readonly Fact[],
  key: (fact: Fact) => string,
): readonly [Fact[], Fact[]] {
  const right = [...there];
  const left = here.filter((fact) => {
    const at = right.findIndex((other) => key(other) === key(fact));
    if (at >= 0) right.splice(at, 1);
    return at < 0;
  });
  return [left, right];
}
