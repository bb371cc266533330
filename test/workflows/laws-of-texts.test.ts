/**
 * The laws of law.md 9.4 that are about texts, over generated sequences of editions in two languages: clauses come,
 * go, move and change, harmlessly and not.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assessChange } from '#domain/assessment/assess-change.ts';
import { assessEdition } from '#domain/assessment/assess-edition.ts';
import type { BaselineAssessment, ChangeInput, EditionAssessment } from '#domain/assessment/model.ts';
import { mintClauses } from '#domain/change/identity/identity.ts';
import { redline } from '#domain/change/redline.ts';
import { composeEdition } from '#domain/edition/compose-edition.ts';
import { type ClauseFile, type Edition, textOf, type Verdict } from '#domain/edition/model.ts';

/** Clauses of a statement; each has readings that differ in meaning, in parallel in both languages. */
const POOL: readonly {
  readonly always?: true;
  readonly readings: readonly (readonly [nl: string, en: string])[];
}[] = [
  {
    always: true,
    readings: [
      [
        'Voorbeeld BV is verantwoordelijk voor de verwerking.',
        'Example BV is responsible for the processing.',
      ],
      [
        'Andere Naam NV is verantwoordelijk voor de verwerking.',
        'Other Name NV is responsible for the processing.',
      ],
    ],
  },
  {
    always: true,
    readings: [
      ['Wij gebruiken uw gegevens om bestellingen te leveren.', 'We use your data to deliver orders.'],
      [
        'Wij gebruiken uw gegevens om bestellingen te leveren en voor reclame.',
        'We use your data to deliver orders and for advertising.',
      ],
    ],
  },
  {
    always: true,
    readings: [
      ['U kunt inzage vragen via info@example.org.', 'You can ask for access through info@example.org.'],
      [
        'U kunt inzage vragen per brief, met een kopie van uw paspoort.',
        'You can ask for access by letter, with a copy of your passport.',
      ],
    ],
  },
  {
    readings: [
      ['Wij bewaren facturen 7 jaar.', 'We keep invoices for 7 years.'],
      ['Wij bewaren facturen 10 jaar.', 'We keep invoices for 10 years.'],
    ],
  },
  {
    readings: [
      ['Wij bewaren accountgegevens 30 dagen.', 'We keep account data for 30 days.'],
      ['Wij bewaren accountgegevens 60 dagen.', 'We keep account data for 60 days.'],
    ],
  },
  {
    readings: [
      ['Wij delen uw gegevens niet met derden.', 'We do not share your data with third parties.'],
      ['Wij delen uw gegevens met derden.', 'We share your data with third parties.'],
    ],
  },
  {
    readings: [
      ['Wij slaan gegevens op in Nederland.', 'We store data in the Netherlands.'],
      ['Wij slaan gegevens op in de Verenigde Staten.', 'We store data in the United States.'],
    ],
  },
  {
    readings: [
      ['Wij reageren binnen één maand.', 'We respond within one month.'],
      ['Wij reageren binnen drie maanden.', 'We respond within three months.'],
    ],
  },
  {
    readings: [
      [
        'U kunt een klacht indienen bij de Autoriteit Persoonsgegevens.',
        'You can complain to the Dutch Data Protection Authority.',
      ],
      ['U kunt een klacht bij ons indienen.', 'You can complain to us.'],
    ],
  },
  {
    readings: [
      ['Onze website gebruikt alleen functionele cookies.', 'Our website uses functional cookies only.'],
      [
        'Onze website gebruikt functionele cookies en cookies van derden.',
        'Our website uses functional cookies and third-party cookies.',
      ],
    ],
  },
];

/** Same meaning, other spelling: what a machine must prove harmless, or leave to people, but never call harmful to undo. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace('één', '1').replace(' one ', ' 1 '),
  (text) => text.replace(/^(\S+)/, '*$1*'),
];

/** An edition as what it says: per clause of the pool whether it stands there, which reading, and how spelled. */
type Shape = readonly { readonly present: boolean; readonly reading: number; readonly spelling: number }[];

const shape: fc.Arbitrary<Shape> = fc.tuple(
  ...POOL.map(({ always }) =>
    fc.record({
      present: always ? fc.constant(true) : fc.boolean(),
      reading: fc.nat(1),
      spelling: fc.nat(SPELLINGS.length - 1),
    }),
  ),
);
/** The next edition changes little, as editions do. */
const step = fc.array(
  fc.record({
    clause: fc.nat(POOL.length - 1),
    what: fc.constantFrom('present', 'reading', 'spelling'),
    to: fc.nat(2),
  }),
  { maxLength: 3 },
);
const sequence = fc.tuple(shape, fc.array(step, { minLength: 1, maxLength: 4 })).map(([first, steps]) => {
  const shapes: Shape[] = [first];
  for (const changes of steps) shapes.push(changes.reduce<Shape>(apply, shapes.at(-1) ?? first));
  return shapes;
});

