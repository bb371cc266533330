/**
 * Freezing a mail-out: who is told, in which language, in which batch, under which key. Decided before the
 * first message leaves and never again. Done in pieces, each its own transaction: others can write in
 * between, memory stays flat, and a freeze that was killed goes on where it was.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Language } from '#domain/language.ts';
import type { Audience, Basis } from '#domain/notice/model.ts';
import type { Store } from './open-store.ts';
import { countTold, type ToldAbout, toldAbout } from './told-before.ts';

export interface NewContent {
  readonly digest: string;
  readonly language: Language;
  readonly basis: Basis;
  readonly sender: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface NewNotice {
  readonly name: string;
  readonly kind: string;
  readonly statement: string;
  readonly edition: string;
  /** The other editions that the same message announces. */
  readonly alsoAbout?: readonly string[];
  readonly cause: string;
  readonly material: boolean;
  readonly transport: string;
  readonly batchSize: number;
  /** Milliseconds since 1970 UTC. */
  readonly sendAfter: number;
  readonly deadline?: number;
  readonly contents: readonly NewContent[];
}

/** Writes the notice and its texts; a second call with the same name finds the first. */
export async function addNotice(store: Store, notice: NewNotice): Promise<number> {
  return store.db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('notice')
      .values({
        name: notice.name,
        lane: 1,
        kind: notice.kind,
        statement: notice.statement,
        edition: notice.edition,
        cause: notice.cause,
        material: notice.material ? 1 : 0,
        transport: notice.transport,
        batch_size: notice.batchSize,
        state: 'freezing',
        send_after: notice.sendAfter,
        deadline: notice.deadline ?? null,
        created_at: store.now(),
      })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!added)
      return (
        await trx.selectFrom('notice').select('id').where('name', '=', notice.name).executeTakeFirstOrThrow()
      ).id;
    for (const edition of notice.alsoAbout ?? [])
      await trx.insertInto('notice_edition').values({ notice_id: added.id, edition }).execute();
    for (const content of notice.contents)
      await trx
        .insertInto('content')
        .values({
          notice_id: added.id,
          digest: content.digest,
          language: content.language,
          basis: content.basis,
          sender: content.sender,
          reply_to: content.replyTo,
          subject: content.subject,
          html: content.html,
          text: content.text,
          headers: JSON.stringify(content.headers),
        })
        .execute();
    return added.id;
  });
}

export interface FreezeOptions {
  /** Used where a recipient's language has no text; absent = such recipients are not concerned. */
  readonly fallback?: Language;
  /** Whom it concerns. */
  readonly audience: Audience;
  /** Leave out everybody who has a row already: for those who came after the freeze. */
  readonly topUp?: boolean;
  /** Recipients per piece. */
  readonly piece?: number;
}

const PIECE = 20_000;

/**
 * Takes the next piece of the recipients into the outbox.
 * @returns how many rows were added, and whether that was the last piece
 */
export async function freezePiece(
  store: Store,
  noticeId: number,
  options: FreezeOptions,
): Promise<{ readonly added: number; readonly done: boolean }> {
  const limit = options.piece ?? PIECE;
  return store.db.transaction().execute(async (trx) => {
    // Holding the notice's row keeps a second freezer out until this piece is written.
    const notice = await trx
      .updateTable('notice')
      .set((eb) => ({ frozen_through: eb.ref('frozen_through') }))
      .where('id', '=', noticeId)
      .returningAll()
      .executeTakeFirstOrThrow();
    if (notice.state !== 'freezing') return { added: 0, done: true };
    const contents = await trx
      .selectFrom('content')
      .select(['id', 'language', 'basis'])
      .where('notice_id', '=', noticeId)
      .execute();
    const audience = audienceOf({ notice, contents, options, limit });
    const size = notice.batch_size;
    const base = noticeId * BATCHES_PER_NOTICE + notice.next_batch;
    const piece = await sql<{ last: number | null; rows: number }>`
      select max(id) as last, count(*) as rows from (${audience}) a`.execute(trx);
    const { last, rows } = { last: piece.rows[0]?.last ?? null, rows: Number(piece.rows[0]?.rows ?? 0) };
    if (last !== null)
      await sql`
        insert into delivery (notice_id, recipient_id, address_hmac, language, basis, content_id,
          batch_id, ordinal, state, outcome_code)
        select ${sql.lit(noticeId)}, id, address_hmac, language, basis, content_id,
          case when state = 'pending' then ${sql.lit(base)} + (place - 1) / ${sql.lit(size)} end,
          case when state = 'pending' then (place - 1) % ${sql.lit(size)} end,
          state, case when state = 'suppressed' then 'suppression-list' end
        from (select a.*, row_number() over (partition by state order by id) as place from (${audience}) a) b
        where true
        on conflict do nothing`.execute(trx);
    const batches = last === null ? 0 : await addBatches(store, trx, { notice, base });
    const done = rows < limit;
    await trx
      .updateTable('notice')
      .set({
        frozen_through: last ?? notice.frozen_through,
        next_batch: notice.next_batch + batches,
        ...(done
          ? { state: 'sending', frozen_at: store.now(), ...(await leftSince(trx, notice, options)) }
          : {}),
      })
      .where('id', '=', noticeId)
      .execute();
    // Nothing is claimable until everybody is in.
    if (done)
      await trx
        .updateTable('send_batch')
        .set({ due_at: notice.send_after })
        .where('notice_id', '=', noticeId)
        .where('state', '=', 'ready')
        .where('attempts', '=', 0)
        .execute();
    return { added: rows, done };
  });
}

