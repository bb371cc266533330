/** The skeleton of two texts: same kinds, in the same order, at the same depth, with the same lists and tables. */
import type { Clause } from '../../edition/model.ts';

/** Two clauses that stand in the same place; `null` where one text has none. */
export interface Pair {
  readonly here: Clause | null;
  readonly there: Clause | null;
}

const signature = (clause: Clause) =>
  `${clause.kind} ${clause.depth} ${clause.kind === 'item' ? (clause.list?.ordered ? 'o' : 'u') : ''} ${clause.header ? 'header' : ''}`;

/**
 * Pairs the clauses of two texts by their place. Where the skeletons differ, the longest common run of places
 * is kept, so that one missing item does not shift all that follows.
 */
export function pairClauses(here: readonly Clause[], there: readonly Clause[]): readonly Pair[] {
  const same =
    here.length === there.length && here.every((clause, at) => signature(clause) === signature(there[at]!));
  if (same) return here.map((clause, at) => ({ here: clause, there: there[at] ?? null }));
  return alignPlaces(here, there);
}

/** How well two clauses could be the same one: place in the skeleton, then length. */
function likeness(a: Clause, b: Clause): number {
  if (signature(a) !== signature(b)) return Number.NEGATIVE_INFINITY;
  const [short, long] = [a.text.length, b.text.length].sort((x, y) => x - y) as [number, number];
  const digits = (text: string) => (text.match(/\d+/g) ?? []).join();
  return 1 + short / Math.max(long, 1) + (digits(a.text) === digits(b.text) ? 0.5 : 0);
}

function alignPlaces(here: readonly Clause[], there: readonly Clause[]): readonly Pair[] {
  const width = there.length + 1;
  const best = new Float64Array((here.length + 1) * width);
  for (let i = here.length - 1; i >= 0; i -= 1)
    for (let j = there.length - 1; j >= 0; j -= 1)
      best[i * width + j] = Math.max(
        best[(i + 1) * width + j]!,
        best[i * width + j + 1]!,
        best[(i + 1) * width + j + 1]! + likeness(here[i]!, there[j]!),
      );
  const pairs: Pair[] = [];
  let [i, j] = [0, 0];
  while (i < here.length && j < there.length) {
    const value = best[i * width + j]!;
    if (value === best[(i + 1) * width + j + 1]! + likeness(here[i]!, there[j]!))
      pairs.push({ here: here[i++]!, there: there[j++]! });
    else if (value === best[(i + 1) * width + j]!) pairs.push({ here: here[i++]!, there: null });
    else pairs.push({ here: null, there: there[j++]! });
  }
  return [
    ...pairs,
    ...here.slice(i).map((clause) => ({ here: clause, there: null })),
    ...there.slice(j).map((clause) => ({ here: null, there: clause })),
  ];
}
