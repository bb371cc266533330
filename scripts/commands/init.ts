/** `init DIR`: a publisher's own content folder. */
import type { Command } from 'commander';
import { isLanguage, LANGUAGES, type Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { initContent } from '#workflows/desk/init-content.ts';
import { action } from '../cli.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';
import { contentTemplates } from '../templates.ts';

interface Options extends ReportOptions {
  readonly name?: string;
  readonly email?: string;
  readonly languages?: string;
  readonly json?: boolean;
}

const WORDS: Record<Language, (dir: string, count: number) => string> = {
  nl: (dir, count) => `De map ${dir} staat klaar met ${count} bestanden en zonder edities.

Wat u nu doet:
1. Vul uw eigen gegevens in ${dir}/publisher.yaml in.
2. Neem uw huidige verklaring op:
   npm run -s promulgate -- import BESTAND --statement privacy --edition JJJJ-MM-DD --lang nl --content ${dir}
   of begin met een leeg blad: npm run -s promulgate -- new privacy --content ${dir}
3. Kijk na wat eraan schort: npm run -s promulgate -- check --content ${dir}
4. ${dir}/operation/README.md legt uit hoe u dit laat draaien.`,
  en: (dir, count) => `The folder ${dir} is ready, with ${count} files and no editions.

What to do now:
1. Put your own details into ${dir}/publisher.yaml.
2. Bring in your present statement:
   npm run -s promulgate -- import FILE --statement privacy --edition YYYY-MM-DD --lang nl --content ${dir}
   or start from a blank page: npm run -s promulgate -- new privacy --content ${dir}
3. See what is wrong with it: npm run -s promulgate -- check --content ${dir}
4. ${dir}/operation/README.md explains how to run it.`,
};

export function define(program: Command): void {
  addReportLanguage(
    program
      .command('init <dir>')
      .description("make a publisher's own content folder: no demonstration editions, with operation files"),
  )
    .option('--name <name>', 'name of the publisher')
    .option('--email <address>', 'address of the publisher')
    .option('--languages <list>', `languages, authentic one first: ${LANGUAGES.join(',')}`)
    .option('--json', 'print JSON instead of text')
    .action(
      action((dir: string, options: Options) => {
        const files = initContent({
          dir,
          templates: contentTemplates(),
          ...(options.name === undefined ? {} : { name: options.name }),
          ...(options.email === undefined ? {} : { email: options.email }),
          ...(options.languages === undefined ? {} : { languages: languagesOf(options.languages) }),
        });
        return { json: { dir, files }, text: WORDS[reportLanguage(options)](dir, files.length) };
      }),
    );
}

function languagesOf(list: string): readonly Language[] {
  return list.split(',').map((part) => {
    const tag = part.trim();
    if (isLanguage(tag)) return tag;
    return refuse({
      code: 'init/language',
      ...worded({
        nl: {
          message: `“${tag}” is geen taal van deze installatie.`,
          hint: `Gebruik een of meer van ${LANGUAGES.join(', ')}, gescheiden door komma's.`,
        },
        en: {
          message: `“${tag}” is not a language of this installation.`,
          hint: `Use one or more of ${LANGUAGES.join(', ')}, separated by commas.`,
        },
      }),
    });
  });
}
