/** Every command, in the order `--help` lists them. Each file exports `define(program)` and is read only when needed. */
import type { Command } from 'commander';

interface CommandFile {
  readonly define: (program: Command) => void;
}

export const COMMANDS: readonly (readonly [name: string, load: () => Promise<CommandFile>])[] = [
  ['init', () => import('./init.ts')],
  ['new', () => import('./new.ts')],
  ['check', () => import('./check.ts')],
  ['dev', () => import('./dev.ts')],
  ['status', () => import('./status.ts')],
  ['diff', () => import('./diff.ts')],
  ['assess', () => import('./assess.ts')],
  ['build', () => import('./build.ts')],
  ['import', () => import('./import.ts')],
  ['export', () => import('./export.ts')],
  ['publish', () => import('./publish.ts')],
  ['reschedule', () => import('./reschedule.ts')],
  ['withdraw', () => import('./withdraw.ts')],
  ['erratum', () => import('./erratum.ts')],
  ['deviation', () => import('./deviation.ts')],
  ['at', () => import('./at.ts')],
  ['evidence', () => import('./evidence.ts')],
  ['handover', () => import('./handover.ts')],
  ['serve', () => import('./serve.ts')],
  ['subscribers', () => import('./subscribers.ts')],
  ['verify', () => import('./verify.ts')],
  ['verify-message', () => import('./verify-message.ts')],
  ['notify', () => import('./notify.ts')],
  ['outbox', () => import('./outbox.ts')],
  ['doctor', () => import('./doctor.ts')],
  ['backup', () => import('./backup.ts')],
  ['run', () => import('./run.ts')],
  ['timeline', () => import('./timeline.ts')],
];
