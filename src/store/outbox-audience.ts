/** Who would be told: the same question as the freeze asks, without writing anything. */
import { sql } from 'kysely';
import { epochMs } from '#domain/date.ts';
import type { Notice } from '#domain/notice/model.ts';
import type { Store } from './open-store.ts';
import { audienceOf, type FreezeOptions } from './outbox-freeze.ts';

export interface AudienceGroup {
  readonly language: string;
  readonly basis: string;
  readonly state: string;
  readonly recipients: number;
}

/** Counts per language, basis and state (`pending` = would be mailed, `suppressed` = may not be). */
export async function countAudience(
  store: Store,
  notice: Notice,
  options: Pick<FreezeOptions, 'fallback'>,
): Promise<readonly AudienceGroup[]> {
  const audience = audienceOf({
    notice: {
      id: -1,
      statement: notice.statement,
      edition: notice.edition,
      frozen_through: 0,
      send_after: epochMs(notice.dueAt),
    },
    contents: notice.messages.map(({ language, basis }, index) => ({ id: index, language, basis })),
    options: { ...options, audience: notice.audience },
    limit: Number.MAX_SAFE_INTEGER,
  });
  const counted = await sql<AudienceGroup>`
    select language, basis, state, count(*) as recipients from (${audience}) a
    group by language, basis, state order by language, basis, state`.execute(store.db);
  return counted.rows.map((row) => ({ ...row, recipients: Number(row.recipients) }));
}
