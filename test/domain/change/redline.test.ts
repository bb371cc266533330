import { describe, expect, test } from 'vitest';
import type { Change } from '#domain/change/model.ts';
import { redline } from '#domain/change/redline.ts';
import { renderRedlineHtml } from '#domain/change/render/render-html.ts';
import { contractJson } from '#domain/change/render/render-json.ts';
import { renderPage } from '#domain/change/render/render-page.ts';
import { renderRedlineText } from '#domain/change/render/render-text.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';

const compare = (old: string, after: string) => redline(parseClauses(old), parseClauses(after));
const shown = (change: Change) => `${change.facets.join('+')}: ${renderRedlineText(change.display)}`;
const lines = (old: string, after: string) => compare(old, after).changes.map(shown);

describe('words', () => {
  test.each([
    [
      'a number',
      'Wij bewaren dit 30 dagen.',
      'Wij bewaren dit 60 dagen.',
      'text: Wij bewaren dit [-30-][+60+] dagen.',
    ],
    ['a negation', 'We sell data.', 'We never sell data.', 'text: We [+never +]sell data.'],
    ['a whole word, never letters', 'the red door', 'the green door', 'text: the [-red-][+green+] door'],
    ['numbers with signs', 'na 1.000 uur', 'na 1.500 uur', 'text: na [-1.000-][+1.500+] uur'],
    [
      'sentences, not their edges',
      'We keep data. We keep logs.',
      'We keep data. We keep mail. We keep logs.',
      'text: We keep data. [+We keep mail. +]We keep logs.',
    ],
    [
      'a sentence at the end, after the full stop before it',
      'Wij mogen dit weigeren.',
      'Wij mogen dit weigeren. Wij vertellen u dan waarom.',
      'text: Wij mogen dit weigeren.[+ Wij vertellen u dan waarom.+]',
    ],
    [
      'a sentence at the beginning, to its full stop',
      'De klant betaalt op tijd.',
      'De verkoper levert. De klant betaalt op tijd.',
      'text: [+De verkoper levert. +]De klant betaalt op tijd.',
    ],
    [
      'a compound, not the hyphen in it',
      'Wij bewaren uw IP adres.',
      'Wij bewaren uw IP-adres.',
      'text: Wij bewaren uw [-IP adres-][+IP-adres+].',
    ],
    [
      'a compound of three words, with what changed beside it',
      'Uw IP adres lijst een maand.',
      'Uw IP-adres-lijst een jaar.',
      'text: Uw [-IP adres lijst een maand-][+IP-adres-lijst een jaar+].',
    ],
    [
      'phrases, not confetti',
      'Zij mogen de oude gegevens van klanten altijd zien.',
      'Zij mogen alle details van jou altijd zien.',
      'text: Zij mogen [-de oude gegevens van klanten-][+alle details van jou+] altijd zien.',
    ],
  ])('%s', (_, old, after, expected) => {
    expect(lines(old, after)).toEqual([expected]);
  });

  test('what was kept between two changes stays in the exact segments', () => {
    const [change] = compare(
      'Zij mogen de oude gegevens van klanten altijd zien.',
      'Zij mogen alle details van jou altijd zien.',
    ).changes;
    expect(renderRedlineText(change!.exact)).toContain(' van ');
  });
});

describe('typography is folded', () => {
  test.each([
    [
      'quotes',
      'He said "yes" and didn\'t leave it',
      'He said “yes” and didn’t leave it',
      ['text', 'typographic'],
    ],
    ['only quotes', 'the "service" of ours', 'the “service” of ours', ['typographic']],
    ['dashes', 'ours - and yours', 'ours – and yours', ['typographic']],
    ['an ellipsis', 'and so on...', 'and so on…', ['typographic']],
    ['capitals', 'Your Rights Here', 'Your rights here', ['typographic']],
    ['a space before a sign', 'Suggest{: x', 'Suggest {: x', ['typographic']],
    ['a character without width', 'per\u00ADsonal data', 'personal data', ['typographic']],
  ])('%s', (_, old, after, facets) => {
    expect(compare(old, after).changes.map((change) => change.facets)).toEqual([facets]);
  });

  test.each([
    ['a month or a modal', 'in may it ends', 'in May it ends'],
    ['a negation in capitals', 'we do not sell', 'we do NOT sell'],
    ['a country or a pronoun', 'give it to us', 'give it to US'],
    ['a dash between numbers', 'from 10-20 days', 'from 10–20 days'],
    ['a point in a number', 'at 1.5 times', 'at 15 times'],
  ])('but not %s', (_, old, after) => {
    expect(compare(old, after).changes[0]?.facets).toEqual(['text']);
  });
});

