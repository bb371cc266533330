/** JSON Feed 1.1, per statement and language. */
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Language } from '#domain/language.ts';
import { ADDRESS } from '../addresses.ts';
import { eventsOf, eventText } from '../model/events.ts';
import { absolute, type Site, type StatementSite, statementName } from '../model/site.ts';
import { WORDS } from '../strings/index.ts';

export function jsonFeed(site: Site, statement: StatementSite, language: Language): string {
  const name = statement.statement;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: WORDS[language].feed.title(statementName(site, name, language), site.publisher.name),
    home_page_url: absolute(site, ADDRESS.archive(language, name)),
    feed_url: absolute(site, ADDRESS.jsonFeed(language, name)),
    language,
    authors: [{ name: site.publisher.name }],
    items: eventsOf(site, statement).map((event) => {
      const text = eventText(site, statement, event, language);
      return {
        id: event.id,
        url: text.url,
        ...(text.comparison ? { external_url: text.comparison } : {}),
        title: text.title,
        content_html: text.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join(''),
        date_published: event.at,
        tags: [event.kind],
        _promulgate: {
          statement: name,
          edition: event.edition.id,
          event: event.kind,
          effective: event.effective,
          verdict: event.edition.status.verdict,
          register_line: event.line,
        },
      };
    }),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}
