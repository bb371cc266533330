/** `build`: the static site of a content folder. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { readConfig } from '../../src/config.ts';
import { missingAddresses } from '../address-check.ts';
import { action, type CommonOptions, withCommonOptions } from '../cli.ts';
import { nowOf } from '../now.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly out: string;
  readonly publicUrl?: string;
  readonly addresses?: string;
  readonly demonstration?: boolean;
  readonly rehearsal?: string;
}

const WORDS: Readonly<Record<Language, (files: number, megabytes: number, out: string) => string>> = {
  nl: (files, megabytes, out) =>
    `${files} bestanden, ${megabytes.toFixed(1).replace('.', ',')} MB, in ${out}`,
  en: (files, megabytes, out) => `${files} files, ${megabytes.toFixed(1)} MB, in ${out}`,
};

export function define(program: Command): void {
  addReportLanguage(withCommonOptions(program.command('build').description('build the static site')))
    .option('--out <dir>', 'folder that becomes the site; absent, empty or made by an earlier build', 'dist')
    .option('--public-url <url>', 'address under which the site will be read (default: PUBLIC_URL)')
    .option(
      '--addresses <file>',
      'addresses.txt of an earlier build: fail when one of its addresses is missing',
    )
    .option('--demonstration', 'messages of a demonstration transport count; every page says so')
    .option('--rehearsal <name>', 'every page says that this is a rehearsal')
    .action(
      action(async (options: Options) => {
        // Read before building: the file may stand in the folder that is about to be replaced.
        const promised = options.addresses === undefined ? [] : readAddresses(options.addresses);
        const { publisher } = readArchive(options.content);
        // Astro takes seconds to load; the other commands must not wait for it.
        const { buildSite } = await import('../site-builder.ts');
        const summary = await buildSite({
          contentDir: options.content,
          out: options.out,
          now: nowOf(options, publisher.timeZone),
          publicUrl: options.publicUrl ?? readConfig().publicUrl,
          ...(options.demonstration ? { demonstration: true } : {}),
          ...(options.rehearsal === undefined ? {} : { rehearsal: options.rehearsal }),
        });
        const problems = missingAddresses(promised, join(summary.out, 'addresses.txt'));
        return {
          json: { ...summary, problems },
          text: WORDS[reportLanguage(options)](summary.files, summary.bytes / 1e6, summary.out),
          problems,
        };
      }),
    );
}

function readAddresses(file: string): readonly string[] {
  if (!existsSync(file))
    refuse({
      code: 'build/no-addresses',
      ...worded({
        nl: {
          message: `Er is geen bestand ${file}.`,
          hint: 'Noem de addresses.txt van de site die nu online is, of laat --addresses weg bij een eerste build.',
        },
        en: {
          message: `There is no file ${file}.`,
          hint: 'Name the addresses.txt of the site that is online now, or leave --addresses out for a first build.',
        },
      }),
      file,
    });
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}
