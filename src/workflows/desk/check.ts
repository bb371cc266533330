/** Everything a draft must satisfy, looked at before anything is public. */
import { readFileSync } from 'node:fs';
import { type EditorFiles, readEditorFiles } from '#archive/editor-files.ts';
import type { Archive, Draft, StatementArchive } from '#archive/read-archive.ts';
import { readDraftAsFound } from '#archive/read-statement.ts';
import { assessEdition } from '#domain/assessment/assess-edition.ts';
import type { Dictionaries, EditionAssessment } from '#domain/assessment/model.ts';
import { provisionalIds } from '#domain/change/identity/identity.ts';
import type { Redline } from '#domain/change/model.ts';
import { redline } from '#domain/change/redline.ts';
import { type Instant, localDateOf } from '#domain/date.ts';
import type { Edition } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, ProblemError, refuse, worded } from '#domain/problem.ts';
import { recordedAssessment } from '#domain/register/recorded-assessment.ts';
import { readabilityOfClauses } from '#domain/review/readability.ts';
import { readabilityTrend } from '#domain/review/readability-trend.ts';
import type { CheckReport, EditionReport } from '#domain/review/report/report.ts';
import { reviewEdition } from '#domain/review/review-edition.ts';
import type { Timeline } from '#domain/timeline/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { followDraft } from '../acts/follow-draft.ts';
import { publishEdition } from '../acts/publish.ts';
import { standingOf } from './standing.ts';

export interface CheckOptions {
  readonly archive: Archive;
  readonly now: Instant;
  readonly dictionaries: Dictionaries;
  /** Language of the sentences about publication. */
  readonly reader: Language;
  /** Only this statement, or edition; default every draft. */
  readonly statement?: string;
  readonly edition?: string;
}

/**
 * Checks drafts; nothing is written.
 * @throws {ProblemError} when the edition asked for does not exist
 */
export function checkContent(options: CheckOptions): CheckReport {
  const { archive } = options;
  const files = readEditorFiles(archive.dir, archive.publisher.languages);
  const statements = archive.statements.filter(
    ({ statement }) => options.statement === undefined || statement === options.statement,
  );
  const timelines = statements.map((found) => timelineOf(found, options));
  const editions = statements.flatMap((found, at) =>
    chosen(found, options).map((id) => reportOf(id, found, timelines[at]!, files, options)),
  );
  if (options.edition !== undefined && editions.length === 0) {
    const there = statements
      .flatMap((found) => [
        ...new Set([...found.editions.map((each) => each.id), ...found.drafts.map((each) => each.id)]),
      ])
      .join(', ');
    refuse({
      code: 'check/no-edition',
      ...worded({
        nl: {
          message: `Er is geen editie ${options.edition}.`,
          hint: `Aanwezige edities: ${there || 'geen'}.`,
        },
        en: {
          message: `There is no edition ${options.edition}.`,
          hint: `Editions there: ${there || 'none'}.`,
        },
      }),
    });
  }
  return {
    publisher: archive.publisher.name,
    problems: [...archive.problems, ...files.problems],
    editions,
    standing: timelines.flatMap((timeline) => standingOf(timeline, archive.publisher)),
  };
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const key = ({ code, file, line, message }: Problem) => [code, file, line, message].join('\n');
  return [...new Map(problems.map((problem) => [key(problem), problem])).values()];
}

function chosen(found: StatementArchive, options: CheckOptions): readonly string[] {
  const drafts = found.drafts.map((draft) => draft.id);
  if (options.edition === undefined) return drafts;
  const known = [...found.editions.map((edition) => edition.id), ...drafts];
  return known.includes(options.edition) ? [options.edition] : [];
}

function timelineOf(found: StatementArchive, { archive, now }: CheckOptions): Timeline {
  return timelineAt(found.acts, {
    statement: found.statement,
    now,
    timeZone: archive.publisher.timeZone,
    policy: archive.publisher.notice,
  });
}

function reportOf(
  id: string,
  found: StatementArchive,
  timeline: Timeline,
  files: EditorFiles,
  options: CheckOptions,
): EditionReport {
  const status = timeline.editions.find((each) => each.edition === id);
  const draft = found.drafts.find((each) => each.id === id);
  const edition = found.editions.find((each) => each.id === id) ?? null;
  const past = edition === null && draft !== undefined ? pastEdition(draft, found, options) : null;
  const base = {
    statement: found.statement,
    edition: id,
    state: status?.state ?? ('draft' as const),
    problems: past
      ? draft!.problems.map((problem) => ({ ...problem, severity: 'info' as const }))
      : (draft?.problems ?? []),
  };
  const asRead = edition ?? (draft ? asFound(found, id, options) : null);
  if (!asRead)
    return {
      ...base,
      title: id,
      previous: null,
      previousIsDraft: false,
      findings: [],
      lines: {},
      plan: [],
      refusals: [],
      warnings: [],
      readability: {},
      words: 0,
    };

  const previous = previousOf(id, found, timeline);
  // Ids of a draft are provisional: it gets those it would have after the edition it is compared with.
  const readable = draft && previous ? followDraft(asRead, previous) : asRead;
  const told =
    edition === null && past === null
      ? { plan: [], refusals: [], warnings: [] }
      : publicationOf(edition ?? past!, previous, found, options);
  const recorded = recordedAssessment(found.acts, id, previous?.id ?? null);
  const { assessment, problems } = recorded
    ? { assessment: recorded, problems: [] }
    : assessEdition({
        edition: readable,
        previous,
        lastNotified: null,
        dictionaries: options.dictionaries,
      });
  const findings = reviewEdition({
    edition: readable,
    publisher: options.archive.publisher,
    assessment,
    dictionaries: options.dictionaries,
    glossary: files.glossary,
    words: files.words,
    sources: sourcesOf(readable),
  });
  const dry = told.assessment ?? assessment;
  // What is recorded afterwards is not held to the rules for what is still to come.
  const recordedLater = draft !== undefined && isPast(readable, found, options);
  const mayStop = (problem: Problem) => !recordedLater || problem.severity !== 'error';
  return {
    ...base,
    title: readable.texts[readable.authentic]?.title ?? id,
    previous: previous?.id ?? null,
    previousIsDraft: previous !== null && timeline.editions.every((each) => each.edition !== previous.id),
    findings,
    assessment: dry,
    lines: linesOf(readable, previous),
    plan: told.plan,
    refusals: told.refusals,
    warnings: distinct([
      ...told.warnings,
      ...(told.refusals.length > 0 || draft === undefined ? [] : problems.filter(mayStop)),
    ]),
    readability: readabilityOf(readable, previous, found),
    words: Object.values(readable.texts).reduce(
      (sum, text) => sum + (readabilityOfClauses(text.clauses, text.language)?.words ?? 0),
      0,
    ),
  };
}

