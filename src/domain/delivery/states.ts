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

/** Nothing more is awaited from us for a delivery in one of these. */
export const OPEN_STATES = ['pending', 'unknown'] as const satisfies readonly DeliveryState[];

/** Counts as told: the provider took it over, and nothing says that it did not arrive. */
export const TOLD_STATES = [
  'accepted',
  'delayed',
  'delivered',
  'complained',
] as const satisfies readonly DeliveryState[];

/** Never due: not to be told after all, so outside the coverage. */
export const NOT_DUE_STATES = ['excluded'] as const satisfies readonly DeliveryState[];

/** Which states may follow which. `worker` = the sender's own knowledge, `provider` = events told later. */
export const TRANSITIONS: Readonly<Record<DeliveryState, readonly DeliveryState[]>> = {
  pending: [
    'accepted',
    'delayed',
    'delivered',
    'bounced',
    'complained',
    'failed',
    'provider-suppressed',
    'rejected',
    'unknown',
    'excluded',
    'cancelled',
  ],
  unknown: [
    'pending',
    'held',
    'accepted',
    'delayed',
    'delivered',
    'bounced',
    'complained',
    'failed',
    'provider-suppressed',
  ],
  held: [
    'pending',
    'accepted',
    'delayed',
    'delivered',
    'bounced',
    'complained',
    'failed',
    'provider-suppressed',
  ],
  accepted: ['delayed', 'delivered', 'bounced', 'complained', 'failed', 'provider-suppressed'],
  delayed: ['delivered', 'bounced', 'complained', 'failed', 'provider-suppressed'],
  delivered: ['bounced', 'complained'],
  failed: ['delivered', 'bounced', 'complained'],
  'provider-suppressed': ['delivered', 'bounced', 'complained'],
  bounced: ['complained'],
  complained: [],
  rejected: [],
  suppressed: [],
  excluded: [],
  cancelled: [],
};

/** True when `to` is news for a delivery that is in `from`; reordered and repeated events are not. */
export function isNews(from: DeliveryState, to: DeliveryState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** Recipients per state and language. */
export type Counts = Readonly<Partial<Record<DeliveryState, Readonly<Record<string, number>>>>>;

/** Recipients in any of the states, all languages together. */
export function countOf(counts: Counts, states: readonly DeliveryState[]): number {
  return states
    .flatMap((state) => Object.values(counts[state] ?? {}))
    .reduce((total, count) => total + count, 0);
}

/** What a mail-out reached, as the interlock judges it. */
export interface Coverage {
  /** Everybody to be told. */
  readonly due: number;
  readonly accepted: number;
  /** accepted / (due - suppressed), 0 to 1; 1 when nobody remains to be told. */
  readonly coverage: number;
  /** Every row has its end state. */
  readonly settled: boolean;
}

/** Computes the coverage from the counts. A called-off delivery is due and not told. */
export function coverageOf(counts: Counts): Coverage {
  const due = countOf(
    counts,
    DELIVERY_STATES.filter((state) => !(NOT_DUE_STATES as readonly string[]).includes(state)),
  );
  const accepted = countOf(counts, TOLD_STATES);
  const reachable = due - countOf(counts, ['suppressed']);
  return {
    due,
    accepted,
    coverage: reachable === 0 ? 1 : accepted / reachable,
    settled: countOf(counts, OPEN_STATES) === 0,
  };
}
