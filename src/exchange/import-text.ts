/** Plain text -> draft: headings, lists and paragraphs are recognised by their shape. */
import type { Heading, List, Paragraph, Root, RootContent } from 'mdast';
import type { Language } from '#domain/language.ts';
import { dateOfLine } from './import-date-line.ts';
import { importTree } from './import-tree.ts';
import type { Imported, Repair } from './imported.ts';

const BULLET = /^\s*(?:[-*•◦▪–]|o(?=\s{2,}))\s+/u;
const NUMBER = /^\s*(\d{1,3}|[a-z])[.)]\s+/u;
const MAX_HEADING = 90;

/** Lines that stand together, with the number of the first. */
interface Block {
  readonly line: number;
  readonly lines: readonly string[];
}

/**
 * Reads plain text. Lines that stand together are one paragraph; a line in capitals, or a short line
 * alone without a full stop that is followed by text, is a heading; lines that begin with a bullet or
 * a number are a list.
 * @throws {ProblemError} when it has no text
 */
export function importText(
  source: string,
  o: { readonly file: string; readonly language: Language },
): Imported {
  const blocks = blocksOf(source.replace(/^\uFEFF/, '').replace(/\r\n?|\f/g, '\n'));
  const repairs: Repair[] = [];
  const children: RootContent[] = [];
  blocks.forEach((block, at) => {
    const depth = headingDepth(block, at, blocks);
    if (depth !== undefined) {
      children.push(heading(block, depth));
      repairs.push(headingFound(block));
    } else children.push(...contentOf(block));
  });
  return importTree({ type: 'root', children } satisfies Root, { ...o, repairs });
}

function blocksOf(source: string): Block[] {
  const blocks: Block[] = [];
  let open: { line: number; lines: string[] } | undefined;
  source.split('\n').forEach((line, index) => {
    if (line.trim() === '') open = undefined;
    else if (open) open.lines.push(line);
    else {
      open = { line: index + 1, lines: [line] };
      blocks.push(open);
    }
  });
  return blocks;
}

function headingDepth(block: Block, at: number, blocks: readonly Block[]): Heading['depth'] | undefined {
  const [first = ''] = block.lines;
  const text = first.trim();
  if (block.lines.length !== 1 || text.length > MAX_HEADING || BULLET.test(first)) return undefined;
  if (/[.:;,!?]$/u.test(text) || /@/u.test(text) || dateOfLine(text) !== undefined) return undefined;
  if (at === 0) return 1;
  const next = blocks[at + 1];
  if (next === undefined || !/^\p{Lu}|^\d/u.test(text)) return undefined;
  if (/\p{Lu}/u.test(text) && text === text.toUpperCase()) return 2;
  // A short line alone is a heading only when sentences follow it.
  return text.split(/\s+/u).length <= 10 && /[.:]/u.test(next.lines.join(' ')) ? 3 : undefined;
}

const heading = (block: Block, depth: Heading['depth']): Heading => ({
  type: 'heading',
  depth,
  children: [{ type: 'text', value: block.lines[0]!.trim() }],
  position: at(block.line),
});

const headingFound = (block: Block): Repair => ({
  code: 'import/heading-found',
  kind: 'check',
  line: block.line,
  message: {
    nl: `De regel “${block.lines[0]!.trim()}” is een kop geworden. Controleer het niveau.`,
    en: `The line “${block.lines[0]!.trim()}” has become a heading. Check its level.`,
  },
});

/** Paragraphs and lists of one block; a list may follow its introduction without a blank line. */
function contentOf(block: Block): RootContent[] {
  const content: (Paragraph | List)[] = [];
  block.lines.forEach((line, index) => {
    const ordered = NUMBER.test(line);
    const marker = BULLET.exec(line) ?? NUMBER.exec(line);
    const last = content.at(-1);
    if (marker) {
      const list =
        last?.type === 'list' && last.ordered === ordered ? last : newList(ordered, block.line + index);
      if (list !== last) content.push(list);
      list.children.push({
        type: 'listItem',
        spread: false,
        children: [paragraph(line.slice(marker[0].length), block.line + index)],
      });
    } else if (last?.type === 'list') append(last.children.at(-1)!.children.at(-1) as Paragraph, line);
    else if (last) append(last, line);
    else content.push(paragraph(line, block.line + index));
  });
  return content;
}

const newList = (ordered: boolean, line: number): List => ({
  type: 'list',
  ordered,
  spread: false,
  children: [],
  position: at(line),
});

const paragraph = (text: string, line: number): Paragraph => ({
  type: 'paragraph',
  children: [{ type: 'text', value: text.trim() }],
  position: at(line),
});

function append(target: Paragraph, line: string): void {
  const text = target.children[0];
  if (text?.type === 'text') text.value += ` ${line.trim()}`;
}

const at = (line: number) => ({ start: { line, column: 1 }, end: { line, column: 1 } });
