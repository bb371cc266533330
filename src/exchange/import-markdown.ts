/** Markdown from anywhere -> draft. */
import { markdownTree } from '#domain/edition/markdown-tree.ts';
import type { Language } from '#domain/language.ts';
import { importTree } from './import-tree.ts';
import type { Imported } from './imported.ts';

/**
 * Reads a Markdown file that was not written for this project.
 * @throws {ProblemError} when it has no text
 */
export function importMarkdown(
  source: string,
  o: { readonly file: string; readonly language: Language },
): Imported {
  return importTree(markdownTree(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')), o);
}
