/** Provers of single places: misspellings, divided words, abbreviations, words without content, modality. */

import { bag, type Case, type Cleared, isGate, type Proof } from '../proof.ts';
import { categoryOf } from '../read/categories.ts';
import { type Comparison, type Hunk, wordsOf } from '../read/compare-words.ts';
import { foldWord } from '../read/normal-form.ts';
import type { Token } from '../read/tokenise.ts';
import { isMobile } from './prove-order.ts';

/** Misspelt words put right: the old one is no word, the new one is, and it is no gate word (law.md 3.2). */
export function typo(hunk: Hunk, { isWord, before, after }: Case): Proof | null {
  if (!isWord || hunk.old.length === 0 || hunk.old.length > 3 || hunk.new.length > 3) return null;
  const [old, fresh] = [wordsOf(hunk.old, before.text), wordsOf(hunk.new, after.text)];
  const [oldWords, newWords] = [old.split(/\s+/), fresh.split(/\s+/)];
  if (oldWords.length !== newWords.length || [...hunk.old, ...hunk.new].some(isGateWord)) return null;
  if (hunk.old.some(isName) !== hunk.new.some(isName)) return null;
  const corrected = oldWords.every(
    (word, at) => word === newWords[at] || isCorrection(word, newWords[at]!, isWord),
  );
  return corrected ? { kind: 'typo', old, new: fresh } : null;
}

/** A long noun can hardly be misspelt into or out of another one; small words, and words that turn a sentence, can. */
const isGateWord = (token: Token): boolean =>
  isGate(token) &&
  !(/^(?:recipient|right)$/.test(categoryOf(token.concept) ?? '') && /^\p{L}{7,}$/u.test(token.text));

/** A capital inside a sentence: the name of somebody, not a slip of the pen. */
const isName = (token: Token): boolean => token.kind === 'name';

function isCorrection(old: string, fresh: string, isWord: (word: string) => boolean): boolean {
  const [from, to] = [foldWord(old), foldWord(fresh)];
  if (!/^\p{L}[\p{L}'-]*$/u.test(old) || !/^\p{L}[\p{L}'-]*$/u.test(fresh)) return false;
  const limit = Math.min(from.length, to.length) <= 4 ? 1 : 2;
  return (
    distance(from, to) <= limit && !isWord(old) && !isWord(old.toLowerCase()) && isWord(fresh.toLowerCase())
  );
}

/** `first-party` and `first party`: the same letters, divided otherwise. */
export function joined(hunk: Hunk, { before, after }: Case): Proof | null {
  if (hunk.old.length === 0 || hunk.new.length === 0) return null;
  if ([...hunk.old, ...hunk.new].every((token) => !/\p{L}/u.test(token.text))) return null;
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
export function abbreviation(hunk: Hunk, { comparison, before, after }: Case): Proof | null {
  const one = hunk.old.length === 0 ? hunk.new : hunk.new.length === 0 ? hunk.old : [];
  const side = hunk.old.length === 0 ? comparison.new : comparison.old;
  const at = hunk.old.length === 0 ? hunk.newAt : hunk.oldAt;
  if (one.length !== 1 || !one[0]!.concept || !one[0]!.key.startsWith('#') || one[0]!.key.includes('='))
    return null;
  const beside = [side[at - 1], side[at + 1]];
  if (!beside.some((token) => token?.key === one[0]!.key)) return null;
  return { kind: 'abbreviation', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
}

/** `u` beside a verb form that can have no other subject, or as another word for `zich`. */
function pronoun(hunk: Hunk, comparison: Comparison): boolean {
  const [old, fresh] = [hunk.old, hunk.new].map((tokens) => tokens.map((token) => token.spelled).join(' '));
  const yours = [...hunk.old, ...hunk.new].every((token) => /^(?:uw|je|jullie)$/.test(token.folded));
  if (yours && hunk.old.length === 1 && hunk.new.length === 1 && old !== fresh) return true;
  if ((old === 'u' && fresh === 'zich') || (old === 'zich' && fresh === 'u')) return true;
  if (`${old}${fresh}` !== 'u') return false;
  const [side, at] = hunk.old.length > 0 ? [comparison.old, hunk.oldAt] : [comparison.new, hunk.newAt];
  return [side[at - 1], side[at + 1]].some((token) => /^(?:kunt|zult|wilt|bent)$/.test(token?.folded ?? ''));
}

/** `niet langer dan nodig (is)`. */
function endsComparison(hunk: Hunk, comparison: Comparison): boolean {
  const [side, at] = hunk.old.length > 0 ? [comparison.old, hunk.oldAt] : [comparison.new, hunk.newAt];
  const before = side.slice(Math.max(0, at - 4), at);
  return (
    before.at(-1)?.concept === 'verb.need' &&
    before.some((token) => /(?:^| )(?:dan|than)$/.test(token.folded))
  );
}

/** `verplicht (om) dit te doen`: before an infinitive that a verb or adjective asks for, `om` may be left out. */
function goesWithInfinitive(hunk: Hunk, comparison: Comparison): boolean {
  const [side, at] = hunk.old.length > 0 ? [comparison.old, hunk.oldAt] : [comparison.new, hunk.newAt];
  const asked = /(?:^| )(?:verplicht|nodig|bevoegd|verzoekt?|vragen|proberen|gevraagd|recht|mogelijk)$/;
  return (
    asked.test(side[at - 1]?.folded ?? '') &&
    side.slice(at + 1, at + 12).some((token) => /(?:^| )te(?: |$)/.test(token.folded))
  );
}

/** Prepositions and particles that carry nothing of their own. */
const CARRIES_NOTHING = new Set(
  'van te er zich of that which ook also daar hier here there erin erop ervan'.split(' '),
);

export function functionWords(hunk: Hunk, { comparison, before, after }: Case): Proof | null {
  if (pronoun(hunk, comparison))
    return {
      kind: 'function-words',
      old: wordsOf(hunk.old, before.text),
      new: wordsOf(hunk.new, after.text),
    };
  const all = [...hunk.old, ...hunk.new];
  if (all.length === 1 && all[0]!.folded === 'is' && endsComparison(hunk, comparison))
    return {
      kind: 'function-words',
      old: wordsOf(hunk.old, before.text),
      new: wordsOf(hunk.new, after.text),
    };
  if (all.length === 1 && all[0]!.folded === 'om' && goesWithInfinitive(hunk, comparison))
    return {
      kind: 'function-words',
      old: wordsOf(hunk.old, before.text),
      new: wordsOf(hunk.new, after.text),
    };
  if (
    !all.every(
      (token) => (token.kind === 'function' && CARRIES_NOTHING.has(token.folded)) || token.text === '¦',
    )
  )
    return null;
  return { kind: 'function-words', old: wordsOf(hunk.old, before.text), new: wordsOf(hunk.new, after.text) };
}

/** `kunnen ... gebruiken` and `gebruiken mogelijk`: the same possibility, said with another word. */
export function equalModality(hunks: readonly Hunk[], { before, after }: Case): Cleared | null {
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
    keys('old').every((token) => isMobile(token) || token.kind === 'function');
  return {
    proofs: [{ kind: 'modality', old: wordsOf([old], before.text), new: wordsOf([fresh], after.text) }],
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
