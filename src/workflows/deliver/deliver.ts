/**
 * Sending what is due. One loop: claim, write down what will be sent, send, write down what became of it.
 * May be killed at any point and started again anywhere, as often as one likes: nobody is mailed twice.
 */
import { leaseMs, repeatWindowMs } from '#domain/delivery/retry.ts';
import type { KeyRing } from '#domain/subscription/key-ring.ts';
import type { Transport } from '#mail/transport.ts';
import { closeFinished, noticesToReview, pauseNotice, resumeNotice } from '#store/notices.ts';
import type { Store } from '#store/open-store.ts';
import {
  claimBatches,
  doubtAfterClockStep,
  nextDueAt,
  releaseDeadWorkers,
  workerName,
} from '#store/outbox-claim.ts';
import { byteGate } from './byte-gate.ts';
import { checkClock } from './check-clock.ts';
import { type Sender, type SendTally, sendClaimed } from './send-claimed.ts';
import { withPatience } from './with-patience.ts';

export interface DeliverOptions {
  readonly keys: KeyRing;
  /** Without trailing slash. */
  readonly publicUrl: string;
  /** Replaces the store's clock. */
  readonly now?: () => number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (summary: DeliverySummary) => void;
  /** At most about this many messages, in whole batches. */
  readonly limit?: number;
  /** 0 = letters, 1 = mail-outs; default both. */
  readonly lanes?: readonly (0 | 1)[];
  /** Wait at most this long for batches that become due later (retries, leases of others); default 0. */
  readonly patienceMs?: number;
  /** Batches claimed together; default {@link BATCHES_AT_ONCE} where a repeat is safe, else 1. */
  readonly chunk?: number;
  /** Loops in this process; default 2 where a repeat is safe, else 1. */
  readonly loops?: number;
  readonly owner?: string;
  readonly sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly isAlive?: (pid: number) => boolean;
}

export interface DeliverySummary extends Readonly<Omit<SendTally, 'underWay'>> {
  /** When the next batch may be tried; `undefined` = nothing is waiting. */
  readonly nextDueAt?: number;
  /** Why it stopped although something is left: configuration, quota, deadline. */
  readonly stopped?: { readonly code: string; readonly reason: string };
}

/** Batches a loop claims together: fewer writes to the disk per batch, more to look up when everything breaks. */
const BATCHES_AT_ONCE = 4;
/** Texts of this size are handed over at the same time: each exists about three times while it leaves. */
const BYTES_UNDER_WAY = 2_000_000;

/** Sends until nothing is due, the limit is reached, or something stops it. Never throws for a provider's answer. */
export async function deliverDue(
  store: Store,
  transport: Transport,
  options: DeliverOptions,
): Promise<DeliverySummary> {
  const shared: Store = options.now ? { ...store, now: options.now } : store;
  const { capabilities } = transport;
  const repeatable = capabilities.idempotencyMs > 0;
  const lanes = options.lanes ?? [0, 1];
  const sender: Sender = {
    store: shared,
    transport,
    maker: { storeId: store.id, keys: options.keys, publicUrl: options.publicUrl },
    tally: {
      accepted: 0,
      rejected: 0,
      unknown: 0,
      excluded: 0,
      retries: 0,
      overtaken: 0,
      handed: 0,
      underWay: 0,
    },
    contents: new Map(),
    gate: byteGate(BYTES_UNDER_WAY),
    stop: {},
    ...(options.signal ? { signal: options.signal } : {}),
  };
  await releaseDeadWorkers(shared, options.isAlive ?? isAlive);
  await review(shared, capabilities.timeoutMs);
  sender.tally.unknown += await doubtAfterClockStep(shared, transport.name);
  if (Number.isFinite(await earliestDue(shared, transport.name, lanes)))
    sender.tally.unknown += await checkClock(shared, transport);
  const loops = options.loops ?? capabilities.parallel ?? (repeatable ? 2 : 1);
  await Promise.all(
    Array.from({ length: loops }, (_, index) =>
      loop(sender, {
        ...options,
        lanes,
        chunk: options.chunk ?? (repeatable ? BATCHES_AT_ONCE : 1),
        owner: options.owner ?? workerName(),
        quiet: index > 0,
      }),
    ),
  );
  await closeFinished(shared);
  return summaryOf(sender, await earliestDue(shared, transport.name, lanes));
}

