/** A clause back in Markdown, as `assessChange` reads it: words, links, and what kind of line it is. */
import type { Clause } from '../../edition/model.ts';

export function clauseMarkdown(clause: Clause): string {
  const text = clause.cells ? `| ${clause.cells.map(escapeMarkdown).join(' | ')} |` : withLinks(clause);
  switch (clause.kind) {
    case 'heading':
      return `${'#'.repeat(Math.max(1, clause.depth))} ${text}`;
    case 'item':
      return `${clause.list?.ordered ? `${clause.list.number ?? 1}.` : '-'} ${text}`;
    default:
      return clause.cells ? appendLinks(text, clause) : text;
  }
}

function withLinks(clause: Clause): string {
  const struck = clause.marks
    .filter((mark) => mark.type === 'strikethrough')
    .map((mark) => ({ ...mark, open: '~~', close: '~~' }));
  const links = clause.links.map((link) => ({ ...link, open: '[', close: `](${link.url})` }));
  const edges = [...struck, ...links].flatMap((span) => [
    { at: span.start, text: span.open, order: 1 },
    { at: span.end, text: span.close, order: 0 },
  ]);
  edges.sort((a, b) => a.at - b.at || a.order - b.order);
  let result = '';
  let from = 0;
  for (const edge of edges) {
    result += escapeMarkdown(clause.text.slice(from, edge.at)) + edge.text;
    from = edge.at;
  }
  return result + escapeMarkdown(clause.text.slice(from));
}

/** Cells carry no offsets, so a row's links stand after it. */
function appendLinks(text: string, clause: Clause): string {
  const links = clause.links.map(
    (link) => `[${escapeMarkdown(clause.text.slice(link.start, link.end))}](${link.url})`,
  );
  return links.length === 0 ? text : text.replace(/ \|$/, ` ${links.join(' ')} |`);
}

const escapeMarkdown = (text: string): string => text.replace(/[\\[\]*_~|`<>]/g, '\\$&');
