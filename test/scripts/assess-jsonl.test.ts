import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const run = (lines: string) =>
  spawnSync(process.execPath, ['scripts/promulgate.ts', 'assess', '--jsonl'], {
    input: lines,
    encoding: 'utf8',
  });
const record = (id: string, lang: string, old: string, fresh: string) =>
  JSON.stringify({
    id,
    lang,
    kind: 'modified',
    heading: '',
    old,
    new: fresh,
    context_before: '',
    context_after: '',
  });

test('assess --jsonl answers every record on a line of its own, in order, with exactly the agreed fields', () => {
  const { stdout, status } = run(
    `${record('a', 'nl', 'Wij bewaren dit 30 dagen.', 'Wij bewaren dit 60 dagen.')}\n${record('b', 'en', 'We recieve this.', 'We receive this.')}\n`,
  );
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(status).toBe(0);
  expect(answers.map(({ id, verdict, consentCheck }) => [id, verdict, consentCheck])).toEqual([
    ['a', 'material', false],
    ['b', 'non-material', false],
  ]);
  expect(Object.keys(answers[0])).toEqual([
    'id',
    'verdict',
    'direction',
    'elements',
    'signals',
    'consentCheck',
  ]);
  expect(Object.keys(answers[0].signals[0])).toEqual(['kind', 'element', 'old', 'new', 'why']);
  expect(answers[0].signals[0].why).toBe(
    'De bewaartermijn gaat van ‘30 dagen’ naar ‘60 dagen’; AVG art. 13 lid 2 onder a; WP260 punt 29-30.',
  );
}, 60_000);

test('a line that is no record is refused with its number', () => {
  const { stderr, status } = run(`${record('a', 'nl', 'A.', 'B.')}\nnot json\n`);
  expect(status).toBe(1);
  expect(stderr).toContain('stdin:2');
}, 60_000);
