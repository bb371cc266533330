/** What is known of one edition at the end of a replay. */
import { addDays, type Instant, type LocalDate, localDateOf } from '../date.ts';
import type { EditionStatus, Obstacle } from './model.ts';
import { isImmediate, lostDayCounter } from './notice-period.ts';
import type { NoticeFacts } from './notice-record.ts';
import { earliestOf, factsOf, isUpcoming, type Replay, type Track } from './replay.ts';

/** The status of an edition as things are `now`. */
export function statusOf(replay: Replay, track: Track, now: Instant): EditionStatus {
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

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: V });
}
