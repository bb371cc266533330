/**
 * The tick: everything that time makes due, safe to repeat, safe to kill. Build and deploy; look whether the
 * notice is really on the public page; record that notice started; mail; record that notice was given;
 * build again when anything was recorded.
 */
import type { StatementArchive } from '#archive/read-archive.ts';
import { type Notice, subjectsOf } from '#domain/notice/model.ts';
import { type Problem, ProblemError, worded } from '#domain/problem.ts';
import type { ActDraft, PublishedAct } from '#domain/register/model.ts';
import { interlockProblems } from '#domain/timeline/interlock.ts';
import { UNNAMED_STORE } from '#domain/timeline/notice-record.ts';
import {
  dueNow,
  type RunOptions,
  type RunPorts,
  type RunReport,
  type Tick,
  timelineOf,
} from './run-ports.ts';
import { progressOf } from './run-progress.ts';
import { isStarted, sightingActs, startsOf } from './run-sightings.ts';

export type { RunPorts, RunReport } from './run-ports.ts';

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
        ...worded({
          nl: {
            message: `Op deze machine is het ${now}, maar de laatste handeling van \`${statement}\` is vastgelegd op ${last.recordedAt}.`,
            hint: 'Zet de klok van deze machine goed en geef de opdracht opnieuw. Er is niets gebouwd of verzonden.',
          },
          en: {
            message: `It is ${now} on this machine, but the last act of \`${statement}\` was recorded at ${last.recordedAt}.`,
            hint: 'Set the clock of this machine right and run again. Nothing was built or sent.',
          },
        }),
      });
  }
  if (errors.length > 0) throw new ProblemError(errors);
}

async function record(tick: Tick, drafts: readonly ActDraft[]): Promise<void> {
  if (drafts.length > 0) tick.acts.push(...(await tick.ports.record(drafts)));
}

/** Everything due that may be told: what is said stands in the register before the first message leaves. */
async function noticesToTell(tick: Tick): Promise<readonly Notice[]> {
  const archive = tick.ports.readArchive();
  const now = tick.ports.now();
  const drafts = archive.statements.flatMap((statement) =>
    dueNow(tick, archive, statement)
      .filter((notice) => notice.kind !== 'upcoming' && !isStarted(statement.acts, notice))
      .filter((notice) => mayTell(tick, statement, notice))
      .flatMap((notice) => startsOf(notice, statement.acts, { recordedAt: now })),
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
  if (tick.o.transport.demonstration) return true;
  const about = subjectsOf(notice).map(({ edition }) => edition);
  const named = statement.acts
    .filter((act): act is PublishedAct => act.kind === 'published' && about.includes(act.edition))
    .map(({ store }) => store)
    .find((store) => store !== tick.o.storeId && store !== UNNAMED_STORE);
  if (named === undefined) return true;
  problems?.push({
    code: 'run/other-store',
    severity: 'error',
    ...worded({
      nl: {
        message: `Editie ${notice.edition} noemt de database ${named}, maar DATABASE_URL is de database ${tick.o.storeId}.`,
        hint: 'Laat DATABASE_URL wijzen naar de database met de ontvangers en het bewijs; in een nieuwe hoeft niemand bericht te krijgen en zou dus niemand worden ingelicht. Is die database verloren, lees dan “Een andere database” in docs/operate/running.md.',
      },
      en: {
        message: `Edition ${notice.edition} names the store ${named}, but DATABASE_URL is the store ${tick.o.storeId}.`,
        hint: 'Point DATABASE_URL at the store with the recipients and the evidence; in a fresh one nobody is due, and nobody would be told. When that store is lost, see “Another database” in docs/operate/running.md.',
      },
    }),
  });
  return false;
}
