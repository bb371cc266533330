/** Gives words their meaning: concepts of the lexicon, names, grammar; and puts split verbs together. */

import type { LanguagePack } from '../language-pack.ts';
import { categoryOf } from './categories.ts';
import { foldCharacters, foldWord } from './normal-form.ts';
import { type Token, tokenise } from './tokenise.ts';
import { type Term, type Vocabulary, vocabularyOf } from './vocabulary.ts';

export interface Analysis {
  /** The text the tokens point into: characters folded. */
  readonly text: string;
  readonly tokens: readonly Token[];
}

const cache = new WeakMap<LanguagePack, Map<string, Analysis>>();

/** Analyses a plain text; the same text is analysed once. */
export function analyse(text: string, pack: LanguagePack): Analysis {
  const known = cache.get(pack) ?? new Map<string, Analysis>();
  cache.set(pack, known);
  const cached = known.get(text);
  if (cached) return cached;
  if (known.size > 4000) known.clear();
  const vocabulary = vocabularyOf(pack);
  const folded = respace(foldCharacters(text), pack);
  const words = tokenise(folded, pack);
  const tokens = joinParticles(
    joinInfinitives(conceptTokens(words, folded, vocabulary), folded, vocabulary),
    vocabulary,
  );
  const analysis = { text: folded, tokens };
  known.set(text, analysis);
  return analysis;
}

/** Contractions and two-word variants are rewritten before cutting: `we'll` -> `we will`. */
function respace(text: string, pack: LanguagePack): string {
  const variants = Object.keys(pack.variants).filter(
    (variant) => /[' ]/.test(variant) || / /.test(pack.variants[variant]!),
  );
  if (variants.length === 0) return text;
  let pattern = respacers.get(pack);
  if (!pattern) {
    pattern = new RegExp(
      `(?<![\\p{L}\\d-])(?:${variants.sort((a, b) => b.length - a.length).join('|')})(?![\\p{L}\\d-])`,
      'giu',
    );
    respacers.set(pack, pattern);
  }
  return text.replace(pattern, (variant) => {
    const normal = pack.variants[variant.toLowerCase()] ?? variant;
    return /^\p{Lu}/u.test(variant) ? normal[0]!.toUpperCase() + normal.slice(1) : normal;
  });
}
const respacers = new WeakMap<LanguagePack, RegExp>();

function conceptTokens(words: readonly Token[], text: string, vocabulary: Vocabulary): Token[] {
  const { pack } = vocabulary;
  const spelled = words.map((word) => (word.kind === 'word' ? spell(word.folded, pack) : word.spelled));
  const stems = words.map((word, at) =>
    word.kind === 'word' || word.kind === 'number' ? vocabulary.stem(spelled[at]!) : word.key,
  );
  const tokens: Token[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at]!;
    const term = matchTerm(stems, at, vocabulary, word.text, spelled);
    if (term && (word.kind === 'word' || word.kind === 'number')) {
      const last = words[at + term.stems.length - 1]!;
      tokens.push(
        marked(
          conceptToken(text.slice(word.start, last.end), word.start, last.end, term, pack),
          tokens,
          pack,
        ),
      );
      at += term.stems.length;
      continue;
    }
    tokens.push(
      word.kind === 'word'
        ? marked(
            plainToken(word, spelled[at]!, stems[at]!, isSentenceStart(words, at), vocabulary),
            tokens,
            pack,
          )
        : word,
    );
    at++;
  }
  return tokens.map((token, n) =>
    isCompanyName(token, tokens[n + 1]) ? { ...token, kind: 'name' as const } : token,
  );
}

/** `Example Inc.` at the start of a sentence: a legal form makes the word before it a name. */
function isCompanyName(token: Token, next: Token | undefined): boolean {
  return (
    token.kind === 'word' &&
    /^\p{Lu}/u.test(token.text) &&
    /^controller\.(?:entity|nv|form)$/.test(next?.concept ?? '')
  );
}

