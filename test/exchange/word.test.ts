import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Clause } from '#domain/edition/model.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { importDocument } from '#exchange/import-document.ts';
import { importWord } from '#exchange/word/import-word.ts';
import { readWord } from '#exchange/word/read-word.ts';
import { ownText, textOfMarkdown } from '../domain/review/own-editions.ts';
import { exportedRedline, wordFile } from './word-file.ts';
import { HARD_PAIRS } from './word-pairs.ts';

const shape = (clauses: readonly Clause[]) =>
  clauses.map(({ kind, depth, text }) => `${kind} ${depth} ${text}`);

function taken(bytes: Uint8Array, taking: 'accept' | 'reject'): readonly string[] {
  return shape(parseClauses(importWord(bytes, { file: 'a.docx', language: 'nl', taking }).body));
}

const PAIRS = [
  ['2018-05-07', '2026-11-23', 'nl'],
  ['2026-11-23', '2026-11-23-2', 'nl'],
  ['2018-05-07', '2026-11-23-2', 'en'],
  ['2026-11-23-2', '2018-05-07', 'en'],
] as const;

describe.each(PAIRS)('the redline of %s and %s in %s', (before, after, language) => {
  const [old, fresh] = [ownText(before, language), ownText(after, language)];

  test('is the new text when everything is accepted, the old one when everything is rejected', async () => {
    const bytes = await exportedRedline(old, fresh);
    expect(taken(bytes, 'accept')).toEqual(shape(fresh.clauses));
    expect(taken(bytes, 'reject')).toEqual(shape(old.clauses));
  });
});

test.each(HARD_PAIRS)('%s: accepted and rejected by our own reader', async (_, before, after) => {
  const [old, fresh] = [textOfMarkdown(before), textOfMarkdown(after)];
  const bytes = await exportedRedline(old, fresh);
  expect(taken(bytes, 'accept')).toEqual(shape(fresh.clauses));
  expect(taken(bytes, 'reject')).toEqual(shape(old.clauses));
});

test('names author and date of each change, and explains it in a comment', async () => {
  const document = readWord(
    await exportedRedline(ownText('2018-05-07', 'nl'), ownText('2026-11-23', 'nl')),
    'a.docx',
  );
  expect(document.changes.length).toBeGreaterThan(3);
  expect(new Set(document.changes.map((change) => `${change.author} ${change.date}`))).toEqual(
    new Set(['Bakkerij 2026-11-23T10:00:00Z']),
  );
  expect(document.comments.map((comment) => comment.text)).toContain('text, typographic'.split(', ')[0]);
  expect(document.properties).toEqual({ promulgate: '1' });
});

test('any two texts survive the way out and back', async () => {
  const word = fc.constantFrom(
    'wij',
    'bewaren',
    'uw',
    'naam',
    'nooit',
    '30',
    'dagen',
    'en',
    'adres',
    '**vet**',
    '[hier](https://example.org/)',
  );
  const sentence = fc
    .array(word, { minLength: 2, maxLength: 12 })
    .map((words) => `Zin ${words.join(' ')} einde.`);
  const block = fc.oneof(
    sentence,
    sentence.map((text) => `## ${text.replace(/[*[\]()]|https:\/\/example\.org\//g, '')}`),
    fc
      .array(sentence, { minLength: 1, maxLength: 3 })
      .map((items) => items.map((item) => `- ${item}`).join('\n')),
    fc
      .array(fc.tuple(fc.constantFrom('naam', 'adres', 'dagen'), fc.constantFrom('ja', 'nee', '7 jaar')), {
        minLength: 1,
        maxLength: 3,
      })
      .map((rows) =>
        ['| Soort | Termijn |', '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n'),
      ),
  );
  const body = fc
    .array(block, { minLength: 1, maxLength: 8 })
    .map((blocks) => `Begin van de tekst.\n\n${blocks.join('\n\n<!-- -->\n\n')}`);
  await fc.assert(
    fc.asyncProperty(body, body, async (before, after) => {
      const [old, fresh] = [textOfMarkdown(before), textOfMarkdown(after)];
      const bytes = await exportedRedline(old, fresh);
      const words = (clauses: readonly string[]) => clauses.map((each) => each.replace(/^(\w+) \d/, '$1'));
      expect(words(taken(bytes, 'accept'))).toEqual(words(shape(fresh.clauses)));
      expect(words(taken(bytes, 'reject'))).toEqual(words(shape(old.clauses)));
    }),
    { seed: 20261123, numRuns: Number(process.env.SOAK ?? 25) },
  );
});

