/** The text part of a message: short lines, every address on a line of its own. */
import type { Segment } from '../change/model.ts';
import type { Block, MessageBody } from './blocks.ts';
import type { Excerpt } from './excerpts.ts';

/** RFC 3676, 4.2 advises at most 78 characters; 72 leaves room for quoting. */
const WIDTH = 72;

/** The whole text part, ending in a line feed. */
export function textMessage(body: MessageBody): string {
  const title = wrap(body.title);
  const parts = [body.sender, `${title}\n${'='.repeat(longest(title))}`, ...body.blocks.map(textBlock)];
  return `${parts.join('\n\n')}\n`;
}

function textBlock(block: Block): string {
  switch (block.kind) {
    case 'flag':
      return wrap(`*** ${block.text} ***`);
    case 'date':
      return `>> ${block.words} <<`;
    case 'heading':
      return `\n${block.text}\n${'-'.repeat(block.text.length)}`;
    case 'paragraph':
    case 'small':
    case 'digest':
    case 'legend':
      return wrap(block.text);
    case 'quote':
      return `${block.label}:\n${wrap(block.text, '  ')}`;
    case 'change':
      return textChange(block.excerpt, block.continued);
    case 'links':
      return block.links.map((link) => `${link.text}:\n${link.href}`).join('\n\n');
    case 'button':
      return `${block.text}:\n${block.href}`;
  }
}

/** One change; also what the budget of a message is measured by. */
export function textChange(excerpt: Excerpt, continued = false): string {
  const place = excerpt.heading === '' ? excerpt.label : `${excerpt.label} · ${excerpt.heading}`;
  // Two marks that touch would read as one.
  const words = excerpt.segments
    .map(textSegment)
    .join('')
    .replaceAll('-][+', '-] [+')
    .replaceAll('+][-', '+] [-');
  const remarks = excerpt.remarks.map((remark) => `\n${wrap(remark, '  ')}`).join('');
  return `${continued ? '' : `${wrap(`* ${place}`)}\n`}${wrap(words, '  ')}${remarks}`;
}

function textSegment(segment: Segment): string {
  // Spaces at the edges of a mark stand outside it.
  const start = /^\s/.test(segment.text) ? ' ' : '';
  const end = /\s$/.test(segment.text) ? ' ' : '';
  switch (segment.op) {
    case 'equal':
      return segment.text;
    case 'insert':
      return `${start}[+ ${segment.text.trim()} +]${end}`;
    case 'delete':
      return `${start}[- ${segment.text.trim()} -]${end}`;
  }
}

/** Breaks at spaces; a word longer than the line (an address, a digest) stays whole. */
export function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(indent + line);
  return lines.join('\n');
}

function longest(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