function matchTerm(
  stems: readonly string[],
  at: number,
  vocabulary: Vocabulary,
  text?: string,
  spelled?: readonly string[],
): Term | undefined {
  const capitals = text === undefined || /^\p{Lu}{2}/u.test(text);
  return vocabulary.terms
    .get(stems[at]!)
    ?.find(
      (term) =>
        (capitals || !term.acronym) &&
        term.stems.every((stem, n) => stems[at + n] === stem) &&
        (!term.exact || !spelled || term.exact.every((word, n) => spelled[at + n] === word)),
    );
}

/** A past tense is not the present, and one recipient is not several: both get a key of their own. */
function marked(token: Token, before: readonly Token[], pack: LanguagePack): Token {
  const [last = ''] = token.folded.split(' ').slice(-1);
  const category = categoryOf(token.concept);
  const subject = before.findLast(
    (other) =>
      other.kind !== 'empty' && !['time', 'usually', 'negation'].includes(categoryOf(other.concept) ?? ''),
  );
  const past =
    pack.isPast?.(last) === true &&
    subject !== undefined &&
    (subject.kind === 'name' || SUBJECTS.has(subject.folded));
  if (past) return { ...token, key: `${token.key}+past` };
  const counts = category === 'recipient' || category === 'controller' || category === 'source';
  return counts && token.kind === 'concept' && pack.isPlural(last)
    ? { ...token, key: `${token.key}+several` }
    : token;
}

const SUBJECTS = new Set('we you they it he she who which wij u zij'.split(' '));

function conceptToken(text: string, start: number, end: number, term: Term, pack: LanguagePack): Token {
  const folded = foldWord(text).replace(/\s+/g, ' ');
  const inflected = term.stems.join(' ');
  return {
    text,
    start,
    end,
    folded,
    kind: 'concept',
    concept: term.concept,
    spelled: folded
      .split(' ')
      .map((word) => spell(word, pack))
      .join(' '),
    key: term.proves ? `#${term.concept}` : `#${term.concept}=${inflected}`,
  };
}

function plainToken(
  word: Token,
  spelled: string,
  stem: string,
  first: boolean,
  vocabulary: Vocabulary,
): Token {
  if (vocabulary.empty.has(spelled)) return { ...word, spelled, key: spelled, kind: 'empty' };
  if (vocabulary.functional.has(spelled)) return { ...word, spelled, key: spelled, kind: 'function' };
  const compound = compoundConcept(spelled, vocabulary);
  if (compound) return { ...word, spelled, key: stem, kind: 'concept', concept: compound };
  const named = /^\p{Lu}/u.test(word.text) && (!first || /\p{Lu}.*\p{Lu}|\d/u.test(word.text));
  return { ...word, spelled, key: stem, kind: named ? 'name' : 'word' };
}

/** `gezondheidsgegevens`: the modifier may name a concept of its own, else the head decides. */
function compoundConcept(spelled: string, vocabulary: Vocabulary): string | undefined {
  const { pack } = vocabulary;
  const parts = pack.compound?.(spelled);
  if (!parts) return undefined;
  const [modifier, head] = parts;
  const inner = vocabulary.terms.get(vocabulary.stem(modifier))?.find((term) => term.stems.length === 1);
  const own = categoryOf(inner?.concept);
  if (own && ['special', 'child', 'tracking', 'marketing', 'automated'].includes(own))
    return `${own}.${modifier}-${head}`;
  const category = pack.compoundHeads?.[head];
  return category ? `${category}.${modifier}-${head}` : undefined;
}

const spellings = new WeakMap<LanguagePack, Map<string, string>>();

function spell(folded: string, pack: LanguagePack): string {
  const known = spellings.get(pack) ?? new Map<string, string>();
  spellings.set(pack, known);
  const cached = known.get(folded);
  if (cached !== undefined) return cached;
  const addressed = pack.address[folded] ?? folded;
  const variant = pack.variants[addressed] ?? addressed;
  const spelled = pack.respell?.(variant) ?? variant;
  if (known.size < 50_000) known.set(folded, spelled);
  return spelled;
}

