/** Since when each clause reads as it does, and which clauses are about to change. */
import type { LocalDate } from '#domain/date.ts';
import type { Clause, ClauseId, Edition, EditionText } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { dateOf, type PublishedEdition, previousOf, type StatementSite } from './site.ts';

const indexes = new WeakMap<EditionText, ReadonlyMap<ClauseId, Clause>>();

/** The clauses of a text by id; computed once per text. */
export function clausesById(text: EditionText): ReadonlyMap<ClauseId, Clause> {
  const known = indexes.get(text);
  if (known) return known;
  const index = new Map(text.clauses.map((clause) => [clause.id, clause]));
  indexes.set(text, index);
  return index;
}

/** An edition and those it was built on, newest first: each the one in force before, as its act says. */
export function ancestry(statement: StatementSite, published: PublishedEdition): readonly PublishedEdition[] {
  const chain: PublishedEdition[] = [];
  let next: PublishedEdition | undefined = published;
  while (next && !chain.includes(next)) {
    chain.push(next);
    next = previousOf(statement, next);
  }
  return chain;
}

export interface Since {
  /** Edition in which the clause got its present words. */
  readonly edition: PublishedEdition;
  readonly date: LocalDate;
}

/** For each clause of an edition: the edition and date from which it reads so. */
export function sinceWhen(
  statement: StatementSite,
  published: PublishedEdition,
  language: Language,
): ReadonlyMap<ClauseId, Since> {
  const zone = statement.timeline.timeZone;
  const chain = ancestry(statement, published).map((edition) => ({
    edition,
    date: dateOf(edition, zone),
    clauses: clausesById(textIn(edition.edition, language)),
  }));
  const own = chain[0]!;
  return new Map(
    [...own.clauses].map(([id, clause]) => {
      let since = own;
      for (const older of chain.slice(1)) {
        const then = older.clauses.get(id);
        if (!then || !sameWords(then, clause)) break;
        since = older;
      }
      return [id, { edition: since.edition, date: since.date }];
    }),
  );
}

/** Clauses of `now` that read differently, or are gone, in `next`. */
export function aboutToChange(now: Edition, next: Edition, language: Language): ReadonlySet<ClauseId> {
  const later = clausesById(textIn(next, language));
  return new Set(
    [...clausesById(textIn(now, language))]
      .filter(([id, clause]) => {
        const then = later.get(id);
        return !then || !sameWords(then, clause);
      })
      .map(([id]) => id),
  );
}

/** Links and emphasis are not words; a clause whose link moved still reads the same. */
export function sameWords(a: Clause, b: Clause): boolean {
  return a.text === b.text;
}

/** The text in a language, else in the authentic one, so that a missing translation never looks like a change. */
export function textIn(edition: Edition, language: Language): EditionText {
  const text = edition.texts[language] ?? edition.texts[edition.authentic];
  if (!text) throw new RangeError(`Edition ${edition.statement}/${edition.id} has no authentic text.`);
  return text;
}
