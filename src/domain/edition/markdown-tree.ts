/** Markdown -> syntax tree: CommonMark with GitHub's tables, footnotes, strike-through and bare links. */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { tameMarkdown } from './tame-markdown.ts';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();
/** Bare addresses are found by trying every place of a long run of characters; without them reading stays linear. */
const plainParser = unified().use(remarkParse).freeze();

/** The tree of a Markdown body, positions included; no input makes it throw or take more than proportional time. */
export function markdownTree(markdown: string): Root {
  const tame = tameMarkdown(markdown);
  return (tame.withoutAddresses ? plainParser : parser).parse(tame.markdown);
}