describe('form and links stand apart from words', () => {
  test.each([
    ['emphasis', 'We keep it safe', 'We **keep** it safe', ['format']],
    ['a heading level', '# A\n\n## Rights', '# A\n\n### Rights', ['format']],
    ['bullets made numbers', '- one thing', '1. one thing', ['format']],
    ['a hard break', 'one two', 'one  \ntwo', ['format']],
    ['another target', 'See [here](https://a.example/x)', 'See [here](https://b.example/x)', ['link']],
    ['a link taken away', 'See [here](https://a.example/x)', 'See here', ['link']],
    ['another picture', '![seal](a.png)', '![seal](b.png)', ['link']],
    ['a footnote reference', 'We keep it.', 'We keep it[^1].\n\n[^1]: Really.', ['link']],
  ])('%s', (_, old, after, facets) => {
    const [change] = compare(old, after).changes;
    expect(change?.facets).toEqual(facets);
    expect(change?.display.map((segment) => segment.op)).toEqual(['equal']);
  });

  test('how far a link moved is told', () => {
    const scope = (from: string, to: string) =>
      compare(`[x](${from})`, `[x](${to})`).changes[0]?.links[0]?.scope;
    expect(scope('http://a.example/x', 'https://a.example/x?utm_source=y')).toBe('same-page');
    expect(scope('https://a.example/x', 'https://a.example/y')).toBe('page');
    expect(scope('https://a.example/x', 'https://b.example/x')).toBe('host');
  });

  test('renumbering is no change', () => {
    expect(lines('1. one\n2. two', '3. one\n4. two')).toEqual([]);
    expect(lines('1. first thing\n2. other', '1. brand new words\n2. first thing\n3. other')).toEqual([
      'added: [+brand new words+]',
    ]);
  });
});

const LONG = [
  'We collect your name and address when you place an order with us.',
  'Our processors keep invoices for seven years because tax law says so.',
  'You can ask which data we hold about you and have it corrected.',
];

describe('which clause became which', () => {
  test('a moved clause is never removed and added', () => {
    expect(lines(LONG.join('\n\n'), [LONG[1], LONG[2], LONG[0]].join('\n\n'))).toEqual([`moved: ${LONG[0]}`]);
  });

  test('a clause that moved and was edited is still itself', () => {
    const edited = LONG[0]!.replace('address', 'telephone number');
    expect(lines(LONG.join('\n\n'), [LONG[1], LONG[2], edited].join('\n\n'))).toEqual([
      'text+moved: We collect your name and [-address-][+telephone number+] when you place an order with us.',
    ]);
  });

  test('a clause split in two and one put together are one record each, without changed words', () => {
    const [one, two] = [`${LONG[0]} ${LONG[1]}`, `${LONG[0]}\n\n${LONG[1]}`];
    expect(lines(one, two)).toEqual([`split: ${one}`]);
    expect(lines(two, one)).toEqual([`merged: ${one}`]);
  });

  test('a sentence that crosses from one clause to the next leaves both where they are', () => {
    const old = `${LONG[0]} ${LONG[1]}\n\n${LONG[2]}`;
    const after = `${LONG[0]}\n\n${LONG[1]} ${LONG[2]}`;
    const { changes } = compare(old, after);
    expect(changes.map(({ from, to, relocated }) => [from, to, relocated.length])).toEqual([
      [[0], [0], 1],
      [[1], [1], 1],
    ]);
  });

  test('a heading with another name is known by what stands under it', () => {
    const [change] = compare(
      `# Storage\n\n${LONG.join('\n\n')}`,
      `# Hoe lang\n\n${LONG.join('\n\n')}`,
    ).changes;
    expect(change).toMatchObject({ from: [0], to: [0], facets: ['text', 'renamed'] });
  });

  test('a fixed id wins from any likeness', () => {
    const { changes } = compare(`${LONG[0]} {#a}\n\n${LONG[1]} {#b}`, `${LONG[0]} {#b}\n\n${LONG[1]} {#a}`);
    expect(changes.every((change) => change.from.length === 1 && change.to.length === 1)).toBe(true);
    expect(changes.flatMap((change) => change.facets)).toContain('text');
  });

  test('a sentence that wandered to another clause is linked at both ends', () => {
    const promise = 'We never sell your personal information to anyone at all.';
    const { changes } = compare(`${LONG[0]} ${promise}\n\n${LONG[1]}`, `${LONG[0]}\n\n${LONG[1]} ${promise}`);
    expect(changes.map(({ relocated }) => relocated.map(({ direction, text }) => [direction, text]))).toEqual(
      [[['to', promise]], [['from', promise]]],
    );
  });

  test('a removal is told where it stood', () => {
    expect(
      lines(LONG.join('\n\n'), [LONG[0]!.replace('name', 'names'), LONG[2]].join('\n\n')).map(
        (l) => l.split(':')[0],
      ),
    ).toEqual(['text', 'removed']);
  });
});

