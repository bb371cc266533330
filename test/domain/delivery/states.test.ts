import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Counts,
  countOf,
  coverageOf,
  DELIVERY_STATES,
  type DeliveryState,
  isNews,
  TRANSITIONS,
} from '#domain/delivery/states.ts';

const TOLD_LATER: readonly DeliveryState[] = [
  'accepted',
  'delayed',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'provider-suppressed',
];

function fold(events: readonly DeliveryState[]): DeliveryState {
  return events.reduce<DeliveryState>((state, event) => (isNews(state, event) ? event : state), 'pending');
}

test('the worst that was ever told wins, whatever the order of the receipts', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...TOLD_LATER]), (events) => {
      const state = fold(events);
      if (events.includes('complained')) expect(state).toBe('complained');
      else if (events.includes('bounced')) expect(state).toBe('bounced');
      else if (events.includes('delivered')) expect(state).toBe('delivered');
    }),
    { seed: 7 },
  );
});

test('folding the same receipts again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TOLD_LATER)), (events) => {
      expect(fold([...events, ...events.filter((event) => event === fold(events))])).toBe(fold(events));
    }),
    { seed: 7 },
  );
});

test('nothing is sent again to somebody who was told: no way leads back from a told state', () => {
  for (const from of TOLD_LATER)
    for (const to of ['pending', 'unknown', 'cancelled', 'excluded'] as const)
      expect(TRANSITIONS[from]).not.toContain(to);
});

test.each<[string, Counts, number, number]>([
  ['nobody due counts as complete', {}, 0, 1],
  [
    'a suppressed person is due and not counted against',
    { accepted: { nl: 9 }, suppressed: { nl: 1 } },
    10,
    1,
  ],
  ['a bounced one is counted against', { accepted: { nl: 8 }, bounced: { en: 2 } }, 10, 0.8],
  [
    'whoever unsubscribed before the turn came was not due',
    { accepted: { nl: 5 }, excluded: { nl: 5 } },
    5,
    1,
  ],
  ['a called-off message leaves somebody untold', { accepted: { nl: 5 }, cancelled: { nl: 5 } }, 10, 0.5],
  ['a complaint proves that it arrived', { complained: { nl: 1 } }, 1, 1],
])('%s', (_, counts, due, coverage) => {
  expect(coverageOf(counts)).toMatchObject({ due, coverage });
});

test('a mail-out with an open row is not settled', () => {
  expect(coverageOf({ accepted: { nl: 99 }, unknown: { nl: 1 } }).settled).toBe(false);
  expect(coverageOf({ accepted: { nl: 99 }, held: { nl: 1 } }).settled).toBe(true);
  expect(countOf({ accepted: { nl: 2, en: 3 } }, DELIVERY_STATES)).toBe(5);
});
