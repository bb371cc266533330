/** Everything a page of one edition shows, as finished values. */
import { formatDate, type LocalDate, localDateOf } from '#domain/date.ts';
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Clause, ClauseId } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { plainParagraphs } from '#domain/notice/plain-words.ts';
import type { DeviationAct, ErratumAct } from '#domain/register/model.ts';
import type { EditionStatus } from '#domain/timeline/model.ts';
import { ADDRESS } from '../addresses.ts';
import { renderClauses } from '../render/clauses.ts';
import { WORDS } from '../strings/index.ts';
import { sections } from './numbering.ts';
import { aboutToChange, sinceWhen } from './since.ts';
import {
  absolute,
  basePath,
  compares,
  dateOf,
  editionName,
  inForce,
  type PublishedEdition,
  previousOf,
  publishedEdition,
  type ShownText,
  type Site,
  type StatementSite,
  textFor,
  upcoming,
} from './site.ts';

export interface StatementView {
  readonly shown: ShownText;
  readonly date: LocalDate;
  /** How the edition is called. */
  readonly name: string;
  readonly facts: readonly string[];
  readonly state: string;
  readonly governs: boolean;
  readonly summary: readonly string[];
  readonly impact: readonly string[];
  readonly comparison: string | null;
  readonly contents: readonly { readonly number: string; readonly text: string; readonly id: ClauseId }[];
  readonly html: string;
  readonly compareWith: readonly { readonly name: string; readonly href: string }[];
  readonly permalink: string;
}

/** @param language the reader's; the text may be in another when the edition has none in it */
export function statementView(
  site: Site,
  statement: StatementSite,
  published: PublishedEdition,
  language: Language,
): StatementView {
  const path = basePath(site);
  const shown = textFor(published.edition, language);
  const name = statement.statement;
  const previous = previousOf(statement, published);
  return {
    shown,
    date: dateOf(published, statement.timeline.timeZone),
    name: editionName(statement, published, language),
    facts: factsOf(statement, published, language, shown),
    state: stateOf(statement, published, language),
    governs: published.status.state === 'in-force',
    summary: plainParagraphs(shown.text.summary, shown.language, published.status.effective),
    impact: plainParagraphs(shown.text.impact, shown.language, published.status.effective),
    comparison: previous ? path + ADDRESS.comparison(language, name, previous.id, published.id) : null,
    contents: sections(shown.text.clauses).map(({ clause, number }) => ({
      number,
      text: clause.text,
      id: clause.id,
    })),
    html: renderClauses(shown.text.clauses, margins(site, statement, published, language, shown)),
    compareWith: comparable(site, statement, published).map((other) => ({
      name: editionName(statement, other, language),
      href: path + comparisonAddress(statement, published, other, language),
    })),
    permalink: absolute(site, ADDRESS.edition(language, name, published.id)),
  };
}

function factsOf(
  statement: StatementSite,
  published: PublishedEdition,
  language: Language,
  shown: ShownText,
): readonly string[] {
  const words = WORDS[language].statement;
  const { status, edition } = published;
  const recorded = formatDate(localDateOf(status.publishedAt, statement.timeline.timeZone), language);
  const adjective = WORDS[language].languageAdjectives[edition.authentic];
  return [
    edition.meta.illustrative
      ? WORDS[language].illustrative.added(recorded)
      : status.historical
        ? words.recorded(recorded)
        : words.published(recorded),
    ...(edition.languages.length > 1
      ? [shown.language === edition.authentic ? words.binding(adjective) : words.bindingIsOther(adjective)]
      : []),
  ];
}

/** In a sentence or two: does this text govern, and if not, when did or will it, and what is in its way. */
export function stateOf(statement: StatementSite, published: PublishedEdition, language: Language): string {
  const words = WORDS[language].state;
  const zone = statement.timeline.timeZone;
  const { status } = published;
  const day = (date: LocalDate) => formatDate(date, language);
  const from = day(dateOf(published, zone));
  switch (status.state) {
    case 'in-force':
      return words.inForce(from);
    case 'superseded':
      return words.superseded(from, status.inForceUntil ? day(localDateOf(status.inForceUntil, zone)) : '');
    case 'postponed':
      return postponedWords(status, language);
    case 'withdrawn':
      return words.withdrawn(day(localDateOf(status.withdrawnAt ?? status.publishedAt, zone)));
    case 'replaced': {
      const by = publishedEdition(statement, status.replacedBy ?? null);
      return words.replaced(by ? editionName(statement, by, language) : '');
    }
    default:
      return words.announced(day(status.effective));
  }
}

