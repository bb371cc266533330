/** "Did you mean": the known key that needs the fewest edits. */

import type { Language } from '#domain/language.ts';

/**
 * A sentence that helps after an unknown key.
 * @returns the nearest known key when it is close, else all known keys
 */
export function nearestKey(key: string, known: readonly string[], language: Language = 'en'): string {
  const nl = language === 'nl';
  const ranked = known
    .map((candidate) => ({ candidate, edits: editDistance(plain(key), plain(candidate)) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  if (best && best.edits <= Math.max(2, Math.floor(key.length / 3)))
    return nl ? `Bedoelt u \`${best.candidate}\`?` : `Did you mean \`${best.candidate}\`?`;
  if (known.length === 0) return nl ? 'Haal deze weg.' : 'Remove it.';
  return `${nl ? 'Hier bestaan' : 'Known keys here'}: ${known.join(', ')}.`;
}

/** `timeZone`, `time_zone` and `time-zone` are the same word. */
function plain(key: string): string {
  return key.replaceAll(/[-_\s]/g, '').toLowerCase();
}

/** Levenshtein distance in UTF-16 units. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
