/** People whom no message reached, and who were told in another way: by letter, by telephone, in person. */
import type { Migration } from './migration.ts';

export const REACHED: Migration = {
  number: 3,
  name: 'reached',
  statements: (engine) => {
    const int = engine === 'sqlite' ? 'integer' : 'bigint';
    return [
      `create table reached (
        notice_id ${int} not null references notice (id),
        recipient_id ${int} not null references recipient (id),
        means text not null,
        reached_on text not null,
        recorded_at ${int} not null,
        primary key (notice_id, recipient_id)
      )${engine === 'sqlite' ? ' strict' : ''}`,
    ];
  },
};
