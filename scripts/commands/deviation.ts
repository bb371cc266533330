/** `deviation`: say openly that practice differs from the text in force. */
import type { Command } from 'commander';
import { LANGUAGES } from '#domain/language.ts';
import { recordDeviation } from '#workflows/acts/deviation.ts';
import { type ActOptions, actResult, actScope, withActOptions } from '../act-options.ts';
import { action } from '../cli.ts';

interface Options extends ActOptions {
  readonly clause: readonly string[];
  readonly since: string;
  readonly by: readonly string[];
}

export function define(program: Command): void {
  const command = withActOptions(
    program
      .command('deviation')
      .description(
        'say that practice differs from the text in force, and tell people at once; changes no date',
      ),
  )
    .requiredOption('--clause <id...>', 'the clauses that practice differs from')
    .requiredOption('--since <date>', 'since when')
    .requiredOption('--by <role...>', 'the role that decided, e.g. "privacy officer"; never a person');
  for (const language of LANGUAGES)
    command.option(`--reason-${language} <text>`, `what differs and why, in "${language}"; readers see it`);
  command.action(
    action((options: Options) => {
      const scope = actScope(options);
      const { clause, since, by } = options;
      const named = options as unknown as Readonly<Record<string, string | undefined>>;
      const reasons = Object.fromEntries(
        LANGUAGES.flatMap((language) => {
          const reason = named[`reason${language[0]?.toUpperCase()}${language.slice(1)}`];
          return reason === undefined ? [] : [[language, reason]];
        }),
      );
      return actResult(recordDeviation({ ...scope, clauses: clause, since, reasons, by }), scope);
    }),
  );
}