describe('tracked changes of somebody else', () => {
  const bytes = wordFile(
    `<w:p><w:r><w:t xml:space="preserve">Wij bewaren uw naam </w:t></w:r><w:del w:id="1" w:author="Mr. A" w:date="2026-01-02T10:00:00Z"><w:r><w:delText>30 dagen</w:delText></w:r></w:del><w:ins w:id="2" w:author="Mr. A" w:date="2026-01-02T10:00:00Z"><w:r><w:t>een jaar</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>
     <w:p><w:pPr><w:rPr><w:moveFrom w:id="3" w:author="Mr. B" w:date=""/></w:rPr></w:pPr><w:moveFrom w:id="4" w:author="Mr. B"><w:r><w:t>Verplaatst.</w:t></w:r></w:moveFrom></w:p>
     <w:p><w:r><w:t>Einde.</w:t></w:r></w:p>`,
    {
      'word/comments.xml':
        '<w:comments xmlns:w="w"><w:comment w:id="0" w:author="Mr. A" w:date="2026-01-02T10:00:00Z"><w:p><w:r><w:t>Klopt dit?</w:t></w:r></w:p></w:comment></w:comments>',
    },
  );
  const taking = (how?: 'accept' | 'reject') =>
    importWord(bytes, { file: 'a.docx', language: 'nl', ...(how ? { taking: how } : {}) });

  test('are never taken silently: each is listed and the file refused', () => {
    expect(() => taking()).toThrow(
      /Tracked change by Mr\. A, 2026-01-02: deleted “30 dagen”.*\n.*inserted “een jaar”.*\n.*Mr\. B: taken away here and moved “Verplaatst\.”/,
    );
  });

  test('are taken when asked, and named', () => {
    expect(taking('accept').body).toBe('Wij bewaren uw naam een jaar.\n\nEinde.\n');
    expect(taking('reject').body).toBe('Wij bewaren uw naam 30 dagen.\n\nVerplaatst.\n\nEinde.\n');
    expect(taking('accept').repairs.map((repair) => repair.message.nl)).toContain(
      'Wijziging van Mr. A, 2026-01-02 overgenomen: ingevoegd “een jaar”.',
    );
  });

  test('comments are named and left out', () => {
    expect(taking('accept').repairs.map((repair) => repair.message.nl)).toContain(
      'Opmerking van Mr. A, 2026-01-02, niet overgenomen: “Klopt dit?”.',
    );
  });
});

test('headings, numbering, lists, tables, links, footnotes and what is left out', () => {
  const bytes = wordFile(
    `<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Beleid</w:t></w:r></w:p>
     <w:p><w:pPr><w:pStyle w:val="Kop1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Gegevens</w:t></w:r></w:p>
     <w:p><w:r><w:t xml:space="preserve">Zie </w:t></w:r><w:hyperlink r:id="rId1"><w:r><w:t>hier</w:t></w:r></w:hyperlink><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
     <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>naam</w:t></w:r></w:p>
     <w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:r><w:t>voornaam</w:t></w:r></w:p>
     <w:p><w:pPr><w:pStyle w:val="Kop1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Termijn</w:t></w:r></w:p>
     <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Soort</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Duur</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>naam</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1 jaar</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
     <w:p><w:r><w:drawing><wp:docPr descr="Logo"/></w:drawing></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r><w:r><w:object><o:OLEObject ProgID="Excel.Sheet"/></w:object></w:r></w:p>`,
    {
      'word/styles.xml':
        '<w:styles xmlns:w="w"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style></w:styles>',
      'word/numbering.xml':
        '<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Id="rId1" Target="https://example.org/"/></Relationships>',
      'word/footnotes.xml':
        '<w:footnotes xmlns:w="w"><w:footnote w:id="2"><w:p><w:r><w:t>Een noot.</w:t></w:r></w:p></w:footnote></w:footnotes>',
    },
  );
  const draft = importWord(bytes, { file: 'a.docx', language: 'nl' });
  expect(draft.title).toBe('Beleid');
  expect(draft.body).toBe(
    '## 1. Gegevens\n\nZie [hier](https://example.org/)[^2].\n\n- naam\n  - voornaam\n\n## 2. Termijn\n\n| Soort | Duur |\n| - | - |\n| naam | 1 jaar |\n\n[^2]: Een noot.\n',
  );
  expect(draft.repairs.filter((repair) => repair.kind === 'dropped').map((repair) => repair.code)).toEqual([
    'import/picture',
    'import/hidden',
    'import/object',
  ]);
});

