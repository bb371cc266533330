/** The archive: every edition with its dates and reasons, and every interval with what was then announced. */
import {
  epochMs,
  formatDate,
  formatInstant,
  type Instant,
  type LocalDate,
  localDateOf,
  startOfDay,
  type TimeZone,
} from '#domain/date.ts';
import type { Verdict } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { plainParagraphs } from '#domain/notice/plain-words.ts';
import type { NoticeGivenAct, WithdrawnAct } from '#domain/register/model.ts';
import type { EditionState, Interval } from '#domain/timeline/model.ts';
import { ADDRESS } from '../addresses.ts';
import { WORDS } from '../strings/index.ts';
import {
  absolute,
  basePath,
  dateOf,
  editionName,
  type PublishedEdition,
  previousOf,
  publishedEdition,
  type Site,
  type StatementSite,
  statementName,
  textFor,
  unbroken,
} from './site.ts';
import { postponedWords } from './statement-view.ts';

/** A sentence; `lang` where it is not in the reader's language. */
export interface Remark {
  readonly text: string;
  readonly lang?: Language | undefined;
}

export interface ArchiveEntry {
  readonly id: string;
  readonly name: string;
  readonly heading: string;
  readonly state: EditionState;
  readonly stateName: string;
  readonly verdict: Verdict | 'first';
  readonly illustrative: boolean;
  /** It has not taken effect, and may. */
  readonly ahead: boolean;
  /** What the publisher says it changes; for a reader who scans. */
  readonly summary: string;
  readonly summaryLanguage: Language;
  readonly sentences: readonly Remark[];
  readonly reasons: readonly (readonly Remark[])[];
  readonly comparison: string | null;
}

/** Newest first. */
export function archiveEntries(
  site: Site,
  statement: StatementSite,
  language: Language,
): readonly ArchiveEntry[] {
  const path = basePath(site);
  return [...statement.editions].reverse().map((published) => {
    const { status } = published;
    const previous = previousOf(statement, published);
    const { text, language: shown } = textFor(published.edition, language);
    return {
      id: published.id,
      name: editionName(statement, published, language),
      heading: headingOf(statement, published, language),
      state: status.state,
      stateName: WORDS[language].state.names[status.state],
      verdict: status.verdict,
      illustrative: status.illustrative,
      ahead: status.state === 'announced' || status.state === 'postponed',
      summary: plainParagraphs(text.summary, shown, status.effective)[0] ?? '',
      summaryLanguage: shown,
      sentences: sentencesOf(statement, published, language),
      reasons: reasonsOf(published, language),
      comparison: previous
        ? path + ADDRESS.comparison(language, statement.statement, previous.id, published.id)
        : null,
    };
  });
}

function headingOf(statement: StatementSite, published: PublishedEdition, language: Language): string {
  const words = WORDS[language].archive;
  const zone = statement.timeline.timeZone;
  const { status } = published;
  const day = (date: LocalDate) => unbroken(formatDate(date, language));
  const from = day(dateOf(published, zone));
  if (status.state === 'in-force') return words.spanNow(from);
  if (status.inForceUntil) return words.span(from, day(localDateOf(status.inForceUntil, zone)));
  if (status.state === 'announced') return words.from(from);
  return words.planned(from);
}

