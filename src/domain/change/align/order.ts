/** Which pairs keep their order and which were moved: the heaviest set of pairs that rises on both sides stays put. */

export interface Pair {
  readonly from: number;
  readonly to: number;
}

/**
 * The pairs on the heaviest rising run. Of two equally heavy runs the one is taken that ends earlier on both sides.
 * @param pairs each `from` and each `to` at most once
 */
export function stayingPairs<P extends Pair>(pairs: readonly P[], weight: (pair: P) => number): P[] {
  const ordered = [...pairs].sort((p, q) => p.from - q.from);
  if (ordered.every((pair, i) => i === 0 || ordered[i - 1]!.to < pair.to)) return ordered;
  const ranks = new Map([...ordered].sort((p, q) => p.to - q.to).map((pair, i) => [pair, i + 1]));
  const total = new Float64Array(ordered.length);
  const before = new Int32Array(ordered.length).fill(-1);
  // A Fenwick tree over the right-hand order holds the best run that ends at or before each place.
  const tree = new Int32Array(ordered.length + 1).fill(-1);
  let best = -1;
  ordered.forEach((pair, i) => {
    let previous = -1;
    for (let r = ranks.get(pair)! - 1; r > 0; r -= r & -r) {
      const candidate = tree[r]!;
      if (candidate >= 0 && (previous < 0 || total[candidate]! > total[previous]!)) previous = candidate;
    }
    total[i] = weight(pair) + (previous < 0 ? 0 : total[previous]!);
    before[i] = previous;
    for (let r = ranks.get(pair)!; r <= ordered.length; r += r & -r)
      if (tree[r]! < 0 || total[tree[r]!]! < total[i]!) tree[r] = i;
    if (best < 0 || total[i]! > total[best]!) best = i;
  });
  const kept: P[] = [];
  for (let i = best; i >= 0; i = before[i]!) kept.push(ordered[i]!);
  return kept.reverse();
}
