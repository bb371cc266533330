/** A web page, from an editor or saved by a browser -> draft. */
import type { Element as HtmlElement, Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import type { Language } from '#domain/language.ts';
import { importTree } from './import-tree.ts';
import type { Imported, Repair } from './imported.ts';

const parser = unified().use(rehypeParse).freeze();
const toMarkdown = unified().use(rehypeRemark).freeze();

/** Parts of a page that are not the document. */
const AROUND: Readonly<Record<string, { nl: string; en: string }>> = {
  script: { nl: 'Een script', en: 'A script' },
  style: { nl: 'Opmaak', en: 'Styling' },
  noscript: { nl: 'Een vervanging voor een script', en: 'A replacement for a script' },
  nav: { nl: 'Een menu', en: 'A menu' },
  header: { nl: 'De kop van de pagina', en: 'The page header' },
  footer: { nl: 'De voet van de pagina', en: 'The page footer' },
  aside: { nl: 'Een zijkolom', en: 'A side column' },
  form: { nl: 'Een formulier', en: 'A form' },
  iframe: { nl: 'Een ingesloten pagina', en: 'An embedded page' },
  svg: { nl: 'Een tekening', en: 'A drawing' },
  img: { nl: 'Een afbeelding', en: 'A picture' },
  video: { nl: 'Een video', en: 'A video' },
  object: { nl: 'Een ingesloten object', en: 'An embedded object' },
};

/**
 * Reads the main part of a page: `<main>` or `<article>` when there is one, else the body without what stands around it.
 * @throws {ProblemError} when it has no text
 */
export function importHtml(
  source: string,
  o: { readonly file: string; readonly language: Language },
): Imported {
  const page = parser.parse(source) as HtmlRoot;
  const main = mainOf(page);
  const repairs: Repair[] = [];
  const rest = { type: 'root' as const, children: [...main.children] };
  visit(rest, 'element', (node: HtmlElement, index, parent) => {
    const name = AROUND[node.tagName];
    // A header inside the text holds its title; only the page's own is taken away.
    const keep = node.tagName === 'header' && main.type === 'element' && main.tagName !== 'body';
    if (!name || keep || index === undefined || !parent) return undefined;
    const words = wordsOf(node);
    if (words !== '' || node.tagName === 'img' || node.tagName === 'form')
      repairs.push({
        code: 'import/around-the-text',
        kind: 'dropped',
        message: {
          nl: `${name.nl} is weggelaten${words ? `: “${words}”` : ''}.`,
          en: `${name.en} was left out${words ? `: “${words}”` : ''}.`,
        },
      });
    parent.children.splice(index, 1);
    return index;
  });
  const title = titleOf(page);
  return importTree(toMarkdown.runSync(rest) as Root, {
    ...o,
    repairs,
    ...(title === undefined ? {} : { title }),
  });
}

function mainOf(page: HtmlRoot): HtmlElement | HtmlRoot {
  const found: Record<string, HtmlElement> = {};
  visit(page, 'element', (node: HtmlElement) => {
    found[node.tagName] ??= node;
  });
  return found.main ?? found.article ?? found.body ?? page;
}

function titleOf(page: HtmlRoot): string | undefined {
  let title: string | undefined;
  visit(page, 'element', (node: HtmlElement) => {
    if (node.tagName === 'title') title ??= textOf(node).trim();
  });
  return title;
}

function textOf(node: HtmlElement): string {
  let text = '';
  visit(node, 'text', (leaf) => {
    text += `${leaf.value} `;
  });
  return text.replace(/\s+/g, ' ').trim();
}

/** The first words of what is left out; of a script none, they are not for people. */
function wordsOf(node: HtmlElement): string {
  if (node.tagName === 'script' || node.tagName === 'style') return '';
  const text = textOf(node);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
