/** `export EDITION`: a redline for Word, or a PDF for paper. */
import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { type Archive, readArchive } from '#archive/read-archive.ts';
import { LANGUAGES, type Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { type ExportRequest, exportToPage, exportToWord } from '#workflows/desk/export-edition.ts';
import { action, type CommonOptions, withCommonOptions } from '../cli.ts';
import { nowOf } from '../now.ts';
import { printPdf } from '../print-pdf.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly statement?: string;
  readonly against?: string;
  readonly format: 'docx' | 'pdf' | 'html';
  readonly lang?: Language;
  readonly out?: string;
}

const DONE: Record<Language, (path: string, bytes: number) => string> = {
  nl: (path, bytes) => `Geschreven: ${path} (${Math.ceil(bytes / 1024)} kB).`,
  en: (path, bytes) => `Written: ${path} (${Math.ceil(bytes / 1024)} kB).`,
};
const BACK: Record<Language, string> = {
  nl: 'Komt het bestand terug, neem het dan op met `import BESTAND --accept`: wat er zonder wijzigingen bijhouden is veranderd, wordt dan ook genoemd.',
  en: 'When the file comes back, take it in with `import FILE --accept`: what was changed without tracking is named too.',
};

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('export <edition>')
        .description('a redline with tracked changes for Word, or a PDF for paper'),
    ),
  )
    .option('--statement <name>', 'statement; needed when there are several')
    .option('--against <edition>', 'edition to compare with (default: none, the text alone)')
    .addOption(
      new Option('--format <format>', 'kind of file').choices(['docx', 'pdf', 'html']).default('docx'),
    )
    .addOption(
      new Option('--lang <language>', 'language of the text (default: the authentic one)').choices(LANGUAGES),
    )
    .option('--out <file>', 'where to write it (default: named after the editions)')
    .action(
      action(async (edition: string, options: Options) => {
        const archive = readArchive(options.content);
        const statement = statementNamed(archive, options.statement);
        const language = options.lang ?? archive.publisher.authentic;
        const request: ExportRequest = {
          archive,
          statement,
          edition,
          ...(options.against === undefined ? {} : { against: options.against }),
          language,
          now: nowOf(options, archive.publisher.timeZone),
          dictionaries: await loadDictionaries(archive.publisher.languages),
        };
        const bytes = await make(request, options.format);
        const path =
          options.out ??
          `${statement}-${edition}${options.against === undefined ? '' : `-against-${options.against}`}.${language}.${options.format}`;
        write(path, bytes);
        const reader = reportLanguage(options);
        return {
          json: { path, bytes: bytes.length },
          text: [DONE[reader](path, bytes.length), ...(options.format === 'docx' ? [BACK[reader]] : [])].join(
            '\n',
          ),
        };
      }),
    );
}

async function make(request: ExportRequest, format: Options['format']): Promise<Uint8Array> {
  if (format === 'docx') return exportToWord(request);
  const page = exportToPage(request);
  return format === 'html' ? new TextEncoder().encode(page) : printPdf(page);
}

function write(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes);
  } catch (cause) {
    refuse(
      {
        code: 'export/unwritable',
        ...worded({
          nl: {
            message: 'Het bestand kan niet worden geschreven.',
            hint: 'Noem met --out een andere plaats.',
          },
          en: { message: 'The file cannot be written.', hint: 'Name another place with --out.' },
        }),
        file: path,
      },
      { cause },
    );
  }
}

function statementNamed(archive: Archive, name: string | undefined): string {
  const names = archive.statements.map((each) => each.statement);
  if (name !== undefined) return name;
  if (names.length === 1 && names[0] !== undefined) return names[0];
  return refuse({
    code: 'export/which-statement',
    ...worded({
      nl: {
        message: `Er zijn verschillende verklaringen: ${names.join(', ')}.`,
        hint: 'Noem er één met --statement.',
      },
      en: {
        message: `There are several statements: ${names.join(', ')}.`,
        hint: 'Name one with --statement.',
      },
    }),
  });
}
