/** A file from anywhere becomes a draft of a content folder. */
import { existsSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { readPublisher } from '#archive/read-archive.ts';
import { checkNewDraft, writeDraft } from '#archive/write-draft.ts';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { draftFile } from '#exchange/draft-file.ts';
import { importDocument, MAX_IMPORT_BYTES, tooLarge } from '#exchange/import-document.ts';
import type { Imported } from '#exchange/imported.ts';
import type { WordDocument } from '#exchange/word/model.ts';
import { isZip } from '#exchange/word/package.ts';
import { readWord } from '#exchange/word/read-word.ts';
import { fromProperties, type Sent } from '#exchange/word/sent.ts';

export interface ImportDraft {
  /** The file to import. */
  readonly file: string;
  readonly contentDir: string;
  readonly statement: string;
  readonly edition: string;
  readonly language: Language;
  /** What to do with the tracked changes of a Word file; without it they are listed and refused. */
  readonly taking?: 'accept' | 'reject';
}

/**
 * Imports a file.
 * @returns what was read, and the path of the draft
 * @throws {ProblemError} when the edition exists, or the file cannot be read; nothing is written then
 */
export function importDraft(o: ImportDraft): { readonly document: Imported; readonly path: string } {
  checkNewDraft(o.contentDir, o.statement, o.edition, [o.language]);
  const document = importDocument(readBounded(o.file), {
    file: o.file,
    language: o.language,
    ...(o.taking === undefined ? {} : { taking: o.taking }),
  });
  const [path = ''] = writeDraft({
    dir: o.contentDir,
    statement: o.statement,
    edition: o.edition,
    files: [{ language: o.language, source: draftFile(forLanguage(document, o)) }],
  });
  return { document, path };
}

/** The date holds for all languages and stands only in the authentic text; a translation keeps it in its note. */
function forLanguage(document: Imported, o: ImportDraft): Imported {
  if (!existsSync(join(o.contentDir, 'publisher.yaml'))) return document;
  if (readPublisher(o.contentDir).authentic === o.language) return document;
  const { effective: _effective, ...rest } = document;
  return rest;
}

/**
 * Looks whether a file is one that was exported here and now comes back.
 * @returns `null` for any other file
 */
export function openReturned(file: string): { readonly document: WordDocument; readonly sent: Sent } | null {
  const bytes = readBounded(file);
  if (!isZip(bytes)) return null;
  const document = readWord(bytes, file);
  const sent = fromProperties(document.properties);
  return sent && { document, sent };
}

/** The bytes of a file, refused before reading when there are too many of them. */
function readBounded(file: string): Uint8Array {
  const size = statOf(file);
  if (!size?.isFile()) {
    refuse({
      code: 'import/no-file',
      file,
      ...worded({
        nl: {
          message: 'Dit bestand bestaat niet.',
          hint: 'Geef het pad van het document dat u wilt importeren.',
        },
        en: { message: 'There is no such file.', hint: 'Give the path of the document to import.' },
      }),
    });
  }
  if (size.size > MAX_IMPORT_BYTES) tooLarge(file, size.size);
  try {
    return readFileSync(file);
  } catch (cause) {
    refuse(
      {
        code: 'import/unreadable',
        file,
        ...worded({
          nl: {
            message: 'Dit bestand kan niet worden gelezen.',
            hint: 'Controleer of u het mag lezen en of het niet in een ander programma openstaat.',
          },
          en: {
            message: 'This file cannot be read.',
            hint: 'Check that you may read it and that no other program holds it open.',
          },
        }),
      },
      { cause },
    );
  }
}

/** `undefined` for whatever is not there, also when a file stands where the path has a folder. */
function statOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}
