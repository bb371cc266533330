/** `timeline`: every day on which something changes, and what people will see and read then. */
import { existsSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Option } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import { addDays, isLocalDate, type LocalDate, localDateOf } from '#domain/date.ts';
import type { Notice } from '#domain/notice/model.ts';
import { hasErrors, ProblemError, refuse, worded } from '#domain/problem.ts';
import { closeStore, openStore, sqlitePath } from '#store/open-store.ts';
import { countAudience } from '#store/outbox-audience.ts';
import { fallbackLanguage } from '#workflows/deliver/freeze-notice.ts';
import { daysOfChange } from '#workflows/desk/days.ts';
import { type DaysReport, daysAsHtml, daysAsText } from '#workflows/desk/days-words.ts';
import { readConfig } from '../../src/config.ts';
import { action, type CommandResult, type CommonOptions, withCommonOptions } from '../cli.ts';
import { nowOf } from '../now.ts';
import { contentFolder, type RehearsalOptions, withRehearsal } from '../rehearsal-options.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions, RehearsalOptions {
  readonly from?: string;
  readonly to?: string;
  readonly statement?: string;
  readonly format: 'text' | 'json' | 'html';
  readonly out?: string;
  readonly demonstration?: boolean;
}

export function define(program: Command): void {
  addReportLanguage(
    withRehearsal(
      withCommonOptions(
        program
          .command('timeline')
          .description(
            'every day on which something changes: pages, notices, messages, deadlines, recipients',
          ),
      ),
    ),
  )
    .option('--from <date>', 'first day (default: today)')
    .option('--to <date>', 'last day (default: a year later)')
    .option('--statement <name>', 'one statement only')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['text', 'json', 'html']).default('text'),
    )
    .option('--out <file>', 'write it to this file')
    .option('--demonstration', 'messages of a demonstration transport count')
    .action(action(timeline));
}

async function timeline(options: Options): Promise<CommandResult> {
  const folder = contentFolder(options);
  const archive = readArchive(folder.dir);
  if (hasErrors(archive.problems)) throw new ProblemError(archive.problems);
  const now = nowOf(options, archive.publisher.timeZone);
  const today = localDateOf(now, archive.publisher.timeZone);
  const from = dateOption(options.from, today);
  const to = dateOption(options.to, addDays(from, 365));
  const { publicUrl, databaseUrl } = readConfig();
  const language = reportLanguage(options);
  const names = archive.statements
    .map(({ statement }) => statement)
    .filter((name) => options.statement === undefined || name === options.statement);
  const store =
    databaseUrl.startsWith('file:') && !existsSync(sqlitePath(databaseUrl))
      ? undefined
      : await openStore(databaseUrl);
  try {
    const reports: DaysReport[] = [];
    for (const statement of names) {
      const days = await daysOfChange({
        archive,
        statement,
        from,
        to,
        now,
        publicUrl,
        assumeNotice: options.assumeNotice,
        demonstration: options.demonstration,
        countRecipients:
          store &&
          (async (notice: Notice) => {
            const fallback = fallbackLanguage(notice, archive.publisher.authentic);
            const groups = await countAudience(store, notice, fallback === undefined ? {} : { fallback });
            return groups
              .filter(({ state }) => state === 'pending')
              .reduce((sum, { recipients }) => sum + recipients, 0);
          }),
      });
      reports.push({
        statement,
        from,
        to,
        rehearsal: folder.rehearsal,
        assumed: options.assumeNotice === true,
        days,
      });
    }
    const print = {
      text: daysAsText,
      html: daysAsHtml,
      json: (report: DaysReport) => JSON.stringify(report, null, 2),
    }[options.format];
    const text = reports.map((report) => print(report, language)).join('\n');
    if (options.out !== undefined) writeFileSync(options.out, `${text}\n`);
    return { json: reports, text: options.out ?? text };
  } finally {
    if (store) await closeStore(store);
  }
}

function dateOption(text: string | undefined, otherwise: LocalDate): LocalDate {
  if (text === undefined) return otherwise;
  if (isLocalDate(text)) return text;
  return refuse({
    code: 'cli/date',
    ...worded({
      nl: {
        message: `“${text}” is geen bestaande datum.`,
        hint: 'Schrijf de datum als JJJJ-MM-DD, bijvoorbeeld 2027-03-01.',
      },
      en: {
        message: `“${text}” is not a date that exists.`,
        hint: 'Write it as YYYY-MM-DD, for instance 2027-03-01.',
      },
    }),
  });
}
