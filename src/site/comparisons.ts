/**
 * The comparison pages: by far the most pages of a site. Astro draws one pattern for each statement and language; each
 * pair is poured into it, its body as the bytes that were kept.
 */
import { escapeHtml } from '#domain/edition/escape.ts';
import { ADDRESS, CONTENT_MARKER, PAIR_MARKER } from './addresses.ts';
import type { SiteFile } from './files.ts';
import type { BodyStore } from './model/body-store.ts';
import { comparisonView } from './model/comparison-view.ts';
import { compares, type PublishedEdition, type Site, type StatementSite } from './model/site.ts';
import { afterBody, beforeBody } from './render/comparison-page.ts';

/** @param patternAt the page that Astro drew at an address */
export function* comparisonPages(
  site: Site,
  bodies: BodyStore,
  patternAt: (address: string) => string,
): Generator<SiteFile> {
  for (const language of site.languages)
    for (const statement of site.statements) {
      if (statement.editions.length < 2) continue;
      const pour = pourer(patternAt(ADDRESS.comparisonPattern(language, statement.statement)));
      for (const [from, to] of comparedPairs(site, statement)) {
        const view = comparisonView(site, bodies, statement, from, to, language);
        yield {
          address: ADDRESS.comparison(language, statement.statement, from.id, to.id),
          body: pour(
            { title: escapeHtml(view.title), from: from.id, to: to.id },
            beforeBody(view, language, site.publisher.name),
            view.body,
            afterBody(view, language),
          ),
        };
      }
    }
}

/** Every pair that has a page, older edition first. */
export function* comparedPairs(
  site: Site,
  { editions }: StatementSite,
): Generator<readonly [PublishedEdition, PublishedEdition]> {
  for (const [place, from] of editions.entries())
    for (const to of editions.slice(place + 1)) if (compares(site, from, to)) yield [from, to];
}

type Pour = (
  names: Readonly<Record<keyof typeof PAIR_MARKER, string>>,
  before: string,
  body: Uint8Array,
  after: string,
) => Uint8Array;

/** The pattern is cut once; what a pair adds are a few short names and its body. */
function pourer(pattern: string): Pour {
  const [head, tail, ...rest] = pattern.split(CONTENT_MARKER);
  if (head === undefined || tail === undefined || rest.length > 0)
    throw new RangeError('The pattern of a comparison has one place for its content.');
  const markers = Object.entries(PAIR_MARKER) as [keyof typeof PAIR_MARKER, string][];
  const name = (text: string, names: Parameters<Pour>[0]) =>
    markers.reduce((named, [key, marker]) => named.replaceAll(marker, () => names[key]), text);
  return (names, before, body, after) =>
    Buffer.concat([Buffer.from(name(head, names) + before), body, Buffer.from(after + name(tail, names))]);
}
