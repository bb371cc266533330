/** What stands in the head of a page for programs: languages, versions, structured data. */

import type { Language } from '#domain/language.ts';
import { ADDRESS } from '../addresses.ts';
import {
  absolute,
  dateOf,
  editionName,
  inForce,
  type PublishedEdition,
  type Site,
  type StatementSite,
  statementName,
  textFor,
} from './site.ts';

export interface HeadLink {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly hreflang?: string;
  readonly title?: string;
}

/** Feeds and the list of past versions (RFC 7089) of a statement. */
export function statementLinks(
  site: Site,
  statement: StatementSite,
  language: Language,
): readonly HeadLink[] {
  const name = statement.statement;
  const title = statementName(site, name, language);
  const at = (address: string) => absolute(site, address);
  return [
    { rel: 'alternate', type: 'application/atom+xml', href: at(ADDRESS.atom(language, name)), title },
    { rel: 'alternate', type: 'application/feed+json', href: at(ADDRESS.jsonFeed(language, name)), title },
    { rel: 'timemap', type: 'application/link-format', href: at(ADDRESS.timeMap(language, name)) },
  ];
}

/** Version navigation (RFC 5829). An announced edition may be a successor, never the latest version. */
export function versionLinks(
  site: Site,
  statement: StatementSite,
  published: PublishedEdition,
  language: Language,
): readonly HeadLink[] {
  const name = statement.statement;
  const at = (id: string) => absolute(site, ADDRESS.edition(language, name, id));
  const place = statement.editions.indexOf(published);
  const before = statement.editions[place - 1];
  const after = statement.editions[place + 1];
  const latest = inForce(statement);
  return [
    { rel: 'version-history', href: absolute(site, ADDRESS.archive(language, name)) },
    ...(latest ? [{ rel: 'latest-version', href: at(latest.id) }] : []),
    ...(before ? [{ rel: 'predecessor-version', href: at(before.id) }] : []),
    ...(after ? [{ rel: 'successor-version', href: at(after.id) }] : []),
  ];
}

/**
 * An edition in the vocabulary of schema.org. `DigitalDocument`, not `Legislation`: that is for acts and bills, and
 * borrowing its dates misleads.
 */
export function editionJsonLd(
  site: Site,
  statement: StatementSite,
  published: PublishedEdition,
  language: Language,
): Readonly<Record<string, unknown>> {
  const name = statement.statement;
  const address = absolute(site, ADDRESS.edition(language, name, published.id));
  const { edition, status, act } = published;
  const shown = textFor(edition, language);
  const others = edition.languages.filter((other) => other !== shown.language);
  const translations = others.map((other) => ({
    '@id': absolute(site, ADDRESS.edition(other, name, published.id)),
  }));
  const previous = act.previous;
  return {
    '@context': 'https://schema.org',
    '@type': 'DigitalDocument',
    '@id': address,
    url: address,
    name: `${shown.text.title} (${editionName(statement, published, language)})`,
    version: published.id,
    inLanguage: shown.language,
    ...(edition.meta.illustrative
      ? { dateCreated: status.publishedAt }
      : { datePublished: status.publishedAt }),
    temporalCoverage: coverage(statement, published),
    publisher: { '@type': 'Organization', name: site.publisher.name },
    exampleOfWork: { '@type': 'CreativeWork', '@id': absolute(site, ADDRESS.statement(language, name)) },
    ...(previous ? { isBasedOn: absolute(site, ADDRESS.edition(language, name, previous)) } : {}),
    ...(shown.language === edition.authentic
      ? others.length > 0
        ? { workTranslation: translations }
        : {}
      : {
          translationOfWork: {
            '@id': absolute(site, ADDRESS.edition(edition.authentic, name, published.id)),
          },
        }),
    encoding: {
      '@type': 'MediaObject',
      encodingFormat: 'text/markdown',
      contentUrl: absolute(site, ADDRESS.source(name, published.id, `${shown.language}.md`)),
      sha256: shown.text.sha256,
    },
    ...(edition.meta.illustrative ? { creativeWorkStatus: 'Example, never published' } : {}),
  };
}

/** ISO 8601 interval in which an edition governs; open while it still does. */
function coverage(statement: StatementSite, published: PublishedEdition): string {
  const { inForceFrom, inForceUntil } = published.status;
  if (!inForceFrom) return `${dateOf(published, statement.timeline.timeZone)}/..`;
  return `${inForceFrom}/${inForceUntil ?? '..'}`;
}
