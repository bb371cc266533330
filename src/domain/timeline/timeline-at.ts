/**
 * The timeline with the interlock: what is in force, upcoming and past, from the acts alone.
 *
 * The register is replayed act by act. Before each act, and at the end, every edition whose day has
 * come either takes effect or is postponed, judged by the acts recorded until that midnight. Later
 * acts can therefore never change what was in force before them; only `--historical` acts add a past.
 */
import { addDays, type Instant, type LocalDate, localDateOf, startOfDay, type TimeZone } from '../date.ts';
import type { Sha256 } from '../digest.ts';
import type { NoticePolicy } from '../publisher.ts';
import { actDigest } from '../register/chain.ts';
import type {
  Act,
  NoticeRule,
  PublishedAct,
  Reassessment,
  RescheduledAct,
  WithdrawnAct,
} from '../register/model.ts';
import type { EditionState, EditionStatus, Interval, Obstacle, Timeline } from './model.ts';
import { earliestEffective, isImmediate, lostDayCounter } from './notice-period.ts';
import {
  type NoticeConditions,
  type NoticeFacts,
  type NoticeRecord,
  noticeFacts,
  recordNotice,
} from './notice-record.ts';

export interface TimelineOptions {
  readonly statement: string;
  readonly now: Instant;
  /** The publisher's zone; an act that names its own keeps it. */
  readonly timeZone: TimeZone;
  readonly policy?: NoticePolicy | undefined;
  /** Lets notices on a demonstration transport satisfy the interlock. */
  readonly demonstration?: boolean | undefined;
}

/** One edition while the register is replayed. */
interface Track {
  readonly act: PublishedAct;
  readonly zone: TimeZone;
  state: EditionState;
  material: boolean;
  verdict: EditionStatus['verdict'];
  direction: EditionStatus['direction'];
  consentOpen: boolean;
  rule: NoticeRule | null;
  previous: string | null;
  effective: LocalDate;
  /** When the date was set; an edition never takes effect before that. */
  dateSetAt: Instant;
  clock: readonly Sha256[];
  from?: Instant;
  until?: Instant;
  withdrawnAt?: Instant;
  replacedBy?: string;
}

interface Replay {
  readonly tracks: Map<string, Track>;
  readonly notices: Map<Sha256, NoticeRecord>;
  readonly conditions: NoticeConditions;
  readonly timeZone: TimeZone;
  readonly intervals: Interval[];
  current: Track | undefined;
}

/**
 * Computes the timeline of one statement.
 * @param acts the register in order; acts of other statements and acts after `now` are ignored
 */
export function timelineAt(acts: readonly Act[], options: TimelineOptions): Timeline {
  const { statement, now, timeZone } = options;
  const replay: Replay = {
    tracks: new Map(),
    notices: new Map(),
    conditions: { policy: options.policy, demonstration: options.demonstration === true },
    timeZone,
    intervals: [],
    current: undefined,
  };
  for (const act of acts) {
    if (act.statement !== statement || act.recordedAt > now) continue;
    passTime(replay, act.recordedAt);
    apply(replay, act);
    releaseImmediate(replay, act.recordedAt);
  }
  passTime(replay, now);
  if (replay.current?.from !== undefined)
    replay.intervals.push({ edition: replay.current.act.edition, from: replay.current.from });
  const upcoming = [...replay.tracks.values()]
    .filter(isUpcoming)
    .sort(byDate)
    .map((track) => track.act.edition);
  return {
    statement,
    now,
    timeZone,
    editions: [...replay.tracks.values()].map((track) => statusOf(replay, track, now)),
    inForce: replay.current?.act.edition ?? null,
    upcoming,
    intervals: replay.intervals,
  };
}

/** Lets every day come that lies at or before `until`: each announced edition takes effect or is postponed. */
function passTime(replay: Replay, until: Instant): void {
  const due = [...replay.tracks.values()]
    .filter((track) => track.state === 'announced' && effectStart(track) <= until)
    .sort(byDate);
  for (const track of due) {
    const start = effectStart(track);
    if (obstacleAt(replay, track, start) === undefined) takeEffect(replay, track, start);
    else track.state = 'postponed';
  }
}

/** An edition with an exception of zero days coincides with its notice, also later on its day. */
function releaseImmediate(replay: Replay, at: Instant): void {
  for (const track of [...replay.tracks.values()].sort(byDate)) {
    if (track.state !== 'postponed' || track.rule === null || !isImmediate(track.rule)) continue;
    if (obstacleAt(replay, track, at) === undefined) takeEffect(replay, track, at);
  }
}

