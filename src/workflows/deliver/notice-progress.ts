/** How far a mail-out is: what the interlock, the evidence and the operator ask. */
import type { Instant } from '#domain/date.ts';
import { toInstant } from '#domain/date.ts';
import { type Counts, coverageOf } from '#domain/delivery/states.ts';
import { findNotice, noticeCounts } from '#store/notices.ts';
import type { Store } from '#store/open-store.ts';
import { toldByLanguage } from '#store/told-before.ts';

export interface NoticeProgress {
  /** Frozen, not called off, and every row has its end state. */
  readonly complete: boolean;
  readonly state: 'absent' | 'freezing' | 'sending' | 'paused' | 'sent' | 'cancelled';
  readonly pauseReason?: string;
  readonly startedAt?: Instant;
  readonly completedAt?: Instant;
  /** Recipients per state and language. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly due: number;
  readonly accepted: number;
  /** accepted / (due - suppressed), 0 to 1; 1 when nobody remains to be told. */
  readonly coverage: number;
  readonly transport?: string;
  /** Told before, but unsubscribed or erased since: not told by this follow-up. */
  readonly leftSince?: number;
  /** Told about this edition by an earlier message, and still here; per language. */
  readonly toldBefore?: Readonly<Record<string, number>>;
}

/** @param noticeId the notice's own id (a digest) */
export async function noticeProgress(store: Store, noticeId: string): Promise<NoticeProgress> {
  const notice = await findNotice(store, noticeId);
  if (!notice) return { complete: false, state: 'absent', counts: {}, due: 0, accepted: 0, coverage: 0 };
  const counts: Counts = await noticeCounts(store, notice.id);
  const { settled, ...coverage } = coverageOf(counts);
  const frozen = notice.frozen_at !== null && notice.state !== 'freezing';
  return {
    complete: frozen && settled && notice.state !== 'cancelled' && notice.state !== 'paused',
    state: notice.state,
    ...(notice.pause_reason === null ? {} : { pauseReason: notice.pause_reason }),
    ...(frozen ? { startedAt: toInstant(notice.started_at ?? notice.frozen_at ?? 0) } : {}),
    ...(notice.completed_at === null ? {} : { completedAt: toInstant(notice.completed_at) }),
    counts: counts as NoticeProgress['counts'],
    ...coverage,
    transport: notice.transport,
    ...(notice.left_since === null ? {} : { leftSince: Number(notice.left_since) }),
    toldBefore: await toldByLanguage(store.db, notice),
  };
}
