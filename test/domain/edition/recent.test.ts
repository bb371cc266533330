import { expect, test } from 'vitest';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { recent } from '#domain/edition/recent.ts';

test('the same text is read once, whoever asks', () => {
  const text = '# Privacy\n\nWe keep your data for 30 days.\n';
  expect(parseClauses(`${text}`)).toBe(parseClauses(['# Privacy', '', `${text.slice(11)}`].join('\n')));
  expect(parseClauses(text, { firstLine: 5 })[0]?.line).toBe(5);
  expect(parseClauses(text)[0]?.line).toBe(1);
});

test('of too many texts the one longest unused is let go, and a long one is never held', () => {
  const made: string[] = [];
  const lengths = recent<number>({ texts: 2, characters: 3 });
  const length = (text: string) =>
    lengths.of(text, () => {
      made.push(text);
      return text.length;
    });
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b', 'long', 'long']) expect(length(text)).toBe(text.length);
  expect(made).toEqual(['a', 'b', 'c', 'b', 'long', 'long']);
});
