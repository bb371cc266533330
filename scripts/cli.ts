/**
 * What every command shares: options, output, exit codes, and how a problem is told.
 *
 * Exit codes: 0 fine, 1 findings or refusal, 2 wrong use.
 */
import { type Command, InvalidArgumentError } from 'commander';
import type { Language } from '#domain/language.ts';
import {
  hasErrors,
  type Problem,
  ProblemError,
  problemIn,
  problemLine,
  type Severity,
} from '#domain/problem.ts';
import { type ReportOptions, reportLanguage } from './report-language.ts';

export interface CommonOptions {
  readonly content: string;
  readonly json?: boolean;
  readonly asOf?: string;
}

/** Adds `--content`, `--json` and `--as-of`. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--content <dir>', 'content folder', process.env.PROMULGATE_CONTENT ?? 'content')
    .option('--json', 'print JSON (stable and documented) instead of text')
    .option('--as-of <when>', 'take this instant or date (00:00 local) for now; later acts are ignored');
}

/** What a command returns: what to print, and the problems that decide the exit code. */
export interface CommandResult {
  /** Printed when `--json` is given. */
  readonly json?: unknown;
  /** Printed otherwise; no trailing line feed needed. */
  readonly text?: string;
  readonly problems?: readonly Problem[];
  /** Overrides the code derived from the problems. */
  readonly exitCode?: 0 | 1 | 2;
}

/**
 * Wraps a command's action: prints its result, tells refusals as sentences, sets the exit code.
 * A stack trace is shown only for our own mistakes, never for bad input.
 */
export function action<Args extends readonly unknown[]>(
  run: (...args: Args) => Promise<CommandResult | undefined> | CommandResult | undefined,
): (...args: Args) => Promise<void> {
  return async (...args) => {
    const options = args.find((arg): arg is Args[number] & Printed => isPlainOptions(arg)) ?? {};
    try {
      const result = (await run(...args)) ?? {};
      report(result, options);
      process.exitCode = result.exitCode ?? (hasErrors(result.problems ?? []) ? 1 : 0);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      report({ problems: error.problems, json: { problems: error.problems } }, options);
      process.exitCode = error.problems.some(isWrongUse) ? 2 : 1;
    }
  };
}

interface Printed extends ReportOptions {
  readonly json?: boolean;
  readonly content?: string;
}

/** The command itself was wrong, so nothing was looked at. */
const isWrongUse = ({ code }: Problem) => WRONG_USE.has(code);

const WRONG_USE: ReadonlySet<string> = new Set([
  'cli/when',
  'cli/as-of',
  'cli/address',
  'cli/date',
  'cli/language',
  'import/language',
  'import/accept-and-reject',
]);

function isPlainOptions(value: unknown): value is Printed {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const SEVERITIES: Readonly<Record<Language, Readonly<Record<Severity, string>>>> = {
  nl: { error: 'fout', warning: 'let op', info: 'ter informatie' },
  en: { error: 'error', warning: 'warning', info: 'info' },
};

function report(result: CommandResult, options: Printed): void {
  if (options.json) {
    if (result.json !== undefined) process.stdout.write(`${JSON.stringify(result.json, null, 2)}\n`);
    return;
  }
  if (result.text) process.stdout.write(`${result.text}\n`);
  const problems = result.problems ?? [];
  if (problems.length === 0) return;
  const reader = reportLanguage(options);
  for (const problem of problems)
    process.stderr.write(
      `${SEVERITIES[reader][problem.severity]}: ${problemLine(problemIn(problem, reader))}\n`,
    );
}

/** A one-line progress meter on a terminal; silent elsewhere. */
export function progress(label: string): (done: number, total: number) => void {
  if (!process.stderr.isTTY) return () => {};
  const started = Date.now();
  return (done, total) => {
    const seconds = (Date.now() - started) / 1000;
    const rate = done / Math.max(seconds, 0.001);
    const left = rate > 0 ? Math.ceil((total - done) / rate) : 0;
    process.stderr.write(
      `\r${label}: ${done}/${total}, ${Math.round(rate)}/s, ${left} s left   ${done === total ? '\n' : ''}`,
    );
  };
}

/** Parses a whole number option. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new InvalidArgumentError('Give a whole number, 0 or more.');
  return value;
}
