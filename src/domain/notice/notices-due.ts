/** Every notice that people are owed at a moment, computed from the register alone; delivery makes each happen once. */
import { addDays, epochMs, type Instant, startOfDay } from '../date.ts';
import type { Publisher } from '../publisher.ts';
import { actDigest } from '../register/chain.ts';
import type { Act, PublishedAct, RescheduledAct } from '../register/model.ts';
import type { EditionStatus, Timeline } from '../timeline/model.ts';
import { composeNotice } from './compose-notice.ts';
import { composeTogether } from './compose-together.ts';
import type { Audience, Notice, NoticeKind } from './model.ts';
import { publishedAct, type StatementLike } from './statement-like.ts';
import { groupAnnounced } from './together.ts';

/** After this many days "in force now" is no longer news; late work is never sent silently. */
export const IN_FORCE_WINDOW_DAYS = 14;
/** Withdrawals, errata and deviations older than this are history, e.g. after a first installation. */
export const EVENT_WINDOW_DAYS = 30;

export interface DueOptions {
  readonly publisher: Publisher;
  readonly statement: StatementLike;
  readonly timeline: Timeline;
  readonly now: Instant;
  /** Without trailing slash. */
  readonly publicUrl: string;
}

interface Cause {
  readonly kind: NoticeKind;
  readonly act: Act;
  readonly dueAt: Instant;
  readonly offset?: number;
  readonly audience?: Audience;
  /** The act that `notice-given` must name, when another act gave rise to the message. */
  readonly counted?: string;
  /** Digest that names the notice, when it is not that of `act`. */
  readonly named?: string;
  /** An announcement to everybody, which can share a message with others. */
  readonly announces?: {
    readonly edition: string;
    readonly clock: string;
    readonly effective: string;
    readonly told: boolean;
  };
}

/**
 * Notices that may be sent at `now`, in the order of their moments. A mail-out under way for a notice that is
 * no longer listed (its edition was withdrawn, replaced or moved) must be stopped.
 */
export function noticesDue(o: DueOptions): readonly Notice[] {
  const acts = o.statement.acts.filter((act) => epochMs(act.recordedAt) <= epochMs(o.now));
  return inGroups(
    causes({ ...o, statement: { ...o.statement, acts } }).filter(
      (cause) => epochMs(cause.dueAt) <= epochMs(o.now),
    ),
    acts,
  )
    .toSorted((a, b) => epochMs(a.dueAt) - epochMs(b.dueAt))
    .map((cause) => compose(o, cause));
}

/** A cause, or several that one message tells. */
type Grouped = Cause & { readonly others?: readonly [Cause, ...Cause[]] };

function inGroups(all: readonly Cause[], acts: readonly Act[]): readonly Grouped[] {
  const open = all.flatMap((cause) =>
    cause.announces ? [{ cause: cause.announces.clock, ...cause.announces, of: cause }] : [],
  );
  const byDate = open.toSorted((a, b) => (a.effective < b.effective ? -1 : 1));
  const groups = groupAnnounced(byDate, acts).map((group): Grouped => {
    if (group.kind === 'alone')
      return group.rest ? { ...group.member.of, audience: 'not-told-before' } : group.member.of;
    const [first, second, ...others] = group.members;
    const dueAt = group.members.map(({ of }) => of.dueAt).reduce((a, b) => (a > b ? a : b));
    return { ...first.of, dueAt, others: [second.of, ...others.map(({ of }) => of)] };
  });
  return [...all.filter((cause) => !cause.announces), ...groups];
}

function compose(o: DueOptions, { others, ...cause }: Grouped): Notice {
  if (others) {
    const [second, ...more] = others;
    return composeTogether([
      sourceOf(o, cause),
      sourceOf(o, second),
      ...more.map((each) => sourceOf(o, each)),
    ]);
  }
  const notice = composeNotice(sourceOf(o, cause));
  return cause.counted ? { ...notice, cause: cause.counted } : notice;
}

function sourceOf(o: DueOptions, { counted: _, named, announces: __, ...cause }: Cause) {
  return { ...o, ...cause, cause: named ?? actDigest(cause.act) };
}

function causes(o: DueOptions): readonly Cause[] {
  return [...o.timeline.editions.flatMap((status) => editionCauses(o, status)), ...eventCauses(o)];
}

