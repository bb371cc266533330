/** Every day on which something changes: what pages, banners and messages will say, deadlines, and who is told. */
import { type Archive, statementOf } from '#archive/read-archive.ts';
import { addDays, type Instant, type LocalDate, localDateOf, startOfDay, toInstant } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { bannersFor } from '#domain/notice/banner.ts';
import type { Notice } from '#domain/notice/model.ts';
import { noticesDue } from '#domain/notice/notices-due.ts';
import type { Act } from '#domain/register/model.ts';
import type { Timeline } from '#domain/timeline/model.ts';
import { noticeDeadline } from '#domain/timeline/notice-period.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { withAssumedNotices } from './assume-notice.ts';

export type DayEventKind = Act['kind'] | 'takes-effect' | 'postponed' | 'notice-deadline' | 'reminder';

export interface DayEvent {
  readonly kind: DayEventKind;
  readonly edition: string;
}

export interface DayBanner {
  readonly kind: string;
  readonly edition: string;
  readonly heading: Readonly<Partial<Record<Language, string>>>;
  readonly paragraphs: Readonly<Partial<Record<Language, readonly string[]>>>;
}

export interface DayMail {
  readonly kind: string;
  readonly edition: string;
  /** Every edition it announces, when there are several. */
  readonly together?: readonly string[];
  readonly audience: string;
  readonly subject: Readonly<Partial<Record<Language, string>>>;
  /** `null` when the store was not asked. */
  readonly recipients: number | null;
}

/** One day as it ends. */
export interface Day {
  readonly date: LocalDate;
  readonly events: readonly DayEvent[];
  /** What the statement's page shows; `null` before the first edition. */
  readonly inForce: string | null;
  readonly upcoming: readonly {
    readonly edition: string;
    readonly effective: LocalDate;
    readonly state: string;
  }[];
  /** Above every page. */
  readonly banners: readonly DayBanner[];
  /** Messages that become due on this day. */
  readonly mails: readonly DayMail[];
}

export interface DaysRequest {
  readonly archive: Archive;
  readonly statement: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Acts later than this are not known. */
  readonly now: Instant;
  readonly publicUrl: string;
  readonly assumeNotice?: boolean | undefined;
  readonly demonstration?: boolean | undefined;
  readonly countRecipients?: ((notice: Notice) => Promise<number>) | undefined;
}

/** The days from `from` to `to`, both included, on which anything changes. */
export async function daysOfChange(o: DaysRequest): Promise<readonly Day[]> {
  const scene = sceneOf(o);
  const end = scene.at(startOfDay(addDays(o.to, 1), scene.zone));
  const dates = [...new Set([...actDates(scene.acts, scene.zone), ...editionDates(end)])]
    .filter((date) => date >= o.from && date <= o.to)
    .sort();
  const days: Day[] = [];
  for (const date of dates) days.push(await dayOf(scene, date, o));
  return days.filter((day) => day.events.length > 0 || day.mails.length > 0);
}

interface Scene {
  readonly o: DaysRequest;
  readonly acts: readonly Act[];
  readonly zone: string;
  readonly at: (now: Instant) => Timeline;
  readonly due: (now: Instant) => readonly Notice[];
}

function sceneOf(o: DaysRequest): Scene {
  const { publisher } = o.archive;
  const found = statementOf(o.archive, o.statement);
  const zone = publisher.timeZone;
  const known = found.acts.filter((act) => act.recordedAt <= o.now);
  const acts = o.assumeNotice
    ? withAssumedNotices(known, {
        statement: o.statement,
        now: o.now,
        timeZone: zone,
        policy: publisher.notice,
      })
    : known;
  const at = (now: Instant) =>
    timelineAt(acts, {
      statement: o.statement,
      now,
      timeZone: zone,
      policy: publisher.notice,
      demonstration: o.demonstration,
    });
  const due = (now: Instant) =>
    noticesDue({ publisher, statement: { ...found, acts }, timeline: at(now), now, publicUrl: o.publicUrl });
  return { o, acts, zone, at, due };
}

function actDates(acts: readonly Act[], zone: string): readonly LocalDate[] {
  return acts.map((act) => localDateOf(act.recordedAt, zone));
}

function editionDates(timeline: Timeline): readonly LocalDate[] {
  return timeline.editions.flatMap((status) => [
    status.effective,
    ...(status.inForceFrom ? [localDateOf(status.inForceFrom, timeline.timeZone)] : []),
    ...(status.notice ? [noticeDeadline(status.effective, status.notice)] : []),
    // Reminders are days before effect; the widest anybody sets is two months.
    ...Array.from({ length: 62 }, (_, days) => addDays(status.effective, -days - 1)),
  ]);
}

async function dayOf(scene: Scene, date: LocalDate, o: DaysRequest): Promise<Day> {
  const last = (day: LocalDate) => toInstant(Date.parse(startOfDay(addDays(day, 1), scene.zone)) - 1);
  const [before, after] = [scene.at(last(addDays(date, -1))), scene.at(last(date))];
  const { publisher } = o.archive;
  const editions = statementOf(o.archive, o.statement).editions;
  const banners = bannersFor({
    publisher,
    timeline: after,
    editions,
    acts: scene.acts,
    publicUrl: o.publicUrl,
  });
  const earlier = new Set(scene.due(last(addDays(date, -1))).map((notice) => notice.id));
  const fresh = scene.due(last(date)).filter((notice) => !earlier.has(notice.id));
  return {
    date,
    events: eventsOf(scene, date, before, after),
    inForce: after.inForce,
    upcoming: after.upcoming.flatMap((edition) => {
      const status = after.editions.find((each) => each.edition === edition);
      return status ? [{ edition, effective: status.effective, state: status.state }] : [];
    }),
    banners: banners.map((notice) => ({
      kind: notice.kind,
      edition: notice.edition,
      heading: Object.fromEntries(
        Object.entries(notice.banner).map(([language, banner]) => [language, banner.heading]),
      ),
      paragraphs: Object.fromEntries(
        Object.entries(notice.banner).map(([language, banner]) => [language, banner.paragraphs]),
      ),
    })),
    mails: await Promise.all(fresh.map((notice) => mailOf(notice, o))),
  };
}

async function mailOf(notice: Notice, o: DaysRequest): Promise<DayMail> {
  return {
    kind: notice.kind,
    edition: notice.edition,
    ...(notice.together ? { together: notice.together.map(({ edition }) => edition) } : {}),
    audience: notice.audience,
    subject: Object.fromEntries(notice.messages.map((message) => [message.language, message.subject])),
    recipients: o.countRecipients ? await o.countRecipients(notice) : null,
  };
}

function eventsOf(scene: Scene, date: LocalDate, before: Timeline, after: Timeline): readonly DayEvent[] {
  const events: DayEvent[] = scene.acts
    .filter((act) => localDateOf(act.recordedAt, scene.zone) === date)
    .map((act) => ({ kind: act.kind, edition: act.edition }));
  for (const status of after.editions) {
    const was = before.editions.find((each) => each.edition === status.edition);
    const began = status.inForceFrom && localDateOf(status.inForceFrom, scene.zone) === date;
    if (began) events.push({ kind: 'takes-effect', edition: status.edition });
    if (status.state === 'postponed' && was?.state !== 'postponed')
      events.push({ kind: 'postponed', edition: status.edition });
    const open = status.state === 'announced' && status.noticeGivenAt === undefined && status.notice !== null;
    if (open && status.notice && noticeDeadline(status.effective, status.notice) === date)
      events.push({ kind: 'notice-deadline', edition: status.edition });
  }
  return events;
}
