/** The proof of notice as one page that prints: first the chronology in Dutch and English, then the details. */
import { formatDate, formatInstant } from '#domain/date.ts';
import { LANGUAGES, type Language } from '#domain/language.ts';
import { escapeHtml } from '#domain/notice/escape-html.ts';
import type { NoticeKind } from '#domain/notice/model.ts';
import { sourceInWords } from '#domain/timeline/notice-period.ts';
import type { EvidenceReport, NoticeEvidence } from './evidence.ts';
import { EVIDENCE_WORDS, earlierTold, share } from './evidence-words.ts';

const STYLE = `:root{color-scheme:light}body{max-width:52rem;margin:2rem auto;padding:0 1.2rem;font:16px/1.5 Georgia,serif;color:#1b1d21;background:#fff}
h1{font-size:1.7rem;font-weight:400;line-height:1.2;margin:0 0 .4rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}h3{font-size:1rem;margin:1.2rem 0 .3rem}
table{border-collapse:collapse;width:100%;font:14px/1.4 Arial,sans-serif}th,td{text-align:start;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #ccc}td.n{text-align:end;font-variant-numeric:tabular-nums}
code{font:12px/1.4 monospace;overflow-wrap:anywhere}dt{font-weight:600;margin-top:.4rem}dd{margin:0}.box{border:2px solid #86281a;padding:.6rem .9rem}
section+section{margin-top:2.4rem}@media print{.details{break-before:page}body{margin:0;font-size:11pt}}`;

/** A complete HTML document; loads nothing. */
export function evidenceHtml(report: EvidenceReport): string {
  const title = EVIDENCE_WORDS.nl.title(report.edition, report.names.nl ?? report.statement);
  const inEach = (render: (language: Language) => string) => LANGUAGES.map(render).join('\n');
  return `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main>
${inEach((language) => chronology(report, language))}
${inEach((language) => details(report, language))}
</main></body>
</html>
`;
}

function chronology(report: EvidenceReport, language: Language): string {
  const words = EVIDENCE_WORDS[language];
  const rows = report.acts
    .map(
      ({ act, sha256 }) =>
        `<tr><td>${act.seq}</td><td><time datetime="${act.recordedAt}">${escapeHtml(formatInstant(act.recordedAt, language, report.timeZone))}</time></td><td>${escapeHtml(words.act(act, report.timeZone))}<br><code>${sha256}</code></td></tr>`,
    )
    .join('\n');
  const { status } = report;
  const conclusion = status.material
    ? `<p><strong>${escapeHtml(words.verdict(status.noticeGivenAt !== undefined, formatDate(status.effective, language, { weekday: true }), status.noticeGivenAt && formatInstant(status.noticeGivenAt, language, report.timeZone)))}</strong></p>`
    : '';
  return `<section lang="${language}"><h1>${escapeHtml(words.title(report.edition, report.names[language] ?? report.statement))}</h1>
<p>${escapeHtml(words.by(report.publisher, formatInstant(report.generatedAt, language, report.timeZone)))}</p>
<h2>${escapeHtml(words.chronology)}</h2><table><tbody>${rows}</tbody></table>${conclusion}</section>`;
}

function details(report: EvidenceReport, language: Language): string {
  const words = EVIDENCE_WORDS[language];
  return `<section class="details" lang="${language}">
<h2>${escapeHtml(words.headings.facts)}</h2>${facts(report, language)}
<h2>${escapeHtml(words.headings.notices)}</h2>${report.notices.map((notice) => noticeHtml(report, notice, language)).join('\n') || `<p>${words.facts.none}</p>`}
<h2>${escapeHtml(words.headings.otherwise)}</h2>${otherwise(report, language)}
<h2>${escapeHtml(words.headings.limits)}</h2><ul>${words.limits.map((limit) => `<li>${escapeHtml(limit)}</li>`).join('')}</ul>
</section>`;
}

