import { expect, test } from 'vitest';
import {
  addMonths,
  daysBetween,
  formatDate,
  formatInstant,
  isLocalDate,
  localDateOf,
  parseWhen,
  startOfDay,
} from '#domain/date.ts';

test('a date that does not exist is no date', () => {
  expect(['2027-02-28', '2027-02-29', '2028-02-29', '2027-13-01', '7 mei 2018'].map(isLocalDate)).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});

test('a day begins at local midnight, also on the days the clock changes', () => {
  expect(startOfDay('2027-03-28', 'Europe/Amsterdam')).toBe('2027-03-27T23:00:00.000Z');
  expect(startOfDay('2027-03-29', 'Europe/Amsterdam')).toBe('2027-03-28T22:00:00.000Z');
  expect(startOfDay('2027-10-31', 'Europe/Amsterdam')).toBe('2027-10-30T22:00:00.000Z');
  expect(startOfDay('2027-11-01', 'Europe/Amsterdam')).toBe('2027-10-31T23:00:00.000Z');
});

test('an instant just before midnight still belongs to the day that ends', () => {
  expect(localDateOf('2027-03-27T22:59:59.999Z', 'Europe/Amsterdam')).toBe('2027-03-27');
  expect(localDateOf('2027-03-27T23:00:00.000Z', 'Europe/Amsterdam')).toBe('2027-03-28');
});

test('a month after 31 January is the last day of February', () => {
  expect(addMonths('2027-01-31', 1)).toBe('2027-02-28');
  expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
  expect(daysBetween('2027-01-31', '2027-03-01')).toBe(29);
});

test('dates read as Dutch and English people write them', () => {
  expect(formatDate('2018-05-07', 'nl')).toBe('7 mei 2018');
  expect(formatDate('2018-05-07', 'nl', { weekday: true })).toBe('maandag 7 mei 2018');
  expect(formatDate('2018-05-07', 'en', { weekday: true })).toBe('Monday 7 May 2018');
  expect(formatInstant('2018-05-07T12:05:00.000Z', 'nl', 'Europe/Amsterdam')).toBe(
    '7 mei 2018, 14:05 (Europe/Amsterdam)',
  );
});

test('"when" is an instant or a local date, nothing else', () => {
  expect(parseWhen('2027-03-01', 'Europe/Amsterdam')).toBe('2027-02-28T23:00:00.000Z');
  expect(parseWhen('2027-03-01T12:00:00+01:00', 'Europe/Amsterdam')).toBe('2027-03-01T11:00:00.000Z');
  expect(parseWhen('tomorrow', 'Europe/Amsterdam')).toBeUndefined();
});
