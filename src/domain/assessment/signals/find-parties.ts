/** Who acts and for or with whom: the same parties on each other's place turn a sentence round (GDPR Art. 13(1)(e)). */
import { categoryOf } from '../read/categories.ts';
import type { Hunk } from '../read/compare-words.ts';
import { type Sentence, sentencesOf } from '../read/sentences.ts';
import type { Token } from '../read/tokenise.ts';
import type { Finding, Setting } from './signals.ts';

const ACTS = /^(?:share|sell|collect|use|keep|transfer|inform|delete|protect|respond|verb)$/;
const PARTIES = /^(?:recipient|controller|scope|source)$/;
const PREPOSITIONS = new Set(
  'with to from for of by behalf on about against met aan van voor namens naar door over bij'.split(' '),
);
const AGENT = new Set(['by', 'door']);
const PERSONS: Readonly<Record<string, string>> = {
  ...{ we: 'we', us: 'we', wij: 'we', you: 'you', u: 'you', they: 'they', them: 'they', zij: 'they' },
  ...{ hen: 'they', hun: 'they', ze: 'they' },
};
/** Before a noun these tell whose it is; `on our behalf` is "for us". */
const POSSESSIVES: Readonly<Record<string, string>> = {
  our: 'we',
  ons: 'we',
  onze: 'we',
  your: 'you',
  uw: 'you',
};

interface Frame {
  readonly subject: string;
  readonly others: ReadonlySet<string>;
}

/** "Our partners share data with us" becomes "We share data with our partners". */
export function findSwappedParties(hunks: readonly Hunk[], setting: Setting): Finding[] {
  const [old, fresh] = [touched(hunks, 'old', setting), touched(hunks, 'new', setting)];
  if (old.length !== fresh.length) return [];
  return old.flatMap((sentence, at) => {
    const [before, after] = [frameOf(sentence), frameOf(fresh[at]!)];
    if (!before || !after || before.subject === after.subject) return [];
    if (!before.others.has(after.subject) || !after.others.has(before.subject)) return [];
    const finding: Finding = {
      rule: 'roles',
      element: setting.elements[0] ?? null,
      weight: 'material',
      direction: 'unknown',
      old: sentence.text,
      new: fresh[at]!.text,
    };
    return [finding];
  });
}

function touched(hunks: readonly Hunk[], side: 'old' | 'new', setting: Setting): Sentence[] {
  const changed = new Set(hunks.flatMap((hunk) => hunk[side]));
  return sentencesOf(side === 'old' ? setting.before : setting.after).filter((sentence) =>
    sentence.tokens.some((token) => changed.has(token)),
  );
}

/** The party before the act, and those a preposition ties to it. Sentences in the passive have none. */
function frameOf({ tokens }: Sentence): Frame | null {
  if (tokens.some((token) => AGENT.has(token.folded))) return null;
  const act = tokens.findIndex((token) => ACTS.test(categoryOf(token.concept) ?? ''));
  if (act < 1) return null;
  const parties = tokens.flatMap((_, at) => {
    const party = partyAt(tokens, at);
    return party ? [{ party, at, tied: tiedAt(tokens, at) }] : [];
  });
  const subject = parties.findLast(({ at, tied }) => at < act && !tied);
  const others = parties.filter(({ at, tied }) => at > act && tied).map(({ party }) => party);
  return subject && others.length > 0 ? { subject: subject.party, others: new Set(others) } : null;
}

function partyAt(tokens: readonly Token[], at: number): string | null {
  const token = tokens[at]!;
  const next = tokens[at + 1];
  const owner = POSSESSIVES[token.folded];
  if (owner && next?.folded === 'behalf') return owner;
  const alone = next === undefined || next.kind === 'function' || ACTS.test(categoryOf(next.concept) ?? '');
  if (token.folded === 'ons') return alone ? 'we' : null;
  if (PERSONS[token.folded]) return PERSONS[token.folded]!;
  const named = token.kind === 'name' || PARTIES.test(categoryOf(token.concept) ?? '');
  return named ? token.key : null;
}

/** A preposition before it, or before the possessive before it. */
function tiedAt(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before) return false;
  if (PREPOSITIONS.has(before.folded)) return true;
  return POSSESSIVES[before.folded] !== undefined && PREPOSITIONS.has(tokens[at - 2]?.folded ?? '');
}
