/** The changes of an edition as a message shows them: heading, label, words; long unchanged runs shortened. */

import type { Verdict } from '../assessment/model.ts';
import type { Change, Facet, Redline, Segment } from '../change/model.ts';
import type { Language } from '../language.ts';
import { cellsApart } from './cells-apart.ts';
import { NOTICE_WORDS } from './notice-words.ts';

/** One change, ready to be shown in one language. */
export interface Excerpt {
  /** Headings above the clause, outermost first, joined; empty at the top of a document. */
  readonly heading: string;
  /** `Gewijzigd`, `Added` … */
  readonly label: string;
  readonly language: Language;
  readonly segments: readonly Segment[];
  /** Sentences about what the words do not show: a link that goes elsewhere. */
  readonly remarks: readonly string[];
  /** 0 is shown first when there is no room for all. */
  readonly rank: number;
  /** Rows of one table to which the same happened share it: one label serves them all. */
  readonly series?: string;
}

export interface Excerpts {
  /** In reading order. */
  readonly shown: readonly Excerpt[];
  /** Changes of spelling or layout only, which are counted, not shown. */
  readonly formOnly: number;
}

/** Facets that leave every word as it was, or nearly so. */
const FORM: ReadonlySet<Facet> = new Set(['typographic', 'format']);
/** The facet that names a change, most telling first. */
const LABELS = [
  ['added', 'added'],
  ['removed', 'removed'],
  ['restored', 'restored'],
  ['split', 'split'],
  ['merged', 'merged'],
  ['renamed', 'renamed'],
  ['text', 'changed'],
  ['moved', 'moved'],
  ['link', 'link'],
] as const satisfies readonly (readonly [Facet, keyof (typeof NOTICE_WORDS)['nl']['change']])[];

/** Unchanged words kept on either side of a changed place. */
const CONTEXT = 110;
const ELISION = ' […] ';
const RANKS: Readonly<Record<Verdict, number>> = { material: 0, review: 1, 'non-material': 2 };

/**
 * @param verdicts of the changes by id, so that what matters most survives when room is short
 */
export function excerptsOf(
  redline: Redline,
  language: Language,
  verdicts: ReadonlyMap<string, Verdict> = new Map(),
): Excerpts {
  const worded = redline.changes.filter((change) => !isFormOnly(change));
  return {
    shown: worded.map((change) => excerptOf(redline, change, language, verdicts.get(change.id))),
    formOnly: redline.changes.length - worded.length,
  };
}

function isFormOnly(change: Change): boolean {
  return change.facets.every((facet) => FORM.has(facet));
}

function excerptOf(
  redline: Redline,
  change: Change,
  language: Language,
  verdict: Verdict | undefined,
): Excerpt {
  const words = NOTICE_WORDS[language].change;
  const clause = redline.new[change.to[0] ?? -1] ?? redline.old[change.from[0] ?? -1];
  const label = LABELS.find(([facet]) => change.facets.includes(facet))?.[1] ?? 'changed';
  const side = change.to.length > 0 ? 'new' : 'old';
  return {
    heading: clause?.path.join(' › ') ?? '',
    label: words[label],
    language,
    segments: elided(cellsApart(redline, change)),
    remarks: change.links
      .filter((link) => link.from !== link.to)
      .map((link) => words.linkChanged(link.from, link.to)),
    rank: RANKS[verdict ?? 'review'],
    ...(clause?.table === undefined ? {} : { series: `${label} ${side} ${clause.table}` }),
  };
}

/** Shortens long unchanged runs; changed words are never shortened. */
export function elided(segments: readonly Segment[]): readonly Segment[] {
  const changed = segments.some((segment) => segment.op !== 'equal');
  return segments.map((segment, index) => {
    if (segment.op !== 'equal' || segment.text.length <= 2 * CONTEXT + 40) return segment;
    const head = index === 0 && changed ? '' : headOf(segment.text);
    const tail = index === segments.length - 1 ? '' : tailOf(segment.text);
    return { op: 'equal', text: `${head}${ELISION}${tail}`.trimStart() };
  });
}

function headOf(text: string): string {
  const end = text.lastIndexOf(' ', CONTEXT);
  return text.slice(0, end > 0 ? end : CONTEXT);
}

function tailOf(text: string): string {
  const start = text.indexOf(' ', text.length - CONTEXT);
  return text.slice(start >= 0 ? start + 1 : text.length - CONTEXT);
}

/**
 * As many excerpts as fit, the weightiest first, in reading order.
 * @param cost bytes an excerpt takes
 */
export function fitting(
  shown: readonly Excerpt[],
  budget: number,
  cost: (excerpt: Excerpt) => number,
): readonly Excerpt[] {
  const byWeight = shown
    .map((excerpt, index) => ({ excerpt, index }))
    .toSorted((a, b) => a.excerpt.rank - b.excerpt.rank || a.index - b.index);
  let left = budget;
  const kept = byWeight.filter(({ excerpt }) => {
    const needed = cost(excerpt);
    if (needed > left) return false;
    left -= needed;
    return true;
  });
  return kept.toSorted((a, b) => a.index - b.index).map(({ excerpt }) => excerpt);
}
