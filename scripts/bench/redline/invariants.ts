/** The laws of a redline (diff.md, section 5). Each check returns what is broken, in words; nothing when all is well. */
import type { Change, Redline, Segment } from '#domain/change/model.ts';
import { redline } from '#domain/change/redline.ts';
import { redlineJson } from '#domain/change/render/render-json.ts';
import type { Clause } from '#domain/edition/model.ts';

const side = (segments: readonly Segment[], hide: 'insert' | 'delete') =>
  segments
    .filter((segment) => segment.op !== hide)
    .map((segment) => segment.text)
    .join('');

const joined = (clauses: readonly Clause[], indexes: readonly number[]) =>
  indexes.map((i) => clauses[i]!.text).join(' ');

/** Laws 1 and 2, 6, 7, 9 of one redline, and 3, 4, 8, 11 of the texts it was made from. */
export function brokenLaws(old: readonly Clause[], after: readonly Clause[]): string[] {
  let work = { spent: 0, limit: 0 };
  const lines = redline(old, after, { onWork: (done) => (work = { ...done }) });
  const broken: string[] = [];
  for (const change of lines.changes)
    broken.push(...lossless(change, lines), ...wholeWords(change), ...coarser(change), ...typography(change));
  broken.push(...coverage(lines));
  if (redline(old, old).changes.length > 0) broken.push('3: a text differs from itself');
  if (JSON.stringify(redlineJson(redline(old, after))) !== JSON.stringify(redlineJson(lines)))
    broken.push('4: a second run gives another result');
  broken.push(...fixedIds(lines));
  const [oldText, newText] = [allWords(old), allWords(after)];
  if (oldText === newText && lines.changes.some((change) => change.facets.includes('text')))
    broken.push('9: equal words are shown as changed text');
  if (work.spent > work.limit * 1.5) broken.push(`11: ${work.spent} steps where ${work.limit} are allowed`);
  return broken;
}

const allWords = (clauses: readonly Clause[]) => clauses.map((clause) => clause.text).join(' ');

function lossless(change: Change, lines: Redline): string[] {
  return (['exact', 'display'] as const).flatMap((kind) => {
    const segments = change[kind];
    const wrong: string[] = [];
    if (side(segments, 'insert') !== joined(lines.old, change.from))
      wrong.push(`1: old text lost in ${kind} of ${change.id}`);
    if (side(segments, 'delete') !== joined(lines.new, change.to))
      wrong.push(`1: new text lost in ${kind} of ${change.id}`);
    if (segments.some((segment) => segment.text === ''))
      wrong.push(`1: empty segment in ${kind} of ${change.id}`);
    return wrong;
  });
}

function coverage(lines: Redline): string[] {
  const [left, right] = [
    lines.changes.flatMap((change) => change.from),
    lines.changes.flatMap((change) => change.to),
  ];
  const [inOld, inNew] = [new Set(left), new Set(right)];
  const broken: string[] = [];
  if (inOld.size !== left.length || inNew.size !== right.length)
    broken.push('2: a clause stands in two records');
  const restOld = lines.old.filter((clause) => !inOld.has(clause.index));
  const restNew = lines.new.filter((clause) => !inNew.has(clause.index));
  if (restOld.length !== restNew.length || restOld.some((clause, i) => clause.text !== restNew[i]!.text))
    broken.push('2: clauses without a record are not the same on both sides');
  if (restOld.some((clause, i) => lines.identity.get(clause.index) !== restNew[i]?.index))
    broken.push('2: clauses without a record changed order');
  return broken;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function wholeWords(change: Change): string[] {
  const broken: string[] = [];
  for (const hide of ['insert', 'delete'] as const) {
    const shown = change.display.filter((segment) => segment.op !== hide);
    const text = shown.map((segment) => segment.text).join('');
    let at = 0;
    for (const [i, segment] of shown.entries()) {
      at += segment.text.length;
      const next = shown[i + 1];
      if (!next || next.op === segment.op) continue;
      const around = text.slice(Math.max(0, at - 1), at + 1);
      if (/^[\p{L}\p{N}]{2}$/u.test(around))
        broken.push(`6: a word is cut in "${text.slice(Math.max(0, at - 12), at + 12)}"`);
      if (text.length < 5000 && graphemes.segment(text).containing(at)?.index !== at && at < text.length)
        broken.push(`6: a character is cut in "${text.slice(Math.max(0, at - 12), at + 12)}"`);
    }
  }
  return broken;
}

/** Whatever the display shows as kept was kept. */
function coarser(change: Change): string[] {
  const kept = (segments: readonly Segment[]) => {
    const places = new Set<string>();
    let [x, y] = [0, 0];
    for (const { op, text } of segments) {
      if (op === 'equal')
        for (let k = 0; k < text.length; k++) if (text[k] !== ' ') places.add(`${x + k} ${y + k}`);
      if (op !== 'insert') x += text.length;
      if (op !== 'delete') y += text.length;
    }
    return places;
  };
  if (change.display === change.exact) return [];
  const exact = kept(change.exact);
  for (const place of kept(change.display))
    if (!exact.has(place)) return [`7: the display of ${change.id} keeps more than was kept`];
  return [];
}

const NEVER = /\p{N}|\b(?:not|niet|geen|never|nooit|may|mag|must|moet)\b/iu;

function typography(change: Change): string[] {
  if (change.facets.includes('text') || !change.facets.includes('typographic')) return [];
  const touched = change.exact.filter((segment) => segment.op !== 'equal').map((segment) => segment.text);
  return touched.some((text) => NEVER.test(text)) ? [`7: "${touched.join('|')}" counts as typography`] : [];
}

function fixedIds(lines: Redline): string[] {
  const at = new Map(
    lines.new.filter((clause) => clause.explicit).map((clause) => [clause.id, clause.index]),
  );
  const broken: string[] = [];
  for (const clause of lines.old) {
    if (!clause.explicit) continue;
    const there = at.get(clause.id);
    if (there !== undefined && lines.identity.get(clause.index) !== there)
      broken.push(`8: {#${clause.id}} lost its clause`);
  }
  const ids = lines.changes.map((change) => change.id);
  if (new Set(ids).size !== ids.length) broken.push('8: two changes have one id');
  return broken;
}

/** Law 5: another way of writing the same gives no text record. */
export function syntaxShown(old: readonly Clause[], after: readonly Clause[]): boolean {
  return redline(old, after).changes.some((change) =>
    change.facets.some((facet) =>
      ['text', 'typographic', 'added', 'removed', 'link', 'moved'].includes(facet),
    ),
  );
}
