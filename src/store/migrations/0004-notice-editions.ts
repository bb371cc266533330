/**
 * One message can announce several editions: those it is about besides the one in `notice.edition`. And for a
 * message to those who were told before: how many of them have left since.
 */
import type { Migration } from './migration.ts';

export const NOTICE_EDITIONS: Migration = {
  number: 4,
  name: 'notice-editions',
  statements: (engine) => {
    const int = engine === 'sqlite' ? 'integer' : 'bigint';
    return [
      `create table notice_edition (
        notice_id ${int} not null references notice (id),
        edition text not null,
        primary key (notice_id, edition)
      )${engine === 'sqlite' ? ' strict' : ''}`,
      `alter table notice add column left_since ${int}`,
    ];
  },
};
