/** A small Word file made of XML, as tests need it. */
import { strToU8, zipSync } from 'fflate';

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
