/** An imported document as the file of one language: front matter and body. */
import { stringify } from 'yaml';
import type { Imported } from './imported.ts';

/** The bytes of `<language>.md`. Dates stay plain, so that a reader sees `effective: 2018-05-07`. */
export function draftFile(document: Imported): string {
  const front = stringify(
    {
      title: document.title,
      ...(document.effective === undefined ? {} : { effective: document.effective }),
      ...(document.note === undefined ? {} : { note: document.note }),
    },
    { version: '1.2', lineWidth: 110 },
  );
  return `---\n${front}---\n\n${document.body}`;
}
