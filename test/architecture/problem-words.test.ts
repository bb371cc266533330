/** What goes wrong is told in the language of whoever reads it: every problem has its words in Dutch and English. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemsMadeIn } from './problem-words.ts';

const files = globSync('{src,scripts}/**/*.ts').filter((file) => !file.startsWith('scripts/bench/'));

test('every problem is told in Dutch as well as in English', () => {
  const made = files.flatMap((file) => {
    const source = readFileSync(file, 'utf8');
    if (!/\bcode\b/.test(source)) return [];
    return problemsMadeIn(source, file).map((problem) => ({ ...problem, file }));
  });
  const silent = made
    .filter(({ worded }) => !worded)
    .map(({ file, line, code }) => `${file}:${line} ${code}`);
  expect(silent.sort()).toEqual([]);
});

test.each([
  ["refuse({ code: 'a/b', message: 'x', hint: 'y' })", ['a/b']],
  ["refuse({ code: 'a/b', message: `x` })", ['a/b']],
  ["const p = { code: 'a/b', message: late ? 'x' : 'y' }", ['a/b']],
  ["refuse({ code: 'a/b', ...worded({ nl: { message: 'x' }, en: { message: 'y' } }) })", []],
  ["const f = { code: 'a/b', message: { nl: 'x', en: 'y' } }", []],
  ["const o = { outcome: 'rejected', code: 'validation_error', message: 'x' }", []],
])('the source is read as it stands: %s', (source, codes) => {
  const found = problemsMadeIn(source, 'x.ts').filter(({ worded }) => !worded);
  expect(found.map(({ code }) => code)).toEqual(codes);
});
