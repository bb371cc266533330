/** `serve`: the service and the built site on one port. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { readConfig } from '../../src/config.ts';
import { action, type CommonOptions, wholeNumber } from '../cli.ts';
import { openParts } from '../parts.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';
import { startService } from '../service-runner.ts';

interface Options extends Pick<CommonOptions, 'content' | 'json'>, ReportOptions {
  readonly dist: string;
  readonly port?: number;
  readonly host?: string;
  readonly demonstration?: boolean;
  readonly trustProxy?: boolean;
  readonly quiet?: boolean;
}

const WORDS: Readonly<
  Record<Language, { readonly ready: (url: string) => string; readonly ending: string }>
> = {
  nl: {
    ready: (url) => `Bereikbaar op ${url} (Ctrl+C stopt de dienst)\n`,
    ending: 'Wat onderweg is, wordt afgemaakt …\n',
  },
  en: {
    ready: (url) => `Listening on ${url} (Ctrl-C ends it)\n`,
    ending: 'Finishing what is under way …\n',
  },
};

export function define(program: Command): void {
  addReportLanguage(
    program.command('serve').description('serve the built site and the subscription service on one port'),
  )
    .option('--content <dir>', 'content folder', process.env.PROMULGATE_CONTENT ?? 'content')
    .option('--dist <dir>', 'folder of the built site', 'dist')
    .option('--port <number>', 'port (default: PORT, else 4321; 0 = any free one)', wholeNumber)
    .option('--host <address>', 'network address to listen on')
    .option('--demonstration', 'show the mailbox folder at /mailbox/, on this machine only')
    .option('--trust-proxy', 'a proxy in front sets X-Forwarded-For')
    .option('--quiet', 'no line per request')
    .action(
      action(async (options: Options) => {
        const config = readConfig();
        if (options.demonstration && config.mailTransport !== 'mailbox')
          refuse({
            code: 'serve/demonstration',
            ...worded({
              nl: {
                message: `--demonstration toont berichten in een browser, maar MAIL_TRANSPORT is ${config.mailTransport}.`,
                hint: 'Laat --demonstration weg, of kies MAIL_TRANSPORT=mailbox.',
              },
              en: {
                message: `--demonstration shows messages in a browser, and MAIL_TRANSPORT is ${config.mailTransport}.`,
                hint: 'Leave --demonstration out, or set MAIL_TRANSPORT=mailbox.',
              },
            }),
          });
        if (!existsSync(join(options.dist, 'index.html')))
          refuse({
            code: 'serve/no-site',
            ...worded({
              nl: {
                message: `In ${resolve(options.dist)} staat geen gebouwde site.`,
                hint: 'Bouw de site eerst (npm run -s promulgate -- build), of noem de map waarin zij staat: --dist <map>.',
              },
              en: {
                message: `There is no built site in ${resolve(options.dist)}.`,
                hint: 'Build it first (npm run -s promulgate -- build), or name the folder where it is: --dist <dir>.',
              },
            }),
          });
        const parts = await openParts(config);
        try {
          const service = await startService({
            parts,
            contentDir: options.content,
            dist: options.dist,
            port: options.port ?? config.port,
            ...(options.host === undefined ? {} : { host: options.host }),
            ...(options.demonstration ? { demonstration: true } : {}),
            ...(options.trustProxy ? { trustProxy: true } : {}),
            ...(options.quiet ? {} : { log: (line) => process.stdout.write(`${JSON.stringify(line)}\n`) }),
          });
          const words = WORDS[reportLanguage(options)];
          process.stderr.write(words.ready(service.url));
          await interrupted();
          process.stderr.write(words.ending);
          await service.close();
        } finally {
          await parts.close();
        }
        return undefined;
      }),
    );
}

/** Resolves at the first request to end: Ctrl-C, or the system shutting down. */
function interrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}
