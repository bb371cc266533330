/** Generated statements: a model that can be written in many ways of Markdown and edited in many ways. */
import { type Random, seeded } from './random.ts';

export type Inline =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'note'; readonly label: string };

export type Block =
  | {
      readonly kind: 'heading';
      readonly depth: 1 | 2 | 3;
      readonly text: readonly Inline[];
      readonly id?: string;
    }
  | { readonly kind: 'paragraph' | 'quote'; readonly text: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly {
        readonly text: readonly Inline[];
        readonly nested: readonly (readonly Inline[])[];
      }[];
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

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

const VOCABULARY = (
  'wij bewaren verwerken delen uw gegevens naam adres e-mailadres persoonsgegevens toestemming recht inzage termijn jaar ' +
  'maanden 30 60 2018 art. 6 lid 1 onder AVG niet nooit geen mag moet kan kunt zullen cookies website dienst derden ' +
  'verwerker doorgifte Privacy we keep your data personal information share third parties retention period days months ' +
  'legal basis consent withdraw may must not never will cannot request access erasure processor transfers outside EEA ' +
  "café naïef patiënt user's don't opt-out IT US € 5,00 1.000 3.14 example.org 24/7 (bijvoorbeeld) “citaat” & co; namelijk:"
).split(' ');

export function generateDocument(seed: number): Block[] {
  const random = seeded(seed);
  const blocks: Block[] = [{ kind: 'heading', depth: 1, text: words(random, 1, 4) }];
  const count = 2 + random.below(9);
  for (let i = 0; i < count; i++) blocks.push(block(random, i));
  return blocks;
}

function block(random: Random, i: number): Block {
  const draw = random.next();
  if (draw < 0.2)
    return {
      kind: 'heading',
      depth: random.next() < 0.6 ? 2 : 3,
      text: words(random, 1, 6),
      ...(random.next() < 0.3 ? { id: `fixed-${i}` } : {}),
    };
  if (draw < 0.65) return { kind: 'paragraph', text: words(random, 3, 45) };
  if (draw < 0.7) return { kind: 'quote', text: words(random, 3, 20) };
  if (draw < 0.92)
    return {
      kind: 'list',
      ordered: random.next() < 0.4,
      items: Array.from({ length: 1 + random.below(5) }, () => ({
        text: words(random, 1, 14),
        nested: random.next() < 0.2 ? [words(random, 2, 8)] : [],
      })),
    };
  const columns = 2 + random.below(2);
  return {
    kind: 'table',
    rows: Array.from({ length: 2 + random.below(3) }, () =>
      Array.from({ length: columns }, () =>
        words(random, 1, 4)
          .map((word) => (word.kind === 'note' ? '' : word.text))
          .join(' '),
      ),
    ),
  };
}

function words(random: Random, least: number, most: number): Inline[] {
  const list: Inline[] = [];
  const count = least + random.below(most - least + 1);
  for (let i = 0; i < count; i++) {
    const text = random.pick(VOCABULARY);
    const draw = random.next();
    if (draw < 0.03 && /^\p{L}+$/u.test(text)) list.push({ kind: 'strong', text });
    else if (draw < 0.05 && /^\p{L}+$/u.test(text)) list.push({ kind: 'emphasis', text });
    else if (draw < 0.07 && /^\p{L}+$/u.test(text))
      list.push({ kind: 'link', text, url: `https://example.org/${random.below(4)}` });
    else list.push({ kind: 'word', text: i > 2 && random.next() < 0.08 ? `${text}.` : text });
  }
  // A line that begins with a number and a full stop would be a list.
  if (list[0]?.kind !== 'word' || !/^[\p{L}]/u.test(list[0].text))
    list.unshift({ kind: 'word', text: 'Wij' });
  return list;
}

/** Edits a document here and there; some edits change nothing but look, links or place. */
export function editDocument(blocks: readonly Block[], seed: number): Block[] {
  const random = seeded(seed);
  let result = [...blocks];
  const edits = 1 + random.below(6);
  for (let n = 0; n < edits; n++) {
    const at = random.below(result.length);
    const target = result[at]!;
    const draw = random.next();
    if (draw < 0.1) result.splice(at, 1);
    else if (draw < 0.2) result.splice(at, 0, block(random, 100 + n));
    else if (draw < 0.3) {
      const [moved] = result.splice(at, 1);
      result.splice(random.below(result.length + 1), 0, moved!);
    } else if (draw < 0.36 && target.kind === 'paragraph' && target.text.length > 6) {
      const cut = 2 + random.below(target.text.length - 4);
      result.splice(
        at,
        1,
        { ...target, text: target.text.slice(0, cut) },
        { ...target, text: startsWell(target.text.slice(cut)) },
      );
    } else if (draw < 0.42 && target.kind === 'paragraph' && result[at + 1]?.kind === 'paragraph') {
      const next = result[at + 1] as typeof target;
      result.splice(at, 2, { ...target, text: [...target.text, ...next.text] });
    } else if (draw < 0.48 && target.kind === 'table')
      result[at] = { ...target, rows: target.rows.map((row, r) => [...row, r === 0 ? 'Extra' : 'extra 30']) };
    else result[at] = reworded(target, random);
    if (result.length === 0) result = [block(random, 200)];
  }
  return result;
}

function startsWell(text: readonly Inline[]): readonly Inline[] {
  return text[0]?.kind === 'word' && /^[\p{L}]/u.test(text[0].text)
    ? text
    : [{ kind: 'word', text: 'Wij' }, ...text];
}

function reworded(target: Block, random: Random): Block {
  const change = (text: readonly Inline[]): readonly Inline[] => {
    const i = 1 + random.below(Math.max(1, text.length - 1));
    const word = text[i];
    if (!word || word.kind === 'note') return text;
    const draw = random.next();
    const rest = (...put: Inline[]) => [...text.slice(0, i), ...put, ...text.slice(i + 1)];
    if (draw < 0.4) return rest({ kind: 'word', text: random.pick(VOCABULARY) });
    if (draw < 0.55) return rest();
    if (draw < 0.65) return rest(word, { kind: 'word', text: random.pick(VOCABULARY) });
    if (draw < 0.75) return rest({ kind: 'word', text: word.text.toUpperCase() });
    if (draw < 0.8) return rest({ kind: 'word', text: word.text.replace("'", '’') });
    if (/^\p{L}+$/u.test(word.text) && draw < 0.9)
      return rest({ kind: 'link', text: word.text, url: `https://example.com/${random.below(9)}` });
    return /^\p{L}+$/u.test(word.text) ? rest({ kind: 'strong', text: word.text }) : text;
  };
  if (target.kind === 'list') {
    const at = random.below(target.items.length);
    return {
      ...target,
      items: target.items.map((item, i) => (i === at ? { ...item, text: change(item.text) } : item)),
    };
  }
  if (target.kind === 'table')
    return {
      ...target,
      rows: target.rows.map((row, r) => (r === 1 ? [row[0]!, 'anders', ...row.slice(2)] : row)),
    };
  return { ...target, text: change(target.text) };
}

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
        const nested = item.nested.map((text) => `${pad}${style.bullet} ${write(text, 0)}`);
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
  }
}

function wrapped(parts: readonly string[], width: number): string {
  if (width === 0) return parts.join(' ');
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    // A line may not begin with what would be a list, a quote, a heading or a number.
    if (line !== '' && line.length + part.length + 1 > width && /^[\p{L}“]/u.test(part)) {
      lines.push(line);
      line = part;
    } else line = line === '' ? part : `${line} ${part}`;
  }
  return [...lines, line].join('\n');
}
