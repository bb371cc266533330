/** What happened to one group of clauses: its words, its form, its links, its place. */
import { type Comparison, keptWords } from '../align/comparison.ts';
import type { Group } from '../align/groups.ts';
import type { Pair } from '../align/order.ts';
import { type Passage, passageOf, textOfPassage } from '../align/passage.ts';
import { rowRuns } from '../align/table-rows.ts';
import { differsInForm, differsInMarks } from '../facets/form-changes.ts';
import { linkChanges } from '../facets/link-changes.ts';
import { kindsOfWordChange } from '../facets/word-changes.ts';
import type { Change, Facet, Segment } from '../model.ts';
import { wholeCompounds } from '../words/compounds.ts';
import type { Run } from '../words/runs.ts';
import { segmentsOf, withoutIslands } from '../words/segments.ts';
import { slideEdges } from '../words/slide.ts';
import { commonRuns } from '../words/word-diff.ts';

/** @returns `null` when on a closer look nothing a reader can see has changed */
export function changeOf(
  comparison: Comparison,
  group: Group,
  moved: (pair: Pair) => boolean,
): Change | null {
  const { matching } = comparison;
  const base = { id: '', from: group.from, to: group.to, relocated: [] };
  if (group.to.length === 0 || group.from.length === 0) return oneSided(comparison, group);
  const [oldText, newText] = [textOfPassage(matching.old, group.from), textOfPassage(matching.new, group.to)];
  const facets = new Set<Facet>();
  let exact: Segment[] = [{ op: 'equal', text: oldText }];
  let display = exact;
  let links: Change['links'] = [];
  const plain = oldText === newText && !hasForm(comparison, group);
  if (!plain) {
    const [a, b] = [
      passageOf(comparison, comparison.old, group.from),
      passageOf(comparison, comparison.new, group.to),
    ];
    const runs: Run[] =
      oldText === newText
        ? [{ from: 0, to: 0, length: a.tokens.length }]
        : slideEdges(wordsKept(comparison, group, a, b), a.tokens, b.tokens);
    if (oldText !== newText) {
      exact = segmentsOf(runs, a.tokens, b.tokens);
      display = wholeCompounds(
        segmentsOf(withoutIslands(runs, a.tokens, b.tokens, comparison.lexicon), a.tokens, b.tokens),
      );
      const kinds = kindsOfWordChange(exact);
      if (kinds.text) facets.add('text');
      if (kinds.typographic) facets.add('typographic');
    }
    if (differsInMarks(a, b, runs)) facets.add('format');
    links = linkChanges(a, b, runs, sameNote(comparison));
  }
  if (links.length > 0) facets.add('link');
  for (const pair of group.pairs) {
    const [a, b] = [matching.old[pair.from]!, matching.new[pair.to]!];
    if (group.parts.length === 0 && differsInForm(a, b)) facets.add('format');
    if (moved(pair)) facets.add('moved');
    if (a.kind === 'heading' && b.kind === 'heading' && a.text !== b.text) facets.add('renamed');
  }
  for (const part of group.parts) facets.add(part.kind);
  if (facets.size === 0) return null;
  const doubtful = group.from.some((i) => matching.doubtful.has(i));
  return { ...base, facets: sorted(facets), exact, display, links, confidence: doubtful ? 'low' : 'high' };
}

function wordsKept(comparison: Comparison, group: Group, a: Passage, b: Passage): readonly Run[] {
  if (group.parts.length === 0) {
    const rows = rowRuns(comparison, group.pairs);
    if (rows) return rows;
  }
  const [from, to] = [group.from[0]!, group.to[0]!];
  if (group.from.length === 1 && group.to.length === 1) return keptWords(comparison, from, to);
  return commonRuns(a.tokens.ids, b.tokens.ids, comparison.work);
}

function hasForm(comparison: Comparison, group: Group): boolean {
  const { matching } = comparison;
  return [...group.from.map((i) => matching.old[i]!), ...group.to.map((j) => matching.new[j]!)].some(
    (clause) => clause.marks.length + clause.links.length + clause.footnotes.length > 0,
  );
}

function oneSided(comparison: Comparison, group: Group): Change {
  const removed = group.to.length === 0;
  const [clauses, indexes] = removed
    ? [comparison.matching.old, group.from]
    : [comparison.matching.new, group.to];
  const text = textOfPassage(clauses, indexes);
  const segments: Segment[] = text === '' ? [] : [{ op: removed ? 'delete' : 'insert', text }];
  return {
    id: '',
    from: group.from,
    to: group.to,
    facets: [removed ? 'removed' : 'added'],
    exact: segments,
    display: segments,
    links: [],
    confidence: 'high',
    relocated: [],
  };
}

function sameNote(comparison: Comparison): (oldLabel: string, newLabel: string) => boolean {
  const { matching } = comparison;
  const find = (clauses: typeof matching.old, label: string) =>
    clauses.findIndex((clause) => clause.kind === 'footnote' && clause.label === label);
  return (oldLabel, newLabel) => {
    const [i, j] = [find(matching.old, oldLabel), find(matching.new, newLabel)];
    if (i === -1 || j === -1) return i === j && oldLabel === newLabel;
    return matching.toNew[i] === j;
  };
}

const ORDER: readonly Facet[] = [
  'added',
  'removed',
  'text',
  'typographic',
  'format',
  'link',
  'moved',
  'renamed',
  'split',
  'merged',
  'restored',
];

function sorted(facets: ReadonlySet<Facet>): Facet[] {
  return ORDER.filter((facet) => facets.has(facet));
}
