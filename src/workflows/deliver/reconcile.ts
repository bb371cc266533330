/**
 * Clearing up what is unknown, from what the provider itself remembers. Everything found was told; nothing
 * found, after every request has long ended, was not told and is sent under a new key; some of a batch found
 * is a contradiction and waits for a person.
 */
import { settleMs } from '#domain/delivery/retry.ts';
import { OPEN_STATES } from '#domain/delivery/states.ts';
import type { SentMail, Transport } from '#mail/transport.ts';
import { closeFinished, findNotice } from '#store/notices.ts';
import type { Store } from '#store/open-store.ts';
import {
  acceptFound,
  letRest,
  recordedIds,
  sendAnew,
  type UnknownBatch,
  unknownBatches,
} from '#store/unknown-batches.ts';
import { foldParked, foldProviderEvent } from './fold-provider-event.ts';
import { readDeliveryName } from './personalise.ts';

/** Batches per outcome. */
export interface ReconcileReport {
  readonly accepted: number;
  readonly sentAnew: number;
  readonly cancelled: number;
  /** Found in part: contradicts the provider's promise, so a person decides. */
  readonly partial: number;
  /** Too fresh to conclude anything from an empty list. */
  readonly settling: number;
  /** The transport keeps no list: a person decides. */
  readonly undecidable: number;
  readonly foldedEvents: number;
}

/**
 * How far our clock may have differed from the provider's when the message left. Generous, because looking
 * too far back costs a few pages, and a message overlooked would be sent twice. Messages of other mail-outs
 * are told apart by their recorded ids.
 */
const SKEW_MS = 26 * 3_600_000;

/** @throws when the provider's list cannot be read to its end: an incomplete list proves nothing */
export async function reconcile(
  store: Store,
  transport: Transport,
  o: { readonly signal?: AbortSignal } = {},
): Promise<ReconcileReport> {
  const foldedEvents = await foldParked(store);
  const batches = await unknownBatches(store, { transport: transport.name });
  const report = {
    accepted: 0,
    sentAnew: 0,
    cancelled: 0,
    partial: 0,
    settling: 0,
    undecidable: 0,
    foldedEvents,
  };
  if (batches.length === 0) return report;
  if (!transport.sent) return { ...report, undecidable: batches.length };
  const asked = store.now();
  const found = await findSent(store, transport.sent(o), batches);
  for (const batch of batches) {
    const open = batch.rows.filter(isOpen);
    const here = open.filter((row) => found.has(row.id));
    const proven = batch.rows.length - open.length + here.length;
    if (here.length === open.length) {
      await acceptFound(store, batch, found);
      report.accepted += 1;
    } else if (proven > 0) {
      await acceptFound(store, batch, found);
      report.partial += 1;
    } else if (asked - batch.unknownAt < settleMs(transport.capabilities.timeoutMs)) report.settling += 1;
    else if (batch.noticeState === 'cancelled') {
      await letRest(store, batch, { state: 'cancelled', code: 'notice-cancelled', source: 'reconcile' });
      report.cancelled += 1;
    } else {
      await sendAnew(store, batch, { code: 'not-in-list', source: 'reconcile' });
      report.sentAnew += 1;
    }
  }
  await closeFinished(store);
  return report;
}

function isOpen(row: { readonly state: string }): boolean {
  return (OPEN_STATES as readonly string[]).includes(row.state);
}

/** Goes back through the list to before the oldest doubt. @returns provider's id per delivery */
async function findSent(
  store: Store,
  list: AsyncIterable<SentMail>,
  batches: readonly UnknownBatch[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = new Map<string, { id: number; since: number }[]>();
  const byId = new Map<number, number>();
  for (const batch of batches)
    for (const row of batch.rows.filter(isOpen)) {
      const since = batch.firstAmbiguousAt - SKEW_MS;
      byId.set(row.id, since);
      const key = `${row.address}\n${row.subject}`;
      wanted.set(key, [...(wanted.get(key) ?? []), { id: row.id, since }]);
    }
  const oldest = Math.min(...byId.values());
  const found = new Map<number, string>();
  let page: SentMail[] = [];
  const settle = async () => {
    const taken = await recordedIds(
      store,
      page.map(({ providerId }) => providerId),
    );
    for (const mail of page.filter(({ providerId }) => !taken.has(providerId))) {
      const id = match(store, mail, wanted, byId, found);
      if (id !== undefined) found.set(id, mail.providerId);
    }
    page = [];
  };
  for await (const mail of list) {
    if (mail.at < oldest) break;
    page.push(mail);
    if (page.length >= 100) await settle();
  }
  await settle();
  return found;
}

/** By our own tag where the list has it, else by recipient, subject and time. */
function match(
  store: Store,
  mail: SentMail,
  wanted: ReadonlyMap<string, readonly { id: number; since: number }[]>,
  byId: ReadonlyMap<number, number>,
  found: ReadonlyMap<number, string>,
): number | undefined {
  if (mail.delivery !== undefined) {
    const id = readDeliveryName(store.id, mail.delivery);
    return id !== undefined && byId.has(id) && !found.has(id) ? id : undefined;
  }
  const candidates = wanted.get(`${mail.to.toLowerCase()}\n${mail.subject}`) ?? [];
  return candidates.find(({ id, since }) => mail.at >= since && !found.has(id))?.id;
}

/** Fetches events whose webhook may have been missed, back to `since`. Returns how many were news. */
export async function pullEvents(
  store: Store,
  transport: Transport,
  o: { readonly since: number; readonly signal?: AbortSignal },
): Promise<number> {
  if (!transport.events) return 0;
  let folded = 0;
  for await (const event of transport.events(o)) {
    if (event.at < o.since) break;
    if ((await foldProviderEvent(store, event, 'webhook')) === 'folded') folded += 1;
  }
  return folded;
}

/** An operator decides on what stays unknown: `hold` proves at most one message, `resend` at least one. */
export async function resolveUnknown(
  store: Store,
  noticeName: string,
  decision: 'hold' | 'resend',
): Promise<number> {
  const notice = await findNotice(store, noticeName);
  if (!notice) return 0;
  const batches = await unknownBatches(store, { noticeId: notice.id });
  for (const batch of batches)
    if (decision === 'hold')
      await letRest(store, batch, { state: 'held', code: 'operator-hold', source: 'operator' });
    else await sendAnew(store, batch, { code: 'operator-resend', source: 'operator' });
  await closeFinished(store);
  return batches.length;
}
