/** A statement or redline as one self-contained page for paper: black on white, nothing folded, no colour needed. */
import type { AssessedChange } from '#domain/assessment/model.ts';
import type { Redline } from '#domain/change/model.ts';
import { renderRedlineHtml } from '#domain/change/render/render-html.ts';
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Clause, EditionText } from '#domain/edition/model.ts';
import { renderInline } from '#domain/edition/render-clause.ts';
import type { Language } from '#domain/language.ts';
import { type Line, redlineOrder } from './word/redline-order.ts';

export interface PrintPage {
  readonly publisher: string;
  readonly text: EditionText;
  readonly edition: string;
  readonly against: string | null;
  readonly lines: Redline;
  readonly assessed: readonly AssessedChange[];
  readonly language: Language;
}

const WORDS: Record<
  Language,
  { edition: string; against: string; digest: string; legend: string; added: string; removed: string }
> = {
  nl: {
    edition: 'Editie',
    against: 'vergeleken met editie',
    digest: 'Controlegetal (SHA-256)',
    legend: 'Legenda',
    added: 'nieuwe woorden',
    removed: 'vervallen woorden',
  },
  en: {
    edition: 'Edition',
    against: 'compared with edition',
    digest: 'Digest (SHA-256)',
    legend: 'Legend',
    added: 'new words',
    removed: 'removed words',
  },
};

// The words that tell an insertion from a deletion are white and too small to take room: what is clipped away would
// be missing from the PDF, and with it from what a screen reader says.
const STYLE = `@page { size: A4; margin: 22mm 20mm; }
body { color: #000; background: #fff; font: 11pt/1.5 Georgia, "Times New Roman", serif; margin: 0; }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 6pt; } h2 { font-size: 14pt; margin: 18pt 0 4pt; } h3 { font-size: 12pt; margin: 14pt 0 4pt; }
h1, h2, h3, h4, h5, h6 { break-after: avoid; } p, li { orphans: 3; widows: 3; }
header { border-bottom: 1pt solid #000; margin-bottom: 14pt; padding-bottom: 8pt; } header p { font-size: 9pt; margin: 2pt 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } td, th { border-bottom: .5pt solid #000; padding: 3pt 8pt 3pt 0; text-align: left; vertical-align: top; } tr { break-inside: avoid; }
ins { text-decoration: underline double; text-underline-offset: 2pt; font-weight: bold; } del { text-decoration: line-through; }
.changed { border-left: 2pt solid #000; padding-left: 6pt; margin-left: -8pt; }
a { color: #000; } a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 8.5pt; overflow-wrap: anywhere; }
.visually-hidden { font-size: .1pt; line-height: 0; color: #fff; }`;

/** @returns a whole HTML document; a browser prints it as a tagged PDF */
export function printPage(page: PrintPage): string {
  const words = WORDS[page.language];
  const lines = redlineOrder(page.lines);
  const heading = `${words.edition} ${page.edition}${page.against === null ? '' : `, ${words.against} ${page.against}`}`;
  const legend =
    page.against === null
      ? ''
      : `<p>${words.legend}: <ins>${words.added}</ins>, <del>${words.removed}</del></p>`;
  return `<!doctype html>
<html lang="${page.language}"><head><meta charset="utf-8"><title>${escapeHtml(`${page.text.title}: ${heading}`)}</title><style>${STYLE}</style></head>
<body><header><h1>${escapeHtml(page.text.title)}</h1><p>${escapeHtml(page.publisher)}. ${escapeHtml(heading)}.</p><p>${words.digest}: ${page.text.sha256}</p>${legend}</header>
<main>${blocks(lines, page)}</main></body></html>
`;
}

/** Items and rows that follow each other stand in one list or table. */
function blocks(lines: readonly Line[], page: PrintPage): string {
  let html = '';
  let open = '';
  for (const line of lines) {
    const clause = (line.fresh ?? line.old)!;
    const wanted =
      clause.kind === 'item' ? (clause.list?.ordered ? 'ol' : 'ul') : clause.kind === 'row' ? 'table' : '';
    if (wanted !== open) {
      html += `${open === '' ? '' : `</${open}>`}${wanted === '' ? '' : `<${wanted}>`}`;
      open = wanted;
    }
    html += block(line, clause, page.language);
  }
  return `${html}${open === '' ? '' : `</${open}>`}`;
}

function block(line: Line, clause: Clause, language: Language): string {
  const changed = line.change === null ? '' : ' class="changed"';
  if (clause.kind === 'row') return row(line, clause, language);
  const inner = words(line, clause, language);
  if (clause.kind === 'heading') {
    const level = Math.min(Math.max(clause.depth, 2), 6);
    return `<h${level}${changed}>${inner}</h${level}>`;
  }
  if (clause.kind === 'item')
    return `<li${changed}${clause.depth > 1 ? ` style="margin-left:${(clause.depth - 1) * 1.5}em"` : ''}>${inner}</li>`;
  if (clause.kind === 'quote') return `<blockquote${changed}>${inner}</blockquote>`;
  return `<p${changed}>${clause.kind === 'footnote' ? `<sup>${escapeHtml(clause.label ?? '')}</sup> ` : ''}${inner}</p>`;
}

function words(line: Line, clause: Clause, language: Language): string {
  if (line.op !== 'equal') return renderRedlineHtml([{ op: line.op, text: clause.text }], language);
  const same = line.segments.every((segment) => segment.op === 'equal');
  return same ? renderInline(clause) : renderRedlineHtml(line.segments, language);
}

function row(line: Line, clause: Clause, language: Language): string {
  const [before, after] = [line.old?.cells ?? [], line.fresh?.cells ?? []];
  const tag = clause.header ? 'th' : 'td';
  const cells = Array.from({ length: Math.max(before.length, after.length) }, (_, at) => {
    const [old, fresh] = [before[at] ?? '', after[at] ?? ''];
    const segments =
      line.op !== 'equal'
        ? [{ op: line.op, text: line.op === 'insert' ? fresh : old }]
        : old === fresh
          ? [{ op: 'equal' as const, text: fresh }]
          : [
              { op: 'delete' as const, text: old },
              { op: 'insert' as const, text: fresh },
            ];
    return `<${tag}>${renderRedlineHtml(
      segments.filter((segment) => segment.text !== ''),
      language,
    )}</${tag}>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}