function takeEffect(replay: Replay, track: Track, start: Instant): void {
  const { current } = replay;
  if (current?.from !== undefined) {
    current.state = 'superseded';
    current.until = start;
    replay.intervals.push({ edition: current.act.edition, from: current.from, until: start });
  }
  track.state = 'in-force';
  track.from = start;
  replay.current = track;
}

function apply(replay: Replay, act: Act): void {
  switch (act.kind) {
    case 'published':
      publish(replay, act);
      break;
    case 'notice-started':
    case 'notice-given':
    case 'notice-interrupted':
      recordNotice(replay.notices, act);
      break;
    case 'rescheduled':
      reschedule(replay, act);
      break;
    case 'withdrawn':
      withdraw(replay, act);
      break;
    case 'erratum':
    case 'deviation':
      break;
    default:
      unreachable(act);
  }
}

function reschedule(replay: Replay, act: RescheduledAct): void {
  const track = replay.tracks.get(act.edition);
  if (!track || !isUpcoming(track)) return;
  // Earlier than people were told: a new notice. Later: theirs still counts.
  if (act.effective < track.effective) track.clock = [actDigest(act)];
  track.effective = act.effective;
  track.dateSetAt = act.recordedAt;
  track.state = 'announced';
}

function withdraw(replay: Replay, act: WithdrawnAct): void {
  const track = replay.tracks.get(act.edition);
  if (!track || !isUpcoming(track)) return;
  track.state = 'withdrawn';
  track.withdrawnAt = act.recordedAt;
  for (const again of act.reassessed ?? []) reassess(replay, again, act);
}

function publish(replay: Replay, act: PublishedAct): void {
  if (replay.tracks.has(act.edition)) return;
  const own = actDigest(act);
  const { verdict, direction, consentCheck } = act.assessment;
  const track: Track = {
    act,
    zone: act.timeZone,
    state: 'announced',
    material: verdict !== 'non-material' && verdict !== 'first',
    verdict,
    direction,
    consentOpen: consentCheck && act.consent === undefined,
    rule: act.notice,
    previous: act.previous,
    effective: act.effective,
    dateSetAt: act.recordedAt,
    clock: act.inherits === undefined ? [own] : [own, act.inherits],
  };
  replay.tracks.set(act.edition, track);
  const replaced = act.replaces === undefined ? undefined : replay.tracks.get(act.replaces);
  if (replaced && isUpcoming(replaced)) {
    replaced.state = 'replaced';
    replaced.replacedBy = act.edition;
  }
  for (const again of act.reassessed ?? []) reassess(replay, again, act);
  if (act.historical) {
    const start = startOfDay(act.effective, track.zone);
    const open = replay.current?.from;
    takeEffect(replay, track, open !== undefined && open > start ? open : start);
  } else if (replay.current === undefined || !track.material || act.correction !== undefined) {
    takeEffect(replay, track, act.recordedAt);
  }
}

function reassess(replay: Replay, again: Reassessment, act: Act): void {
  const track = replay.tracks.get(again.edition);
  if (!track || !isUpcoming(track)) return;
  const { verdict, direction, consentCheck } = again.assessment;
  track.previous = again.previous;
  track.verdict = verdict;
  track.direction = direction;
  track.material = verdict !== 'non-material' && verdict !== 'first';
  track.consentOpen = consentCheck && track.act.consent === undefined;
  track.rule = again.notice;
  if (again.restarts) track.clock = [actDigest(act)];
}

/** What would keep the edition from taking effect at `start`; `undefined` when nothing does. */
function obstacleAt(replay: Replay, track: Track, start: Instant): Obstacle | undefined {
  if (track.consentOpen) return 'consent-open';
  const baseline = track.previous === null ? undefined : replay.tracks.get(track.previous);
  // Its readers were told the difference with an edition that does not govern yet.
  if (baseline && isUpcoming(baseline)) return 'previous-not-in-force';
  if (!track.material) return undefined;
  const facts = factsOf(replay, track);
  if (track.rule === null || facts.givenAt === undefined || facts.givenAt > start) return 'notice-not-given';
  if (isImmediate(track.rule)) return undefined;
  if (facts.gaps.some((gap) => gap.until === undefined)) return 'banner-missing';
  return earliestOf(track, track.rule, facts, start) > localDateOf(start, track.zone)
    ? 'notice-too-late'
    : undefined;
}

