import { describe, expect, test } from 'vitest';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { importMarkdown } from '#exchange/import-markdown.ts';
import { importText } from '#exchange/import-text.ts';
import type { Imported } from '#exchange/imported.ts';

const OPTIONS = { file: 'statement.md', language: 'nl' } as const;

const codes = (document: Imported) => document.repairs.map((repair) => repair.code);
const texts = (document: Imported) => parseClauses(document.body).map((clause) => clause.text);

/** Everything that is wrong with statements out of a word processor or a PDF. */
const BATTERED = `



# PRIVACYBELEID

**Laatst gewijzigd:** 3 Maart 2021

Dit beleid geldt voor de “bakkerij” en haar gasten.

## ALGEMEEN

### [Wat wij bewaren](#)

- **Naam:** de naam die u opgeeft bij een bestelling aan de balie



of door de telefoon, en niets anders.

- **Adres:** het adres van bezorging.

## **UW RECHTEN**

Wie vragen heeft, schrijft naar [Bakkerij@Example.org](mailto:Bakkerij@Example.org).`;

describe('a Markdown file from elsewhere', () => {
  const draft = importMarkdown(BATTERED, OPTIONS);

  test('gets its title and date line in the front matter', () => {
    expect(draft).toMatchObject({
      title: 'PRIVACYBELEID',
      effective: '2021-03-03',
      note: 'In het oorspronkelijke document staat: “Laatst gewijzigd: 3 Maart 2021”.',
    });
    expect(draft.body).not.toContain('Laatst gewijzigd');
  });

  test('has its torn list item whole again, in one list', () => {
    const clauses = parseClauses(draft.body).filter((clause) => clause.kind === 'item');
    expect(clauses.map((clause) => clause.text)).toEqual([
      'Naam: de naam die u opgeeft bij een bestelling aan de balie of door de telefoon, en niets anders.',
      'Adres: het adres van bezorging.',
    ]);
    expect(new Set(clauses.map((clause) => clause.list?.ordinal)).size).toBe(1);
  });

  test('loses dead links and bold in headings, never their words', () => {
    const headings = parseClauses(draft.body).filter((clause) => clause.kind === 'heading');
    expect(
      headings.map(({ depth, text, links, marks }) => [depth, text, links.length + marks.length]),
    ).toEqual([
      [2, 'ALGEMEEN', 0],
      [3, 'Wat wij bewaren', 0],
      [2, 'UW RECHTEN', 0],
    ]);
  });

  test('keeps links that lead somewhere, letter for letter', () => {
    expect(draft.body).toContain('[Bakkerij@Example.org](mailto:Bakkerij@Example.org)');
  });

  test('has every repair told, with its line', () => {
    expect(codes(draft)).toEqual([
      'import/dead-link',
      'import/bold-heading',
      'import/title',
      'import/date-line',
      'import/torn-sentence',
    ]);
    expect(draft.repairs.find((repair) => repair.code === 'import/torn-sentence')?.line).toBe(19);
  });

  test('is not repaired twice', () => {
    expect(importMarkdown(`# ${draft.title}\n\n${draft.body}`, OPTIONS)).toMatchObject({ body: draft.body });
  });
});

test.each([
  ['a paragraph that ends in a full stop stays alone', 'Wij bewaren niets.\n\nen toch iets.', 2],
  ['a paragraph before a capital stays alone', 'Wij bewaren niets\n\nEn toch iets.', 2],
  ['an introduction with a colon stays alone', 'Dit bewaren wij:\n\nnamen en adressen.', 2],
  ['an address is no continuation', 'Schrijf naar\n\nbakker@example.org', 2],
  ['a sentence across two paragraphs is joined', 'Wij bewaren\n\nuw naam, en anders niets.', 1],
])('%s', (_, source, count) => {
  expect(texts(importMarkdown(`# Titel\n\n${source}\n`, OPTIONS))).toHaveLength(count);
});

test('heading levels start under the title and skip none', () => {
  const draft = importMarkdown('# Titel\n\n### A\n\ntekst\n\n##### B\n\ntekst\n\n### C\n\ntekst\n', OPTIONS);
  expect(
    parseClauses(draft.body).flatMap((clause) => (clause.kind === 'heading' ? [clause.depth] : [])),
  ).toEqual([2, 3, 2]);
});

test('a file without text is refused in a sentence', () => {
  expect(() => importMarkdown('\n\n \n', OPTIONS)).toThrow('This file has no text.');
});

test('plain text becomes headings, lists and paragraphs with the same words', () => {
  const draft = importText(
    `PRIVACYBELEID

Laatst gewijzigd: 3 maart 2021

Dit beleid geldt voor de bakkerij
en haar gasten.

WAT WIJ BEWAREN

Wij bewaren:
• uw naam en
  uw adres;
• uw bestelling.

1. U vraagt iets.
2. Wij antwoorden.
`,
    { file: 'statement.txt', language: 'nl' },
  );
  expect(draft).toMatchObject({ title: 'PRIVACYBELEID', effective: '2021-03-03' });
  expect(parseClauses(draft.body).map(({ kind, text }) => [kind, text])).toEqual([
    ['paragraph', 'Dit beleid geldt voor de bakkerij en haar gasten.'],
    ['heading', 'WAT WIJ BEWAREN'],
    ['paragraph', 'Wij bewaren:'],
    ['item', 'uw naam en uw adres;'],
    ['item', 'uw bestelling.'],
    ['item', 'U vraagt iets.'],
    ['item', 'Wij antwoorden.'],
  ]);
});

test.each([
  ['Laatst gewijzigd: 7 Mei 2018', '2018-05-07'],
  ['Last updated: May 7, 2018', '2018-05-07'],
  ['Last modified on 7th May 2018.', '2018-05-07'],
  ['Versie van 07-05-2018', '2018-05-07'],
  ['Geldig vanaf 2018-05-07', '2018-05-07'],
  ['Laatst gewijzigd: 31 februari 2018', undefined],
  ['Datum: binnenkort', undefined],
])('the date line “%s” is read as %s', (line, date) => {
  expect(importMarkdown(`# Titel\n\n${line}\n\nTekst.\n`, OPTIONS).effective).toBe(date);
});
