/**
 * The words of a PDF as Chromium writes it, in the order in which they are painted: what a reader copies out of it.
 * Reads only what Chromium uses: compressed streams, fonts with a ToUnicode map, hexadecimal strings.
 */
import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly dictionary: string;
  readonly stream: string;
}

/** @returns the text of all pages, without layout */
export function pdfText(pdf: Uint8Array): string {
  const objects = readObjects(Buffer.from(pdf));
  const maps = new Map<string, ReadonlyMap<number, string>>();
  for (const [number, { dictionary }] of objects) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(dictionary)?.[1];
    if (map) maps.set(number, unicodeMap(objects.get(map)!.stream));
  }
  return [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
    .map((page) => pageText(page.dictionary, objects, maps))
    .join('');
}

function readObjects(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const text = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?<=^|\n)(\d+) 0 obj\n?/g)) {
    const start = match.index + match[0].length;
    const streamAt = text.indexOf('stream\n', start);
    const end = text.indexOf('endobj', start);
    if (streamAt < 0 || streamAt > end) {
      objects.set(match[1]!, { dictionary: text.slice(start, end), stream: '' });
      continue;
    }
    const dictionary = text.slice(start, streamAt);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const bytes = pdf.subarray(streamAt + 7, streamAt + 7 + length);
    const stream = dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
    objects.set(match[1]!, { dictionary, stream: stream.toString('latin1') });
  }
  return objects;
}

/** `beginbfchar` and `beginbfrange` of a CMap: glyph number to characters. */
function unicodeMap(cmap: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  const characters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph, to] of block!.matchAll(/<(\w+)>\s*<(\w+)>/g))
      map.set(Number.parseInt(glyph!, 16), characters(to!));
  for (const [, block] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, first, last, to] of block!.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const from = Number.parseInt(first!, 16);
      for (let glyph = from; glyph <= Number.parseInt(last!, 16); glyph += 1)
        map.set(glyph, String.fromCodePoint(Number.parseInt(to!, 16) + glyph - from));
    }
  return map;
}

function pageText(
  page: string,
  objects: ReadonlyMap<string, PdfObject>,
  maps: ReadonlyMap<string, ReadonlyMap<number, string>>,
): string {
  const content = /\/Contents (\d+) 0 R/.exec(page)?.[1];
  const resources = /\/Resources (\d+) 0 R/.exec(page)?.[1];
  const named = resources ? objects.get(resources)!.dictionary : page;
  const fonts = new Map(
    [...named.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => [name!, number!]),
  );
  let font: ReadonlyMap<number, string> = new Map();
  let text = '';
  for (const [, name, strings] of (objects.get(content ?? '')?.stream ?? '').matchAll(
    /\/(F\d+) [\d.]+ Tf|(<[\da-fA-F]+>|\[[^\]]*\])\s*T[jJ]/g,
  )) {
    if (name) font = maps.get(fonts.get(name) ?? '') ?? font;
    for (const [, hex] of (strings ?? '').matchAll(/<([\da-fA-F]+)>/g))
      text += (hex!.match(/.{4}/g) ?? []).map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '').join('');
  }
  return text;
}
