/**
 * The command line: one file per command under `commands/`; only the one that is asked for is read, and what the
 * engine made of it is kept for the next time (a hook runs at every commit). Help reads them all.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Beside the packages, never in a folder for everybody: what lies there is run. Without write access nothing is kept.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/promulgate', import.meta.url)));

const { Command } = await import('commander');
const { COMMANDS } = await import('./commands/index.ts');

const program = new Command('promulgate')
  .description('Publishes privacy statements. No notice, no effect.')
  .showHelpAfterError('(add --help to see what this command takes)')
  .configureOutput({ outputError: (text, write) => write(text) })
  .exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

const asked = COMMANDS.filter(([name]) => name === process.argv[2]);
for (const [, load] of asked.length > 0 ? asked : COMMANDS) (await load()).define(program);

await program.parseAsync();
