/**
 * Provers of harmlessness. Each takes differences away that it can prove to mean nothing, and says what it
 * proved. None of them guesses: what no prover clears, stays for the rules.
 */
import type { Analysis } from './analyse.ts';
import { CATEGORIES, categoryOf } from './categories.ts';
import { type Comparison, type Hunk, type Pair, wordsOf } from './compare-words.ts';
import type { LanguagePack } from './language-pack.ts';
import type { Dictionaries } from './model.ts';
import { foldWord } from './normal-form.ts';
import type { Token } from './tokenise.ts';
import { vocabularyOf } from './vocabulary.ts';

export type ProofKind =
  | 'identical'
  | 'form'
  | 'case'
  | 'spelling-variant'
  | 'address'
  | 'number'
  | 'duration'
  | 'date'
  | 'amount'
  | 'citation'
  | 'contact'
  | 'inflection'
  | 'synonym'
  | 'rename'
  | 'typo'
  | 'joined'
  | 'reorder'
  | 'word-order'
  | 'function-words'
  | 'abbreviation'
  | 'modality'
  | 'voice'
  | 'context'
  | 'pointer'
  | 'heading'
  | 'date-line'
  | 'link'
  | 'moved'
  | 'split'
  | 'extra-route';

export interface Proof {
  readonly kind: ProofKind;
  readonly old: string;
  readonly new: string;
  /** Where harmless still has a direction: a later date gives more time. */
  readonly direction?: 'favourable';
}

export interface Cleared {
  readonly proofs: readonly Proof[];
  readonly hunks: readonly Hunk[];
}

interface Case {
  readonly before: Analysis;
  readonly after: Analysis;
  readonly comparison: Comparison;
  readonly pack: LanguagePack;
  readonly isWord: Dictionaries[string];
}

/** Runs every prover over the differences of two texts. */
export function clear(given: Case): Cleared {
  const proofs: Proof[] = given.comparison.pairs.flatMap((pair) => pairProof(pair, given.pack));
  let hunks: readonly Hunk[] = given.comparison.hunks;
  const whole = reordered(hunks, given) ?? wordOrder(hunks, given);
  if (whole) return { proofs: [...proofs, whole], hunks: [] };
  hunks = hunks.filter((hunk) => {
    const proof =
      typo(hunk, given) ?? joined(hunk, given) ?? abbreviation(hunk, given) ?? functionWords(hunk, given);
    if (proof) proofs.push(proof);
    return !proof;
  });
  const modal = equalModality(hunks, given);
  if (modal) return { proofs: [...proofs, modal.proof], hunks: modal.hunks };
  return { proofs, hunks };
}

/** Why a pair with different letters means the same. */
function pairProof(pair: Pair, pack: LanguagePack): Proof[] {
  const { old, new: fresh } = pair;
  if (old.text === fresh.text) return [];
  const words = { old: old.text, new: fresh.text };
  if (old.folded === fresh.folded) return [{ kind: 'case', ...words }];
  switch (fresh.kind) {
    case 'duration':
      return [{ kind: 'duration', ...words }];
    case 'number':
    case 'percentage':
      return [{ kind: 'number', ...words }];
    case 'money':
      return [{ kind: 'amount', ...words }];
    case 'date':
      return [{ kind: 'date', ...words }];
    case 'article':
      return [{ kind: 'citation', ...words }];
    case 'contact':
    case 'web':
      return [{ kind: 'contact', ...words }];
    default:
  }
  if (old.spelled === fresh.spelled)
    return [
      {
        kind: (pack.address[old.folded] ?? pack.address[fresh.folded]) ? 'address' : 'spelling-variant',
        ...words,
      },
    ];
  if (old.concept && old.concept === fresh.concept && old.key.startsWith('#') && !old.key.includes('=')) {
    const vocabulary = vocabularyOf(pack);
    const stems = (token: Token) =>
      token.spelled
        .split(' ')
        .map((word) => vocabulary.stem(word))
        .join(' ');
    if (stems(old) === stems(fresh)) return [{ kind: 'inflection', ...words }];
    return [
      {
        kind: ['tool', 'law', 'document', 'authority', 'same'].includes(categoryOf(old.concept) ?? '')
          ? 'rename'
          : 'synonym',
        ...words,
      },
    ];
  }
  return [{ kind: 'inflection', ...words }];
}

