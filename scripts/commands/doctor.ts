/** `doctor`: what is wrong with sending, in plain words. */
import type { Command } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import { hasErrors } from '#domain/problem.ts';
import { diagnose } from '#workflows/operate/diagnose.ts';
import { action, type CommonOptions, withCommonOptions } from '../cli.ts';
import { openParts } from '../parts.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

const WORDS = {
  en: { fine: 'All is well: configuration, provider, quota, database, clock and mail-outs.' },
  nl: { fine: 'Alles in orde: instellingen, provider, quotum, database, klok en verzendingen.' },
} as const;

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('doctor')
        .description('look at configuration, domain, quota, database, clock and mail-outs'),
    ),
  ).action(
    action(async (options: CommonOptions & ReportOptions) => {
      const { publisher } = readArchive(options.content);
      const parts = await openParts();
      try {
        const problems = await diagnose({
          ...parts,
          publisher,
          machineNow: Date.now(),
          publicUrl: parts.config.publicUrl,
          secrets: parts.config.secrets.length,
          webhookSecret: parts.config.resend.webhookSecret !== undefined,
        });
        return {
          json: { healthy: !hasErrors(problems), problems },
          problems,
          ...(problems.length === 0 ? { text: WORDS[reportLanguage(options)].fine } : {}),
        };
      } finally {
        await parts.close();
      }
    }),
  );
}
