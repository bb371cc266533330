/** `dev`: a live preview of drafts, with findings in the margin. */
import type { Command } from 'commander';
import { readPublisher } from '#archive/read-archive.ts';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { action, type CommonOptions, wholeNumber, withCommonOptions } from '../cli.ts';
import { startDevServer } from '../dev-server.ts';
import { nowOf } from '../now.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly port: number;
}

const READY: Record<Language, (url: string) => string> = {
  nl: (url) =>
    `Voorbeeld van de concepten: ${url}\nDe pagina ververst zodra u een bestand opslaat. Stop met Ctrl+C.`,
  en: (url) =>
    `Preview of the drafts: ${url}\nThe page reloads as soon as you save a file. Stop with Ctrl+C.`,
};

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('dev')
        .description(
          'live preview of drafts on this computer: findings in the margin, redline, the site on any day',
        ),
    ),
  )
    .option('--port <number>', 'port to listen on; 0 takes a free one', wholeNumber, 4322)
    .action(
      action(async (options: Options) => {
        const { timeZone } = readPublisher(options.content);
        const reader = reportLanguage(options);
        const server = await startDevServer({
          contentDir: options.content,
          port: options.port,
          reader,
          now: () => nowOf(options, timeZone),
        }).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EADDRINUSE') throw error;
          return refuse({
            code: 'dev/port',
            ...worded({
              nl: {
                message: `Poort ${options.port} is in gebruik.`,
                hint: 'Noem een andere met --port, of 0 voor een vrije poort.',
              },
              en: {
                message: `Port ${options.port} is in use.`,
                hint: 'Name another one with --port, or 0 for any free one.',
              },
            }),
          });
        });
        process.stdout.write(`${READY[reader](server.url)}\n`);
        await new Promise<void>((done) => {
          process.once('SIGINT', done);
          process.once('SIGTERM', done);
        });
        await server.close();
        return undefined;
      }),
    );
}