const isGate = (token: Token): boolean => CATEGORIES[categoryOf(token.concept) ?? '']?.gate !== undefined;
const bag = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => token.key)
    .sort()
    .join('\n');

/** Misspelt words put right: the old one is no word, the new one is, and it is no gate word (law.md 3.2). */
function typo(hunk: Hunk, { isWord, before, after }: Case): Proof | null {
  if (!isWord || hunk.old.length === 0 || hunk.old.length > 3 || hunk.new.length > 3) return null;
  const [old, fresh] = [wordsOf(hunk.old, before.text), wordsOf(hunk.new, after.text)];
  const [oldWords, newWords] = [old.split(/\s+/), fresh.split(/\s+/)];
  if (oldWords.length !== newWords.length || [...hunk.old, ...hunk.new].some(isGate)) return null;
  const corrected = oldWords.every(
    (word, at) => word === newWords[at] || isCorrection(word, newWords[at]!, isWord),
  );
  return corrected ? { kind: 'typo', old, new: fresh } : null;
}

function isCorrection(old: string, fresh: string, isWord: (word: string) => boolean): boolean {
  const [from, to] = [foldWord(old), foldWord(fresh)];
  if (!/^\p{L}[\p{L}'-]*$/u.test(old) || !/^\p{L}[\p{L}'-]*$/u.test(fresh)) return false;
  const limit = Math.min(from.length, to.length) <= 4 ? 1 : 2;
  return (
    distance(from, to) <= limit && !isWord(old) && !isWord(old.toLowerCase()) && isWord(fresh.toLowerCase())
  );
}

