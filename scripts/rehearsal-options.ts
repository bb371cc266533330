/** `--rehearse DIR`: work on a scratch copy that declares itself, where acts may be given another date. */
import type { Command } from 'commander';
import { rehearsalCopy, rehearsalOf } from '#archive/rehearsal.ts';
import type { CommonOptions } from './cli.ts';

export interface RehearsalOptions {
  readonly rehearse?: string;
  readonly assumeNotice?: boolean;
}

export function withRehearsal(command: Command): Command {
  return command
    .option(
      '--rehearse <dir>',
      'work on a scratch copy in this folder (made when it is not there yet); --as-of is allowed there',
    )
    .option('--assume-notice', 'as if everybody were told at once; in a scratch copy only, or to look ahead');
}

/** The content folder to work on, and whether it is a scratch copy. */
export function contentFolder(options: CommonOptions & RehearsalOptions): {
  readonly dir: string;
  readonly rehearsal: boolean;
} {
  const dir =
    options.rehearse === undefined ? options.content : rehearsalCopy(options.content, options.rehearse);
  return { dir, rehearsal: rehearsalOf(dir) !== null };
}
