/** Acts that would be recorded if everybody were told now: for rehearsals, never for the real record. */
import type { Instant } from '#domain/date.ts';
import { noticeId } from '#domain/notice/notice-id.ts';
import type { NoticePolicy } from '#domain/publisher.ts';
import { appendTo, EMPTY_HEAD } from '#domain/register/chain.ts';
import type { Act, ActDraft, PublishedAct } from '#domain/register/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';

export interface AssumeOptions {
  readonly statement: string;
  readonly now: Instant;
  readonly timeZone: string;
  readonly policy: NoticePolicy;
}

/** `transport` of a notice that never was. */
export const ASSUMED = 'assumed';

/** A hypothetical start and end of notice at `now` for every announced edition that still lacks one. */
export function assumedNotices(acts: readonly Act[], o: AssumeOptions): readonly ActDraft[] {
  const timeline = timelineAt(acts, o);
  return timeline.editions
    .filter(
      (status) =>
        status.material && timeline.upcoming.includes(status.edition) && status.noticeGivenAt === undefined,
    )
    .flatMap((status): readonly ActDraft[] => {
      const published = acts.find(
        (act): act is PublishedAct => act.kind === 'published' && act.edition === status.edition,
      );
      const [cause = EMPTY_HEAD] = status.clock;
      const notice = noticeId({ cause, kind: 'upcoming' });
      const base = { statement: o.statement, edition: status.edition, recordedAt: o.now, cause, notice };
      const started = acts.some((act) => act.kind === 'notice-started' && act.notice === notice);
      return [
        ...(started
          ? []
          : [{ kind: 'notice-started' as const, ...base, shown: {}, seen: { url: ASSUMED, at: o.now } }]),
        {
          kind: 'notice-given',
          ...base,
          startedAt: o.now,
          completedAt: o.now,
          counts: { accepted: { [ASSUMED]: 1 } },
          coverage: 1,
          transport: ASSUMED,
          store: published?.store ?? ASSUMED,
        },
      ];
    });
}

/** The acts with the hypothetical ones behind them, in memory only. */
export function withAssumedNotices(acts: readonly Act[], o: AssumeOptions): readonly Act[] {
  let known = acts;
  for (const draft of assumedNotices(acts, o)) {
    // Only the place in the chain matters here; nobody verifies what was never written.
    const reading = { acts: known, head: EMPTY_HEAD, digests: new Map(), problems: [], goodLength: 0 };
    known = [...known, appendTo(reading, '', draft).act];
  }
  return known;
}
