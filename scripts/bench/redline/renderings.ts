/** Every rendering gives both texts back. Each check returns what is broken, in words; nothing when all is well. */
import type { Change, Redline, Segment } from '#domain/change/model.ts';
import { renderRedlineHtml } from '#domain/change/render/render-html.ts';
import { contractJson, redlineJson } from '#domain/change/render/render-json.ts';
import { renderPage } from '#domain/change/render/render-page.ts';
import { renderTerminal } from '#domain/change/render/render-terminal.ts';
import { renderRedlineText } from '#domain/change/render/render-text.ts';
import type { Clause } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';

type Side = 'old' | 'new';
const SIDES: readonly Side[] = ['old', 'new'];
const LANGUAGES_READ: readonly Language[] = ['nl', 'en'];

export function brokenRenderings(lines: Redline): string[] {
  const broken: string[] = [];
  for (const change of lines.changes)
    for (const side of SIDES) {
      const wanted = textOf(lines, change, side);
      for (const language of LANGUAGES_READ)
        if (textOfHtml(renderRedlineHtml(change.display, language), side) !== wanted)
          broken.push(`HTML of ${change.id} loses the ${side} text (${language})`);
      if (!isAmbiguous(change) && textOfMarks(renderRedlineText(change.display), side) !== wanted)
        broken.push(`plain text of ${change.id} loses the ${side} text`);
    }
  return [...broken, ...brokenPages(lines), ...brokenTerminal(lines), ...brokenJson(lines)];
}

function textOf(lines: Redline, change: Change, side: Side): string {
  const [clauses, indexes] = side === 'old' ? [lines.old, change.from] : [lines.new, change.to];
  return indexes.map((i) => clauses[i]!.text).join(' ');
}

