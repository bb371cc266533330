/** Links, images and footnote references: where they lead, apart from the words they stand on. */
import { footnoteAnchor } from '../../edition/render-clause.ts';
import { type Passage, wordAt } from '../align/passage.ts';
import type { LinkChange } from '../model.ts';
import type { Tokens } from '../words/lexicon.ts';
import type { Run } from '../words/runs.ts';

interface Place {
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly first: number;
  readonly last: number;
}

/**
 * Links that came, went, lead elsewhere or stand on other words that were kept.
 * @param sameNote do two footnote labels mean the same note
 */
export function linkChanges(
  a: Passage,
  b: Passage,
  runs: readonly Run[],
  sameNote: (oldLabel: string, newLabel: string) => boolean,
): LinkChange[] {
  const changes = noteChanges(a, b, sameNote);
  const [left, right] = [placesOf(a), placesOf(b)];
  if (left.length === 0 && right.length === 0) return changes;
  const keptAs = new Int32Array(a.tokens.length).fill(-1);
  const keptFrom = new Int32Array(b.tokens.length).fill(-1);
  for (const run of runs)
    for (let k = 0; k < run.length; k++) {
      keptAs[run.from + k] = run.to + k;
      keptFrom[run.to + k] = run.from + k;
    }
  const partners = pairPlaces(left, right, keptAs);
  left.forEach((from, i) => {
    const to = right[partners[i]!];
    if (!to) changes.push({ text: from.text, from: from.url, to: null });
    else if (from.url !== to.url)
      changes.push({ text: to.text, from: from.url, to: to.url, ...scopeOf(from.url, to.url) });
    else if (from.title !== to.title || !sameWords(from, to, keptAs, keptFrom))
      changes.push({ text: to.text, from: from.url, to: to.url });
  });
  const used = new Set(partners);
  right.forEach((to, j) => {
    if (!used.has(j)) changes.push({ text: to.text, from: null, to: to.url });
  });
  return changes;
}

function placesOf({ tokens, links, marks }: Passage): Place[] {
  const images = marks.flatMap((mark) =>
    mark.type === 'image' && mark.url ? [{ ...mark, url: mark.url }] : [],
  );
  return [...links, ...images].map(({ start, end, url, ...more }) => ({
    url,
    title: 'title' in more && typeof more.title === 'string' ? more.title : '',
    text: tokens.text.slice(start, end),
    ...wordRange(tokens, start, end),
  }));
}

function wordRange(tokens: Tokens, start: number, end: number): { first: number; last: number } {
  const first = wordAt(tokens, start);
  let last = first - 1;
  while (last + 1 < tokens.length && tokens.starts[last + 1]! < end) last++;
  return { first, last };
}

/** For each old link the index of the new one it became, or -1: same words and target first, then either. */
function pairPlaces(left: readonly Place[], right: readonly Place[], keptAs: Int32Array): number[] {
  const partners = left.map(() => -1);
  const used = new Set<number>();
  const overlaps = (from: Place, to: Place) => {
    for (let w = from.first; w <= from.last; w++)
      if (keptAs[w]! >= to.first && keptAs[w]! <= to.last) return true;
    return false;
  };
  const rules: readonly ((from: Place, to: Place) => boolean)[] = [
    (from, to) => from.url === to.url && overlaps(from, to),
    overlaps,
    (from, to) => from.url === to.url && from.text === to.text,
    (from, to) => from.text === to.text,
    (from, to) => from.url === to.url,
  ];
  for (const rule of rules)
    left.forEach((from, i) => {
      if (partners[i] !== -1) return;
      const j = right.findIndex((to, index) => !used.has(index) && rule(from, to));
      if (j === -1) return;
      partners[i] = j;
      used.add(j);
    });
  return partners;
}

/** Do the words kept on one side lie inside the link on the other? */
function sameWords(from: Place, to: Place, keptAs: Int32Array, keptFrom: Int32Array): boolean {
  for (let w = from.first; w <= from.last; w++) {
    const other = keptAs[w]!;
    if (other >= 0 && (other < to.first || other > to.last)) return false;
  }
  for (let w = to.first; w <= to.last; w++) {
    const other = keptFrom[w]!;
    if (other >= 0 && (other < from.first || other > from.last)) return false;
  }
  return true;
}

const TRACKING = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|msclkid)$/;

/** How far apart two addresses are: the same page, another page, or another host. */
function scopeOf(from: string, to: string): { scope: NonNullable<LinkChange['scope']> } {
  const [a, b] = [addressOf(from), addressOf(to)];
  if (a.page === b.page) return { scope: 'same-page' };
  return { scope: a.host === b.host ? 'page' : 'host' };
}

function addressOf(url: string): { host: string; page: string } {
  if (!URL.canParse(url)) return { host: '', page: url };
  const parsed = new URL(url);
  for (const name of [...parsed.searchParams.keys()])
    if (TRACKING.test(name)) parsed.searchParams.delete(name);
  const host = parsed.host.replace(/^www\./, '');
  const web = parsed.protocol === 'http:' || parsed.protocol === 'https:';
  return {
    host: web ? host : parsed.protocol,
    page: web ? `${host}${parsed.pathname}${parsed.search}${parsed.hash}` : url,
  };
}

function noteChanges(a: Passage, b: Passage, sameNote: (x: string, y: string) => boolean): LinkChange[] {
  if (a.footnotes.length === 0 && b.footnotes.length === 0) return [];
  const rest = b.footnotes.map((note) => note.label);
  const changes: LinkChange[] = [];
  for (const { label } of a.footnotes) {
    const at = rest.findIndex((other) => sameNote(label, other));
    if (at === -1) changes.push({ text: `[${label}]`, from: `#${footnoteAnchor(label)}`, to: null });
    else rest.splice(at, 1);
  }
  for (const label of rest) changes.push({ text: `[${label}]`, from: null, to: `#${footnoteAnchor(label)}` });
  return changes;
}
