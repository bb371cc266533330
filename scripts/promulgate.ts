/** The command line: one file per command under `commands/`; this file only lists them. */
import { Command } from 'commander';
import { COMMANDS } from './commands/index.ts';

const program = new Command('promulgate')
  .description('Publishes privacy statements. No notice, no effect.')
  .showHelpAfterError('(add --help to see what this command takes)')
  .configureOutput({ outputError: (text, write) => write(text) })
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

for (const define of COMMANDS) define(program);

await program.parseAsync();
