/** Markdown -> syntax tree: CommonMark with GitHub's tables, footnotes, strike-through and bare links. */
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { tameMarkdown } from './tame-markdown.ts';

/** Bare addresses are found by trying every place of a long run of characters; without them reading stays linear. */
const plainParser = unified().use(remarkParse).freeze();

/** The tree of a Markdown body, positions included; no input makes it throw or take more than proportional time. */
export function markdownTree(markdown: string): Root {
  const tame = tameMarkdown(markdown);
  if (tame.withoutAddresses) return plainParser.parse(tame.markdown);
  return parserFor(tame.markdown).parse(tame.markdown);
}

/** From this length on bare addresses are found in the finished tree only: looking at every letter costs gigabytes. */
const LONG = 1_000_000;

const ADDRESS = /@|www\.|http/i;
/** A table has a line of dashes under its head; this finds every such line, and some that are none. */
const MAYBE_DELIMITER_ROW = /^[ \t>|:*+.)\d-]*-[ \t|:-]*$/m;

const parsers = new Map<string, Parser>();
type Parser = Pick<Processor<Root>, 'parse'>;

/**
 * The parser that looks for no more than the text can hold. GitHub's syntax tries a bare address at every letter and a
 * table at every line, which for 10 MB on one line takes 2 GB; texts that hold neither are read the same without.
 */
function parserFor(markdown: string): Parser {
  const bareLinks = markdown.length < LONG && ADDRESS.test(markdown);
  const tables = MAYBE_DELIMITER_ROW.test(markdown);
  const key = `${bareLinks} ${tables}`;
  const known = parsers.get(key);
  if (known) return known;
  const parser: Parser = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(lookingFor, { bareLinks, tables })
    .freeze();
  parsers.set(key, parser);
  return parser;
}

type Constructs = Readonly<
  Record<string, { readonly name?: string } | readonly { readonly name?: string }[]>
>;

/** Takes the constructs of the GitHub syntax away that are not wanted. */
function lookingFor(this: Processor, o: { readonly bareLinks: boolean; readonly tables: boolean }): void {
  const data = this.data() as { micromarkExtensions?: Record<string, Constructs>[] };
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => ({
    ...extension,
    ...(o.bareLinks ? {} : { text: without(extension.text, /Autolink$/) }),
    ...(o.tables ? {} : { flow: without(extension.flow, /^table$/) }),
  }));
}

function without(constructs: Constructs | undefined, name: RegExp): Constructs {
  const kept = Object.entries(constructs ?? {}).map(
    ([character, list]) => [character, [list].flat().filter((each) => !name.test(each.name ?? ''))] as const,
  );
  return Object.fromEntries(kept.filter(([, list]) => list.length > 0));
}
