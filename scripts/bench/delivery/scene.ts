/** A database with people in it, and a notice about as long as a real one. */
import { sql } from 'kysely';
import type { Notice } from '#domain/notice/model.ts';
import type { Store } from '#store/open-store.ts';
import { aNotice } from '../../../test/support/mail-out.ts';

const PARAGRAPH =
  '<p>We keep your data for 24 months instead of 12 months, and name the new processor.</p>\n';

/** A notice of some changed clauses, 12 kB in all; `name` makes it one of its own. */
export function longNotice(name: string): Notice {
  const notice = aNotice();
  return {
    ...notice,
    id: name.repeat(64).slice(0, 64),
    messages: notice.messages.map((message) => ({
      ...message,
      html: message.html.replace('<p>', `${PARAGRAPH.repeat(100)}<p>`),
      text: PARAGRAPH.repeat(30) + message.text,
    })),
  };
}

/** Subscribers, half of them Dutch; those beyond `from` are added. */
export async function fill(store: Store, from: number, to: number): Promise<void> {
  const [first, last] = [sql.lit(from + 1), sql.lit(to)];
  const many =
    store.engine === 'sqlite'
      ? sql`with recursive n(i) as (select ${first} union all select i + 1 from n where i < ${last}) select i from n`
      : sql`select i from generate_series(${first}, ${last}) as g(i)`;
  await sql`insert into recipient (address, address_key, address_hmac, language, created_at)
    select 'person-' || i || '@example.org', 'person-' || i || '@example.org',
      'hmac-of-sixty-four-characters-in-the-real-thing-0123456789-' || i,
      case when i % 2 = 0 then 'nl' else 'en' end, 0 from (${many}) m`.execute(store.db);
  await sql`insert into relation (recipient_id, basis, state, scope, source, since)
    select id, 'subscriber', 'active', 'all', 'bench', 0 from recipient where id > ${sql.lit(from)}`.execute(
    store.db,
  );
  await sql.raw('analyze').execute(store.db);
}
