import { expect, test } from 'vitest';
import { assess } from './tables.ts';

const verdict = (part: Parameters<typeof assess>[0]) => assess(part).verdict;

test.each([
  ['en', 'We keep your name for two years.', 'We share your address with carriers.'],
  ['nl', 'Wij bewaren uw naam twee jaar.', 'Wij delen uw adres met vervoerders.'],
])('%s: a clause cut in two whole sentences says the same', (lang, first, second) => {
  const both = `${first} ${second}`;
  expect(verdict({ lang, old: both, new: first, context_after: second })).toBe('non-material');
  expect(verdict({ lang, old: both, new: second, context_before: first })).toBe('non-material');
});

test.each([
  ['en', 'We do not sell your data', 'without your explicit consent.'],
  ['nl', 'Wij verkopen uw gegevens niet', 'zonder uw uitdrukkelijke toestemming.'],
])('%s: a cut inside a sentence with a negation is not waved through', (lang, first, second) => {
  expect(verdict({ lang, old: `${first} ${second}`, new: first, context_after: second })).not.toBe(
    'non-material',
  );
});

test.each([
  [
    'en',
    'We keep your name for two years.',
    'We share your address with carriers.',
    'We share your address with insurers.',
  ],
  [
    'nl',
    'Wij bewaren uw naam twee jaar.',
    'Wij delen uw adres met vervoerders.',
    'Wij delen uw adres met verzekeraars.',
  ],
])('%s: what stands beside it must be the same to the letter', (lang, first, second, other) => {
  expect(verdict({ lang, old: `${first} ${second}`, new: first, context_after: other })).not.toBe(
    'non-material',
  );
});

test('a link that does not come along is not waved through', () => {
  const [first, second] = [
    'We keep your name for two years.',
    'Object [with this form](https://example.org/form).',
  ];
  expect(
    verdict({ lang: 'en', old: `${first} ${second}`, new: first, context_after: 'Object with this form.' }),
  ).not.toBe('non-material');
});