function factsOf(replay: Replay, track: Track): NoticeFacts {
  return noticeFacts(replay.notices, track.clock, track.act, replay.conditions);
}

/** Earliest date, given the notice so far, or as if it were complete `now`. */
function earliestOf(track: Track, rule: NoticeRule, facts: NoticeFacts, now: Instant): LocalDate {
  const { givenAt } = facts;
  if (givenAt === undefined) return earliestEffective(localDateOf(now, track.zone), rule);
  const gaps = facts.gaps.filter((gap) => gap.until === undefined || gap.until > givenAt);
  return earliestEffective(localDateOf(givenAt, track.zone), rule, lostDayCounter(gaps, track.zone, now));
}

function statusOf(replay: Replay, track: Track, now: Instant): EditionStatus {
  const { act } = track;
  const facts = track.material ? factsOf(replay, track) : { gaps: [] };
  return {
    edition: act.edition,
    state: track.state,
    verdict: track.verdict,
    direction: track.direction,
    material: track.material,
    historical: act.historical === true,
    illustrative: act.illustrative === true,
    publishedAt: act.recordedAt,
    effective: track.effective,
    notice: track.rule,
    previous: track.previous,
    clock: track.clock,
    ...optional('noticeStartedAt', facts.startedAt),
    ...optional('noticeGivenAt', facts.givenAt),
    ...optional('inForceFrom', track.from),
    ...optional('inForceUntil', track.until),
    ...optional('withdrawnAt', track.withdrawnAt),
    ...optional('replacedBy', track.replacedBy),
    ...(isUpcoming(track) ? prospects(replay, track, facts, now) : {}),
  };
}

/** Earliest date and obstacle of an upcoming edition, as things are now. */
function prospects(
  replay: Replay,
  track: Track,
  facts: NoticeFacts,
  now: Instant,
): Pick<EditionStatus, 'earliest' | 'obstacle' | 'lostDays'> {
  const today = localDateOf(now, track.zone);
  const soonest = track.rule && isImmediate(track.rule) ? today : addDays(today, 1);
  const given = track.material && track.rule ? earliestOf(track, track.rule, facts, now) : soonest;
  const earliest = given > soonest ? given : soonest;
  const lost =
    facts.givenAt === undefined
      ? 0
      : lostDayCounter(
          facts.gaps,
          track.zone,
          now,
        )(addDays(localDateOf(facts.givenAt, track.zone), 1), track.effective);
  return {
    earliest,
    ...optional('obstacle', prospectiveObstacle(replay, track, facts, earliest)),
    ...(lost > 0 ? { lostDays: lost } : {}),
  };
}

function prospectiveObstacle(
  replay: Replay,
  track: Track,
  facts: NoticeFacts,
  earliest: LocalDate,
): Obstacle | undefined {
  if (track.consentOpen) return 'consent-open';
  const baseline = track.previous === null ? undefined : replay.tracks.get(track.previous);
  // Before the date an earlier edition may still take effect in time; afterwards it did not.
  const blocked = baseline !== undefined && isUpcoming(baseline);
  if (
    blocked &&
    (track.state === 'postponed' || baseline.state === 'postponed' || baseline.effective > track.effective)
  )
    return 'previous-not-in-force';
  if (facts.gaps.some((gap) => gap.until === undefined)) return 'banner-missing';
  if (track.material && earliest > track.effective) {
    if (facts.givenAt === undefined) return 'notice-not-given';
    if (track.state === 'announced') return 'notice-too-late';
  }
  return track.state === 'postponed' ? 'date-passed' : undefined;
}

/** 00:00 local on the effective date, but never before the act that set the date. */
function effectStart(track: Track): Instant {
  const midnight = startOfDay(track.effective, track.zone);
  return midnight > track.dateSetAt ? midnight : track.dateSetAt;
}

function isUpcoming(track: Track): boolean {
  return track.state === 'announced' || track.state === 'postponed';
}

function byDate(a: Track, b: Track): number {
  if (a.effective !== b.effective) return a.effective < b.effective ? -1 : 1;
  return a.act.seq - b.act.seq;
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}

function unreachable(act: never): never {
  throw new TypeError(`Unknown act: ${JSON.stringify(act)}`);
}
