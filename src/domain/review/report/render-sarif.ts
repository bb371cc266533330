/** A report as SARIF 2.1.0, which code hosts show beside the lines of a pull request. */
import type { Language } from '../../language.ts';
import { type Problem, problemIn } from '../../problem.ts';
import { toProblem } from '../finding.ts';
import type { CheckReport } from './report.ts';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** The SARIF log as a value. A finding that never blocks is at most a warning: hosts fail a check on errors. */
export function renderReportSarif(report: CheckReport, reader: Language): object {
  const results = [
    ...report.problems.map((problem) => result(problemIn(problem, reader), LEVELS[problem.severity])),
    ...report.editions.flatMap((edition) => [
      ...[...edition.problems, ...edition.refusals, ...edition.warnings].map((problem) =>
        result(problemIn(problem, reader), LEVELS[problem.severity]),
      ),
      ...edition.findings.map((finding) =>
        result(
          toProblem(finding, reader),
          finding.severity === 'error' && !finding.blocks ? 'warning' : LEVELS[finding.severity],
        ),
      ),
    ]),
  ];
  const sources = new Map(
    report.editions.flatMap((edition) =>
      edition.findings.map((finding) => [finding.code, finding.source] as const),
    ),
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'promulgate check',
            rules: [...new Set(results.map((each) => each.ruleId))].sort().map((id) => ({
              id,
              ...(sources.has(id) ? { help: { text: sources.get(id) } } : {}),
            })),
          },
        },
        results,
      },
    ],
  };
}

function result(problem: Problem, level: 'error' | 'warning' | 'note') {
  return {
    ruleId: problem.code,
    level,
    message: { text: problem.hint === undefined ? problem.message : `${problem.message} ${problem.hint}` },
    ...(problem.file === undefined
      ? {}
      : {
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: problem.file.replaceAll('\\', '/') },
                region: {
                  startLine: problem.line ?? 1,
                  ...(problem.column === undefined ? {} : { startColumn: problem.column }),
                },
              },
            },
          ],
        }),
  };
}
