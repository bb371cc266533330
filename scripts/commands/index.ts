/** Every command, in the order `--help` lists them. Each file exports `define(program)`. */
import type { Command } from 'commander';
import { define as assess } from './assess.ts';
import { define as at } from './at.ts';
import { define as backup } from './backup.ts';
import { define as build } from './build.ts';
import { define as check } from './check.ts';
import { define as dev } from './dev.ts';
import { define as deviation } from './deviation.ts';
import { define as diff } from './diff.ts';
import { define as doctor } from './doctor.ts';
import { define as erratum } from './erratum.ts';
import { define as evidence } from './evidence.ts';
import { define as exportEdition } from './export.ts';
import { define as handover } from './handover.ts';
import { define as importFile } from './import.ts';
import { define as init } from './init.ts';
import { define as newEdition } from './new.ts';
import { define as notify } from './notify.ts';
import { define as outbox } from './outbox.ts';
import { define as publish } from './publish.ts';
import { define as reschedule } from './reschedule.ts';
import { define as run } from './run.ts';
import { define as serve } from './serve.ts';
import { define as status } from './status.ts';
import { define as subscribers } from './subscribers.ts';
import { define as timeline } from './timeline.ts';
import { define as verify } from './verify.ts';
import { define as verifyMessage } from './verify-message.ts';
import { define as withdraw } from './withdraw.ts';

export const COMMANDS: readonly ((program: Command) => void)[] = [
  init,
  newEdition,
  check,
  dev,
  status,
  diff,
  assess,
  build,
  importFile,
  exportEdition,
  publish,
  reschedule,
  withdraw,
  erratum,
  deviation,
  at,
  evidence,
  handover,
  serve,
  subscribers,
  verify,
  verifyMessage,
  notify,
  outbox,
  doctor,
  backup,
  run,
  timeline,
];
