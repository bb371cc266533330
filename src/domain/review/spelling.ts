/** Spelling: every word against the dictionary of its language and the project's own list. */
import type { Dictionaries } from '../assessment/model.ts';
import type { EditionText } from '../edition/model.ts';
import type { Language } from '../language.ts';
import { excerpt, type Finding, locate } from './finding.ts';
import type { Glossary } from './glossary.ts';

export interface SpellingOptions {
  readonly dictionaries: Dictionaries;
  /** The project's own list for this language (`content/words.nl.txt`). */
  readonly words?: readonly string[];
  readonly glossary?: Glossary;
  /** Names that are right: the publisher's. */
  readonly names?: readonly string[];
}

/** Reads a word list: one word a line, `#` begins a remark. */
export function parseWordList(source: string): readonly string[] {
  return source
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '');
}

/** A finding per unknown word, once per text, with the words it may have been. Empty without a dictionary. */
export function spellingFindings(text: EditionText, options: SpellingOptions): readonly Finding[] {
  const known = options.dictionaries[text.language];
  if (!known) return [];
  const own = new Set(
    [
      ...(options.words ?? []),
      ...(options.names ?? []).flatMap((name) => name.split(/\s+/)),
      ...(options.glossary ?? [])
        .flatMap((term) => term.forms[text.language] ?? [])
        .flatMap((form) => form.split(/\s+/)),
    ].map((word) => word.toLowerCase()),
  );
  const isRight = (word: string) =>
    own.has(word.toLowerCase()) ||
    known(word) ||
    word.split('-').every((part) => part === '' || own.has(part.toLowerCase()) || known(part)) ||
    (text.language === 'nl' && isCompound(word.toLowerCase(), (part) => own.has(part) || known(part)));
  const seen = new Set<string>();
  return text.clauses.flatMap((clause) => {
    if (clause.kind === 'code' || clause.kind === 'html') return [];
    return [
      ...clause.text.matchAll(
        /(?<![\p{L}\p{N}@./-])[\p{L}][\p{L}\p{M}'’-]*[\p{L}](?![\p{L}\p{N}@/-]|\.\p{L})/gu,
      ),
    ].flatMap((match): Finding[] => {
      const word = match[0].replace(/[’']s?$/u, '').replaceAll('’', "'");
      if (seen.has(word.toLowerCase()) || isName(clause.text, match.index, word) || isRight(word)) return [];
      seen.add(word.toLowerCase());
      const instead = suggestions(
        word,
        (candidate) => own.has(candidate) || known(candidate),
        text.language,
      ).slice(0, 3);
      const list = instead.map((each) => `“${each}”`).join(', ');
      return [
        {
          code: 'spelling/unknown-word',
          group: 'spelling',
          severity: 'warning',
          blocks: false,
          ...locate(clause, text),
          quote: excerpt(clause.text, match.index, match[0].length),
          message: { nl: `Onbekend woord: “${match[0]}”.`, en: `Unknown word: “${match[0]}”.` },
          hint: {
            nl: `${list === '' ? '' : `Bedoelt u ${list}? `}Is het goed, zet het dan in words.${text.language}.txt.`,
            en: `${list === '' ? '' : `Did you mean ${list}? `}If it is right, add it to words.${text.language}.txt.`,
          },
          source: 'WP260 rev.01 par. 12',
        },
      ];
    });
  });
}

/** Shorter parts make a compound of almost any slip of the pen. */
const SHORTEST_PART = 4;

/** Dutch writes a compound as one word: two known words, with or without a linking -s-. */
function isCompound(word: string, known: (part: string) => boolean): boolean {
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
    const [first, last] = [word.slice(0, at), word.slice(at)];
    if (
      known(last) &&
      (known(first) || (first.endsWith('s') && at > SHORTEST_PART && known(first.slice(0, -1))))
    )
      return true;
  }
  return false;
}

/** A capital in the middle of a sentence, or capitals only: a name or an abbreviation. */
function isName(text: string, at: number, word: string): boolean {
  if (word === word.toUpperCase()) return word.length <= 6 || text === text.toUpperCase();
  if (!/^\p{Lu}/u.test(word)) return false;
  return /[\p{L}\p{N},;)”]\s[“"(]?$/u.test(text.slice(0, at)) || /\p{Lu}/u.test(word.slice(1));
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzéëïöü';

/**
 * Known words at one slip of the pen: a letter left out, doubled, swapped or mistaken; in English also one
 * space too few (in Dutch that would part a compound).
 */
function suggestions(
  word: string,
  isRight: (word: string) => boolean,
  language: Language,
): readonly string[] {
  const candidates = new Set<string>();
  const lower = word.toLowerCase();
  for (let at = 0; at <= lower.length; at += 1) {
    const [before, after] = [lower.slice(0, at), lower.slice(at)];
    if (after !== '') candidates.add(before + after.slice(1));
    if (after.length > 1) candidates.add(before + after[1] + after[0] + after.slice(2));
    for (const letter of LETTERS) {
      if (after !== '') candidates.add(before + letter + after.slice(1));
      candidates.add(before + letter + after);
    }
  }
  const found = [...candidates].filter(
    (candidate) => candidate.length > 1 && candidate !== lower && isRight(candidate),
  );
  if (language === 'nl') return found;
  for (let at = 2; found.length === 0 && at < lower.length - 1; at += 1)
    if (isRight(lower.slice(0, at)) && isRight(lower.slice(at)))
      found.push(`${lower.slice(0, at)} ${lower.slice(at)}`);
  return found;
}
