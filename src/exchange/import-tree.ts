/** Markdown tree -> draft: the repairs in order, title and date line to front matter, and the proof that no word was lost. */
import type { Root } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { LocalDate } from '#domain/date.ts';
import { markdownTree } from '#domain/edition/markdown-tree.ts';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { dateOfLine } from './import-date-line.ts';
import type { Imported, Repair } from './imported.ts';
import {
  closeLists,
  joinTornBlocks,
  levelHeadings,
  plainHeadings,
  takeTitle,
  unwrapDeadLinks,
} from './repair-tree.ts';

/** One block a line and no padding in tables: a change of one clause changes one line. */
const writer = remark()
  .data('settings', {
    bullet: '-',
    emphasis: '*',
    strong: '*',
    listItemIndent: 'one',
    rule: '-',
    resourceLink: true,
  })
  .use(remarkGfm, { tablePipeAlign: false })
  .freeze();

const NOTE: Record<Language, (line: string) => string> = {
  nl: (line) => `In het oorspronkelijke document staat: “${line}”.`,
  en: (line) => `The original document states: “${line}”.`,
};

/**
 * Makes a draft of a tree.
 * @param repairs what the reader of the format already did
 * @throws {ProblemError} `import/empty` when the file has no text, `import/lost-words` when a word would be lost
 */
export function importTree(
  root: Root,
  o: {
    readonly file: string;
    readonly language: Language;
    readonly title?: string;
    readonly repairs?: readonly Repair[];
  },
): Imported {
  const repairs = [...(o.repairs ?? [])];
  const report = (repair: Repair) => void repairs.push(repair);
  const before = wordsOf(root);
  if (before.length === 0) {
    refuse({
      code: 'import/empty',
      ...worded({
        nl: {
          message: 'Dit bestand bevat geen tekst.',
          hint: 'Geef een bestand met de tekst van de verklaring; een scan zonder tekstlaag heeft die niet.',
        },
        en: {
          message: 'This file has no text.',
          hint: 'Give a file with the text of the statement; a scan without a text layer has none.',
        },
      }),
      file: o.file,
    });
  }
  unwrapDeadLinks(root, report);
  plainHeadings(root, report);
  const ownTitle = takeTitle(root);
  if (ownTitle !== undefined) report(titleTaken(ownTitle));
  const dated = takeDateLine(root, report);
  joinTornBlocks(root, report);
  levelHeadings(root, report);
  closeLists(root);

  const title = ownTitle ?? o.title;
  if (title === undefined || title === '') report(NO_TITLE);
  const body = writer.stringify(root);
  const after = wordsOf(markdownTree(body));
  const elsewhere = [...(ownTitle === undefined ? [] : split(ownTitle)), ...split(dated?.line ?? '')];
  const lost = missing(before, [...after, ...elsewhere]);
  if (lost.length > 0) {
    refuse({
      code: 'import/lost-words',
      ...worded({
        nl: {
          message: `Bij het importeren zouden woorden verloren gaan: “${lost.slice(0, 8).join('”, “')}”. Er is niets geschreven.`,
          hint: 'Dit is een fout van het programma, niet van uw bestand. Bewaar het bestand zelf als Markdown, of meld het.',
        },
        en: {
          message: `The import would lose words: “${lost.slice(0, 8).join('”, “')}”. Nothing was written.`,
          hint: 'This is a fault of the program, not of your file. Save the file as Markdown by hand, or report it.',
        },
      }),
      file: o.file,
    });
  }
  return {
    title: title ?? o.file.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, ''),
    ...(dated ? { effective: dated.date, note: NOTE[o.language](dated.line) } : {}),
    body,
    words: before.length,
    repairs,
  };
}

const titleTaken = (title: string): Repair => ({
  code: 'import/title',
  kind: 'repaired',
  message: {
    nl: `De kop “${title}” is de titel van de editie geworden (\`title\` bij de gegevens bovenaan het bestand).`,
    en: `The heading “${title}” has become the title of the edition (\`title\` in the front matter).`,
  },
});

const NO_TITLE: Repair = {
  code: 'import/no-title',
  kind: 'check',
  message: {
    nl: 'Het document heeft geen titel; de bestandsnaam staat er nu. Vul `title` zelf in.',
    en: 'The document has no title; its file name stands in for it. Fill in `title` yourself.',
  },
};

/** A line that dates the document, above the first heading or at the very end. */
function takeDateLine(
  root: Root,
  report: (repair: Repair) => void,
): { date: LocalDate; line: string } | undefined {
  const firstHeading = root.children.findIndex((block) => block.type === 'heading');
  const last = root.children.length - 1;
  const at = root.children.findIndex(
    (block, index) =>
      block.type === 'paragraph' &&
      (firstHeading < 0 || index < firstHeading || index === last) &&
      dateOfLine(oneLine(plainText(block))) !== undefined,
  );
  const block = root.children[at];
  if (block === undefined) return undefined;
  const line = oneLine(plainText(block));
  const date = dateOfLine(line)!;
  root.children.splice(at, 1);
  report({
    code: 'import/date-line',
    kind: 'repaired',
    ...(block.position ? { line: block.position.start.line } : {}),
    message: {
      nl: `De regel “${line}” staat nu bij de gegevens bovenaan het bestand: als ingangsdatum (\`effective: ${date}\`) en woordelijk in \`note\`. Klopt het niet dat de tekst vanaf die dag gold, verander dan \`effective\`.`,
      en: `The line “${line}” now stands in the front matter: as effective date (\`effective: ${date}\`) and verbatim in \`note\`. If the text did not apply from that day, change \`effective\`.`,
    },
  });
  return { date, line };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

const split = (text: string) => text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];

/** Every word of a tree, in order, block by block. */
function wordsOf(root: Root): string[] {
  const words: string[] = [];
  const visit = (node: { type: string; children?: unknown[]; value?: unknown; alt?: unknown }): void => {
    const inline = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    if (inline || (node.children === undefined && typeof node.value === 'string' && node.type !== 'html'))
      words.push(...split(plainText(node as never)));
    else for (const child of node.children ?? []) visit(child as never);
  };
  visit(root);
  return words;
}

/** Words of `all` that `kept` has fewer of. */
function missing(all: readonly string[], kept: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of kept) left.set(word, (left.get(word) ?? 0) + 1);
  return all.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** Markdown as this project writes it: the same text always gives the same lines. */
export function canonicalMarkdown(body: string): string {
  return writer.stringify(markdownTree(body));
}
