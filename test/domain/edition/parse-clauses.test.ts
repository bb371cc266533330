import { describe, expect, test } from 'vitest';
import type { Clause } from '#domain/edition/model.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';

const texts = (markdown: string) => parseClauses(markdown).map((clause) => `${clause.kind}: ${clause.text}`);
const only = (markdown: string): Clause => parseClauses(markdown)[0]!;

describe('what counts as a clause', () => {
  test('headings, paragraphs, items, rows, quotes, code and footnotes each stand alone', () => {
    const source = [
      '# Title\n\nOne.\n\n- first\n  - nested\n\n> said\n\n',
      '| A | B |\n|---|---|\n| 1 | 2 |\n\n```\nx  y\n```\n\nNote[^n].\n\n[^n]: Small.\n\nLast.',
    ].join('');
    expect(texts(source)).toEqual([
      'heading: Title',
      'paragraph: One.',
      'item: first',
      'item: nested',
      'quote: said',
      'row: A B',
      'row: 1 2',
      'code: x y',
      'paragraph: Note.',
      'paragraph: Last.',
      'footnote: Small.',
    ]);
  });

  test('an item owns its first paragraph; what follows stands under it', () => {
    const clauses = parseClauses('# T\n\n1. first\n\n   more\n   - deeper\n2. second');
    expect(clauses.map(({ kind, parent, depth }) => [kind, parent, depth])).toEqual([
      ['heading', null, 1],
      ['item', 0, 1],
      ['paragraph', 1, 0],
      ['item', 1, 2],
      ['item', 0, 1],
    ]);
    expect(clauses.map((clause) => clause.list?.number)).toEqual([undefined, 1, undefined, undefined, 2]);
  });

  test('the path names the headings above, not the heading itself', () => {
    const clauses = parseClauses('# A\n\n## B\n\nx\n\n# C\n\ny');
    expect(clauses.map((clause) => clause.path)).toEqual([[], ['A'], ['A', 'B'], [], ['C']]);
  });

  test('comments, empty rows and definitions are nothing a reader can see', () => {
    expect(texts('<!-- draft -->\n\n[x]: https://example.org\n\n---\n\nText')).toEqual(['paragraph: Text']);
  });
});

describe('the text of a clause', () => {
  test.each([
    ['reflowed lines', 'one\ntwo', 'one two'],
    ['hard breaks', 'one  \ntwo\\\nthree', 'one two three'],
    ['no-break spaces', 'artikel 6', 'artikel 6'],
    ['entities', '&euro; 5 &amp; more', '€ 5 & more'],
    ['a combining accent', 'cafe\u0301', 'café'],
    ['emphasis inside a word', '**be**waren', 'bewaren'],
    ['inline HTML', 'a <b>bold</b><!-- hidden --> word', 'a bold word'],
    ['an image', 'See ![a seal](s.png).', 'See a seal.'],
    ['escapes', '1\\. not a list', '1. not a list'],
  ])('%s', (_, markdown, text) => {
    expect(only(markdown).text).toBe(text);
  });

  test('marks, links and footnote references are ranges over it', () => {
    const clause = only('Read **our [policy](https://example.org "T")** now[^1].\n\n[^1]: Note');
    expect(clause.text).toBe('Read our policy now.');
    expect(clause.marks).toEqual([{ type: 'strong', start: 5, end: 15 }]);
    expect(clause.links).toEqual([{ start: 9, end: 15, url: 'https://example.org', title: 'T' }]);
    expect(clause.footnotes).toEqual([{ label: '1', at: 19 }]);
  });

  test('reference links and HTML links have targets too', () => {
    expect(only('[here][x]\n\n[X]: https://example.org/a').links[0]?.url).toBe('https://example.org/a');
    expect(only('go <a href="https://example.org/b">there</a>').links).toEqual([
      { start: 3, end: 8, url: 'https://example.org/b' },
    ]);
  });

  test('an HTML block gives one clause per block inside it', () => {
    expect(texts('<div><h2>Rights</h2><p>You &eacute;n we.</p><ul><li>one<li>two</ul></div>')).toEqual([
      'heading: Rights',
      'html: You én we.',
      'html: one',
      'html: two',
    ]);
  });

  test('a comment that is never closed hides nothing', () => {
    expect(texts('Before\n\n<!-- oops\n\nAfter it all.').join(' ')).toContain('After it all.');
  });
});

describe('fixed ids', () => {
  test('stand at the end of a heading or paragraph and are not part of the text', () => {
    const clauses = parseClauses('# Who we are {#who}\n\nWe are **us**. {#us}\n\nPlain');
    expect(clauses.map(({ id, explicit, text }) => [id, explicit, text])).toEqual([
      ['who', true, 'Who we are'],
      ['us', true, 'We are us.'],
      ['d-2', false, 'Plain'],
    ]);
  });

  test('count once', () => {
    expect(parseClauses('a {#x}\n\nb {#x}').map((clause) => clause.explicit)).toEqual([true, false]);
  });
});

test('lines are those of the file, front matter counted', () => {
  expect(parseClauses('\nOne\n\nTwo', { firstLine: 5 }).map((clause) => clause.line)).toEqual([6, 8]);
});
