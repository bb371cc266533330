/** iCalendar (RFC 5545): one all-day event for each date on which a text takes effect. */
import { addDays } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { plainParagraphs } from '#domain/notice/plain-words.ts';
import { ADDRESS } from '../addresses.ts';
import {
  absolute,
  type PublishedEdition,
  type Site,
  type StatementSite,
  statementName,
  textFor,
} from '../model/site.ts';
import { WORDS } from '../strings/index.ts';

const LINE_OCTETS = 75;

export function calendar(site: Site, statement: StatementSite, language: Language): string {
  const title = WORDS[language].feed.title(
    statementName(site, statement.statement, language),
    site.publisher.name,
  );
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Promulgate//Statement dates//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(title)}`,
    ...statement.editions
      .filter(({ status }) => !status.historical && status.verdict !== 'first')
      .flatMap((published) => event(site, statement, published, language)),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('');
}

function event(
  site: Site,
  statement: StatementSite,
  published: PublishedEdition,
  language: Language,
): string[] {
  const { status, edition } = published;
  const acts = statement.acts.filter((act) => act.edition === published.id);
  const changes = acts.filter((act) => act.kind === 'rescheduled' || act.kind === 'withdrawn').length;
  const gone = status.state === 'withdrawn' || status.state === 'replaced';
  const { text, language: shown } = textFor(edition, language);
  const paragraphs = [
    ...(status.illustrative ? [WORDS[language].illustrative.text(site.publisher.name)] : []),
    ...[text.summary, text.impact].flatMap((part) => plainParagraphs(part, shown, status.effective)),
  ];
  const name = statementName(site, statement.statement, language);
  return [
    'BEGIN:VEVENT',
    `UID:${statement.statement}-${published.id}@${new URL(site.settings.publicUrl).hostname}`,
    `SEQUENCE:${changes + (status.state === 'replaced' ? 1 : 0)}`,
    `DTSTAMP:${stamp(acts.at(-1)?.recordedAt ?? status.publishedAt)}`,
    `DTSTART;VALUE=DATE:${status.effective.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${addDays(status.effective, 1).replaceAll('-', '')}`,
    `STATUS:${gone ? 'CANCELLED' : status.state === 'postponed' ? 'TENTATIVE' : 'CONFIRMED'}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY;LANGUAGE=${language}:${escapeText(WORDS[language].feed.event(name, site.publisher.shortName))}`,
    ...(paragraphs.length > 0
      ? [`DESCRIPTION;LANGUAGE=${shown}:${escapeText(paragraphs.join('\n\n'))}`]
      : []),
    `URL:${absolute(site, ADDRESS.edition(language, statement.statement, published.id))}`,
    'END:VEVENT',
  ];
}

function stamp(instant: string): string {
  return `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll('\n', '\\n');
}

/** Lines of at most 75 octets, never cut inside a character. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
