/** A language pack made ready for use: terms by their first stem, words by class. */

import type { LanguagePack } from '../language-pack.ts';
import { foldWord } from './normal-form.ts';

export interface Term {
  /** Stems, first to last. */
  readonly stems: readonly string[];
  readonly concept: string;
  /** False for a term that shows the concept without meaning exactly the same. */
  readonly proves: boolean;
  readonly term: string;
  /** `VS`, `US`, `AP`: an acronym only in capitals; `us` is another word. */
  readonly acronym: boolean;
  /** Words of closed classes do not inflect: `noted` is no form of `not`. */
  readonly exact?: readonly string[];
}

export interface Vocabulary {
  readonly pack: LanguagePack;
  readonly terms: ReadonlyMap<string, readonly Term[]>;
  readonly empty: ReadonlySet<string>;
  readonly functional: ReadonlySet<string>;
  readonly we: ReadonlySet<string>;
  readonly you: ReadonlySet<string>;
  readonly stem: (folded: string) => string;
}

/** Categories of words without inflection. */
const CLOSED = /^(?:negation|and|or|exclusive|exception|condition|bound|hedge)\./;

const vocabularies = new WeakMap<LanguagePack, Vocabulary>();

/** Compiled once per pack. @throws {Error} when the pack names a term twice with different concepts */
export function vocabularyOf(pack: LanguagePack): Vocabulary {
  const known = vocabularies.get(pack);
  if (known) return known;
  const empty = new Set(pack.emptyWords);
  const functional = new Set([...pack.functionWords, ...pack.emptyWords]);
  const cache = new Map<string, string>();
  const stem = (folded: string): string => {
    if (functional.has(folded)) return folded;
    const cached = cache.get(folded);
    if (cached !== undefined) return cached;
    const respelled = pack.respell?.(folded) ?? folded;
    const stemmed = /\p{L}/u.test(respelled) ? `~${pack.stem(respelled.replace(/-/g, ''))}` : respelled;
    if (cache.size < 50_000) cache.set(folded, stemmed);
    return stemmed;
  };
  const terms = new Map<string, Term[]>();
  for (const entry of parseConcepts(pack.concepts)) {
    const literal = wordsOf(entry.term).map(foldWord);
    const stems = literal.map(stem);
    const first = stems[0];
    if (first === undefined) continue;
    const list = terms.get(first) ?? [];
    const acronym = /^\p{Lu}{2,4}$/u.test(entry.term);
    const exact = entry.literally || CLOSED.test(entry.concept) ? { exact: literal } : {};
    const same = (other: Term) =>
      other.stems.join(' ') === stems.join(' ') &&
      other.acronym === acronym &&
      other.exact?.join(' ') === exact.exact?.join(' ');
    if (!list.some(same))
      list.push({ concept: entry.concept, term: entry.term, proves: entry.proves, stems, acronym, ...exact });
    terms.set(first, list);
  }
  for (const list of terms.values()) list.sort((a, b) => b.stems.length - a.stems.length);
  const vocabulary: Vocabulary = {
    pack,
    terms,
    empty,
    functional,
    stem,
    we: new Set(pack.persons.we.map(foldWord)),
    you: new Set(pack.persons.you.map(foldWord)),
  };
  vocabularies.set(pack, vocabulary);
  return vocabulary;
}

/** Words of a term, cut as `tokenise` cuts them. */
function wordsOf(term: string): string[] {
  return term.match(/(?:\p{L}\.){2,}|[\p{L}\p{N}%]+(?:['&/-][\p{L}\p{N}]+)*'?-?/gu) ?? [];
}

function* parseConcepts(table: string): Generator<{
  concept: string;
  term: string;
  proves: boolean;
  literally: boolean;
}> {
  for (const line of table.split('\n')) {
    const [concept = '', rest = ''] = line.split(/:\s(.*)/s);
    for (const term of rest.split('|')) {
      const clean = term.trim();
      if (clean)
        yield {
          concept: concept.trim(),
          term: clean.replace(/^[~=]+/, ''),
          proves: !/^=?~/.test(clean),
          literally: /^~?=/.test(clean),
        };
    }
  }
}
