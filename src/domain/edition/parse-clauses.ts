/** Markdown -> clauses: what a reader can point at, in document order, footnotes last as they are shown. */
import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  List,
  ListItem,
  Root,
  RootContent,
  Table,
} from 'mdast';
import {
  addHtmlPiece,
  addPhrasing,
  addText,
  type ClauseText,
  type Definitions,
  finishText,
  textBuilder,
} from './clause-text.ts';
import { htmlPieces } from './html-tags.ts';
import { markdownTree } from './markdown-tree.ts';
import type { Clause, ClauseKind } from './model.ts';
import { recent } from './recent.ts';

type Block = RootContent | BlockContent | DefinitionContent;

interface Place {
  readonly parent: number | null;
  readonly itemDepth: number;
  readonly quoteDepth: number;
  /** Kind the next paragraph gets, once: an item or a footnote owns its first paragraph. */
  readonly owner: Owner | null;
}

interface Owner {
  readonly kind: 'item' | 'footnote';
  readonly list?: NonNullable<Clause['list']>;
  readonly label?: string;
  taken: number | null;
}

interface Walk {
  readonly clauses: Clause[];
  readonly definitions: Definitions;
  readonly footnotes: FootnoteDefinition[];
  readonly headings: { readonly depth: number; readonly text: string; readonly index: number }[];
  readonly explicitIds: Set<string>;
  readonly firstLine: number;
  lists: number;
  tables: number;
}

type Extra = Partial<Pick<Clause, 'cells' | 'header' | 'list' | 'table' | 'label'>>;

/** Deeper than this, blocks lie flat: no statement nests so far, and no input may exhaust the stack. */
const MAX_BLOCK_DEPTH = 100;

/**
 * The clauses of a Markdown body (front matter already taken off).
 *
 * Ids are provisional (`d-` and the place) except where the author fixed one with `{#id}`; of two equal fixed
 * ids the first counts, and {@link composeEdition} reports the second.
 *
 * @param options.firstLine line of the file on which the body starts, from 1; default 1
 */
export function parseClauses(
  markdown: string,
  options: { readonly firstLine?: number } = {},
): readonly Clause[] {
  const firstLine = options.firstLine ?? 1;
  const byLine = PARSED.of(markdown, () => new Map());
  const known = byLine.get(firstLine);
  if (known) return known;
  const clauses = readClauses(markdown, firstLine);
  if (byLine.size < MOST_FIRST_LINES) byLine.set(firstLine, clauses);
  return clauses;
}

/** An edition is compared with many others, and read once for all of them: parsing costs ten times a comparison. */
const PARSED = recent<Map<number, readonly Clause[]>>({ texts: 24, characters: 400_000 });
const MOST_FIRST_LINES = 4;

function readClauses(markdown: string, firstLine: number): readonly Clause[] {
  const tree = markdownTree(markdown.normalize('NFC'));
  const walk: Walk = {
    clauses: [],
    definitions: definitionsOf(tree),
    footnotes: [],
    headings: [],
    explicitIds: new Set(),
    firstLine,
    lists: 0,
    tables: 0,
  };
  addBlocks(walk, tree.children, { parent: null, itemDepth: 0, quoteDepth: 0, owner: null }, 0);
  walk.headings.length = 0;
  // A definition may hold another one; the list grows while it is read.
  for (const footnote of walk.footnotes) {
    const owner: Owner = { kind: 'footnote', label: footnote.label ?? footnote.identifier, taken: null };
    addBlocks(walk, footnote.children, { parent: null, itemDepth: 0, quoteDepth: 0, owner }, 0);
  }
  return walk.clauses;
}

function definitionsOf(tree: Root): Definitions {
  const definitions = new Map<string, { url: string; title?: string }>();
  const stack: Block[] = [...tree.children].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, { url: node.url, ...(node.title ? { title: node.title } : {}) });
    if (
      node.type === 'blockquote' ||
      node.type === 'list' ||
      node.type === 'listItem' ||
      node.type === 'footnoteDefinition'
    )
      for (const child of [...node.children].reverse()) stack.push(child as Block);
  }
  return definitions;
}

