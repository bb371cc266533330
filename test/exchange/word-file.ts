/** A small Word file made of XML, as tests need it. */
import { strToU8, zipSync } from 'fflate';
import { redline } from '#domain/change/redline.ts';
import type { EditionText } from '#domain/edition/model.ts';
import { exportWord } from '#exchange/word/export-word.ts';

/** @param body content of `w:body`; @param parts other parts by name */
export function wordFile(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const document = `<w:document xmlns:w="w" xmlns:r="r" xmlns:wp="wp" xmlns:o="o"><w:body>${body}</w:body></w:document>`;
  return zipSync(
    Object.fromEntries(
      Object.entries({ 'word/document.xml': document, ...parts }).map(([name, text]) => [
        name,
        strToU8(text),
      ]),
    ),
  );
}

export const NOW = '2026-11-23T10:00:00.000Z';

/** The redline of two texts as Word opens it. */
export function exportedRedline(old: EditionText, fresh: EditionText): Promise<Uint8Array> {
  return exportWord({
    title: fresh.title,
    language: fresh.language,
    lines: redline(old.clauses, fresh.clauses, { language: fresh.language }),
    assessed: [],
    author: 'Bakkerij',
    now: NOW,
    properties: { promulgate: '1' },
    comment: (change) => [change.facets.join(', ')],
  });
}
