/** `check [edition]`: everything a draft must satisfy, in the editor's language. */
import { type Command, Option } from 'commander';
import { type Archive, readArchive } from '#archive/read-archive.ts';
import { renderReportMarkdown } from '#domain/review/report/render-markdown.ts';
import { renderReportSarif } from '#domain/review/report/render-sarif.ts';
import { renderReportText } from '#domain/review/report/render-text.ts';
import { type CheckReport, isBlocked } from '#domain/review/report/report.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { checkContent } from '#workflows/desk/check.ts';
import { checkAgainstBase } from '#workflows/run/check-against-base.ts';
import { action, type CommandResult, type CommonOptions, withCommonOptions } from '../cli.ts';
import { nowOf } from '../now.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly statement?: string;
  readonly format: 'text' | 'json' | 'markdown' | 'sarif';
  readonly all?: boolean;
  readonly preview?: string;
  readonly base?: string;
}

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('check [edition]')
        .description('everything a draft must satisfy, before anything is public (default: every draft)'),
    ),
  )
    .option('--statement <name>', 'only this statement')
    .addOption(
      new Option('--format <format>', 'how to print the report')
        .choices(['text', 'json', 'markdown', 'sarif'])
        .default('text'),
    )
    .option('--all', 'with the smaller remarks')
    .option('--preview <url>', 'where drafts can be read; linked in the Markdown report')
    .option(
      '--base <revision>',
      'in CI: also hold the registers against this revision, e.g. origin/main; they may only have grown',
    )
    .action(
      action(async (edition: string | undefined, options: Options) => {
        const archive = readArchive(options.content);
        const reader = reportLanguage(options);
        const grown =
          options.base === undefined
            ? []
            : checkAgainstBase({ contentDir: options.content, base: options.base });
        const checked = checkContent({
          archive,
          now: nowOf(options, archive.publisher.timeZone),
          dictionaries: await dictionariesFor(archive, edition),
          reader,
          ...(options.statement === undefined ? {} : { statement: options.statement }),
          ...(edition === undefined ? {} : { edition }),
        });
        const report = { ...checked, problems: [...grown, ...checked.problems] };
        return { ...rendered(report, options, reader), exitCode: isBlocked(report) ? 1 : 0 };
      }),
    );
}

/** They are large: not read for a commit that holds no draft, e.g. one of the register alone. */
async function dictionariesFor({ publisher, statements }: Archive, edition: string | undefined) {
  const looksAtTexts = edition !== undefined || statements.some((found) => found.drafts.length > 0);
  return looksAtTexts ? loadDictionaries(publisher.languages) : {};
}

function rendered(report: CheckReport, options: Options, reader: 'nl' | 'en'): CommandResult {
  const json = { ...report, editions: report.editions.map(({ lines: _lines, ...edition }) => edition) };
  switch (options.format) {
    case 'json':
      return { json, text: JSON.stringify(json, null, 2) };
    case 'sarif':
      return { json, text: JSON.stringify(renderReportSarif(report, reader), null, 2) };
    case 'markdown':
      return {
        json,
        text: renderReportMarkdown(
          report,
          reader,
          options.preview === undefined ? {} : { preview: options.preview },
        ).trimEnd(),
      };
    case 'text':
      return { json, text: renderReportText(report, reader, options.all === true) };
  }
}
