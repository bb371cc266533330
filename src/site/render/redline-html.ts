/** A redline as HTML, with the borders of table cells kept in sight: a row's text joins its cells with a space. */
import type { Segment } from '#domain/change/model.ts';
import { renderRedlineHtml } from '#domain/change/render/render-html.ts';
import type { Clause } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';

/** The same for a text that is not in the language of the page: what is said about it is marked as such. */
export function foreignRedlineHtml(
  segments: readonly Segment[],
  language: Language,
  rows?: Parameters<typeof redlineHtml>[2],
): string {
  return redlineHtml(segments, language, rows).replaceAll(
    '<span class="visually-hidden">',
    `<span class="visually-hidden" lang="${language}">`,
  );
}

/** Insertions and deletions with hidden words in the language of the page, one pair per run. */
export function redlineHtml(
  segments: readonly Segment[],
  language: Language,
  rows: { readonly old?: Clause | undefined; readonly new?: Clause | undefined } = {},
): string {
  const borders = { old: cellBorders(rows.old), new: cellBorders(rows.new) };
  if (borders.old.size === 0 && borders.new.size === 0) return renderRedlineHtml(segments, language);
  return cutAtBorders(segments, borders)
    .map(({ segment, border }) => (border ? borderHtml(segment) : renderRedlineHtml([segment], language)))
    .join('');
}

/** The space between two cells, drawn as a line; it comes and goes with its row. */
function borderHtml({ op, text }: Segment): string {
  const space = `<span class="cell">${text}</span>`;
  if (op === 'equal') return space;
  return op === 'insert' ? `<ins>${space}</ins>` : `<del>${space}</del>`;
}

/** Offsets of the spaces between cells. */
function cellBorders(row: Clause | undefined): ReadonlySet<number> {
  const borders = new Set<number>();
  let at = 0;
  for (const cell of row?.cells ?? []) {
    if (cell === '' || !row) continue;
    const start = row.text.indexOf(cell, at);
    if (at > 0) borders.add(start - 1);
    at = start + cell.length;
  }
  return borders;
}

interface Piece {
  readonly segment: Segment;
  readonly border: boolean;
}

function cutAtBorders(
  segments: readonly Segment[],
  borders: { readonly old: ReadonlySet<number>; readonly new: ReadonlySet<number> },
): readonly Piece[] {
  const pieces: Piece[] = [];
  let oldAt = 0;
  let newAt = 0;
  for (const { op, text } of segments) {
    let from = 0;
    for (let i = 0; i < text.length; i += 1) {
      const isBorder =
        (op !== 'insert' && borders.old.has(oldAt)) || (op !== 'delete' && borders.new.has(newAt));
      if (isBorder) {
        if (i > from) pieces.push({ segment: { op, text: text.slice(from, i) }, border: false });
        pieces.push({ segment: { op, text: text[i]! }, border: true });
        from = i + 1;
      }
      if (op !== 'insert') oldAt += 1;
      if (op !== 'delete') newAt += 1;
    }
    if (from < text.length) pieces.push({ segment: { op, text: text.slice(from) }, border: false });
  }
  return pieces;
}
