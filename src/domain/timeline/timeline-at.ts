/**
 * The timeline with the interlock: what is in force, upcoming and past, from the acts alone.
 *
 * The register is replayed act by act. Before each act, and at the end, every edition whose day has
 * come either takes effect or is postponed, judged by the acts recorded until that midnight. Later
 * acts can therefore never change what was in force before them; only `--historical` acts add a past.
 */
import { type Instant, startOfDay, type TimeZone } from '../date.ts';
import type { NoticePolicy } from '../publisher.ts';
import { actDigest } from '../register/chain.ts';
import type { Act, PublishedAct, Reassessment, RescheduledAct, WithdrawnAct } from '../register/model.ts';
import type { Timeline } from './model.ts';
import { isImmediate } from './notice-period.ts';
import { recordNotice } from './notice-record.ts';
import { byDate, effectStart, isUpcoming, obstacleAt, type Replay, type Track } from './replay.ts';
import { statusOf } from './status-of.ts';

export interface TimelineOptions {
  readonly statement: string;
  readonly now: Instant;
  /** The publisher's zone; an act that names its own keeps it. */
  readonly timeZone: TimeZone;
  readonly policy?: NoticePolicy | undefined;
  /** Lets notices on a demonstration transport satisfy the interlock. */
  readonly demonstration?: boolean | undefined;
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
    const obstacle = obstacleAt(replay, track, start);
    if (obstacle === undefined) takeEffect(replay, track, start);
    else if (obstacle !== 'notice-not-given' || !coincides(track)) track.state = 'postponed';
  }
}

/**
 * An edition with an exception of zero days takes effect with its notice. Until then it stays announced, so that
 * the notice is given at all; the interlock complains from the day after its date.
 */
function coincides(track: Track): boolean {
  return track.rule !== null && isImmediate(track.rule);
}

function releaseImmediate(replay: Replay, at: Instant): void {
  for (const track of [...replay.tracks.values()].sort(byDate)) {
    if (!isUpcoming(track) || !coincides(track) || effectStart(track) > at) continue;
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

function unreachable(act: never): never {
  throw new TypeError(`Unknown act: ${JSON.stringify(act)}`);
}
