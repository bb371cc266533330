/**
 * The whole of telling people: look before starting, stop what is no longer true, freeze what is due, send.
 * May be run as often and from as many hosts as one likes.
 */
import { toInstant } from '#domain/date.ts';
import { forecast } from '#domain/delivery/forecast.ts';
import { leaseMs } from '#domain/delivery/retry.ts';
import { countOf } from '#domain/delivery/states.ts';
import type { Notice } from '#domain/notice/model.ts';
import { hasErrors, type Problem, ProblemError } from '#domain/problem.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Transport } from '#mail/transport.ts';
import { findNotice, listNotices, noticeCounts, pauseNotice, resumeNotice } from '#store/notices.ts';
import type { Store } from '#store/open-store.ts';
import { type AudienceGroup, countAudience } from '#store/outbox-audience.ts';
import { bucketRate } from '#store/rate-bucket.ts';
import { unknownBatches } from '#store/unknown-batches.ts';
import { addSummaries, type DeliverOptions, type DeliverySummary, deliverDue } from './deliver.ts';
import { fallbackLanguage, freezeNotice } from './freeze-notice.ts';
import { type NoticeProgress, noticeProgress } from './notice-progress.ts';
import { reconcile } from './reconcile.ts';
import { detectRestoredBackup } from './restored-backup.ts';

export interface NotifyOptions extends DeliverOptions {
  readonly store: Store;
  readonly transport: Transport;
  readonly publisher: Pick<Publisher, 'authentic' | 'sender'>;
  /** Everything due now, of all statements. */
  readonly notices: readonly Notice[];
  /** Send although the forecast says that a deadline will be missed. */
  readonly evenIfLate?: boolean;
  /** Also tell whoever came after an earlier freeze. */
  readonly topUp?: boolean;
}

export interface NotifyReport {
  readonly notices: readonly (NoticeProgress & {
    readonly id: string;
    readonly kind: string;
    readonly edition: string;
  })[];
  readonly delivery: DeliverySummary;
  /** Warnings; errors are thrown before anything is sent. */
  readonly problems: readonly Problem[];
}

/** Asked for when nothing is known of the speed yet: a folder, a mail server on the same network. */
const UNLIMITED_PER_SECOND = 50;

/**
 * Tells everybody who is due.
 * @throws {ProblemError} before the first message leaves, when it must not or cannot be sent
 */
export async function notifyDue(o: NotifyOptions): Promise<NotifyReport> {
  const { store, transport } = o;
  await stopOutdated(store, o.notices, leaseMs(transport.capabilities.timeoutMs));
  const open = await openNotices(o);
  const problems = open.length === 0 ? [] : await problemsBefore(o, open);
  if (hasErrors(problems)) throw new ProblemError(problems);
  for (const notice of open)
    await freezeNotice(store, notice, { transport, publisher: o.publisher, topUp: o.topUp ?? false });
  let delivery = await deliverDue(store, transport, o);
  if (transport.sent && (await unknownBatches(store, { transport: transport.name })).length > 0) {
    const cleared = await reconcile(store, transport, o.signal ? { signal: o.signal } : {});
    if (cleared.sentAnew > 0) delivery = addSummaries(delivery, await deliverDue(store, transport, o));
  }
  const notices = await Promise.all(
    o.notices.map(async (notice) => ({
      id: notice.id,
      kind: notice.kind,
      edition: notice.edition,
      ...(await noticeProgress(store, notice.id)),
    })),
  );
  return { notices, delivery, problems };
}

/** Notices that are not finished, or are to be topped up. */
async function openNotices(o: NotifyOptions): Promise<readonly Notice[]> {
  const open: Notice[] = [];
  for (const notice of o.notices) {
    const known = await findNotice(o.store, notice.id);
    const finished = known && (known.state === 'sent' || known.state === 'cancelled');
    if (!finished || (o.topUp && known.state === 'sent')) open.push(notice);
  }
  return open;
}

