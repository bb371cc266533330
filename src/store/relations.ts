/** Why somebody is told: asked for it (subscriber), or must be told (customer). */
import type { Selectable } from 'kysely';
import type { Basis } from '#domain/notice/model.ts';
import { type Preferences, statementsColumn } from '#domain/subscription/model.ts';
import type { Store } from './open-store.ts';
import type { Reader, Writer } from './recipients.ts';
import type { RelationTable } from './schema.ts';

export type Relation = Selectable<RelationTable>;

export async function relationsOf(db: Reader, recipient: number): Promise<readonly Relation[]> {
  return db
    .selectFrom('relation')
    .selectAll()
    .where('recipient_id', '=', recipient)
    .orderBy('basis')
    .execute();
}

export async function relationOf(db: Reader, recipient: number, basis: Basis): Promise<Relation | undefined> {
  return (await relationsOf(db, recipient)).find((relation) => relation.basis === basis);
}

/** A request that waits for its confirmation. An active or waiting subscription is left as it is. */
export async function startPending(
  db: Writer,
  o: { recipient: number; preferences: Preferences; consentDigest: string; now: number },
): Promise<void> {
  const fresh = {
    state: 'pending' as const,
    scope: o.preferences.scope,
    statements: statementsColumn(o.preferences.statements),
    source: 'form',
    consent_digest: o.consentDigest,
    since: o.now,
    confirmed_at: null,
    ended_at: null,
    end_reason: null,
  };
  await db
    .insertInto('relation')
    .values({ recipient_id: o.recipient, basis: 'subscriber', ...fresh })
    .onConflict((conflict) =>
      conflict.columns(['recipient_id', 'basis']).doUpdateSet(fresh).where('relation.state', '=', 'ended'),
    )
    .execute();
}

export async function activate(
  db: Writer,
  o: { recipient: number; preferences: Preferences; consentDigest: string; now: number },
): Promise<void> {
  await db
    .updateTable('relation')
    .set({
      state: 'active',
      scope: o.preferences.scope,
      statements: statementsColumn(o.preferences.statements),
      consent_digest: o.consentDigest,
      confirmed_at: o.now,
      ended_at: null,
      end_reason: null,
    })
    .where('recipient_id', '=', o.recipient)
    .where('basis', '=', 'subscriber')
    .execute();
}

export async function setPreferences(db: Writer, recipient: number, preferences: Preferences): Promise<void> {
  await db
    .updateTable('relation')
    .set({ scope: preferences.scope, statements: statementsColumn(preferences.statements) })
    .where('recipient_id', '=', recipient)
    .where('basis', '=', 'subscriber')
    .execute();
}

/** @returns true when there was something to end */
export async function endRelation(
  db: Writer,
  o: { recipient: number; basis: Basis; reason: string; now: number },
): Promise<boolean> {
  const ended = await db
    .updateTable('relation')
    .set({ state: 'ended', ended_at: o.now, end_reason: o.reason })
    .where('recipient_id', '=', o.recipient)
    .where('basis', '=', o.basis)
    .where('state', '!=', 'ended')
    .executeTakeFirst();
  return Number(ended.numUpdatedRows) > 0;
}

/** Unconfirmed requests older than `before`: people who never said yes. */
export async function stalePending(db: Reader, before: number, limit: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('relation')
    .select('recipient_id')
    .where('basis', '=', 'subscriber')
    .where('state', '=', 'pending')
    .where('since', '<', before)
    .limit(limit)
    .execute();
  return rows.map((row) => row.recipient_id);
}

/** How many people stand in each relation, by basis, state and language. */
export async function countRelations(
  db: Store['db'],
): Promise<readonly { basis: Basis; state: string; language: string; count: number }[]> {
  const rows = await db
    .selectFrom('relation')
    .innerJoin('recipient', 'recipient.id', 'relation.recipient_id')
    .select(['relation.basis', 'relation.state', 'recipient.language'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(['relation.basis', 'relation.state', 'recipient.language'])
    .orderBy('relation.basis')
    .orderBy('relation.state')
    .orderBy('recipient.language')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
