/** When to try again, and how long a repeat is safe. */

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Longest pause between two attempts: a provider that is back is noticed within this time. */
export const LONGEST_PAUSE_MS = 10 * MINUTE;

/**
 * Pause before the next attempt: 1, 2, 4, 8 … seconds, at most {@link LONGEST_PAUSE_MS}.
 * @param attempts attempts made so far, at least 1
 */
export function retryPauseMs(attempts: number): number {
  return Math.min(SECOND * 2 ** Math.min(attempts - 1, 20), LONGEST_PAUSE_MS);
}

/** A lease outlives the slowest attempt, so that only a dead worker is overtaken. */
export function leaseMs(timeoutMs: number): number {
  return 4 * timeoutMs;
}

/**
 * How long after the first attempt of unknown outcome a repeat under the same key is still safe.
 * One twenty-fourth less than the provider remembers (23 of 24 hours): for the attempt itself, its lease,
 * and clocks that differ.
 * @param idempotencyMs how long the provider remembers a key; 0 = never, Infinity = for ever
 */
export function repeatWindowMs(idempotencyMs: number): number {
  if (idempotencyMs === Number.POSITIVE_INFINITY) return Number.MAX_SAFE_INTEGER;
  return Math.floor(idempotencyMs * (23 / 24));
}

/**
 * How long to wait before "the provider does not list it" counts as "it was not taken over":
 * longer than any request can still be under way.
 */
export function settleMs(timeoutMs: number): number {
  return leaseMs(timeoutMs) + 2 * MINUTE;
}
