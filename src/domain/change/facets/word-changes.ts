/** Is a change of words only typography? Decided per interruption, and never where a number, date, negation or modal is touched. */

import type { Segment } from '../model.ts';
import { fold } from '../words/fold.ts';
import { DATE_WORDS, WEIGHTY_WORDS } from '../words/word-lists.ts';
import { hasDigit, wordsOf } from '../words/words.ts';

/** What the interruptions of a redline amount to. */
export function kindsOfWordChange(segments: readonly Segment[]): { text: boolean; typographic: boolean } {
  const kinds = { text: false, typographic: false };
  for (let i = 0; i < segments.length; i++) {
    if (segments[i]!.op === 'equal') continue;
    let [gone, come] = ['', ''];
    const before = segments[i - 1]?.text ?? '';
    for (; i < segments.length && segments[i]!.op !== 'equal'; i++)
      if (segments[i]!.op === 'delete') gone += segments[i]!.text;
      else come += segments[i]!.text;
    if (isTypographic(gone, come, before, segments[i]?.text ?? '')) kinds.typographic = true;
    else kinds.text = true;
  }
  return kinds;
}

function isTypographic(gone: string, come: string, before: string, after: string): boolean {
  // Words are compared whole, so a space that came or went stands beside punctuation.
  if (gone.trim() === '' && come.trim() === '') return true;
  if (fold(gone) !== fold(come)) return false;
  const goneWords = wordList(gone);
  const comeWords = wordList(come);
  if ([...goneWords, ...comeWords].some(weighty)) return false;
  // "US" and "us", "IT" and "it": short words whose capitals carry meaning.
  if (goneWords.some((word, i) => isAcronym(word) !== isAcronym(comeWords[i] ?? word))) return false;
  // A dash between numbers may be a minus or a range.
  const touchesNumber = /\p{N}$/u.test(before.trimEnd()) || /^\p{N}/u.test(after.trimStart());
  return !(touchesNumber && !/\p{L}/u.test(gone + come));
}

function wordList(text: string): string[] {
  const words = wordsOf(text);
  return Array.from(words.starts.subarray(0, words.length), (start, i) => text.slice(start, words.ends[i]));
}

function weighty(word: string): boolean {
  const folded = fold(word);
  // "don't", "can't": the negation is inside the word.
  return hasDigit(word) || WEIGHTY_WORDS.has(folded) || DATE_WORDS.has(folded) || folded.endsWith("n't");
}

function isAcronym(word: string): boolean {
  return word.length <= 4 && word.length > 1 && /^\p{Lu}+$/u.test(word);
}
