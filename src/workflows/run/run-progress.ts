/** What became of each mail-out, and whether it is notice in the sense of the interlock. */
import type { Archive } from '#archive/read-archive.ts';
import { type Instant, toInstant } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { type Notice, subjectsOf } from '#domain/notice/model.ts';
import { type Problem, worded } from '#domain/problem.ts';
import type { Act, ActDraft, PublishedAct } from '#domain/register/model.ts';
import { DEFAULT_THRESHOLD } from '#domain/timeline/notice-record.ts';
import type { NoticeProgress } from '../deliver/notice-progress.ts';
import type { RunReport, Tick } from './run-ports.ts';

/** What became of each notice, and the acts for those that are complete. */
export async function progressOf(tick: Tick, notices: readonly Notice[]) {
  const archive = tick.ports.readArchive();
  const drafts: ActDraft[] = [];
  const told: RunReport['notices'][number][] = [];
  for (const notice of notices) {
    const statement = archive.statements.find((each) => each.statement === notice.statement);
    const progress = withToldBefore(notice, await tick.ports.progress(notice.id));
    const { complete, coverage, due } = progress;
    const subjects = subjectsOf(notice);
    told.push({
      statement: notice.statement,
      edition: notice.edition,
      ...(notice.together ? { together: subjects.map(({ edition }) => edition) } : {}),
      kind: notice.kind,
      complete,
      coverage,
      due,
      ...(progress.leftSince === undefined ? {} : { leftSince: progress.leftSince }),
    });
    for (const { edition, cause } of complete ? subjects : []) {
      const own = { ...notice, edition, cause };
      const acts = (statement?.acts ?? []).filter((act) => act.edition === edition);
      const started = acts.find((act) => act.kind === 'notice-started' && act.notice === notice.id);
      if (!started || isGiven(acts, notice, tick.o.transport.demonstration)) continue;
      const problem = shortfall(archive, own, progress);
      if (problem && notice.kind === 'upcoming') tick.problems.push(problem);
      else drafts.push(givenAct(tick, archive, own, progress, started.recordedAt));
    }
  }
  return { drafts, notices: told };
}

/**
 * A message only to those not told before goes on with a mail-out that was begun: those told then count too.
 * Without them nobody might be left to tell, and notice could never be complete.
 */
function withToldBefore(notice: Notice, progress: NoticeProgress): NoticeProgress {
  const told = progress.toldBefore ?? {};
  const people = Object.values(told).reduce((sum, count) => sum + count, 0);
  if (notice.audience !== 'not-told-before' || people === 0) return progress;
  const suppressed = Object.values(progress.counts.suppressed ?? {}).reduce((sum, count) => sum + count, 0);
  return {
    ...progress,
    counts: { ...progress.counts, 'told-before': told },
    due: progress.due + people,
    accepted: progress.accepted + people,
    coverage: (progress.accepted + people) / (progress.due - suppressed + people),
  };
}

/** A demonstration never stands in the way of the real notice. */
function isGiven(acts: readonly Act[], notice: Notice, demonstration: boolean): boolean {
  return acts.some(
    (act) => act.kind === 'notice-given' && act.notice === notice.id && (!act.demonstration || demonstration),
  );
}

/** Why a finished mail-out is no sufficient notice. */
function shortfall(archive: Archive, notice: Notice, progress: NoticeProgress): Problem | undefined {
  const { policy, threshold } = policyOf(archive, notice);
  if (progress.due === 0 && policy.noDirectChannel === undefined)
    return {
      code: 'run/nobody-due',
      severity: 'error',
      ...worded({
        nl: {
          message: `Niemand hoeft het bericht over editie ${notice.edition} te krijgen: in de database staan geen abonnees en geen klanten.`,
          hint: 'Haal met `subscribers import` de mensen binnen die moeten worden ingelicht, of schrijf in publisher.yaml waarom er geen rechtstreeks kanaal is: `notice.no-direct-channel`.',
        },
        en: {
          message: `Nobody is due for the notice about edition ${notice.edition}: there is no subscriber and no customer in the store.`,
          hint: 'Import the people who must be told with `subscribers import`, or say in publisher.yaml why no direct channel exists: `notice.no-direct-channel`.',
        },
      }),
    };
  if (progress.coverage >= threshold) return undefined;
  return {
    code: 'run/too-few-reached',
    severity: 'error',
    ...worded({
      nl: {
        message: `Het bericht over editie ${notice.edition} bereikte ${percent(progress.coverage, 'nl')} van degenen voor wie het bestemd is; ${percent(threshold, 'nl')} is nodig.`,
        hint: 'Verbeter de geweigerde adressen met `subscribers import` en geef `notify --top-up`; tot dan is de aankondiging niet gedaan.',
      },
      en: {
        message: `The notice about edition ${notice.edition} reached ${percent(progress.coverage, 'en')} of those due; ${percent(threshold, 'en')} is needed.`,
        hint: 'Correct the addresses that were refused with `subscribers import` and run `notify --top-up`; until then notice is not given.',
      },
    }),
  };
}

function policyOf(archive: Archive, notice: Notice) {
  const policy = archive.publisher.notice;
  const published = archive.statements
    .find((each) => each.statement === notice.statement)
    ?.acts.find((act): act is PublishedAct => act.kind === 'published' && act.edition === notice.edition);
  return { policy, threshold: published?.notice?.threshold ?? policy.threshold ?? DEFAULT_THRESHOLD };
}

/** Rounded down, so that a share just below the threshold never looks like it. */
function percent(share: number, language: Language): string {
  const figure = (Math.floor(share * 1000) / 10).toFixed(1);
  return `${language === 'nl' ? figure.replace('.', ',') : figure}%`;
}

function givenAct(
  tick: Tick,
  archive: Archive,
  notice: Notice,
  progress: NoticeProgress,
  started: Instant,
): ActDraft {
  const now = tick.ports.now();
  // A mail-out to nobody is complete when it is looked at; the clock of the store may be ahead of ours.
  const completedAt = latest(progress.completedAt ?? now, started);
  const startedAt = latest(progress.startedAt ?? started, started);
  const reason = archive.publisher.notice.noDirectChannel;
  return {
    kind: 'notice-given',
    statement: notice.statement,
    edition: notice.edition,
    recordedAt: latest(now, completedAt),
    cause: notice.cause,
    notice: notice.id,
    ...(notice.kind === 'upcoming' ? {} : { about: notice.kind }),
    startedAt: startedAt > completedAt ? completedAt : startedAt,
    completedAt,
    counts: progress.counts,
    coverage: progress.coverage,
    ...(progress.leftSince === undefined ? {} : { leftSince: progress.leftSince }),
    transport: progress.transport ?? tick.o.transport.name,
    store: tick.o.storeId,
    ...(tick.o.transport.demonstration ? { demonstration: true } : {}),
    ...(progress.due === 0 && reason !== undefined ? { noDirectChannel: reason } : {}),
  };
}

function latest(a: Instant, b: Instant): Instant {
  return toInstant(a) > toInstant(b) ? toInstant(a) : toInstant(b);
}