/** What a reader keeps who takes the hidden words away, then `ins` (old) or `del` (new). */
export function textOfHtml(html: string, side: Side): string {
  const drop = side === 'old' ? 'ins' : 'del';
  return html
    .replace(/<span class="visually-hidden">[^<]*<\/span>/g, '')
    .replace(new RegExp(`<${drop}>[^<]*</${drop}>`, 'g'), '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** The marks of plain text cannot be told from the same signs in a clause. */
const isAmbiguous = (change: Change) =>
  change.display.some(({ text }) => /\[[-+]|[-+]\]|-$|\+$|\[$|^\]/.test(text));

function textOfMarks(text: string, side: Side): string {
  const [gone, kept] = side === 'old' ? ['+', '-'] : ['-', '+'];
  return text
    .replace(new RegExp(`\\[\\${gone}[\\s\\S]*?\\${gone}\\]`, 'g'), '')
    .replace(new RegExp(`\\[\\${kept}([\\s\\S]*?)\\${kept}\\]`, 'g'), '$1');
}

function brokenPages(lines: Redline): string[] {
  return (['inline', 'side'] as const).flatMap((layout) => {
    const page = renderPage(lines, { language: 'nl', title: 'T', layout });
    const broken: string[] = [];
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map((found) => found[1]!);
    if (new Set(ids).size !== ids.length) broken.push(`${layout}: an id stands twice on the page`);
    for (const [, target] of page.matchAll(/ href="#([^"]*)"/g))
      if (!ids.includes(target!)) broken.push(`${layout}: a link to ${target} leads nowhere`);
    for (const change of lines.changes.filter(({ facets }) => facets.includes('moved')))
      for (const end of [`href="#${change.id}"`, `href="#left-${change.id}"`])
        if (!page.includes(end)) broken.push(`${layout}: the move of ${change.id} is not linked by ${end}`);
    for (const side of SIDES)
      if (!same(shownOn(page, layout, side), expectedOn(lines, side), lines.changes.length > 0))
        broken.push(`${layout}: the page does not hold the ${side} text`);
    return broken;
  });
}

/** Every stretch of text on a page as one side reads it, in no order. */
function shownOn(page: string, layout: 'inline' | 'side', side: Side): string[] {
  const body = page.slice(page.indexOf('</h1>')).replace(/<p class="what">[\s\S]*?<\/p>/g, '');
  const folded = [...body.matchAll(/<details>[\s\S]*?<\/details>/g)].flatMap(([all]) =>
    [...all.matchAll(/<p>([\s\S]*?)<\/p>/g)].map((found) => found[1]!),
  );
  const rest = body.replace(/<details>[\s\S]*?<\/details>/g, '');
  const changed =
    layout === 'inline'
      ? [...rest.matchAll(/<section id="[^"]*"><p>([\s\S]*?)<\/p><\/section>/g)].map((found) => found[1]!)
      : [...rest.matchAll(/<tr id="[^"]*"><td>([\s\S]*?)<\/td><td>([\s\S]*?)<\/td><\/tr>/g)].map(
          (found) => found[side === 'old' ? 1 : 2]!,
        );
  return [...folded, ...changed].map((html) => textOfHtml(html, side));
}

function expectedOn(lines: Redline, side: Side): string[] {
  const changed = new Set(lines.changes.flatMap((change) => (side === 'old' ? change.from : change.to)));
  const clauses: readonly Clause[] = side === 'old' ? lines.old : lines.new;
  const unchanged = clauses.filter((clause) => !changed.has(clause.index)).map((clause) => clause.text);
  return [...unchanged, ...lines.changes.map((change) => textOf(lines, change, side))];
}

/** Empty stretches (the other side of an addition) count for nothing; where nothing differs, no text is shown. */
function same(shown: readonly string[], wanted: readonly string[], differs: boolean): boolean {
  const sorted = (list: readonly string[]) =>
    list
      .filter((text) => text !== '')
      .sort()
      .join('\n');
  return differs ? sorted(shown) === sorted(wanted) : shown.length === 0;
}

const ESCAPE = '\u001b';

function brokenTerminal(lines: Redline): string[] {
  const plain = renderTerminal(lines, 'en', { colour: false });
  const coloured = renderTerminal(lines, 'nl', { colour: true });
  return lines.changes.flatMap((change) => {
    if (change.display.some(({ text }) => text.includes(ESCAPE))) return [];
    const marked = renderRedlineText(change.display);
    const painted = change.display
      .map(({ op, text }) =>
        op === 'equal'
          ? text
          : `${op === 'delete' ? `${ESCAPE}[31;9m` : `${ESCAPE}[32;4m`}${text}${ESCAPE}[0m`,
      )
      .join('');
    return [
      ...(plain.includes(marked) ? [] : [`terminal: the words of ${change.id} are missing`]),
      ...(coloured.includes(painted) ? [] : [`terminal in colour: the words of ${change.id} are missing`]),
    ];
  });
}

interface Contract {
  readonly oldClauses: readonly { readonly text: string }[];
  readonly newClauses: readonly { readonly text: string }[];
  readonly records: readonly Recorded[];
  readonly changes: readonly Recorded[];
}

interface Recorded {
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly segments: readonly Segment[];
}

/** What another program can rebuild from the JSON alone. */
function brokenJson(lines: Redline): string[] {
  return [contractJson(lines), redlineJson(lines)].flatMap((value) => {
    const read = JSON.parse(JSON.stringify(value)) as Contract;
    return (read.records ?? read.changes).flatMap(({ from, to, segments }) => {
      const side = (hide: Segment['op']) =>
        segments.map(({ op, text }) => (op === hide ? '' : text)).join('');
      const [old, after] = [
        from.map((i) => read.oldClauses[i]!.text),
        to.map((j) => read.newClauses[j]!.text),
      ];
      return [
        ...(side('insert') === old.join(' ') ? [] : [`JSON: the old text of record ${from} is lost`]),
        ...(side('delete') === after.join(' ') ? [] : [`JSON: the new text of record ${to} is lost`]),
      ];
    });
  });
}
