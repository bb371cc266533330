/**
 * The notice period that a text promises for its own changes ("ten minste 60 dagen van tevoren").
 * A promise in the edition now in force binds the next one (law.md 1.6, example 78). Read generously:
 * a period found wrongly only makes people hear earlier.
 */
import type { Clause, Edition } from '../edition/model.ts';
import type { Language } from '../language.ts';
import type { NoticePeriod } from '../publisher.ts';
import { longest } from './notice-period.ts';

interface PromiseWords {
  /** A clause or its headings are about changes of the statement. */
  readonly about: RegExp;
  /** Amount, unit and "in advance", in this order or with the last one in front. */
  readonly ahead: string;
  readonly units: Readonly<Record<string, (amount: number) => NoticePeriod>>;
  readonly numbers: Readonly<Record<string, number>>;
}

const days = (amount: number): NoticePeriod => ({ days: amount });
const weeks = (amount: number): NoticePeriod => ({ days: 7 * amount });
const months = (amount: number): NoticePeriod => ({ months: amount });

const WORDS: Readonly<Record<Language, PromiseWords>> = {
  nl: {
    about: /wijzig|aanpass|herzien|bijwerk|veranderen|nieuwe versie/i,
    ahead:
      'van tevoren|vooraf|tevoren|voordat|voorafgaand|voor de (?:ingangs)?datum|voor de inwerkingtreding|voor (?:zij|deze|die|de wijziging|het) ',
    units: {
      dag: days,
      dagen: days,
      kalenderdagen: days,
      week: weeks,
      weken: weeks,
      maand: months,
      maanden: months,
    },
    numbers: {
      een: 1,
      één: 1,
      twee: 2,
      drie: 3,
      vier: 4,
      vijf: 5,
      zes: 6,
      zeven: 7,
      acht: 8,
      negen: 9,
      tien: 10,
      veertien: 14,
      vijftien: 15,
      twintig: 20,
      dertig: 30,
      veertig: 40,
      vijfenveertig: 45,
      zestig: 60,
      negentig: 90,
    },
  },
  en: {
    about: /\bchang|\bamend|\bupdat|\brevis|\bmodif|new version/i,
    ahead: 'in advance|before|ahead|prior|beforehand|notice',
    units: { day: days, days: days, week: weeks, weeks: weeks, month: months, months: months },
    numbers: {
      a: 1,
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      six: 6,
      seven: 7,
      eight: 8,
      nine: 9,
      ten: 10,
      fourteen: 14,
      fifteen: 15,
      twenty: 20,
      thirty: 30,
      forty: 40,
      'forty-five': 45,
      sixty: 60,
      ninety: 90,
    },
  },
};

/** The longest promise in the authentic text, with the clause that makes it; `null` when there is none. */
export function promisedPeriod(
  edition: Edition,
): { readonly period: NoticePeriod; readonly clause: string } | null {
  const words = WORDS[edition.authentic];
  const clauses = edition.texts[edition.authentic]?.clauses ?? [];
  const found = clauses
    .filter((clause) => isAboutChanges(clause, words))
    .flatMap((clause) => promises(clause.text, words).map((period) => ({ period, clause: clause.id })));
  // Only the order matters here; any one day does for comparing days with months.
  const best = longest(
    '2027-01-01',
    found.map((promise) => promise.period),
  );
  return found.find((promise) => promise.period === best) ?? null;
}

function isAboutChanges(clause: Clause, words: PromiseWords): boolean {
  return (
    clause.kind !== 'heading' &&
    (words.about.test(clause.text) || clause.path.some((heading) => words.about.test(heading)))
  );
}

function promises(text: string, words: PromiseWords): readonly NoticePeriod[] {
  const amount = `\\d{1,3}|${Object.keys(words.numbers)
    .sort((a, b) => b.length - a.length)
    .join('|')}`;
  const unit = Object.keys(words.units)
    .sort((a, b) => b.length - a.length)
    .join('|');
  // "60 dagen van tevoren" and "before … at least 60 days", never across the end of a sentence.
  const pattern = new RegExp(
    `(?<![\\p{L}\\d])(${amount})\\)?\\s+(?:calendar |kalender)?(${unit})(?!\\p{L})(?=[^.;]{0,80}(?:${words.ahead}))|(?:${words.ahead})[^.;]{0,60}?(?<![\\p{L}\\d])(${amount})\\s+(${unit})(?!\\p{L})`,
    'giu',
  );
  return [...text.matchAll(pattern)].flatMap((match) => {
    const number = (match[1] ?? match[3] ?? '').toLowerCase();
    const make = words.units[(match[2] ?? match[4] ?? '').toLowerCase()];
    const value = /^\d+$/.test(number) ? Number(number) : words.numbers[number];
    return make && value !== undefined ? [make(value)] : [];
  });
}
