import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ChangeInput } from '#domain/assessment/model.ts';
import { assess } from './tables.ts';

/** Our own words, on other subjects than the labelled changes; written before their verdicts were seen (docs/decisions/0024). */
interface Labelled extends ChangeInput {
  readonly label: 'M' | 'N';
}

const read = (name: string) =>
  readFileSync(fileURLToPath(new URL(`data/${name}.jsonl`, import.meta.url)), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled)
    .map((record) => ({ record, verdict: assess(record).verdict }));
const told = ({ record }: { record: Labelled }) => `${record.id}: ${record.old} -> ${record.new}`;

describe.each(['reworded-nl', 'reworded-en'])('%s: paraphrases and their look-alikes', (name) => {
  const results = read(name);
  const of = (label: 'M' | 'N', verdict?: string) =>
    results.filter(
      (result) => result.record.label === label && (verdict === undefined || result.verdict === verdict),
    );

  test('no look-alike is called harmless, and eight in ten are called material', () => {
    expect(of('M', 'non-material').map(told)).toEqual([]);
    expect(of('M', 'material').length / of('M').length).toBeGreaterThanOrEqual(0.8);
  });

  test('seven in ten paraphrases are proved harmless, and hardly any is called material', () => {
    expect(of('N', 'non-material').length / of('N').length).toBeGreaterThanOrEqual(0.7);
    const alarmed = of('N', 'material');
    expect(alarmed.length / of('N').length, alarmed.map(told).join('\n')).toBeLessThanOrEqual(0.06);
  });
});

test('a phrase that moves to where it means something else, and an agent who changes, are never harmless', () => {
  const quiet = read('moved-phrases').filter(({ verdict }) => verdict === 'non-material');
  expect(quiet.map(told)).toEqual([]);
});
