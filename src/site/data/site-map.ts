/** For crawlers: what to index, and whom to tell about a hole. */
import { addMonths, localDateOf } from '#domain/date.ts';
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Language } from '#domain/language.ts';
import { ADDRESS } from '../addresses.ts';
import { absolute, inForce, type Site } from '../model/site.ts';

/** Pages that a search engine should show, each with its other languages (sitemaps.org, hreflang). */
export function siteMap(site: Site): string {
  const pages: { readonly address: (language: Language) => string; readonly changed?: string }[] = [
    { address: ADDRESS.home },
    ...site.statements.flatMap((statement) => {
      const changed = inForce(statement)?.status.publishedAt.slice(0, 10);
      return [
        {
          address: (language: Language) => ADDRESS.statement(language, statement.statement),
          ...(changed ? { changed } : {}),
        },
        { address: (language: Language) => ADDRESS.archive(language, statement.statement) },
        { address: (language: Language) => ADDRESS.compare(language, statement.statement) },
      ];
    }),
    { address: ADDRESS.subscribe },
    { address: ADDRESS.verify },
    { address: ADDRESS.about },
    { address: ADDRESS.data },
  ];
  const urls = pages.flatMap((page) =>
    site.languages.map((language) => {
      const links = [
        ...site.languages.map((each) => alternate(each, absolute(site, page.address(each)))),
        alternate('x-default', absolute(site, page.address(site.publisher.authentic))),
      ];
      const changed = page.changed ? `<lastmod>${page.changed}</lastmod>` : '';
      return `<url><loc>${escapeHtml(absolute(site, page.address(language)))}</loc>${changed}${links.join('')}</url>`;
    }),
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

function alternate(language: string, href: string): string {
  return `<xhtml:link rel="alternate" hreflang="${language}" href="${escapeHtml(href)}"/>`;
}

/** Nothing is closed: archives of the web may keep every edition. */
export function robots(site: Site): string {
  return `User-agent: *\nAllow: /\n\nSitemap: ${absolute(site, ADDRESS.sitemap)}\n`;
}

/** RFC 9116. It expires within a year, on the first of a month, so that most builds leave it as it was. */
export function securityTxt(site: Site): string {
  const month = `${localDateOf(site.settings.now, site.publisher.timeZone).slice(0, 7)}-01`;
  return [
    `Contact: mailto:${site.publisher.contact.email}`,
    `Expires: ${addMonths(month, 11)}T00:00:00.000Z`,
    `Preferred-Languages: ${site.languages.join(', ')}`,
    `Canonical: ${absolute(site, '/.well-known/security.txt')}`,
    '',
  ].join('\n');
}
