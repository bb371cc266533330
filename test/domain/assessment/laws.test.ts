import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessChange } from '#domain/assessment/assess-change.ts';
import type { ChangeAssessment, Direction } from '#domain/assessment/model.ts';
import { RULE_SET } from '#domain/assessment/rule-set.ts';
import { assess, change, dictionaries } from './tables.ts';

const RUNS = { seed: 20261123, numRuns: Number(process.env.SOAK ?? 60) };

/** Sentences about each always-listed matter (WP260 par. 29), with a counterpart that says something else. */
const ALWAYS: readonly (readonly [lang: 'nl' | 'en', one: string, other: string])[] = [
  [
    'nl',
    'Wij gebruiken uw adres voor de levering.',
    'Wij gebruiken uw adres voor de levering en voor reclame.',
  ],
  ['en', 'We use your address for delivery.', 'We use your address for delivery and for profiling.'],
  ['nl', 'Voorbeeld BV is verwerkingsverantwoordelijke.', 'Andere Naam NV is verwerkingsverantwoordelijke.'],
  ['en', 'Example Ltd is the controller.', 'Other Name Inc. is the controller.'],
  ['nl', 'U hebt recht op inzage en verwijdering.', 'U hebt recht op inzage.'],
  [
    'en',
    'You can exercise your rights by email.',
    'You can exercise your rights by post, with a copy of your passport.',
  ],
  ['nl', 'Stuur uw verzoek naar privacy@example.org.', 'Stuur uw verzoek naar anders@example.org.'],
];
const SENTENCES: Readonly<Record<'nl' | 'en', readonly string[]>> = {
  nl: [
    'Wij delen uw naam met onze drukker.',
    'Wij bewaren facturen 7 jaar.',
    'Deze pagina is voor klanten.',
    'U kunt altijd bellen.',
    'Onze servers staan in Nederland.',
    'Wij verkopen niets.',
  ],
  en: [
    'We share your name with our printer.',
    'We keep invoices for 7 years.',
    'This page is for customers.',
    'You can always call.',
    'Our servers are in Ireland.',
    'We sell nothing.',
  ],
};

const lang = fc.constantFrom('nl' as const, 'en' as const);
const text = lang.chain((tag) =>
  fc.record({
    tag: fc.constant(tag),
    parts: fc.array(fc.constantFrom(...SENTENCES[tag]), { minLength: 1, maxLength: 5 }),
  }),
);
const opposite: Readonly<Record<Direction, Direction>> = {
  adverse: 'favourable',
  favourable: 'adverse',
  neutral: 'neutral',
  unknown: 'unknown',
};
const rank = { 'non-material': 0, review: 1, material: 2 } as const;

describe('law 6: purpose, controller and the exercise of rights are never quiet', () => {
  test.each(ALWAYS)('%s: %s', (tag, one, other) => {
    for (const [old, fresh] of [
      [one, other],
      [other, one],
      [one, ''],
      ['', one],
    ] as const) {
      expect(assess({ lang: tag, old, new: fresh }).verdict).not.toBe('non-material');
    }
  });

  test('in any surroundings', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALWAYS),
        fc.nat({ max: 5 }),
        fc.nat({ max: 5 }),
        ([tag, one, other], before, after) => {
          const around = (middle: string) => `${SENTENCES[tag][before]} ${middle} ${SENTENCES[tag][after]}`;
          expect(assess({ lang: tag, old: around(one), new: around(other) }).verdict).not.toBe(
            'non-material',
          );
        },
      ),
      RUNS,
    );
  });
});

