/**
 * What can become of one message, and of one batch of messages. The row of a delivery is the evidence:
 * every recipient has exactly one per notice, whatever became of it.
 */

export const DELIVERY_STATES = [
  /** In a frozen batch; nothing known yet. */
  'pending',
  /** The provider took it over and gave it a number. */
  'accepted',
  /** The recipient's server is slow to take it. */
  'delayed',
  /** The recipient's server took it. Nothing later is known, and nothing later is claimed. */
  'delivered',
  /** The recipient's server refused it for good. */
  'bounced',
  /** Delivered, and marked as unwanted by the recipient. */
  'complained',
  /** The provider took it over and then gave up. */
  'failed',
  /** The provider took it over and then held it back: the address is on its own list. */
  'provider-suppressed',
  /** The provider never took it over. */
  'rejected',
  /** Perhaps taken over; the window in which repeating is safe has closed. */
  'unknown',
  /** An operator decided not to repeat an unknown one. */
  'held',
  /** Our own suppression list forbids it. */
  'suppressed',
  /** No longer to be told when its turn came: unsubscribed, erased. */
  'excluded',
  /** The notice was called off before its turn came. */
  'cancelled',
] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const BATCH_STATES = [
  'ready',
  'sending',
  'accepted',
  'rejected',
  'unknown',
  'superseded',
  'cancelled',
] as const;

export type BatchState = (typeof BATCH_STATES)[number];
