/** What happened to the editions of a statement, as a feed tells it: one event per edition and kind, for ever the same. */
import { epochMs, formatDate, type Instant, type LocalDate, localDateOf, startOfDay } from '#domain/date.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { Language } from '#domain/language.ts';
import { plainParagraphs } from '#domain/notice/plain-words.ts';
import type { Act } from '#domain/register/model.ts';
import { ADDRESS } from '../addresses.ts';
import { WORDS } from '../strings/index.ts';
import {
  absolute,
  type PublishedEdition,
  previousOf,
  type Site,
  type StatementSite,
  textFor,
} from './site.ts';

export type EventKind = 'announced' | 'in-force' | 'postponed' | 'withdrawn' | 'replaced';

export interface SiteEvent {
  readonly kind: EventKind;
  /** Permanent: `tag:` URI of RFC 4151, in the same words for every build. */
  readonly id: string;
  readonly at: Instant;
  readonly edition: PublishedEdition;
  readonly effective: LocalDate;
  /** Digest of the register line that caused it. */
  readonly line: Sha256;
}

/** Newest first. Nothing that lies in the future is an event yet. */
export function eventsOf(site: Site, statement: StatementSite): readonly SiteEvent[] {
  const host = new URL(site.settings.publicUrl).hostname;
  const zone = statement.timeline.timeZone;
  const events = statement.editions.flatMap((edition) => {
    const { act, status } = edition;
    const event = (kind: EventKind, at: Instant, cause: Act, effective: LocalDate): SiteEvent => ({
      kind,
      at,
      edition,
      effective,
      id: `tag:${host},${localDateOf(act.recordedAt, 'UTC')}:${statement.statement}/${edition.id}/${kind}`,
      line: statement.digests.get(cause.seq) ?? '',
    });
    const list: SiteEvent[] = [];
    const from = status.inForceFrom;
    const ahead = !from || epochMs(from) > epochMs(act.recordedAt);
    if (ahead && !status.historical) list.push(event('announced', act.recordedAt, act, act.effective));
    if (from)
      list.push(
        event('in-force', latest(from, act.recordedAt, status.historical), act, localDateOf(from, zone)),
      );
    const moved = statement.acts.find((each) => each.edition === edition.id && each.kind === 'rescheduled');
    if (moved) list.push(event('postponed', moved.recordedAt, moved, act.effective));
    else if (status.state === 'postponed')
      list.push(event('postponed', startOfDay(status.effective, zone), act, status.effective));
    const gone = statement.acts.find((each) => each.edition === edition.id && each.kind === 'withdrawn');
    if (gone) list.push(event('withdrawn', gone.recordedAt, gone, status.effective));
    const by = statement.editions.find((each) => each.id === status.replacedBy);
    if (by) list.push(event('replaced', by.act.recordedAt, by.act, status.effective));
    return list;
  });
  return events.sort((a, b) => epochMs(b.at) - epochMs(a.at) || (a.id < b.id ? -1 : 1));
}

/** An edition recorded afterwards is news on the day it was recorded. */
function latest(from: Instant, recorded: Instant, historical: boolean): Instant {
  return historical && epochMs(recorded) > epochMs(from) ? recorded : from;
}

export interface EventText {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly url: string;
  readonly comparison: string | null;
}

export function eventText(
  site: Site,
  statement: StatementSite,
  event: SiteEvent,
  language: Language,
): EventText {
  const words = WORDS[language];
  const name = statement.statement;
  const { edition } = event;
  const date = formatDate(event.effective, language);
  const titles: Record<EventKind, string> = {
    announced: words.feed.announced(date),
    'in-force': words.feed.inForce(date),
    postponed: words.feed.postponed(date),
    withdrawn: words.feed.withdrawn(date),
    replaced: words.feed.replaced(date),
  };
  const { text, language: shown } = textFor(edition.edition, language);
  const previous = previousOf(statement, edition);
  return {
    title: titles[event.kind],
    paragraphs: [
      ...(edition.status.illustrative ? [words.illustrative.text(site.publisher.name)] : []),
      ...plainParagraphs(text.summary, shown, event.effective),
      ...plainParagraphs(text.impact, shown, event.effective),
      words.feed.head(event.line),
    ],
    url: absolute(site, ADDRESS.edition(language, name, edition.id)),
    comparison: previous ? absolute(site, ADDRESS.comparison(language, name, previous.id, edition.id)) : null,
  };
}