function editionCauses(o: DueOptions, status: EditionStatus): readonly Cause[] {
  const published = publishedAct(o.statement, status.edition);
  if (!published || published.historical || status.verdict === 'first') return [];
  switch (status.state) {
    case 'announced':
      return status.material ? announcedCauses(o, status, published) : [];
    case 'postponed':
      return status.material ? [missedCause(o, status, published)] : [];
    case 'in-force':
      return inForceCauses(o, status, published);
    default:
      return [];
  }
}

function announcedCauses(o: DueOptions, status: EditionStatus, published: PublishedAct): readonly Cause[] {
  const [clock = actDigest(published)] = status.clock;
  const starter = o.statement.acts.find((act) => actDigest(act) === clock) ?? published;
  const moved = o.statement.acts.findLast(
    (act): act is RescheduledAct => act.kind === 'rescheduled' && act.edition === status.edition,
  );
  const movedLater = moved !== undefined && actDigest(moved) !== clock && moved.seq > starter.seq;
  const told = status.noticeGivenAt !== undefined;
  // Told about the text that this one replaces, and nothing material differs: no second message.
  const inherited = told && status.clock.length > 1;
  return [
    ...(movedLater
      ? [{ kind: 'postponed', act: moved, dueAt: moved.recordedAt, counted: clock } as const]
      : []),
    ...(inherited
      ? []
      : [
          {
            ...upcomingCause({ published, starter, clock, moved: movedLater ? moved : undefined }),
            ...(movedLater
              ? {}
              : { announces: { edition: status.edition, clock, effective: status.effective, told } }),
          },
        ]),
    ...(told ? reminders(o, status, published) : []),
  ].filter((cause) => !(movedLater && told && cause.kind === 'upcoming'));
}

/**
 * After a move to a later date the first message holds a wrong date: those who have it get `postponed`, the
 * others get the announcement anew, which counts for the same clock.
 */
function upcomingCause(o: {
  published: PublishedAct;
  starter: Act;
  clock: string;
  moved: RescheduledAct | undefined;
}): Cause {
  const { published, starter, clock, moved } = o;
  if (moved)
    return {
      kind: 'upcoming',
      act: moved,
      dueAt: moved.recordedAt,
      audience: 'not-told-before',
      counted: clock,
    };
  // The clock can be restarted by an act on another edition (its baseline was withdrawn): same text, new cause.
  return starter.edition === published.edition
    ? { kind: 'upcoming', act: starter, dueAt: starter.recordedAt }
    : { kind: 'upcoming', act: published, dueAt: starter.recordedAt, named: clock, counted: clock };
}

function reminders(o: DueOptions, status: EditionStatus, published: PublishedAct): readonly Cause[] {
  return published.reminders
    .map((offset) => ({ offset, dueAt: startOfDay(addDays(status.effective, -offset), o.timeline.timeZone) }))
    .filter(({ dueAt }) => epochMs(dueAt) > epochMs(status.noticeGivenAt ?? dueAt))
    .map(({ offset, dueAt }) => ({ kind: 'reminder', act: published, dueAt, offset }));
}

/** Those who were told the date must hear that it passed without effect. */
function missedCause(o: DueOptions, status: EditionStatus, published: PublishedAct): Cause {
  return {
    kind: 'postponed',
    act: published,
    dueAt: startOfDay(status.effective, o.timeline.timeZone),
  };
}

function inForceCauses(o: DueOptions, status: EditionStatus, published: PublishedAct): readonly Cause[] {
  const from = status.inForceFrom;
  if (!from || isOlder(from, o.now, IN_FORCE_WINDOW_DAYS)) return [];
  return [{ kind: published.correction ? 'translation-corrected' : 'in-force', act: published, dueAt: from }];
}

function eventCauses(o: DueOptions): readonly Cause[] {
  return o.statement.acts
    .filter((act) => act.kind === 'withdrawn' || act.kind === 'erratum' || act.kind === 'deviation')
    .filter((act) => !isOlder(act.recordedAt, o.now, EVENT_WINDOW_DAYS))
    .map((act) => ({ kind: act.kind, act, dueAt: act.recordedAt }));
}

function isOlder(moment: Instant, now: Instant, days: number): boolean {
  return epochMs(now) - epochMs(moment) > days * 86_400_000;
}
