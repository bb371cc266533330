/** In which language a command speaks: as asked, else as the computer is set, else as the publisher writes, else English. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
      'language of the report (default: that of this computer, else the authentic one)',
    ).choices(LANGUAGES),
  );
}

/**
 * The language to write the report in.
 * @param options.content the content folder, whose authentic language decides where the computer names none
 */
export function reportLanguage(options: ReportOptions & { readonly content?: string }): Language {
  return (
    options.reportLanguage ??
    computerLanguage(process.env) ??
    (options.content === undefined ? undefined : authenticOf(options.content)) ??
    'en'
  );
}

/** `LC_ALL` before `LANG`, as POSIX has it; `C` and `POSIX` name no language. */
function computerLanguage(env: Readonly<Record<string, string | undefined>>): Language | undefined {
  const [tag = ''] = (env.LC_ALL || env.LANG || '').split(/[_.@-]/);
  return isLanguage(tag.toLowerCase()) ? (tag.toLowerCase() as Language) : undefined;
}

/** Read without judging the file, so that the words about a broken one are in the right language too. */
function authenticOf(contentDir: string): Language | undefined {
  try {
    const source = readFileSync(join(contentDir, 'publisher.yaml'), 'utf8');
    const [, tag = ''] = /^authentic:\s*["']?([a-z]+)/m.exec(source) ?? [];
    return isLanguage(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}
