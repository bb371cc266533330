/** Starts the next edition of a statement from its latest one. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Archive, statementOf } from '#archive/read-archive.ts';
import { writeDraft } from '#archive/write-draft.ts';
import { type Instant, localDateOf } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { blankDraft, nextDraft } from '#exchange/next-draft.ts';

export interface NewEdition {
  readonly edition: string;
  /** Edition it starts from; `null` for a blank page. */
  readonly from: string | null;
  /** The announced edition that it must carry over, because publishing it would otherwise be undone. */
  readonly replaces: string | null;
  /** Front matter that was not taken over. */
  readonly cleared: readonly string[];
  readonly paths: readonly string[];
}

/**
 * Writes the draft.
 * @param o.edition its id; default today's date in the publisher's zone, with `-2`, `-3` … when taken
 * @param o.from default: the last published edition that still stands, else the last draft
 * @throws {ProblemError} when the edition exists, or `from` does not
 */
export function newEdition(o: {
  readonly archive: Archive;
  readonly statement: string;
  readonly now: Instant;
  readonly edition?: string;
  readonly from?: string;
}): NewEdition {
  const { archive } = o;
  const found = statementOf(archive, o.statement);
  const timeline = timelineAt(found.acts, {
    statement: o.statement,
    now: o.now,
    timeZone: archive.publisher.timeZone,
    policy: archive.publisher.notice,
  });
  const announced = timeline.upcoming.at(-1) ?? null;
  const latest = announced ?? timeline.inForce ?? found.editions.at(-1)?.id ?? null;
  const from = o.from ?? latest;
  const base = from === null ? undefined : found.editions.find((edition) => edition.id === from);
  if (from !== null && base === undefined) {
    refuse({
      code: 'new/no-edition',
      ...worded({
        nl: {
          message: `Er is geen editie ${from} van ${o.statement} om mee te beginnen.`,
          hint: `Aanwezige edities: ${found.editions.map((edition) => edition.id).join(', ') || 'geen die te lezen is'}.`,
        },
        en: {
          message: `There is no edition ${from} of ${o.statement} to start from.`,
          hint: `Editions there: ${found.editions.map((edition) => edition.id).join(', ') || 'none that can be read'}.`,
        },
      }),
    });
  }
  const id =
    o.edition ?? freeId(join(archive.dir, o.statement), localDateOf(o.now, archive.publisher.timeZone));
  const replaces = announced !== null && base?.id === announced ? announced : null;
  const cleared = new Set<string>();
  const files = archive.publisher.languages.map((language) => {
    const authentic = language === archive.publisher.authentic;
    const text = base?.texts[language];
    // A language that the edition lacks starts from the authentic words, so that the clauses agree.
    const start = text ?? base?.texts[base.authentic];
    if (start === undefined) return { language, source: blank(archive, o.statement, language, authentic) };
    const draft = nextDraft(readFileSync(start.file, 'utf8'), {
      language,
      authentic,
      ...(replaces === null ? {} : { replaces }),
      ...(text === undefined ? { title: titleOf(archive, o.statement, language) } : {}),
    });
    for (const key of draft.cleared) cleared.add(key);
    return { language, source: draft.source };
  });
  const paths = writeDraft({ dir: archive.dir, statement: o.statement, edition: id, files });
  return { edition: id, from: base?.id ?? null, replaces, cleared: [...cleared], paths };
}

function blank(archive: Archive, statement: string, language: Language, authentic: boolean): string {
  return blankDraft({ language, authentic, title: titleOf(archive, statement, language) });
}

const titleOf = (archive: Archive, statement: string, language: Language) =>
  archive.publisher.statements[statement]?.[language] ?? statement;

function freeId(dir: string, date: string): string {
  let id = date;
  for (let second = 2; existsSync(join(dir, id)); second += 1) id = `${date}-${second}`;
  return id;
}
