/** `backup`: a copy of the database, proven to be whole. */
import type { Command } from 'commander';
import type { Language } from '#domain/language.ts';
import { type BackupFacts, backUp, checkBackup, LAST_RESTORE_TEST } from '#store/backup.ts';
import { writeMeta } from '#store/meta.ts';
import { closeStore, openStore } from '#store/open-store.ts';
import { readConfig } from '../../src/config.ts';
import { action } from '../cli.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends ReportOptions {
  readonly check?: boolean;
  readonly json?: boolean;
}

const WORDS: Record<Language, (facts: BackupFacts) => string> = {
  en: ({ file, recipients, deliveries }) =>
    `${file} is whole: ${recipients} recipients, ${deliveries} deliveries. It holds addresses: keep it as safe as the original.`,
  nl: ({ file, recipients, deliveries }) =>
    `${file} is heel: ${recipients} ontvangers, ${deliveries} verzendingen. Het bevat adressen: bewaar het even veilig als het origineel.`,
};

export function define(program: Command): void {
  addReportLanguage(
    program
      .command('backup <file>')
      .description('copy the SQLite database while it is in use, and check the copy'),
  )
    .option('--check', 'only check a backup that exists, and note that a restore was tested')
    .option('--json', 'print JSON instead of text')
    .action(
      action(async (file: string, options: Options) => {
        const { databaseUrl } = readConfig();
        const store = await openStore(databaseUrl);
        try {
          const facts = options.check ? checkBackup(file) : await backUp(store, databaseUrl, file);
          if (options.check) await writeMeta(store, LAST_RESTORE_TEST, new Date(store.now()).toISOString());
          return { json: facts, text: WORDS[reportLanguage(options)](facts) };
        } finally {
          await closeStore(store);
        }
      }),
    );
}
