import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseGlossary } from '#domain/review/glossary.ts';
import { parityFindings } from '#domain/review/parity/parity.ts';
import { wordsOf } from '#domain/review/sentences.ts';
import { DEFECTS, read } from './defects.ts';
import { OWN_EDITIONS, ownSource, textOfMarkdown } from './own-editions.ts';

const ROOT = join(import.meta.dirname, '../../..');
const { glossary } = parseGlossary(
  readFileSync(join(ROOT, 'content/glossary.yaml'), 'utf8'),
  'glossary.yaml',
);

const PAIRS = [
  ...OWN_EDITIONS.map((edition) => ({
    name: edition,
    nl: ownSource(edition, 'nl'),
    en: ownSource(edition, 'en'),
  })),
  {
    name: 'bakery',
    nl: readFileSync(join(ROOT, 'test/fixtures/parity/nl.md'), 'utf8'),
    en: readFileSync(join(ROOT, 'test/fixtures/parity/en.md'), 'utf8'),
  },
];

const alarms = (nl: string, en: string): readonly unknown[] => {
  const [left, right] = [read(nl, 'nl'), read(en, 'en')];
  // A file that cannot be read at all is a defect that nobody can miss.
  return left && right
    ? parityFindings(left, right, glossary).filter((finding) => finding.severity !== 'info')
    : ['unreadable'];
};

test('our own statements raise no alarm: 1 per 10,000 words would be too many', () => {
  const words = PAIRS.flatMap(({ nl, en }) => [
    ...read(nl, 'nl')!.clauses,
    ...read(en, 'en')!.clauses,
  ]).reduce((sum, clause) => sum + wordsOf(clause.text).length, 0);
  expect(words).toBeGreaterThan(8_000);
  expect(PAIRS.flatMap(({ nl, en }) => alarms(nl, en))).toEqual([]);
});

describe('seeded defects', () => {
  const results = DEFECTS.map((defect) => {
    const spoiled = PAIRS.flatMap(({ nl, en }) => defect.spoil(en, nl).map((source) => ({ nl, source })));
    const missed = spoiled.filter(({ nl, source }) => alarms(nl, source).length === 0);
    if (process.env.REPORT)
      for (const { source } of missed)
        process.stdout.write(
          `missed ${defect.name}: ${source.split('\n').find((line) => !PAIRS.some(({ en }) => en.includes(line)))}\n`,
        );
    return { ...defect, seeded: spoiled.length, found: spoiled.length - missed.length };
  });

  test('there are at least 500 of them', () => {
    const total = results.reduce((sum, result) => sum + result.seeded, 0);
    if (process.env.REPORT)
      for (const { name, level, found, seeded } of results)
        process.stdout.write(`${level.padEnd(8)} ${name.padEnd(28)} ${found}/${seeded}\n`);
    expect(total).toBeGreaterThanOrEqual(500);
  });

  test.each(results.filter((result) => result.level === 'error'))(
    '$name: at least 95 % are found',
    ({ found, seeded }) => {
      expect(seeded).toBeGreaterThan(0);
      expect(found / seeded).toBeGreaterThanOrEqual(0.95);
    },
  );

  test.each(results.filter((result) => result.level === 'warning'))(
    '$name: most are noticed',
    ({ found, seeded }) => {
      expect(found / seeded).toBeGreaterThanOrEqual(0.8);
    },
  );
});

test.each([
  ['a number word explains a figure', 'Wij bewaren dit twee maanden.', 'We keep this for 2 months.'],
  [
    'adjectives between number and unit',
    'Na twee onbetaalde maanden stopt het.',
    'After 2 unpaid months it ends.',
  ],
  ['dates in either order', 'Dit geldt sinds 3 april 2024.', 'This applies since April 3, 2024.'],
  ['decimal marks of each language', 'Dit kost € 1.000,50.', 'This costs € 1,000.50.'],
  ['equal periods in other units', 'Wij bewaren dit 24 maanden.', 'We keep this for two years.'],
  ['translated acronyms', 'Wij volgen de AVG.', 'We follow the GDPR.'],
  [
    'locale in an address',
    'Zie [hier](https://example.org/nl/over).',
    'See [here](https://example.org/en/over).',
  ],
])('%s: no alarm', (_, nl, en) => {
  expect(parityFindings(textOfMarkdown(nl, 'nl'), textOfMarkdown(en, 'en'))).toEqual([]);
});

test('a finding names the clause, quotes both sides and says what to do', () => {
  const [finding] = parityFindings(
    textOfMarkdown('## Bewaren\n\nWij bewaren dit 30 dagen.', 'nl'),
    textOfMarkdown('## Keeping\n\nWe keep this for 60 days.', 'en'),
  );
  expect(finding).toMatchObject({
    code: 'parity/duration',
    severity: 'error',
    blocks: true,
    clause: { place: { nl: '“Keeping”, alinea 1' } },
    message: { nl: 'De termijn verschilt: “30 dagen” in de authentieke tekst, “60 days” in de vertaling.' },
    hint: { nl: 'Zet in beide talen hetzelfde.' },
    line: 7,
  });
});
