import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ChangeAssessment, ChangeInput } from '#domain/assessment/model.ts';
import { assess } from './tables.ts';

/** The words are our own; the form is that of the labelled changes that `npm run evaluate` reads. */
interface Labelled extends ChangeInput {
  readonly label: 'M' | 'N';
  readonly direction: ChangeAssessment['direction'];
  readonly elements: readonly string[];
  readonly why: string;
}

const read = (name: string): { record: Labelled; answer: ChangeAssessment }[] =>
  readFileSync(fileURLToPath(new URL(`data/${name}.jsonl`, import.meta.url)), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled)
    .map((record) => ({ record, answer: assess(record) }));

const told = ({ record }: { record: Labelled }) => `${record.why}: ${record.old} -> ${record.new}`;
const share = (part: readonly unknown[], whole: readonly unknown[]) => part.length / whole.length;

describe.each(['nasty-nl', 'nasty-en', 'nasty-provers'])(
  '%s: small edits that change what people are told',
  (name) => {
    const results = read(name);

    test('not one is called harmless', () => {
      expect(results.filter(({ answer }) => answer.verdict === 'non-material').map(told)).toEqual([]);
    });

    // Of pairs written to slip past one prover it only matters that none passes.
    test.runIf(name !== 'nasty-provers')(
      'most are called material, most of those in the right direction, and few in the opposite one',
      () => {
        const material = results.filter(({ answer }) => answer.verdict === 'material');
        const directed = material.filter(({ record }) => record.direction !== 'unknown');
        const right = directed.filter(({ record, answer }) => record.direction === answer.direction);
        const opposite = directed.filter(({ record, answer }) =>
          /^(?:adverse favourable|favourable adverse)$/.test(`${record.direction} ${answer.direction}`),
        );
        expect(share(material, results)).toBeGreaterThanOrEqual(0.6);
        expect(share(right, directed)).toBeGreaterThanOrEqual(0.4);
        expect(share(opposite, directed), opposite.map(told).join('\n')).toBeLessThanOrEqual(0.15);
      },
    );
  },
);

describe.each(['harmless-nl', 'harmless-en'])('%s: edits as small that change nothing', (name) => {
  const results = read(name);

  test('hardly any is called material, and most are proved harmless', () => {
    const cleared = results.filter(({ answer }) => answer.verdict === 'non-material');
    const alarmed = results.filter(({ answer }) => answer.verdict === 'material');
    expect(share(alarmed, results), alarmed.map(told).join('\n')).toBeLessThanOrEqual(0.05);
    expect(share(cleared, results)).toBeGreaterThanOrEqual(0.75);
  });
});
