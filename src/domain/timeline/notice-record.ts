/** What the register says about notices, by cause; and when a notice counts for the interlock. */
import type { Instant } from '../date.ts';
import type { Sha256 } from '../digest.ts';
import type { NoticePolicy } from '../publisher.ts';
import type {
  NoticeGivenAct,
  NoticeInterruptedAct,
  NoticeStartedAct,
  PublishedAct,
} from '../register/model.ts';
import type { Gap } from './notice-period.ts';

/** All notice acts on one cause, in the order recorded. */
export interface NoticeRecord {
  readonly started: NoticeStartedAct[];
  readonly given: NoticeGivenAct[];
  /** By the moment the gap began. */
  readonly gaps: Map<Instant, Gap>;
}

export interface NoticeConditions {
  readonly policy?: NoticePolicy | undefined;
  readonly demonstration: boolean;
}

/** The share that counts when neither the act nor a policy names one. */
export const DEFAULT_THRESHOLD = 0.95;

export function emptyRecord(): NoticeRecord {
  return { started: [], given: [], gaps: new Map() };
}

/** Adds one act to the record of its cause. */
export function recordNotice(
  records: Map<Sha256, NoticeRecord>,
  act: NoticeStartedAct | NoticeGivenAct | NoticeInterruptedAct,
): void {
  const record = records.get(act.cause) ?? emptyRecord();
  records.set(act.cause, record);
  switch (act.kind) {
    case 'notice-started':
      record.started.push(act);
      break;
    case 'notice-given':
      record.given.push(act);
      break;
    case 'notice-interrupted': {
      const ended = record.gaps.get(act.from)?.until ?? act.until;
      record.gaps.set(act.from, { from: act.from, ...(ended === undefined ? {} : { until: ended }) });
      break;
    }
  }
}

/** The facts of an edition's notice: when it began, when the last required channel was complete, gaps. */
export interface NoticeFacts {
  readonly startedAt?: Instant;
  readonly givenAt?: Instant;
  readonly gaps: readonly Gap[];
}

/**
 * Reads the record of every cause that counts for an edition.
 * @param since the moment the clock (re)started; a notice that claims to be older is not about it
 */
export function noticeFacts(
  records: ReadonlyMap<Sha256, NoticeRecord>,
  clock: readonly Sha256[],
  published: PublishedAct,
  conditions: NoticeConditions,
): NoticeFacts {
  const relevant = clock.flatMap((cause) => records.get(cause) ?? []);
  const startedAt = earliest(
    relevant.flatMap((record) => record.started.filter(isUpcoming).map((act) => act.recordedAt)),
  );
  const givenAt = earliest(
    relevant.flatMap((record) =>
      record.given.flatMap((act) => completion(record, act, published, conditions) ?? []),
    ),
  );
  return {
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(givenAt === undefined ? {} : { givenAt }),
    gaps: relevant.flatMap((record) => [...record.gaps.values()]),
  };
}

function isUpcoming(act: NoticeStartedAct | NoticeGivenAct): boolean {
  return act.about === undefined || act.about === 'upcoming';
}

/**
 * The moment the last required channel was complete, or `undefined` when this act does not count:
 * every ground of DESIGN section 7 in one place, so that nobody can talk the interlock round.
 */
function completion(
  record: NoticeRecord,
  given: NoticeGivenAct,
  published: PublishedAct,
  { policy, demonstration }: NoticeConditions,
): Instant | undefined {
  if (!isUpcoming(given)) return undefined;
  if (given.demonstration && !demonstration) return undefined;
  if (!holdsDeliveries(given, published)) return undefined;
  if (given.completedAt > given.recordedAt || given.startedAt > given.completedAt) return undefined;
  if (given.coverage < (published.notice?.threshold ?? policy?.threshold ?? DEFAULT_THRESHOLD))
    return undefined;
  if (nobodyDue(given) && given.noDirectChannel === undefined && policy?.noDirectChannel === undefined)
    return undefined;
  const started = record.started.find(
    (act) => act.notice === given.notice && act.seq < given.seq && act.seen,
  );
  const seenAt = started?.seen?.at;
  if (!started || seenAt === undefined || seenAt > started.recordedAt) return undefined;
  return seenAt > given.completedAt ? seenAt : given.completedAt;
}

/** `store` of an act published on a machine that knew no store; the first notice names it. */
export const UNNAMED_STORE = 'unnamed';

/**
 * A fresh, empty store has nobody to tell and would be complete at once: only the store named at publication
 * counts. A demonstration starts with a fresh store each time, and counts for nothing else.
 */
function holdsDeliveries(given: NoticeGivenAct, published: PublishedAct): boolean {
  return given.store === published.store || published.store === UNNAMED_STORE || given.demonstration === true;
}

/** Not to be told any more when their turn came: they make nobody due (states of `domain/delivery`). */
const NEVER_DUE: ReadonlySet<string> = new Set(['suppressed', 'excluded', 'cancelled']);

function nobodyDue(given: NoticeGivenAct): boolean {
  return Object.entries(given.counts)
    .filter(([state]) => !NEVER_DUE.has(state))
    .every(([, byLanguage]) => Object.values(byLanguage).every((count) => count === 0));
}

function earliest(instants: readonly Instant[]): Instant | undefined {
  return instants.reduce<Instant | undefined>(
    (best, next) => (best === undefined || next < best ? next : best),
    undefined,
  );
}
