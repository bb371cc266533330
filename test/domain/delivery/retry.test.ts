import { expect, test } from 'vitest';
import { forecast } from '#domain/delivery/forecast.ts';
import { LONGEST_PAUSE_MS, leaseMs, repeatWindowMs, retryPauseMs, settleMs } from '#domain/delivery/retry.ts';

const HOUR = 3_600_000;

test.each([
  [1, 1_000],
  [2, 2_000],
  [5, 16_000],
  [10, 512_000],
  [11, LONGEST_PAUSE_MS],
  [10_000, LONGEST_PAUSE_MS],
])('after attempt %i the next one waits %i ms', (attempts, pause) => {
  expect(retryPauseMs(attempts)).toBe(pause);
});

test('a key that lives 24 hours is repeated for 23', () => {
  expect(repeatWindowMs(24 * HOUR)).toBe(23 * HOUR);
  expect(repeatWindowMs(0)).toBe(0);
  expect(repeatWindowMs(Number.POSITIVE_INFINITY)).toBe(Number.MAX_SAFE_INTEGER);
});

test('a lease outlives an attempt, and an empty list convinces only after every lease has ended', () => {
  expect(leaseMs(30_000)).toBeGreaterThan(30_000);
  expect(settleMs(30_000)).toBeGreaterThan(leaseMs(30_000));
});

test('a mail-out that fits is no problem', () => {
  const made = forecast({ now: 0, remaining: 1_000, perSecond: 100, deadline: 10_000, quotaLeft: 1_000 });
  expect(made).toEqual({ finishesAt: 10_000, problems: [] });
});

test('a mail-out that is too slow or too large is told before it starts', () => {
  const made = forecast({ now: 0, remaining: 1_001, perSecond: 100, deadline: 10_000, quotaLeft: 1_000 });
  expect(made.problems.map(({ code }) => code)).toEqual(['delivery/quota', 'delivery/deadline']);
});
