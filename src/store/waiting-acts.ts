/** Acts of the machine that wait until the holder of the lease writes them into the register. */
import type { Store } from './open-store.ts';

/** An act without its place in the chain. */
export interface WaitingAct {
  readonly key: string;
  readonly statement: string;
  readonly edition: string;
  readonly kind: string;
  /** Everything but `v`, `seq` and `prev`. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Adds an act; a second one with the same key changes nothing. */
export async function addWaitingAct(store: Store, act: WaitingAct): Promise<void> {
  await store.db
    .insertInto('waiting_act')
    .values({ ...act, body: JSON.stringify(act.body), created_at: store.now() })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/** Acts not yet recorded, oldest first. */
export async function waitingActs(store: Store): Promise<readonly WaitingAct[]> {
  const rows = await store.db
    .selectFrom('waiting_act')
    .select(['key', 'statement', 'edition', 'kind', 'body'])
    .where('recorded_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as Record<string, unknown> }));
}

/** Says that the acts with these keys now stand in the register. */
export async function markActsRecorded(store: Store, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await store.db
    .updateTable('waiting_act')
    .set({ recorded_at: store.now() })
    .where('key', 'in', [...keys])
    .where('recorded_at', 'is', null)
    .execute();
}
