/** Collects the plain text of one clause, with marks, links and footnote references as ranges over it. */
import type { PhrasingContent } from 'mdast';
import { type HtmlPiece, htmlPieces } from './html-tags.ts';
import type { Link, Mark } from './model.ts';

/** What a clause says, apart from where it stands. */
export interface ClauseText {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly links: readonly Link[];
  readonly footnotes: readonly { readonly label: string; readonly at: number }[];
}

/** Targets of `[text][label]` links, by normalised label. */
export type Definitions = ReadonlyMap<string, { readonly url: string; readonly title?: string }>;

interface OpenTag {
  readonly name: string;
  readonly start: number;
  readonly url?: string;
  readonly title?: string;
}

/** A clause in the making: offsets stay right because white space is collapsed while it is written. */
export interface TextBuilder {
  text: string;
  pendingSpace: boolean;
  readonly marks: Mark[];
  readonly links: Link[];
  readonly footnotes: { label: string; at: number }[];
  readonly openTags: OpenTag[];
}

export function textBuilder(): TextBuilder {
  return { text: '', pendingSpace: false, marks: [], links: [], footnotes: [], openTags: [] };
}

const MARK_OF_TAG: Readonly<Record<string, Mark['type']>> = {
  strong: 'strong',
  b: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  del: 'strikethrough',
  s: 'strikethrough',
  code: 'code',
};

const MAX_INLINE_DEPTH = 200;

/** Adds words; runs of white space (also no-break spaces) become one space, and none at the start. */
export function addText(builder: TextBuilder, words: string): void {
  // U+FEFF counts as white space in a regular expression but has no width: it would split a word.
  const parts = words.replaceAll('\uFEFF', '').split(/\s+/);
  parts.forEach((part, i) => {
    if (i > 0) builder.pendingSpace = true;
    if (part === '') return;
    if (builder.pendingSpace && builder.text !== '') builder.text += ' ';
    builder.pendingSpace = false;
    builder.text += part;
  });
}

/** Where the next visible character will stand. */
function nextOffset(builder: TextBuilder): number {
  return builder.text.length + (builder.pendingSpace && builder.text !== '' ? 1 : 0);
}

/** Adds inline Markdown. */
export function addPhrasing(
  builder: TextBuilder,
  nodes: readonly PhrasingContent[],
  definitions: Definitions,
  depth = 0,
): void {
  for (const node of nodes) addNode(builder, node, definitions, depth);
}

function addNode(builder: TextBuilder, node: PhrasingContent, definitions: Definitions, depth: number): void {
  const inside = (children: readonly PhrasingContent[]) => {
    if (depth < MAX_INLINE_DEPTH) addPhrasing(builder, children, definitions, depth + 1);
    else addText(builder, flatWords(children));
  };
  const marked = (type: Mark['type'], add: () => void) => {
    const start = nextOffset(builder);
    add();
    addMark(builder, { type, start, end: builder.text.length });
  };
  switch (node.type) {
    case 'text':
      addText(builder, node.value);
      return;
    case 'strong':
      marked('strong', () => inside(node.children));
      return;
    case 'emphasis':
      marked('emphasis', () => inside(node.children));
      return;
    case 'delete':
      marked('strikethrough', () => inside(node.children));
      return;
    case 'inlineCode':
      marked('code', () => addText(builder, node.value));
      return;
    case 'break':
      addBreak(builder);
      return;
    case 'link':
      addLink(builder, node.url, node.title, () => inside(node.children));
      return;
    case 'linkReference': {
      const target = definitions.get(node.identifier);
      if (target) addLink(builder, target.url, target.title, () => inside(node.children));
      else inside(node.children);
      return;
    }
    case 'image':
      addImage(builder, node.alt ?? '', node.url);
      return;
    case 'imageReference':
      addImage(builder, node.alt ?? '', definitions.get(node.identifier)?.url ?? '');
      return;
    case 'footnoteReference':
      builder.footnotes.push({ label: node.label ?? node.identifier, at: builder.text.length });
      return;
    case 'html':
      htmlPieces(node.value).forEach((piece) => void addHtmlPiece(builder, piece));
      return;
    default:
      return;
  }
}

