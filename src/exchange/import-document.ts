/** Any file an editor may bring -> draft; which reader reads it follows from its bytes first, its name second. */
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { importHtml } from './import-html.ts';
import { importMarkdown } from './import-markdown.ts';
import { importText } from './import-text.ts';
import type { Imported } from './imported.ts';
import { importWord } from './word/import-word.ts';
import { isZip, refuseForeign } from './word/package.ts';
import type { Taking } from './word/word-tree.ts';

/** Larger files are refused before they are read: no statement comes near it. */
export const MAX_IMPORT_BYTES = 20 * 1024 * 1024;

export interface ImportOptions {
  /** Path as the user gave it. */
  readonly file: string;
  readonly language: Language;
  /** What to do with the tracked changes of a Word file. */
  readonly taking?: Taking;
}

/**
 * Reads a document.
 * @throws {ProblemError} in a sentence that says what the file is and what to do instead
 */
export function importDocument(bytes: Uint8Array, options: ImportOptions): Imported {
  if (bytes.length > MAX_IMPORT_BYTES) tooLarge(options.file, bytes.length);
  refuseForeign(bytes, options.file);
  if (isZip(bytes)) return importWord(bytes, options);
  const text = utf8(bytes, options.file);
  if (/\.(?:html?|xhtml)$/i.test(options.file) || /^\s*(?:<!doctype html|<html)/i.test(text))
    return importHtml(text, options);
  return /\.(?:md|markdown|mdown)$/i.test(options.file)
    ? importMarkdown(text, options)
    : importText(text, options);
}

/** Refuses a file that is too large, in the same words wherever its size is found out. */
export function tooLarge(file: string, bytes: number): never {
  refuse({
    code: 'import/too-large',
    ...worded({
      nl: {
        message: `Dit bestand is ${Math.round(bytes / 1024 / 1024)} MB; zo groot is een verklaring nooit.`,
        hint: `Geef een bestand van hoogstens ${MAX_IMPORT_BYTES / 1024 / 1024} MB, zonder afbeeldingen.`,
      },
      en: {
        message: `This file is ${Math.round(bytes / 1024 / 1024)} MB; a statement is never that large.`,
        hint: `Give a file of at most ${MAX_IMPORT_BYTES / 1024 / 1024} MB, without pictures.`,
      },
    }),
    file,
  });
}

function utf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    refuse(
      {
        code: 'import/encoding',
        ...worded({
          nl: {
            message:
              'Dit bestand is geen platte tekst in UTF-8; letters met accenten zouden verkeerd overkomen.',
            hint: 'Bewaar het opnieuw als tekst met codering UTF-8, of geef het Word-bestand zelf.',
          },
          en: {
            message: 'This file is not plain text in UTF-8, so accented letters would come out wrong.',
            hint: 'Save it again as text with encoding UTF-8, or give the Word file itself.',
          },
        }),
        file,
      },
      { cause },
    );
  }
}
