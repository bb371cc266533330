/** A report as the comment on a pull request that a lawyer reads. */
import type { AssessedChange } from '../../assessment/model.ts';
import type { Change, Redline, Segment } from '../../change/model.ts';
import type { Language } from '../../language.ts';
import { type Problem, problemIn } from '../../problem.ts';
import { type Finding, placeOf, toProblem } from '../finding.ts';
import { readabilityMarkdown } from './readability-lines.ts';
import { byGroup } from './render-text.ts';
import { type CheckReport, type EditionReport, sortFindings } from './report.ts';
import { DIRECTIONS, FACETS, GROUPS, REPORT, STATES, severityOf, VERDICTS } from './words.ts';

/** GitHub takes 65,536 characters; what is cut off is counted. */
const MAX_CHANGES = 60;
const MAX_FINDINGS = 40;

export interface MarkdownOptions {
  /** Where the drafts can be read before publication. */
  readonly preview?: string;
}

/** @returns Markdown for GitHub and GitLab; every word of the draft is escaped */
export function renderReportMarkdown(
  report: CheckReport,
  reader: Language,
  options: MarkdownOptions = {},
): string {
  const words = REPORT[reader];
  const parts = [
    `# ${words.title}`,
    list(
      words.record,
      report.problems.map((problem) => problemItem(problem, reader)),
    ),
    list(
      words.standing,
      report.standing.map(
        (each) =>
          `**${words.severity[each.severity]}** ${safe(each.message[reader])} ${safe(each.hint[reader])}`,
      ),
    ),
    ...report.editions.flatMap((edition) => editionMarkdown(edition, reader, options)),
    ...(report.editions.length === 0 ? [words.nothingToCheck] : []),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function editionMarkdown(
  edition: EditionReport,
  reader: Language,
  options: MarkdownOptions,
): readonly string[] {
  const words = REPORT[reader];
  const { blocking, errors, warnings, infos } = sortFindings(edition);
  const stops =
    [...edition.problems, ...edition.refusals].filter((problem) => problem.severity === 'error').length +
    blocking.length;
  return [
    `## ${safe(words.edition(edition.edition, edition.statement, STATES[reader][edition.state]))}`,
    `${stops === 0 ? '✅' : '⛔'} **${edition.state !== 'draft' ? words.published : stops === 0 ? words.fine : words.blocked(stops)}**`,
    verdict(edition, reader),
    ...(options.preview === undefined
      ? []
      : [words.preview(`${options.preview.replace(/\/$/, '')}/${edition.statement}/${edition.edition}/`)]),
    list(
      words.files,
      edition.problems.map((problem) => problemItem(problem, reader)),
    ),
    list(
      words.refused,
      edition.refusals.map((problem) => problemItem(problem, reader)),
    ),
    list(
      words.blocking,
      blocking.map((finding) => findingItem(finding, reader)),
    ),
    list(words.plan, edition.plan.map(safe)),
    changes(edition, reader),
    ...byGroup([...errors, ...warnings, ...infos]).map(([group, findings]) =>
      folded(
        `${GROUPS[reader][group]} (${findings.length})`,
        findings.map((finding) => findingItem(finding, reader)),
        reader,
      ),
    ),
    details(words.readability, readabilityMarkdown(edition, reader, safe)),
  ];
}

function verdict(edition: EditionReport, reader: Language): string {
  const words = REPORT[reader];
  const { assessment } = edition;
  if (!assessment) return '';
  const against =
    edition.previous === null
      ? words.firstEdition
      : words.comparedWith(edition.previous, edition.previousIsDraft);
  const direction = assessment.verdict === 'first' ? '' : `, ${DIRECTIONS[reader][assessment.direction]}`;
  const consent = assessment.consentCheck ? `\n\n⚠️ ${words.consent}` : '';
  return `**${words.verdict}: ${VERDICTS[reader][assessment.verdict]}${direction}.** ${safe(against)}${consent}`;
}

/** Each change with its redline and reasons, language by language. */
function changes(edition: EditionReport, reader: Language): string {
  const words = REPORT[reader];
  const assessed = edition.assessment?.previous?.changes ?? [];
  const languages = Object.entries(edition.lines) as [Language, Redline][];
  if (languages.length === 0) return '';
  const blocks = languages.map(([language, lines]) => {
    const visible = lines.changes.filter((change) => change.facets.some((facet) => facet !== 'format'));
    if (visible.length === 0) return `#### ${language}\n\n${words.noChanges}`;
    const shown = visible
      .slice(0, MAX_CHANGES)
      .map((change) => changeItem(change, lines, language, assessed, reader));
    const rest = visible.length > MAX_CHANGES ? [`_${words.more(visible.length - MAX_CHANGES)}_`] : [];
    const concerned = new Set(visible.flatMap((change) => change.to));
    return [
      `#### ${language}`,
      ...shown,
      ...rest,
      `_${words.unchanged(lines.new.length - concerned.size)}_`,
    ].join('\n\n');
  });
  return [`### ${words.changes}`, ...blocks].join('\n\n');
}

function changeItem(
  change: Change,
  lines: Redline,
  language: Language,
  assessed: readonly AssessedChange[],
  reader: Language,
): string {
  const words = REPORT[reader];
  const clause = lines.new[change.to[0] ?? -1] ?? lines.old[change.from[0] ?? -1];
  const side = change.to.length > 0 ? lines.new : lines.old;
  const place = clause ? placeOf(clause, side)[reader] : change.id;
  const found = assessed.find((each) => each.change === change.id && each.language === language);
  const facets = change.facets
    .filter((facet) => facet !== 'format')
    .map((facet) => FACETS[reader][facet] ?? facet)
    .join(', ');
  const verdictWords = found
    ? ` · **${VERDICTS[reader][found.verdict]}**, ${DIRECTIONS[reader][found.direction]}`
    : '';
  const reasons = [...new Set((found?.signals ?? []).map((signal) => signal.why[reader]))].slice(0, 4);
  return [
    `**${safe(place)}** · ${facets}${verdictWords}`,
    `> ${redlineMarkdown(change.display)}`,
    ...(found?.decision ? [`_${safe(found.decision.reason)} (${safe(found.decision.by.join(', '))})_`] : []),
    ...(reasons.length === 0
      ? []
      : [`${words.because}:\n${reasons.map((reason) => `- ${safe(reason)}`).join('\n')}`]),
  ].join('\n\n');
}

/** Old words struck through, new words bold: both survive where HTML is stripped. */
function redlineMarkdown(segments: readonly Segment[]): string {
  const shown = segments.map(({ op, text }, at) => {
    const plain = op === 'equal' ? shortened(text, at === 0, at === segments.length - 1) : text;
    const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(plain) ?? [];
    if (inner === '') return plain;
    if (op === 'delete') return `${before}<del>${safe(inner)}</del>${after}`;
    return op === 'insert' ? `${before}<ins><b>${safe(inner)}</b></ins>${after}` : safe(plain);
  });
  return shown.join('').replace(/\s*\n\s*/g, ' ');
}

const KEPT = 120;

function shortened(text: string, first: boolean, last: boolean): string {
  if (text.length <= KEPT * 2) return text;
  if (first && last) return text;
  if (first) return `… ${text.slice(text.indexOf(' ', text.length - KEPT) + 1)}`;
  const start = text.slice(0, text.lastIndexOf(' ', KEPT));
  return last ? `${start} …` : `${start} … ${text.slice(text.indexOf(' ', text.length - KEPT) + 1)}`;
}

function findingItem(finding: Finding, reader: Language): string {
  const problem = toProblem(finding, reader);
  const place =
    finding.file === undefined
      ? ''
      : ` <sub>${safe(finding.file)}${finding.line === undefined ? '' : `:${finding.line}`} · ${safe(finding.code)} · ${safe(finding.source)}</sub>`;
  return `**${severityOf(finding, reader)}** ${safe(problem.message)} ${safe(problem.hint ?? '')}${place}`;
}

function problemItem(found: Problem, reader: Language): string {
  const problem = problemIn(found, reader);
  const place =
    problem.file === undefined
      ? ''
      : ` <sub>${safe(problem.file)}${problem.line === undefined ? '' : `:${problem.line}`}</sub>`;
  return `**${REPORT[reader].severity[problem.severity]}** ${safe(problem.message)} ${safe(problem.hint ?? '')}${place}`;
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : [`### ${title}`, ...items.map((item) => `- ${oneLine(item)}`)].join('\n');
}

function folded(title: string, items: readonly string[], reader: Language): string {
  if (items.length === 0) return '';
  const rest = items.length > MAX_FINDINGS ? [`- _${REPORT[reader].more(items.length - MAX_FINDINGS)}_`] : [];
  return details(title, [
    [...items.slice(0, MAX_FINDINGS).map((item) => `- ${oneLine(item)}`), ...rest].join('\n'),
  ]);
}

function details(title: string, blocks: readonly string[]): string {
  return blocks.length === 0
    ? ''
    : ['<details>', `<summary>${title}</summary>`, ...blocks, '</details>'].join('\n\n');
}

const oneLine = (text: string) => text.replace(/\n+/g, '<br>');

/** Words of a draft can hold Markdown, HTML or an @-mention; none of them may act in a comment. */
function safe(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~]/g, String.raw`\$&`)
    .replace(/@(?=[\p{L}\p{N}])/gu, '@\u2060');
}
