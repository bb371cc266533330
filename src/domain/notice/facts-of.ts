/** From a cause to the facts its wording speaks of. */
import type { Language } from '../language.ts';
import type { Act, WithdrawnAct } from '../register/model.ts';
import type { EditionStatus, Timeline } from '../timeline/model.ts';
import { timelineAt } from '../timeline/timeline-at.ts';
import type { NoticeFacts } from './facts.ts';
import { NOTICE_WORDS } from './notice-words.ts';
import { editionOf, type NoticeSource, nameOf, publishedAct, statusOf } from './statement-like.ts';

/**
 * @param language the reader's language
 * @returns facts in that language; a reason recorded in one language only is left out of the others, because a
 *   message is in one language
 */
export function factsOf(source: NoticeSource, language: Language): NoticeFacts {
  const { act, statement, publisher, timeline, kind } = source;
  const words = NOTICE_WORDS[language];
  const name = nameOf(publisher, statement, language);
  const edition = editionOf(statement, act.edition);
  const status = statusOf(timeline, act.edition);
  const published = publishedAct(statement, act.edition);
  const effective = dateOf(act) ?? status?.effective ?? published?.effective;
  return {
    kind,
    language,
    publisher,
    name,
    ours: words.ours(name),
    edition: act.edition,
    material: status?.material ?? true,
    authentic: words.languageNames[publisher.authentic],
    illustrative: edition?.meta.illustrative ?? published?.illustrative ?? false,
    ...(effective ? { effective } : {}),
    ...(source.offset === undefined ? {} : { offset: source.offset }),
    ...actFacts(act, language, publisher.authentic),
    ...(kind === 'postponed' && act.kind === 'published' ? missedFacts(source, effective) : {}),
    ...(kind === 'upcoming' ? afterFacts(source) : {}),
    ...(act.kind === 'withdrawn' ? standingFacts(source, act) : {}),
  };
}

/** As things were right after the act, so that a message about it never changes its words. */
function timelineAfter({ statement, timeline }: NoticeSource, act: Act): Timeline {
  const until = statement.acts.findIndex((each) => each.seq === act.seq && each.statement === act.statement);
  return timelineAt(statement.acts.slice(0, until + 1), {
    statement: statement.statement,
    now: act.recordedAt,
    timeZone: timeline.timeZone,
  });
}

/** Editions that were still waiting for their day when the act was recorded. */
function waitingAt(source: NoticeSource, act: Act): readonly EditionStatus[] {
  const then = timelineAfter(source, act);
  return then.upcoming.flatMap((edition) => {
    // A demonstration lets notices count that the replay knows nothing of.
    const from = statusOf(source.timeline, edition)?.inForceFrom;
    const status = statusOf(then, edition);
    return status && (from === undefined || from > act.recordedAt) ? [status] : [];
  });
}

/** The edition it is compared with was announced before it and does not govern yet. */
function afterFacts(source: NoticeSource): Partial<NoticeFacts> {
  const waiting = waitingAt(source, source.act);
  const previous = waiting.find((status) => status.edition === source.act.edition)?.previous;
  const first = waiting.find((status) => status.edition === previous);
  return first ? { after: first.effective } : {};
}

function standingFacts(source: NoticeSource, act: WithdrawnAct): Partial<NoticeFacts> {
  const standing = waitingAt(source, act)
    .filter((status) => status.material)
    .map(({ edition, effective }) => ({
      effective,
      anew: act.reassessed?.some((again) => again.edition === edition && again.restarts) ?? false,
    }));
  return standing.length > 0 ? { standing } : {};
}

function dateOf(act: Act): string | undefined {
  return act.kind === 'rescheduled' ? act.effective : undefined;
}

function actFacts(act: Act, language: Language, authentic: Language): Partial<NoticeFacts> {
  const own = (reason: string) => (language === authentic ? { reason } : {});
  switch (act.kind) {
    case 'rescheduled':
      return { was: act.was, ...own(act.reason) };
    case 'withdrawn':
      return own(act.reason);
    case 'erratum':
      return { ...own(act.reason), erratum: { reads: act.reads, shouldRead: act.shouldRead } };
    case 'deviation': {
      const reason = act.reason[language];
      return { since: act.since, ...(reason ? { reason } : {}) };
    }
    default:
      return {};
  }
}

/** The interlock held the edition back: no act moved the date, the missing notice did. */
function missedFacts(source: NoticeSource, effective: string | undefined): Partial<NoticeFacts> {
  const { act, statement, timeline } = source;
  const earliest = statusOf(timeline, act.edition)?.earliest;
  const published = publishedAct(statement, act.edition);
  const consentOpen = published?.assessment.consentCheck === true && published.consent === undefined;
  const baseline = statusOf(timeline, statusOf(timeline, act.edition)?.previous ?? '');
  const waits = baseline?.state === 'announced' || baseline?.state === 'postponed';
  return {
    missed: consentOpen || waits ? 'other' : 'notice',
    ...(effective ? { was: effective } : {}),
    ...(earliest ? { earliest } : {}),
  };
}

/**
 * The same facts for what is shown now: a message keeps the words it was sent with, a page must be true today.
 * @param facts of the message
 */
export function factsNow(source: NoticeSource, facts: NoticeFacts): NoticeFacts {
  const { act, timeline } = source;
  const { after: _, standing: __, ...rest } = facts;
  const announced = timeline.editions.filter((status) => status.state === 'announced' && status.material);
  if (act.kind === 'withdrawn') {
    const standing = announced.map(({ edition, effective }) => ({
      effective,
      anew: act.reassessed?.some((again) => again.edition === edition && again.restarts) ?? false,
    }));
    return standing.length > 0 ? { ...rest, standing } : rest;
  }
  const previous = statusOf(timeline, act.edition)?.previous;
  const first = announced.find((status) => status.edition === previous);
  return facts.after !== undefined && first ? { ...rest, after: first.effective } : rest;
}