/** Words of a tree that is nested absurdly deep, gathered without recursion so that no input can exhaust the stack. */
function flatWords(nodes: readonly PhrasingContent[]): string {
  const words: string[] = [];
  const stack: PhrasingContent[] = [...nodes].reverse();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if ('value' in node && node.type !== 'html') words.push(node.value);
    if ('alt' in node && node.alt) words.push(node.alt);
    if ('children' in node) stack.push(...[...node.children].reverse());
  }
  return words.join('');
}

function addMark(builder: TextBuilder, mark: Mark): void {
  if (mark.end > mark.start || (mark.type === 'image' && mark.url)) builder.marks.push(mark);
}

function addBreak(builder: TextBuilder): void {
  if (builder.text !== '')
    builder.marks.push({ type: 'break', start: builder.text.length, end: builder.text.length + 1 });
  builder.pendingSpace = true;
}

function addLink(builder: TextBuilder, url: string, title: string | null | undefined, add: () => void): void {
  const start = nextOffset(builder);
  add();
  builder.links.push({ start, end: Math.max(start, builder.text.length), url, ...(title ? { title } : {}) });
}

function addImage(builder: TextBuilder, alt: string, url: string): void {
  const start = nextOffset(builder);
  addText(builder, alt);
  addMark(builder, { type: 'image', start, end: Math.max(start, builder.text.length), url });
}

/** Adds one stretch of HTML. @returns the name of a block-level tag, which the caller may take for a boundary */
export function addHtmlPiece(builder: TextBuilder, piece: HtmlPiece): void {
  if (piece.kind === 'text') {
    addText(builder, piece.text);
    return;
  }
  const { name, close, attributes } = piece;
  if (name === 'br') {
    if (!close) addBreak(builder);
    return;
  }
  if (name === 'img') {
    addImage(builder, attributes.alt ?? '', attributes.src ?? '');
    return;
  }
  if (name === 'td' || name === 'th') {
    addText(builder, ' ');
    return;
  }
  if (name !== 'a' && !MARK_OF_TAG[name]) return;
  if (!close) {
    builder.openTags.push({
      name,
      start: nextOffset(builder),
      ...(attributes.href ? { url: attributes.href } : {}),
      ...(attributes.title ? { title: attributes.title } : {}),
    });
    return;
  }
  const index = builder.openTags.findLastIndex((tag) => tag.name === name);
  const [open] = index === -1 ? [] : builder.openTags.splice(index, 1);
  if (open) closeTag(builder, open);
}

function closeTag(builder: TextBuilder, open: OpenTag): void {
  const end = Math.max(open.start, builder.text.length);
  const type = MARK_OF_TAG[open.name];
  if (type) addMark(builder, { type, start: open.start, end });
  else if (open.url) {
    const title = open.title ? { title: open.title } : {};
    builder.links.push({ start: open.start, end, url: open.url, ...title });
  }
}

/** The finished text: NFC, tags that were never closed end with the clause, ranges in document order. */
export function finishText(builder: TextBuilder): ClauseText {
  for (const open of builder.openTags.splice(0)) closeTag(builder, open);
  const { text } = builder;
  const normal = text.normalize('NFC');
  const end = text.length;
  const move =
    normal === text
      ? (offset: number) => Math.min(offset, end)
      : (offset: number) => text.slice(0, offset).normalize('NFC').length;
  const range = <T extends { start: number; end: number }>(span: T): T => ({
    ...span,
    start: move(span.start),
    end: move(span.end),
  });
  return {
    text: normal,
    marks: builder.marks
      .map(range)
      .filter((mark) => mark.end > mark.start || mark.type === 'image')
      .sort((a, b) => a.start - b.start || b.end - a.end || (a.type < b.type ? -1 : 1)),
    links: builder.links.map(range).sort((a, b) => a.start - b.start || b.end - a.end),
    footnotes: builder.footnotes.map(({ label, at }) => ({ label, at: move(at) })),
  };
}
