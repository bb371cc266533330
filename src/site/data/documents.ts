/** The site as data: stable JSON documents, each with a schema under `/data/v1/schema/`. */
import type { Clause } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { ADDRESS } from '../addresses.ts';
import { assessedChanges, comparedLanguage } from '../model/comparison-view.ts';
import { redlineOf } from '../model/history.ts';
import { numberClauses } from '../model/numbering.ts';
import { sinceWhen } from '../model/since.ts';
import { absolute, dateOf, type PublishedEdition, type Site, type StatementSite } from '../model/site.ts';

type Document = Readonly<Record<string, unknown>>;

/** Which edition applies when, and what is announced. */
export function timelineDocument(site: Site, statement: StatementSite): Document {
  const { timeline, statement: name } = statement;
  const last = statement.acts.at(-1);
  return {
    ...header(site, 'timeline', name),
    timeZone: timeline.timeZone,
    inForce: timeline.inForce,
    upcoming: timeline.upcoming,
    editions: statement.editions.map(({ id, status, edition, act }) => ({
      edition: id,
      url: absolute(site, ADDRESS.editionJson(name, id)),
      languages: edition.languages,
      state: status.state,
      verdict: status.verdict,
      direction: status.direction,
      material: status.material,
      historical: status.historical,
      illustrative: status.illustrative,
      publishedAt: status.publishedAt,
      effective: status.effective,
      previous: act.previous,
      noticeStartedAt: status.noticeStartedAt ?? null,
      noticeGivenAt: status.noticeGivenAt ?? null,
      inForceFrom: status.inForceFrom ?? null,
      inForceUntil: status.inForceUntil ?? null,
      withdrawnAt: status.withdrawnAt ?? null,
      replacedBy: status.replacedBy ?? null,
    })),
    intervals: timeline.intervals.map(({ edition, from, until }) => ({
      edition,
      from,
      until: until ?? null,
    })),
    register: {
      url: absolute(site, ADDRESS.register(name)),
      acts: statement.acts.length,
      head: last ? (statement.digests.get(last.seq) ?? null) : null,
    },
  };
}

/** One edition in all its languages. */
export function editionDocument(site: Site, statement: StatementSite, published: PublishedEdition): Document {
  const { edition, status } = published;
  const name = statement.statement;
  return {
    ...header(site, 'edition', name),
    edition: published.id,
    authentic: edition.authentic,
    publishedAt: status.publishedAt,
    effective: dateOf(published, statement.timeline.timeZone),
    illustrative: status.illustrative,
    historical: status.historical,
    texts: Object.fromEntries(
      edition.languages.flatMap((language) => {
        const text = edition.texts[language];
        if (!text) return [];
        const numbers = numberClauses(text.clauses);
        const since = sinceWhen(statement, published, language);
        return [
          [
            language,
            {
              url: absolute(site, ADDRESS.edition(language, name, published.id)),
              source: absolute(site, ADDRESS.source(name, published.id, `${language}.md`)),
              sha256: text.sha256,
              title: text.title,
              summary: text.summary ?? null,
              impact: text.impact ?? null,
              note: text.note ?? null,
              glance: text.glance ?? [],
              clauses: text.clauses.map((clause) => ({
                ...clauseDocument(clause, text.clauses, numbers),
                since: since.get(clause.id)?.edition.id ?? published.id,
              })),
            },
          ],
        ];
      }),
    ),
  };
}

function clauseDocument(clause: Clause, all: readonly Clause[], numbers: readonly string[]): Document {
  return {
    id: clause.id,
    number: numbers[clause.index] ?? '',
    kind: clause.kind,
    depth: clause.depth,
    parent: clause.parent === null ? null : (all[clause.parent]?.id ?? null),
    text: clause.text,
    ...(clause.cells ? { cells: clause.cells } : {}),
  };
}

/** The frozen assessment of an edition, with the decisions taken on it. */
export function assessmentDocument(
  site: Site,
  statement: StatementSite,
  published: PublishedEdition,
): Document {
  const { act } = published;
  return {
    ...header(site, 'assessment', statement.statement),
    edition: published.id,
    previous: act.previous,
    lastNotified: act.lastNotified,
    assessment: act.assessment,
    decisions: act.decisions,
    consent: act.consent ?? null,
    notice: act.notice,
  };
}

/** What changed between two successive editions, in one language. */
export function changesDocument(
  site: Site,
  statement: StatementSite,
  from: PublishedEdition,
  to: PublishedEdition,
  language: Language,
): Document {
  const both = comparedLanguage(from, to, language);
  const step = redlineOf(from, to, language);
  const verdicts = new Map(assessedChanges(from, to, both).map((change) => [change.change, change.verdict]));
  return {
    ...header(site, 'changes', statement.statement),
    from: from.id,
    to: to.id,
    language: both,
    changes: step.changes.map((change) => ({
      id: change.id,
      from: change.from.map((index) => step.old[index]!.id),
      to: change.to.map((index) => step.new[index]!.id),
      facets: change.facets,
      verdict: verdicts.get(change.id) ?? null,
      segments: change.display,
      links: change.links,
    })),
  };
}

function header(site: Site, kind: string, statement: string): Document {
  return { $schema: absolute(site, ADDRESS.schema(kind)), version: 1, statement };
}
