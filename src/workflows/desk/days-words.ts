/** Days of change as a text for the terminal and as one page that can be opened from a folder. */
import { formatDate } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { escapeHtml } from '#domain/notice/escape-html.ts';
import type { Day, DayEventKind, DayMail } from './days.ts';

interface DayWords {
  readonly title: (statement: string, from: string, to: string) => string;
  readonly rehearsal: string;
  readonly assumed: string;
  readonly nothing: string;
  readonly events: Readonly<Record<DayEventKind, (edition: string) => string>>;
  readonly inForce: (edition: string | null) => string;
  readonly announced: (edition: string, date: string, postponed: boolean) => string;
  readonly banner: string;
  readonly mail: (mail: DayMail, subject: string, kind: string) => string;
}

/** What each kind of message is called in a report. */
export const NOTICE_KINDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  nl: {
    upcoming: 'aankondiging',
    reminder: 'herinnering',
    'in-force': 'van kracht',
    postponed: 'nieuwe datum',
    withdrawn: 'intrekking',
    erratum: 'rectificatie',
    deviation: 'afwijking',
    'translation-corrected': 'verbeterde vertaling',
  },
  en: {
    upcoming: 'announcement',
    reminder: 'reminder',
    'in-force': 'in force',
    postponed: 'new date',
    withdrawn: 'withdrawal',
    erratum: 'erratum',
    deviation: 'deviation',
    'translation-corrected': 'corrected translation',
  },
};

const DAY_WORDS: Readonly<Record<Language, DayWords>> = {
  nl: {
    title: (statement, from, to) => `Tijdlijn van ${statement}, van ${from} tot en met ${to}`,
    rehearsal: 'Dit is een repetitie op een kladkopie. Niets hiervan is gepubliceerd of verzonden.',
    assumed: 'Aangenomen is dat iedereen nu volledig wordt geïnformeerd.',
    nothing: 'In deze periode verandert er niets.',
    events: {
      published: (edition) => `Editie ${edition} wordt gepubliceerd.`,
      'notice-started': (edition) => `De aankondiging van editie ${edition} begint.`,
      'notice-given': (edition) => `De aankondiging van editie ${edition} is volledig gedaan.`,
      'notice-interrupted': (edition) =>
        `De melding over editie ${edition} ontbreekt op de site, of is terug.`,
      rescheduled: (edition) => `Editie ${edition} krijgt een andere datum.`,
      withdrawn: (edition) => `Editie ${edition} wordt ingetrokken.`,
      erratum: (edition) => `Editie ${edition} wordt gerectificeerd.`,
      deviation: (edition) => `Er wordt gemeld dat van editie ${edition} wordt afgeweken.`,
      'takes-effect': (edition) => `Editie ${edition} wordt van kracht.`,
      postponed: (edition) => `Editie ${edition} wordt niet van kracht: zij is uitgesteld.`,
      'notice-deadline': (edition) =>
        `Laatste dag om de aankondiging van editie ${edition} volledig te doen.`,
      reminder: (edition) => `Herinnering aan editie ${edition}.`,
    },
    inForce: (edition) =>
      edition === null
        ? 'De site toont nog geen tekst.'
        : `De site toont editie ${edition} als geldende tekst.`,
    announced: (edition, date, postponed) =>
      postponed
        ? `Uitgesteld: editie ${edition} (stond op ${date}).`
        : `Aangekondigd: editie ${edition}, vanaf ${date}.`,
    banner: 'Boven elke pagina',
    mail: (mail, subject, kind) =>
      `Bericht (${kind})${mail.recipients === null ? '' : ` aan ${mail.recipients} ontvangers`}: “${subject}”`,
  },
  en: {
    title: (statement, from, to) => `Timeline of ${statement}, from ${from} to ${to}`,
    rehearsal: 'This is a rehearsal on a scratch copy. Nothing of it was published or sent.',
    assumed: 'It is assumed that everybody is told in full now.',
    nothing: 'Nothing changes in this period.',
    events: {
      published: (edition) => `Edition ${edition} is published.`,
      'notice-started': (edition) => `Notice of edition ${edition} begins.`,
      'notice-given': (edition) => `Notice of edition ${edition} is complete.`,
      'notice-interrupted': (edition) =>
        `The notice about edition ${edition} is missing on the site, or back.`,
      rescheduled: (edition) => `Edition ${edition} gets another date.`,
      withdrawn: (edition) => `Edition ${edition} is withdrawn.`,
      erratum: (edition) => `Edition ${edition} gets an erratum.`,
      deviation: (edition) => `It is told that practice differs from edition ${edition}.`,
      'takes-effect': (edition) => `Edition ${edition} takes effect.`,
      postponed: (edition) => `Edition ${edition} does not take effect: it is postponed.`,
      'notice-deadline': (edition) => `Last day on which notice of edition ${edition} may become complete.`,
      reminder: (edition) => `Reminder of edition ${edition}.`,
    },
    inForce: (edition) =>
      edition === null
        ? 'The site shows no text yet.'
        : `The site shows edition ${edition} as the text in force.`,
    announced: (edition, date, postponed) =>
      postponed
        ? `Postponed: edition ${edition} (was set for ${date}).`
        : `Announced: edition ${edition}, from ${date}.`,
    banner: 'Above every page',
    mail: (mail, subject, kind) =>
      `Message (${kind})${mail.recipients === null ? '' : ` to ${mail.recipients} recipients`}: “${subject}”`,
  },
};

