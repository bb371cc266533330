import { describe, expect, test } from 'vitest';
import { draftFor } from '#domain/assessment/explain/draft.ts';
import type { Language } from '#domain/language.ts';
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

describe('what changes for you', () => {
  const draft = (lang: Language, old: string, fresh: string) =>
    draftFor(assess({ lang, old, new: fresh }), lang, { old, new: fresh });

  test.each([
    [
      'nl',
      'Wij bewaren logbestanden 30 dagen.',
      'Wij bewaren logbestanden 60 dagen.',
      'De termijn was ‘30 dagen’ en wordt ‘60 dagen’.',
    ],
    [
      'en',
      'Children aged 16 may join.',
      'Children aged 13 may join.',
      'The statement now says “Children aged 16 may join.”; that becomes “Children aged 13 may join.”',
    ],
    [
      'nl',
      'Wij delen uw dossier niet. Bel ons gerust.',
      'Wij delen uw dossier. Bel ons gerust.',
      'In de verklaring staat nu ‘Wij delen uw dossier niet.’; dat wordt ‘Wij delen uw dossier.’',
    ],
    ['en', 'You cannot be profiled.', '', 'The statement no longer says: “You cannot be profiled.”'],
    [
      'nl',
      'Wij delen uw naam met de bank.',
      'Wij delen uw naam met de bank en met adverteerders.',
      'Uw gegevens kunnen voortaan ook terechtkomen bij: ‘adverteerders’.',
    ],
  ] as const)('%s: %s -> %s', (lang, old, fresh, expected) => {
    expect(draft(lang, old, fresh)).toBe(expected);
  });

  test('a recipient in a sentence that denies the sharing is never said to receive data', () => {
    const old = 'Wij delen uw naam niet met de bank.';
    const fresh = 'Wij delen uw naam niet met de bank of met adverteerders.';
    expect(draft('nl', old, fresh)).toBe(`In de verklaring staat nu ‘${old}’; dat wordt ‘${fresh}’`);
  });
});

test.each([
  [
    'Wij delen uw dossier.',
    'Wij delen al uw dossiers.',
    'Het woord ‘al’ komt erbij, dat de omvang bepaalt; WP260 punt 13.',
  ],
  [
    'Wij geven uw naam niet door.',
    'Wij geven uw naam in beginsel niet door.',
    'De woorden ‘in beginsel’ komen erbij, die de stelligheid bepalen; WP260 punt 13.',
  ],
  [
    'Alleen de arts leest dit.',
    'De arts leest dit.',
    'Het woord ‘Alleen’ vervalt, dat de zin beperkte; WP260 punt 12 en 29.',
  ],
  [
    'Wij bewaren dit maximaal een jaar.',
    'Wij bewaren dit minimaal een jaar.',
    '‘maximaal’ wordt ‘minimaal’: dat verandert de grens; AVG art. 13 lid 2 onder a.',
  ],
])('a small word is explained by what it does: %s -> %s', (old, fresh, expected) => {
  expect(assess({ old, new: fresh }).signals.map(({ why }) => why.nl)).toContain(expected);
});

test('of a link that leads elsewhere it is not said that only the form differs', () => {
  const { signals } = assess({
    old: 'Vraag [inzage](https://example.org/inzage).',
    new: 'Vraag [inzage](https://example.org/nieuws).',
  });
  expect(signals.map(({ kind }) => kind)).toEqual(['link']);
});
