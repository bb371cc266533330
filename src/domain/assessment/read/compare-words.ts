/** Where two analysed texts differ in meaning: the rest was paired word by word, and each pair says why it is equal. */
import { diffArrays } from 'diff';
import type { Analysis } from './analyse.ts';
import type { Token } from './tokenise.ts';

/** Words of one place on either side that could not be paired. */
export interface Hunk {
  readonly old: readonly Token[];
  readonly new: readonly Token[];
  /** Places among the counted tokens of either side. */
  readonly oldAt: number;
  readonly newAt: number;
}

export interface Pair {
  readonly old: Token;
  readonly new: Token;
}

export interface Comparison {
  readonly hunks: readonly Hunk[];
  readonly pairs: readonly Pair[];
  /** Tokens that count: without articles, punctuation and line breaks. */
  readonly old: readonly Token[];
  readonly new: readonly Token[];
}

/** Tokens that carry meaning. Punctuation is compared on its own (gate G15). */
export function counted(tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => token.kind !== 'mark' && token.kind !== 'empty' && token.text !== '⏎');
}

/** Pairs equal keys in order; what remains are hunks. */
export function compareWords(before: Analysis, after: Analysis): Comparison {
  const old = counted(before.tokens);
  const fresh = counted(after.tokens);
  const pairs: Pair[] = [];
  const hunks: Hunk[] = [];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start]!.key === fresh[start]!.key) {
    pairs.push({ old: old[start]!, new: fresh[start]! });
    start++;
  }
  let tail = 0;
  while (
    tail < old.length - start &&
    tail < fresh.length - start &&
    old[old.length - 1 - tail]!.key === fresh[fresh.length - 1 - tail]!.key
  )
    tail++;
  const oldKeys = old.slice(start, old.length - tail).map((token) => token.key);
  const newKeys = fresh.slice(start, fresh.length - tail).map((token) => token.key);
  let oldAt = start;
  let newAt = start;
  let open: { old: Token[]; new: Token[]; oldAt: number; newAt: number } | null = null;
  const parts = differences(oldKeys, newKeys);
  for (const part of parts) {
    const size = part.value.length;
    if (!part.added && !part.removed) {
      if (open) hunks.push(open);
      open = null;
      for (let n = 0; n < size; n++) pairs.push({ old: old[oldAt + n]!, new: fresh[newAt + n]! });
      oldAt += size;
      newAt += size;
      continue;
    }
    open ??= { old: [], new: [], oldAt, newAt };
    if (part.removed) {
      for (let n = 0; n < size; n++) open.old.push(old[oldAt + n]!);
      oldAt += size;
    } else {
      for (let n = 0; n < size; n++) open.new.push(fresh[newAt + n]!);
      newAt += size;
    }
  }
  if (open) hunks.push(open);
  for (let n = tail; n > 0; n--) pairs.push({ old: old[old.length - n]!, new: fresh[fresh.length - n]! });
  return { hunks, pairs, old, new: fresh };
}

/** Beyond this many single edits two texts are simply other texts; the work stays bounded for any input. */
const MAX_EDITS = 3000;

function differences(
  old: string[],
  fresh: string[],
): { value: string[]; added?: boolean; removed?: boolean }[] {
  if (old.length === 0 && fresh.length === 0) return [];
  return (
    diffArrays(old, fresh, { maxEditLength: MAX_EDITS }) ?? [
      { value: old, removed: true },
      { value: fresh, added: true },
    ]
  );
}

/** The words of tokens as they stand in their text, gaps included. */
export function wordsOf(tokens: readonly Token[], text: string): string {
  const first = tokens[0];
  const last = tokens.at(-1);
  return first && last ? text.slice(first.start, last.end) : '';
}
