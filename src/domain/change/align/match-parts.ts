/** Clauses that were split or put together: a free clause whose words are all found in one that has a partner already. */
import { type Comparison, profileAt, type Side } from './comparison.ts';
import type { Profile } from './likeness.ts';
import { freeNew, freeOld, type Matching, mayMatch } from './matching.ts';

/** A link beside the pairs: a part that left a clause, or one that was taken in. */
export interface Part {
  readonly from: number;
  readonly to: number;
  readonly kind: 'split' | 'merged';
}

/** Share of the part's pairs of words that must come from the other clause and from nowhere else. */
const CONTAINED = 0.7;
const NEIGHBOURS = 4;
const FEWEST_PAIRS = 3;

/** Splits and merges are the same question with old and new changed round. */
export function partsOf(comparison: Comparison): Part[] {
  const { matching, old, new: after } = comparison;
  const splits = parts(comparison, after, freeNew(matching), old, matching.toNew, matching.toOld);
  const merges = parts(comparison, old, freeOld(matching), after, matching.toOld, matching.toNew);
  return [
    ...splits
      .filter(([piece, whole]) => mayJoin(matching, whole, piece))
      .map(([piece, whole]): Part => ({ from: whole, to: piece, kind: 'split' })),
    ...merges
      .filter(([piece, whole]) => mayJoin(matching, piece, whole))
      .map(([piece, whole]): Part => ({ from: piece, to: whole, kind: 'merged' })),
  ];
}

function mayJoin(matching: Matching, from: number, to: number): boolean {
  return mayMatch(matching, from, to) || matching.toNew[from] !== -1 || matching.toOld[to] !== -1;
}

/**
 * For each free piece the whole it came from, if any.
 * @param partnerOfWhole whole -> its matched clause on the piece's side
 * @param partnerOfPiece piece's side -> whole's side
 */
function parts(
  comparison: Comparison,
  pieceSide: Side,
  pieces: readonly number[],
  wholeSide: Side,
  partnerOfWhole: readonly number[],
  partnerOfPiece: readonly number[],
): [number, number][] {
  const found: [number, number][] = [];
  const taken = new Map<number, Profile[]>();
  for (const piece of pieces) {
    const profile = profileAt(comparison, pieceSide, piece);
    let best = -1;
    let bestShare = 0;
    for (const whole of nearby(piece, partnerOfPiece, pieceSide, wholeSide, partnerOfWhole)) {
      const partner = partnerOfWhole[whole]!;
      const others = [...(taken.get(whole) ?? [])];
      if (partner >= 0) others.push(profileAt(comparison, pieceSide, partner));
      const wholeProfile = profileAt(comparison, wholeSide, whole);
      comparison.work.spent += wholeProfile.words.length + profile.words.length;
      const share =
        profile.pairs.length >= FEWEST_PAIRS
          ? leftover(
              profile.pairs,
              wholeProfile.pairs,
              others.map((other) => other.pairs),
            ) / profile.pairs.length
          : tinyPiece(comparison, pieceSide, piece, partner, wholeSide, whole);
      // Of two wholes that both hold the words, the one whose other part stands next to the piece.
      const near = partner >= 0 ? 0.02 / Math.abs(partner - piece) : 0;
      if (share >= CONTAINED && share + near > bestShare) {
        best = whole;
        bestShare = share + near;
      }
    }
    if (bestShare < CONTAINED) continue;
    found.push([piece, best]);
    const list = taken.get(best);
    if (list) list.push(profile);
    else taken.set(best, [profile]);
  }
  return found;
}

/** Wholes within a few clauses: the partners of the piece's neighbours, and what stands between those. */
function nearby(
  piece: number,
  partnerOfPiece: readonly number[],
  pieceSide: Side,
  wholeSide: Side,
  partnerOfWhole: readonly number[],
): Set<number> {
  const near = new Set<number>();
  // What its partner says in full has nothing left for another piece.
  const lostWords = (w: number) => wholeSide.clauses[w]!.text !== pieceSide.clauses[partnerOfWhole[w]!]!.text;
  const around = (center: number) => {
    for (let w = Math.max(0, center - 1); w <= Math.min(wholeSide.clauses.length - 1, center + 1); w++)
      if (partnerOfWhole[w] === -1 || (w === center && lostWords(w))) near.add(w);
  };
  for (let d = 1; d <= NEIGHBOURS; d++)
    for (const neighbour of [piece - d, piece + d]) {
      if (neighbour < 0 || neighbour >= pieceSide.clauses.length) continue;
      const partner = partnerOfPiece[neighbour]!;
      if (partner >= 0) around(partner);
    }
  return near;
}

type Sorted = Float64Array | Int32Array;

/** How many of the piece's features the whole has beyond those its other parts account for. */
function leftover(piece: Sorted, whole: Sorted, others: readonly Sorted[]): number {
  let found = 0;
  for (let i = 0, j = 0; i < piece.length && j < whole.length; ) {
    const [x, y] = [piece[i]!, whole[j]!];
    if (x === y) {
      const spare = count(whole, x) - others.reduce((sum, other) => sum + count(other, x), 0);
      const wanted = count(piece, x);
      found += Math.max(0, Math.min(spare, wanted));
      while (i < piece.length && piece[i] === x) i++;
      while (j < whole.length && whole[j] === x) j++;
    } else if (x < y) i++;
    else j++;
  }
  return found;
}

function count(sorted: Sorted, feature: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const half = (low + high) >> 1;
    if (sorted[half]! < feature) low = half + 1;
    else high = half;
  }
  let times = 0;
  while (sorted[low + times] === feature) times++;
  return times;
}

/** A piece of a few words belongs to its neighbour when all of them are words that the neighbour lost. */
function tinyPiece(
  comparison: Comparison,
  pieceSide: Side,
  piece: number,
  partner: number,
  wholeSide: Side,
  whole: number,
): number {
  if (partner < 0 || Math.abs(partner - piece) !== 1) return 0;
  const [first, second] = piece < partner ? [piece, partner] : [partner, piece];
  const { clauses } = pieceSide;
  if (`${clauses[first]!.text} ${clauses[second]!.text}` === wholeSide.clauses[whole]!.text) return 1;
  const words = profileAt(comparison, pieceSide, piece).words;
  if (!words.some((word) => !comparison.features.common[word])) return 0;
  const all = profileAt(comparison, wholeSide, whole).words;
  const rest = profileAt(comparison, pieceSide, partner).words;
  return leftover(words, all, [rest]) === words.length ? 1 : 0;
}
