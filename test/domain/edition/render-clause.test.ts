import { expect, test } from 'vitest';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { renderCells, renderInline } from '#domain/edition/render-clause.ts';

test.each([
  [
    'emphasis and links nest',
    '**a [b](https://x.example)** c',
    '<strong>a <a href="https://x.example">b</a></strong> c',
  ],
  ['words are escaped', 'a \\<script> & "b"', 'a &lt;script&gt; &amp; &quot;b&quot;'],
  ['a dangerous address is no link', '[x](javascript:alert(1))', 'x'],
  ['nor one in disguise', '<a href="java\tscript:alert(1)">x</a>', 'x'],
  ['hard breaks', 'a  \nb', 'a<br>b'],
  ['footnote references', 'a[^N.1].\n\n[^N.1]: b', 'a<sup><a href="#fn-n-1">N.1</a></sup>.'],
  ['foreign tags are dropped', 'a <iframe src="x"></iframe><b onclick="y">b</b>', 'a <strong>b</strong>'],
  ['overlapping HTML still nests', 'a <b>b <i>c</b> d</i>', 'a <strong>b <em>c</em></strong><em> d</em>'],
])('%s', (_, markdown, html) => {
  expect(renderInline(parseClauses(markdown)[0]!)).toBe(html);
});

test('cells keep their marks', () => {
  const [, row] = parseClauses('| a | b | c |\n|--|--|--|\n| 1 | | **1** x |');
  expect(renderCells(row!)).toEqual(['1', '', '<strong>1</strong> x']);
});