describe('tables', () => {
  const table = (...rows: string[]) => `| Name | Purpose |\n|--|--|\n${rows.join('\n')}\n`;

  test('a row is known by its first cell, and compared cell by cell', () => {
    expect(
      lines(
        table('| sess | login |', '| lang | text |'),
        table('| sess | keeps you signed in |', '| lang | text |'),
      ),
    ).toEqual(['text: sess [-login-][+keeps you signed in+]']);
  });

  test('a column that was added is one record', () => {
    const after =
      '| Name | Kept | Purpose |\n|--|--|--|\n| sess | 1 day | login |\n| lang | 1 year | text |\n';
    expect(lines(table('| sess | login |', '| lang | text |'), after)).toEqual([
      'text: Name [+Kept +]Purpose sess [+1 day +]login lang [+1 year +]text',
    ]);
  });
});

describe('renderings give both texts back', () => {
  const { changes } = compare(
    'Wij <delen> "naam" & adres 30 dagen.\n\nBlijft staan.',
    'Wij bewaren "naam" & adressen 60 dagen.\n\nBlijft staan.',
  );
  const html = renderRedlineHtml(changes[0]!.display, 'nl');
  const plain = (drop: 'ins' | 'del') =>
    html
      .replace(/<span class="visually-hidden">.*?<\/span>/g, '')
      .replace(new RegExp(`<${drop}>.*?</${drop}>`, 'g'), '')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');

  test('as HTML, with words for those who hear the page', () => {
    expect(plain('ins')).toBe('Wij "naam" & adres 30 dagen.');
    expect(plain('del')).toBe('Wij bewaren "naam" & adressen 60 dagen.');
    expect(html).toContain('<del><span class="visually-hidden">[verwijderd: </span>');
  });

  test('as a page: moved clauses are linked at both ends, the unchanged is folded', () => {
    const moved = compare(LONG.join('\n\n'), [LONG[1], LONG[2], LONG[0]].join('\n\n'));
    for (const layout of ['inline', 'side'] as const) {
      const page = renderPage(moved, { language: 'en', title: 'A <b>', layout });
      expect(page).toContain('href="#left-d-2"');
      expect(page).toContain('id="left-d-2"');
      expect(page).toContain('href="#d-2"');
      expect(page).toContain('2 clauses unchanged');
      expect(page).toContain('A &lt;b&gt;');
    }
  });

  test('as the contract of diff --jsonl', () => {
    expect(contractJson(compare('# A\n\nOne two.', '# A\n\nOne three.'))).toEqual({
      oldClauses: [
        { path: [], text: 'A' },
        { path: ['A'], text: 'One two.' },
      ],
      newClauses: [
        { path: [], text: 'A' },
        { path: ['A'], text: 'One three.' },
      ],
      records: [
        {
          from: [1],
          to: [1],
          facets: ['text'],
          segments: [
            { op: 'equal', text: 'One ' },
            { op: 'delete', text: 'two' },
            { op: 'insert', text: 'three' },
            { op: 'equal', text: '.' },
          ],
        },
      ],
    });
  });
});
