/** The parts of a Word file: unpacked within bounds, and refused in a sentence when it is something else. */
import { refuse, worded } from '#domain/problem.ts';
import { type FileWords, FOREIGN } from './foreign-words.ts';
import { TooMuch, unzipPart, zipEntries } from './unzip.ts';

const MAX_PART_BYTES = 40 * 1024 * 1024;
const MAX_TOTAL_BYTES = 80 * 1024 * 1024;
const MAX_ENTRIES = 4000;

/** The parts that hold words, their form, and what the file says about itself; no other is unpacked. */
const WANTED =
  /^(?:word\/(?:document|styles|numbering|footnotes|endnotes|comments|settings)\.xml|word\/_rels\/document\.xml\.rels|docProps\/(?:core|custom)\.xml)$/;

export interface WordPackage {
  /** Text of an XML part; `undefined` when it is not there. */
  readonly part: (name: string) => string | undefined;
  /** Names of all parts. */
  readonly names: readonly string[];
}

const starts = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, at) => bytes[at] === byte);
const holds = (bytes: Uint8Array, text: string, wide: boolean) => {
  const needle = [...text].flatMap((letter) => (wide ? [letter.charCodeAt(0), 0] : [letter.charCodeAt(0)]));
  // Names in the directory of an OLE file stand at its beginning or end; the whole file is small enough to look through.
  outer: for (let at = 0; at + needle.length <= bytes.length; at += 1) {
    for (let k = 0; k < needle.length; k += 1) if (bytes[at + k] !== needle[k]) continue outer;
    return true;
  }
  return false;
};

/** True for a ZIP file. */
export const isZip = (bytes: Uint8Array) => starts(bytes, 0x50, 0x4b, 0x03, 0x04);

/**
 * Refuses what is no text and no Word file of today: nothing in it is opened or run.
 * @throws {ProblemError} for PDF, the old .doc, encrypted files, RTF
 */
export function refuseForeign(bytes: Uint8Array, file: string): void {
  const no = (code: string, words: FileWords): never => refuse({ code, ...worded(words), file });
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) no('import/pdf', FOREIGN.pdf);
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    if (holds(bytes, 'EncryptedPackage', true)) no('import/encrypted', FOREIGN.encrypted);
    no('import/old-word', FOREIGN.oldWord);
  }
  if (starts(bytes, 0x7b, 0x5c, 0x72, 0x74, 0x66)) no('import/rtf', FOREIGN.rtf);
}

/**
 * Unpacks a .docx.
 * @throws {ProblemError} when it is damaged, no Word file, holds macros, or would unpack to more than is sane
 */
export function openPackage(bytes: Uint8Array, file: string): WordPackage {
  const no = (code: string, words: FileWords): never => refuse({ code, ...worded(words), file });
  const parts: Record<string, Uint8Array> = {};
  let names: readonly string[] = [];
  try {
    const entries = zipEntries(bytes, MAX_ENTRIES);
    names = entries.map(({ name }) => name);
    let left = MAX_TOTAL_BYTES;
    for (const entry of entries.filter(({ name }) => WANTED.test(name))) {
      const part = unzipPart(bytes, entry, Math.min(MAX_PART_BYTES, left));
      parts[entry.name] = part;
      left -= part.length;
    }
  } catch (error) {
    if (error instanceof TooMuch) no('import/zip-bomb', FOREIGN.zipBomb);
    no('import/damaged', FOREIGN.damaged);
  }
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) no('import/macros', FOREIGN.macros);
  if (!parts['word/document.xml']) {
    if (names.includes('content.xml')) no('import/open-document', FOREIGN.openDocument);
    no('import/no-word', FOREIGN.noWord);
  }
  const decoder = new TextDecoder('utf-8');
  return { names, part: (name) => (parts[name] ? decoder.decode(parts[name]) : undefined) };
}