function addBlocks(walk: Walk, nodes: readonly Block[], place: Place, depth: number): void {
  for (const node of nodes) addBlock(walk, node, place, depth);
}

function addBlock(walk: Walk, node: Block, place: Place, depth: number): void {
  if (depth > MAX_BLOCK_DEPTH) {
    addFlat(walk, node, place);
    return;
  }
  switch (node.type) {
    case 'heading':
      addHeading(walk, node.depth, phrase(walk, node.children), node, place);
      return;
    case 'paragraph':
      addParagraph(walk, node, phrase(walk, node.children), place);
      return;
    case 'blockquote':
      addBlocks(
        walk,
        node.children,
        { ...place, owner: null, parent: parentOf(walk, place), quoteDepth: place.quoteDepth + 1 },
        depth + 1,
      );
      return;
    case 'list':
      addList(walk, node, place, depth);
      return;
    case 'table':
      addTable(walk, node, place);
      return;
    case 'code':
      addClause(walk, 'code', 0, plain(node.value), node, place);
      return;
    case 'html':
      addHtml(walk, node, place);
      return;
    case 'footnoteDefinition':
      return void walk.footnotes.push(node);
    default:
      return;
  }
}

function phrase(walk: Walk, children: Parameters<typeof addPhrasing>[1]): ClauseText {
  const builder = textBuilder();
  addPhrasing(builder, children, walk.definitions);
  return finishText(builder);
}

function plain(value: string): ClauseText {
  const builder = textBuilder();
  addText(builder, value);
  return finishText(builder);
}

function addHeading(walk: Walk, depth: number, content: ClauseText, node: Block, place: Place): void {
  if (place.itemDepth > 0 || place.quoteDepth > 0 || place.owner) {
    // A heading inside an item or quotation titles nothing outside it.
    addClause(walk, 'heading', depth, content, node, place);
    return;
  }
  while (walk.headings.length > 0 && walk.headings.at(-1)!.depth >= depth) walk.headings.pop();
  const index = addClause(walk, 'heading', depth, content, node, place);
  if (index !== null) walk.headings.push({ depth, text: walk.clauses[index]!.text, index });
}

function addParagraph(walk: Walk, node: Block, content: ClauseText, place: Place): void {
  const { owner } = place;
  if (owner && owner.taken === null) {
    const extra: Extra =
      owner.kind === 'item' ? (owner.list ? { list: owner.list } : {}) : { label: owner.label ?? '' };
    owner.taken = addClause(
      walk,
      owner.kind,
      owner.kind === 'item' ? place.itemDepth : 0,
      content,
      node,
      place,
      extra,
    );
    return;
  }
  if (place.quoteDepth > 0) addClause(walk, 'quote', place.quoteDepth, content, node, place);
  else addClause(walk, 'paragraph', 0, content, node, place);
}

function addList(walk: Walk, node: List, place: Place, depth: number): void {
  const ordinal = walk.lists++;
  const ordered = node.ordered === true;
  node.children.forEach((item: ListItem, i) => {
    const number = ordered ? { number: (node.start ?? 1) + i } : {};
    const checked = typeof item.checked === 'boolean' ? { checked: item.checked } : {};
    const owner: Owner = { kind: 'item', list: { ordered, ordinal, ...number, ...checked }, taken: null };
    const inside = { ...place, parent: parentOf(walk, place), itemDepth: place.itemDepth + 1, owner };
    addBlocks(walk, item.children, inside, depth + 1);
  });
}

function addTable(walk: Walk, node: Table, place: Place): void {
  const table = walk.tables++;
  node.children.forEach((row, r) => {
    const builder = textBuilder();
    const cells = row.children.map((cell) => {
      builder.pendingSpace = true;
      const start = builder.text.length;
      addPhrasing(builder, cell.children, walk.definitions);
      return builder.text.slice(start).trim().normalize('NFC');
    });
    addClause(walk, 'row', 0, finishText(builder), row, place, {
      cells,
      table,
      ...(r === 0 ? { header: true } : {}),
    });
  });
}

