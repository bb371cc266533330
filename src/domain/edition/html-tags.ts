/**
 * The little of HTML that a statement's Markdown may carry: its visible words, links and emphasis.
 *
 * Nothing here builds a document: tags become events, everything else becomes text, so no markup of an author
 * ever reaches a page. A comment, script or style that is never closed is kept as text: what a browser would
 * swallow must not disappear from a comparison.
 */
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** One stretch of HTML: words, or a tag with its attributes (names in lower case). */
export type HtmlPiece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'tag';
      readonly name: string;
      readonly close: boolean;
      readonly attributes: Readonly<Record<string, string>>;
    };

const HIDDEN_ELEMENTS = new Set(['script', 'style', 'template']);
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/y;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Splits HTML into words and tags, in linear time; comments, declarations, scripts and styles yield nothing. */
export function htmlPieces(html: string): HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  let at = 0;
  let plainFrom = 0;
  const flush = (end: number) => {
    if (end > plainFrom) pieces.push({ kind: 'text', text: decodeEntities(html.slice(plainFrom, end)) });
  };
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    const end = invisibleEnd(html, open);
    if (end !== null) {
      flush(open);
      at = plainFrom = end;
      continue;
    }
    TAG.lastIndex = open;
    const match = TAG.exec(html);
    if (!match) {
      at = open + 1;
      continue;
    }
    flush(open);
    const name = (match[2] ?? '').toLowerCase();
    at = plainFrom = TAG.lastIndex;
    const close = match[1] === '/';
    pieces.push({ kind: 'tag', name, close, attributes: attributesOf(match[3] ?? '') });
    if (!close && HIDDEN_ELEMENTS.has(name)) {
      const ending = html.toLowerCase().indexOf(`</${name}`, at);
      if (ending !== -1) at = plainFrom = ending;
    }
  }
  flush(html.length);
  return pieces;
}

function invisibleEnd(html: string, open: number): number | null {
  const spans: readonly (readonly [string, string])[] = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
    ['<!', '>'],
  ];
  for (const [start, stop] of spans) {
    if (!html.startsWith(start, open)) continue;
    const end = html.indexOf(stop, open + start.length);
    return end === -1 ? null : end + stop.length;
  }
  return null;
}

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const match of source.matchAll(ATTRIBUTE)) {
    const name = (match[1] ?? '').toLowerCase();
    attributes[name] ??= decodeEntities(match[2] ?? match[3] ?? match[4] ?? '');
  }
  return attributes;
}

const fragments = unified().use(rehypeParse, { fragment: true }).freeze();
const ENTITY = /&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});/g;

/** Replaces character references by what they stand for: `&euro;` is `€`. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const known = new Map<string, string>();
  return text.replace(ENTITY, (entity) => {
    let value = known.get(entity);
    if (value === undefined) {
      const [node] = fragments.parse(entity).children;
      value = node?.type === 'text' ? node.value : entity;
      known.set(entity, value);
    }
    return value;
  });
}