/** `first-party` and `first party`: the same letters, divided otherwise. */
function joined(hunk: Hunk, { before, after }: Case): Proof | null {
  if (hunk.old.length === 0 || hunk.new.length === 0) return null;
  const letters = (tokens: readonly Token[]) =>
    tokens
      .map((token) => token.spelled)
      .join('')
      .replace(/[^\p{L}\d]/gu, '');
  if (
    letters(hunk.old) !== letters(hunk.new) ||
    [...hunk.old, ...hunk.new].some((token) => isGate(token) && categoryOf(token.concept) !== 'recipient')
  )
    return null;
  if ([...hunk.old, ...hunk.new].every((token) => !/-/.test(token.text))) return null;
  return { kind: 'joined', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
}

/** A name beside its own abbreviation: `standaardcontractbepalingen (SCC's)`. */
function abbreviation(hunk: Hunk, { comparison, before, after }: Case): Proof | null {
  const one = hunk.old.length === 0 ? hunk.new : hunk.new.length === 0 ? hunk.old : [];
  const side = hunk.old.length === 0 ? comparison.new : comparison.old;
  const at = hunk.old.length === 0 ? hunk.newAt : hunk.oldAt;
  if (one.length !== 1 || !one[0]!.concept || !one[0]!.key.startsWith('#') || one[0]!.key.includes('='))
    return null;
  const beside = [side[at - 1], side[at + 1]];
  if (!beside.some((token) => token?.key === one[0]!.key)) return null;
  return { kind: 'abbreviation', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
}

/** Prepositions and particles that carry nothing of their own. */
const CARRIES_NOTHING = new Set(
  'van te er zich of to that dat which ook also daar hier here there erin erop ervan own eigen wordt worden is are be been zijn was were'.split(
    ' ',
  ),
);

function functionWords(hunk: Hunk, { before, after }: Case): Proof | null {
  const all = [...hunk.old, ...hunk.new];
  if (
    !all.every(
      (token) => (token.kind === 'function' && CARRIES_NOTHING.has(token.folded)) || token.text === '¦',
    )
  )
    return null;
  return { kind: 'function-words', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
}

/** The same items in another order, in a list that is no sequence of steps. */
function reordered(hunks: readonly Hunk[], { comparison, before, after, pack }: Case): Proof | null {
  const window = windowOf(hunks, comparison);
  if (!window || bag(window.old) !== bag(window.new)) return null;
  if (pack.ordered.test(before.text) || pack.ordered.test(after.text)) return null;
  const old = itemsOf(window.old, before);
  const fresh = itemsOf(window.new, after);
  if (old.items.length < 2 || old.conjunctions !== fresh.conjunctions) return null;
  if (
    [...window.old, ...window.new].some(
      (token) =>
        /^(?:negation|exception|condition|exclusive|universal|partial|may|will|must|start|bound|precision)$/.test(
          categoryOf(token.concept) ?? '',
        ) || token.text === '¦',
    )
  )
    return null;
  if ([...old.items].sort().join('\n') !== [...fresh.items].sort().join('\n')) return null;
  return { kind: 'reorder', old: wordsOf(window.old, before.text), new: wordsOf(window.new, after.text) };
}

/** Smallest stretch on either side that holds every hunk. */
function windowOf(
  hunks: readonly Hunk[],
  comparison: Comparison,
): { old: readonly Token[]; new: readonly Token[]; oldAt: number; newAt: number } | null {
  const first = hunks[0];
  const last = hunks.at(-1);
  if (!first || !last) return null;
  return {
    old: comparison.old.slice(first.oldAt, last.oldAt + last.old.length),
    new: comparison.new.slice(first.newAt, last.newAt + last.new.length),
    oldAt: first.oldAt,
    newAt: first.newAt,
  };
}

function itemsOf(tokens: readonly Token[], analysis: Analysis): { items: string[]; conjunctions: string } {
  const items: string[][] = [[]];
  const conjunctions = new Set<string>();
  tokens.forEach((token, at) => {
    const between = at > 0 ? analysis.text.slice(tokens[at - 1]!.end, token.start) : '';
    const category = categoryOf(token.concept);
    if (category === 'and' || category === 'or') {
      conjunctions.add(token.concept!);
      items.push([]);
      return;
    }
    if (/[,;⏎]/.test(between)) items.push([]);
    items.at(-1)!.push(token.key);
  });
  return {
    items: items.filter((item) => item.length > 0).map((item) => item.join(' ')),
    conjunctions: [...conjunctions].sort().join(' '),
  };
}

const MOBILE =
  /^(?:may|will|must|hedge|share|collect|use|keep|delete|protect|inform|respond|refuse|verb|time|usually|frequency)$/;

/**
 * The same words with verbs and pronouns in other places, the phrases around them in the same order; or the
 * same phrases in another order when only one of them stands without preposition, so that roles cannot swap.
 */
function wordOrder(hunks: readonly Hunk[], { comparison, before, after, pack }: Case): Proof | null {
  const window = windowOf(hunks, comparison);
  if (!window || bag(window.old) !== bag(window.new)) return null;
  const { we, you } = vocabularyOf(pack);
  const mobile = (token: Token) =>
    MOBILE.test(categoryOf(token.concept) ?? '') ||
    (token.kind === 'function' &&
      (we.has(token.folded) || you.has(token.folded) || CARRIES_NOTHING.has(token.folded)));
  const fixed = (tokens: readonly Token[]) => tokens.filter((token) => !mobile(token));
  const oldFixed = fixed(window.old);
  const newFixed = fixed(window.new);
  const proof: Proof = {
    kind: 'word-order',
    old: wordsOf(window.old, before.text),
    new: wordsOf(window.new, after.text),
  };
  const verbs = (tokens: readonly Token[]) =>
    tokens
      .filter(
        (token) =>
          mobile(token) &&
          token.concept &&
          !/^(?:may|will|must|hedge|usually|time)$/.test(categoryOf(token.concept) ?? ''),
      )
      .map((token) => token.key)
      .join(' ');
  if (
    verbs(window.old) !== verbs(window.new) ||
    sentenceMarks(window.old, before) !== sentenceMarks(window.new, after)
  )
    return null;
  if (oldFixed.map((token) => token.key).join(' ') === newFixed.map((token) => token.key).join(' '))
    return proof;
  if (
    [...oldFixed].some(
      (token) =>
        isGate(token) &&
        !/^(?:basis|recipient|third|eea|area|company|right|interest)$/.test(categoryOf(token.concept) ?? ''),
    )
  )
    return null;
  const oldPhrases = phrases(oldFixed, before);
  const newPhrases = phrases(newFixed, after);
  const bare = oldPhrases.filter((phrase) => !phrase.startsWith('+'));
  return bare.length <= 1 && [...oldPhrases].sort().join('|') === [...newPhrases].sort().join('|')
    ? proof
    : null;
}

function sentenceMarks(tokens: readonly Token[], analysis: Analysis): number {
  return (wordsOf(tokens, analysis.text).match(/[.;:?!¦⏎](?:\s|$)/g) ?? []).length;
}

/** Prepositional phrases (`+`) and bare ones, in order. */
function phrases(tokens: readonly Token[], analysis: Analysis): string[] {
  const result: string[] = [];
  tokens.forEach((token, at) => {
    const gap = at > 0 ? analysis.text.slice(tokens[at - 1]!.end, token.start) : '';
    if (token.kind === 'function') result.push(`+${token.key}`);
    else if (result.length === 0 || /[,;]/.test(gap)) result.push(token.key);
    else result[result.length - 1] += ` ${token.key}`;
  });
  return result;
}

/** `kunnen ... gebruiken` and `gebruiken mogelijk`: the same possibility, said with another word. */
function equalModality(
  hunks: readonly Hunk[],
  { before, after }: Case,
): { proof: Proof; hunks: readonly Hunk[] } | null {
  const possible = (token: Token) => /^(?:may|hedge)$/.test(categoryOf(token.concept) ?? '');
  const count = (side: 'old' | 'new') =>
    hunks.reduce((sum, hunk) => sum + hunk[side].filter(possible).length, 0);
  if (count('old') !== 1 || count('new') !== 1) return null;
  const pick = (side: 'old' | 'new') => hunks.flatMap((hunk) => hunk[side].filter(possible));
  const [old, fresh] = [pick('old')[0]!, pick('new')[0]!];
  if (old.concept === fresh.concept) return null;
  const left = hunks
    .map((hunk) => ({
      ...hunk,
      old: hunk.old.filter((token) => !possible(token)),
      new: hunk.new.filter((token) => !possible(token)),
    }))
    .filter((hunk) => hunk.old.length + hunk.new.length > 0);
  const keys = (side: 'old' | 'new') => left.flatMap((hunk) => hunk[side]);
  const settled =
    bag(keys('old')) === bag(keys('new')) &&
    keys('old').every((token) => MOBILE.test(categoryOf(token.concept) ?? '') || token.kind === 'function');
  return {
    proof: { kind: 'modality', old: wordsOf([old], before.text), new: wordsOf([fresh], after.text) },
    hunks: settled ? [] : left,
  };
}

/** Damerau-Levenshtein distance (optimal string alignment), for short words. */
export function distance(a: string, b: string): number {
  const rows = [...Array(a.length + 1)].map((_, i) => [i, ...Array<number>(b.length).fill(0)]);
  for (let j = 0; j <= b.length; j++) rows[0]![j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = best;
    }
  }
  return rows[a.length]![b.length]!;
}

/** Letters only, for comparing whole texts. */
export function bareLetters(text: string): string {
  return foldWord(text).replace(/[^\p{L}\d¦]/gu, '');
}
