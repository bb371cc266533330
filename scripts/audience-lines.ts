/** Whom an act tells, in figures: for every message it gives rise to, from the database with the recipients. */
import { existsSync } from 'node:fs';
import { type Archive, statementOf } from '#archive/read-archive.ts';
import type { Language } from '#domain/language.ts';
import { type Notice, subjectsOf } from '#domain/notice/model.ts';
import { noticesDue } from '#domain/notice/notices-due.ts';
import type { Act, PublishedAct } from '#domain/register/model.ts';
import { UNNAMED_STORE } from '#domain/timeline/notice-record.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import type { ActPlan } from '#workflows/acts/act-plan.ts';
import { fallbackLanguage } from '#workflows/deliver/freeze-notice.ts';
import { NOTICE_KINDS } from '#workflows/desk/days-words.ts';
import { readConfig } from '../src/config.ts';
import { closeStore, openStore, type Store, sqlitePath } from '../src/store/open-store.ts';
import { countAudience } from '../src/store/outbox-audience.ts';
import { countTold } from '../src/store/told-before.ts';

/** Which publication the act is about. */
interface Scope {
  readonly archive: Archive;
  readonly statement: string;
}

/** One message, and how many it is for. */
export interface Audience {
  readonly kind: string;
  readonly editions: readonly string[];
  readonly recipients: number;
  /** Told before, but unsubscribed or erased since; only for messages to those who were told before. */
  readonly leftSince?: number;
}

/** @returns `undefined` where the database of the register is not at hand, as on an editor's own machine */
export async function audiencesOf(plan: ActPlan, scope: Scope): Promise<readonly Audience[] | undefined> {
  const url = readConfig().databaseUrl;
  if (url.startsWith('file:') && !existsSync(sqlitePath(url))) return undefined;
  const store = await openStore(url);
  try {
    if (!isNamed(store, plan, scope)) return undefined;
    const audiences: Audience[] = [];
    for (const notice of newNotices(plan, scope)) audiences.push(await audienceOf(store, notice, scope));
    return audiences;
  } finally {
    await closeStore(store);
  }
}

function isNamed(store: Store, plan: ActPlan, scope: Scope): boolean {
  const named = [...statementOf(scope.archive, scope.statement).acts, plan.act].findLast(
    (act): act is PublishedAct => act.kind === 'published' && act.store !== UNNAMED_STORE,
  );
  return named === undefined || named.store === store.id;
}

/** What is owed after the act and was not owed before it. */
function newNotices(plan: ActPlan, scope: Scope): readonly Notice[] {
  const found = statementOf(scope.archive, scope.statement);
  const acts = found.acts.filter((act) => act.key !== plan.act.key);
  const before = new Set(due(acts, plan, scope).map(({ id }) => id));
  return due([...acts, plan.act], plan, scope).filter(({ id }) => !before.has(id));
}

function due(acts: readonly Act[], plan: ActPlan, { archive, statement }: Scope): readonly Notice[] {
  const { publisher } = archive;
  const now = plan.act.recordedAt;
  const { timeZone, notice: policy } = publisher;
  return noticesDue({
    publisher,
    statement: { ...statementOf(archive, statement), acts },
    timeline: timelineAt(acts, { statement, now, timeZone, policy }),
    now,
    publicUrl: readConfig().publicUrl,
  });
}

async function audienceOf(store: Store, notice: Notice, scope: Scope): Promise<Audience> {
  const fallback = fallbackLanguage(notice, scope.archive.publisher.authentic);
  const groups = await countAudience(store, notice, fallback === undefined ? {} : { fallback });
  const editions = subjectsOf(notice).map(({ edition }) => edition);
  const recipients = groups
    .filter(({ state }) => state === 'pending')
    .reduce((sum, group) => sum + group.recipients, 0);
  if (notice.audience !== 'told-before') return { kind: notice.kind, editions, recipients };
  const { statement, edition } = notice;
  const { told, stay } = await countTold(store.db, { id: -1, statement, edition });
  return { kind: notice.kind, editions, recipients, leftSince: told - stay };
}

const WORDS: Readonly<
  Record<
    Language,
    {
      readonly one: (kind: string, editions: string, recipients: number) => string;
      readonly left: (count: number) => string;
      readonly unknown: string;
    }
  >
> = {
  nl: {
    one: (kind, editions, recipients) =>
      `Bericht (${kind}) over editie ${editions}: ${recipients === 1 ? '1 ontvanger' : `${recipients} ontvangers`}.`,
    left: (count) =>
      count === 1
        ? ' Van degenen die eerder bericht kregen, heeft 1 zich afgemeld of is gewist; die krijgt het niet.'
        : ` Van degenen die eerder bericht kregen, hebben ${count} zich afgemeld of zijn gewist; die krijgen het niet.`,
    unknown:
      'Hoeveel ontvangers dat zijn, is hier niet bekend: DATABASE_URL is niet de database met de ontvangers.',
  },
  en: {
    one: (kind, editions, recipients) =>
      `Message (${kind}) about edition ${editions}: ${recipients === 1 ? '1 recipient' : `${recipients} recipients`}.`,
    left: (count) =>
      ` Of those told before, ${count} ${count === 1 ? 'has' : 'have'} unsubscribed or been erased and will not get it.`,
    unknown:
      'How many recipients that are is not known here: DATABASE_URL is not the database with the recipients.',
  },
};

/** The same in sentences. */
export function audiencesInWords(
  audiences: readonly Audience[] | undefined,
  language: Language,
): readonly string[] {
  const words = WORDS[language];
  if (audiences === undefined) return [words.unknown];
  return audiences.map(
    ({ kind, editions, recipients, leftSince }) =>
      words.one(NOTICE_KINDS[language][kind] ?? kind, editions.join(' + '), recipients) +
      (leftSince ? words.left(leftSince) : ''),
  );
}
