/** Reading text files strictly: bytes that are not UTF-8 are refused with their line, never replaced. */
import { readFileSync } from 'node:fs';
import { type Problem, worded } from '#domain/problem.ts';

export type StrictText =
  | { readonly text: string; readonly bytes: Uint8Array; readonly problem?: undefined }
  | { readonly text?: undefined; readonly bytes?: undefined; readonly problem: Problem };

/**
 * Reads a file as UTF-8.
 * @param path where the file is
 * @param shown the path as the user knows it, for the sentence
 */
export function readUtf8(path: string, shown: string): StrictText {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { problem: unreadable(shown, error) };
  }
  try {
    // ignoreBOM keeps a byte order mark in the text, so that digests of text and bytes agree.
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), bytes };
  } catch {
    return { problem: notUtf8(shown, bytes) };
  }
}

function unreadable(file: string, error: unknown): Problem {
  const gone = ['ENOENT', 'ENOTDIR'].includes(String((error as { code?: string }).code));
  return {
    code: 'archive/unreadable',
    severity: 'error',
    file,
    ...worded({
      nl: {
        message: gone ? `Er is geen bestand ${file}.` : `Het bestand ${file} kan niet worden gelezen.`,
        hint: 'Controleer de naam van het bestand en of u het mag lezen.',
      },
      en: {
        message: gone ? `There is no file ${file}.` : `The file ${file} cannot be read.`,
        hint: 'Check the name of the file and the rights on it.',
      },
    }),
  };
}

function notUtf8(file: string, bytes: Uint8Array): Problem {
  const at = firstBadByte(bytes);
  const line = bytes.subarray(0, at).reduce((count, byte) => count + (byte === 0x0a ? 1 : 0), 1);
  return {
    code: 'archive/not-utf8',
    severity: 'error',
    ...worded({
      nl: {
        message: `Het bestand is geen geldige UTF-8: byte ${at + 1} (0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}) hoort daar niet.`,
        hint: 'Bewaar het bestand in uw tekstverwerker als UTF-8; letters met accenten zijn waarschijnlijk als Latin-1 of Windows-1252 geschreven.',
      },
      en: {
        message: `The file is not valid UTF-8: byte ${at + 1} (0x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}) does not belong there.`,
        hint: 'Save the file as UTF-8 in your editor; accented letters were probably written as Latin-1 or Windows-1252.',
      },
    }),
    file,
    line,
  };
}

/** Offset of the first byte that breaks UTF-8, found by halving: a prefix is good or cut in a character. */
function firstBadByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function decodes(prefix: Uint8Array): boolean {
  try {
    // stream: an unfinished last character is not an error yet.
    new TextDecoder('utf-8', { fatal: true }).decode(prefix, { stream: true });
    return true;
  } catch {
    return false;
  }
}