type LoopOptions = DeliverOptions & {
  readonly chunk: number;
  readonly owner: string;
  readonly lanes: readonly (0 | 1)[];
  readonly quiet: boolean;
};

async function loop(sender: Sender, o: LoopOptions): Promise<void> {
  const { store, transport } = sender;
  const sleep = o.sleep ?? pause;
  let patience = o.patienceMs ?? 0;
  const { capabilities } = transport;
  while (!o.signal?.aborted && !sender.stop.reason) {
    const room = (o.limit ?? Number.POSITIVE_INFINITY) - sender.tally.handed;
    if (room <= 0) return;
    const claim = await withPatience(() =>
      claimBatches(store, {
        transport: transport.name,
        lanes: o.lanes,
        owner: o.owner,
        leaseMs: leaseMs(capabilities.timeoutMs),
        repeatWindowMs: repeatWindowMs(capabilities.idempotencyMs),
        limit: Math.max(1, Math.min(o.chunk, Math.ceil(room / capabilities.maxBatch))),
        ...(capabilities.perSecond === undefined ? {} : { perSecond: capabilities.perSecond }),
      }),
    );
    sender.tally.unknown += claim.becameUnknown;
    if (claim.batches.length > 0) {
      await sendClaimed(sender, claim.batches);
      if (!o.quiet) o.onProgress?.(summaryOf(sender, Number.POSITIVE_INFINITY));
      // A long mail-out can pass its deadline while it runs.
      await withPatience(() => review(store, capabilities.timeoutMs));
      continue;
    }
    // The provider's limit is always waited for; other people's leases and later retries only as asked.
    if (claim.waitMs > 0) {
      await sleep(Math.min(claim.waitMs, 5_000), o.signal);
      continue;
    }
    const waitMs = (await withPatience(() => earliestDue(store, transport.name, o.lanes))) - store.now();
    if (waitMs > patience) return;
    // "Due later" is mostly a batch that another loop of this process finishes in a moment.
    const nap = Math.max(10, Math.min(waitMs, sender.tally.underWay > 0 ? 50 : 1_000));
    patience -= nap;
    await sleep(nap, o.signal);
    sender.tally.unknown += await withPatience(() => doubtAfterClockStep(store, transport.name));
    await withPatience(() => releaseDeadWorkers(store, o.isAlive ?? isAlive));
  }
}

/** Late work is never sent silently, and pauses that have an end, end. */
async function review(store: Store, timeoutMs: number): Promise<void> {
  const { late, resumable } = await noticesToReview(store, store.now());
  for (const id of late) await pauseNotice(store, id, { reason: 'deadline-passed' });
  for (const id of resumable) await resumeNotice(store, id, leaseMs(timeoutMs));
}

async function earliestDue(store: Store, transport: string, lanes: readonly number[]): Promise<number> {
  const moments = await Promise.all(lanes.map((lane) => nextDueAt(store, transport, lane)));
  return Math.min(...moments);
}

function summaryOf(sender: Sender, nextDue: number): DeliverySummary {
  const { reason } = sender.stop;
  const { underWay: _, ...tally } = sender.tally;
  return {
    ...tally,
    ...(Number.isFinite(nextDue) ? { nextDueAt: nextDue } : {}),
    ...(reason ? { stopped: reason } : {}),
  };
}

/** Two runs of one command, told as one. */
export function addSummaries(first: DeliverySummary, second: DeliverySummary): DeliverySummary {
  return {
    ...first,
    ...second,
    accepted: first.accepted + second.accepted,
    rejected: first.rejected + second.rejected,
    unknown: second.unknown,
    excluded: first.excluded + second.excluded,
    retries: first.retries + second.retries,
    overtaken: first.overtaken + second.overtaken,
    handed: first.handed + second.handed,
  };
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}

/** True while a process of this host runs, whoever owns it. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export { freezeNotice } from './freeze-notice.ts';
export { noticeProgress } from './notice-progress.ts';
