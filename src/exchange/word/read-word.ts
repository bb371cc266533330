/** Word file -> document with every tracked change on record. Nothing is accepted, rejected or dropped without being named. */
import type {
  RunStatus,
  TrackedChange,
  WordBlock,
  WordDocument,
  WordParagraph,
  WordRun,
  WordTable,
} from './model.ts';
import { openPackage, type WordPackage } from './package.ts';
import { changeOf, ownText, type Reader, runsOf, statusOf, textOf } from './read-runs.ts';
import { readNumbering, readStyles } from './styles.ts';
import { child, descendants, type Element, elements, parseXml, value } from './xml.ts';

/** @throws {ProblemError} when the file is damaged, protected, a bomb or no Word document */
export function readWord(bytes: Uint8Array, file: string): WordDocument {
  const pack = openPackage(bytes, file);
  const xml = (name: string) => {
    const source = pack.part(name);
    return source === undefined ? undefined : parseXml(source, file);
  };
  const reader: Reader = {
    styles: readStyles(xml('word/styles.xml')),
    numbering: readNumbering(xml('word/numbering.xml')),
    links: relations(xml('word/_rels/document.xml.rels')),
    changes: [],
    left: pack.names
      .filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
      .map((detail) => ({ what: 'header' as const, detail })),
  };
  const blocks = blocksOf(child(xml('word/document.xml'), 'w:body'), reader, null);
  return {
    blocks,
    footnotes: new Map([
      ...notes(xml('word/footnotes.xml'), 'w:footnote', '', reader),
      ...notes(xml('word/endnotes.xml'), 'w:endnote', 'e', reader),
    ]),
    changes: joined(reader.changes),
    comments: comments(xml('word/comments.xml')),
    left: reader.left,
    properties: properties(pack, file),
  };
}

function relations(root: Element | undefined): ReadonlyMap<string, string> {
  return new Map(
    elements(root, 'Relationship').map((each) => [each.attributes.Id ?? '', each.attributes.Target ?? '']),
  );
}

/** Runs of one change follow each other; the pane shows them as one. */
function joined(changes: readonly TrackedChange[]): readonly TrackedChange[] {
  const result: TrackedChange[] = [];
  for (const change of changes) {
    const last = result.at(-1);
    if (
      last &&
      last.kind === change.kind &&
      last.author === change.author &&
      last.date === change.date &&
      change.kind !== 'format'
    )
      result[result.length - 1] = { ...last, text: last.text + change.text };
    else result.push(change);
  }
  return result.filter((change) => change.kind === 'format' || change.text !== '');
}

function blocksOf(parent: Element | undefined, reader: Reader, status: RunStatus): WordBlock[] {
  return elements(parent).flatMap((element): WordBlock[] => {
    switch (element.name) {
      case 'w:p':
        return paragraph(element, reader, status);
      case 'w:tbl':
        return [table(element, reader)];
      case 'w:sdt':
        return blocksOf(child(element, 'w:sdtContent'), reader, status);
      case 'w:ins':
      case 'w:moveTo':
        return blocksOf(element, reader, statusOf('insert', element));
      case 'w:del':
      case 'w:moveFrom':
        return blocksOf(element, reader, statusOf('delete', element));
      case 'w:customXml':
      case 'w:smartTag':
        return blocksOf(element, reader, status);
      default:
        return [];
    }
  });
}

