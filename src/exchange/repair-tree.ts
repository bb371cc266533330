/**
 * Repairs of form on a Markdown tree, one function each. Every one keeps every word in its order; what
 * it did is told. Documents that came out of Word, a PDF or a web page all suffer from the same things.
 */
import type { Heading, Link, List, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Repair } from './imported.ts';

type Report = (repair: Repair) => void;

const lineOf = (node: { position?: { start: { line: number } } | undefined }) =>
  node.position ? { line: node.position.start.line } : {};

const quote = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** Ends in the middle of a sentence: no full stop, colon, question mark or closing bracket. */
function isOpen(text: string): boolean {
  return /[\p{L}\p{N},–-]$/u.test(text.trimEnd());
}

/** Goes on in the middle of a sentence. An address or a name such as "iPhone" is no continuation. */
function isContinuation(text: string): boolean {
  return /^\p{Ll}[\p{Ll}'’-]*(?:[\s,;:)]|$)/u.test(text.trimStart()) && !/^\S*[@/]/u.test(text.trimStart());
}

/** Puts together what a page break tore apart: a paragraph or list item whose sentence goes on further down. */
export function joinTornBlocks(root: Root, report: Report): void {
  const blocks = root.children;
  for (let at = 0; at + 1 < blocks.length; ) {
    const torn = lastParagraph(blocks[at]);
    const rest = blocks[at + 1];
    if (torn && rest?.type === 'paragraph' && isOpen(plainText(torn)) && isContinuation(plainText(rest))) {
      const inList = blocks[at]?.type === 'list';
      report({
        code: 'import/torn-sentence',
        kind: 'repaired',
        ...lineOf(rest),
        message: {
          nl: `${inList ? 'Een onderdeel van een opsomming' : 'Een alinea'} was door een pagina-einde gebroken en is weer één geheel: “… ${plainText(torn).slice(-30)} | ${quote(plainText(rest))}”.`,
          en: `${inList ? 'A list item' : 'A paragraph'} had been broken by a page break and is whole again: “… ${plainText(torn).slice(-30)} | ${quote(plainText(rest))}”.`,
        },
      });
      torn.children.push({ type: 'text', value: ' ' }, ...rest.children);
      blocks.splice(at + 1, 1);
      rejoinList(blocks, at);
    } else at += 1;
  }
}

/** After an item was made whole, the list goes on in what became a second list. */
function rejoinList(blocks: RootContent[], at: number): void {
  const list = blocks[at];
  const next = blocks[at + 1];
  if (list?.type !== 'list' || next?.type !== 'list' || Boolean(list.ordered) !== Boolean(next.ordered))
    return;
  list.children.push(...next.children);
  blocks.splice(at + 1, 1);
}

function lastParagraph(block: RootContent | undefined): Paragraph | undefined {
  if (block?.type === 'paragraph') return block;
  if (block?.type !== 'list') return undefined;
  const last = block.children.at(-1)?.children.at(-1);
  return last?.type === 'paragraph' || last?.type === 'list' ? lastParagraph(last) : undefined;
}

/** Takes away links in headings that lead nowhere (`](#)`); their words stay. */
export function unwrapDeadLinks(root: Root, report: Report): void {
  for (const heading of headingsOf(root)) {
    heading.children = heading.children.flatMap((node): PhrasingContent[] => {
      if (node.type !== 'link' || !isDead(node)) return [node];
      report({
        code: 'import/dead-link',
        kind: 'repaired',
        ...lineOf(heading),
        message: {
          nl: `De kop “${quote(plainText(node))}” was een link die nergens heen leidt; de link is weg, de woorden staan er nog.`,
          en: `The heading “${quote(plainText(node))}” was a link that leads nowhere; the link is gone, the words are still there.`,
        },
      });
      return node.children;
    });
  }
}

const isDead = (link: Link) => link.url === '' || link.url === '#';

/** Bold is no heading level: `## **KOP**` becomes `## KOP`, and a bold line in capitals becomes a heading. */
export function plainHeadings(root: Root, report: Report): void {
  root.children.forEach((block, at) => {
    if (block.type === 'heading') {
      const before = block.children;
      block.children = unwrapMarks(before);
      if (block.children !== before) {
        report({
          code: 'import/bold-heading',
          kind: 'repaired',
          ...lineOf(block),
          message: {
            nl: `De kop “${quote(plainText(block))}” was ook nog vet opgemaakt; een kop is vanzelf een kop.`,
            en: `The heading “${quote(plainText(block))}” was also set in bold; a heading needs none.`,
          },
        });
      }
    } else if (block.type === 'paragraph' && isBoldCapitals(block)) {
      root.children[at] = {
        type: 'heading',
        depth: 2,
        children: unwrapMarks(block.children),
        position: block.position,
      };
      report({
        code: 'import/capitals-heading',
        kind: 'repaired',
        ...lineOf(block),
        message: {
          nl: `De vette regel in hoofdletters “${quote(plainText(block))}” is een kop geworden.`,
          en: `The bold line in capitals “${quote(plainText(block))}” has become a heading.`,
        },
      });
    }
  });
}

function unwrapMarks(children: PhrasingContent[]): PhrasingContent[] {
  const [only] = children;
  if (children.length !== 1 || (only?.type !== 'strong' && only?.type !== 'emphasis')) return children;
  return unwrapMarks(only.children);
}

function isBoldCapitals(block: Paragraph): boolean {
  const text = plainText(block);
  const bold = block.children.length === 1 && block.children[0]?.type === 'strong';
  return bold && /\p{Lu}/u.test(text) && text === text.toUpperCase() && text.length <= 120;
}

/** The first heading of the file, when nothing but white space and dates stands above it, is the title. */
export function takeTitle(root: Root): string | undefined {
  const at = root.children.findIndex((block) => block.type === 'heading');
  const heading = root.children[at];
  if (heading?.type !== 'heading' || at > 1) return undefined;
  const isTitle =
    heading.depth === 1 || headingsOf(root).filter((each) => each.depth <= heading.depth).length === 1;
  if (!isTitle) return undefined;
  root.children.splice(at, 1);
  return plainText(heading).trim();
}

/** Heading levels start at 2 (1 is the title) and never skip one. */
export function levelHeadings(root: Root, report: Report): void {
  const open: { from: number; to: number }[] = [];
  let changed = 0;
  for (const heading of headingsOf(root)) {
    while (open.length > 0 && open[open.length - 1]!.from >= heading.depth) open.pop();
    const level = Math.min((open.at(-1)?.to ?? 1) + 1, 6) as Heading['depth'];
    open.push({ from: heading.depth, to: level });
    if (level !== heading.depth) changed += 1;
    heading.depth = level;
  }
  if (changed > 0) {
    report({
      code: 'import/heading-levels',
      kind: 'repaired',
      message: {
        nl: `${changed === 1 ? 'Eén kop kreeg' : `${changed} koppen kregen`} het niveau dat bij de opbouw past; de eerste laag onder de titel is niveau 2 en er wordt geen niveau overgeslagen.`,
        en: `${changed === 1 ? 'One heading was' : `${changed} headings were`} given the level that fits the structure; the first layer under the title is level 2 and no level is skipped.`,
      },
    });
  }
}

/** Items stand close together in every list, so that the text of each stays one paragraph. */
export function closeLists(root: Root): void {
  const visit = (list: List): void => {
    list.spread = false;
    for (const item of list.children) {
      item.spread = item.children.filter((child) => child.type === 'paragraph').length > 1;
      for (const child of item.children) if (child.type === 'list') visit(child);
    }
  };
  for (const block of root.children) if (block.type === 'list') visit(block);
}

function headingsOf(root: Root): Heading[] {
  return root.children.filter((block): block is Heading => block.type === 'heading');
}
