/** Who was told about an edition, and how many of them can still be told what follows. */
import { type RawBuilder, sql } from 'kysely';
import type { Store } from './open-store.ts';

export interface ToldAbout {
  /** A notice to leave out: the one that is being prepared. */
  readonly id: number;
  readonly statement: string;
  readonly edition: string;
}

/** Deliveries (`t`) that told somebody about the edition, alone or with others; perhaps told counts as told. */
export function toldAbout(o: ToldAbout): RawBuilder<{ recipient_id: number }> {
  return sql`select t.recipient_id from delivery t join notice n on n.id = t.notice_id
    where n.lane = 1 and n.id <> ${sql.lit(o.id)} and n.statement = ${sql.lit(o.statement)}
      and (n.edition = ${sql.lit(o.edition)} or exists
        (select 1 from notice_edition e where e.notice_id = n.id and e.edition = ${sql.lit(o.edition)}))
      and ((t.accepted_at is not null and t.state <> 'bounced') or t.state in ('unknown', 'held'))`;
}

/** How many were told, and how many of them are still here: neither erased nor without any relation. */
export async function countTold(
  db: Store['db'],
  o: ToldAbout,
): Promise<{ readonly told: number; readonly stay: number }> {
  const { rows } = await sql<{ told: number; stay: number }>`
    select count(*) as told, count(case when r.address is not null and r.erase_asked_at is null and exists
      (select 1 from relation x where x.recipient_id = r.id and x.state = 'active') then 1 end) as stay
    from (select distinct recipient_id from (${toldAbout(o)}) a) d
    left join recipient r on r.id = d.recipient_id`.execute(db);
  return { told: Number(rows[0]?.told ?? 0), stay: Number(rows[0]?.stay ?? 0) };
}

/** The same people who are still here, per language in which they were told. */
export async function toldByLanguage(
  db: Store['db'],
  o: ToldAbout,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ language: string; people: number }>`
    select r.language, count(*) as people from recipient r
    where r.address is not null and r.erase_asked_at is null
      and exists (select 1 from relation x where x.recipient_id = r.id and x.state = 'active')
      and r.id in (${toldAbout(o)})
    group by r.language order by r.language`.execute(db);
  return Object.fromEntries(rows.map(({ language, people }) => [language, Number(people)]));
}
