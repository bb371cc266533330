/** `import FILE`: a document from anywhere becomes a draft. */
import type { Command } from 'commander';
import { isLanguage, LANGUAGES, type Language } from '#domain/language.ts';
import { refuse } from '#domain/problem.ts';
import { importDraft } from '#workflows/import-draft.ts';
import { action, type CommonOptions, withCommonOptions } from '../cli.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly statement: string;
  readonly edition: string;
  readonly lang: string;
  readonly accept?: boolean;
  readonly reject?: boolean;
}

const WORDS: Record<
  Language,
  {
    done: (path: string, words: number) => string;
    repairs: string;
    none: string;
    next: string;
    at: (line: number) => string;
  }
> = {
  nl: {
    done: (path, words) =>
      `Concept geschreven: ${path} (${words} woorden, geen woord verloren of gewijzigd).`,
    repairs: 'Wat is hersteld of uw aandacht vraagt:',
    none: 'Er hoefde niets te worden hersteld.',
    next: 'Lees het concept na en draai daarna `promulgate check`.',
    at: (line) => `regel ${line}: `,
  },
  en: {
    done: (path, words) => `Draft written: ${path} (${words} words, none lost or changed).`,
    repairs: 'What was repaired, or needs your eye:',
    none: 'Nothing had to be repaired.',
    next: 'Read the draft, then run `promulgate check`.',
    at: (line) => `line ${line}: `,
  },
};

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('import <file>')
        .description(
          'make a draft of a Markdown, text, web page or Word file; refuses when the edition exists',
        ),
    ),
  )
    .requiredOption('--statement <name>', 'statement the draft belongs to, e.g. privacy')
    .requiredOption('--edition <id>', 'id of the new edition, by convention its date: 2018-05-07')
    .requiredOption('--lang <language>', `language of the file: ${LANGUAGES.join(' or ')}`)
    .option('--accept', 'take all tracked changes of a Word file')
    .option('--reject', 'leave all tracked changes of a Word file out')
    .action(
      action((file: string, options: Options) => {
        const language = languageOf(options.lang);
        const { document, path } = importDraft({
          file,
          contentDir: options.content,
          statement: options.statement,
          edition: options.edition,
          language,
          ...takingOf(options),
        });
        const reader = reportLanguage(options);
        const words = WORDS[reader];
        const repairs = document.repairs.map(
          (repair) => `- ${repair.line === undefined ? '' : words.at(repair.line)}${repair.message[reader]}`,
        );
        return {
          json: {
            path,
            title: document.title,
            effective: document.effective ?? null,
            words: document.words,
            repairs: document.repairs,
          },
          text: [
            words.done(path, document.words),
            ...(repairs.length > 0 ? [words.repairs, ...repairs] : [words.none]),
            words.next,
          ].join('\n'),
        };
      }),
    );
}

function languageOf(tag: string): Language {
  if (isLanguage(tag)) return tag;
  refuse({
    code: 'import/language',
    message: `“${tag}” is not a language of this installation.`,
    hint: `Use one of ${LANGUAGES.join(', ')}.`,
  });
}

function takingOf(options: Options): { readonly taking?: 'accept' | 'reject' } {
  if (options.accept && options.reject) {
    refuse({
      code: 'import/accept-and-reject',
      message: 'Tracked changes can be accepted or rejected, not both.',
      hint: 'Give --accept or --reject.',
    });
  }
  return options.accept ? { taking: 'accept' } : options.reject ? { taking: 'reject' } : {};
}
