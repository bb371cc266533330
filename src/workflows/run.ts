/**
 * The tick: everything that time makes due, safe to repeat, safe to kill. Build and deploy; look whether the
 * notice is really on the public page; record that notice started; mail; record that notice was given;
 * build again when anything was recorded.
 */
import type { Archive, StatementArchive } from '#archive/read-archive.ts';
import { type Instant, toInstant } from '#domain/date.ts';
import type { Notice } from '#domain/notice/model.ts';
import { noticesDue } from '#domain/notice/notices-due.ts';
import { shownDigests } from '#domain/notice/shown-digests.ts';
import { type Problem, ProblemError } from '#domain/problem.ts';
import type { Act, ActDraft, NoticeStartedAct, PublishedAct } from '#domain/register/model.ts';
import { interlockProblems } from '#domain/timeline/interlock.ts';
import type { EditionStatus, Timeline } from '#domain/timeline/model.ts';
import { DEFAULT_THRESHOLD, UNNAMED_STORE } from '#domain/timeline/notice-record.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { type FetchPage, lookForBanners, type Sighting } from './banner-seen.ts';
import type { NoticeProgress } from './notice-progress.ts';
import type { RecordActs } from './record-acts.ts';

/** What differs between a laptop, a server and CI. */
export interface RunPorts {
  readonly readArchive: () => Archive;
  readonly now: () => Instant;
  /** Brings the clone up to the main line, with what waited to be written. */
  readonly sync?: () => Promise<void>;
  readonly build: (now: Instant) => Promise<void>;
  /** Puts the built site where the public reads it; nothing to do when the folder is served as it is. */
  readonly deploy: () => Promise<void>;
  readonly fetchPage: FetchPage;
  /** Between two looks at the public page. */
  readonly waitForSite?: () => Promise<void>;
  readonly record: RecordActs;
  /** Freezes and sends; stops what is no longer due. */
  readonly tell: (notices: readonly Notice[]) => Promise<{ readonly problems: readonly Problem[] }>;
  readonly progress: (noticeId: string) => Promise<NoticeProgress>;
  /** What this installation remembers between two runs. */
  readonly memory: {
    readonly read: (key: string) => Promise<string | undefined>;
    readonly write: (key: string, value: string) => Promise<void>;
  };
}

export interface RunOptions {
  readonly publicUrl: string;
  readonly storeId: string;
  readonly transport: { readonly name: string; readonly demonstration: boolean };
  /** Lets notices on a demonstration transport satisfy the interlock. */
  readonly demonstration: boolean;
}

export interface RunReport {
  /** Recorded by this run. */
  readonly acts: readonly Act[];
  readonly notices: readonly {
    readonly statement: string;
    readonly edition: string;
    readonly kind: string;
    readonly complete: boolean;
    readonly coverage: number;
    readonly due: number;
  }[];
  readonly timelines: readonly Timeline[];
  readonly builds: number;
  /** Everything editors and operators must know; errors make the command fail. */
  readonly problems: readonly Problem[];
}

interface Tick {
  readonly ports: RunPorts;
  readonly o: RunOptions;
  readonly acts: Act[];
  readonly problems: Problem[];
}

/**
 * One tick over every statement.
 * @throws {ProblemError} when the public record is damaged or this machine's clock is behind it
 */
export async function runTick(ports: RunPorts, o: RunOptions): Promise<RunReport> {
  const tick: Tick = { ports, o, acts: [], problems: [] };
  refuseUnsound(ports);
  await ports.sync?.();
  await ports.build(ports.now());
  await ports.deploy();
  await record(tick, await sightingActs(tick));
  const notices = await noticesToTell(tick);
  tick.problems.push(...(await ports.tell(notices)).problems);
  const told = await progressOf(tick, notices);
  await record(tick, told.drafts);
  let builds = 1;
  if (tick.acts.length > 0) {
    await ports.build(ports.now());
    await ports.deploy();
    builds += 1;
  }
  const archive = ports.readArchive();
  const timelines = archive.statements.map((statement) => timelineOf(tick, archive, statement));
  const language = archive.publisher.authentic;
  tick.problems.push(...timelines.flatMap((timeline) => interlockProblems(timeline, language)));
  return { acts: tick.acts, notices: told.notices, timelines, builds, problems: tick.problems };
}

/** A damaged record, or a clock behind it, stops everything before anything is shown or sent. */
function refuseUnsound(ports: RunPorts): void {
  const { problems, statements } = ports.readArchive();
  const now = ports.now();
  const errors = problems.filter((problem) => problem.severity === 'error');
  for (const { acts, statement } of statements) {
    const last = acts.at(-1);
    if (last && last.recordedAt > now)
      errors.push({
        code: 'register/clock-behind',
        severity: 'error',
        message: `It is ${now} on this machine, but the last act of \`${statement}\` was recorded at ${last.recordedAt}.`,
        hint: 'Set the clock of this machine right and run again. Nothing was built or sent.',
      });
  }
  if (errors.length > 0) throw new ProblemError(errors);
}

async function record(tick: Tick, drafts: readonly ActDraft[]): Promise<void> {
  if (drafts.length > 0) tick.acts.push(...(await tick.ports.record(drafts)));
}

function timelineOf(tick: Tick, archive: Archive, statement: StatementArchive): Timeline {
  const { publisher } = archive;
  return timelineAt(statement.acts, {
    statement: statement.statement,
    now: tick.ports.now(),
    timeZone: publisher.timeZone,
    policy: publisher.notice,
    demonstration: tick.o.demonstration,
  });
}

