/** A clause -> safe HTML: only our own tags, all words escaped. */
import { escapeHtml, safeUrl } from './escape.ts';
import type { Clause, Link, Mark } from './model.ts';

const TAG_OF_MARK: Readonly<Record<Exclude<Mark['type'], 'break'>, string>> = {
  strong: 'strong',
  emphasis: 'em',
  strikethrough: 's',
  code: 'code',
  // A statement may not fetch anything from elsewhere: of an image its words are shown.
  image: 'span',
};

interface Range {
  readonly start: number;
  readonly end: number;
  readonly open: string;
  readonly close: string;
}

/**
 * The text of a clause with its emphasis, links, line breaks and footnote references.
 * A reference links to `#fn-<label>`, as {@link footnoteAnchor} names the note.
 */
export function renderInline(clause: Clause): string {
  return renderRange(clause, 0, clause.text.length);
}

/** The cells of a table row, each as {@link renderInline} would. */
export function renderCells(clause: Clause): readonly string[] {
  let at = 0;
  return (clause.cells ?? []).map((cell) => {
    if (cell === '') return '';
    const start = clause.text.indexOf(cell, at);
    at = start + cell.length;
    return renderRange(clause, start, at);
  });
}

/** Anchor of a footnote on the page. */
export function footnoteAnchor(label: string): string {
  return `fn-${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function renderRange(clause: Clause, from: number, to: number): string {
  const ranges = [...clause.marks.flatMap(rangeOfMark), ...clause.links.flatMap(rangeOfLink)]
    .filter((range) => range.start < to && range.end > from)
    .map((range) => ({ ...range, start: Math.max(range.start, from), end: Math.min(range.end, to) }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const breaks = new Set(clause.marks.filter((mark) => mark.type === 'break').map((mark) => mark.start));
  const notes = clause.footnotes.filter((note) => note.at >= from && note.at <= to);
  const cuts = new Set([from, to, ...notes.map((note) => note.at)]);
  for (const range of ranges) cuts.add(range.start).add(range.end);
  for (const at of breaks) if (at >= from && at < to) cuts.add(at).add(at + 1);
  return nested(
    clause.text,
    [...cuts].sort((a, b) => a - b),
    ranges,
    breaks,
    notes,
  );
}

/** Writes stretch by stretch; a range that would overlap another is closed and opened again, so tags always nest. */
function nested(
  text: string,
  cuts: readonly number[],
  ranges: readonly Range[],
  breaks: ReadonlySet<number>,
  notes: Clause['footnotes'],
): string {
  let html = '';
  const open: Range[] = [];
  for (const [i, at] of cuts.entries()) {
    html += closeEnded(open, at);
    for (const note of notes) if (note.at === at) html += noteReference(note.label);
    for (const range of ranges)
      if (range.start === at && range.end > at) {
        open.push(range);
        html += range.open;
      }
    const next = cuts[i + 1];
    if (next === undefined) break;
    html += breaks.has(at) ? '<br>' : escapeHtml(text.slice(at, next));
  }
  return html;
}

function closeEnded(open: Range[], at: number): string {
  const first = open.findIndex((range) => range.end <= at);
  if (first === -1) return '';
  const closed = open.splice(first);
  const again = closed.filter((range) => range.end > at);
  open.push(...again);
  return (
    closed
      .reverse()
      .map((range) => range.close)
      .join('') + again.map((range) => range.open).join('')
  );
}

function rangeOfMark(mark: Mark): Range[] {
  if (mark.type === 'break') return [];
  const tag = TAG_OF_MARK[mark.type];
  return [{ start: mark.start, end: mark.end, open: `<${tag}>`, close: `</${tag}>` }];
}

function rangeOfLink(link: Link): Range[] {
  const url = safeUrl(link.url);
  if (url === undefined) return [];
  const title = link.title ? ` title="${escapeHtml(link.title)}"` : '';
  return [{ start: link.start, end: link.end, open: `<a href="${escapeHtml(url)}"${title}>`, close: '</a>' }];
}

function noteReference(label: string): string {
  return `<sup><a href="#${footnoteAnchor(label)}">${escapeHtml(label)}</a></sup>`;
}
