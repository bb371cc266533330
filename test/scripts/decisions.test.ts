import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ContentFolder, contentFolder, SUMMARY, type Words } from '../workflows/content-folder.ts';

let content: ContentFolder;
beforeEach(() => {
  content = contentFolder();
  content.write('a');
  content.publish('a', '2026-01-01T10:00:00Z');
});
afterEach(() => content.remove());

const WHEN = '2026-02-01T10:00:00Z';
const run = (...words: string[]) => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['scripts/promulgate.ts', ...words, '--content', content.dir, '--report-language', 'en'],
    { encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
};
const publish = (...more: string[]) => run('publish', 'b', '--as-of', WHEN, '--dry-run', ...more);

const LONGER = { retention: ['60 dagen', '60 days'] as const };
/** What a decision on the changed clause must name, as `assess --json` tells it. */
function changed(words: Words): { change: string; of: string } {
  const known = clauses.get(JSON.stringify(words));
  if (known) return known;
  content.write('b', { front: SUMMARY, ...words });
  const { status, stdout } = spawnSync(
    process.execPath,
    ['scripts/promulgate.ts', 'assess', 'a', 'b', '--json', '--content', content.dir],
    { encoding: 'utf8' },
  );
  expect(status).toBe(0);
  const found = /"change":\s*"([^"]+)"[\s\S]*?"of":\s*"([^"]+)"/.exec(stdout);
  if (!found) throw new Error(stdout);
  const clause = { change: found[1]!, of: found[2]! };
  clauses.set(JSON.stringify(words), clause);
  return clause;
}
/** The same words have the same digest in every test. */
const clauses = new Map<string, { change: string; of: string }>();
const decision = (
  { change, of }: { change: string; of: string },
  verdict: string,
  by: string,
  reason = 'The practice is the same.',
) =>
  `${SUMMARY}\ndecisions:\n  - clause: ${change}\n    of: ${of}\n    verdict: ${verdict}\n    reason: ${JSON.stringify(reason)}\n    by: [${by}]`;

describe('decisions, from the command line', () => {
  test('one role cannot lower a verdict, and neither can two without a reason', () => {
    const clause = changed(LONGER);
    for (const [front, code] of [
      [decision(clause, 'non-material', 'privacy-officer'), 'two different roles'],
      [decision(clause, 'non-material', 'privacy-officer, legal-counsel', ' '), 'must hold some words'],
    ] as const) {
      content.write('b', { ...LONGER, front });
      for (const { status, said } of [publish()]) {
        expect(status).toBe(1);
        expect(said).toContain(code);
      }
    }
    expect(existsSync(join(content.dir, 'privacy', 'b', 'clauses.json'))).toBe(false);
  }, 120_000);

  test('a reason and two roles lower it; the record keeps what the machine said, why, and who decided', () => {
    const clause = changed(LONGER);
    content.write('b', {
      ...LONGER,
      front: decision(clause, 'non-material', 'privacy-officer, legal-counsel'),
    });
    content.publish('b', WHEN);
    const record = readFileSync(join(content.dir, 'privacy', 'register.jsonl'), 'utf8');
    const act = JSON.parse(record.trim().split('\n').at(-1)!);
    expect(act.assessment).toMatchObject({ verdict: 'non-material' });
    const told = JSON.stringify(act.assessment);
    for (const words of [
      'The practice is the same.',
      'privacy-officer',
      'legal-counsel',
      '"machine":"material"',
    ])
      expect(told).toContain(words);
  }, 120_000);

  test('raising a verdict takes one role and is published as material', () => {
    const words = { term: ['binnen 1 maand', 'within 1 month'] as const };
    const clause = changed(words);
    content.write('b', { ...words, front: decision(clause, 'material', 'editor') });
    const { status, said } = publish('--json');
    expect(status, said).toBe(0);
    expect(said).toContain('"verdict": "material"');
  }, 120_000);

  test('a decision on other words than the edition has now stops publication', () => {
    const clause = changed(LONGER);
    content.write('b', {
      retention: ['90 dagen', '90 days'],
      front: decision(clause, 'non-material', 'privacy-officer, legal-counsel'),
    });
    for (const { status, said } of [publish()]) {
      expect(status).toBe(1);
      expect(said).toMatch(/other words/i);
    }
  }, 120_000);

  test('what notice alone does not cure stops publication until it is said how it was resolved', () => {
    const use = ['om profielen van u te maken', 'to create a profile of you'] as const;
    content.write('b', { use, front: SUMMARY });
    for (const { status, said } of [run('check', 'b', '--as-of', WHEN), publish()]) {
      expect(status).toBe(1);
      expect(said).toMatch(/consent/i);
    }
    content.write('b', {
      use,
      front: `${SUMMARY}\nconsent:\n  reason: Everybody was asked again.\n  by: [privacy-officer]`,
    });
    expect(publish().status).toBe(0);
  }, 120_000);

  test('languages that do not change alike stop publication', () => {
    content.write('b', { translation: 'We use your data to sell them.', front: SUMMARY });
    const { status, said } = publish();
    expect(status).toBe(1);
    expect(said).toMatch(/does not change alike in every language/);
  }, 120_000);
});
