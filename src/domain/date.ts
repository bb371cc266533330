/**
 * Calendar dates and instants. The domain has no clock: *now* always comes in as an argument.
 *
 * A {@link LocalDate} is a day on the publisher's calendar; it has no time and no zone. An
 * {@link Instant} is a point in time in UTC. The two meet only in {@link startOfDay} and
 * {@link localDateOf}, with the publisher's IANA zone, because a day of a daylight-saving change
 * has 23 or 25 hours.
 */
import type { Language } from './language.ts';

/** A calendar date, `YYYY-MM-DD` (ISO 8601). */
export type LocalDate = string;

/** A point in time, ISO 8601 in UTC with milliseconds: `2026-11-23T04:08:00.000Z`. */
export type Instant = string;

/** An IANA time zone name, e.g. `Europe/Amsterdam`. */
export type TimeZone = string;

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a date that exists: `2027-02-29` is not one. */
export function isLocalDate(text: string): text is LocalDate {
  if (!LOCAL_DATE.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/** True when the runtime knows the zone. */
export function isTimeZone(name: string): name is TimeZone {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Normalises any Temporal or ISO instant to {@link Instant}. */
export function toInstant(value: Temporal.Instant | string | number): Instant {
  const instant =
    typeof value === 'number' ? Temporal.Instant.fromEpochMilliseconds(value) : Temporal.Instant.from(value);
  return instant.toString({ smallestUnit: 'millisecond', roundingMode: 'trunc' });
}

/** Milliseconds since 1970-01-01T00:00Z. */
export function epochMs(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

/**
 * Reads what a person types for "when": an instant with offset, or a date (= 00:00 local).
 * @returns `undefined` when the text is neither
 */
export function parseWhen(text: string, zone: TimeZone): Instant | undefined {
  if (isLocalDate(text)) return startOfDay(text, zone);
  try {
    return toInstant(text);
  } catch {
    return undefined;
  }
}

/** First instant of a calendar day in the zone (00:00, or later where that hour does not exist). */
export function startOfDay(date: LocalDate, zone: TimeZone): Instant {
  return toInstant(Temporal.PlainDate.from(date).toZonedDateTime(zone).toInstant());
}

/** The calendar day on which an instant falls in the zone. */
export function localDateOf(instant: Instant, zone: TimeZone): LocalDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** Calendar arithmetic: whole days, never blocks of 24 hours. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** Same day number, else the last day of the month (Regulation 1182/71, art. 3): 31 Jan + 1 month = 28 or 29 Feb. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ months }, { overflow: 'constrain' }).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
}

const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

/** Making a formatter costs a hundred times more than using one. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: Language, weekday: boolean): Intl.DateTimeFormat {
  const key = `${language} ${weekday}`;
  const known = FORMATS.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...(weekday ? { weekday: 'long' } : {}),
  });
  FORMATS.set(key, made);
  return made;
}

/** A date in words: `7 mei 2018`, with weekday `maandag 7 mei 2018`. */
export function formatDate(date: LocalDate, language: Language, options: { weekday?: boolean } = {}): string {
  const day = new Date(`${date}T12:00:00Z`);
  return formatOf(language, options.weekday === true)
    .format(day)
    .replace(',', '');
}

/** An instant in words with its zone: `7 mei 2018, 14:05 (Europe/Amsterdam)`. */
export function formatInstant(instant: Instant, language: Language, zone: TimeZone): string {
  const moment = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const clock = moment.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${formatDate(moment.toPlainDate().toString(), language)}, ${clock} (${zone})`;
}
