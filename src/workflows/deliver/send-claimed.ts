/** One round of a sending loop: from claimed batches to recorded outcomes. */

import { leaseMs } from '#domain/delivery/retry.ts';
import type { BatchOutcome, RateAdvice, Transport } from '#mail/transport.ts';
import { markStarted, pauseNotice } from '#store/notices.ts';
import type { Store } from '#store/open-store.ts';
import type { ClaimedBatch } from '#store/outbox-claim.ts';
import { fixBatches, loadContents, loadRows, type OutboxRow } from '#store/outbox-load.ts';
import { type BatchRecord, recordBatches } from '#store/outbox-record.ts';
import { adviseBucket } from '#store/rate-bucket.ts';
import type { ByteGate } from './byte-gate.ts';
import { decideOutcome } from './decide-outcome.ts';
import { foldParked } from './fold-provider-event.ts';
import {
  type MailMaker,
  makersPerKey,
  type PersonalMail,
  type PreparedContent,
  payloadDigest,
  personalise,
  prepareContent,
  writtenOut,
} from './personalise.ts';
import { withPatience } from './with-patience.ts';

export interface SendTally {
  accepted: number;
  rejected: number;
  /** Batches that must be reconciled. */
  unknown: number;
  /** People who were not to be told after all. */
  excluded: number;
  /** Attempts that must be repeated. */
  retries: number;
  /** Records refused because another worker held the batch. */
  overtaken: number;
  /** Messages handed to the transport. */
  handed: number;
  /** Batches of this process between claim and record. */
  underWay: number;
}

export interface Sender {
  readonly store: Store;
  readonly transport: Transport;
  readonly maker: MailMaker;
  readonly tally: SendTally;
  readonly contents: Map<number, PreparedContent>;
  /** Set when configuration or quota stops the whole mail-out. */
  readonly stop: { reason?: { readonly code: string; readonly reason: string } };
  /** Bytes of messages that this process hands over at the same time. */
  readonly gate: ByteGate;
  readonly signal?: AbortSignal;
}

interface Prepared {
  readonly batch: ClaimedBatch;
  readonly rows: readonly OutboxRow[];
  readonly mails: readonly PersonalMail[];
}

/** Sends the batches at the same time, and records each as soon as its answer is there. */
export async function sendClaimed(sender: Sender, batches: readonly ClaimedBatch[]): Promise<void> {
  sender.tally.underWay += batches.length;
  try {
    await sendAll(sender, batches);
  } finally {
    sender.tally.underWay -= batches.length;
  }
}

async function sendAll(sender: Sender, batches: readonly ClaimedBatch[]): Promise<void> {
  // Measured twice: a stopped process is shown by the one, a sleeping machine by the other.
  const claimed = { counter: performance.now(), wall: Date.now() };
  const prepared = await prepare(sender, batches);
  const recorder = groupRecorder(sender);
  await Promise.all(
    prepared.map(async (one) => {
      const leave = await sender.gate(one.mails.reduce((sum, { content }) => sum + content.size, 0));
      const age = Math.max(performance.now() - claimed.counter, Date.now() - claimed.wall);
      // Overslept: somebody else may hold it, and the key may have grown old. Its lease has ended anyway.
      if (age > leaseMs(sender.transport.capabilities.timeoutMs) / 2) return leave();
      const outcome = await attempt(sender, one).finally(leave);
      await handle(sender, one, outcome, recorder);
    }),
  );
}

async function prepare(sender: Sender, batches: readonly ClaimedBatch[]): Promise<readonly Prepared[]> {
  const { store } = sender;
  const rowsOf = await withPatience(() => loadRows(store, batches));
  await prepareContents(sender, [...rowsOf.values()].flat());
  const ready: Prepared[] = [];
  const fresh: {
    batch: ClaimedBatch;
    mails: readonly PersonalMail[];
    rows: readonly OutboxRow[];
    excluded: readonly OutboxRow[];
  }[] = [];
  for (const batch of batches) {
    const rows = rowsOf.get(batch.id) ?? [];
    if (batch.payload_digest === null) {
      const going = rows.filter((row) => row.excluded === null);
      fresh.push({
        batch,
        rows: going,
        mails: mailsOf(sender, going, sender.maker),
        excluded: rows.filter((row) => row.excluded !== null),
      });
    } else {
      const mails = sameMails(sender, rows, batch.payload_digest);
      if (mails) ready.push({ batch, rows, mails });
      else await drifted(sender, batch);
    }
  }
  const ours = await withPatience(() =>
    fixBatches(
      store,
      fresh.map(({ batch, mails, excluded }) => ({
        batch,
        excluded,
        payloadDigest: mails.length === 0 ? null : payloadDigest(mails),
      })),
    ),
  );
  sender.tally.excluded += fresh.reduce((sum, { excluded }) => sum + excluded.length, 0);
  const begun = new Set(fresh.filter(({ batch }) => batch.number === 0).map(({ batch }) => batch.notice_id));
  await withPatience(() => markStarted(store, [...begun]));
  return [...ready, ...fresh.filter(({ batch }) => ours.has(batch.id))];
}

