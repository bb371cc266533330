/**
 * A list nobody mailed for years bounces, and readers who did not expect a message complain. Either costs the
 * sender its good name with mailbox providers, and then nobody is reached; so such a mail-out stops by itself
 * and a person looks at it (mail.md, section 3: "ramp-up and auto-pause").
 */
import type { ProviderEvent } from '#mail/transport.ts';
import { pauseNotice } from '#store/notices.ts';
import type { Store } from '#store/open-store.ts';
import { countRefusal, forgetRefusals, type RefusalKind, type Refusals } from '#store/refusals.ts';

interface Limit {
  readonly kind: RefusalKind;
  readonly reason: 'too-many-bounces' | 'too-many-complaints';
  /** Share of the messages taken over. */
  readonly above: number;
  /** Fewer than this prove nothing. */
  readonly atLeast: number;
}

/** Above these shares mailbox providers begin to refuse a sender (Google and Yahoo, rules for bulk senders of 2024). */
const LIMITS: readonly Limit[] = [
  { kind: 'bounced', reason: 'too-many-bounces', above: 0.05, atLeast: 10 },
  { kind: 'complained', reason: 'too-many-complaints', above: 0.003, atLeast: 3 },
];

/** Counts a receipt, and pauses its mail-out when too many came back. @returns true when it was paused now */
export async function pauseWhenRefused(
  store: Store,
  event: Pick<ProviderEvent, 'kind' | 'providerId'>,
): Promise<boolean> {
  if (event.kind !== 'bounced' && event.kind !== 'complained') return false;
  const refusals = await countRefusal(store, event.providerId, event.kind);
  const limit = refusals && LIMITS.find((each) => isPast(each, refusals));
  if (!limit) return false;
  // An operator who resumes has looked: only what comes back from then on counts again.
  await forgetRefusals(store, refusals.noticeId);
  return pauseNotice(store, refusals.noticeId, { reason: limit.reason });
}

const isPast = ({ kind, above, atLeast }: Limit, refusals: Refusals) =>
  refusals[kind] >= atLeast && refusals[kind] > above * refusals.accepted;
