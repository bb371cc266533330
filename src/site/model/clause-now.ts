/** How a clause reads in the text that governs: never how an announced text will have it. */
import type { LocalDate } from '#domain/date.ts';
import type { Clause, ClauseId } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { numberClauses } from './numbering.ts';
import { sinceWhen } from './since.ts';
import { inForce, type StatementSite, textFor } from './site.ts';

export interface ClauseNow {
  readonly clause: Clause;
  readonly number: string;
  /** Language of its words: the edition may lack the reader's. */
  readonly language: Language;
  /** From which day it has read so. */
  readonly since: LocalDate;
}

const kept = new WeakMap<StatementSite, Map<Language, ReadonlyMap<ClauseId, ClauseNow>>>();

/** Every clause of the edition in force; empty before the first. */
export function clausesNow(statement: StatementSite, language: Language): ReadonlyMap<ClauseId, ClauseNow> {
  const known = kept.get(statement)?.get(language);
  if (known) return known;
  const made = read(statement, language);
  kept.set(statement, (kept.get(statement) ?? new Map<Language, typeof made>()).set(language, made));
  return made;
}

function read(statement: StatementSite, language: Language): ReadonlyMap<ClauseId, ClauseNow> {
  const published = inForce(statement);
  if (!published) return new Map();
  const { text, language: shown } = textFor(published.edition, language);
  const numbers = numberClauses(text.clauses);
  const since = sinceWhen(statement, published, shown);
  return new Map(
    text.clauses.flatMap((clause) => {
      const from = since.get(clause.id);
      return from
        ? [
            [
              clause.id,
              { clause, number: numbers[clause.index] ?? '', language: shown, since: from.date },
            ] as const,
          ]
        : [];
    }),
  );
}