function mailsOf(sender: Sender, rows: readonly OutboxRow[], maker: MailMaker): readonly PersonalMail[] {
  return rows.map((row) => {
    const content = sender.contents.get(row.content_id);
    if (!content) throw new TypeError(`Delivery ${row.id} has no text.`);
    return personalise({ ...row, address: row.address ?? '' }, content, maker);
  });
}

/** The messages as they were first tried, or `undefined` when they cannot be made again. */
function sameMails(
  sender: Sender,
  rows: readonly OutboxRow[],
  digest: string,
): readonly PersonalMail[] | undefined {
  for (const maker of makersPerKey(sender.maker)) {
    const mails = mailsOf(sender, rows, maker);
    if (payloadDigest(mails) === digest) return mails;
  }
  return undefined;
}

/** Configuration or program changed while a batch was under way: sending other bytes could be a second message. */
async function drifted(sender: Sender, batch: ClaimedBatch): Promise<void> {
  sender.tally.unknown += 1;
  await record(sender, [{ batch, record: { kind: 'unknown', code: 'payload-drift' } }]);
}

async function prepareContents(sender: Sender, rows: readonly OutboxRow[]): Promise<void> {
  const missing = [...new Set(rows.map((row) => row.content_id))].filter((id) => !sender.contents.has(id));
  if (sender.contents.size > 200) sender.contents.clear();
  for (const content of await withPatience(() => loadContents(sender.store, missing)))
    sender.contents.set(content.id, prepareContent(content));
}

async function attempt(
  sender: Sender,
  { batch, mails }: Prepared,
): Promise<BatchOutcome & { readonly rate?: RateAdvice }> {
  sender.tally.handed += mails.length;
  return sender.transport.send(mails.map(writtenOut), {
    idempotencyKey: batch.idempotency_key,
    ...(sender.signal ? { signal: sender.signal } : {}),
  });
}

async function handle(
  sender: Sender,
  one: Prepared,
  outcome: BatchOutcome & { readonly rate?: RateAdvice },
  recorder: (entry: { batch: ClaimedBatch; record: BatchRecord }) => Promise<void>,
): Promise<void> {
  const { store, transport, tally } = sender;
  const decision = decideOutcome(outcome, {
    size: one.mails.length,
    ordinals: one.rows.map(({ ordinal }) => ordinal),
    attempts: one.batch.attempts,
    now: store.now(),
    repeatable: transport.capabilities.idempotencyMs > 0,
  });
  const { rate } = outcome;
  if (rate)
    await withPatience(() =>
      adviseBucket(store.db, { transport: transport.name, advice: rate, now: store.now() }),
    );
  if (outcome.kind === 'halt') {
    sender.stop.reason = { code: outcome.code, reason: outcome.reason };
    const pause = {
      reason: outcome.code,
      ...(outcome.resumeAt === undefined ? {} : { resumeAt: outcome.resumeAt }),
    };
    await withPatience(() => pauseNotice(store, one.batch.notice_id, pause));
  }
  if (decision.kind === 'outcomes') {
    const accepted = decision.rows.filter((row) => row.state === 'accepted').length;
    tally.accepted += accepted;
    tally.rejected += decision.rows.length - accepted;
  } else if (decision.kind === 'reject') tally.rejected += one.mails.length;
  else if (decision.kind === 'unknown') tally.unknown += 1;
  else tally.retries += 1;
  await recorder({ batch: one.batch, record: decision });
}

type Entry = { batch: ClaimedBatch; record: BatchRecord };

/** How long an answer waits for others that come at nearly the same time: they share one write to the disk. */
const GATHER_MS = 5;

/** Answers that arrive together, or while a record is being written, share a transaction. */
function groupRecorder(sender: Sender): (entry: Entry) => Promise<void> {
  let waiting: Entry[] = [];
  let running: Promise<void> = Promise.resolve();
  return (entry) => {
    waiting.push(entry);
    if (waiting.length > 1) return running;
    running = running
      .then(() => new Promise<void>((resolve) => setTimeout(resolve, GATHER_MS)))
      .then(async () => {
        const group = waiting;
        waiting = [];
        await record(sender, group);
      });
    return running;
  };
}

async function record(sender: Sender, entries: readonly Entry[]): Promise<void> {
  const overtaken = await withPatience(() =>
    recordBatches(
      sender.store,
      entries.map(({ batch, record }) => ({
        held: {
          id: batch.id,
          epoch: batch.epoch,
          firstAmbiguousHere: batch.first_ambiguous_at === batch.claimed_at,
        },
        record,
      })),
    ),
  );
  sender.tally.overtaken += overtaken.length;
  // Receipts can be faster than the answer.
  if (sender.transport.capabilities.receipts === 'webhook')
    await withPatience(() => foldParked(sender.store));
}
