/**
 * Sentences that left one clause and turn up in another. Two unrelated-looking changes, of which only the pair tells
 * whether a promise was dropped or merely stands elsewhere.
 */

import type { Change, Segment } from '../model.ts';
import { tokensOf } from '../words/lexicon.ts';
import { sentencesOf } from '../words/sentences.ts';
import { bestPairs, type Edge } from './assignment.ts';
import type { Comparison } from './comparison.ts';
import {
  likeness,
  massOf,
  type Profile,
  profileOf,
  sharedMass,
  type Weights,
  weightsOf,
} from './likeness.ts';
import { wordAt } from './passage.ts';

interface Stray {
  readonly change: number;
  readonly text: string;
  readonly profile: Profile;
}

/** Share of a sentence that must have gone (or come) for it to count as gone (or new). */
const MOSTLY = 0.7;
const FEWEST_WORDS = 5;
/** Characters that so many words have at least. */
const SHORTEST = 2 * FEWEST_WORDS - 1;
const ALIKE = 0.6;
const MOST_POSTINGS = 24;

/** The changes with their links to each other filled in. */
export function withRelocated(comparison: Comparison, changes: readonly Change[]): Change[] {
  if (changes.length < 2) return [...changes];
  const gone = changes.flatMap((change, i) => strays(comparison, change, i, 'delete'));
  if (gone.length === 0) return [...changes];
  const come = changes.flatMap((change, i) => strays(comparison, change, i, 'insert'));
  if (come.length === 0) return [...changes];
  const weights = weightsOf(
    comparison.features,
    [...gone, ...come].map((stray) => stray.profile),
  );
  const found = new Map<number, Change['relocated'][number][]>();
  const add = (change: number, link: Change['relocated'][number]) => {
    const list = found.get(change);
    if (list) list.push(link);
    else found.set(change, [link]);
  };
  for (const { from, to } of bestPairs(candidates(comparison, gone, come, weights))) {
    const [left, arrived] = [gone[from]!, come[to]!];
    add(left.change, { text: left.text, direction: 'to', change: changes[arrived.change]!.id });
    add(arrived.change, { text: arrived.text, direction: 'from', change: changes[left.change]!.id });
  }
  return changes.map((change, i) => ({ ...change, relocated: found.get(i) ?? [] }));
}

function strays(comparison: Comparison, change: Change, index: number, op: 'delete' | 'insert'): Stray[] {
  let length = 0;
  for (const segment of change.exact) if (segment.op === op) length += segment.text.length;
  if (length < MOSTLY * SHORTEST) return [];
  const { text, touched } = sideOf(change.exact, op);
  const tokens = tokensOf(comparison.lexicon, text);
  return sentencesOf(text).flatMap((sentence) => {
    let share = 0;
    for (const range of touched)
      share += Math.max(0, Math.min(range.end, sentence.end) - Math.max(range.start, sentence.start));
    if (share < MOSTLY * sentence.text.length) return [];
    const [first, end] = [wordAt(tokens, sentence.start), wordAt(tokens, sentence.end)];
    const profile = profileOf(comparison.features, tokens, first, end);
    return profile.words.length < FEWEST_WORDS ? [] : [{ change: index, text: sentence.text, profile }];
  });
}

function sideOf(segments: readonly Segment[], op: 'delete' | 'insert') {
  const touched: { start: number; end: number }[] = [];
  let text = '';
  for (const segment of segments) {
    if (segment.op !== 'equal' && segment.op !== op) continue;
    if (segment.op === op) touched.push({ start: text.length, end: text.length + segment.text.length });
    text += segment.text;
  }
  return { text, touched };
}

function candidates(
  comparison: Comparison,
  gone: readonly Stray[],
  come: readonly Stray[],
  weights: Weights,
): Edge[] {
  const postings = new Map<number, number[]>();
  come.forEach((stray, j) => {
    for (const word of new Set(stray.profile.words)) {
      const list = postings.get(word);
      if (list) list.push(j);
      else postings.set(word, [j]);
    }
  });
  const masses = come.map((stray) => massOf(stray.profile, weights));
  return gone.flatMap((stray, i) => {
    const mass = massOf(stray.profile, weights);
    const near = new Set<number>();
    for (const word of new Set(stray.profile.words)) {
      const list = postings.get(word) ?? [];
      if (list.length <= MOST_POSTINGS) for (const j of list) near.add(j);
    }
    return [...near].flatMap((j) => {
      const other = come[j]!;
      if (other.change === stray.change) return [];
      comparison.work.spent += stray.profile.words.length + other.profile.words.length;
      const alike = likeness(sharedMass(stray.profile, other.profile, weights), mass, masses[j]!);
      return alike < ALIKE ? [] : [{ from: i, to: j, score: alike }];
    });
  });
}
