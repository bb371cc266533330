/** The state of a register while it is replayed, and what stands between an edition and its date. */
import { type Instant, type LocalDate, localDateOf, startOfDay, type TimeZone } from '../date.ts';
import type { Sha256 } from '../digest.ts';
import type { NoticeRule, PublishedAct } from '../register/model.ts';
import type { EditionState, EditionStatus, Interval, Obstacle } from './model.ts';
import { earliestEffective, isImmediate, lostDayCounter } from './notice-period.ts';
import { type NoticeConditions, type NoticeFacts, type NoticeRecord, noticeFacts } from './notice-record.ts';

/** One edition while the register is replayed. */
export interface Track {
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

export interface Replay {
  readonly tracks: Map<string, Track>;
  readonly notices: Map<Sha256, NoticeRecord>;
  readonly conditions: NoticeConditions;
  readonly timeZone: TimeZone;
  readonly intervals: Interval[];
  current: Track | undefined;
}

/** What would keep the edition from taking effect at `start`; `undefined` when nothing does. */
export function obstacleAt(replay: Replay, track: Track, start: Instant): Obstacle | undefined {
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

export function factsOf(replay: Replay, track: Track): NoticeFacts {
  return noticeFacts(replay.notices, track.clock, track.act, replay.conditions);
}

/** Earliest date, given the notice so far, or as if it were complete `now`. */
export function earliestOf(track: Track, rule: NoticeRule, facts: NoticeFacts, now: Instant): LocalDate {
  const { givenAt } = facts;
  if (givenAt === undefined) return earliestEffective(localDateOf(now, track.zone), rule);
  const gaps = facts.gaps.filter((gap) => gap.until === undefined || gap.until > givenAt);
  return earliestEffective(localDateOf(givenAt, track.zone), rule, lostDayCounter(gaps, track.zone, now));
}

/** 00:00 local on the effective date, but never before the act that set the date. */
export function effectStart(track: Track): Instant {
  const midnight = startOfDay(track.effective, track.zone);
  return midnight > track.dateSetAt ? midnight : track.dateSetAt;
}

export function isUpcoming(track: Track): boolean {
  return track.state === 'announced' || track.state === 'postponed';
}

export function byDate(a: Track, b: Track): number {
  if (a.effective !== b.effective) return a.effective < b.effective ? -1 : 1;
  return a.act.seq - b.act.seq;
}
