/** An edition as a Word file; against another one, with tracked changes and comments that explain them. */
import {
  BorderStyle,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  ExternalHyperlink,
  FootnoteReference,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { AssessedChange } from '#domain/assessment/model.ts';
import type { Change, Redline } from '#domain/change/model.ts';
import type { Instant } from '#domain/date.ts';
import type { Clause } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { type Line, redlineOrder } from './redline-order.ts';
import { type Stretch, stretches, wholeClause } from './stretches.ts';

export interface WordExport {
  readonly title: string;
  readonly language: Language;
  readonly lines: Redline;
  /** Assessment of the changes, for the comments; empty for a plain export. */
  readonly assessed: readonly AssessedChange[];
  /** Name under which the changes and comments stand. */
  readonly author: string;
  readonly now: Instant;
  /** Carried along for the way back; see `return-word.ts`. */
  readonly properties: Readonly<Record<string, string>>;
  /** What a comment says about a change. */
  readonly comment: (change: Change, assessed: AssessedChange | undefined) => readonly string[];
}

/** State of one document while it is written. */
interface Writer {
  readonly input: WordExport;
  readonly tracked: { readonly author: string; readonly date: string };
  revision: number;
  readonly comments: { readonly id: number; readonly lines: readonly string[] }[];
  readonly commented: Set<Change>;
  /** Numbers of the footnotes by their label, after and before. */
  readonly notes: {
    readonly after: ReadonlyMap<string, number>;
    readonly before: ReadonlyMap<string, number>;
  };
  readonly instances: Map<string, number>;
}

/** The bytes of the file. */
export async function exportWord(input: WordExport): Promise<Uint8Array> {
  const order = redlineOrder(input.lines);
  const footnotes = order.filter((line) => clauseOf(line).kind === 'footnote');
  const writer: Writer = {
    input,
    tracked: { author: input.author, date: input.now.replace(/\.\d+Z$/, 'Z') },
    revision: 1,
    comments: [],
    commented: new Set(),
    notes: {
      after: numbersOf(footnotes.map((line) => line.fresh)),
      before: numbersOf(footnotes.map((line) => line.old)),
    },
    instances: new Map(),
  };
  const body = bodyOf(
    order.filter((line) => clauseOf(line).kind !== 'footnote'),
    writer,
  );
  const notes = footnotes.map((line) => new Paragraph({ children: wordsOf(line, writer) }));
  const document = new Document({
    title: input.title,
    creator: input.author,
    customProperties: Object.entries(input.properties).map(([name, value]) => ({ name, value })),
    comments: {
      children: writer.comments.map(({ id, lines }) => ({
        id,
        author: input.author,
        date: new Date(input.now),
        children: lines.map((text) => new Paragraph({ children: [new TextRun(text)] })),
      })),
    },
    footnotes: Object.fromEntries(notes.map((paragraph, at) => [at + 1, { children: [paragraph] }])),
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(input.title)] }),
          ...body,
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const STYLES = {
  default: {
    document: { run: { font: 'Calibri', size: 22 }, paragraph: { spacing: { after: 120, line: 276 } } },
    title: { run: { size: 40, bold: true, color: '000000' } },
    heading1: {
      run: { size: 30, bold: true, color: '000000' },
      paragraph: { spacing: { before: 320, after: 120 } },
    },
    heading2: {
      run: { size: 26, bold: true, color: '000000' },
      paragraph: { spacing: { before: 240, after: 100 } },
    },
  },
};

const LEVELS = [0, 1, 2, 3, 4, 5];
const indent = (level: number) => ({ paragraph: { indent: { left: 480 * (level + 1), hanging: 300 } } });
const NUMBERING = {
  config: [
    {
      reference: 'bullets',
      levels: LEVELS.map((level) => ({ level, format: LevelFormat.BULLET, text: '•', style: indent(level) })),
    },
    {
      reference: 'numbers',
      levels: LEVELS.map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        style: indent(level),
      })),
    },
  ],
};

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const;

/** Rows that follow each other in one table are one table of the document. */
function bodyOf(lines: readonly Line[], writer: Writer): (Paragraph | Table)[] {
  const content: (Paragraph | Table)[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    if (clauseOf(line).kind !== 'row') {
      content.push(paragraphOf(line, writer));
      at += 1;
      continue;
    }
    let end = at + 1;
    while (end < lines.length && clauseOf(lines[end]!).kind === 'row' && !clauseOf(lines[end]!).header)
      end += 1;
    content.push(tableOf(lines.slice(at, end), writer));
    at = end;
  }
  return content;
}

const clauseOf = (line: Line): Clause => (line.fresh ?? line.old)!;

const revision = (writer: Writer) => {
  writer.revision += 1;
  return { id: writer.revision, ...writer.tracked };
};

function paragraphOf(line: Line, writer: Writer): Paragraph {
  const clause = clauseOf(line);
  return new Paragraph({
    ...shapeOf(clause, writer),
    ...(line.op === 'equal'
      ? {}
      : { run: line.op === 'insert' ? { insertion: revision(writer) } : { deletion: revision(writer) } }),
    children: withComment(line, wordsOf(line, writer), writer),
  });
}

function wordsOf(line: Line, writer: Writer): ParagraphChild[] {
  const whole =
    line.op === 'equal'
      ? stretches(line.segments, line.old, line.fresh)
      : wholeClause(clauseOf(line), line.op);
  return whole.flatMap((stretch) => runsOf(stretch, writer));
}

