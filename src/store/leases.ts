/** One holder at a time, for as long as it says so. */
import type { Store } from './open-store.ts';

/** A lease that was obtained; `epoch` tells a holder that was overtaken apart from its successor. */
export interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly epoch: number;
}

/**
 * Takes or renews a lease.
 * @returns `undefined` while another owner holds it
 */
export async function takeLease(
  store: Store,
  o: { name: string; owner: string; forMs: number },
): Promise<Lease | undefined> {
  const now = store.now();
  const expires_at = now + o.forMs;
  const row = await store.db
    .insertInto('lease')
    .values({ name: o.name, owner: o.owner, epoch: 1, expires_at })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((eb) => ({
          owner: o.owner,
          expires_at,
          epoch: eb
            .case()
            .when('lease.owner', '=', o.owner)
            .then(eb.ref('lease.epoch'))
            .else(eb('lease.epoch', '+', 1))
            .end(),
        }))
        .where((eb) => eb.or([eb('lease.owner', '=', o.owner), eb('lease.expires_at', '<=', now)])),
    )
    .returning(['name', 'owner', 'epoch'])
    .executeTakeFirst();
  return row;
}

/** Gives a lease back; without effect when it was already lost. */
export async function releaseLease(store: Store, lease: Lease): Promise<void> {
  await store.db
    .updateTable('lease')
    .set({ expires_at: 0 })
    .where('name', '=', lease.name)
    .where('owner', '=', lease.owner)
    .where('epoch', '=', lease.epoch)
    .execute();
}
