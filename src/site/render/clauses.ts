/** The clauses of a text as HTML: headings, paragraphs, lists, tables and notes, each with its anchor. */
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Clause } from '#domain/edition/model.ts';
import { footnoteAnchor, renderCells, renderInline } from '#domain/edition/render-clause.ts';
import { numberClauses, topLevel } from '../model/numbering.ts';

/** What stands beside and under a clause. */
export interface Margins {
  /** HTML in the margin: since when, a link to the other language. */
  readonly aside: (clause: Clause, number: string) => string;
  /** HTML under the clause: a deviation, an erratum. Empty for none. */
  readonly below: (clause: Clause) => string;
  /** Language of the margins, when the text is in another. */
  readonly lang?: string;
  readonly footnotes: string;
  readonly footnoteBack: (label: string) => string;
}

interface Context extends Margins {
  readonly clauses: readonly Clause[];
  readonly numbers: readonly string[];
  readonly top: number;
}

/** Open elements of nested lists, innermost last. */
interface OpenList {
  readonly depth: number;
  readonly close: string;
  readonly ordinal: number;
}

/** The whole text, footnotes last. Headings start at `h2`. */
export function renderClauses(clauses: readonly Clause[], margins: Margins): string {
  const context = { ...margins, clauses, numbers: numberClauses(clauses), top: topLevel(clauses) };
  const body = clauses.filter((clause) => clause.kind !== 'footnote');
  const notes = clauses.filter((clause) => clause.kind === 'footnote');
  let html = '';
  const open: OpenList[] = [];
  for (let i = 0; i < body.length; i += 1) {
    const clause = body[i]!;
    if (clause.kind === 'row') {
      const rows = rowsFrom(body, i);
      html += closeLists(open, depthInLists(context, clause)) + renderTable(rows, context);
      i += rows.length - 1;
    } else if (clause.kind === 'item') html += openItem(open, clause, context);
    else html += closeLists(open, depthInLists(context, clause)) + renderBlock(clause, context);
  }
  return html + closeLists(open, 0) + renderNotes(notes, context);
}

/** How many lists a clause that is not itself an item stands inside of. */
function depthInLists(context: Context, clause: Clause): number {
  let parent = clause.parent;
  while (parent !== null) {
    const above = context.clauses[parent]!;
    if (above.kind === 'item') return above.depth;
    if (above.kind === 'heading') return 0;
    parent = above.parent;
  }
  return 0;
}

function closeLists(open: OpenList[], depth: number): string {
  let html = '';
  while (open.length > 0 && open.at(-1)!.depth > depth) html += `</li>${open.pop()!.close}`;
  return html;
}

function openItem(open: OpenList[], clause: Clause, context: Context): string {
  let html = closeLists(open, clause.depth);
  const last = open.at(-1);
  const list = clause.list ?? { ordered: false, ordinal: 0 };
  if (last && last.depth === clause.depth) {
    html += '</li>';
    if (last.ordinal !== list.ordinal) html += open.pop()!.close;
  }
  if (open.at(-1)?.depth !== clause.depth) {
    const tag = list.ordered ? 'ol' : 'ul';
    const start = list.ordered && (list.number ?? 1) !== 1 ? ` start="${list.number}"` : '';
    html += `<${tag}${start}>`;
    open.push({ depth: clause.depth, close: `</${tag}>`, ordinal: list.ordinal });
  }
  return `${html}<li class="c" id="${clause.id}">${inside(clause, renderInline(clause), context)}`;
}

function renderBlock(clause: Clause, context: Context): string {
  const below = context.below(clause);
  if (clause.kind === 'heading') return renderHeading(clause, context) + below;
  const body = inside(clause, renderInline(clause), context, false);
  if (clause.kind === 'quote') return `<blockquote class="c" id="${clause.id}">${body}</blockquote>${below}`;
  if (clause.kind === 'code') return `<div class="c" id="${clause.id}"><code>${body}</code></div>${below}`;
  return `<p class="c" id="${clause.id}">${body}</p>${below}`;
}

function renderHeading(clause: Clause, context: Context): string {
  const level = Math.min(6, clause.depth - context.top + 2);
  const number = context.numbers[clause.index] ?? '';
  return `<h${level} id="${clause.id}">${anchor(clause, number)}${renderInline(clause)}</h${level}>`;
}

function anchor(clause: Clause, number: string): string {
  return number === '' ? '' : `<a class="n" href="#${clause.id}">${number}</a> `;
}

function inside(clause: Clause, content: string, context: Context, withBelow = true): string {
  const number = context.numbers[clause.index] ?? '';
  const aside = context.aside(clause, number);
  const below = withBelow ? context.below(clause) : '';
  return `${anchor(clause, number)}${content}${aside ? ` <span class="s"${langOf(context)}>${aside}</span>` : ''}${below}`;
}

function langOf(margins: Margins): string {
  return margins.lang === undefined ? '' : ` lang="${margins.lang}"`;
}

function rowsFrom(clauses: readonly Clause[], start: number): readonly Clause[] {
  const first = clauses[start]!;
  let end = start;
  while (clauses[end]?.kind === 'row' && clauses[end]!.table === first.table) end += 1;
  return clauses.slice(start, end);
}

function renderTable(rows: readonly Clause[], context: Context): string {
  const header = rows.find((row) => row.header);
  const names = header?.cells ?? [];
  const head = header
    ? `<thead><tr id="${header.id}">${renderCells(header)
        .map((cell) => `<th scope="col">${cell}</th>`)
        .join('')}</tr></thead>`
    : '';
  const body = rows
    .filter((row) => !row.header)
    .map((row) => renderRow(row, names, context))
    .join('');
  return `<div class="table"><table class="cards">${head}<tbody>${body}</tbody></table></div>`;
}

function renderRow(row: Clause, names: readonly string[], context: Context): string {
  const cells = renderCells(row).map((cell, column) => {
    if (column === 0) return `<th scope="row" class="c">${inside(row, cell, context)}</th>`;
    const name = names[column];
    return `<td${name ? ` data-label="${escapeHtml(name)}"` : ''}>${cell}</td>`;
  });
  return `<tr id="${row.id}">${cells.join('')}</tr>`;
}

function renderNotes(notes: readonly Clause[], context: Context): string {
  if (notes.length === 0) return '';
  const items = notes.map((note) => {
    const label = note.label ?? '';
    const back = context.clauses.find((clause) =>
      clause.footnotes.some((reference) => reference.label === label),
    );
    const link = back
      ? ` <a href="#${back.id}" ${langOf(context)} aria-label="${escapeHtml(context.footnoteBack(label))}">↩</a>`
      : '';
    return `<p class="c" id="${note.id}"><span id="${footnoteAnchor(label)}">${escapeHtml(label)}.</span> ${inside(note, renderInline(note), context)}${link}</p>`;
  });
  return `<section class="footnotes" aria-label="${escapeHtml(context.footnotes)}">${items.join('')}</section>`;
}
