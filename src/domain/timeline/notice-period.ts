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
export const PROFILES: Readonly<Record<NoticeProfile, NoticePeriod>> = {
  'gdpr-default': { days: 30 },
  p2b: { days: 15 },
  eecc: { months: 1 },
  psd2: { months: 2 },
};

/** Where a period comes from: `source` of a {@link NoticeRule}. */
export type PeriodSource = NoticeProfile | 'policy' | 'promise' | 'editor';

const SOURCES: Readonly<Record<Language, Readonly<Record<PeriodSource, string>>>> = {
  nl: {
    'gdpr-default': 'profiel gdpr-default (WP260, punt 30: ruim van tevoren)',
    p2b: 'profiel p2b (Verordening (EU) 2019/1150, artikel 3, lid 2)',
    eecc: 'profiel eecc (Richtlijn (EU) 2018/1972, artikel 105, lid 4)',
    psd2: 'profiel psd2 (Richtlijn (EU) 2015/2366, artikel 54, lid 1)',
    policy: 'het beleid van de uitgever (notice.period in publisher.yaml)',
    promise: 'de toezegging in de tekst die nu geldt',
    editor: 'de keuze van de redactie (notice.period van de editie)',
  },
  en: {
    'gdpr-default': 'profile gdpr-default (WP260 par. 30: well in advance)',
    p2b: 'profile p2b (Regulation (EU) 2019/1150, art. 3(2))',
    eecc: 'profile eecc (Directive (EU) 2018/1972, art. 105(4))',
    psd2: 'profile psd2 (Directive (EU) 2015/2366, art. 54(1))',
    policy: "the publisher's policy (notice.period in publisher.yaml)",
    promise: 'the promise in the text now in force',
    editor: "the editor's choice (notice.period of the edition)",
  },
};

/** The source of a period in words; a source of a later version stands as it is. */
export function sourceInWords(source: string, language: Language): string {
  return (SOURCES[language] as Readonly<Record<string, string>>)[source] ?? source;
}

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
  const because: readonly { source: PeriodSource; period: NoticePeriod }[] = [
    ...o.policy.profiles.map((source) => ({ source, period: PROFILES[source] })),
    { source: 'policy', period: o.policy.period },
    ...(o.promise ? [{ source: 'promise' as const, period: o.promise }] : []),
    ...(o.editor ? [{ source: 'editor' as const, period: o.editor }] : []),
  ];
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

/** Last day on which notice may become complete for an edition that takes effect on `effective`. */
export function noticeDeadline(effective: LocalDate, rule: NoticeRule): LocalDate {
  let day = effective;
  // A month is 28 to 31 days, so the way back is found by trying; periods are short.
  while (earliestEffective(day, rule) > effective) day = addDays(day, -1);
  return day;
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
