import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { carryIntoAnnounced } from '#workflows/acts/carry.ts';
import { mergeChanges } from '#workflows/acts/three-way.ts';
import { type ContentFolder, contentFolder, SUMMARY } from './content-folder.ts';

let content: ContentFolder;
beforeEach(() => {
  content = contentFolder();
  content.write('a');
  content.publish('a', '2027-01-01T10:00:00Z');
  content.write('b', { retention: ['60 dagen', '60 days'], front: SUMMARY });
  const { act } = content.publish('b', '2027-02-01T10:00:00Z');
  content.tell(act, '2027-02-01T12:00:00Z');
});
afterEach(() => content.remove());

test('the command drafts the edition that carries a fix, and publishing both loses neither', () => {
  content.write('fix', { term: ['binnen 1 maand', 'within 1 month'] });
  expect(() => content.publish('fix', '2027-02-10T10:00:00Z')).toThrow(/publish fix --carry/);
  const [carried] = carryIntoAnnounced({ ...content.scene('2027-02-10T10:00:00Z'), edition: 'fix' });
  expect(carried).toMatchObject({ edition: 'b-2', replaces: 'b', conflicts: [] });
  const draft = readFileSync(join(content.dir, 'privacy', 'b-2', 'nl.md'), 'utf8');
  expect(draft).toMatch(/^---\nreplaces: b\n/);
  expect(draft).toContain('60 dagen');
  expect(draft).toContain('binnen 1 maand');
  content.publish('b-2', '2027-02-10T10:00:00Z');
  expect(carryIntoAnnounced({ ...content.scene('2027-02-10T10:00:00Z'), edition: 'fix' })).toEqual([]);
  content.publish('fix', '2027-02-10T10:00:00Z');
  expect(content.inForce('2027-02-11T10:00:00Z')).toBe('fix');
  // Same date, same notice: nothing that matters differs from what was announced.
  expect(content.inForce('2027-03-11T10:00:00Z')).toBe('b-2');
});

describe('two changes of one text', () => {
  test.each([
    ['apart', 'a b c d e f', 'a B c d e f', 'a b c d E f', 'a B c d E f', false, 0],
    ['the same', 'a b c', 'a B c', 'a B c', 'a B c', true, 0],
    ['in the same place', 'a b c', 'a B c', 'a X c', 'a X c', true, 1],
    ['only ours', 'a b c', 'a b c d', 'a b c', 'a b c d', false, 0],
    ['only theirs', 'a b c', 'a b c', 'x b c', 'x b c', true, 0],
  ])('%s', (_, base, ours, theirs, text, contained, conflicts) => {
    const merged = mergeChanges(base, ours, theirs);
    expect(merged).toMatchObject({ text, contained });
    expect(merged.conflicts).toHaveLength(conflicts);
  });

  const words = fc
    .array(fc.constantFrom('wij', 'bewaren', 'uw', 'gegevens', '30', 'dagen', '.', 'niet'), { maxLength: 12 })
    .map((list) => list.join(' '));
  const runs = { numRuns: process.env.SOAK ? 5000 : 300, seed: 7 };

  test('merging with what did not change is what did', () => {
    fc.assert(
      fc.property(words, words, (base, other) => {
        expect(mergeChanges(base, base, other).text).toBe(other);
        expect(mergeChanges(base, other, base).text).toBe(other);
        expect(mergeChanges(base, other, other)).toMatchObject({
          text: other,
          contained: true,
          conflicts: [],
        });
      }),
      runs,
    );
  });

  test('what was carried over is contained from then on', () => {
    fc.assert(
      fc.property(words, words, words, (base, ours, theirs) => {
        const merged = mergeChanges(base, ours, theirs);
        if (merged.contained) expect(merged.text).toBe(theirs);
      }),
      runs,
    );
  });
});
