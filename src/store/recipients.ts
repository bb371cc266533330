/** People: one row per mailbox, whatever the spelling of its address. */
import type { Selectable } from 'kysely';
import type { Language } from '#domain/language.ts';
import type { Address } from '#domain/subscription/address.ts';
import type { Store } from './open-store.ts';
import type { RecipientTable } from './schema.ts';

export type Recipient = Selectable<RecipientTable>;

/** Where a question is asked: the store itself, or a transaction on it. */
export type Reader = Pick<Store['db'], 'selectFrom'>;
export type Writer = Pick<Store['db'], 'selectFrom' | 'insertInto' | 'updateTable' | 'deleteFrom'>;

/** The mailbox behind an address, also when its row holds only a pseudonym under an older key. */
export async function findByAddress(db: Reader, hmacs: readonly string[]): Promise<Recipient | undefined> {
  return db
    .selectFrom('recipient')
    .selectAll()
    .where('address_hmac', 'in', [...hmacs])
    .executeTakeFirst();
}

export async function findRecipient(db: Reader, id: number): Promise<Recipient | undefined> {
  return db.selectFrom('recipient').selectAll().where('id', '=', id).executeTakeFirst();
}

/**
 * Adds a mailbox, or gives a known one (erased ones too) its address back.
 * @param hmacs of the address under every key of the ring, signing key first
 */
export async function ensureRecipient(
  db: Writer,
  o: { address: Address; hmacs: readonly [string, ...string[]]; language: Language; now: number },
): Promise<number> {
  const known = await findByAddress(db, o.hmacs);
  if (known) {
    if (known.address === null) await restoreAddress(db, known.id, o);
    else if (known.erase_asked_at !== null) await keepAfterAll(db, known.id);
    return known.id;
  }
  const row = await db
    .insertInto('recipient')
    .values({
      address: o.address.display,
      address_key: o.address.key,
      address_hmac: o.hmacs[0],
      language: o.language,
      created_at: o.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Left, and came back before the address had gone. */
async function keepAfterAll(db: Writer, id: number): Promise<void> {
  await db.updateTable('recipient').set({ erase_asked_at: null }).where('id', '=', id).execute();
}

async function restoreAddress(
  db: Writer,
  id: number,
  o: { address: Address; language: Language },
): Promise<void> {
  await db
    .updateTable('recipient')
    .set({
      address: o.address.display,
      address_key: o.address.key,
      language: o.language,
      erase_asked_at: null,
      erased_at: null,
    })
    .where('id', '=', id)
    .execute();
}

export async function setLanguage(db: Writer, id: number, language: Language): Promise<void> {
  await db.updateTable('recipient').set({ language }).where('id', '=', id).execute();
}

/** Keeps the pseudonym, lets the address go. Evidence stays; nobody can be mailed through it any more. */
export async function forgetAddress(db: Writer, id: number, now: number): Promise<void> {
  await db
    .updateTable('recipient')
    .set({ address: null, address_key: null, erased_at: now, erase_asked_at: now })
    .where('id', '=', id)
    .execute();
}

/** Removes a row that no evidence refers to; its relations go with it. */
export async function deleteRecipient(db: Writer, id: number): Promise<void> {
  await db.deleteFrom('recipient').where('id', '=', id).execute();
}

/** Marks an address to go as soon as no letter or notice to it is under way. */
export async function askToForget(db: Writer, id: number, now: number): Promise<void> {
  await db.updateTable('recipient').set({ erase_asked_at: now }).where('id', '=', id).execute();
}

/** Addresses that were to go and that no message under way still needs. */
export async function forgettable(db: Reader, limit: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('recipient')
    .select('recipient.id')
    .where('erase_asked_at', 'is not', null)
    .where('erased_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('delivery')
            .select('delivery.id')
            .whereRef('delivery.recipient_id', '=', 'recipient.id')
            .where('delivery.state', 'in', ['pending', 'unknown', 'held']),
        ),
      ),
    )
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Everybody, a page at a time, in the order they came. */
export async function* allRecipients(
  store: Store,
  o: { basis?: 'subscriber' | 'customer' | undefined; pageSize?: number } = {},
): AsyncGenerator<ListedRecipient> {
  let after = 0;
  for (;;) {
    const page = await listPage(store, after, o);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}

export interface ListedRecipient {
  readonly id: number;
  readonly address: string | null;
  readonly language: Language;
  readonly basis: 'subscriber' | 'customer';
  readonly state: 'pending' | 'active' | 'ended';
  readonly scope: 'all' | 'material';
  readonly statements: string | null;
  readonly external_id: string | null;
  readonly since: number;
  readonly confirmed_at: number | null;
}

async function listPage(
  store: Store,
  after: number,
  o: { basis?: 'subscriber' | 'customer' | undefined; pageSize?: number },
): Promise<readonly ListedRecipient[]> {
  const ids = await store.db
    .selectFrom('recipient')
    .select('id')
    .where('id', '>', after)
    .orderBy('id')
    .limit(o.pageSize ?? 500)
    .execute();
  const last = ids.at(-1)?.id;
  if (last === undefined) return [];
  const rows = await store.db
    .selectFrom('relation')
    .innerJoin('recipient', 'recipient.id', 'relation.recipient_id')
    .select([
      'recipient.id',
      'recipient.address',
      'recipient.language',
      'relation.basis',
      'relation.state',
      'relation.scope',
      'relation.statements',
      'relation.external_id',
      'relation.since',
      'relation.confirmed_at',
    ])
    .where('recipient.id', '>', after)
    .where('recipient.id', '<=', last)
    .$if(o.basis !== undefined, (query) => query.where('relation.basis', '=', o.basis ?? 'subscriber'))
    .orderBy('recipient.id')
    .orderBy('relation.basis')
    .execute();
  // A page without a matching relation must not end the list.
  return rows.length > 0 ? rows : listPage(store, last, o);
}