function isSentenceStart(words: readonly Token[], at: number): boolean {
  const before = words[at - 1];
  return before === undefined || before.kind === 'break' || /^[.!?:"(]$/.test(before.text);
}

/** Dutch separable infinitives: `op te slaan` is one verb, `opslaan`. */
function joinInfinitives(tokens: Token[], text: string, vocabulary: Vocabulary): Token[] {
  const { particles } = vocabulary.pack;
  if (!particles) return tokens;
  return tokens.flatMap((token, at) => {
    const [to, verb] = [tokens[at + 1], tokens[at + 2]];
    const inside = (place: number) =>
      isSeparable(tokens[place], tokens[place + 1], tokens[place + 2], vocabulary);
    if (inside(at - 1) || inside(at - 2)) return [];
    if (!to || !verb || !inside(at)) return [token];
    const spelled = token.folded + verb.spelled;
    const stem = vocabulary.stem(spelled);
    const term = matchTerm([stem], 0, vocabulary);
    const { concept: _, ...rest } = verb;
    const joined: Token = {
      ...rest,
      text: text.slice(token.start, verb.end),
      start: token.start,
      folded: `${token.folded} te ${verb.folded}`,
      spelled,
      key: term ? (term.proves ? `#${term.concept}` : `#${term.concept}=${stem}`) : stem,
      kind: term ? 'concept' : 'word',
      ...(term ? { concept: term.concept } : {}),
    };
    return [joined];
  });
}

/** `door te klikken` is "by clicking": a particle that is a preposition too counts only with verbs known to take it. */
function isSeparable(
  particle: Token | undefined,
  to: Token | undefined,
  verb: Token | undefined,
  { pack, stem }: Vocabulary,
): boolean {
  const stems = pack.particles?.[particle?.folded ?? ''];
  if (!stems || to?.folded !== 'te' || !verb || !/^(?:word|concept)$/.test(verb.kind)) return false;
  if (!/(?:en|aan|ien|oen)$/.test(verb.folded) || verb.folded.includes(' ')) return false;
  const own = stems.some((candidate) => `~${candidate}` === stem(verb.spelled));
  return own || !/^(?:door|over|aan|bij)$/.test(particle!.folded);
}

/** Dutch separable verbs: `geven ... door` -> the verb takes the particle, within its clause. */
function joinParticles(tokens: Token[], vocabulary: Vocabulary): Token[] {
  const { particles } = vocabulary.pack;
  if (!particles) return tokens;
  const result = [...tokens];
  for (let at = result.length - 1; at > 0; at--) {
    const stems = particles[result[at]!.folded];
    if (!stems || !endsClause(result, at)) continue;
    for (let back = at - 1; back >= 0 && !/^[.;!?¦⏎]$/.test(result[back]!.text); back--) {
      const verb = result[back]!;
      const stem = verb.key.startsWith('~') ? verb.key : vocabulary.stem(verb.spelled);
      if (!stems.some((candidate) => `~${candidate}` === stem)) continue;
      const joined = vocabulary.stem(result[at]!.folded + verb.spelled);
      const term = matchTerm([joined], 0, vocabulary);
      const { concept: _, ...rest } = verb;
      result[back] = {
        ...rest,
        text: `${verb.text} … ${result[at]!.text}`,
        spelled: result[at]!.folded + verb.spelled,
        key: term?.proves ? `#${term.concept}` : joined,
        kind: term ? 'concept' : 'word',
        ...(term ? { concept: term.concept } : {}),
      };
      result.splice(at, 1);
      break;
    }
  }
  return result;
}

function endsClause(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    next === undefined ||
    /^[.,;:!?)¦⏎]$/.test(next.text) ||
    /^(?:aan|naar|met|op|voor|om|als|indien|tenzij|binnen|tot|in|bij|via|zolang|totdat|tijdens|gedurende|to|with)$/.test(
      next.folded,
    ) ||
    next.concept?.startsWith('and.') === true ||
    next.concept?.startsWith('or.') === true
  );
}
