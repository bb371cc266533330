/** What looks different but says the same: quotes, dashes, ellipses, capitals, characters without width. */

const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u201B\u2032\u00B4`]/g, "'"],
  [/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/\p{Cf}/gu, ''],
];
const NEEDS_FOLDING = /[^\x20-\x7e]|`/;

/** The text with typography taken out; two texts that fold alike differ only `typographic`ally. */
export function fold(text: string): string {
  let folded = text;
  if (NEEDS_FOLDING.test(text)) for (const [pattern, plain] of FOLDS) folded = folded.replace(pattern, plain);
  return folded.toLowerCase();
}
