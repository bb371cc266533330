/** The preview of a draft that editors keep open beside their text: redline, and every finding in the margin. */
import { renderRedlineHtml } from '#domain/change/render/render-html.ts';
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Clause, EditionText } from '#domain/edition/model.ts';
import { renderInline } from '#domain/edition/render-clause.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, problemIn } from '#domain/problem.ts';
import { type Finding, toProblem } from '#domain/review/finding.ts';
import { type CheckReport, type EditionReport, isBlocked } from '#domain/review/report/report.ts';
import { DIRECTIONS, REPORT, STATES, VERDICTS } from '#domain/review/report/words.ts';
import { type Line, redlineOrder } from './word/redline-order.ts';

const WORDS: Record<
  Language,
  {
    title: string;
    text: string;
    redline: string;
    rehearse: string;
    day: string;
    go: string;
    back: string;
    whole: string;
    broken: string;
  }
> = {
  nl: {
    title: 'Concepten',
    text: 'Tekst',
    redline: 'Wijzigingen',
    rehearse: 'De site op een dag',
    day: 'Dag',
    go: 'Toon de site',
    back: 'Alle concepten',
    whole: 'Over de hele tekst',
    broken: 'Dit concept kan nog niet worden getoond.',
  },
  en: {
    title: 'Drafts',
    text: 'Text',
    redline: 'Changes',
    rehearse: 'The site on a day',
    day: 'Day',
    go: 'Show the site',
    back: 'All drafts',
    whole: 'About the whole text',
    broken: 'This draft cannot be shown yet.',
  },
};

const STYLE = `:root { color-scheme: light dark; --line: light-dark(#d8d8d2, #3a3a38); --note: light-dark(#f4f2ea, #24231f); --bad: light-dark(#a3231f, #ff9d94); --add: light-dark(#0b5a2a, #8fe0ab); --del: light-dark(#8a1f1b, #ffb0a8); }
body { font: 1.05rem/1.6 Georgia, serif; margin: 0 auto; max-width: 78rem; padding: 1.5rem; }
nav, .note, form { font: .85rem/1.45 system-ui, sans-serif; } nav a { margin-right: 1rem; } h1 { line-height: 1.2; }
.clause { display: grid; grid-template-columns: minmax(0, 40rem) minmax(0, 1fr); gap: 0 2rem; align-items: start; }
.clause > :first-child { margin: .4rem 0; } .item > :first-child { margin-left: 1.4rem; display: list-item; } .row > :first-child { border-bottom: 1px solid var(--line); display: flex; gap: 1rem; } .row span:not(.visually-hidden) { flex: 1; }
.changed > :first-child { border-left: 3px solid currentColor; padding-left: .8rem; margin-left: -1rem; }
.note { background: var(--note); border-left: 3px solid var(--line); padding: .4rem .7rem; margin: .3rem 0; } .note.error { border-color: var(--bad); } .note b { display: block; }
ins { color: var(--add); text-decoration: underline double; } del { color: var(--del); }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 60rem) { .clause { grid-template-columns: 1fr; } }`;

/** Reloads when a file changes; without script the page is simply read again by hand. */
const RELOAD = "new EventSource('/events').onmessage=()=>location.reload()";

function page(title: string, reader: Language, body: string): string {
  return `<!doctype html><html lang="${reader}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body>${body}<script>${RELOAD}</script></body></html>`;
}

/** The list of drafts, with what stands in the way, and a form to see the site on any day. */
export function previewIndex(report: CheckReport, reader: Language, today: string): string {
  const words = WORDS[reader];
  const drafts = report.editions.map((edition) => {
    const title = REPORT[reader].edition(edition.edition, edition.statement, STATES[reader][edition.state]);
    const links = Object.keys(edition.readability).map(
      (language) =>
        `<a href="/${language}/${encodeURIComponent(edition.statement)}/${encodeURIComponent(edition.edition)}/">${language}</a>`,
    );
    const problems = [...edition.problems, ...edition.refusals].map((problem) =>
      problemNote(problem, reader),
    );
    return `<section><h2>${escapeHtml(title)}</h2>${verdict(edition, reader)}<nav>${links.join('') || escapeHtml(words.broken)}</nav>${problems.join('')}</section>`;
  });
  const standing = report.standing.map((each) =>
    note(each.severity, each.message[reader], each.hint[reader]),
  );
  const state =
    report.editions.length === 0
      ? REPORT[reader].nothingToCheck
      : isBlocked(report)
        ? ''
        : REPORT[reader].fine;
  return page(
    words.title,
    reader,
    `<h1>${words.title}</h1><p>${escapeHtml(state)}</p>${report.problems.map((problem) => problemNote(problem, reader)).join('')}${standing.join('')}${drafts.join('')}
<h2>${words.rehearse}</h2><form action="/rehearse"><label>${words.day} <input type="date" name="date" value="${escapeHtml(today)}" required></label> <button>${words.go}</button></form>`,
  );
}

