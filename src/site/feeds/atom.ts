/** Atom (RFC 4287), per statement and language. */
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Language } from '#domain/language.ts';
import { ADDRESS } from '../addresses.ts';
import { eventsOf, eventText, type SiteEvent } from '../model/events.ts';
import { absolute, type Site, type StatementSite, statementName } from '../model/site.ts';
import { WORDS } from '../strings/index.ts';

export function atomFeed(site: Site, statement: StatementSite, language: Language): string {
  const name = statement.statement;
  const events = eventsOf(site, statement);
  const self = absolute(site, ADDRESS.atom(language, name));
  const title = WORDS[language].feed.title(statementName(site, name, language), site.publisher.name);
  const updated = events[0]?.at ?? statement.acts[0]?.recordedAt ?? site.settings.now;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>${escapeHtml(self)}</id>`,
    `<title>${escapeHtml(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<author><name>${escapeHtml(site.publisher.name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeHtml(self)}"/>`,
    `<link rel="alternate" type="text/html" hreflang="${language}" href="${escapeHtml(absolute(site, ADDRESS.archive(language, name)))}"/>`,
    ...events.map((event) => entry(site, statement, event, language)),
    '</feed>',
    '',
  ].join('\n');
}

function entry(site: Site, statement: StatementSite, event: SiteEvent, language: Language): string {
  const text = eventText(site, statement, event, language);
  const html = text.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('');
  const compare = text.comparison
    ? `<p><a href="${escapeHtml(text.comparison)}">${escapeHtml(WORDS[language].state.whatChanges)}</a></p>`
    : '';
  return [
    '<entry>',
    `<id>${escapeHtml(event.id)}</id>`,
    `<title>${escapeHtml(text.title)}</title>`,
    `<published>${event.at}</published>`,
    `<updated>${event.at}</updated>`,
    `<category term="${event.kind}"/>`,
    `<link rel="alternate" type="text/html" hreflang="${language}" href="${escapeHtml(text.url)}"/>`,
    ...(text.comparison
      ? [
          `<link rel="related" type="text/html" hreflang="${language}" href="${escapeHtml(text.comparison)}"/>`,
        ]
      : []),
    `<content type="html">${escapeHtml(html + compare)}</content>`,
    '</entry>',
  ].join('\n');
}
