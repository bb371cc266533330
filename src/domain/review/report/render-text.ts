/** A report as plain text, for the terminal. */
import type { Language } from '../../language.ts';
import { type Problem, problemIn, problemLine } from '../../problem.ts';
import { type Finding, toProblem } from '../finding.ts';
import { readabilityText } from './readability-lines.ts';
import { type CheckReport, type EditionReport, sortFindings } from './report.ts';
import { DIRECTIONS, GROUPS, REPORT, STATES, severityOf, VERDICTS } from './words.ts';

/** @param all with the smaller remarks */
export function renderReportText(report: CheckReport, reader: Language, all = false): string {
  const words = REPORT[reader];
  const blocks = [
    section(
      words.record,
      report.problems.map((problem) => line(problem, reader)),
    ),
    section(
      words.standing,
      report.standing.map(
        (each) => `${words.severity[each.severity]}: ${each.message[reader]} ${each.hint[reader]}`,
      ),
    ),
    ...report.editions.map((edition) => editionText(edition, reader, all)),
    ...(report.editions.length === 0 ? [words.nothingToCheck] : []),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function editionText(edition: EditionReport, reader: Language, all: boolean): string {
  const words = REPORT[reader];
  const { blocking, errors, warnings, infos } = sortFindings(edition);
  const stops =
    edition.problems.filter(isError).length + edition.refusals.filter(isError).length + blocking.length;
  const shown = all ? [...errors, ...warnings, ...infos] : [...errors, ...warnings];
  const heading = words.edition(edition.edition, edition.statement, STATES[reader][edition.state]);
  return [
    `${heading}\n${'='.repeat(heading.length)}`,
    verdictLines(edition, reader),
    section(
      words.files,
      edition.problems.map((problem) => line(problem, reader)),
    ),
    section(
      words.refused,
      edition.refusals.map((problem) => line(problem, reader)),
    ),
    section(words.plan, edition.plan),
    section(
      words.blocking,
      blocking.map((finding) => findingLine(finding, reader)),
    ),
    ...byGroup(shown).map(([group, findings]) =>
      section(
        `${words.advice}: ${GROUPS[reader][group]}`,
        all ? findings.map((finding) => findingLine(finding, reader)) : firstOfEach(findings, reader),
      ),
    ),
    section(words.readability, readabilityText(edition, reader, all)),
    [
      ...(edition.state === 'draft' ? [stops === 0 ? words.fine : words.blocked(stops)] : [words.published]),
      ...(errors.length + warnings.length > 0 ? [words.notStopping(errors.length, warnings.length)] : []),
      ...(!all && infos.length > 0 ? [words.infosHidden(infos.length)] : []),
    ].join('\n'),
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

const isError = (problem: Problem) => problem.severity === 'error';

function verdictLines(edition: EditionReport, reader: Language): string {
  const words = REPORT[reader];
  const { assessment } = edition;
  if (!assessment) return '';
  const against =
    edition.previous === null
      ? words.firstEdition
      : words.comparedWith(edition.previous, edition.previousIsDraft);
  const direction = assessment.verdict === 'first' ? '' : `, ${DIRECTIONS[reader][assessment.direction]}`;
  return [
    `${words.verdict}: ${VERDICTS[reader][assessment.verdict]}${direction}. ${against}`,
    ...(assessment.consentCheck ? [words.consent] : []),
  ].join('\n');
}

/** How often one rule speaks before the rest is only counted. */
const SHOWN = 3;

function firstOfEach(findings: readonly Finding[], reader: Language): readonly string[] {
  const codes = [...new Set(findings.map((finding) => finding.code))];
  return codes.flatMap((code) => {
    const same = findings.filter((finding) => finding.code === code);
    const lines = same.slice(0, SHOWN).map((finding) => findingLine(finding, reader));
    const rest = same.length - SHOWN;
    return rest > 0 ? [...lines, REPORT[reader].repeated(code.replace(/^.*\//, ''), rest)] : lines;
  });
}

/** Findings under their group, groups in the order they first appear. */
export function byGroup(
  findings: readonly Finding[],
): readonly (readonly [Finding['group'], readonly Finding[]])[] {
  const groups = new Map<Finding['group'], Finding[]>();
  for (const finding of findings) groups.set(finding.group, [...(groups.get(finding.group) ?? []), finding]);
  return [...groups];
}

function findingLine(finding: Finding, reader: Language): string {
  return `${severityOf(finding, reader)} [${shortCode(finding)}] ${problemLine(toProblem(finding, reader))}`;
}

const shortCode = ({ code }: { readonly code: string }) => code.replace(/^.*\//, '');

function line(problem: Problem, reader: Language): string {
  const name = REPORT[reader].severity[problem.severity];
  return `${name} [${shortCode(problem)}] ${problemLine(problemIn(problem, reader))}`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0
    ? ''
    : [`${title}`, ...lines.map((each) => `- ${each.replaceAll('\n', '\n    ')}`)].join('\n');
}
