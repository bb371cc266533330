/** What a look at the public pages means for the register: notice started, interrupted, back again. */
import type { StatementArchive } from '#archive/read-archive.ts';
import type { Instant } from '#domain/date.ts';
import type { Notice } from '#domain/notice/model.ts';
import { shownDigests } from '#domain/notice/shown-digests.ts';
import type { Problem } from '#domain/problem.ts';
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
    const notices = dueNow(tick, archive, statement);
    for (const sighting of sightings) {
      const status = timeline.editions.find((each) => each.edition === sighting.edition);
      if (status?.material)
        drafts.push(...(await actsOnSighting(tick, { statement, status, sighting, notices })));
    }
  }
  return drafts;
}

async function actsOnSighting(
  tick: Tick,
  o: {
    readonly statement: StatementArchive;
    readonly status: EditionStatus;
    readonly sighting: Sighting;
    readonly notices: readonly Notice[];
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
  const back: ActDraft[] = open
    ? [
        {
          kind: 'notice-interrupted',
          ...base,
          cause: open.cause,
          from: open.from,
          until: now,
          reason: open.reason,
        },
      ]
    : [];
  const fresh = o.notices.filter(
    (notice) =>
      notice.kind === 'upcoming' && notice.edition === status.edition && !isStarted(statement.acts, notice),
  );
  return [...back, ...fresh.map((notice) => startOf(notice, base, { url: sighting.url, at: now }))];
}

export function startOf(
  notice: Notice,
  base: { readonly statement: string; readonly edition: string; readonly recordedAt: Instant },
  seen?: NoticeStartedAct['seen'],
): ActDraft {
  return {
    kind: 'notice-started',
    ...base,
    cause: notice.cause,
    notice: notice.id,
    ...(notice.kind === 'upcoming' ? {} : { about: notice.kind }),
    shown: shownDigests(notice),
    ...(seen ? { seen } : {}),
  };
}

export function isStarted(acts: readonly Act[], notice: Notice): boolean {
  return acts.some((act) => act.kind === 'notice-started' && act.notice === notice.id);
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
    message: `The notice about edition ${edition} is not on the public page ${sighting.missing.join(' and ')}.`,
    hint: 'Check that PUBLIC_URL is the address that visitors use and that the site was deployed there. Notice does not start, or is interrupted, until it is seen.',
  };
}