/** Stands in for a draft that cannot be read, and says why. The editor puts it right, and the draft comes back. */
export function previewBroken(edition: EditionReport, reader: Language): string {
  const words = WORDS[reader];
  const title = REPORT[reader].edition(edition.edition, edition.statement, STATES[reader][edition.state]);
  const problems = [...edition.problems, ...edition.refusals].map((problem) => problemNote(problem, reader));
  return page(
    title,
    reader,
    `<nav><a href="/">${words.back}</a></nav><h1>${escapeHtml(title)}</h1><p>${escapeHtml(words.broken)}</p>${problems.join('')}`,
  );
}

/** One draft in one language. */
export function previewDraft(
  edition: EditionReport,
  text: EditionText,
  reader: Language,
  redlined: boolean,
): string {
  const words = WORDS[reader];
  const own = edition.findings.filter(
    (finding) => finding.language === text.language || finding.file === text.file,
  );
  const lines = edition.lines[text.language];
  const shown: readonly Line[] =
    redlined && lines
      ? redlineOrder(lines)
      : text.clauses.map((clause) => ({
          op: 'equal',
          segments: [{ op: 'equal', text: clause.text }],
          old: null,
          fresh: clause,
          change: null,
        }));
  const address = `/${text.language}/${encodeURIComponent(edition.statement)}/${encodeURIComponent(edition.edition)}/`;
  const whole = own.filter((finding) => finding.clause === undefined);
  return page(
    text.title,
    reader,
    `<nav><a href="/">${words.back}</a><a href="${address}">${words.text}</a><a href="${address}?redline">${words.redline}</a></nav>
<h1>${escapeHtml(text.title)}</h1>${verdict(edition, reader)}${[...edition.problems, ...edition.refusals].map((problem) => problemNote(problem, reader)).join('')}${edition.plan.map((sentence) => `<p class="note">${escapeHtml(sentence)}</p>`).join('')}
${whole.length === 0 ? '' : `<details><summary>${words.whole} (${whole.length})</summary>${whole.map((finding) => margin(finding, reader)).join('')}</details>`}
${shown.map((line) => clauseHtml(line, own, text.language, reader)).join('\n')}`,
  );
}

function verdict(edition: EditionReport, reader: Language): string {
  const { assessment } = edition;
  if (!assessment) return '';
  const direction = assessment.verdict === 'first' ? '' : `, ${DIRECTIONS[reader][assessment.direction]}`;
  const against =
    edition.previous === null
      ? REPORT[reader].firstEdition
      : REPORT[reader].comparedWith(edition.previous, edition.previousIsDraft);
  return `<p><strong>${REPORT[reader].verdict}: ${VERDICTS[reader][assessment.verdict]}${direction}.</strong> ${escapeHtml(against)}</p>`;
}

function clauseHtml(line: Line, findings: readonly Finding[], language: Language, reader: Language): string {
  const clause = (line.fresh ?? line.old)!;
  const notes = line.fresh ? findings.filter((finding) => finding.clause?.index === clause.index) : [];
  return `<div class="clause ${clause.kind}${line.change ? ' changed' : ''}">${words(line, clause, language)}<aside>${notes.map((finding) => margin(finding, reader)).join('')}</aside></div>`;
}

/** Cell by cell, so that a changed figure stands out in its column. */
function cells(line: Line, language: Language): string {
  const [before, after] = [line.old?.cells ?? [], line.fresh?.cells ?? []];
  const spans = Array.from({ length: Math.max(before.length, after.length) }, (_, at) => {
    const [old, fresh] = [before[at] ?? '', after[at] ?? ''];
    const segments =
      line.op === 'equal' && (line.old === null || old === fresh)
        ? [{ op: 'equal' as const, text: fresh }]
        : [
            { op: 'delete' as const, text: old },
            { op: 'insert' as const, text: fresh },
          ];
    return `<span>${renderRedlineHtml(
      segments.filter((segment) => segment.text !== ''),
      language,
    )}</span>`;
  });
  return `<p>${spans.join('')}</p>`;
}

function words(line: Line, clause: Clause, language: Language): string {
  if (clause.kind === 'row') return cells(line, language);
  const same = line.op === 'equal' && line.segments.every((segment) => segment.op === 'equal');
  const inner = same
    ? renderInline(clause)
    : renderRedlineHtml(line.op === 'equal' ? line.segments : [{ op: line.op, text: clause.text }], language);
  const tag = clause.kind === 'heading' ? `h${Math.min(Math.max(clause.depth, 2), 6)}` : 'p';
  return `<${tag}>${inner}</${tag}>`;
}

function margin(finding: Finding, reader: Language): string {
  const problem = toProblem(finding, reader);
  return note(finding.severity, `${finding.message[reader]}`, problem.hint ?? '', finding.code);
}

function problemNote(found: Problem, reader: Language): string {
  const problem = problemIn(found, reader);
  return note(problem.severity, problem.message, problem.hint ?? '');
}

function note(severity: string, message: string, hint: string, code = ''): string {
  return `<div class="note ${severity}"><b>${escapeHtml(message)}</b>${escapeHtml(hint).replaceAll('\n', '<br>')}${code ? ` <small>${escapeHtml(code)}</small>` : ''}</div>`;
}
