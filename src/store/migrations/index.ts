/** Every migration, in order. Add at the end; never edit one that was released. */
import { PEOPLE_AND_OUTBOX } from './0001-people-and-outbox.ts';
import { SIGN_UPS } from './0002-sign-ups.ts';
import { REACHED } from './0003-reached.ts';
import { NOTICE_EDITIONS } from './0004-notice-editions.ts';
import { LARGE_MAIL_OUTS } from './0005-large-mail-outs.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [
  PEOPLE_AND_OUTBOX,
  SIGN_UPS,
  REACHED,
  NOTICE_EDITIONS,
  LARGE_MAIL_OUTS,
];
