/** `verify`: the register and every published byte, offline. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { repairRegister } from '#archive/register-file.ts';
import type { Language } from '#domain/language.ts';
import { hasErrors, type Problem } from '#domain/problem.ts';
import { type Verification, verifyPublication } from '#workflows/run/verify.ts';
import { action, type CommonOptions, withCommonOptions } from '../cli.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly head?: string;
  readonly repair?: boolean;
}

const numbered = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const WORDS: Record<
  Language,
  {
    good: string;
    warned: (count: number) => string;
    bad: (count: number) => string;
    line: (name: string, acts: number, editions: number, files: number, head: string) => string;
  }
> = {
  nl: {
    good: 'In orde: elke regel van het register klopt en elke gepubliceerde byte is onveranderd.',
    warned: (count) =>
      `De regels van het register kloppen, maar ${count === 1 ? 'er is één waarschuwing' : `er zijn ${count} waarschuwingen`}.`,
    bad: (count) =>
      count === 1
        ? 'Niet in orde: er is één afwijking.'
        : `Niet in orde: er zijn ${count} afwijkingen. Begin bij de eerste.`,
    line: (name, acts, editions, files, head) =>
      `${name}: ${numbered(acts, 'handeling', 'handelingen')}, ${numbered(editions, 'editie', 'edities')}, ${numbered(files, 'bestand', 'bestanden')}; laatste regel ${head}`,
  },
  en: {
    good: 'In order: every line of the register holds and every published byte is unchanged.',
    warned: (count) =>
      `The lines of the register hold, but ${count === 1 ? 'there is one warning' : `there are ${count} warnings`}.`,
    bad: (count) =>
      count === 1
        ? 'Not in order: there is one difference.'
        : `Not in order: there are ${count} differences. Begin with the first.`,
    line: (name, acts, editions, files, head) =>
      `${name}: ${numbered(acts, 'act', 'acts')}, ${numbered(editions, 'edition', 'editions')}, ${numbered(files, 'file', 'files')}; last line ${head}`,
  },
};

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('verify [folder]')
        .description('check the register and every published byte, in a content folder or a built site'),
    ),
  )
    .option('--head <digest>', 'a digest from a notice, a page or a tag that must be a line of the register')
    .option('--repair', 'mend what an interrupted writer left behind; loses nothing')
    .action(
      action((folder: string | undefined, options: Options) => {
        const dir = folder ?? options.content;
        const mended = options.repair ? mend(dir) : [];
        const result = verifyPublication({ dir, head: options.head });
        return {
          json: {
            ok: !hasErrors(result.problems),
            statements: result.statements.map(({ acts, problems, ...rest }) => ({
              ...rest,
              acts: acts.length,
              problems,
            })),
            problems: [...mended, ...result.problems],
          },
          text: inWords(result, reportLanguage(options)),
          problems: [...mended, ...result.problems],
        };
      }),
    );
}

function mend(dir: string): readonly Problem[] {
  return verifyPublication({ dir }).statements.flatMap(
    ({ statement }) => repairRegister(join(dir, statement)) ?? [],
  );
}

function inWords(result: Verification, language: Language): string {
  const words = WORDS[language];
  const errors = result.problems.filter((problem) => problem.severity === 'error').length;
  const warnings = result.problems.filter((problem) => problem.severity === 'warning').length;
  return [
    ...result.statements.map((each) =>
      words.line(each.statement, each.acts.length, each.editions, each.files, each.head),
    ),
    errors > 0 ? words.bad(errors) : warnings > 0 ? words.warned(warnings) : words.good,
  ].join('\n');
}
