/** `publish`: make a draft public. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { publishEdition } from '#workflows/publish.ts';
import { type ActOptions, actResult, actScope, withActOptions } from '../act-options.ts';
import { action } from '../cli.ts';
import { storeIdFor } from '../store-id.ts';

interface Options extends ActOptions {
  readonly historical?: boolean;
  readonly effective?: string;
  readonly store?: string;
}

export function define(program: Command): void {
  withActOptions(
    program
      .command('publish <edition>')
      .description('make a draft public: freeze it, judge it, compute its date, add it to the register'),
  )
    .option('--historical', 'record a past edition with its own past date, before any ordinary act')
    .option('--effective <date>', 'from when it governs (default: the front matter, else the proposed date)')
    .option(
      '--store <id>',
      'the store that will hold the deliveries (default: the one in the register, else DATABASE_URL)',
    )
    .action(
      action(async (edition: string, options: Options) => {
        const scope = actScope(options);
        const dictionaries = await loadDictionaries(scope.archive.publisher.languages);
        const plan = publishEdition({
          ...scope,
          edition,
          historical: options.historical,
          effective: options.effective,
          storeId: options.store ?? (await storeIdFor(scope)),
          dictionaries,
        });
        const frozen = join(scope.archive.dir, scope.statement, edition, 'clauses.json');
        const result = actResult(plan, scope);
        return { ...result, json: { ...(result.json as object), frozen } };
      }),
    );
}
