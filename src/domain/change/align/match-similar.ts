/** Pairs clauses whose words changed: all candidates are scored, and the best assignment as a whole is taken. */
import { bestPairs, type Edge } from './assignment.ts';
import { candidatePairs } from './candidates.ts';
import { type Comparison, freeWeights, massAt, profileAt } from './comparison.ts';
import { likeness, sharedMass } from './likeness.ts';
import { freeNew, freeOld, type Gaps, gapsOf, match, mayMatch } from './matching.ts';

/** Likeness from which two clauses are one, where they face each other in a small gap. */
const ENOUGH_IN_PLACE = 0.22;
/** The same where the two face each other alone. */
const ENOUGH_ALONE = 0.15;
/** The same in a gap of hundreds of clauses, where chance has more room. */
const ENOUGH_IN_LARGE_GAP = 0.4;
/** The same for clauses that stand elsewhere. */
const ENOUGH_ELSEWHERE = 0.36;
/** The same for a clause of few words that stands elsewhere. */
const ENOUGH_FOR_FEW_WORDS = 0.55;
const MANY_WORDS = 16;
/** More for a heading that would have become text, or text a heading. */
const MORE_FOR_OTHER_KIND = 0.15;
/** Share of the shorter clause's pairs of words found in the longer one. */
const CONTAINED = 0.7;
const TOO_FEW_WORDS = 3;
const BONUS = { gap: 0.15, section: 0.1, kind: 0.05, heading: 0.2 };
/** Within this of the threshold, or of the next best, an editor is asked. */
const DOUBT_THRESHOLD = 0.1;
const DOUBT_RUNNER_UP = 0.05;

interface Scored extends Edge {
  readonly likeness: number;
  readonly enough: number;
}

/**
 * One round; another one, after the gaps have become smaller, finds what the first could not.
 * @param least likeness that is asked for, whatever would be enough
 */
export function matchSimilar(comparison: Comparison, least = 0): void {
  const { matching, work } = comparison;
  const free = { old: freeOld(matching), new: freeNew(matching) };
  if (free.old.length === 0 || free.new.length === 0) return;
  comparison.old.masses.length = 0;
  comparison.new.masses.length = 0;
  const weights = freeWeights(comparison);
  const gaps = gapsOf(matching);
  const width = comparison.new.clauses.length;
  const edges: Scored[] = [];
  for (const pair of candidatePairs(comparison, free, gaps, weights)) {
    const [i, j] = [Math.floor(pair / width), pair % width];
    if (!mayMatch(matching, i, j)) continue;
    const a = profileAt(comparison, comparison.old, i);
    const b = profileAt(comparison, comparison.new, j);
    work.spent += 2 * (a.words.length + b.words.length);
    const shared = sharedMass(a, b, weights);
    const [massA, massB] = [
      massAt(comparison, comparison.old, i, weights),
      massAt(comparison, comparison.new, j, weights),
    ];
    const fewest = Math.min(a.words.length, b.words.length);
    // One wholly taken up in the other is the same clause, however much was put beside it.
    const contained = fewest >= MANY_WORDS ? shared.pairs / Math.min(massA.pairs, massB.pairs) : 0;
    const alike = Math.max(likeness(shared, massA, massB), contained >= CONTAINED ? contained * 0.6 : 0);
    const enough = threshold(comparison, gaps, i, j, fewest);
    if (alike < Math.max(enough, least) || alike === 0) continue;
    const total = alike + bonus(comparison, gaps, i, j);
    edges.push({ from: i, to: j, score: total * total, likeness: alike, enough });
  }
  const chosen = bestPairs(edges) as Scored[];
  const rivals = rivalScores(edges, new Set(chosen));
  for (const edge of chosen) {
    match(matching, edge.from, edge.to);
    const rival = Math.max(rivals.old.get(edge.from) ?? 0, rivals.new.get(edge.to) ?? 0);
    if (edge.likeness < edge.enough + DOUBT_THRESHOLD || rival > Math.sqrt(edge.score) - DOUBT_RUNNER_UP)
      matching.doubtful.add(edge.from);
  }
}

/** How alike two clauses must be, given where they stand. */
function threshold(comparison: Comparison, gaps: Gaps, i: number, j: number, words: number): number {
  const [a, b] = [comparison.old.clauses[i]!, comparison.new.clauses[j]!];
  const kinds = (a.kind === 'heading') === (b.kind === 'heading') ? 0 : MORE_FOR_OTHER_KIND;
  return kinds + wordsNeeded(comparison, gaps, i, j, words);
}

function wordsNeeded(comparison: Comparison, gaps: Gaps, i: number, j: number, words: number): number {
  const gap = gaps.old[i]!;
  if (gap === gaps.new[j]) {
    if (gaps.size[gap] === 1) return ENOUGH_ALONE;
    const crowd = Math.min(1, Math.max(0, Math.log2((gaps.size[gap] ?? 1) / 4) / 6));
    return ENOUGH_IN_PLACE + crowd * (ENOUGH_IN_LARGE_GAP - ENOUGH_IN_PLACE);
  }
  if (words < TOO_FEW_WORDS) return 2;
  const fewness = Math.max(0, MANY_WORDS - words) / (MANY_WORDS - TOO_FEW_WORDS);
  const enough = ENOUGH_ELSEWHERE + fewness * (ENOUGH_FOR_FEW_WORDS - ENOUGH_ELSEWHERE);
  return sameSection(comparison, i, j) ? enough - 0.05 : enough;
}

function sameSection(comparison: Comparison, i: number, j: number): boolean {
  const { matching, old, new: after } = comparison;
  const [a, b] = [old.clauses[i]!.parent, after.clauses[j]!.parent];
  if (a === null || b === null) return a === b;
  return matching.toNew[a] === b;
}

function bonus(comparison: Comparison, gaps: Gaps, i: number, j: number): number {
  const [a, b] = [comparison.old.clauses[i]!, comparison.new.clauses[j]!];
  // The difference in place only breaks ties between clauses that say nearly the same.
  const apart = Math.abs(i / comparison.old.clauses.length - j / comparison.new.clauses.length);
  return (
    (gaps.old[i] === gaps.new[j] ? BONUS.gap : 0) +
    (sameSection(comparison, i, j) ? BONUS.section : 0) +
    (a.kind === b.kind
      ? BONUS.kind
      : (a.kind === 'heading') !== (b.kind === 'heading')
        ? -BONUS.heading
        : 0) -
    apart * 0.02
  );
}

/** The best score each clause had with a partner that was not chosen. */
function rivalScores(edges: readonly Scored[], chosen: ReadonlySet<Scored>) {
  const rivals = { old: new Map<number, number>(), new: new Map<number, number>() };
  for (const edge of edges) {
    if (chosen.has(edge)) continue;
    const total = Math.sqrt(edge.score);
    rivals.old.set(edge.from, Math.max(rivals.old.get(edge.from) ?? 0, total));
    rivals.new.set(edge.to, Math.max(rivals.new.get(edge.to) ?? 0, total));
  }
  return rivals;
}
