/** What a tick works with, and what every part of it asks. */
import type { Archive, StatementArchive } from '#archive/read-archive.ts';
import type { Instant } from '#domain/date.ts';
import type { Notice } from '#domain/notice/model.ts';
import { noticesDue } from '#domain/notice/notices-due.ts';
import type { Problem } from '#domain/problem.ts';
import type { Act } from '#domain/register/model.ts';
import type { Timeline } from '#domain/timeline/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import type { NoticeProgress } from '../deliver/notice-progress.ts';
import type { FetchPage } from './banner-seen.ts';
import type { RecordActs } from './record-acts.ts';

/** What differs between a laptop, a server and CI. */
export interface RunPorts {
  readonly readArchive: () => Archive;
  readonly now: () => Instant;
  /** Brings the clone up to the main line, with what waited to be written. */
  readonly sync?: () => Promise<void>;
  readonly build: (now: Instant) => Promise<void>;
  /** Puts the built site where the public reads it; nothing to do when the folder is served as it is. */
  readonly deploy: () => Promise<void>;
  readonly fetchPage: FetchPage;
  /** Between two looks at the public page. */
  readonly waitForSite?: () => Promise<void>;
  readonly record: RecordActs;
  /** Freezes and sends; stops what is no longer due. */
  readonly tell: (notices: readonly Notice[]) => Promise<{ readonly problems: readonly Problem[] }>;
  readonly progress: (noticeId: string) => Promise<NoticeProgress>;
  /** What this installation remembers between two runs. */
  readonly memory: {
    readonly read: (key: string) => Promise<string | undefined>;
    readonly write: (key: string, value: string) => Promise<void>;
  };
}

export interface RunOptions {
  readonly publicUrl: string;
  readonly storeId: string;
  readonly transport: { readonly name: string; readonly demonstration: boolean };
  /** Lets notices on a demonstration transport satisfy the interlock. */
  readonly demonstration: boolean;
}

export interface RunReport {
  /** Recorded by this run. */
  readonly acts: readonly Act[];
  readonly notices: readonly {
    readonly statement: string;
    readonly edition: string;
    /** Every edition it announces, when there are several. */
    readonly together?: readonly string[];
    readonly kind: string;
    readonly complete: boolean;
    readonly coverage: number;
    readonly due: number;
    /** Told before, but unsubscribed or erased since. */
    readonly leftSince?: number;
  }[];
  readonly timelines: readonly Timeline[];
  readonly builds: number;
  /** Everything editors and operators must know; errors make the command fail. */
  readonly problems: readonly Problem[];
}

export interface Tick {
  readonly ports: RunPorts;
  readonly o: RunOptions;
  readonly acts: Act[];
  readonly problems: Problem[];
}

export function timelineOf(tick: Tick, archive: Archive, statement: StatementArchive): Timeline {
  const { publisher } = archive;
  return timelineAt(statement.acts, {
    statement: statement.statement,
    now: tick.ports.now(),
    timeZone: publisher.timeZone,
    policy: publisher.notice,
    demonstration: tick.o.demonstration,
  });
}

export function dueNow(tick: Tick, archive: Archive, statement: StatementArchive): readonly Notice[] {
  const timeline = timelineOf(tick, archive, statement);
  const { publisher } = archive;
  return noticesDue({ publisher, statement, timeline, now: timeline.now, publicUrl: tick.o.publicUrl });
}
