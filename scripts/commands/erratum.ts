/** `erratum`: correct the record of a published text; both readings are shown. */
import type { Command } from 'commander';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { recordErratum } from '#workflows/acts/erratum.ts';
import {
  type ActOptions,
  type Authority,
  actResult,
  actScope,
  languageNamed,
  withActOptions,
  withAuthority,
} from '../act-options.ts';
import { action } from '../cli.ts';

interface Options extends ActOptions, Authority {
  readonly in: string;
  readonly clause: string;
  readonly reads: string;
  readonly shouldRead: string;
}

export function define(program: Command): void {
  withAuthority(
    withActOptions(
      program
        .command('erratum <edition>')
        .description(
          'correct a harmless mistake in a published text; the text stays and both readings are shown',
        ),
    ),
  )
    .requiredOption('--in <language>', 'language of the text that holds the mistake')
    .requiredOption('--clause <id>', 'the clause; its id stands in its address on the site')
    .requiredOption('--reads <words>', 'the words as they stand')
    .requiredOption('--should-read <words>', 'the words as they should be')
    .action(
      action(async (edition: string, options: Options) => {
        const scope = actScope(options);
        const dictionaries = await loadDictionaries(scope.archive.publisher.languages);
        const { clause, reads, shouldRead, reason, by } = options;
        const textLanguage = languageNamed(options.in);
        return actResult(
          recordErratum({
            ...scope,
            edition,
            textLanguage,
            clause,
            reads,
            shouldRead,
            reason,
            by,
            dictionaries,
          }),
          scope,
        );
      }),
    );
}
