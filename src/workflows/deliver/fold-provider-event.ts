/** One receipt from the provider changes what we know of one message. */
import type { DeliveryState } from '#domain/delivery/states.ts';
import type { ProviderEvent } from '#mail/transport.ts';
import type { Store } from '#store/open-store.ts';
import {
  type FoldableEvent,
  type FoldResult,
  foldEvent,
  forgetParked,
  parkEvent,
  unparkable,
} from '#store/provider-events.ts';
import { pauseWhenRefused } from './pause-when-refused.ts';
import { readDeliveryName } from './personalise.ts';

const STATES: Readonly<Record<ProviderEvent['kind'], DeliveryState | undefined>> = {
  sent: 'accepted',
  delayed: 'delayed',
  delivered: 'delivered',
  bounced: 'bounced',
  complained: 'complained',
  failed: 'failed',
  suppressed: 'provider-suppressed',
  other: undefined,
};

/**
 * Folds an event that was proven genuine. The same event twice, or events out of order, change nothing more.
 * @returns `parked` when it is about a message whose number is not known yet; `foreign` when it is about
 *   another installation's
 */
export async function foldProviderEvent(
  store: Store,
  event: ProviderEvent,
  source: 'webhook' | 'reconcile' = 'webhook',
): Promise<Exclude<FoldResult, 'unknown-message'> | 'parked' | 'foreign'> {
  const deliveryId = event.delivery === undefined ? undefined : readDeliveryName(store.id, event.delivery);
  if (event.delivery !== undefined && deliveryId === undefined) return 'foreign';
  const foldable: FoldableEvent = {
    name: event.name,
    at: event.at,
    kind: event.kind,
    state: STATES[event.kind],
    providerId: event.providerId,
    ...(deliveryId === undefined ? {} : { deliveryId }),
    ...(event.detail === undefined ? {} : { detail: event.detail }),
    ...(event.bodyDigest === undefined ? {} : { bodyDigest: event.bodyDigest }),
    ...suppression(event),
  };
  const result = await foldEvent(store, foldable, source);
  if (result === 'folded') await pauseWhenRefused(store, event);
  if (result !== 'unknown-message') return result;
  await parkEvent(store, foldable);
  return 'parked';
}

function suppression(event: ProviderEvent): Pick<FoldableEvent, 'suppress'> {
  if (event.kind === 'complained') return { suppress: 'complaint' };
  if (event.kind === 'bounced' && event.permanent) return { suppress: 'hard-bounce' };
  return {};
}

/** Folds parked events whose message has become known. Returns how many. */
export async function foldParked(store: Store): Promise<number> {
  const events = await unparkable(store);
  for (const event of events) {
    await foldEvent(store, event, 'webhook');
    await forgetParked(store, event.name);
  }
  return events.length;
}
