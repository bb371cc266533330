/** Whether the prominent notice really stands on the public page, as a visitor gets it. */
import type { Archive, StatementArchive } from '#archive/read-archive.ts';
import type { Language } from '#domain/language.ts';
import { type BannerNotice, bannersFor } from '#domain/notice/banner.ts';
import type { Timeline } from '#domain/timeline/model.ts';

/** Gets a public page; `null` when it cannot be had. */
export type FetchPage = (url: string) => Promise<string | null>;

export interface Sighting {
  readonly edition: string;
  readonly seen: boolean;
  /** The statement's own page in the authentic language. */
  readonly url: string;
  /** Pages on which it was missing. */
  readonly missing: readonly string[];
}

/**
 * Looks for the notice about every upcoming edition, on the statement's page in every language.
 * Looked for twice before it counts as missing: a restart of a web server is no interruption.
 */
export async function lookForBanners(o: {
  readonly archive: Archive;
  readonly statement: StatementArchive;
  readonly timeline: Timeline;
  readonly publicUrl: string;
  readonly fetchPage: FetchPage;
  readonly wait?: (() => Promise<void>) | undefined;
}): Promise<readonly Sighting[]> {
  const { publisher } = o.archive;
  const banners = bannersFor({
    publisher,
    timeline: o.timeline,
    editions: o.statement.editions,
    acts: o.statement.acts,
    publicUrl: o.publicUrl,
  }).filter((banner) => o.timeline.upcoming.includes(banner.edition) && banner.kind !== 'deviation');
  const pages = new Map<Language, string>();
  const url = (language: Language) => `${o.publicUrl}/${language}/${o.statement.statement}/`;
  const look = async (language: Language): Promise<void> => {
    const page = await o.fetchPage(url(language));
    if (page !== null) pages.set(language, page);
  };
  const missing = (banner: BannerNotice) =>
    publisher.languages.filter((language) => !isOnPage(pages.get(language) ?? '', banner, language));
  if (banners.length === 0) return [];
  for (const language of publisher.languages) await look(language);
  if (banners.some((banner) => missing(banner).length > 0)) {
    await o.wait?.();
    for (const language of publisher.languages) await look(language);
  }
  return banners.map((banner) => ({
    edition: banner.edition,
    seen: missing(banner).length === 0,
    url: url(publisher.authentic),
    missing: missing(banner).map(url),
  }));
}

/** True when a page shows the banner's own words: heading, date and every paragraph, before the main heading. */
export function isOnPage(html: string, notice: BannerNotice, language: Language): boolean {
  const banner = notice.banner[language];
  if (!banner) return false;
  const title = html.search(/<h1[\s>]/i);
  const shown = visibleText(title === -1 ? html : html.slice(0, title));
  return [banner.heading, ...banner.paragraphs].every((words) => shown.includes(collapse(words)));
}

/** What is left for a reader: tags, scripts and styles gone, entities read, white space collapsed. */
function visibleText(html: string): string {
  const words = html
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<(script|style|template|noscript)\b[\s\S]*?<\/\1>/gi, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&(lt|gt|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll('&amp;', '&');
  return collapse(words);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function collapse(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
