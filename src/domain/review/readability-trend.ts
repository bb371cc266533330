/** Where readability is going: figures of an edition and of each of its clauses beside those before it. */
import type { Clause, ClauseId, EditionText } from '../edition/model.ts';
import type { Language } from '../language.ts';
import { placeOf, type Sentence } from './finding.ts';
import { type Readability, readabilityOf, readabilityOfClauses } from './readability.ts';

export interface ClauseReadability {
  readonly id: ClauseId;
  readonly index: number;
  readonly place: Sentence;
  readonly now: Readability;
  /** The same clause in the edition before; `null` when it is new. */
  readonly before: Readability | null;
}

export interface ReadabilityTrend {
  readonly now: Readability;
  /** Of the edition this one is compared with; `null` for a first one. */
  readonly before: Readability | null;
  /** Clauses with running text in document order, those of a single word included. */
  readonly clauses: readonly ClauseReadability[];
  /** Published editions before it, oldest first. */
  readonly history: readonly { readonly edition: string; readonly flesch: number; readonly lix: number }[];
}

/** Older editions than these tell no trend any more. */
const REMEMBERED = 6;

/**
 * @param before text of the edition it is compared with, in the same language
 * @param past texts of the published editions, oldest first
 * @returns `null` for a text without words
 */
export function readabilityTrend(
  text: EditionText,
  before: EditionText | null,
  past: readonly { readonly edition: string; readonly text: EditionText }[],
): ReadabilityTrend | null {
  const now = readabilityOfClauses(text.clauses, text.language);
  if (now === null) return null;
  const old = new Map((before?.clauses ?? []).map((clause) => [clause.id, clause]));
  return {
    now,
    before: before && readabilityOfClauses(before.clauses, text.language),
    clauses: text.clauses.flatMap((clause) => clauseTrend(clause, old.get(clause.id), text)),
    history: past.slice(-REMEMBERED).flatMap((each) => {
      const figures = readabilityOfClauses(each.text.clauses, text.language);
      return figures === null ? [] : [{ edition: each.edition, flesch: figures.flesch, lix: figures.lix }];
    }),
  };
}

function clauseTrend(
  clause: Clause,
  old: Clause | undefined,
  { clauses, language }: { readonly clauses: readonly Clause[]; readonly language: Language },
): readonly ClauseReadability[] {
  if (clause.kind === 'heading' || clause.kind === 'row') return [];
  const now = readabilityOf([clause.text], language);
  if (now === null) return [];
  return [
    {
      id: clause.id,
      index: clause.index,
      place: placeOf(clause, clauses),
      now,
      before: old ? readabilityOf([old.text], language) : null,
    },
  ];
}

/** A figure of fewer words says more about one long word than about the clause. */
const ENOUGH_WORDS = 12;

/** Clauses whose words changed, those that became harder first; a new clause by how hard it is. */
export function movedClauses(trend: ReadabilityTrend): readonly ClauseReadability[] {
  if (trend.before === null) return [];
  const loss = ({ now, before }: ClauseReadability) =>
    before ? now.flesch - before.flesch : now.flesch - 60;
  return trend.clauses
    .filter(({ now, before }) =>
      before === null
        ? now.words >= ENOUGH_WORDS
        : now.words >= ENOUGH_WORDS && (now.flesch !== before.flesch || now.lix !== before.lix),
    )
    .sort((a, b) => loss(a) - loss(b) || a.index - b.index);
}

/** The clauses that are hardest to read, hardest first. */
export function hardestClauses(trend: ReadabilityTrend, count: number): readonly ClauseReadability[] {
  return trend.clauses
    .filter(({ now }) => now.words >= ENOUGH_WORDS)
    .sort((a, b) => a.now.flesch - b.now.flesch || a.index - b.index)
    .slice(0, count);
}
