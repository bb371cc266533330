/** `handover`: everything that whoever takes over must know, in one page. */
import type { Command } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import { daysBetween, type LocalDate, localDateOf, toInstant } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, type ProblemWords, worded } from '#domain/problem.ts';
import { readConfig } from '../../src/config.ts';
import { action, type CommandResult } from '../cli.ts';
import { HANDOVER_FILE, HANDOVER_TEMPLATE, type HandoverNotes, readHandoverNotes } from '../handover-file.ts';
import { inventoryOf } from '../handover-inventory.ts';
import { handoverPage } from '../handover-page.ts';
import { openParts } from '../parts.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends ReportOptions {
  readonly content: string;
  readonly json?: boolean;
  readonly template?: boolean;
}

/** A restored backup that was never tried is not a backup. */
const RESTORE_TEST_DAYS = 183;

export function define(program: Command): void {
  addReportLanguage(
    program
      .command('handover')
      .description('inventory, owners, schedules and last restore test, for whoever takes over'),
  )
    .option('--content <dir>', 'content folder', process.env.PROMULGATE_CONTENT ?? 'content')
    .option('--json', 'print JSON (stable and documented) instead of text')
    .option('--template', `print a ${HANDOVER_FILE} to begin with`)
    .action(action((options: Options) => handover(options)));
}

async function handover(options: Options): Promise<CommandResult> {
  if (options.template) return { json: { template: HANDOVER_TEMPLATE }, text: HANDOVER_TEMPLATE.trimEnd() };
  const archive = readArchive(options.content);
  const notes = readHandoverNotes(options.content);
  const parts = await openParts(readConfig());
  try {
    const today = localDateOf(toInstant(parts.store.now()), archive.publisher.timeZone);
    const inventory = await inventoryOf(archive, parts);
    const problems = missing(notes, today);
    return {
      json: { inventory, notes, problems },
      text: handoverPage(inventory, notes, reportLanguage(options)),
      problems,
      exitCode: 0,
    };
  } finally {
    await parts.close();
  }
}

const WANTED = {
  absent: {
    nl: {
      message: 'Niemand heeft opgeschreven van wie de accounts zijn en wat waar draait.',
      hint: `Begin met \`promulgate handover --template > content/${HANDOVER_FILE}\`.`,
    },
    en: {
      message: 'Nobody wrote down who owns the accounts and what runs where.',
      hint: `Begin with \`promulgate handover --template > content/${HANDOVER_FILE}\`.`,
    },
  },
  accounts: {
    nl: {
      message: 'Geen enkel account heeft een eigenaar.',
      hint: 'Noem domein, mailprovider, hosting en repository.',
    },
    en: {
      message: 'No account has an owner.',
      hint: 'List domain, mail provider, hosting and repository.',
    },
  },
  schedules: {
    nl: {
      message: 'Er staat geen enkel tijdschema op papier.',
      hint: 'Noem wat `promulgate run` en de back-ups start.',
    },
    en: {
      message: 'No schedule is written down.',
      hint: 'List what runs `promulgate run` and the backups.',
    },
  },
  neverRestored: {
    nl: {
      message: 'Er is nog nooit bij wijze van proef een back-up teruggezet.',
      hint: 'Zet er een terug op een andere computer en schrijf op wanneer en hoe dat ging.',
    },
    en: {
      message: 'No backup was ever restored as a test.',
      hint: 'Restore one on another machine and write down when and how it went.',
    },
  },
} as const;

const restoredLongAgo = (last: LocalDate): Readonly<Record<Language, ProblemWords>> => ({
  nl: {
    message: `De laatste proef met terugzetten was op ${last}.`,
    hint: 'Zet ten minste tweemaal per jaar een back-up terug op een andere computer.',
  },
  en: {
    message: `The last restore test was on ${last}.`,
    hint: 'Restore a backup on another machine at least twice a year.',
  },
});

function missing(notes: HandoverNotes & { present: boolean }, today: string): readonly Problem[] {
  const wants: Problem[] = [];
  const want = (code: string, words: Readonly<Record<Language, ProblemWords>>) =>
    wants.push({ code, severity: 'warning', ...worded(words), file: HANDOVER_FILE });
  if (!notes.present) want('handover/absent', WANTED.absent);
  else {
    if (notes.accounts.length === 0) want('handover/accounts', WANTED.accounts);
    if (notes.schedules.length === 0) want('handover/schedules', WANTED.schedules);
  }
  const last = notes['restore-tests']
    .map(({ date }) => date)
    .sort()
    .at(-1);
  if (last === undefined) want('handover/restore', WANTED.neverRestored);
  else if (daysBetween(last, today) > RESTORE_TEST_DAYS) want('handover/restore', restoredLongAgo(last));
  return wants;
}