export interface DaysReport {
  readonly statement: string;
  readonly from: string;
  readonly to: string;
  readonly rehearsal: boolean;
  readonly assumed: boolean;
  readonly days: readonly Day[];
}

/** A paragraph per day; plain text. */
export function daysAsText(report: DaysReport, language: Language): string {
  const words = DAY_WORDS[language];
  const blocks = report.days.map((day) =>
    [heading(day, language), ...linesOf(day, language).map((line) => `  ${line}`)].join('\n'),
  );
  return [opening(report, language).join('\n'), ...(blocks.length > 0 ? blocks : [words.nothing])].join(
    '\n\n',
  );
}

/** One self-contained page, without script or request. */
export function daysAsHtml(report: DaysReport, language: Language): string {
  const [title = '', ...remarks] = opening(report, language);
  const days = report.days.map(
    (day) =>
      `<section><h2><time datetime="${day.date}">${escapeHtml(heading(day, language))}</time></h2><ul>${linesOf(
        day,
        language,
      )
        .map((line) => `<li>${escapeHtml(line)}</li>`)
        .join('')}</ul></section>`,
  );
  const notes = remarks
    .map((remark) => `<p class="note"><strong>${escapeHtml(remark)}</strong></p>`)
    .join('');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>
<style>:root{color-scheme:light dark}body{font:1.05rem/1.6 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}h2{font-size:1.15rem;margin-top:2rem}.note{border:2px solid currentcolor;padding:.75rem 1rem}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${notes}${days.join('') || `<p>${escapeHtml(DAY_WORDS[language].nothing)}</p>`}</main></body></html>
`;
}

function opening(report: DaysReport, language: Language): readonly string[] {
  const words = DAY_WORDS[language];
  const date = (day: string) => formatDate(day, language);
  return [
    words.title(report.statement, date(report.from), date(report.to)),
    ...(report.rehearsal ? [words.rehearsal] : []),
    ...(report.assumed ? [words.assumed] : []),
  ];
}

function heading(day: Day, language: Language): string {
  const words = formatDate(day.date, language, { weekday: true });
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function linesOf(day: Day, language: Language): readonly string[] {
  const words = DAY_WORDS[language];
  return [
    ...day.events.map(({ kind, edition }) => words.events[kind](edition)),
    words.inForce(day.inForce),
    ...day.upcoming.map(({ edition, effective, state }) =>
      words.announced(edition, formatDate(effective, language, { weekday: true }), state === 'postponed'),
    ),
    ...day.banners.map(
      (banner) =>
        `${words.banner}: “${[banner.heading[language], ...(banner.paragraphs[language] ?? [])].join(' ')}”`,
    ),
    ...day.mails.map((mail) =>
      words.mail(
        mail,
        mail.subject[language] ?? Object.values(mail.subject)[0] ?? '',
        NOTICE_KINDS[language][mail.kind] ?? mail.kind,
      ),
    ),
  ];
}
