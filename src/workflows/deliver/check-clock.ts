/** The age of a doubt is measured with our clock, and the provider forgets a key by its own. */
import type { Transport } from '#mail/transport.ts';
import { readMeta, writeMeta } from '#store/meta.ts';
import type { Store } from '#store/open-store.ts';
import { doubtEverything } from '#store/outbox-claim.ts';

/** The provider tells whole seconds, and an answer may be slow. */
const TOLERANCE_MS = 60_000;

/**
 * Compares our clock with the provider's, as at the start of the last mail-out. A clock that was set back while no
 * sender ran makes every doubt look younger than it is: none is repeated, all are looked up.
 * @returns how many batches became `unknown` because of it
 */
export async function checkClock(store: Store, transport: Transport): Promise<number> {
  const theirs = await transport.clock?.();
  if (theirs === undefined) return 0;
  const key = `clock-ahead/${transport.name}`;
  const ahead = store.now() - theirs;
  const before = await readMeta(store, key);
  if (before !== undefined && Math.abs(ahead - Number(before)) <= TOLERANCE_MS) return 0;
  const doubted =
    before !== undefined && ahead < Number(before) ? await doubtEverything(store, transport.name) : 0;
  // Written last: whoever dies before it looks again.
  await writeMeta(store, key, String(Math.trunc(ahead)));
  return doubted;
}