function sentencesOf(
  statement: StatementSite,
  published: PublishedEdition,
  language: Language,
): readonly Remark[] {
  const words = WORDS[language].archive;
  const { status, act } = published;
  const written = (text: string): Remark => ({ text, lang: foreign(published, language) });
  const zone = statement.timeline.timeZone;
  const day = (instant: Instant) => formatDate(localDateOf(instant, zone), language);
  const sentences: Remark[] = [];
  const say = (text: string) => sentences.push({ text });
  if (status.verdict === 'first') say(words.firstEdition);
  const said = status.illustrative
    ? (date: string) => `${capital(WORDS[language].illustrative.added(date))}.`
    : status.historical
      ? words.recordedOn
      : status.inForceFrom === status.publishedAt
        ? words.publishedOn
        : words.announcedOn;
  say(said(day(status.publishedAt)));
  if (status.material && status.verdict !== 'first') {
    if (status.noticeGivenAt) say(words.noticeGiven(day(status.noticeGivenAt), toldIn(statement, published)));
    else if (status.state === 'announced') say(words.noticePending);
  }
  if (status.state === 'postponed') {
    say(postponedWords(status, language));
  }
  if (status.state === 'withdrawn') {
    const withdrawn = statement.acts.find(
      (each): each is WithdrawnAct => each.kind === 'withdrawn' && each.edition === published.id,
    );
    say(words.withdrawnOn(day(status.withdrawnAt ?? status.publishedAt)));
    if (withdrawn) sentences.push(written(withdrawn.reason));
  }
  if (status.state === 'replaced') {
    const by = publishedEdition(statement, status.replacedBy ?? null);
    if (by) say(words.replacedBy(editionName(statement, by, language)));
  }
  if (act.notice?.exception) {
    say(words.exception);
    sentences.push(written(act.notice.exception.reason));
  }
  return sentences;
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** How many recipients had accepted a message when notice was complete. */
function toldIn(statement: StatementSite, published: PublishedEdition): number {
  const given = statement.acts.findLast(
    (act): act is NoticeGivenAct => act.kind === 'notice-given' && act.edition === published.id,
  );
  const counts = given?.counts ?? {};
  return ['accepted', 'delivered', 'sent', 'told-before']
    .flatMap((state) => Object.values(counts[state] ?? {}))
    .reduce((sum, count) => sum + count, 0);
}

/** Reasons are written in the authentic language only. */
function foreign(published: PublishedEdition, language: Language): Language | undefined {
  const { authentic } = published.edition;
  return authentic === language ? undefined : authentic;
}

/** Decisions of the publisher, with the roles that took them. */
function reasonsOf(published: PublishedEdition, language: Language): readonly (readonly Remark[])[] {
  const words = WORDS[language];
  const lang = foreign(published, language);
  const taken = ({ reason, by }: { readonly reason: string; readonly by: readonly string[] }): Remark[] => [
    { text: reason, lang },
    { text: words.archive.decidedBy },
    { text: `${by.join(', ')}.`, lang },
  ];
  const { decisions, consent } = published.act;
  return [
    ...decisions.map((decision) => [
      { text: `${capital(words.verdict[decision.verdict])}:` },
      ...taken(decision),
    ]),
    ...(consent ? [taken(consent)] : []),
  ];
}

interface Moment {
  readonly instant: Instant;
  readonly words: string;
}

export interface IntervalRow {
  readonly from: Moment;
  readonly until: Moment | null;
  readonly name: string;
  readonly href: string;
  readonly announced: readonly string[];
  readonly citation: string;
}

function isStartOfDay(instant: Instant, zone: TimeZone): boolean {
  return epochMs(startOfDay(localDateOf(instant, zone), zone)) === epochMs(instant);
}

/** Newest first: which text governed, and what had been announced but did not govern yet. */
export function intervalRows(
  site: Site,
  statement: StatementSite,
  language: Language,
): readonly IntervalRow[] {
  const path = basePath(site);
  const zone = statement.timeline.timeZone;
  const moment = (instant: Instant): Moment => ({
    instant,
    // A time may stand below its date.
    words: unbroken(
      isStartOfDay(instant, zone)
        ? formatDate(localDateOf(instant, zone), language)
        : formatInstant(instant, language, zone).replace(` (${zone})`, ''),
    ).replace(',\u00a0', ', '),
  });
  return [...statement.timeline.intervals].reverse().flatMap((interval) => {
    const published = publishedEdition(statement, interval.edition);
    if (!published) return [];
    const title = statementName(site, statement.statement, language);
    const address = absolute(site, ADDRESS.edition(language, statement.statement, published.id));
    return [
      {
        from: moment(interval.from),
        until: interval.until ? moment(interval.until) : null,
        name: unbroken(editionName(statement, published, language)),
        href: path + ADDRESS.edition(language, statement.statement, published.id),
        announced: announcedIn(statement, interval, language),
        citation: `${WORDS[language].statement.citation(site.publisher.name, title, published.id)}, ${address}`,
      },
    ];
  });
}

/** Editions published before or during an interval that did not govern before its end. */
function announcedIn(statement: StatementSite, interval: Interval, language: Language): readonly string[] {
  const words = WORDS[language].archive;
  const zone = statement.timeline.timeZone;
  const end = interval.until ? epochMs(interval.until) : Number.POSITIVE_INFINITY;
  return statement.editions
    .filter(({ id, status }) => {
      if (id === interval.edition || status.historical) return false;
      const gone = status.withdrawnAt ?? status.inForceFrom;
      const known = epochMs(status.publishedAt);
      const settled = gone ? epochMs(gone) : Number.POSITIVE_INFINITY;
      return known < end && settled > epochMs(interval.from) && settled > known;
    })
    .map((published) =>
      words.announcedThen(
        formatDate(localDateOf(published.status.publishedAt, zone), language),
        formatDate(published.status.effective, language),
      ),
    );
}