/** How many who were told before are not told now. */
async function leftSince(
  db: Store['db'],
  notice: AudienceInput['notice'],
  options: FreezeOptions,
): Promise<{ readonly left_since?: number }> {
  if (options.audience !== 'told-before') return {};
  const { told, stay } = await countTold(db, notice);
  return { left_since: told - stay };
}

/** Lets a frozen notice look at all recipients again, for those who came later. */
export async function reopenFreeze(store: Store, noticeId: number): Promise<void> {
  await store.db
    .updateTable('notice')
    .set({ state: 'freezing', frozen_through: 0, completed_at: null })
    .where('id', '=', noticeId)
    .where('state', 'in', ['sending', 'sent'])
    .execute();
}

/** Room for batches of one notice in the numbering of all: {@link Tables.send_batch}. */
export const BATCHES_PER_NOTICE = 2 ** 24;

/** The key under which a batch is sent: unique, immutable, without personal data, below 256 characters. */
export function idempotencyKey(store: Store, noticeId: number, number: number, generation: number): string {
  return `pn1/${store.id}/${noticeId}/${number}/g${generation}`;
}

async function addBatches(
  store: Store,
  trx: Store['db'],
  o: { notice: { id: number; transport: string; lane: number; next_batch: number }; base: number },
): Promise<number> {
  const sizes = await trx
    .selectFrom('delivery')
    .select(['batch_id', (eb) => eb.fn.countAll<number>().as('size')])
    .where('notice_id', '=', o.notice.id)
    .where('batch_id', '>=', o.base)
    .groupBy('batch_id')
    .orderBy('batch_id')
    .execute();
  const rows = sizes.map(({ batch_id, size }) => {
    const id = Number(batch_id);
    const number = id - o.notice.id * BATCHES_PER_NOTICE;
    return {
      id,
      notice_id: o.notice.id,
      transport: o.notice.transport,
      lane: o.notice.lane,
      number,
      size: Number(size),
      idempotency_key: idempotencyKey(store, o.notice.id, number, 0),
      state: 'ready' as const,
    };
  });
  for (let start = 0; start < rows.length; start += 500)
    await trx
      .insertInto('send_batch')
      .values(rows.slice(start, start + 500))
      .execute();
  const lastRow = rows.at(-1);
  return lastRow ? lastRow.number - o.notice.next_batch + 1 : 0;
}

interface AudienceInput {
  readonly notice: {
    readonly id: number;
    readonly statement: string;
    readonly edition: string;
    readonly frozen_through: number;
    /** When the news was news, in milliseconds since 1970 UTC. */
    readonly send_after: number;
  };
  readonly contents: readonly { readonly id: number; readonly language: string; readonly basis: Basis }[];
  readonly options: FreezeOptions;
  readonly limit: number;
}

/**
 * Who is concerned. One person is one row: whoever subscribed and is a customer too is told as a subscriber,
 * unless only the customer may be mailed.
 */
