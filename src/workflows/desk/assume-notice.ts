/** Acts that would be recorded if everybody were told now: for rehearsals, never for the real record. */
import type { Instant } from '#domain/date.ts';
import { noticeId, togetherId } from '#domain/notice/notice-id.ts';
import { groupAnnounced } from '#domain/notice/together.ts';
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
  const open = timeline.upcoming.flatMap((edition) => {
    const status = timeline.editions.find((each) => each.edition === edition);
    const [cause = EMPTY_HEAD] = status?.clock ?? [];
    return status?.material && status.noticeGivenAt === undefined ? [{ edition, cause, told: false }] : [];
  });
  return groupAnnounced(open, acts).flatMap((group) => {
    const members = group.kind === 'alone' ? [group.member] : group.members;
    const together = group.kind === 'alone' ? {} : { together: members.map(({ edition }) => edition) };
    const notice =
      group.kind === 'alone'
        ? noticeId({ cause: group.member.cause, kind: 'upcoming' })
        : togetherId(members.map(({ cause }) => cause));
    return members.flatMap((member) => assumed(acts, { ...o, ...member, notice, together }));
  });
}

/** Start and end of the notice about one edition, at once. */
function assumed(
  acts: readonly Act[],
  o: AssumeOptions & {
    readonly edition: string;
    readonly cause: string;
    readonly notice: string;
    readonly together: { readonly together?: readonly string[] };
  },
): readonly ActDraft[] {
  const { edition, cause, notice } = o;
  const published = acts.find(
    (act): act is PublishedAct => act.kind === 'published' && act.edition === edition,
  );
  const base = { statement: o.statement, edition, recordedAt: o.now, cause, notice };
  const started = acts.some(
    (act) => act.kind === 'notice-started' && act.notice === notice && act.edition === edition,
  );
  const seen = { url: ASSUMED, at: o.now };
  return [
    ...(started ? [] : [{ kind: 'notice-started' as const, ...base, ...o.together, shown: {}, seen }]),
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
