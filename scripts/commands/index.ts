/** Every command, in the order `--help` lists them. Each file exports `define(program)`. */
import type { Command } from 'commander';
import { define as importFile } from './import.ts';

export const COMMANDS: readonly ((program: Command) => void)[] = [importFile];
