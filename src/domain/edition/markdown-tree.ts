/** Markdown -> syntax tree: CommonMark with GitHub's tables, footnotes, strike-through and bare links. */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** The tree of a Markdown body, positions included; no input makes it throw. */
export function markdownTree(markdown: string): Root {
  return parser.parse(markdown);
}