describe('files that are refused in a sentence, with nothing run or unpacked', () => {
  const document =
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Tekst.</w:t></w:r></w:p></w:body></w:document>';
  const ole = (name: string) =>
    Uint8Array.from([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      ...new Array(64).fill(0),
      ...[...name].flatMap((letter) => [letter.charCodeAt(0), 0]),
    ]);
  test.each([
    ['a PDF, scanned or not', strToU8('%PDF-1.7 …'), 'This is a PDF.'],
    ['an old .doc', ole('WordDocument'), 'a file of an old Word (.doc)'],
    ['a password', ole('EncryptedPackage'), 'protected with a password'],
    ['Rich Text', strToU8('{\\rtf1 hallo}'), 'Rich Text file'],
    [
      'a file cut in half',
      zipSync({ 'word/document.xml': strToU8(document) }).slice(0, 60),
      'cannot be unpacked',
    ],
    ['another ZIP', zipSync({ 'a.txt': strToU8('a') }), 'no Word document'],
    ['OpenDocument', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<a/>') }), 'OpenDocument'],
    [
      'macros',
      zipSync({ 'word/document.xml': strToU8(document), 'word/vbaProject.bin': strToU8('x') }),
      'holds macros. Nothing of it was run.',
    ],
    [
      'a zip bomb',
      zipSync({ 'word/document.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 }),
      'would unpack to far more',
    ],
    [
      'too many parts',
      zipSync(Object.fromEntries(Array.from({ length: 4100 }, (_, at) => [`a${at}`, new Uint8Array(0)]))),
      'would unpack to far more',
    ],
    [
      'broken XML',
      zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }),
      'its text cannot be read',
    ],
    [
      'no words',
      zipSync({ 'word/document.xml': strToU8('<w:document><w:body/></w:document>') }),
      'This file has no text.',
    ],
    ['200 MB', new Uint8Array(200 * 1024 * 1024), 'This file is 200 MB'],
  ])('%s', (_, bytes, sentence) => {
    expect(() => importDocument(bytes, { file: 'a.docx', language: 'nl' })).toThrow(sentence);
  });
});

test('a saved web page gives its main text; what stands around it is named', () => {
  const page =
    '<!doctype html><html><head><title>Beleid - Bakkerij</title><style>p{}</style></head><body><nav>Home Winkel</nav><main><h1>Beleid</h1><p>Wij bewaren <b>niets</b>.</p><ul><li>echt</li></ul><script>alert(1)</script></main><footer>Bakkerij</footer></body></html>';
  const draft = importDocument(strToU8(page), { file: 'a.html', language: 'nl' });
  expect(draft).toMatchObject({ title: 'Beleid', body: 'Wij bewaren **niets**.\n\n- echt\n' });
  const without = importDocument(strToU8(page.replace(/<\/?main>/g, '')), { file: 'a.html', language: 'nl' });
  expect(without.repairs.map((repair) => repair.message.nl)).toEqual(
    expect.arrayContaining([
      'Een menu is weggelaten: “Home Winkel”.',
      'De voet van de pagina is weggelaten: “Bakkerij”.',
    ]),
  );
});
