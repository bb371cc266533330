/** `new STATEMENT`: start the next edition from the latest one. */
import type { Command } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import type { Language } from '#domain/language.ts';
import { type NewEdition, newEdition } from '#workflows/desk/new-edition.ts';
import { action, type CommonOptions, withCommonOptions } from '../cli.ts';
import { nowOf } from '../now.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly edition?: string;
  readonly from?: string;
}

const WORDS: Record<
  Language,
  { start: (made: NewEdition) => string; cleared: string; replaces: (id: string) => string; next: string }
> = {
  nl: {
    start: ({ edition, from }) =>
      from === null
        ? `Editie ${edition} is begonnen met een leeg blad:`
        : `Editie ${edition} is begonnen als kopie van ${from}:`,
    cleared: 'Niet overgenomen, omdat het bij de vorige editie hoort:',
    replaces: (id) =>
      `Editie ${id} is aangekondigd en nog niet van kracht. Uw concept bevat haar tekst en komt bij publicatie in haar plaats (\`replaces: ${id}\`); anders zou uw wijziging op haar ingangsdatum weer verdwijnen.`,
    next: 'Bovenin elk bestand staat wat u moet invullen. Pas de tekst aan en voer daarna `promulgate check` uit.',
  },
  en: {
    start: ({ edition, from }) =>
      from === null
        ? `Edition ${edition} starts from a blank page:`
        : `Edition ${edition} starts as a copy of ${from}:`,
    cleared: 'Not taken over, because it belongs to the edition before:',
    replaces: (id) =>
      `Edition ${id} is announced and not yet in force. Your draft holds its text and takes its place when published (\`replaces: ${id}\`); otherwise your change would disappear again on its effective date.`,
    next: 'The top of each file says what to fill in. Change the text, then run `promulgate check`.',
  },
};

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('new <statement>')
        .description('start the next edition from the latest one, and explain what to do'),
    ),
  )
    .option('--edition <id>', "id of the new edition (default: today's date)")
    .option('--from <edition>', 'edition to start from (default: the latest)')
    .action(
      action((statement: string, options: Options) => {
        const archive = readArchive(options.content);
        const made = newEdition({
          archive,
          statement,
          now: nowOf(options, archive.publisher.timeZone),
          ...(options.edition === undefined ? {} : { edition: options.edition }),
          ...(options.from === undefined ? {} : { from: options.from }),
        });
        const words = WORDS[reportLanguage(options)];
        return {
          json: made,
          text: [
            words.start(made),
            ...made.paths.map((path) => `- ${path}`),
            ...(made.cleared.length > 0 ? [`${words.cleared} ${made.cleared.join(', ')}.`] : []),
            ...(made.replaces === null ? [] : [words.replaces(made.replaces)]),
            words.next,
          ].join('\n'),
        };
      }),
    );
}
