/**
 * How long people must have been told: `N = max(floor of every profile, promise of the edition in
 * force, editor's choice)`, in whole calendar days or months of the publisher's zone.
 */
import {
  addDays,
  addMonths,
  daysBetween,
  type Instant,
  type LocalDate,
  localDateOf,
  type TimeZone,
} from '../date.ts';
import type { EditionMeta } from '../edition/model.ts';
import type { Language } from '../language.ts';
import type { NoticePeriod, NoticePolicy, NoticeProfile } from '../publisher.ts';
import type { NoticeRule } from '../register/model.ts';

/** Floors by regime; the GDPR itself has no number of days, 30 is policy (law.md 1.6). */
export const PROFILES: Readonly<
  Record<NoticeProfile, { readonly period: NoticePeriod; readonly source: string }>
> = {
  'gdpr-default': { period: { days: 30 }, source: 'profile gdpr-default (WP260 par. 30: well in advance)' },
  p2b: { period: { days: 15 }, source: 'profile p2b (Regulation (EU) 2019/1150, art. 3(2))' },
  eecc: { period: { months: 1 }, source: 'profile eecc (Directive (EU) 2018/1972, art. 105(4))' },
  psd2: { period: { months: 2 }, source: 'profile psd2 (Directive (EU) 2015/2366, art. 54(1))' },
};

/** Days that `publish` proposes beyond the period: a failed mail-out or a gap must not move the date at once. */
export const SLACK_DAYS = 7;

/** A stretch in which the prominent notice was not seen; `until` absent while it lasts. */
export interface Gap {
  readonly from: Instant;
  readonly until?: Instant;
}

/**
 * The rule that a material edition announced on `today` must satisfy.
 * @param today local date of the act; decides which of days and months is the longest to name
 * @param promise what the edition now in force says about its own changes
 */
export function noticeRule(o: {
  readonly policy: NoticePolicy;
  readonly today: LocalDate;
  readonly promise?: NoticePeriod | undefined;
  readonly editor?: NoticePeriod | undefined;
  readonly exception?: EditionMeta['exception'] | undefined;
}): NoticeRule {
  const because = [
    ...o.policy.profiles.map((name) => PROFILES[name]),
    { source: 'policy of the publisher (publisher.yaml, notice.period)', period: o.policy.period },
    ...(o.promise ? [{ source: 'promise of the edition in force', period: o.promise }] : []),
    ...(o.editor ? [{ source: "editor's choice (front matter, notice.period)", period: o.editor }] : []),
  ].map(({ source, period }) => ({ source, period }));
  const threshold = o.policy.threshold;
  if (o.exception) {
    // An exception shortens the period to what the editor still chose to give, never the notice itself.
    return { applied: o.editor ?? { days: 0 }, because, exception: o.exception, threshold };
  }
  return {
    applied: longest(
      o.today,
      because.map((reason) => reason.period),
    ),
    because,
    threshold,
  };
}

/** The last day of a period that begins on the day after `day`; the day of notice itself does not count. */
export function periodEnd(day: LocalDate, period: NoticePeriod): LocalDate {
  return 'days' in period ? addDays(day, period.days) : addMonths(day, period.months);
}

/** The period that ends last when counted from `day`. */
export function longest(day: LocalDate, periods: readonly NoticePeriod[]): NoticePeriod {
  const [first = { days: 0 }, ...rest] = periods;
  return rest.reduce(
    (best, period) => (periodEnd(day, period) > periodEnd(day, best) ? period : best),
    first,
  );
}

/** True when the exception on record lets the edition take effect the moment notice is complete. */
export function isImmediate(rule: NoticeRule): boolean {
  return rule.exception !== undefined && 'days' in rule.applied && rule.applied.days === 0;
}

/**
 * First date on which an edition may take effect.
 * @param noticeDay local date on which the last required channel was complete
 * @param lostDays days on which the prominent notice was not on the site; each is made good
 */
export function earliestEffective(
  noticeDay: LocalDate,
  rule: NoticeRule,
  lostDays: (from: LocalDate, until: LocalDate) => number = () => 0,
): LocalDate {
  if (isImmediate(rule)) return noticeDay;
  const periods = rule.exception
    ? [rule.applied]
    : [rule.applied, ...rule.because.map((reason) => reason.period)];
  const last = periods.map((period) => periodEnd(noticeDay, period)).reduce((a, b) => (a > b ? a : b));
  const unbroken = addDays(last, 1);
  let earliest = unbroken;
  // Making a lost day good can reach into another gap; at most one round for each.
  for (;;) {
    const next = addDays(unbroken, lostDays(addDays(noticeDay, 1), earliest));
    if (next === earliest) return earliest;
    earliest = next;
  }
}

/**
 * Counts the calendar days in `[from, until)` that a gap touched, however briefly: a day on which the
 * notice was missing for an hour is not a day on which people could read it all day.
 * @param now end of a gap that still lasts
 */
export function lostDayCounter(
  gaps: readonly Gap[],
  zone: TimeZone,
  now: Instant,
): (from: LocalDate, until: LocalDate) => number {
  const stretches = gaps
    .map((gap) => ({ first: localDateOf(gap.from, zone), last: localDateOf(gap.until ?? now, zone) }))
    .sort((a, b) => (a.first < b.first ? -1 : 1));
  return (from, until) => {
    let counted = from;
    let lost = 0;
    for (const { first, last } of stretches) {
      const begin = first > counted ? first : counted;
      const end = last < until ? addDays(last, 1) : until;
      if (end <= begin) continue;
      lost += daysBetween(begin, end);
      counted = end;
    }
    return lost;
  };
}

/** The date that `publish` proposes for a material edition. */
export function proposeEffective(today: LocalDate, rule: NoticeRule): LocalDate {
  return isImmediate(rule) ? today : addDays(earliestEffective(today, rule), SLACK_DAYS);
}

/** `30 dagen`, `1 month`. */
export function periodInWords(period: NoticePeriod, language: Language): string {
  const [amount, unit] = 'days' in period ? [period.days, 'day' as const] : [period.months, 'month' as const];
  return `${amount} ${UNITS[language][unit][amount === 1 ? 0 : 1]}`;
}

const UNITS: Readonly<Record<Language, Readonly<Record<'day' | 'month', readonly [string, string]>>>> = {
  nl: { day: ['dag', 'dagen'], month: ['maand', 'maanden'] },
  en: { day: ['day', 'days'], month: ['month', 'months'] },
};
