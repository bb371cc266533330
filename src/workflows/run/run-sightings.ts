/** What a look at the public pages means for the register: notice started, interrupted, back again. */
import type { StatementArchive } from '#archive/read-archive.ts';
import type { Instant } from '#domain/date.ts';
import { type Notice, subjectsOf } from '#domain/notice/model.ts';
import { shownDigests } from '#domain/notice/shown-digests.ts';
import { type Problem, worded } from '#domain/problem.ts';
import type { Act, ActDraft, NoticeStartedAct } from '#domain/register/model.ts';
import type { EditionStatus } from '#domain/timeline/model.ts';
import { lookForBanners, type Sighting } from './banner-seen.ts';
import { dueNow, type Tick, timelineOf } from './run-ports.ts';

/** Looks at the public pages and says what the register must know: notice started, interrupted, back again. */
export async function sightingActs(tick: Tick): Promise<readonly ActDraft[]> {
  const archive = tick.ports.readArchive();
  const drafts: ActDraft[] = [];
  for (const statement of archive.statements) {
    const timeline = timelineOf(tick, archive, statement);
    const sightings = await lookForBanners({
      archive,
      statement,
      timeline,
      publicUrl: tick.o.publicUrl,
      fetchPage: tick.ports.fetchPage,
      wait: tick.ports.waitForSite,
    });
    for (const sighting of sightings) {
      const status = timeline.editions.find((each) => each.edition === sighting.edition);
      if (status?.material) drafts.push(...(await gapsOnSighting(tick, { statement, status, sighting })));
    }
    drafts.push(...startsOnSighting(tick, statement, sightings, dueNow(tick, archive, statement)));
  }
  return drafts;
}

/** A message goes out when the notice about every edition it announces was seen. */
function startsOnSighting(
  tick: Tick,
  statement: StatementArchive,
  sightings: readonly Sighting[],
  notices: readonly Notice[],
): readonly ActDraft[] {
  const now = tick.ports.now();
  const seen = new Map(sightings.flatMap((each) => (each.seen ? [[each.edition, each] as const] : [])));
  return notices
    .filter((notice) => notice.kind === 'upcoming')
    .filter((notice) => subjectsOf(notice).every(({ edition }) => seen.has(edition)))
    .flatMap((notice) =>
      startsOf(notice, statement.acts, { recordedAt: now, seen: (edition) => seen.get(edition)?.url }),
    );
}

async function gapsOnSighting(
  tick: Tick,
  o: {
    readonly statement: StatementArchive;
    readonly status: EditionStatus;
    readonly sighting: Sighting;
  },
): Promise<readonly ActDraft[]> {
  const { statement, status, sighting } = o;
  const now = tick.ports.now();
  const base = { statement: statement.statement, edition: status.edition, recordedAt: now };
  const remembered = `banner-seen/${status.clock[0]}`;
  const open = openGap(statement.acts, status);
  const started = startedAct(statement.acts, status);
  if (!sighting.seen) {
    tick.problems.push(notSeen(status.edition, sighting));
    if (!started || open) return [];
    // Nobody knows when it went: not seen since the last time it was seen.
    const from = (await tick.ports.memory.read(remembered)) ?? started.seen?.at ?? started.recordedAt;
    return [
      {
        kind: 'notice-interrupted',
        ...base,
        cause: started.cause,
        from,
        reason: `not seen at ${sighting.missing.join(', ')}`,
      },
    ];
  }
  await tick.ports.memory.write(remembered, now);
  if (!open) return [];
  const { cause, from, reason } = open;
  return [{ kind: 'notice-interrupted', ...base, cause, from, until: now, reason }];
}

/** The acts that put on record what is said before it is said: one per edition that the notice is about. */
export function startsOf(
  notice: Notice,
  acts: readonly Act[],
  o: { readonly recordedAt: Instant; readonly seen?: (edition: string) => string | undefined },
): readonly ActDraft[] {
  const subjects = subjectsOf(notice);
  return subjects
    .filter(({ edition }) => !startedAbout(acts, notice, edition))
    .map(({ edition, cause, banner }): ActDraft => {
      const url = o.seen?.(edition);
      return {
        kind: 'notice-started',
        statement: notice.statement,
        edition,
        recordedAt: o.recordedAt,
        cause,
        notice: notice.id,
        ...(notice.kind === 'upcoming' ? {} : { about: notice.kind }),
        ...(notice.together ? { together: subjects.map((subject) => subject.edition) } : {}),
        shown: shownDigests({ banner, messages: notice.messages }),
        ...(url === undefined ? {} : { seen: { url, at: o.recordedAt } }),
      };
    });
}

/** What is said stands in the register, for every edition it is about. */
export function isStarted(acts: readonly Act[], notice: Notice): boolean {
  return subjectsOf(notice).every(({ edition }) => startedAbout(acts, notice, edition));
}

function startedAbout(acts: readonly Act[], notice: Notice, edition: string): boolean {
  return acts.some(
    (act) => act.kind === 'notice-started' && act.notice === notice.id && act.edition === edition,
  );
}

/** The first act that started the notice of an edition's present clock. */
function startedAct(acts: readonly Act[], status: EditionStatus): NoticeStartedAct | undefined {
  return acts.find(
    (act): act is NoticeStartedAct =>
      act.kind === 'notice-started' &&
      (act.about ?? 'upcoming') === 'upcoming' &&
      status.clock.includes(act.cause),
  );
}

function openGap(acts: readonly Act[], status: EditionStatus) {
  const gaps = acts.filter((act) => act.kind === 'notice-interrupted' && status.clock.includes(act.cause));
  const ended = new Set(
    gaps.flatMap((act) => (act.kind === 'notice-interrupted' && act.until ? [act.from] : [])),
  );
  return gaps.find((act) => act.kind === 'notice-interrupted' && !ended.has(act.from)) as
    | Extract<Act, { kind: 'notice-interrupted' }>
    | undefined;
}

function notSeen(edition: string, sighting: Sighting): Problem {
  return {
    code: 'run/banner-not-seen',
    severity: 'error',
    ...worded({
      nl: {
        message: `De melding over editie ${edition} staat niet op de openbare pagina ${sighting.missing.join(' en ')}.`,
        hint: 'Controleer of PUBLIC_URL het adres is dat bezoekers gebruiken en of de site daar is geplaatst. De aankondiging begint niet, of is onderbroken, totdat de melding te zien is.',
      },
      en: {
        message: `The notice about edition ${edition} is not on the public page ${sighting.missing.join(' and ')}.`,
        hint: 'Check that PUBLIC_URL is the address that visitors use and that the site was deployed there. Notice does not start, or is interrupted, until it is seen.',
      },
    }),
  };
}
