import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { redline } from '#domain/change/redline.ts';
import { markdownTree } from '#domain/edition/markdown-tree.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { parseEditionText } from '#domain/edition/parse-edition.ts';
import { MOST_CHARACTERS } from '#domain/edition/size.ts';
import { seeded } from '../../../scripts/bench/redline/random.ts';

const visible = (markdown: string) =>
  parseClauses(markdown)
    .map((clause) => clause.text)
    .join(' ');
const read = (body: string) =>
  parseEditionText(`---\ntitle: T\n---\n${body}`, { file: 'nl.md', language: 'nl', authentic: true });

describe('shapes that only machines make are read, and nothing of them is lost', () => {
  test.each([
    ['quotation marks inside each other', '>'.repeat(3000), '>>>>>>'],
    ['bullets inside each other', `${'- '.repeat(3000)}word`, 'word'],
    ['stars on one line', '**a*b '.repeat(4000), 'a*b'],
    ['brackets on one line', '['.repeat(20_000), '[[[['],
    ['unclosed links', '[a](b'.repeat(6000), '[a](b'],
    ['cells in one row', `${'|a'.repeat(4000)}\n${'|-'.repeat(4000)}`, '|a|a'],
    ['an endless address', `${'a.'.repeat(5000)}@`, 'a.a.a.'],
    ['HTML that is never closed', `${'<div>\n\n'.repeat(300)}word`, 'word'],
    ['tags inside each other', `${'<b>'.repeat(3000)}word`, 'word'],
    ['a comment that is never closed', 'before\n\n<!-- after it', 'after it'],
    ['one long line', 'woord '.repeat(50_000), 'woord woord'],
    ['null characters', 'a\u0000b', 'a'],
  ])('%s', (_, markdown, kept) => {
    expect(visible(markdown)).toContain(kept);
    const clauses = parseClauses(markdown);
    expect(redline(clauses, clauses).changes).toEqual([]);
  });

  test('lists nested a hundred deep', () => {
    const deep = Array.from({ length: 150 }, (_, i) => `${' '.repeat(2 * i)}- level${i}`).join('\n');
    for (const i of [0, 40, 99, 149]) expect(visible(deep)).toContain(`level${i}`);
  });
});

test('what a text cannot hold is not looked for, and reading it stays the same', () => {
  const full = unified().use(remarkParse).use(remarkGfm).freeze();
  const rows = [
    'a | b',
    '-|-',
    '- | :-:',
    '--',
    '> |-|',
    '- x',
    '1. y',
    '[^1]: n',
    '~~z~~',
    'www.a.nl',
    'a@b.nl',
    'HTTP://c',
  ];
  for (let seed = 0; seed < 150; seed++) {
    const random = seeded(seed);
    const text = Array.from({ length: 1 + random.below(6) }, () => random.pick(rows)).join(
      random.next() < 0.8 ? '\n' : '\n\n',
    );
    expect(markdownTree(text), text).toEqual(full.parse(text));
  }
  const [long] = parseClauses(`${'woord '.repeat(170_000)} www.example.org en info@example.org`);
  expect(long!.links.map(({ url }) => url)).toEqual(['http://www.example.org', 'mailto:info@example.org']);
});

test('five thousand items, all rewritten, are compared within the budget', () => {
  const list = (word: string) =>
    parseClauses(
      Array.from({ length: 5000 }, (_, i) => `- ${word} ${i % 7} van ${word}${i % 90}`).join('\n'),
    );
  let work = { spent: 0, limit: 0 };
  const lines = redline(list('regel'), list('zin'), { onWork: (done) => (work = { ...done }) });
  expect(lines.changes.length).toBeGreaterThan(0);
  expect(work.spent).toBeLessThan(work.limit);
});

describe('an author is told', () => {
  test('that a file is too large', () => {
    const [problem] = read('x'.repeat(MOST_CHARACTERS)).problems;
    expect(problem).toMatchObject({ code: 'edition/too-large', severity: 'error', line: 1 });
  });

  test('where a text was flattened', () => {
    const [problem] = read(`Good.\n\n${'>'.repeat(100)} deep`).problems;
    expect(problem).toMatchObject({ code: 'edition/flattened', severity: 'warning', line: 6 });
  });

  test('where a comment was left open', () => {
    const [problem] = read('Good.\n\n<!-- oops\n\nMore.').problems;
    expect(problem).toMatchObject({ code: 'edition/unclosed-comment', line: 6 });
  });
});
