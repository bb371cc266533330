/** The notice of the moment for other sites: as JSON, as a fragment of HTML, and as a page for a sandbox. */
import { createHash } from 'node:crypto';
import { type Instant, startOfDay } from '#domain/date.ts';
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Language } from '#domain/language.ts';
import { ADDRESS } from '../addresses.ts';
import { absolute, type Site, type StatementSite, statementName } from '../model/site.ts';
import { WORDS } from '../strings/index.ts';

/** So that `notice.json` stays below 1 KB whatever an editor writes. */
const TEXT_CHARACTERS = 240;
const MOST_NOTICES = 2;

export interface EmbeddedNotice {
  readonly kind: string;
  readonly heading: string;
  readonly date?: string;
  readonly dateInWords?: string;
  readonly text: string;
  readonly url: string;
  /** From this moment the notice is over: whoever shows it takes it away. */
  readonly until?: Instant;
}

export function embeddedNotices(
  site: Site,
  statement: StatementSite,
  language: Language,
): readonly EmbeddedNotice[] {
  return statement.banners.slice(0, MOST_NOTICES).flatMap(({ banner, edition }) => {
    const own = banner[language] ?? banner[site.publisher.authentic];
    if (!own) return [];
    return [
      {
        kind: own.kind,
        heading: own.heading,
        ...(own.date ? { date: own.date } : {}),
        ...(own.dateInWords ? { dateInWords: own.dateInWords } : {}),
        text: shorten(own.paragraphs[0] ?? ''),
        url: own.links[0]?.href ?? absolute(site, ADDRESS.edition(language, statement.statement, edition)),
        ...(own.date ? { until: startOfDay(own.date, statement.timeline.timeZone) } : {}),
      },
    ];
  });
}

/** Cuts between sentences, else between words. */
function shorten(text: string): string {
  if (text.length <= TEXT_CHARACTERS) return text;
  const cut = text.slice(0, TEXT_CHARACTERS);
  const sentence = cut.lastIndexOf('. ');
  return sentence > TEXT_CHARACTERS / 2
    ? cut.slice(0, sentence + 1)
    : `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}

export function noticeJson(site: Site, statement: StatementSite, language: Language): string {
  return `${JSON.stringify({
    version: 1,
    statement: statement.statement,
    language,
    archive: absolute(site, ADDRESS.archive(language, statement.statement)),
    notices: embeddedNotices(site, statement, language),
  })}\n`;
}

/** For a build that includes files: no style, no script, empty when there is nothing to tell. */
export function noticeFragment(site: Site, statement: StatementSite, language: Language): string {
  return embeddedNotices(site, statement, language)
    .map((notice, i) => {
      const id = `promulgate-${statement.statement}-${i + 1}`;
      const time = notice.date
        ? `<p><time datetime="${notice.date}">${escapeHtml(notice.dateInWords ?? '')}</time></p>`
        : '';
      return `<section class="promulgate-notice" lang="${language}" aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(notice.heading)}</h2>${time}<p>${escapeHtml(notice.text)}</p><p><a href="${escapeHtml(notice.url)}">${escapeHtml(WORDS[language].state.whatChanges)}</a></p></section>\n`;
    })
    .join('');
}

const FRAME_STYLE =
  ':root{color-scheme:light dark}body{margin:0;font:1rem/1.45 system-ui,sans-serif}h2{font-size:1rem;margin:0 0 .2rem}p{margin:0 0 .2rem}section{padding:.6rem .9rem;border-inline-start:.35rem solid light-dark(#0b4a66,#8ccbe3);background:light-dark(#f3efe5,#1e2226)}a{color:light-dark(#0b4a66,#8ccbe3)}';

/** A page for `<iframe sandbox>`: no script; its links open outside the frame. */
export function noticeFrame(site: Site, statement: StatementSite, language: Language): string {
  const hash = createHash('sha256').update(FRAME_STYLE).digest('base64');
  const name = statementName(site, statement.statement, language);
  const title = `${WORDS[language].notice.label}: ${name}, ${site.publisher.name}`;
  const fragment = noticeFragment(site, statement, language);
  const quiet = `<p><a href="${escapeHtml(absolute(site, ADDRESS.statement(language, statement.statement)))}">${escapeHtml(name)}</a></p>\n`;
  return `<!doctype html>
<html lang="${language}" dir="${WORDS[language].dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<base target="_top">
<style>${FRAME_STYLE}</style>
</head>
<body>
${fragment || quiet}</body>
</html>
`;
}
