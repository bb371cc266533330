/** Everything on the site that is not a page: feeds, data, sources, what crawlers and embedders need. */
import { digest } from '#domain/digest.ts';
import { ADDRESS } from './addresses.ts';
import { assessmentDocument, changesDocument, editionDocument, timelineDocument } from './data/documents.ts';
import { SCHEMA_NAMES, schemaDocument } from './data/schemas.ts';
import { robots, securityTxt, siteMap } from './data/site-map.ts';
import { noticeFragment, noticeFrame, noticeJson } from './embed/notices.ts';
import { embedScript } from './embed/script.ts';
import { atomFeed } from './feeds/atom.ts';
import { calendar } from './feeds/calendar.ts';
import { jsonFeed } from './feeds/json-feed.ts';
import { timeMap } from './feeds/time-map.ts';
import { permanentAddresses } from './model/permanent.ts';
import { absolute, previousOf, type Site, type SourceFile, type StatementSite } from './model/site.ts';

/** One file of the site, at its address. */
export interface SiteFile {
  readonly address: string;
  readonly body: string | Uint8Array;
}

/** Every file that is not a page, in a fixed order. */
export function* siteFiles(site: Site): Generator<SiteFile> {
  for (const statement of site.statements) {
    yield* sourceFiles(statement);
    yield* dataFiles(site, statement);
    yield* languageFiles(site, statement);
  }
  yield { address: ADDRESS.sums, body: sums(site) };
  for (const name of SCHEMA_NAMES) {
    const address = ADDRESS.schema(name);
    yield { address, body: json(schemaDocument(name, absolute(site, address))) };
  }
  yield { address: ADDRESS.embedScript, body: embedScript().text };
  yield { address: ADDRESS.sitemap, body: siteMap(site) };
  yield { address: '/robots.txt', body: robots(site) };
  yield { address: '/.well-known/security.txt', body: securityTxt(site) };
  yield { address: ADDRESS.manifest, body: permanentAddresses(site).join('\n').concat('\n') };
}

function* sourceFiles(statement: StatementSite): Generator<SiteFile> {
  for (const source of statement.sources)
    yield { address: sourceAddress(statement, source), body: source.bytes };
}

function sourceAddress({ statement }: StatementSite, { edition, name }: SourceFile): string {
  return edition === null ? ADDRESS.register(statement) : ADDRESS.source(statement, edition, name);
}

function* dataFiles(site: Site, statement: StatementSite): Generator<SiteFile> {
  const name = statement.statement;
  yield { address: ADDRESS.timelineJson(name), body: json(timelineDocument(site, statement)) };
  for (const published of statement.editions) {
    const { id } = published;
    yield { address: ADDRESS.editionJson(name, id), body: json(editionDocument(site, statement, published)) };
    yield {
      address: ADDRESS.assessmentJson(name, id),
      body: json(assessmentDocument(site, statement, published)),
    };
    const previous = previousOf(statement, published);
    if (!previous) continue;
    for (const language of site.languages)
      yield {
        address: ADDRESS.changesJson(name, previous.id, id, language),
        body: json(changesDocument(site, statement, previous, published, language)),
      };
  }
}

function* languageFiles(site: Site, statement: StatementSite): Generator<SiteFile> {
  const name = statement.statement;
  for (const language of site.languages) {
    yield { address: ADDRESS.atom(language, name), body: atomFeed(site, statement, language) };
    yield { address: ADDRESS.jsonFeed(language, name), body: jsonFeed(site, statement, language) };
    yield { address: ADDRESS.calendar(language, name), body: calendar(site, statement, language) };
    yield { address: ADDRESS.timeMap(language, name), body: timeMap(site, statement, language) };
    yield { address: ADDRESS.embedJson(name, language), body: noticeJson(site, statement, language) };
    yield { address: ADDRESS.embedFragment(name, language), body: noticeFragment(site, statement, language) };
    yield { address: ADDRESS.embedFrame(name, language), body: noticeFrame(site, statement, language) };
  }
}

/** In the format of `sha256sum`, with paths below `/source/`. */
function sums(site: Site): string {
  return site.statements
    .flatMap((statement) =>
      statement.sources.map(
        (source) => `${digest(source.bytes)}  ${sourceAddress(statement, source).replace('/source/', '')}\n`,
      ),
    )
    .join('');
}

function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
