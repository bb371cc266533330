/** The act that moves the date of an announced or postponed edition. */
import { isLocalDate, type LocalDate } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, ProblemError, type ProblemWords, worded } from '#domain/problem.ts';
import { actDigest } from '#domain/register/chain.ts';
import type { RescheduledAct } from '#domain/register/model.ts';
import type { EditionStatus } from '#domain/timeline/model.ts';
import { earliestEffective, proposeEffective } from '#domain/timeline/notice-period.ts';
import {
  type ActPlan,
  type ActRequest,
  type ActScene,
  requireReason,
  setScene,
  settle,
  upcomingStatus,
} from './act-plan.ts';
import { rescheduledInWords } from './act-words.ts';
import { upcoming } from './baselines.ts';
import { todayOf } from './publish-dates.ts';

export interface RescheduleRequest extends ActRequest {
  /** Absent: the earliest date with some days to spare. */
  readonly effective?: LocalDate | undefined;
  readonly reason: string;
  readonly by: readonly string[];
}

/**
 * Moves the date, or says what would happen. Later keeps the notice given; earlier asks for a new one.
 * @throws {ProblemError} when people would have too little time, or editions would overtake each other
 */
export function rescheduleEdition(request: RescheduleRequest): ActPlan {
  const scene = setScene(request);
  requireReason(request);
  const status = upcomingStatus(scene, {
    nl: 'Op een geldende tekst volgt een nieuwe editie; de datum van een geldende tekst verschuift nooit.',
    en: 'A text in force is followed by a new edition; its date never moves.',
  });
  const soonest = soonestDate(scene, status);
  const effective = request.effective ?? proposal(scene, status, soonest);
  const problems = dateProblems(scene, status, effective, soonest);
  if (problems.length > 0) throw new ProblemError(problems);
  return settle(
    scene,
    {
      kind: 'rescheduled',
      statement: scene.statement,
      edition: scene.edition,
      recordedAt: scene.now,
      cause: dateCause(scene),
      was: status.effective,
      effective,
      reason: request.reason.trim(),
      by: request.by,
    },
    { words: (after, act) => rescheduledInWords(scene, act as RescheduledAct, after) },
  );
}

/** Earliest date to move to: by the notice so far when moving later, by a new notice when moving earlier. */
function soonestDate(
  scene: ActScene,
  status: EditionStatus,
): { readonly later: LocalDate; readonly earlier: LocalDate } {
  const today = todayOf(scene);
  const fresh = status.notice ? earliestEffective(today, status.notice) : today;
  return { later: status.earliest ?? fresh, earlier: fresh };
}

function proposal(scene: ActScene, status: EditionStatus, soonest: { readonly later: LocalDate }): LocalDate {
  if (status.noticeGivenAt !== undefined && status.obstacle !== 'banner-missing') return soonest.later;
  return status.notice ? proposeEffective(todayOf(scene), status.notice) : soonest.later;
}

function dateProblems(
  scene: ActScene,
  status: EditionStatus,
  effective: LocalDate,
  soonest: { readonly later: LocalDate; readonly earlier: LocalDate },
): readonly Problem[] {
  const error = (code: string, words: Readonly<Record<Language, ProblemWords>>): Problem => ({
    code,
    severity: 'error',
    ...worded(words),
  });
  if (!isLocalDate(effective))
    return [
      error('reschedule/no-such-date', {
        nl: {
          message: `“${effective}” is geen bestaande datum.`,
          hint: 'Schrijf jaar-maand-dag, bijvoorbeeld 2027-03-01.',
        },
        en: {
          message: `"${effective}" is not a date that exists.`,
          hint: 'Write it as YYYY-MM-DD, for instance 2027-03-01.',
        },
      }),
    ];
  const today = todayOf(scene);
  if (effective === status.effective)
    return [
      error('reschedule/same-date', {
        nl: {
          message: `Editie ${status.edition} heeft de datum ${effective} al.`,
          hint: 'U hoeft niets te doen.',
        },
        en: {
          message: `Edition ${status.edition} is dated ${effective} already.`,
          hint: 'Nothing needs to be done.',
        },
      }),
    ];
  if (effective <= today)
    return [
      error('reschedule/not-future', {
        nl: {
          message: `De datum ${effective} ligt niet in de toekomst; niets krijgt ooit terugwerkende kracht.`,
          hint: `De vroegst mogelijke datum is ${soonest.later}.`,
        },
        en: {
          message: `The date ${effective} is not in the future; nothing is ever back-dated.`,
          hint: `The earliest possible date is ${soonest.later}.`,
        },
      }),
    ];
  const bound = effective < status.effective ? soonest.earlier : soonest.later;
  if (effective < bound)
    return [
      error('reschedule/too-early', {
        nl: {
          message: `Op ${effective} zou de aankondigingstermijn nog niet voorbij zijn.`,
          hint: `De vroegst mogelijke datum is ${bound}: \`reschedule ${status.edition} --to ${bound}\`.`,
        },
        en: {
          message: `On ${effective} people would not have had the full notice period.`,
          hint: `The earliest possible date is ${bound}: \`reschedule ${status.edition} --to ${bound}\`.`,
        },
      }),
    ];
  return upcoming(scene.timeline, [status.edition])
    .filter((other) =>
      other.previous === status.edition
        ? effective >= other.effective
        : status.previous === other.edition && effective <= other.effective,
    )
    .map((other) =>
      error('reschedule/order', {
        nl: {
          message: `Editie ${other.edition} is aangekondigd voor ${other.effective}, en de twee zijn in de andere volgorde vergeleken.`,
          hint: `Verplaats eerst ${other.edition}, of trek een van de twee in.`,
        },
        en: {
          message: `Edition ${other.edition} is announced for ${other.effective}, and the two were compared in the other order.`,
          hint: `Move ${other.edition} first, or withdraw one of the two.`,
        },
      }),
    );
}

/** The act that set the present date. */
function dateCause(scene: ActScene): string {
  const act = scene.found.acts.findLast(
    (each) => each.edition === scene.edition && (each.kind === 'published' || each.kind === 'rescheduled'),
  );
  if (!act) throw new TypeError(`No act dates ${scene.edition}.`);
  return actDigest(act);
}