describe('law 7: a gate that is hit is never quiet', () => {
  const GATES: readonly (readonly ['nl' | 'en', string, string])[] = [
    ['nl', 'Wij delen dit', 'Wij delen dit niet'],
    ['en', 'We share this', 'We never share this'],
    ['nl', 'Wij delen dit als u belt', 'Wij delen dit'],
    ['en', 'We keep it for 3 days', 'We keep it for 4 days'],
    ['nl', 'Alleen wij lezen dit', 'Wij lezen dit'],
    ['en', 'We need a name and an age', 'We need a name or an age'],
    ['nl', 'Wij mogen dit delen', 'Wij moeten dit delen'],
    ['en', 'We tell you before we start', 'We tell you after we start'],
    ['nl', 'Dit omvat uw naam', 'Dit betreft uw naam'],
    ['nl', 'Wij delen dit met Alfa', 'Wij delen dit met Bravo'],
  ];
  test.each(GATES)('%s: %s -> %s', (tag, old, fresh) => {
    expect(assess({ lang: tag, old: `${old}.`, new: `${fresh}.` }).verdict).not.toBe('non-material');
    expect(assess({ lang: tag, old: `${fresh}.`, new: `${old}.` }).verdict).not.toBe('non-material');
  });
});

test('law 20: the same input and rule set give the same answer', () => {
  expect(RULE_SET).toMatch(/^\d{4}-\d{2}-\d{2}/);
  fc.assert(
    fc.property(text, text, (a, b) => {
      const input = change({ lang: a.tag, old: a.parts.join(' '), new: b.parts.join(' ') });
      expect(assessChange(input, { dictionaries })).toEqual(
        assessChange(structuredClone(input), { dictionaries }),
      );
    }),
    RUNS,
  );
});

describe('law 21: turned round, adverse is favourable; the adverse side is never the quieter one', () => {
  const serious = (answer: ChangeAssessment) => rank[answer.verdict];
  test.each([
    [
      'nl',
      'Wij delen uw gegevens met onze drukker.',
      'Wij delen uw gegevens met onze drukker en met adverteerders.',
    ],
    ['nl', 'Wij bewaren facturen 5 jaar.', 'Wij bewaren facturen 7 jaar.'],
    ['en', 'We keep invoices for 5 years.', 'We keep invoices for 7 years.'],
    ['en', 'We collect your name.', 'We collect your name and phone number.'],
    ['nl', 'U hebt recht op inzage en bezwaar.', 'U hebt recht op inzage.'],
    ['en', 'You opt in to marketing.', 'You opt out of marketing.'],
    ['nl', 'Wij delen uw gegevens niet.', 'Wij delen uw gegevens.'],
    ['en', 'We use your approximate location.', 'We use your precise location.'],
    ['nl', 'Wij zullen u informeren.', 'Wij kunnen u informeren.'],
  ] as const)('%s: %s -> %s', (tag, better, worse) => {
    const adverse = assess({ lang: tag, old: better, new: worse });
    const favourable = assess({ lang: tag, old: worse, new: better });
    expect([adverse.direction, favourable.direction]).toEqual(['adverse', opposite[adverse.direction]]);
    expect(serious(adverse)).toBeGreaterThanOrEqual(serious(favourable));
  });
});

describe('law 22: nothing changed is nothing found, and form never matters', () => {
  test('any text against itself', () => {
    fc.assert(
      fc.property(fc.constantFrom('nl', 'en'), fc.string({ maxLength: 200 }), (tag, words) => {
        const answer = assess({ lang: tag, kind: 'modified', old: words, new: words });
        expect(answer.verdict).toBe('non-material');
        expect(answer.signals.every((signal) => signal.kind.startsWith('proof:'))).toBe(true);
      }),
      RUNS,
    );
  });

  const DRESS: readonly ((words: string) => string)[] = [
    (words) => words.replace(/ /g, '  '),
    (words) => words.replace(/ /, '\n'),
    (words) => words.replace(/(\p{L}{4,})/u, '**$1**'),
    (words) => words.replace(/(\p{L}{4,})/u, '_$1_'),
    (words) => words.replace(/(\p{L}{3})(\p{L})/u, '$1\u200B$2'),
    (words) => `- ${words}`,
    (words) => `<p>${words}</p>`,
    (words) => words.normalize('NFD'),
  ];
  test('any text in another dress', () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...DRESS), ({ tag, parts }, dress) => {
        const words = parts.join(' ');
        expect(assess({ lang: tag, old: words, new: dress(words) }).verdict).toBe('non-material');
      }),
      RUNS,
    );
  });
});
