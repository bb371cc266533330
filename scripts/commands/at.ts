/** `at DATE`: which text was in force, and what was then announced. */
import type { Command } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import { formatDate, formatInstant, parseWhen } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { hasErrors, ProblemError, refuse, worded } from '#domain/problem.ts';
import { type TextAt, textAt } from '#workflows/desk/text-at.ts';
import { action, type CommonOptions, withCommonOptions } from '../cli.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly statement?: string;
}

const WORDS: Record<
  Language,
  {
    none: (statement: string, when: string) => string;
    inForce: (statement: string, when: string, edition: string, since: string) => string;
    recordedLater: (when: string) => string;
    announced: (edition: string, date: string) => string;
    postponed: (edition: string, date: string) => string;
    nothing: string;
  }
> = {
  nl: {
    none: (statement, when) => `Op ${when} was er nog geen tekst van ${statement} van kracht.`,
    inForce: (statement, when, edition, since) =>
      `Op ${when} gold editie ${edition} van ${statement}, van kracht sinds ${since}.`,
    recordedLater: (when) => `Die editie is achteraf vastgelegd, op ${when}.`,
    announced: (edition, date) => `Toen aangekondigd: editie ${edition}, vanaf ${date}.`,
    postponed: (edition, date) =>
      `Toen uitgesteld: editie ${edition}, die op ${date} had moeten ingaan maar niet op tijd was aangekondigd.`,
    nothing: 'Er was toen niets aangekondigd.',
  },
  en: {
    none: (statement, when) => `On ${when} no text of ${statement} was in force yet.`,
    inForce: (statement, when, edition, since) =>
      `On ${when} edition ${edition} of ${statement} was in force, since ${since}.`,
    recordedLater: (when) => `That edition was recorded afterwards, on ${when}.`,
    announced: (edition, date) => `Announced at that time: edition ${edition}, from ${date}.`,
    postponed: (edition, date) =>
      `Postponed at that time: edition ${edition}, which was set for ${date} but not announced in time.`,
    nothing: 'Nothing was announced at that time.',
  },
};

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('at <when>')
        .description(
          'which text was in force at a date (00:00 local) or instant, and what was then announced',
        ),
    ),
  )
    .option('--statement <name>', 'one statement only')
    .action(
      action((when: string, options: Options) => {
        const archive = readArchive(options.content);
        if (hasErrors(archive.problems)) throw new ProblemError(archive.problems);
        const zone = archive.publisher.timeZone;
        const at = instantOf(when, zone);
        const known = options.asOf === undefined ? undefined : instantOf(options.asOf, zone);
        const names =
          options.statement === undefined
            ? archive.statements.map((each) => each.statement)
            : [options.statement];
        const answers = names.map((statement) => textAt({ archive, statement, at, known }));
        return {
          json: answers.map(({ statement, inForce, upcoming }) => ({ statement, at, inForce, upcoming })),
          text: answers.flatMap((answer) => inWords(answer, reportLanguage(options), zone)).join('\n'),
        };
      }),
    );
}

function instantOf(text: string, zone: string): string {
  return (
    parseWhen(text, zone) ??
    refuse({
      code: 'cli/when',
      ...worded({
        nl: {
          message: `“${text}” is geen datum en geen tijdstip.`,
          hint: 'Schrijf een bestaande datum zoals 2028-03-01 (00:00 uur plaatselijke tijd) of een tijdstip zoals 2028-03-01T12:00:00+01:00.',
        },
        en: {
          message: `“${text}” is neither a date nor an instant.`,
          hint: 'Write a date such as 2028-03-01 (00:00 local) or an instant such as 2028-03-01T12:00:00+01:00.',
        },
      }),
    })
  );
}

function inWords(answer: TextAt, language: Language, zone: string): readonly string[] {
  const words = WORDS[language];
  const when = formatInstant(answer.at, language, zone);
  const { inForce } = answer;
  if (!inForce) return [words.none(answer.statement, when)];
  const since = inForce.inForceFrom ?? inForce.publishedAt;
  return [
    words.inForce(answer.statement, when, inForce.edition, formatInstant(since, language, zone)),
    ...(inForce.historical ? [words.recordedLater(formatInstant(inForce.publishedAt, language, zone))] : []),
    ...(answer.upcoming.length === 0
      ? [words.nothing]
      : answer.upcoming.map((status) =>
          (status.state === 'postponed' ? words.postponed : words.announced)(
            status.edition,
            formatDate(status.effective, language, { weekday: true }),
          ),
        )),
  ];
}