function dueNow(tick: Tick, archive: Archive, statement: StatementArchive): readonly Notice[] {
  const timeline = timelineOf(tick, archive, statement);
  const { publisher } = archive;
  return noticesDue({ publisher, statement, timeline, now: timeline.now, publicUrl: tick.o.publicUrl });
}

/** Looks at the public pages and says what the register must know: notice started, interrupted, back again. */
async function sightingActs(tick: Tick): Promise<readonly ActDraft[]> {
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

function startOf(
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

function isStarted(acts: readonly Act[], notice: Notice): boolean {
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

/** Everything due that may be told: what is said stands in the register before the first message leaves. */
async function noticesToTell(tick: Tick): Promise<readonly Notice[]> {
  const archive = tick.ports.readArchive();
  const now = tick.ports.now();
  const drafts = archive.statements.flatMap((statement) =>
    dueNow(tick, archive, statement)
      .filter((notice) => notice.kind !== 'upcoming' && !isStarted(statement.acts, notice))
      .filter((notice) => mayTell(tick, statement, notice))
      .map((notice) =>
        startOf(notice, { statement: statement.statement, edition: notice.edition, recordedAt: now }),
      ),
  );
  await record(tick, drafts);
  const after = tick.ports.readArchive();
  return after.statements.flatMap((statement) =>
    dueNow(tick, after, statement).filter(
      (notice) => isStarted(statement.acts, notice) && mayTell(tick, statement, notice, tick.problems),
    ),
  );
}

/** A store that is not the one named at publication knows other people: telling them would prove nothing. */
function mayTell(tick: Tick, statement: StatementArchive, notice: Notice, problems?: Problem[]): boolean {
  const published = statement.acts.find(
    (act): act is PublishedAct => act.kind === 'published' && act.edition === notice.edition,
  );
  const named = published?.store ?? UNNAMED_STORE;
  if (named === tick.o.storeId || named === UNNAMED_STORE || tick.o.transport.demonstration) return true;
  problems?.push({
    code: 'run/other-store',
    severity: 'error',
    message: `Edition ${notice.edition} names the store ${named}, but DATABASE_URL is the store ${tick.o.storeId}.`,
    hint: 'Point DATABASE_URL at the store with the recipients and the evidence; in a fresh one nobody is due, and nobody would be told.',
  });
  return false;
}

/** What became of each notice, and the acts for those that are complete. */
async function progressOf(tick: Tick, notices: readonly Notice[]) {
  const archive = tick.ports.readArchive();
  const drafts: ActDraft[] = [];
  const told: RunReport['notices'][number][] = [];
  for (const notice of notices) {
    const statement = archive.statements.find((each) => each.statement === notice.statement);
    const started = statement?.acts.find((act) => act.kind === 'notice-started' && act.notice === notice.id);
    const progress = await tick.ports.progress(notice.id);
    const { complete, coverage, due } = progress;
    told.push({
      statement: notice.statement,
      edition: notice.edition,
      kind: notice.kind,
      complete,
      coverage,
      due,
    });
    const given = statement?.acts.some(
      (act) =>
        act.kind === 'notice-given' &&
        act.notice === notice.id &&
        (!act.demonstration || tick.o.transport.demonstration),
    );
    if (!complete || given || !started) continue;
    const problem = shortfall(archive, notice, progress);
    if (problem && notice.kind === 'upcoming') tick.problems.push(problem);
    else drafts.push(givenAct(tick, archive, notice, progress, started.recordedAt));
  }
  return { drafts, notices: told };
}

/** Why a finished mail-out is no sufficient notice. */
function shortfall(archive: Archive, notice: Notice, progress: NoticeProgress): Problem | undefined {
  const { policy, threshold } = policyOf(archive, notice);
  if (progress.due === 0 && policy.noDirectChannel === undefined)
    return {
      code: 'run/nobody-due',
      severity: 'error',
      message: `Nobody is due for the notice about edition ${notice.edition}: there is no subscriber and no customer in the store.`,
      hint: 'Import the people who must be told with `subscribers import`, or say in publisher.yaml why no direct channel exists: `notice.no-direct-channel`.',
    };
  if (progress.coverage >= threshold) return undefined;
  return {
    code: 'run/too-few-reached',
    severity: 'error',
    message: `The notice about edition ${notice.edition} reached ${percent(progress.coverage)} of those due; ${percent(threshold)} is needed.`,
    hint: 'Correct the addresses that were refused with `subscribers import` and run `notify --top-up`; until then notice is not given.',
  };
}

function policyOf(archive: Archive, notice: Notice) {
  const policy = archive.publisher.notice;
  const published = archive.statements
    .find((each) => each.statement === notice.statement)
    ?.acts.find((act): act is PublishedAct => act.kind === 'published' && act.edition === notice.edition);
  return { policy, threshold: published?.notice?.threshold ?? policy.threshold ?? DEFAULT_THRESHOLD };
}

function percent(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
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
    transport: progress.transport ?? tick.o.transport.name,
    store: tick.o.storeId,
    ...(tick.o.transport.demonstration ? { demonstration: true } : {}),
    ...(progress.due === 0 && reason !== undefined ? { noDirectChannel: reason } : {}),
  };
}

function latest(a: Instant, b: Instant): Instant {
  return toInstant(a) > toInstant(b) ? toInstant(a) : toInstant(b);
}
