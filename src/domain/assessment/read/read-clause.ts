/**
 * The words of a clause as a reader meets them, out of Markdown (or the HTML inside it).
 *
 * A change arrives as a fragment: one row of a table, one item of a list. A Markdown parser would read
 * a lone row as a paragraph full of pipes; so this reads inline syntax only, and never fails.
 */

export interface ReadLink {
  readonly text: string;
  readonly url: string;
}

export interface ReadClause {
  /** Plain words; a table row's cells are separated by ` ¦ `, lines of a list or address by ` ⏎ `. */
  readonly text: string;
  /** Level 1-6, or 0 when the clause is no heading. */
  readonly heading: number;
  readonly links: readonly ReadLink[];
  /** Words struck through: they stand there, and are withdrawn. */
  readonly struck: readonly string[];
  readonly row: boolean;
  readonly item: 'ordered' | 'unordered' | null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  ndash: '-',
  mdash: '-',
  hellip: '…',
  euro: '€',
  lsquo: "'",
  rsquo: "'",
  ldquo: '"',
  rdquo: '"',
  eacute: 'é',
  euml: 'ë',
  iuml: 'ï',
  copy: '©',
};

/** Reads a Markdown fragment. Anything not understood stays as words: nothing is lost silently. */
export function readClause(markdown: string): ReadClause {
  const links: ReadLink[] = [];
  const struck: string[] = [];
  let text = decodeEntities(dropInvisible(markdown));
  text = text.replace(/^(?:<{7}|={7}|>{7})(?: .*)?$/gm, ' ');
  const lead = /^\s*(?:>\s*)*/.exec(text)?.[0].length ?? 0;
  const body = text.slice(lead);
  const hash = /^(?:[*+-]\s+)?(#{1,6})\s+/.exec(body);
  const htmlHeading = /^<h([1-6])\b/i.exec(body);
  const anchored = /^(?:[*+-]|\d{1,3}[.)])\s+[^\n.:]{1,60}\{:?\s*#[^}\n]*\}\s*$/.test(body);
  const heading = hash ? hash[1]!.length : htmlHeading ? Number(htmlHeading[1]) : anchored ? 6 : 0;
  const marker = /^(?:([*+-])|\d{1,3}[.)]|[a-z][.)])\s+/.exec(body);
  const item = marker && !hash ? (marker[1] ? 'unordered' : 'ordered') : null;
  text = hash
    ? body.slice(hash[0].length).replace(/\s+#+\s*$/, '')
    : item
      ? body.slice(marker![0].length)
      : body;
  const row = (/^\|/.test(text) || /\s\|\s/.test(text) || /^<tr\b/i.test(text)) && heading === 0;
  text = text
    .replace(/\{:\s*[^}\n]*\}|\{#[^}\n]*\}/g, ' ')
    .replace(/\{[{%]-?\s*(?:site\.)?(?:data\s+|data\.)?(?:variables?\.)?([^}%]*?)\s*-?[%}]\}/g, ' ⟨$1⟩ ');
  text = text
    .replace(/(?<=\w)\s?[[(]at[\])]\s?(?=\w)/gi, '@')
    .replace(/(?<=@[\w.-]+)\s?[[(]dot[\])]\s?(?=\w)/gi, '.');
  text = readHtml(text, links, struck);
  text = readLinks(text, links);
  text = text.replace(/~~([^~]+)~~/g, (_, words: string) => keepStruck(words, struck));
  if (row)
    text = text
      .replace(/^\s*\|/, '')
      .replace(/\|\s*$/, '')
      .replace(/\\?\|/g, ' ¦ ');
  text = text
    .replace(/^\s*(?:[*+-]|\d{1,3}[.)])\s+/gm, '⏎ ')
    .replace(/\\\n|\s{2,}\n/g, ' ⏎ ')
    .replace(/\\([\\`*_{}[\]()#+\-.!|~>])/g, '$1')
    .replace(/(\*\*\*|\*\*|__|`+)/g, '')
    .replace(/(^|[\s(["'“‘¦])[*_](?=\S)/g, '$1')
    .replace(/(\S)[*_](?=$|[\s.,;:!?)\]"'”’¦])/g, '$1')
    .replace(/\*(?=\S)|(?<=\S)\*/g, '')
    .replace(/\[\^[^\]]+\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^(?:⏎ )+|(?: ?⏎)+$/g, '')
    .trim();
  return { text, heading, links, struck, row, item };
}

/** Characters a reader cannot see: soft hyphens, zero-width and direction marks, HTML comments, merge markers. */
function dropInvisible(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(
      /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u180E\u{E0000}-\u{E007F}]|\u034F/gu,
      '',
    )
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ');
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name[0] !== '#') return ENTITIES[name.toLowerCase()] ?? whole;
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code < 0x110000 ? dropInvisible(String.fromCodePoint(code)) : '';
  });
}

/** Words that stand in the source and are not shown to anybody. */
const HIDDEN =
  /<([a-z][a-z\d]*)\b[^>]*?(?:\shidden(?=[\s>=])|style\s*=\s*["'][^"']*(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0|opacity\s*:\s*0(?![.\d])|text-indent\s*:\s*-\d{3,}))[^>]*>[\s\S]*?<\/\1>/gi;

function readHtml(source: string, links: ReadLink[], struck: string[]): string {
  return source
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(HIDDEN, ' ')
    .replace(/<a\b([^>]*)>([\s\S]*?)<\/a>/gi, (_, attributes: string, inner: string) => {
      const url = /\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(attributes)?.[1];
      const words = inner
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
      if (url) links.push({ text: words, url });
      return ` ${words} `.replace(/^ {2}| {2}$/g, ' ');
    })
    .replace(/<(del|s|strike)\b[^>]*>([\s\S]*?)<\/\1>/gi, (_, _tag, words: string) =>
      keepStruck(words, struck),
    )
    .replace(/<(https?:\/\/[^>\s]+|(?:mailto:)?[^<>\s@/]+@[^<>\s@]+)>/gi, (_, url: string) => {
      if (!url.includes('@')) links.push({ text: url, url });
      return url.replace(/^mailto:/i, '');
    })
    .replace(/<\/t[dh]>\s*<t[dh][^>]*>/gi, ' ¦ ')
    .replace(/<\/li>\s*<li[^>]*>|<br\s*\/?>|<\/p>\s*<p[^>]*>/gi, ' ⏎ ')
    .replace(/<\/?[a-z][^>]*>/gi, ' ');
}

function keepStruck(words: string, struck: string[]): string {
  struck.push(words.trim());
  return ' ';
}

/** `[text](url "title")`, images (their alternative text), references and bare addresses. */
function readLinks(source: string, links: ReadLink[]): string {
  let text = '';
  for (let at = 0; at < source.length; ) {
    const start = source.indexOf('[', at);
    if (start < 0) {
      text += source.slice(at);
      break;
    }
    const end = matching(source, start, '[', ']');
    const image = source[start - 1] === '!';
    text += source.slice(at, image ? start - 1 : start);
    const after =
      end < 0
        ? -1
        : source[end + 1] === '('
          ? end + 1
          : /^ \(h/.test(source.slice(end + 1, end + 4))
            ? end + 2
            : -1;
    const close = after < 0 ? -1 : matching(source, after, '(', ')');
    if (close < 0) {
      const reference = end >= 0 ? /^\[[^\]]*\]/.exec(source.slice(end + 1)) : null;
      text += end < 0 ? '[' : readLinks(source.slice(start + 1, end), links);
      at = end < 0 ? start + 1 : end + 1 + (reference?.[0].length ?? 0);
      continue;
    }
    const words = readLinks(source.slice(start + 1, end), links);
    const url = source
      .slice(after + 1, close)
      .trim()
      .replace(/\s+["'(][\s\S]*$/, '')
      .replace(/^<|>$/g, '');
    if (!image && words.trim()) links.push({ text: words.replace(/[*_`]/g, '').trim(), url });
    text += words;
    at = close + 1;
  }
  return text;
}

function matching(source: string, start: number, open: string, close: string): number {
  let depth = 0;
  for (let i = start; i < source.length; i++) {
    if (source[i] === '\\') i++;
    else if (source[i] === open) depth++;
    else if (source[i] === close && --depth === 0) return i;
  }
  return -1;
}
