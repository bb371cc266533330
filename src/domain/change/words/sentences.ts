/** Sentences of a text, for Dutch and English prose: places over the text, without the space between them. */

/** Abbreviations after which a capital begins no sentence (folded, without the final full stop). */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'art e.g i.e etc no nr inc ltd co vs mr mrs ms dr st bijv bv o.a d.w.z m.b.t i.v.m t.a.v enz resp incl excl ca tel blz u.s u.k'.split(
    ' ',
  ),
);
const BOUNDARY = /[.!?]+["'”’)\]]*\s+(?=["'“‘([]?[\p{Lu}\p{N}])/gu;
const LAST_WORD = /([\p{L}.]+)[.!?]+["'”’)\]]*\s+$/u;

export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  const put = (end: number) => {
    const said = text.slice(start, end).trimEnd();
    if (said !== '') sentences.push({ start, end: start + said.length, text: said });
  };
  for (const found of text.matchAll(BOUNDARY)) {
    const end = found.index + found[0].length;
    const word = LAST_WORD.exec(text.slice(Math.max(start, end - 40), end))?.[1]?.toLowerCase();
    if (word !== undefined && ABBREVIATIONS.has(word.replace(/\.$/, ''))) continue;
    put(end);
    start = end;
  }
  put(text.length);
  return sentences;
}
