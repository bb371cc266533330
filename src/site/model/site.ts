/** What every page is made from: the archive at one moment, ready to be shown. Frozen; `content.ts` makes it. */
import { epochMs, formatDate, type Instant, type LocalDate, localDateOf } from '#domain/date.ts';
import type { Sha256 } from '#domain/digest.ts';
import type { Edition, EditionText } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import type { BannerNotice } from '#domain/notice/banner.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Act, PublishedAct } from '#domain/register/model.ts';
import type { EditionStatus, Timeline } from '#domain/timeline/model.ts';

/** What differs between two builds of the same content. */
export interface SiteSettings {
  readonly contentDir: string;
  readonly now: Instant;
  /** Without trailing slash; a path after the host is allowed. */
  readonly publicUrl: string;
  readonly demonstration: boolean;
  /** Declared on every page of a rehearsal; `null` otherwise. */
  readonly rehearsal: string | null;
}

/** One published edition with what the register says about it. */
export interface PublishedEdition {
  readonly id: string;
  readonly edition: Edition;
  readonly status: EditionStatus;
  readonly act: PublishedAct;
  /** Place in the order of publication, from 0: never changes. */
  readonly ordinal: number;
}

/** A file of the content folder that the site republishes byte for byte. */
export interface SourceFile {
  readonly edition: string | null;
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface StatementSite {
  readonly statement: string;
  /** Oldest first. Recorded editions by their own date, then the others in the order they were published. */
  readonly editions: readonly PublishedEdition[];
  /** Up to now. */
  readonly acts: readonly Act[];
  /** Digest of each act's line, by number. */
  readonly digests: ReadonlyMap<number, Sha256>;
  readonly timeline: Timeline;
  readonly banners: readonly BannerNotice[];
  readonly sources: readonly SourceFile[];
}

export interface Site {
  readonly settings: SiteSettings;
  readonly publisher: Publisher;
  readonly languages: readonly Language[];
  readonly statements: readonly StatementSite[];
}

/** Path of the site on its host, without trailing slash: empty, or `/legal`. */
export function basePath(site: Site): string {
  return new URL(site.settings.publicUrl).pathname.replace(/\/+$/, '');
}

/** Full address of a root-relative one. */
export function absolute(site: Site, address: string): string {
  return `${site.settings.publicUrl}${address}`;
}

export function statementName(site: Site, statement: string, language: Language): string {
  const named = site.publisher.statements[statement]?.[language];
  if (named) return named;
  const own = site.statements.find((candidate) => candidate.statement === statement);
  return own?.editions.at(-1)?.edition.texts[language]?.title ?? statement;
}

export function publishedEdition(statement: StatementSite, id: string | null): PublishedEdition | undefined {
  return statement.editions.find((edition) => edition.id === id);
}

export function inForce(statement: StatementSite): PublishedEdition | undefined {
  return publishedEdition(statement, statement.timeline.inForce);
}

export function upcoming(statement: StatementSite): readonly PublishedEdition[] {
  return statement.timeline.upcoming.flatMap((id) => publishedEdition(statement, id) ?? []);
}

/** A text to show to readers of `language`, and whether it is really in that language. */
export interface ShownText {
  readonly text: EditionText;
  readonly language: Language;
  readonly inOwnLanguage: boolean;
}

/** The edition's text in the reader's language, else in its authentic one (an edition may predate a translation). */
export function textFor(edition: Edition, language: Language): ShownText {
  const own = edition.texts[language];
  if (own) return { text: own, language, inOwnLanguage: true };
  for (const other of [edition.authentic, ...edition.languages]) {
    const text = edition.texts[other];
    if (text) return { text, language: other, inOwnLanguage: false };
  }
  throw new RangeError(`Edition ${edition.statement}/${edition.id} has no text at all.`);
}

// Both are asked for thousands of times in a build, and calendars are slow.
const dates = new WeakMap<PublishedEdition, LocalDate>();
const names = new WeakMap<PublishedEdition, Map<Language, string>>();

/** The calendar date from which an edition governs, governed or would govern. */
export function dateOf(published: PublishedEdition, timeZone: string): LocalDate {
  const known = dates.get(published);
  if (known) return known;
  const from = published.status.inForceFrom;
  const date = from ? localDateOf(from, timeZone) : published.status.effective;
  dates.set(published, date);
  return date;
}

/**
 * How an edition is called among the others of its statement: by the date from which it governs. Two editions of
 * one date are told apart by their ids.
 */
export function editionName(
  statement: StatementSite,
  published: PublishedEdition,
  language: Language,
): string {
  const known = names.get(published)?.get(language);
  if (known) return known;
  const zone = statement.timeline.timeZone;
  const date = dateOf(published, zone);
  const shared = statement.editions.some(
    (other) => other.id !== published.id && dateOf(other, zone) === date,
  );
  const words = formatDate(date, language);
  const name = shared ? `${words} (${published.id})` : words;
  names.set(published, (names.get(published) ?? new Map<Language, string>()).set(language, name));
  return name;
}

/** The edition that this one changes: the one in force immediately before, as its act says. */
export function previousOf(
  statement: StatementSite,
  published: PublishedEdition,
): PublishedEdition | undefined {
  return publishedEdition(statement, published.act.previous);
}

/** Recorded editions by date, the others by publication: an order that no later act can change. */
export function inReadingOrder(editions: readonly PublishedEdition[]): readonly PublishedEdition[] {
  return [...editions].sort((a, b) => {
    if (a.status.historical !== b.status.historical) return a.status.historical ? -1 : 1;
    if (!a.status.historical) return a.ordinal - b.ordinal;
    return a.act.effective < b.act.effective
      ? -1
      : a.act.effective > b.act.effective
        ? 1
        : a.ordinal - b.ordinal;
  });
}

export function known(acts: readonly Act[], now: Instant): readonly Act[] {
  return acts.filter((act) => epochMs(act.recordedAt) <= epochMs(now));
}

/** Two editions are compared when fewer than this many were published from one to the other. */
export function compares(site: Site, a: PublishedEdition, b: PublishedEdition): boolean {
  return a !== b && Math.abs(a.ordinal - b.ordinal) < site.publisher.comparedEditions;
}

/** Whether some of the oldest and newest editions lie too far apart to have a comparison page. */
export function hasPairsWithoutPage(site: Site, { editions }: StatementSite): boolean {
  return editions.length > site.publisher.comparedEditions;
}

/** A date that is never broken over two lines, for headings and tables. */
export function unbroken(date: string): string {
  return date.replaceAll(' ', '\u00a0');
}
