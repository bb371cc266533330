/** What every act has in common: checks before, the line that will be added, and telling it in words. */
import { join } from 'node:path';
import { type Archive, type StatementArchive, statementOf } from '#archive/read-archive.ts';
import { appendActs, readRegisterFile } from '#archive/register-file.ts';
import type { Instant } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, ProblemError, refuse, worded } from '#domain/problem.ts';
import { appendTo } from '#domain/register/chain.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';
import type { EditionState, EditionStatus, Timeline } from '#domain/timeline/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';

/** What every act needs to know. */
export interface ActRequest {
  readonly archive: Archive;
  readonly statement: string;
  readonly edition: string;
  readonly now: Instant;
  /** Says what would happen; writes nothing. */
  readonly dryRun?: boolean | undefined;
  /** Language of the words; default the authentic one. */
  readonly language?: Language | undefined;
  /** Lets notices on a demonstration transport count. */
  readonly demonstration?: boolean | undefined;
}

/** States of an edition, as they stand in a Dutch sentence. */
export const STATES_NL: Readonly<Record<EditionState, string>> = {
  draft: 'een concept',
  announced: 'aangekondigd',
  postponed: 'uitgesteld',
  'in-force': 'van kracht',
  superseded: 'opgevolgd',
  withdrawn: 'ingetrokken',
  replaced: 'vervangen',
};

/** What an act does or would do. */
export interface ActPlan {
  /** As it stands in the register, or would stand there after a dry run. */
  readonly act: Act;
  /** False after a dry run. */
  readonly recorded: boolean;
  /** What it means, in plain sentences. */
  readonly words: readonly string[];
  /** What the editor should look at; never a reason to refuse. */
  readonly warnings: readonly Problem[];
  /** As of the act. */
  readonly timeline: Timeline;
}

/** A request with what is known at its moment. */
export interface ActScene extends ActRequest {
  readonly found: StatementArchive;
  readonly timeline: Timeline;
  readonly language: Language;
}

/**
 * Looks at the record before an act.
 * @throws {ProblemError} when the public record is not as the register says
 */
export function setScene(request: ActRequest): ActScene {
  const { archive } = request;
  const found = statementOf(archive, request.statement);
  // Freezing ids and adding the line are two steps; what a crash left in between is simply done again.
  const own = join(found.folder, request.edition);
  const damage = archive.problems.filter(
    (problem) =>
      problem.severity === 'error' &&
      !(problem.code === 'archive/unknown-edition' && problem.file?.startsWith(join(own, 'clauses'))),
  );
  if (damage.length > 0) throw new ProblemError(damage);
  return {
    ...request,
    found,
    timeline: timelineOf(request, found.acts),
    language: request.language ?? archive.publisher.authentic,
  };
}

/** The timeline of a request's statement after the given acts. */
export function timelineOf(
  request: Pick<ActRequest, 'archive' | 'statement' | 'now' | 'demonstration'>,
  acts: readonly Act[],
): Timeline {
  const { publisher } = request.archive;
  return timelineAt(acts, {
    statement: request.statement,
    now: request.now,
    timeZone: publisher.timeZone,
    policy: publisher.notice,
    demonstration: request.demonstration,
  });
}

/** Status of an edition. @throws {ProblemError} when it was never published */
export function publishedStatus(scene: ActScene, edition: string = scene.edition): EditionStatus {
  const status = scene.timeline.editions.find((each) => each.edition === edition);
  if (status) return status;
  return refuse({
    code: 'act/not-published',
    ...worded({
      nl: {
        message: `Editie ${edition} van ${scene.statement} is niet gepubliceerd.`,
        hint: `Gepubliceerde edities: ${scene.timeline.editions.map((each) => each.edition).join(', ') || 'geen'}.`,
      },
      en: {
        message: `Edition ${edition} of ${scene.statement} was not published.`,
        hint: `Published editions: ${scene.timeline.editions.map((each) => each.edition).join(', ') || 'none'}.`,
      },
    }),
  });
}

/** An edition that was announced and did not take effect yet. @throws {ProblemError} otherwise */
export function upcomingStatus(scene: ActScene, hint: Readonly<Record<Language, string>>): EditionStatus {
  const status = publishedStatus(scene);
  if (status.state === 'announced' || status.state === 'postponed') return status;
  return refuse({
    code: 'act/not-upcoming',
    ...worded({
      nl: {
        message: `Editie ${status.edition} van ${scene.statement} is ${STATES_NL[status.state]}; alleen een aangekondigde of uitgestelde editie kan zo worden gewijzigd.`,
        hint: hint.nl,
      },
      en: {
        message: `Edition ${status.edition} of ${scene.statement} is ${status.state}; only an announced or postponed edition can be changed like this.`,
        hint: hint.en,
      },
    }),
  });
}

/** Reason and roles, without which no act of an editor is recorded. @throws {ProblemError} */
export function requireReason(o: { readonly reason: string; readonly by: readonly string[] }): void {
  const problems: Problem[] = [];
  if (o.reason.trim() === '')
    problems.push({
      code: 'act/no-reason',
      severity: 'error',
      ...worded({
        nl: { message: 'De reden ontbreekt.', hint: 'Geef haar met --reason "…"; zij wordt gepubliceerd.' },
        en: { message: 'The reason is missing.', hint: 'Give it with --reason "…"; it is published.' },
      }),
    });
  if (o.by.length === 0)
    problems.push({
      code: 'act/no-role',
      severity: 'error',
      ...worded({
        nl: {
          message: 'Er staat niet bij wie dit heeft besloten.',
          hint: 'Noem de functie met --by "privacy officer"; nooit een persoon.',
        },
        en: {
          message: 'Nobody is named who decided this.',
          hint: 'Name the role with --by "privacy officer"; never a person.',
        },
      }),
    });
  if (o.by.some((role) => role.includes('@')))
    problems.push({
      code: 'act/person',
      severity: 'error',
      ...worded({
        nl: {
          message: 'In het register staan functies, nooit adressen van mensen.',
          hint: 'Noem een functie, zoals "privacy officer".',
        },
        en: {
          message: 'The register holds roles, never addresses of people.',
          hint: 'Name a role, such as "privacy officer".',
        },
      }),
    });
  if (problems.length > 0) throw new ProblemError(problems);
}

/**
 * Adds the act to the register, or shows the line that would be added.
 * @param words what it means, told from the timeline after the act
 */
export function settle(
  scene: ActScene,
  draft: ActDraft,
  o: {
    readonly words: (after: Timeline, act: Act) => readonly string[];
    readonly warnings?: readonly Problem[];
    /** Writes what must stand before the line does. */
    readonly before?: () => void;
  },
): ActPlan {
  const { folder } = scene.found;
  const register = readRegisterFile(folder);
  const path = join(folder, 'register.jsonl');
  const damage = register.problems[0];
  if (damage) throw new ProblemError([damage]);
  let { act } = appendTo(register, register.text, draft, path);
  const recorded = scene.dryRun !== true;
  if (recorded) {
    o.before?.();
    act = appendActs(folder, [draft], register.head)[0] ?? act;
  }
  const timeline = timelineOf(scene, [...register.acts, act]);
  return { act, recorded, words: o.words(timeline, act), warnings: o.warnings ?? [], timeline };
}
