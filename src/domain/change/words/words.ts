/**
 * Text -> words, the smallest thing a redline may cut between.
 *
 * A word is a run of letters, digits and marks; an apostrophe or full stop between letters and a comma or full stop
 * between digits stay inside it (the rules of UAX #29 that matter for Dutch and English, without its cost). Any other
 * visible character is a word of its own, whole graphemes kept together. White space belongs to no word.
 */

/** Words of one text: where each starts and ends (UTF-16 units, end exclusive). */
export interface Words {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly length: number;
}

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const OTHER = 4;
/** Sticks to whatever stands before it: combining marks, format characters, variation selectors. */
const EXTEND = 5;

/** Classes of the basic plane, filled in as they are met: a memo of a pure function. */
const CLASSES = new Uint8Array(65536);

function classify(character: string): number {
  if (/\s/.test(character)) return SPACE;
  if (/[\p{M}\p{Cf}]/u.test(character)) return EXTEND;
  if (/[\p{L}_]/u.test(character)) return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  return OTHER;
}

function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0xd800 && code <= 0xdfff) return classify(String.fromCodePoint(text.codePointAt(at)!));
  const known = CLASSES[code]!;
  if (known > 0) return known;
  const found = classify(String.fromCharCode(code));
  CLASSES[code] = found;
  return found;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** The words of a text, in order. Linear. */
export function wordsOf(text: string): Words {
  let capacity = (text.length >> 2) + 8;
  let starts = new Int32Array(capacity);
  let ends = new Int32Array(capacity);
  let count = 0;
  let at = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === SPACE) {
      at++;
      continue;
    }
    const start = at;
    at = kind === LETTER || kind === DIGIT ? wordEnd(text, at) : graphemeEnd(text, at);
    if (count === capacity) {
      capacity *= 2;
      starts = grown(starts, capacity);
      ends = grown(ends, capacity);
    }
    starts[count] = start;
    ends[count] = at;
    count++;
  }
  return { starts, ends, length: count };
}

function grown(array: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(capacity);
  larger.set(array);
  return larger;
}

function wordEnd(text: string, from: number): number {
  let at = from;
  let previous = 0;
  while (at < text.length) {
    const kind = classAt(text, at);
    if (kind === LETTER || kind === DIGIT) {
      previous = kind;
      at += widthAt(text, at);
    } else if (kind === EXTEND) at += widthAt(text, at);
    else if (kind === OTHER && joins(text, at, previous)) at++;
    else break;
  }
  return at;
}

function joins(text: string, at: number, previous: number): boolean {
  const next = at + 1 < text.length ? classAt(text, at + 1) : SPACE;
  if (next !== previous) return false;
  const code = text.charCodeAt(at);
  // A capital after a full stop begins a sentence whose space was forgotten; "example.org" goes on in small letters.
  if (code === 0x2e) return previous === DIGIT || !(isLower(text[at - 1]!) && isUpper(text[at + 1]!));
  if (code === 0x27 || code === 0x2019) return true; // ' ’
  return code === 0x2c && previous === DIGIT; // ,
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}

function isLower(character: string): boolean {
  return character !== character.toUpperCase();
}

function graphemeEnd(text: string, from: number): number {
  const first = text.codePointAt(from)!;
  let at = from + widthAt(text, from);
  if (isRegional(first) && at < text.length && isRegional(text.codePointAt(at)!)) at += 2;
  while (at < text.length) {
    const code = text.codePointAt(at)!;
    if (code === 0x200d) {
      at += 1;
      if (at < text.length && classAt(text, at) === OTHER) at += widthAt(text, at);
    } else if ((code >= 0x1f3fb && code <= 0x1f3ff) || classAt(text, at) === EXTEND) at += widthAt(text, at);
    else break;
  }
  return at;
}

function isRegional(code: number): boolean {
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

/** True when the text holds no letter and no digit. */
export function isPunctuation(word: string): boolean {
  const kind = classAt(word, 0);
  return kind !== LETTER && kind !== DIGIT;
}

/** True when the word holds a digit. */
export function hasDigit(word: string): boolean {
  return /\p{N}/u.test(word);
}
