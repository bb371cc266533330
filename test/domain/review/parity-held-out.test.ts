import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseGlossary } from '#domain/review/glossary.ts';
import { parityFindings } from '#domain/review/parity/parity.ts';
import { read } from './defects.ts';
import { HELD_OUT_DEFECTS, spoiltPairs } from './held-out-defects.ts';

const ROOT = join(import.meta.dirname, '../../..');
const source = (language: string) =>
  readFileSync(join(ROOT, 'test/fixtures/parity-held-out', `${language}.md`), 'utf8');
const [NL, EN] = [source('nl'), source('en')];
const { glossary } = parseGlossary(
  readFileSync(join(ROOT, 'content/glossary.yaml'), 'utf8'),
  'glossary.yaml',
);

function alarms(nl: string, en: string): readonly string[] {
  const [left, right] = [read(nl, 'nl'), read(en, 'en')];
  if (!left || !right) return ['unreadable'];
  return parityFindings(left, right, glossary)
    .filter((finding) => finding.severity !== 'info')
    .map((finding) => `${finding.severity} ${finding.code} ${finding.message.en} ${finding.quote ?? ''}`);
}

test('a faithful translation that nobody tuned the checks on raises no alarm', () => {
  expect(alarms(NL, EN)).toEqual([]);
});

describe('defects of the second generator', () => {
  // Only what the faithful pair does not raise counts as found.
  const usual = new Set(alarms(NL, EN));
  const pairs = spoiltPairs(NL, EN, [7, 77, 777]);
  const names = [...new Set(HELD_OUT_DEFECTS.map(({ name }) => name))];
  const results = names.map((name) => {
    const same = pairs.filter(({ defect }) => defect.name === name);
    const missed = same.filter(({ nl, en }) => alarms(nl, en).every((alarm) => usual.has(alarm)));
    if (process.env.REPORT)
      for (const { nl, en, defect } of missed) {
        const [now, was] = defect.language === 'nl' ? [nl, NL] : [en, EN];
        const at = [...now].findIndex((letter, index) => letter !== was[index]);
        process.stdout.write(
          `missed ${name} (${defect.language}): …${now.slice(at - 40, at + 40).replaceAll('\n', '⏎')}…\n`,
        );
      }
    const level = HELD_OUT_DEFECTS.find((defect) => defect.name === name)!.level;
    return { name, level, seeded: same.length, found: same.length - missed.length };
  });
  if (process.env.REPORT)
    for (const { name, level, found, seeded } of results)
      process.stdout.write(`${level.padEnd(8)} ${name.padEnd(36)} ${found}/${seeded}\n`);

  test('there are enough of them in every class to mean something', () => {
    expect(pairs.length).toBeGreaterThan(300);
    expect(results.filter(({ seeded }) => seeded === 0)).toEqual([]);
  });

  test.each(results)('$name', ({ level, seeded, found }) => {
    expect(found / seeded).toBeGreaterThanOrEqual(level === 'error' ? 0.95 : 0.6);
  });
});