const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main menu nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);

/** One clause per block of the HTML; its own headings count as headings. */
function addHtml(walk: Walk, node: Block & { value: string }, place: Place): void {
  let builder = textBuilder();
  let heading = 0;
  const flush = () => {
    const content = finishText(builder);
    builder = textBuilder();
    if (heading > 0) addHeading(walk, heading, content, node, place);
    else addClause(walk, 'html', 0, content, node, place);
    heading = 0;
  };
  for (const piece of htmlPieces(node.value)) {
    if (piece.kind === 'tag' && BLOCK_TAGS.has(piece.name)) {
      flush();
      const level = /^h([1-6])$/.exec(piece.name)?.[1];
      if (level && !piece.close) heading = Number(level);
    } else addHtmlPiece(builder, piece);
  }
  flush();
}

/** Text of a subtree nested absurdly deep, as one paragraph: shown and compared, only without its inner structure. */
function addFlat(walk: Walk, node: Block, place: Place): void {
  const words: string[] = [];
  const stack: { type: string; value?: string; alt?: string | null; children?: unknown[] }[] = [
    node as never,
  ];
  while (stack.length > 0) {
    const next = stack.pop()!;
    if (typeof next.value === 'string' && next.type !== 'html') words.push(next.value);
    if (next.alt) words.push(next.alt);
    if (next.type !== 'text') words.push(' ');
    if (next.children) stack.push(...([...next.children].reverse() as never[]));
  }
  addClause(walk, 'paragraph', 0, plain(words.join('')), node, { ...place, owner: null });
}

function parentOf(walk: Walk, place: Place): number | null {
  return place.owner?.taken ?? place.parent ?? walk.headings.at(-1)?.index ?? null;
}

const EXPLICIT_ID = /(?:^|\s)\{#([A-Za-z][A-Za-z0-9_.:-]*)\}$/;
const MAY_NAME_ITSELF: ReadonlySet<ClauseKind> = new Set([
  'heading',
  'paragraph',
  'item',
  'quote',
  'footnote',
]);

/** @returns the index of the clause, or `null` when there is nothing to see */
function addClause(
  walk: Walk,
  kind: ClauseKind,
  depth: number,
  content: ClauseText,
  node: Block | { position?: Block['position'] },
  place: Place,
  extra: Extra = {},
): number | null {
  const written = MAY_NAME_ITSELF.has(kind) ? EXPLICIT_ID.exec(content.text) : null;
  // A second use of an id stays in the text, where it is seen and reported.
  const named = written?.[1] !== undefined && !walk.explicitIds.has(written[1]) ? written : null;
  const said = named ? cut(content, named.index) : content;
  if (said.text === '' && said.marks.length === 0 && !named) return null;
  const index = walk.clauses.length;
  if (named) walk.explicitIds.add(named[1]!);
  walk.clauses.push({
    id: named ? named[1]! : `d-${index}`,
    explicit: named !== null,
    kind,
    depth,
    index,
    parent: parentOf(walk, place),
    path: kind === 'footnote' ? [] : walk.headings.map((heading) => heading.text),
    ...said,
    ...extra,
    line: (node.position?.start.line ?? 1) + walk.firstLine - 1,
    column: node.position?.start.column ?? 1,
  });
  return index;
}

function cut(content: ClauseText, end: number): ClauseText {
  const inside = <T extends { start: number; end: number }>(spans: readonly T[]): T[] =>
    spans.filter((span) => span.start < end).map((span) => ({ ...span, end: Math.min(span.end, end) }));
  return {
    text: content.text.slice(0, end),
    marks: inside(content.marks),
    links: inside(content.links),
    footnotes: content.footnotes.filter((note) => note.at <= end),
  };
}
