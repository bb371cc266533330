import { diffArrays } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonRuns } from '#domain/change/words/word-diff.ts';

const text = (most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: most }).map((words) => Int32Array.from(words));
const kept = (a: Int32Array, b: Int32Array, limit = 1e9) => commonRuns(a, b, { spent: 0, limit });

test('keeps as many words as any comparison can (jsdiff is the oracle), in order and equal', () => {
  fc.assert(
    fc.property(text(40), text(40), (a, b) => {
      let [x, y, count] = [0, 0, 0];
      for (const run of kept(a, b)) {
        expect(run.from).toBeGreaterThanOrEqual(x);
        expect(run.to).toBeGreaterThanOrEqual(y);
        expect([...a.subarray(run.from, run.from + run.length)]).toEqual([
          ...b.subarray(run.to, run.to + run.length),
        ]);
        [x, y, count] = [run.from + run.length, run.to + run.length, count + run.length];
      }
      const oracle = diffArrays([...a], [...b]).filter((part) => !part.added && !part.removed);
      expect(count).toBe(oracle.reduce((sum, part) => sum + part.value.length, 0));
    }),
    { numRuns: 500, seed: 20_261_123 },
  );
});

test('of the longest subsequences it takes one with the fewest interruptions', () => {
  // The first 1 could be kept just as well, apart from 2 and 3.
  const kinds = kept(Int32Array.from([5, 1, 2, 3, 6]), Int32Array.from([7, 1, 9, 1, 2, 3, 8]));
  expect(kinds).toEqual([{ from: 1, to: 3, length: 3 }]);
});

test('without a budget it keeps only what both ends share', () => {
  const a = Int32Array.from([1, 2, 3, 4, 5]);
  const b = Int32Array.from([1, 3, 2, 9, 5]);
  expect(kept(a, b, 0)).toEqual([
    { from: 0, to: 0, length: 1 },
    { from: 4, to: 4, length: 1 },
  ]);
});

test('a long text with thousands of edits keeps nearly all of the rest', () => {
  const a = Int32Array.from({ length: 80_000 }, (_, i) => (i * 7919) % 90_001);
  const b = a.map((word, i) => (i % 40 === 0 ? 100_000 + (i % 97) : word));
  const count = kept(a, b).reduce((sum, run) => sum + run.length, 0);
  expect(count).toBeGreaterThan(77_000);
});