/** A past edition may be recorded in the languages it had; then a missing translation stops nothing. */
function pastEdition(draft: Draft, found: StatementArchive, options: CheckOptions): Edition | null {
  if (
    draft.problems.some(
      (problem) => problem.severity === 'error' && problem.code !== 'edition/missing-translation',
    )
  )
    return null;
  const edition = asFound(found, draft.id, options);
  return edition !== null && isPast(edition, found, options) ? edition : null;
}

/** A text of the past can only be recorded afterwards; nothing else is ever back-dated. */
function isPast(edition: Edition, found: StatementArchive, { archive, now }: CheckOptions): boolean {
  const today = localDateOf(now, archive.publisher.timeZone);
  return (
    found.acts.every((act) => act.kind === 'published' && act.historical === true) &&
    (edition.meta.effective ?? today) < today
  );
}

/** A draft with a language missing is still worth reading. */
function asFound(found: StatementArchive, id: string, { archive }: CheckOptions): Edition | null {
  const read = readDraftAsFound(archive.dir, found.statement, id, archive.publisher);
  return read.edition && provisionalIds(read.edition, null);
}

/** The edition that this one follows; while nothing is published, the draft before it. */
function previousOf(id: string, found: StatementArchive, timeline: Timeline): Edition | null {
  const at = (edition: string | null | undefined) =>
    found.editions.find((each) => each.id === edition) ?? null;
  const published = timeline.editions.find((each) => each.edition === id);
  if (published) {
    const act = found.acts.find((each) => each.kind === 'published' && each.edition === id);
    return at(act?.kind === 'published' ? act.previous : null);
  }
  const draft = at(id);
  const ahead = timeline.upcoming.filter((each) => each !== draft?.meta.replaces).at(-1);
  if (timeline.editions.length > 0) return at(ahead ?? timeline.inForce);
  const drafts = found.drafts.map((each) => each.id);
  return at(drafts[drafts.indexOf(id) - 1]);
}

interface Told {
  readonly plan: readonly string[];
  readonly refusals: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly assessment?: EditionAssessment;
}

/** What publishing now would do or why it would be refused; nothing for an edition that follows another draft. */
function publicationOf(
  edition: Edition,
  previous: Edition | null,
  found: StatementArchive,
  options: CheckOptions,
): Told {
  const isDraft = found.drafts.some((draft) => draft.id === edition.id);
  const followsDraft = previous !== null && found.drafts.some((draft) => draft.id === previous.id);
  if (!isDraft || followsDraft) return { plan: [], refusals: [], warnings: [] };
  const { archive, now } = options;
  const historical = isPast(edition, found, options);
  try {
    const plan = publishEdition({
      archive,
      statement: found.statement,
      edition: edition.id,
      now,
      dryRun: true,
      language: options.reader,
      historical,
      storeId: 'check',
      dictionaries: options.dictionaries,
    });
    const assessment = plan.act.kind === 'published' ? plan.act.assessment : undefined;
    return { plan: plan.words, refusals: [], warnings: plan.warnings, ...(assessment ? { assessment } : {}) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { plan: [], refusals: error.problems, warnings: [] };
  }
}

function sourcesOf(edition: Edition): Partial<Record<Language, string>> {
  return Object.fromEntries(
    Object.values(edition.texts).map((text) => [text.language, readFileSync(text.file, 'utf8')]),
  );
}

function linesOf(edition: Edition, previous: Edition | null): Partial<Record<Language, Redline>> {
  if (!previous) return {};
  return Object.fromEntries(
    edition.languages.flatMap((language) => {
      const [old, text] = [previous.texts[language], edition.texts[language]];
      return old && text
        ? [
            [
              language,
              redline(old.clauses, text.clauses, { overrides: edition.meta.clauses, language }),
            ] as const,
          ]
        : [];
    }),
  );
}

function readabilityOf(
  edition: Edition,
  previous: Edition | null,
  found: StatementArchive,
): EditionReport['readability'] {
  const drafts = new Set(found.drafts.map((draft) => draft.id));
  const published = found.editions.filter((each) => !drafts.has(each.id));
  const own = published.findIndex((each) => each.id === edition.id);
  const past = own < 0 ? published : published.slice(0, own);
  return Object.fromEntries(
    Object.values(edition.texts).flatMap((text) => {
      const trend = readabilityTrend(
        text,
        previous?.texts[text.language] ?? null,
        past.flatMap((each) => {
          const old = each.texts[text.language];
          return old ? [{ edition: each.id, text: old }] : [];
        }),
      );
      return trend === null ? [] : [[text.language, trend] as const];
    }),
  );
}