export function audienceOf(o: AudienceInput): RawBuilder<unknown> {
  const { notice, options } = o;
  const conditions = [
    sql`r.id > ${sql.lit(notice.frozen_through)}`,
    sql`r.address is not null`,
    sql`r.erase_asked_at is null`,
    sql`(s.recipient_id is not null or c.recipient_id is not null)`,
    ...toldCondition(notice, options.audience),
    ...(options.topUp
      ? [
          sql`not exists (select 1 from delivery d where d.notice_id = ${sql.lit(notice.id)} and d.recipient_id = r.id)`,
        ]
      : []),
  ];
  const concerned = sql`
    select r.id, r.address_hmac, r.language,
      case when s.recipient_id is not null and u.address_hmac is null then 'subscriber'
           when c.recipient_id is not null then 'customer' else 'subscriber' end as basis,
      case when u_all.address_hmac is not null then 'suppressed'
           when s.recipient_id is not null and u.address_hmac is null then 'pending'
           when c.recipient_id is not null then 'pending' else 'suppressed' end as state
    from recipient r
    left join relation s on s.recipient_id = r.id and ${related('s', 'subscriber', o)}
    left join relation c on c.recipient_id = r.id and ${related('c', 'customer', o)}
    left join (select distinct address_hmac from suppression) u on u.address_hmac = r.address_hmac
    left join (select distinct address_hmac from suppression where scope = 'all') u_all
      on u_all.address_hmac = r.address_hmac
    where ${sql.join(conditions, sql` and `)}`;
  return sql`
    select id, address_hmac, language, basis, state, ${contentColumn(o.contents)} as content_id from (
      select id, address_hmac, ${languageColumn(o)} as language, basis, state from (${concerned}) p
    ) q where language is not null order by id limit ${sql.lit(o.limit)}`;
}

/** The relation that makes somebody concerned, for one basis. */
function related(table: string, basis: Basis, o: AudienceInput): RawBuilder<unknown> {
  const { audience } = o.options;
  if (!o.contents.some((content) => content.basis === basis)) return sql`1 = 0`;
  if (audience === 'all-changes' && basis === 'customer') return sql`1 = 0`;
  const column = (name: string) => sql.ref(`${table}.${name}`);
  const conditions = [
    sql`${column('basis')} = ${sql.lit(basis)}`,
    sql`${column('state')} = 'active'`,
    // Follows from the join, which PostgreSQL does not see: it would begin at the first person for every piece.
    sql`${column('recipient_id')} > ${sql.lit(o.notice.frozen_through)}`,
  ];
  // Who joined later found the text as it is: it is no news to them.
  if (audience === 'all-changes')
    conditions.push(
      sql`${column('scope')} = 'all'`,
      sql`(${column('confirmed_at')} is null or ${column('confirmed_at')} <= ${sql.lit(o.notice.send_after)})`,
    );
  // Whoever was told before hears the end of it, whatever was chosen since.
  if (audience !== 'told-before')
    conditions.push(
      sql`(${column('statements')} is null or ${column('statements')} like ${sql.lit(`%,${literalName(o.notice.statement)},%`)})`,
    );
  return sql.join(conditions, sql` and `);
}

/** A statement's name is a folder's name; nothing in it may act as a wildcard. */
function literalName(statement: string): string {
  return statement.replaceAll(/[%_]/g, '');
}

function toldCondition(notice: ToldAbout, audience: Audience): readonly RawBuilder<unknown>[] {
  if (audience !== 'told-before' && audience !== 'not-told-before') return [];
  const told = sql`exists (${toldAbout(notice)} and t.recipient_id = r.id)`;
  return [audience === 'told-before' ? told : sql`not ${told}`];
}

function languageColumn(o: AudienceInput): RawBuilder<unknown> {
  const known = [...new Set(o.contents.map(({ language }) => language))];
  const { fallback } = o.options;
  const other = fallback && known.includes(fallback) ? sql.lit(fallback) : sql`null`;
  return sql`case when language in (${sql.join(known.map((language) => sql.lit(language)))})
    then language else ${other} end`;
}

function contentColumn(contents: AudienceInput['contents']): RawBuilder<unknown> {
  const cases = contents.map(
    ({ id, language, basis }) =>
      sql`when language = ${sql.lit(language)} and basis = ${sql.lit(basis)} then ${sql.lit(id)}`,
  );
  return sql`case ${sql.join(cases, sql` `)} end`;
}
