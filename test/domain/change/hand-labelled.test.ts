import { describe, expect, test } from 'vitest';
import { handFigures, labelledPairs } from '../../../scripts/bench/redline/hand-labelled.ts';

describe('what people labelled by hand', () => {
  test('is enough to say something, in both languages', () => {
    const pairs = labelledPairs();
    for (const language of ['nl', 'en'])
      expect(pairs.filter((pair) => pair.language === language).length).toBeGreaterThanOrEqual(15);
    expect(pairs.every((pair) => pair.links.size > 0)).toBe(true);
  });

  // F1 0.97 and precision 0.985 in each language: a figure below is a regression.
  test.each(['nl', 'en'])('is what the comparison finds: %s', (language) => {
    const { links, wrong } = handFigures(language);
    expect(links.f1, wrong.join(', ')).toBeGreaterThanOrEqual(0.97);
    expect(links.precision, wrong.join(', ')).toBeGreaterThanOrEqual(0.985);
  });

  test('sentences that wandered are linked, and no others', () => {
    const { relocated } = handFigures();
    expect(relocated.truths).toBeGreaterThanOrEqual(3);
    expect(relocated.recall).toBeGreaterThanOrEqual(0.85);
    expect(relocated.precision).toBeGreaterThanOrEqual(0.95);
  });
});