/** A footnote that stays has one number, whatever it was called before. */
const numbersOf = (clauses: readonly (Clause | null)[]): ReadonlyMap<string, number> =>
  new Map(clauses.flatMap((clause, at) => (clause ? [[clause.label ?? '', at + 1] as const] : [])));

function shapeOf(clause: Clause, writer: Writer) {
  if (clause.kind === 'heading') {
    const heading = HEADINGS[Math.min(Math.max(clause.depth - 2, 0), 5)];
    return heading === undefined ? {} : { heading };
  }
  if (clause.kind === 'quote') return { style: 'Quote' };
  if (clause.kind !== 'item' || !clause.list) return {};
  const { ordered, ordinal } = clause.list;
  const level = Math.min(Math.max(clause.depth - 1, 0), 5);
  // Each numbered list counts from 1 on its own.
  const key = `${ordered} ${ordinal}`;
  const instance = writer.instances.get(key) ?? writer.instances.size + 1;
  writer.instances.set(key, instance);
  return { numbering: { reference: ordered ? 'numbers' : 'bullets', level, instance } };
}

function runsOf(stretch: Stretch, writer: Writer): ParagraphChild[] {
  const form = {
    text: stretch.text,
    ...(stretch.bold ? { bold: true } : {}),
    ...(stretch.italic ? { italics: true } : {}),
    ...(stretch.strike ? { strike: true } : {}),
  };
  const run =
    stretch.op === 'insert'
      ? new InsertedTextRun({ ...form, ...revision(writer) })
      : stretch.op === 'delete'
        ? new DeletedTextRun({ ...form, ...revision(writer) })
        : new TextRun(form);
  const target = stretch.link !== undefined && !stretch.link.startsWith('#') ? stretch.link : undefined;
  const words: ParagraphChild =
    target === undefined ? run : new ExternalHyperlink({ link: target, children: [run] });
  return [words, ...referencesOf(stretch, writer)];
}

/** The footnote that follows some words: the same as before, new, gone, or one in place of another. */
function referencesOf({ op, footnote, footnoteBefore }: Stretch, writer: Writer): ParagraphChild[] {
  const after = footnote === undefined ? undefined : writer.notes.after.get(footnote);
  const before = footnoteBefore === undefined ? undefined : writer.notes.before.get(footnoteBefore);
  if (op === 'equal' && after !== undefined && after === before) return [new FootnoteReferenceRun(after)];
  const tracked = (note: number) => ({
    style: 'FootnoteReference',
    children: [new FootnoteReference(note)],
    ...revision(writer),
  });
  return [
    ...(before === undefined ? [] : [new DeletedTextRun(tracked(before))]),
    ...(after === undefined ? [] : [new InsertedTextRun(tracked(after))]),
  ];
}

/** The first line of a change carries its comment. */
function withComment(line: Line, children: ParagraphChild[], writer: Writer): ParagraphChild[] {
  const { change } = line;
  if (!change || writer.commented.has(change)) return children;
  writer.commented.add(change);
  const { input } = writer;
  const assessed = input.assessed.find(
    (each) => each.change === change.id && each.language === input.language,
  );
  const lines = input.comment(change, assessed);
  if (lines.length === 0) return children;
  const id = writer.comments.length;
  writer.comments.push({ id, lines });
  return [
    new CommentRangeStart(id),
    ...children,
    new CommentRangeEnd(id),
    new TextRun({ children: [new CommentReference(id)] }),
  ];
}

function tableOf(lines: readonly Line[], writer: Writer): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: {
      top: RULE,
      bottom: RULE,
      left: NONE,
      right: NONE,
      insideHorizontal: RULE,
      insideVertical: NONE,
    },
    rows: lines.map((line) => rowOf(line, writer)),
  });
}

const RULE = { style: BorderStyle.SINGLE, size: 4, color: '808080' };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };

function rowOf(line: Line, writer: Writer): TableRow {
  const cells = (clause: Clause | null) => clause?.cells ?? (clause ? [clause.text] : []);
  const [before, after] = [cells(line.old), cells(line.fresh)];
  const width = Math.max(before.length, after.length);
  const bold = clauseOf(line).header === true;
  const stretch = (text: string, op: Stretch['op']): Stretch => ({
    op,
    text,
    bold,
    italic: false,
    strike: false,
  });
  const children = Array.from({ length: width }, (_, at) => {
    const [old, fresh] = [before[at] ?? '', after[at] ?? ''];
    // Cell by cell: a redline of the whole row would run across the borders.
    const parts =
      line.op !== 'equal'
        ? [stretch(line.op === 'insert' ? fresh : old, line.op)]
        : old === fresh
          ? [stretch(fresh, 'equal')]
          : [stretch(old, 'delete'), stretch(fresh, 'insert')];
    const runs = parts.filter((part) => part.text !== '').flatMap((part) => runsOf(part, writer));
    return new TableCell({
      children: [new Paragraph({ children: at === 0 ? withComment(line, runs, writer) : runs })],
    });
  });
  return new TableRow({
    children,
    ...(bold ? { tableHeader: true } : {}),
    ...(line.op === 'insert'
      ? { insertion: revision(writer) }
      : line.op === 'delete'
        ? { deletion: revision(writer) }
        : {}),
  });
}
