/** The life of each clause of a statement: the editions in which its words came, changed or went. */
import type { Change, Redline } from '#domain/change/model.ts';
import { redline } from '#domain/change/redline.ts';
import type { Clause, ClauseId, EditionText } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { comparedLanguage } from './comparison-view.ts';
import { numberClauses } from './numbering.ts';
import { clausesById } from './since.ts';
import { type PublishedEdition, type StatementSite, textFor } from './site.ts';

export interface HistoryEntry {
  readonly kind: 'first' | 'changed' | 'removed' | 'restored';
  readonly edition: PublishedEdition;
  /** The edition before it in this history; `null` for the first of all. */
  readonly before: PublishedEdition | null;
  readonly change: Change | null;
  /** The clause as that edition has it; as the edition before had it, when it was removed. */
  readonly clause: Clause;
  readonly number: string;
  /** Language of the words shown: an edition may lack the reader's. */
  readonly language: Language;
  /** Editions after this one in which it reads the same. */
  readonly unchangedIn: number;
}

export interface ClauseLife {
  readonly id: ClauseId;
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** As the newest edition has it; `null` when it is gone. */
  readonly present: { readonly clause: Clause; readonly number: string; readonly language: Language } | null;
}

/** Editions whose words were, are or may come into force, oldest first. */
export function storyLine(statement: StatementSite): readonly PublishedEdition[] {
  return statement.editions.filter(
    ({ status }) => status.state !== 'withdrawn' && status.state !== 'replaced',
  );
}

interface OpenLife {
  readonly entries: Omit<HistoryEntry, 'unchangedIn'>[];
  readonly places: number[];
  lastClause: Clause;
  lastNumber: string;
  lastLanguage: Language;
  alive: boolean;
}

/** Every clause that any edition of the statement has had, in the order of first appearance. */
export function clauseLives(statement: StatementSite, language: Language): readonly ClauseLife[] {
  const editions = storyLine(statement);
  const lives = new Map<ClauseId, OpenLife>();
  for (const [place, edition] of editions.entries()) {
    const before = editions[place - 1] ?? null;
    const { text, language: own } = textFor(edition.edition, language);
    const compared = before ? comparedLanguage(before, edition, language) : own;
    const numbers = numbersOf(text);
    const step = before ? redlineOf(before, edition, language) : null;
    const byId = step ? changesById(step) : new Map<ClauseId, Change>();
    const present = clausesById(text);
    for (const clause of text.clauses) {
      const life = lives.get(clause.id);
      const number = numbers[clause.index] ?? '';
      const change = byId.get(clause.id) ?? null;
      if (!life) {
        lives.set(clause.id, {
          entries: [
            { kind: 'first', edition, before, change, clause, number, language: change ? compared : own },
          ],
          places: [place],
          lastClause: clause,
          lastNumber: number,
          lastLanguage: own,
          alive: true,
        });
        continue;
      }
      if (!life.alive || isReadable(change)) {
        life.entries.push({
          kind: life.alive ? 'changed' : 'restored',
          edition,
          before,
          change,
          clause,
          number,
          language: change ? compared : own,
        });
        life.places.push(place);
      }
      Object.assign(life, { lastClause: clause, lastNumber: number, lastLanguage: own, alive: true });
    }
    for (const [id, life] of lives) {
      if (!life.alive || present.has(id)) continue;
      life.entries.push({
        kind: 'removed',
        edition,
        before,
        change: byId.get(id) ?? null,
        clause: life.lastClause,
        number: life.lastNumber,
        language: byId.has(id) ? compared : life.lastLanguage,
      });
      life.places.push(place);
      life.alive = false;
    }
  }
  return [...lives].map(([id, life]) => closed(id, life, editions.length));
}

function closed(id: ClauseId, life: OpenLife, editions: number): ClauseLife {
  const entries = life.entries.map((entry, i) => ({
    ...entry,
    unchangedIn: entry.kind === 'removed' ? 0 : (life.places[i + 1] ?? editions) - life.places[i]! - 1,
  }));
  return {
    id,
    entries: entries.reverse(),
    present: life.alive
      ? { clause: life.lastClause, number: life.lastNumber, language: life.lastLanguage }
      : null,
  };
}

/** A change that a reader would call one: emphasis alone is not. */
function isReadable(change: Change | null): boolean {
  return change?.facets.some((facet) => facet !== 'format') ?? false;
}

function changesById(step: Redline): ReadonlyMap<ClauseId, Change> {
  const map = new Map<ClauseId, Change>();
  for (const change of step.changes) {
    for (const index of change.from) map.set(step.old[index]!.id, change);
    for (const index of change.to) map.set(step.new[index]!.id, change);
  }
  return map;
}

const redlines = new WeakMap<EditionText, WeakMap<EditionText, Redline>>();

/** The redline between neighbours; kept, because every clause page and every feed asks for it. */
export function redlineOf(before: PublishedEdition, edition: PublishedEdition, language: Language): Redline {
  const both = comparedLanguage(before, edition, language);
  const from = textFor(before.edition, both).text;
  const to = textFor(edition.edition, both).text;
  const known = redlines.get(from)?.get(to);
  if (known) return known;
  const made = redline(from.clauses, to.clauses, {
    overrides: edition.edition.meta.clauses,
    restored: new Set(before.edition.gone),
    language: both,
  });
  const row = redlines.get(from) ?? new WeakMap<EditionText, Redline>();
  redlines.set(from, row.set(to, made));
  return made;
}

const numberings = new WeakMap<EditionText, readonly string[]>();

function numbersOf(text: EditionText): readonly string[] {
  const known = numberings.get(text);
  if (known) return known;
  const numbers = numberClauses(text.clauses);
  numberings.set(text, numbers);
  return numbers;
}
