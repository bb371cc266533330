/** `withdraw`: take back an announced edition before it takes effect. */
import type { Command } from 'commander';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { withdrawEdition } from '#workflows/acts/withdraw.ts';
import {
  type ActOptions,
  type Authority,
  actResult,
  actScope,
  withActOptions,
  withAuthority,
} from '../act-options.ts';
import { action } from '../cli.ts';

export function define(program: Command): void {
  withAuthority(
    withActOptions(
      program
        .command('withdraw <edition>')
        .description('take back an announced edition; its page stays, its name is never used again'),
    ),
  ).action(
    action(async (edition: string, options: ActOptions & Authority) => {
      const scope = actScope(options);
      const dictionaries = await loadDictionaries(scope.archive.publisher.languages);
      const { reason, by } = options;
      return actResult(withdrawEdition({ ...scope, edition, reason, by, dictionaries }), scope);
    }),
  );
}
