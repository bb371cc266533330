import { expect, test } from 'vitest';
import { assess } from './tables.ts';

test.each([
  [
    'en',
    'We tell parents at least 30 days before a change.',
    'We tell parents at least 14 days before a change.',
  ],
  [
    'nl',
    'Wij berichten ouders ten minste 30 dagen voor een wijziging.',
    'Wij berichten ouders ten minste 14 dagen voor een wijziging.',
  ],
])('%s: days beside a word about children are no age', (lang, old, fresh) => {
  const { verdict, elements, signals } = assess({ lang, old, new: fresh });
  expect(verdict).toBe('material');
  expect(elements).toContain('E23');
  expect(signals.map(({ kind }) => kind)).not.toContain('age');
});

test.each([
  ['en', 'Children aged 16 years or older may register.', 'Children aged 13 years or older may register.'],
  [
    'nl',
    'Kinderen van 16 jaar of ouder mogen zich inschrijven.',
    'Kinderen van 13 jaar of ouder mogen zich inschrijven.',
  ],
])('%s: an age is an age', (lang, old, fresh) => {
  expect(assess({ lang, old, new: fresh }).elements[0]).toBe('E21');
});

test.each([
  ['en', 'How long we keep your data', '| Access and security logs | 30 days |'],
  ['nl', 'Bewaartermijnen', '| Beveiligingslogs en inzage | 30 dagen |'],
])('%s: a row of a retention table is about retention, whatever it names', (lang, heading, row) => {
  for (const part of [
    { old: '', new: row },
    { old: row, new: '' },
  ]) {
    const { verdict, elements, direction } = assess({ lang, heading, ...part });
    expect(verdict).toBe('material');
    expect(elements[0]).toBe('E13');
    expect(direction).toBe(part.old === '' ? 'adverse' : 'favourable');
  }
});

test('a row of a retention table that names special data says so too', () => {
  const { elements, consentCheck } = assess({
    lang: 'en',
    heading: 'How long we keep your data',
    old: '',
    new: '| Health records | 5 years |',
  });
  expect(elements.slice(0, 2)).toEqual(['E13', 'E09']);
  expect(consentCheck).toBe(true);
});
