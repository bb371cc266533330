/** Generated statements as Markdown, in the many ways of writing the same. */
import type { Block, Inline } from './generate.ts';

/** Ways to write the same thing. */
export interface Style {
  readonly bullet: '-' | '*' | '+';
  readonly setext: boolean;
  readonly emphasis: '*' | '_';
  readonly strong: '**' | '__';
  readonly references: boolean;
  readonly comments: boolean;
  readonly ones: boolean;
  readonly entities: boolean;
  readonly width: number;
  readonly crlf: boolean;
  readonly blankLines: number;
  readonly indent: number;
  readonly loose: boolean;
  readonly closed: boolean;
}

export const PLAIN: Style = {
  bullet: '-',
  setext: false,
  emphasis: '*',
  strong: '**',
  references: false,
  comments: false,
  ones: false,
  entities: false,
  width: 0,
  crlf: false,
  blankLines: 1,
  indent: 4,
  loose: false,
  closed: false,
};

/** Changes of syntax that no reader can see (diff.md, section 3 f). */
export const SYNTAX_MUTATIONS: readonly (readonly [string, Partial<Style>])[] = [
  ['bullets * for -', { bullet: '*' }],
  ['bullets + for -', { bullet: '+' }],
  ['setext headings', { setext: true }],
  ['emphasis with _', { emphasis: '_', strong: '__' }],
  ['reference links', { references: true }],
  ['HTML comments', { comments: true }],
  ['numbers all 1', { ones: true }],
  ['entities', { entities: true }],
  ['lines of 72', { width: 72 }],
  ['lines of 30', { width: 30 }],
  ['CRLF', { crlf: true }],
  ['more blank lines', { blankLines: 3 }],
  ['other list indent', { indent: 3 }],
  ['loose lists', { loose: true }],
  ['closed headings', { closed: true }],
];

/** A document as Markdown, in a way of writing. */
export function writeMarkdown(blocks: readonly Block[], style: Style = PLAIN): string {
  const references: string[] = [];
  const write = (text: readonly Inline[], width = style.width) =>
    wrapped(
      text.map((part) => inline(part, style, references)),
      width,
    );
  const parts = blocks.map((each, i) => {
    const comment =
      style.comments && each.kind !== 'list' && blocks[i - 1]?.kind !== 'list'
        ? `<!-- note ${i} -->\n\n`
        : '';
    return comment + written(each, style, write);
  });
  // Two lists in a row would be one list; a comment that nobody sees keeps them apart in every style.
  const apart = parts.map((part, i) =>
    blocks[i]!.kind === 'list' && blocks[i + 1]?.kind === 'list' ? `${part}\n\n<!-- -->` : part,
  );
  const text = [...apart, ...references].join('\n'.repeat(style.blankLines + 1));
  const whole = `${text}\n`;
  return style.crlf ? whole.replaceAll('\n', '\r\n') : whole;
}

function written(
  each: Block,
  style: Style,
  write: (text: readonly Inline[], width?: number) => string,
): string {
  switch (each.kind) {
    case 'heading': {
      const text = write(each.text, 0) + (each.id ? ` {#${each.id}}` : '');
      if (style.setext && each.depth < 3) return `${text}\n${(each.depth === 1 ? '=' : '-').repeat(5)}`;
      return `${'#'.repeat(each.depth)} ${text}${style.closed ? ' ##' : ''}`;
    }
    case 'paragraph':
      return write(each.text);
    case 'quote':
      return write(each.text).replace(/^/gm, '> ');
    case 'note':
      return `[^${each.label}]: ${write(each.text)}`;
    case 'html':
      return `<div class="kader">\n<p>${each.words.join(' ')} <b>zeker</b></p>\n</div>`;
    case 'code':
      return `~~~\n${each.words.join('\n')}\n~~~`;
    case 'table':
      return each.rows
        .map((row, r) => `| ${row.join(' | ')} |${r === 0 ? `\n|${' --- |'.repeat(row.length)}` : ''}`)
        .join('\n');
    case 'list': {
      const gap = style.loose ? '\n\n' : '\n';
      const lines = each.items.map((item, i) => {
        const mark = each.ordered ? `${style.ones ? 1 : i + 1}.` : style.bullet;
        const pad = ' '.repeat(each.ordered ? Math.max(3, style.indent) : style.indent);
        const own = `${mark}${pad.slice(mark.length)}${write(item.text).replaceAll('\n', `\n${pad}`)}`;
        const nested = item.nested.flatMap((inner) => [
          `${pad}${style.bullet} ${write(inner.text, 0)}`,
          ...inner.nested.map((text) => `${pad}  ${style.bullet} ${write(text, 0)}`),
        ]);
        return [own, ...nested].join(gap);
      });
      return lines.join(gap);
    }
  }
}

function inline(part: Inline, style: Style, references: string[]): string {
  switch (part.kind) {
    case 'word':
      return style.entities
        ? part.text.replace('&', '&amp;').replace('é', '&eacute;').replace('€', '&euro;')
        : part.text;
    case 'strong':
      return `${style.strong}${part.text}${style.strong}`;
    case 'emphasis':
      return `${style.emphasis}${part.text}${style.emphasis}`;
    case 'code':
      return `\`${part.text}\``;
    case 'link':
      if (!style.references) return `[${part.text}](${part.url})`;
      references.push(`[r${references.length}]: ${part.url}`);
      return `[${part.text}][r${references.length - 1}]`;
    case 'note':
      return `[^${part.label}]`;
    case 'strike':
      return `~~${part.text}~~`;
    case 'image':
      return `![${part.text}](${part.url})`;
    case 'break':
      return style.loose ? '\\\n' : ' \n';
  }
}

function wrapped(parts: readonly string[], width: number): string {
  if (width === 0) return parts.join(' ');
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (part.endsWith('\n')) {
      // The line ends here already; a second line feed would end the paragraph.
      lines.push(`${line} ${part.slice(0, -1)}`);
      line = '';
      continue;
    }
    // A line may not begin with what would be a list, a quote, a heading or a number.
    if (line !== '' && line.length + part.length + 1 > width && /^[\p{L}“]/u.test(part)) {
      lines.push(line);
      line = part;
    } else line = line === '' ? part : `${line} ${part}`;
  }
  return [...lines, line].join('\n');
}
