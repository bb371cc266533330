/** In which language a command speaks to its editor: as asked, else as the computer is set, else English. */
import { type Command, Option } from 'commander';
import { isLanguage, LANGUAGES, type Language } from '#domain/language.ts';

export interface ReportOptions {
  readonly reportLanguage?: Language;
}

/** Adds `--report-language`. */
export function addReportLanguage(command: Command): Command {
  return command.addOption(
    new Option(
      '--report-language <language>',
      'language of the report (default: that of this computer)',
    ).choices(LANGUAGES),
  );
}

/** The language to write the report in. */
export function reportLanguage(options: ReportOptions): Language {
  if (options.reportLanguage) return options.reportLanguage;
  const [tag = ''] = Intl.DateTimeFormat().resolvedOptions().locale.split('-');
  return isLanguage(tag) ? tag : 'en';
}
