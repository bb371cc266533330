/** What people are owed now, of every statement in a content folder. */
import type { Archive } from '#archive/read-archive.ts';
import type { Instant } from '#domain/date.ts';
import type { Notice } from '#domain/notice/model.ts';
import { noticesDue } from '#domain/notice/notices-due.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';

export function dueNotices(o: {
  archive: Archive;
  now: Instant;
  publicUrl: string;
  /** Lets notices of a demonstration transport satisfy the interlock. */
  demonstration: boolean;
}): readonly Notice[] {
  const { publisher } = o.archive;
  return o.archive.statements.flatMap((statement) =>
    noticesDue({
      publisher,
      statement,
      timeline: timelineAt(statement.acts, {
        statement: statement.statement,
        now: o.now,
        timeZone: publisher.timeZone,
        policy: publisher.notice,
        demonstration: o.demonstration,
      }),
      now: o.now,
      publicUrl: o.publicUrl,
    }),
  );
}
