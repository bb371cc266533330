/** Which text was in force at a moment, and what was then announced. */
import { type Archive, statementOf } from '#archive/read-archive.ts';
import type { Instant } from '#domain/date.ts';
import type { EditionStatus, Timeline } from '#domain/timeline/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';

export interface TextAt {
  readonly statement: string;
  readonly at: Instant;
  /** `null` before the first edition. */
  readonly inForce: EditionStatus | null;
  readonly upcoming: readonly EditionStatus[];
  readonly timeline: Timeline;
}

/**
 * The answer for one moment.
 * @param o.known acts later than this are not known yet; default everything on record today
 */
export function textAt(o: {
  readonly archive: Archive;
  readonly statement: string;
  readonly at: Instant;
  readonly known?: Instant | undefined;
  readonly demonstration?: boolean | undefined;
}): TextAt {
  const { publisher } = o.archive;
  const { known } = o;
  const acts = statementOf(o.archive, o.statement).acts.filter(
    (act) => known === undefined || act.recordedAt <= known,
  );
  // A past edition was recorded after its time: who asks about 2018 wants to hear what governed in 2018.
  const historical = acts.filter((act) => act.kind === 'published' && act.historical === true);
  const closing = historical.at(-1)?.recordedAt;
  const now = closing !== undefined && closing > o.at ? closing : o.at;
  const full = timelineAt(acts, {
    statement: o.statement,
    now,
    timeZone: publisher.timeZone,
    policy: publisher.notice,
    demonstration: o.demonstration,
  });
  const interval = full.intervals.find(
    ({ from, until }) => from <= o.at && (until === undefined || o.at < until),
  );
  const status = (edition: string) => full.editions.find((each) => each.edition === edition);
  return {
    statement: o.statement,
    at: o.at,
    inForce: (interval && status(interval.edition)) ?? null,
    upcoming: full.upcoming
      .flatMap((edition) => status(edition) ?? [])
      .filter((each) => each.publishedAt <= o.at),
    timeline: full,
  };
}
