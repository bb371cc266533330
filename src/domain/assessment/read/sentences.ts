/** Sentences of an analysed text, as ranges of its tokens. */
import type { Analysis } from './analyse.ts';
import { counted } from './compare-words.ts';
import type { Token } from './tokenise.ts';

export interface Sentence {
  /** Counted tokens. */
  readonly tokens: readonly Token[];
  /** With punctuation and articles. */
  readonly all: readonly Token[];
  readonly text: string;
}

const ENDS = /^[.!?;¦⏎]$/;

/** Cuts at full stops, question marks, semicolons, cells and lines. */
export function sentencesOf(analysis: Analysis): Sentence[] {
  const result: Sentence[] = [];
  let open: Token[] = [];
  const close = () => {
    const tokens = counted(open).filter((token) => token.text !== '¦');
    if (tokens.length > 0)
      result.push({ tokens, all: open, text: analysis.text.slice(open[0]!.start, open.at(-1)!.end).trim() });
    open = [];
  };
  analysis.tokens.forEach((token, at) => {
    open.push(token);
    const next = analysis.tokens[at + 1];
    if (ENDS.test(token.text) && (next === undefined || next.start > token.end || token.text !== '.'))
      close();
  });
  close();
  return result;
}
