/** What the commands that add an act share: which statement, on whose authority, in which language told. */
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { type Archive, readArchive } from '#archive/read-archive.ts';
import { appendActs, readRegisterFile } from '#archive/register-file.ts';
import type { Instant } from '#domain/date.ts';
import { isLanguage, LANGUAGES, type Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import type { ActPlan } from '#workflows/acts/act-plan.ts';
import { assumedNotices } from '#workflows/desk/assume-notice.ts';
import { audiencesInWords, audiencesOf } from './audience-lines.ts';
import { type CommandResult, type CommonOptions, withCommonOptions } from './cli.ts';
import { nowOf } from './now.ts';
import { contentFolder, type RehearsalOptions, withRehearsal } from './rehearsal-options.ts';
import { reportLanguage } from './report-language.ts';

export interface ActOptions extends CommonOptions, RehearsalOptions {
  readonly statement?: string;
  readonly dryRun?: boolean;
  readonly reportLanguage?: Language;
}

export interface Authority {
  readonly reason: string;
  readonly by: readonly string[];
}

/** Adds the common options, `--statement`, `--dry-run`, `--lang` and `--rehearse`. */
export function withActOptions(command: Command): Command {
  return withRehearsal(withCommonOptions(command))
    .option('--statement <name>', 'which statement; needed only when there are several')
    .option('--dry-run', 'say what would happen; write nothing')
    .addOption(
      new Option(
        '--lang, --report-language <language>',
        'language in which it is told (default: that of this computer, else the authentic one)',
      ).choices(LANGUAGES),
    );
}

/** Adds `--reason` and `--by`. */
export function withAuthority(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'why; it is published')
    .requiredOption('--by <role...>', 'the role that decided, e.g. "privacy officer"; never a person');
}

export interface ActScope {
  readonly archive: Archive;
  readonly statement: string;
  readonly now: Instant;
  readonly dryRun: boolean;
  readonly language: Language;
  /** The scratch copy declares itself in every report. */
  readonly rehearsal: boolean;
  readonly assumeNotice: boolean;
}

/**
 * Reads what an act is about from the options of a command.
 * @throws {ProblemError} when `--as-of` is used on the real record, or the statement must be named
 */
export function actScope(options: ActOptions): ActScope {
  const folder = contentFolder(options);
  const archive = readArchive(folder.dir);
  if (options.asOf !== undefined && !folder.rehearsal && options.dryRun !== true)
    refuse({
      code: 'cli/as-of-act',
      ...worded({
        nl: {
          message:
            'Een handeling wordt vastgelegd op het moment waarop zij wordt verricht; --as-of zou een ander moment vastleggen.',
          hint: 'Voeg --dry-run toe om te zien wat er zou gebeuren, of --rehearse MAP om het op een kladkopie te proberen.',
        },
        en: {
          message: 'An act is recorded at the moment it is done; --as-of would record another one.',
          hint: 'Add --dry-run to see what would happen, or --rehearse DIR to try it on a scratch copy.',
        },
      }),
    });
  if (options.assumeNotice && !folder.rehearsal)
    refuse({
      code: 'cli/assume-notice',
      ...worded({
        nl: {
          message: 'Een aankondiging die niet is gedaan, komt nooit in het echte register.',
          hint: 'Voeg --rehearse MAP toe om het op een kladkopie te proberen.',
        },
        en: {
          message: 'A notice that was not given is never put on the real record.',
          hint: 'Add --rehearse DIR to try it on a scratch copy.',
        },
      }),
    });
  return {
    rehearsal: folder.rehearsal,
    assumeNotice: options.assumeNotice === true,
    archive,
    statement: oneStatement(archive, options.statement),
    now: nowOf(options, archive.publisher.timeZone),
    dryRun: options.dryRun === true,
    language: reportLanguage({ ...options, content: folder.dir }),
  };
}

function oneStatement(archive: Archive, named: string | undefined): string {
  const names = archive.statements.map((each) => each.statement);
  if (named !== undefined) return named;
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return only;
  return refuse({
    code: 'cli/which-statement',
    ...worded({
      nl: {
        message: `Er zijn verschillende verklaringen: ${names.join(', ')}.`,
        hint: 'Noem er een met --statement.',
      },
      en: {
        message: `There are several statements: ${names.join(', ')}.`,
        hint: 'Name one with --statement.',
      },
    }),
  });
}

const RECORDED: Record<
  Language,
  {
    readonly done: (seq: number) => string;
    readonly dry: string;
    readonly rehearsal: string;
    readonly assumed: string;
  }
> = {
  nl: {
    done: (seq) => `Vastgelegd als regel ${seq} van het register.`,
    dry: 'Dit was een proef: er is niets vastgelegd.',
    rehearsal: 'REPETITIE op een kladkopie: niets hiervan staat in het echte register.',
    assumed: 'Aangenomen is dat iedereen meteen volledig is geïnformeerd.',
  },
  en: {
    done: (seq) => `Recorded as line ${seq} of the register.`,
    dry: 'This was a dry run: nothing was recorded.',
    rehearsal: 'REHEARSAL on a scratch copy: nothing of this stands in the real register.',
    assumed: 'It is assumed that everybody was told in full at once.',
  },
};

/** What every act command prints. */
export async function actResult(plan: ActPlan, scope: ActScope): Promise<CommandResult> {
  const words = RECORDED[scope.language];
  // A scratch copy tells nobody.
  const audiences = scope.rehearsal ? [] : await audiencesOf(plan, scope);
  if (plan.recorded && scope.assumeNotice) assumeNotice(scope);
  return {
    json: {
      recorded: plan.recorded,
      rehearsal: scope.rehearsal,
      act: plan.act,
      words: plan.words,
      ...(audiences === undefined ? {} : { audiences }),
      warnings: plan.warnings,
    },
    text: [
      ...(scope.rehearsal ? [words.rehearsal] : []),
      ...plan.words,
      ...audiencesInWords(audiences, scope.language),
      plan.recorded ? words.done(plan.act.seq) : words.dry,
      ...(plan.recorded && scope.assumeNotice ? [words.assumed] : []),
    ].join('\n'),
    problems: plan.warnings,
  };
}

/** Adds the hypothetical notice to the scratch copy. */
function assumeNotice({ archive, statement, now }: ActScope): void {
  const dir = join(archive.dir, statement);
  const { timeZone, notice: policy } = archive.publisher;
  appendActs(dir, assumedNotices(readRegisterFile(dir).acts, { statement, now, timeZone, policy }));
}

/** A language named on the command line. @throws {ProblemError} */
export function languageNamed(tag: string): Language {
  if (isLanguage(tag)) return tag;
  return refuse({
    code: 'cli/language',
    ...worded({
      nl: {
        message: `“${tag}” is geen taal van deze installatie.`,
        hint: `Gebruik een van ${LANGUAGES.join(', ')}.`,
      },
      en: {
        message: `“${tag}” is not a language of this installation.`,
        hint: `Use one of ${LANGUAGES.join(', ')}.`,
      },
    }),
  });
}
