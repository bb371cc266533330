/** `reschedule`: move the date of an announced or postponed edition. */
import type { Command } from 'commander';
import { rescheduleEdition } from '#workflows/acts/reschedule.ts';
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
        .command('reschedule <edition>')
        .description(
          'move the date of an announced or postponed edition; never so that people have too little time',
        ),
    ),
  )
    .option('--to <date>', 'the new date (default: the earliest possible one, with some days to spare)')
    .action(
      action((edition: string, options: ActOptions & Authority & { readonly to?: string }) => {
        const scope = actScope(options);
        const { reason, by, to } = options;
        return actResult(rescheduleEdition({ ...scope, edition, effective: to, reason, by }), scope);
      }),
    );
}
