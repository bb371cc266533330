import { expect, test } from 'vitest';
import { parseEditionText } from '#domain/edition/parse-edition.ts';
import { shapesOf } from '#domain/review/plain-language/sentence-shape.ts';
import { spellingFindings } from '#domain/review/spelling.ts';

const WORDS = new Set(['cloud', 'omgeving', 'onze', 'staat', 'in', 'gegevens', 'de', 'bedrijf', 'proces']);

function found(body: string) {
  const { text } = parseEditionText(`---\ntitle: T\n---\n${body}\n`, {
    file: 'nl.md',
    language: 'nl',
    authentic: true,
  });
  return spellingFindings(text!, { dictionaries: { nl: (word) => WORDS.has(word.toLowerCase()) } });
}

test('a Dutch compound of known words is right', () => {
  expect(found('In onze cloudomgeving staat bedrijfsproces.')).toEqual([]);
});

test('an unknown Dutch word is never parted by a space', () => {
  const [finding] = found('De gegevesn staat in onze omgevingdee.');
  expect(finding?.hint.nl).toMatch(/Bedoelt u “gegevens”/);
  expect(
    found('onze deomgeving')
      .map(({ hint }) => hint.nl)
      .join(),
  ).not.toMatch(/de omgeving/);
});

test('a sentence that should be a list keeps what stands in brackets together and drops nothing', () => {
  const [hit] = shapesOf(
    'Wij verwerken uw naam, adres (straat, nummer en plaats), telefoon, geslacht, leeftijd en foto.',
    'nl',
  ).filter(({ rule }) => rule === 'R05');
  expect(hit?.rewrite).toBe(
    '- Wij verwerken uw naam\n- adres (straat, nummer en plaats)\n- telefoon\n- geslacht\n- leeftijd\n- foto',
  );
});
