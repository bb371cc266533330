/** Which words were met before, found by their letters where they stand: no word is cut out of a text twice. */

export interface Spelling {
  /** Words in the order in which they were met; the place of a word is its number. */
  readonly words: string[];
  readonly hashes: number[];
  /** Number + 1 of the word, at its hash or in the first free place after it; 0 for free. */
  slots: Int32Array;
}

export function createSpelling(): Spelling {
  return { words: [], hashes: [], slots: new Int32Array(1024) };
}

/** Number of the word that stands from `start` to before `end`; a word that was never met gets the next one. */
export function wordNumber(spelling: Spelling, text: string, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 0x01000193) ^ text.charCodeAt(i)) | 0;
  const { words, hashes, slots } = spelling;
  let slot = placeOf(hash, slots.length);
  for (let number = slots[slot]!; number > 0; number = slots[slot]!) {
    if (hashes[number - 1] === hash && isAt(words[number - 1]!, text, start, end)) return number - 1;
    slot = (slot + 1) & (slots.length - 1);
  }
  hashes.push(hash);
  words.push(text.slice(start, end));
  slots[slot] = words.length;
  if (2 * words.length > slots.length) grow(spelling);
  return words.length - 1;
}

/** `size` is a power of two. */
function placeOf(hash: number, size: number): number {
  return (hash ^ (hash >>> 15)) & (size - 1);
}

function isAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}

function grow(spelling: Spelling): void {
  const slots = new Int32Array(2 * spelling.slots.length);
  spelling.hashes.forEach((hash, number) => {
    let slot = placeOf(hash, slots.length);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = number + 1;
  });
  spelling.slots = slots;
}
