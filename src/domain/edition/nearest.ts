/** The known word most like the one that was typed. */

/** Levenshtein distance in UTF-16 units; stops counting at `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      row.push(Math.min(row[j - 1]! + 1, previous[j]! + 1, previous[j - 1]! + change));
    }
    previous = row;
  }
  return Math.min(previous[b.length]!, limit);
}

/** The nearest of `known`; the first in order wins a tie. @returns `undefined` when `known` is empty */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: { readonly word: string; readonly cost: number } | undefined;
  for (const candidate of known) {
    const cost = distance(word.slice(0, 40).toLowerCase(), candidate.toLowerCase(), 40);
    if (!best || cost < best.cost) best = { word: candidate, cost };
  }
  return best?.word;
}
