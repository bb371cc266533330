import { expect, test } from 'vitest';
import { assess, readTable } from './tables.ts';

/** `not-quiet`: material or review, never non-material. */
test.each(readTable('nasty-pairs.tsv'))('$lang, $remark: $expected', (row) => {
  const { verdict, signals } = assess({ lang: row.lang!, old: row.old!, new: row.new! });
  const got = row.expected === 'not-quiet' && verdict !== 'non-material' ? 'not-quiet' : verdict;
  expect(got, JSON.stringify(signals.map(({ kind, old, new: fresh }) => [kind, old, fresh]))).toBe(
    row.expected,
  );
});
