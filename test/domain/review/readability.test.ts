import { describe, expect, test } from 'vitest';
import { bandOf, readabilityOf, readabilityOfClauses } from '#domain/review/readability.ts';
import { hardestClauses, movedClauses, readabilityTrend } from '#domain/review/readability-trend.ts';
import { sentencesOf, syllablesOf, wordsOf } from '#domain/review/sentences.ts';
import { ownText } from './own-editions.ts';

test.each([
  ['gegevens', 3],
  ['bewaren', 3],
  ['u', 1],
  ['wij', 1],
  ['privacyverklaring', 6],
  ['beveiligingssysteem', 6],
  ['geïdentificeerd', 6],
  ['nieuwe', 2],
  ['eeuw', 1],
  ['cookies', 2],
  ['30', 1],
  ['gegevensbeschermingsautoriteit', 9],
])('the Dutch word %s has %i syllables', (word, count) => {
  expect(Math.abs(syllablesOf(word, 'nl') - count)).toBeLessThanOrEqual(
    word === 'privacyverklaring' || word === 'gegevensbeschermingsautoriteit' ? 1 : 0,
  );
});

test.each([
  ['data', 2],
  ['used', 1],
  ['needed', 2],
  ['privacy', 3],
  ['information', 4],
  ['the', 1],
  ['we', 1],
  ['people', 2],
  ['purposes', 3],
])('the English word %s has %i syllables', (word, count) => {
  expect(syllablesOf(word, 'en')).toBe(count);
});

test.each([
  ['nl', 'Wij bewaren dit. U kunt dit zien.', 2],
  ['nl', 'Zie art. 6 lid 1 AVG. Dat is alles.', 2],
  ['nl', 'Partners B.V. Nederland bewaart dit.', 1],
  ['nl', 'Wij noemen, bijv. Van Dale, een bron.', 1],
  ['en', 'We keep this, e.g. Names, for a year. That is all.', 2],
  ['en', 'Really? Yes! “Fine.” We agree.', 4],
] as const)('sentences in %s: %s', (language, text, count) => {
  expect(sentencesOf(text, language).map((sentence) => sentence.text)).toHaveLength(count);
});

test('words keep their hyphens, addresses and apostrophes', () => {
  expect(wordsOf("foto's, e-mail en info@example.org")).toEqual([
    "foto's",
    'e-mail',
    'en',
    'info@example.org',
  ]);
});

describe('figures', () => {
  test('Flesch Reading Ease as published: 206.835 - 1.015 W/S - 84.6 Y/W', () => {
    // 6 words, 1 sentence, 7 syllables.
    expect(readabilityOf(['The cat sat on the table.'], 'en')).toMatchObject({
      words: 6,
      sentences: 1,
      flesch: Math.round((206.835 - 1.015 * 6 - 84.6 * (7 / 6)) * 10) / 10,
    });
  });

  test('LIX as published: W/S + 100 L/W, words of more than six letters', () => {
    expect(readabilityOf(['Wij bewaren gegevens.'], 'nl')).toMatchObject({ lix: 69.7 });
  });

  // Björnsson and Douma on our own wording of the statement; law.md 7 gives the original's, which the editor's
  // page quotes: Flesch-Douma about 23, LIX about 65.
  test.each([
    ['2018-05-07', 'nl', { flesch: 32.5, lix: 58.3, longest: 59 }],
    ['2018-05-07', 'en', { flesch: 40.2, lix: 53.1, longest: 66 }],
    ['2026-11-23-2', 'nl', { flesch: 34.6, lix: 56, longest: 59 }],
  ] as const)('of %s in %s stay what they are', (edition, language, expected) => {
    const found = readabilityOfClauses(ownText(edition, language).clauses, language)!;
    expect(Math.abs(found.flesch - expected.flesch)).toBeLessThanOrEqual(2);
    expect(Math.abs(found.lix - expected.lix)).toBeLessThanOrEqual(2);
    expect(found.longest).toBe(expected.longest);
  });

  test('a text without words has none', () => {
    expect(readabilityOf(['—'], 'nl')).toBeNull();
  });

  test.each([
    [-20, 'zeer moeilijk'],
    [35, 'moeilijk'],
    [65, 'normaal'],
    [95, 'makkelijk'],
  ])('a score of %i is called %s', (score, name) => {
    expect(bandOf(score).nl).toBe(name);
  });
});

describe('trends', () => {
  const [first, second] = [ownText('2018-05-07', 'nl'), ownText('2026-11-23-2', 'nl')];

  test('an edition is compared with the one before it, clause by clause', () => {
    const [clause] = first.clauses.filter((each) => each.kind === 'paragraph');
    const easier = {
      ...first,
      clauses: first.clauses.map((each) =>
        each.id === clause!.id
          ? { ...each, text: 'Wij zijn er voor u. Dit is wat wij doen, en hoe, en voor wie.' }
          : each,
      ),
    };
    const trend = readabilityTrend(easier, first, [{ edition: '2018-05-07', text: first }])!;
    expect(movedClauses(trend).map((each) => each.id)).toEqual([clause!.id]);
    const [moved] = movedClauses(trend);
    expect(moved!.now.flesch).toBeGreaterThan(moved!.before!.flesch);
    expect(trend.now.flesch).toBeGreaterThan(trend.before!.flesch);
    expect(trend.history).toEqual([
      { edition: '2018-05-07', flesch: trend.before!.flesch, lix: trend.before!.lix },
    ]);
  });

  test('a first edition has figures and no trend', () => {
    const trend = readabilityTrend(first, null, [])!;
    expect(trend).toMatchObject({ before: null, history: [] });
    expect(movedClauses(trend)).toEqual([]);
    expect(trend.clauses.every((clause) => clause.before === null)).toBe(true);
  });

  test('every clause with running words has figures, headings and table rows have none', () => {
    const trend = readabilityTrend(second, first, [])!;
    const prose = second.clauses.filter(({ kind }) => kind !== 'heading' && kind !== 'row');
    expect(trend.clauses.map((clause) => clause.id)).toEqual(prose.map((clause) => clause.id));
  });

  test('the hardest clause comes first, and a clause of a few words is not called hard', () => {
    const hard = hardestClauses(readabilityTrend(second, first, [])!, 5);
    expect(hard).toHaveLength(5);
    expect(hard.map((clause) => clause.now.flesch)).toEqual(
      hard.map((clause) => clause.now.flesch).sort((a, b) => a - b),
    );
    expect(Math.min(...hard.map((clause) => clause.now.words))).toBeGreaterThanOrEqual(12);
  });
});
