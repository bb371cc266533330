/** What a notice needs to know of a statement: its editions and its acts. An archive's statement fits. */
import type { Instant } from '../date.ts';
import type { Sha256 } from '../digest.ts';
import type { Edition } from '../edition/model.ts';
import type { Language } from '../language.ts';
import type { Publisher } from '../publisher.ts';
import type { Act, PublishedAct } from '../register/model.ts';
import type { EditionStatus, Timeline } from '../timeline/model.ts';
import type { NoticeKind } from './model.ts';

export interface StatementLike {
  readonly statement: string;
  readonly editions: readonly Edition[];
  readonly acts: readonly Act[];
}

/** Everything the content of a notice is computed from. */
export interface NoticeSource {
  readonly kind: NoticeKind;
  /** The causing act. */
  readonly act: Act;
  /** Digest of its line. */
  readonly cause: Sha256;
  readonly statement: StatementLike;
  readonly publisher: Publisher;
  readonly timeline: Timeline;
  /** Without trailing slash. */
  readonly publicUrl: string;
  /** Days before effect, for a reminder. */
  readonly offset?: number;
  /** Not before this moment; default the moment the act was recorded. */
  readonly dueAt?: Instant;
}

export function publishedAct(statement: StatementLike, edition: string): PublishedAct | undefined {
  return statement.acts.find(
    (act): act is PublishedAct => act.kind === 'published' && act.edition === edition,
  );
}

export function editionOf(statement: StatementLike, id: string | null | undefined): Edition | undefined {
  return id ? statement.editions.find((edition) => edition.id === id) : undefined;
}

export function statusOf(timeline: Timeline, edition: string): EditionStatus | undefined {
  return timeline.editions.find((status) => status.edition === edition);
}

/** The edition this one is compared with: the one in force before it, after any re-assessment. */
export function baselineOf(source: NoticeSource): Edition | undefined {
  const { act, statement, timeline } = source;
  const status = statusOf(timeline, act.edition);
  return editionOf(statement, status ? status.previous : publishedAct(statement, act.edition)?.previous);
}

/** Name of the statement in a language; the title of a text, else the folder name, when it has none. */
export function nameOf(publisher: Publisher, statement: StatementLike, language: Language): string {
  const named = publisher.statements[statement.statement]?.[language];
  if (named) return named;
  const titled = statement.editions.at(-1)?.texts[language]?.title;
  return titled ?? statement.statement;
}

/** Permanent addresses of the pages a notice points to. */
export function addresses(o: { publicUrl: string; language: Language; statement: string; edition: string }) {
  const base = `${o.publicUrl}/${o.language}/${o.statement}`;
  return {
    newText: `${base}/${o.edition}/`,
    archive: `${base}/archive/`,
    calendar: `${base}/feed.ics`,
    subscribe: `${o.publicUrl}/${o.language}/subscribe/`,
    text: (edition: string) => `${base}/${edition}/`,
    compare: (old: string) => `${base}/compare/${old}/${o.edition}/`,
  };
}
