/**
 * What a mail-out to a million people needs.
 * - Old doubts are found by an index of their own, instead of by walking past everything that is due.
 * - PostgreSQL checks a foreign key row by row, which took more than half of the time of a freeze. A row of
 *   `delivery` is only ever written from its own notice, text and batch, so the reference is watched from the
 *   other side: none of those three can be deleted while a delivery names it.
 */
import type { Migration } from './migration.ts';

const PARENTS = ['notice', 'content', 'send_batch'] as const;
const COLUMNS: Readonly<Record<(typeof PARENTS)[number], string>> = {
  notice: 'notice_id',
  content: 'content_id',
  send_batch: 'batch_id',
};

export const LARGE_MAIL_OUTS: Migration = {
  number: 5,
  name: 'large-mail-outs',
  statements: (engine) => [
    'create index send_batch_doubt on send_batch (transport, lane, first_ambiguous_at) where due_at is not null',
    ...(engine === 'postgres' ? PARENTS.flatMap(guarded) : []),
  ],
};

function guarded(parent: (typeof PARENTS)[number]): readonly string[] {
  const column = COLUMNS[parent];
  return [
    `alter table delivery drop constraint delivery_${column}_fkey`,
    `create function ${parent}_is_kept() returns trigger language plpgsql as $$ begin
       if exists (select 1 from delivery where ${column} = old.id) then
         raise exception 'a delivery names this row of ${parent}' using errcode = 'foreign_key_violation';
       end if;
       return old;
     end $$`,
    `create trigger ${parent}_is_kept before delete on ${parent} for each row execute function ${parent}_is_kept()`,
  ];
}