/** The date that was not met, why, and the earliest date on which it can still take effect. */
export function postponedWords(status: EditionStatus, language: Language): string {
  const { archive, state } = WORDS[language];
  const obstacle = status.obstacle ?? 'date-passed';
  const sentence = state.postponed(formatDate(status.effective, language), state.obstacles[obstacle]);
  // Where something else must happen first, no date can be named.
  const open = obstacle === 'consent-open' || obstacle === 'previous-not-in-force';
  if (open || status.earliest === undefined) return sentence;
  return `${sentence} ${archive.postponedUntil(formatDate(status.earliest, language))}`;
}

function margins(
  site: Site,
  statement: StatementSite,
  published: PublishedEdition,
  language: Language,
  shown: ShownText,
) {
  const words = WORDS[language];
  const path = basePath(site);
  const name = statement.statement;
  const since = sinceWhen(statement, published, shown.language);
  const next = inForce(statement) === published ? upcoming(statement)[0] : undefined;
  const changing = next
    ? aboutToChange(published.edition, next.edition, shown.language)
    : new Set<ClauseId>();
  const others = site.languages.filter((other) => other !== language && published.edition.texts[other]);
  const own = path + ADDRESS.edition(language, name, published.id);
  const aside = (clause: Clause): string => {
    const from = since.get(clause.id);
    if (!from || clause.header) return '';
    const date = shortDate(from.date, language);
    const parts = [
      `<a href="${path}${ADDRESS.clause(language, name, clause.id)}">${words.statement.since(date)}</a>`,
    ];
    if (next && changing.has(clause.id)) {
      const at = path + ADDRESS.comparison(language, name, published.id, next.id);
      const on = shortDate(next.status.effective, language);
      parts.push(`<a class="will" href="${at}#${clause.id}">${words.statement.changesOn(on)}</a>`);
    }
    for (const other of others)
      parts.push(
        `<a class="lang" lang="${other}" hreflang="${other}" href="${path}${ADDRESS.edition(other, name, published.id)}#${clause.id}">${WORDS[other].name}</a>`,
      );
    return parts.join(' ');
  };
  return {
    own,
    aside,
    below: remarks(statement, published, language, shown.language),
    ...(shown.inOwnLanguage ? {} : { lang: language }),
    footnotes: words.statement.footnotes,
    footnoteBack: words.statement.footnoteBack,
  };
}

/** Deviations and errata, told under the clause they concern. */
function remarks(
  statement: StatementSite,
  published: PublishedEdition,
  language: Language,
  textLanguage: Language,
) {
  const words = WORDS[language].statement;
  const own = statement.acts.filter((act) => act.edition === published.id);
  const deviations = own.filter((act): act is DeviationAct => act.kind === 'deviation');
  const errata = own.filter(
    (act): act is ErratumAct => act.kind === 'erratum' && act.language === textLanguage,
  );
  const lang = language === textLanguage ? '' : ` lang="${language}"`;
  return (clause: Clause): string =>
    [
      ...deviations
        .filter((act) => act.clauses.includes(clause.id))
        .map((act) => `${words.deviation(formatDate(act.since, language))} ${act.reason[language] ?? ''}`),
      ...errata
        .filter((act) => act.clause === clause.id)
        .map((act) => words.erratum(act.reads, act.shouldRead)),
    ]
      .map((text) => `<span class="remark" role="note"${lang}>${escapeHtml(text.trim())}</span>`)
      .join('');
}

const shortDates = new Map<string, string>();

/** A date for the margin: day, short month, year. */
export function shortDate(date: LocalDate, language: Language): string {
  const key = `${language} ${date}`;
  const known = shortDates.get(key);
  if (known) return known;
  const words = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(`${date}T12:00:00Z`));
  shortDates.set(key, words);
  return words;
}

/** The editions this one has a comparison page with, newest first. */
export function comparable(
  site: Site,
  statement: StatementSite,
  published: PublishedEdition,
): readonly PublishedEdition[] {
  return statement.editions.filter((other) => compares(site, published, other)).reverse();
}

/** Every comparison runs from older to newer. */
export function comparisonAddress(
  statement: StatementSite,
  a: PublishedEdition,
  b: PublishedEdition,
  language: Language,
): string {
  const [from, to] = statement.editions.indexOf(a) < statement.editions.indexOf(b) ? [a, b] : [b, a];
  return ADDRESS.comparison(language, statement.statement, from.id, to.id);
}