function paragraph(element: Element, reader: Reader, status: RunStatus): WordParagraph[] {
  const own = child(element, 'w:pPr');
  const style = value(own, 'w:pStyle');
  if (reader.styles.isContents(style)) {
    reader.left.push({ what: 'contents', detail: textOf(element) });
    return [];
  }
  if (child(own, 'w:pPrChange')) reader.changes.push(changeOf('format', child(own, 'w:pPrChange')!, ''));
  const mark = child(own, 'w:rPr');
  const inserted = child(mark, 'w:ins') ?? child(mark, 'w:moveTo');
  const deleted = child(mark, 'w:del') ?? child(mark, 'w:moveFrom');
  const runs = runsOf(element, reader, { status, link: undefined });
  const heading = outlineOf(own) ?? reader.styles.heading(style);
  const numbered = numberingOf(own, style, reader);
  const base = {
    kind: 'paragraph' as const,
    quote: reader.styles.isQuote(style),
    mark: inserted ? statusOf('insert', inserted) : deleted ? statusOf('delete', deleted) : status,
  };
  if (heading !== undefined) {
    // The number of a heading is what people cite; it becomes part of its words.
    const number =
      numbered && reader.numbering.isOrdered(numbered.id, numbered.level)
        ? reader.numbering.next(numbered.id, numbered.level)
        : '';
    return [{ ...base, heading, runs: number === '' ? runs : [plainRun(`${number} `), ...runs] }];
  }
  if (!numbered) return [{ ...base, runs }];
  const ordered = reader.numbering.isOrdered(numbered.id, numbered.level);
  return [{ ...base, runs, list: { ordered, level: numbered.level, id: numbered.id } }];
}

const plainRun = (text: string): WordRun => ({
  text,
  bold: false,
  italic: false,
  strike: false,
  status: null,
});

function outlineOf(own: Element | undefined): number | undefined {
  const level = value(own, 'w:outlineLvl');
  return level !== undefined && Number(level) < 6 ? Number(level) + 1 : undefined;
}

function numberingOf(own: Element | undefined, style: string | undefined, reader: Reader) {
  const direct = child(own, 'w:numPr');
  const id = value(direct, 'w:numId');
  if (id === '0') return undefined;
  const inherited = reader.styles.numbering(style);
  return id === undefined
    ? inherited
    : { id, level: Number(value(direct, 'w:ilvl') ?? inherited?.level ?? 0) };
}

function table(element: Element, reader: Reader): WordTable {
  const rows = elements(element).flatMap((row) =>
    row.name === 'w:tr' ? [row] : row.name === 'w:sdt' ? descendants(row, 'w:tr') : [],
  );
  return {
    kind: 'table',
    rows: rows.map((row) => {
      const properties = child(row, 'w:trPr');
      const [inserted, deleted] = [child(properties, 'w:ins'), child(properties, 'w:del')];
      const status = inserted ? statusOf('insert', inserted) : deleted ? statusOf('delete', deleted) : null;
      if (inserted ?? deleted)
        reader.changes.push(changeOf(inserted ? 'insert' : 'delete', (inserted ?? deleted)!, ''));
      const cells = elements(row, 'w:tc').map((cell) =>
        blocksOf(cell, reader, status).flatMap((block) =>
          block.kind === 'paragraph' ? [block] : nested(block, reader),
        ),
      );
      return { cells, status };
    }),
  };
}

/** A table in a cell has no place in Markdown; its words stay. */
function nested(block: WordTable, reader: Reader): WordParagraph[] {
  reader.left.push({ what: 'unknown', detail: 'table inside a table' });
  return block.rows.flatMap((row) => row.cells.flat());
}

function notes(
  root: Element | undefined,
  name: string,
  prefix: string,
  reader: Reader,
): [string, readonly WordParagraph[]][] {
  return elements(root, name)
    .filter((note) => note.attributes['w:type'] === undefined)
    .map((note) => [
      `${prefix}${note.attributes['w:id'] ?? ''}`,
      blocksOf(note, reader, null).filter((block) => block.kind === 'paragraph'),
    ]);
}

function comments(root: Element | undefined) {
  return elements(root, 'w:comment').map((comment) => ({
    author: comment.attributes['w:author'] ?? '',
    date: comment.attributes['w:date'] ?? '',
    text: elements(comment, 'w:p').map(textOf).join(' ').trim(),
  }));
}

function properties(pack: WordPackage, file: string): Readonly<Record<string, string>> {
  const source = pack.part('docProps/custom.xml');
  if (source === undefined) return {};
  return Object.fromEntries(
    elements(parseXml(source, file), 'property').map((property) => [
      property.attributes.name ?? '',
      elements(property).map(ownText).join(''),
    ]),
  );
}
