import { expect, test } from 'vitest';
import { assess, readTable } from './tables.ts';

const answers = readTable('nasty-pairs.tsv').map((row) =>
  assess({ lang: row.lang!, old: row.old!, new: row.new! }),
);

test('every signal is one sentence in Dutch and in English, without names of rules or categories', () => {
  for (const { signals } of answers) {
    expect(signals.length).toBeGreaterThan(0);
    for (const { why, kind } of signals) {
      for (const sentence of [why.nl, why.en]) {
        expect(sentence, kind).toMatch(/^(?:\p{Lu}|[‘“]).*\.$/u);
        expect(sentence, kind).not.toMatch(/undefined|\bE\d\d\b|[a-z]+:[a-z]+\b/);
      }
      expect(why.nl).not.toBe(why.en);
    }
  }
});

test('a finding shows the words and its source', () => {
  const { signals } = assess({
    old: 'Wij bewaren logbestanden 30 dagen.',
    new: 'Wij bewaren logbestanden 60 dagen.',
  });
  expect(signals[0]).toMatchObject({ kind: 'duration', element: 'E13', old: '30 dagen', new: '60 dagen' });
  expect(signals[0]!.why).toEqual({
    nl: 'De bewaartermijn gaat van ‘30 dagen’ naar ‘60 dagen’; AVG art. 13 lid 2 onder a; WP260 punt 29-30.',
    en: 'The retention period goes from “30 dagen” to “60 dagen”; GDPR Art. 13(2)(a); WP260 par. 29-30.',
  });
});

test('what was proved equal is shown with what was proved', () => {
  const { signals } = assess({ old: 'Wij bewaren dit twaalf maanden.', new: 'Wij bewaren dit 1 jaar.' });
  expect(signals).toMatchObject([{ kind: 'proof:duration', old: 'twaalf maanden', new: '1 jaar' }]);
  expect(signals[0]!.why.nl).toBe('Precies even lang (‘twaalf maanden’ en ‘1 jaar’).');
});