function apply(before: Shape, change: { clause: number; what: string; to: number }): Shape {
  return before.map((clause, index) => {
    if (index !== change.clause) return clause;
    if (change.what === 'reading') return { ...clause, reading: change.to % 2 };
    if (change.what === 'spelling') return { ...clause, spelling: change.to };
    return { ...clause, present: POOL[index]?.always === true || change.to > 0 };
  });
}

function editionOf(id: string, shape: Shape): Edition {
  const source = (language: 0 | 1) => {
    const lines = shape.flatMap(({ present, reading, spelling }, index) =>
      present ? [(SPELLINGS[spelling] ?? String)(POOL[index]?.readings[reading]?.[language] ?? '')] : [],
    );
    return `---\ntitle: T\n---\n\n${lines.join('\n\n')}\n`;
  };
  const { edition, problems } = composeEdition({
    statement: 'privacy',
    id,
    authentic: 'nl',
    languages: ['nl', 'en'],
    files: [
      { language: 'nl', file: 'nl.md', source: source(0) },
      { language: 'en', file: 'en.md', source: source(1) },
    ],
  });
  if (!edition) throw new Error(problems.map(({ message }) => message).join());
  return edition;
}

/** A sequence as published: ids minted one after another. */
function published(
  shapes: readonly Shape[],
): readonly { readonly edition: Edition; readonly file: ClauseFile }[] {
  const history: { edition: Edition; file: ClauseFile }[] = [];
  for (const [index, each] of shapes.entries()) {
    const { edition, file } = mintClauses({
      edition: editionOf(`e${index}`, each),
      previous: history.at(-1)?.edition ?? null,
      history: history.map((past) => ({ edition: past.edition.id, file: past.file })),
    });
    history.push({ edition, file });
  }
  return history;
}

const RANK: Readonly<Record<Verdict, number>> = { 'non-material': 0, review: 1, material: 2 };
const worst = (verdicts: readonly Verdict[]) =>
  verdicts.reduce<Verdict>((a, b) => (RANK[b] > RANK[a] ? b : a), 'non-material');
const baselines = (assessment: EditionAssessment): readonly BaselineAssessment[] =>
  [assessment.previous, assessment.lastNotified].flatMap((each) => each ?? []);
const assess = (edition: Edition, previous: Edition | null, lastNotified: Edition | null = previous) =>
  assessEdition({ edition, previous, lastNotified }).assessment;
const RUNS = { numRuns: process.env.SOAK ? 600 : 60, seed: 20270329 };
const law = (
  name: string,
  check: (history: ReturnType<typeof published>, shapes: readonly Shape[]) => void,
) =>
  test(
    name,
    () =>
      fc.assert(
        fc.property(sequence, (shapes) => check(published(shapes), shapes)),
        RUNS,
      ),
    600_000,
  );