function facts(report: EvidenceReport, language: Language): string {
  const words = EVIDENCE_WORDS[language];
  const { published, channels } = report;
  const rule = published.notice;
  const instant = (at: string) => formatInstant(at, language, report.timeZone);
  const entries: readonly (readonly [string, string])[] = [
    [words.facts.assessment, words.verdicts[report.status.verdict] ?? report.status.verdict],
    [
      words.facts.period,
      rule
        ? `${words.period(rule.applied)} ${words.facts.because} ${rule.because.map(({ source }) => sourceInWords(source, language)).join('; ')}${rule.exception ? `; ${rule.exception.kind}: ${rule.exception.reason}` : ''}`
        : words.facts.none,
    ],
    [
      words.facts.decisions,
      published.decisions
        .map(
          (decision) =>
            `${decision.clause}: ${words.verdicts[decision.verdict]} (${decision.reason}; ${decision.by.join(', ')})`,
        )
        .join('. ') || words.facts.none,
    ],
    [
      words.facts.banner,
      channels.banner.map(({ url, at }) => `${url}, ${instant(at)}`).join('; ') || words.facts.none,
    ],
    [
      words.facts.gaps,
      channels.gaps
        .map((gap) => `${instant(gap.from)} – ${gap.until ? instant(gap.until) : '…'} (${gap.reason})`)
        .join('; ') || words.facts.none,
    ],
    [words.facts.register, `${report.register.lines}, SHA-256 ${report.register.head}`],
    [words.facts.store, report.store],
  ];
  const list = entries
    .map(([term, text]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(text)}</dd>`)
    .join('');
  const warning = report.storeMatches ? '' : `<p class="box">${escapeHtml(words.facts.storeDiffers)}</p>`;
  return `${warning}<dl>${list}</dl>`;
}

function noticeHtml(report: EvidenceReport, notice: NoticeEvidence, language: Language): string {
  const words = EVIDENCE_WORDS[language];
  const instant = (at: string | null) =>
    at === null ? undefined : formatInstant(at, language, report.timeZone);
  const outcomes = notice.outcomes
    .map(
      (row) =>
        `<tr><td>${escapeHtml(words.states[row.state])}</td><td>${row.language}</td><td>${words.bases[row.basis]}</td><td>${escapeHtml(row.code ?? '')}</td><td class="n">${row.recipients}</td></tr>`,
    )
    .join('');
  const before = Object.entries(notice.toldBefore ?? {})
    .map(
      ([told, people]) =>
        `<tr><td>${escapeHtml(words.toldBefore)}</td><td>${told}</td><td></td><td></td><td class="n">${people}</td></tr>`,
    )
    .join('');
  const contents = notice.contents
    .map(
      (row) =>
        `<tr><td>${escapeHtml(row.subject)}</td><td>${row.language}</td><td>${words.bases[row.basis as 'subscriber']}</td><td><code>${row.htmlSha256}<br>${row.textSha256}</code></td><td>${row.inRegister ? words.yes : words.no}</td></tr>`,
    )
    .join('');
  const { columns } = words;
  return `<h3>${escapeHtml(words.noticeKinds[notice.kind as NoticeKind] ?? notice.kind)}</h3>
${notice.demonstration ? `<p class="box">${escapeHtml(words.demonstration)}</p>` : ''}
<p>${escapeHtml(words.coverage(notice.told, notice.due, share(notice.coverage, language), share(notice.threshold, language)))} ${escapeHtml(words.sufficient(notice.sufficient))} ${escapeHtml(words.between(instant(notice.startedAt), instant(notice.completedAt), notice.transport))}${earlierTold(
    notice,
    language,
  )
    .map((sentence) => ` ${escapeHtml(sentence)}`)
    .join('')}</p>
<table><thead><tr><th>${columns.outcome}</th><th>${columns.language}</th><th>${columns.basis}</th><th>${columns.reason}</th><th>${columns.people}</th></tr></thead><tbody>${outcomes}${before}</tbody></table>
<h3>${escapeHtml(words.headings.exact)}</h3>
<table><thead><tr><th>${columns.subject}</th><th>${columns.language}</th><th>${columns.basis}</th><th>${escapeHtml(columns.digest)}</th><th>${columns.inRegister}</th></tr></thead><tbody>${contents}</tbody></table>`;
}

function otherwise(report: EvidenceReport, language: Language): string {
  const words = EVIDENCE_WORDS[language];
  const missed = report.notices.reduce((sum, notice) => sum + notice.unreached, 0);
  const reached = report.notices.flatMap((notice) => notice.reachedOtherwise);
  const lines = [words.unreached(missed), ...reached.map((row) => words.reached(row.recipients, row.means))];
  return lines.map((text) => `<p>${escapeHtml(text)}</p>`).join('');
}
