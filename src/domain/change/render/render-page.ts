/** A redline as one HTML page that needs nothing else: for a reader, a reviewer or a printer. */
import { escapeHtml } from '../../edition/escape.ts';
import type { Clause } from '../../edition/model.ts';
import type { Language } from '../../language.ts';
import { facetPhrase } from '../facets/facet-words.ts';
import type { Change, Redline } from '../model.ts';
import { placesOfOld } from './reading-order.ts';
import { renderRedlineHtml } from './render-html.ts';

const WORDS: Record<
  Language,
  {
    readonly same: (count: number) => string;
    readonly none: string;
    readonly movedTo: string;
    readonly movedFrom: string;
    readonly old: string;
    readonly new: string;
    readonly nothing: string;
    readonly link: string;
  }
> = {
  nl: {
    same: (count) => `${count} ${count === 1 ? 'bepaling' : 'bepalingen'} ongewijzigd`,
    none: 'Er is geen verschil.',
    movedTo: 'Deze bepaling is verplaatst: naar de nieuwe plaats',
    movedFrom: 'Verplaatst: naar de oude plaats',
    old: 'Oude tekst',
    new: 'Nieuwe tekst',
    nothing: 'geen',
    link: 'Link',
  },
  en: {
    same: (count) => `${count} ${count === 1 ? 'clause' : 'clauses'} unchanged`,
    none: 'There is no difference.',
    movedTo: 'This clause was moved: go to its new place',
    movedFrom: 'Moved: go to its old place',
    old: 'Old text',
    new: 'New text',
    nothing: 'none',
    link: 'Link',
  },
};

const STYLE =
  'body{font:17px/1.6 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}' +
  'body.side{max-width:76rem}ins{background:#dff3e3;text-decoration:underline}del{background:#fbe3e1}' +
  'table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{vertical-align:top;text-align:left;padding:.5rem;border-top:1px solid #ccc}' +
  '.what{font:14px/1.4 system-ui,sans-serif;color:#555;margin:0}section{border-top:1px solid #ccc;padding:.5rem 0}' +
  'summary{font:14px/1.4 system-ui,sans-serif;color:#555;cursor:pointer}' +
  '.visually-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}' +
  '@media (prefers-color-scheme:dark){body{color:#eee;background:#161616}ins{background:#173d22;color:#eee}del{background:#4a1d1a;color:#eee}.what,summary{color:#bbb}a{color:#9cc3ff}}';

type Row =
  | { readonly kind: 'same'; readonly clauses: readonly Clause[] }
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'left'; readonly change: Change };

/**
 * @param options.layout `inline` marks changes in running text, `side` sets old and new beside each other, one table
 * row per clause
 */
export function renderPage(
  lines: Redline,
  o: { readonly language: Language; readonly title: string; readonly layout: 'inline' | 'side' },
): string {
  const words = WORDS[o.language];
  const rows = rowsOf(lines);
  const body =
    lines.changes.length === 0
      ? `<p>${words.none}</p>`
      : o.layout === 'side'
        ? `<table><thead><tr><th scope="col">${words.old}</th><th scope="col">${words.new}</th></tr></thead><tbody>${rows
            .map((row) => sideRow(row, o.language))
            .join('')}</tbody></table>`
        : rows.map((row) => inlineRow(row, o.language)).join('');
  return (
    `<!doctype html>\n<html lang="${o.language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(o.title)}</title>` +
    `<style>${STYLE}</style></head><body class="${o.layout}"><main><h1>${escapeHtml(o.title)}</h1>${body}</main></body></html>\n`
  );
}

/** Unchanged stretches, changes, and for a moved clause a sign at the place that it left. */
function rowsOf(lines: Redline): Row[] {
  const moved = new Set(
    lines.changes.filter((change) => change.facets.includes('moved')).flatMap((change) => change.from),
  );
  const toNew = lines.old.map((_, i) => lines.identity.get(i) ?? -1);
  const places = placesOfOld(toNew, (i) => !moved.has(i));
  const events = lines.changes
    .flatMap((change): { row: Row; place: number }[] => {
      const here = {
        row: { kind: 'change', change } as const,
        place: change.to[0] ?? places[change.from[0]!]!,
      };
      if (!change.facets.includes('moved')) return [here];
      return [here, { row: { kind: 'left', change }, place: places[change.from[0]!]! }];
    })
    .sort((a, b) => a.place - b.place);
  const changed = new Set(lines.changes.flatMap((change) => change.to));
  const rows: Row[] = [];
  let at = 0;
  const sameUpTo = (end: number) => {
    const clauses: Clause[] = [];
    for (; at < end && at < lines.new.length; at++) if (!changed.has(at)) clauses.push(lines.new[at]!);
    if (clauses.length > 0) rows.push({ kind: 'same', clauses });
  };
  for (const { row, place } of events) {
    sameUpTo(Math.ceil(place));
    rows.push(row);
  }
  sameUpTo(lines.new.length);
  return rows;
}

function inlineRow(row: Row, language: Language): string {
  if (row.kind === 'same') return folded(row.clauses, language);
  if (row.kind === 'left')
    return `<section id="left-${attribute(row.change.id)}">${leftLink(row.change, language)}</section>`;
  return `<section id="${attribute(row.change.id)}">${what(row.change, language)}<p>${renderRedlineHtml(row.change.display, language)}</p></section>`;
}

function sideRow(row: Row, language: Language): string {
  if (row.kind === 'same') return `<tr><td colspan="2">${folded(row.clauses, language)}</td></tr>`;
  const { change } = row;
  if (row.kind === 'left')
    return `<tr id="left-${attribute(change.id)}"><td>${leftLink(change, language)}</td><td></td></tr>`;
  const side = (hide: 'insert' | 'delete') =>
    renderRedlineHtml(
      change.display.filter((segment) => segment.op !== hide),
      language,
    );
  const old = change.from.length > 0 ? `<p>${side('insert')}</p>` : '';
  const after = change.to.length > 0 ? `<p>${side('delete')}</p>` : '';
  return `<tr id="${attribute(change.id)}"><td>${old}</td><td>${what(change, language)}${after}</td></tr>`;
}

function folded(clauses: readonly Clause[], language: Language): string {
  const texts = clauses.map((clause) => `<p>${escapeHtml(clause.text)}</p>`).join('');
  return `<details><summary>${WORDS[language].same(clauses.length)}</summary>${texts}</details>`;
}

function what(change: Change, language: Language): string {
  const words = WORDS[language];
  const back = change.facets.includes('moved')
    ? ` <a href="#left-${attribute(change.id)}">${words.movedFrom}</a>`
    : '';
  const links = change.links.map(
    (link) =>
      `<br>${words.link} “${escapeHtml(link.text)}”: ${escapeHtml(link.from ?? words.nothing)} → ${escapeHtml(link.to ?? words.nothing)}`,
  );
  return `<p class="what">${facetPhrase(change.facets, language)}${back}${links.join('')}</p>`;
}

function leftLink(change: Change, language: Language): string {
  return `<p class="what"><a href="#${attribute(change.id)}">${WORDS[language].movedTo}</a></p>`;
}

function attribute(id: string): string {
  return escapeHtml(id);
}