describe('laws of texts', () => {
  law(
    '5: an edition is as serious as its most serious clause, in any language, against either baseline',
    (history) => {
      const [first, last] = [history[0], history.at(-1)];
      const before = history.at(-2);
      if (!first || !last || !before) return;
      const assessment = assess(last.edition, before.edition, first.edition);
      const verdicts = baselines(assessment).flatMap((baseline) =>
        baseline.changes.map((change) => change.verdict),
      );
      expect(assessment.verdict).toBe(worst(verdicts));
      for (const baseline of baselines(assessment))
        expect(baseline.verdict).toBe(worst(baseline.changes.map((change) => change.verdict)));
    },
  );

  law(
    '6: controller, purposes and the exercise of rights are never called harmless when their reading changes',
    (history, shapes) => {
      for (const [index, { edition }] of history.entries()) {
        const [before, was, is] = [history[index - 1], shapes[index - 1], shapes[index]];
        if (!before || !was || !is) continue;
        const touched = POOL.some(
          ({ always }, clause) => always && was[clause]?.reading !== is[clause]?.reading,
        );
        if (touched) expect(assess(edition, before.edition).verdict).not.toBe('non-material');
      }
    },
  );

  law('8: an id is never used for anything else, also when its clause went and another came', (history) => {
    const meaning = new Map<string, number>();
    for (const { edition } of history) {
      for (const clause of textOf(edition, 'nl').clauses) {
        const which = POOL.findIndex(({ readings }) =>
          readings.some(([nl]) => SPELLINGS.some((spell) => spell(nl).replaceAll('*', '') === clause.text)),
        );
        const known = meaning.get(clause.id);
        if (known !== undefined) expect(which, clause.id).toBe(known);
        meaning.set(clause.id, which);
      }
    }
  });

  law('10: both languages have the same clauses', (history) => {
    for (const { edition } of history) {
      const ids = (language: 'nl' | 'en') => textOf(edition, language).clauses.map((clause) => clause.id);
      expect(ids('en')).toEqual(ids('nl'));
      expect(new Set(ids('nl')).size).toBe(ids('nl').length);
    }
  });

  law('20: the same texts give the same assessment', (history) => {
    const last = history.at(-1);
    const before = history.at(-2);
    if (last && before)
      expect(assess(last.edition, before.edition)).toEqual(assess(last.edition, before.edition));
  });

  law('22: a text against itself has no change', (history) => {
    for (const { edition } of history) {
      for (const language of ['nl', 'en'] as const)
        expect(redline(textOf(edition, language).clauses, textOf(edition, language).clauses).changes).toEqual(
          [],
        );
      expect(assess(edition, edition)).toMatchObject({ verdict: 'non-material' });
    }
  });

  law('23: what people were not told adds up, and is never lost by a step in between', (history, shapes) => {
    const [first, last, was, is] = [history[0], history.at(-1), shapes[0], shapes.at(-1)];
    const before = history.at(-2);
    if (!first || !last || !before || !was || !is) return;
    const netChange = POOL.some(
      (_, clause) =>
        was[clause]?.present && is[clause]?.present && was[clause]?.reading !== is[clause]?.reading,
    );
    if (netChange)
      expect(assess(last.edition, before.edition, first.edition).verdict).not.toBe('non-material');
  });
});

describe('laws of single changes', () => {
  const input = (old: string, fresh: string, lang: 'nl' | 'en'): ChangeInput => ({
    id: 'x',
    lang,
    kind: 'modified',
    heading: '',
    old,
    new: fresh,
    context_before: '',
    context_after: '',
  });
  const cases = POOL.flatMap(({ readings }) =>
    [0, 1].map(
      (language) =>
        [
          readings[0]?.[language] ?? '',
          readings[1]?.[language] ?? '',
          language === 0 ? ('nl' as const) : ('en' as const),
        ] as const,
    ),
  );

  test.each(cases)(
    '21: turning round “%s” -> “%s” never makes the harmful side less serious',
    (old, fresh, lang) => {
      const there = assessChange(input(old, fresh, lang));
      const back = assessChange(input(fresh, old, lang));
      if (there.direction === 'adverse' && back.direction === 'favourable')
        expect(RANK[there.verdict]).toBeGreaterThanOrEqual(RANK[back.verdict]);
      if (there.direction === 'favourable' && back.direction === 'adverse')
        expect(RANK[back.verdict]).toBeGreaterThanOrEqual(RANK[there.verdict]);
      expect([there.direction, back.direction]).not.toEqual(['adverse', 'adverse']);
    },
  );

  test('17: lowering a verdict needs a reason and two roles; raising it needs one', () => {
    const shapes = POOL.map(() => ({ present: true, reading: 0, spelling: 0 }));
    const [before, after] = published([
      shapes,
      shapes.map((each, index) => (index === 4 ? { ...each, reading: 1 } : each)),
    ]);
    if (!before || !after) throw new Error('no editions');
    const change = assess(after.edition, before.edition).previous?.changes.find(
      (each) => each.language === 'nl',
    );
    if (!change) throw new Error('no change');
    const decided = (by: readonly string[], reason = 'because') =>
      assessEdition({
        edition: {
          ...after.edition,
          meta: {
            ...after.edition.meta,
            decisions: [{ clause: change.change, of: change.of, verdict: 'non-material', reason, by }],
          },
        },
        previous: before.edition,
        lastNotified: before.edition,
      });
    expect(decided(['privacy officer']).problems.length).toBeGreaterThan(0);
    const lowered = decided(['privacy officer', 'general counsel']).assessment.previous?.changes.find(
      (each) => each.of === change.of,
    );
    expect(lowered).toMatchObject({ verdict: 'non-material', machine: 'material' });
  });
});