/**
 * A mail-out whose notice is no longer due (withdrawn, replaced, moved) stops where it is; when it becomes
 * due again it goes on. Stopping is no calling off: a wrong folder on the command line must not cancel anything.
 */
async function stopOutdated(store: Store, notices: readonly Notice[], lease: number): Promise<void> {
  const due = new Set(notices.map(({ id }) => id));
  for (const row of await listNotices(store, { states: ['sending', 'paused'] })) {
    if (row.state === 'sending' && !due.has(row.name))
      await pauseNotice(store, row.id, { reason: NO_LONGER_DUE });
    if (row.state === 'paused' && row.pause_reason === NO_LONGER_DUE && due.has(row.name))
      await resumeNotice(store, row.id, lease);
  }
}

const NO_LONGER_DUE = 'no-longer-due';

async function problemsBefore(o: NotifyOptions, open: readonly Notice[]): Promise<readonly Problem[]> {
  const { store, transport, publisher } = o;
  const health = await transport.health?.({ senders: [publisher.sender.updates, publisher.sender.privacy] });
  const plans = await planNotices(o, open, {
    ...(health?.quotaLeft === undefined ? {} : { quotaLeft: health.quotaLeft }),
  });
  const restored = await detectRestoredBackup(
    store,
    transport,
    new Set(open.flatMap((notice) => notice.messages.map(({ subject }) => subject))),
  );
  const late = plans.flatMap(({ problems }) => problems);
  return [
    ...(health?.problems ?? []),
    ...restored,
    ...late.map((problem) =>
      o.evenIfLate && problem.code === 'delivery/deadline'
        ? { ...problem, severity: 'warning' as const }
        : problem,
    ),
  ];
}

export interface NoticePlan {
  readonly id: string;
  readonly kind: string;
  readonly edition: string;
  readonly audience: readonly AudienceGroup[];
  /** Messages still to be sent. */
  readonly remaining: number;
  readonly finishesAt: string;
  readonly problems: readonly Problem[];
}

/** What would be sent, to how many, and whether it will be in time; writes nothing. */
export async function planNotices(
  o: Pick<NotifyOptions, 'store' | 'transport' | 'publisher'>,
  notices: readonly Notice[],
  quota: { readonly quotaLeft?: number } = {},
): Promise<readonly NoticePlan[]> {
  const plans: NoticePlan[] = [];
  const perSecond = await messagesPerSecond(o.store, o.transport);
  let queued = 0;
  for (const notice of notices) {
    const { audience, remaining } = await remainingOf(o, notice);
    queued += remaining;
    const { finishesAt, problems } = forecast({
      now: o.store.now(),
      remaining: queued,
      perSecond,
      ...quota,
      ...(notice.deadline === undefined ? {} : { deadline: Date.parse(notice.deadline) }),
    });
    plans.push({
      id: notice.id,
      kind: notice.kind,
      edition: notice.edition,
      audience,
      remaining,
      finishesAt: toInstant(finishesAt),
      problems,
    });
  }
  return plans;
}

async function remainingOf(
  o: Pick<NotifyOptions, 'store' | 'publisher'>,
  notice: Notice,
): Promise<{ readonly audience: readonly AudienceGroup[]; readonly remaining: number }> {
  const known = await findNotice(o.store, notice.id);
  if (known?.frozen_at) {
    const counts = await noticeCounts(o.store, known.id);
    return { audience: [], remaining: countOf(counts, ['pending']) };
  }
  const fallback = fallbackLanguage(notice, o.publisher.authentic);
  const audience = await countAudience(o.store, notice, fallback === undefined ? {} : { fallback });
  const remaining = audience
    .filter(({ state }) => state === 'pending')
    .reduce((sum, { recipients }) => sum + recipients, 0);
  return { audience, remaining };
}

async function messagesPerSecond(store: Store, transport: Transport): Promise<number> {
  const { perSecond, maxBatch } = transport.capabilities;
  if (perSecond === undefined) return UNLIMITED_PER_SECOND;
  return ((await bucketRate(store.db, transport.name)) ?? perSecond) * maxBatch;
}
