/** `handover`: everything that whoever takes over must know, in one page. */
import type { Command } from 'commander';
import { type Archive, readArchive } from '#archive/read-archive.ts';
import { daysBetween, type LocalDate, localDateOf, toInstant } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, type ProblemWords, worded } from '#domain/problem.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { listNotices } from '#store/notices.ts';
import { withoutPassword } from '#store/open-store.ts';
import { countRelations } from '#store/relations.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { action, type CommandResult } from '../cli.ts';
import { HANDOVER_FILE, HANDOVER_TEMPLATE, type HandoverNotes, readHandoverNotes } from '../handover-file.ts';
import { openParts, type Parts } from '../parts.ts';

interface Options {
  readonly content: string;
  readonly json?: boolean;
  readonly template?: boolean;
}

/** A restored backup that was never tried is not a backup. */
const RESTORE_TEST_DAYS = 183;

export function define(program: Command): void {
  program
    .command('handover')
    .description('inventory, owners, schedules and last restore test, for whoever takes over')
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
      text: page(inventory, notes),
      problems,
      exitCode: 0,
    };
  } finally {
    await parts.close();
  }
}

async function inventoryOf(archive: Archive, parts: Parts) {
  const { publisher } = archive;
  const { config, store } = parts;
  const now = toInstant(store.now());
  return {
    publisher: publisher.name,
    content: archive.dir,
    statements: archive.statements.map(({ statement, acts, head }) => {
      const timeline = timelineAt(acts, {
        statement,
        now,
        timeZone: publisher.timeZone,
        policy: publisher.notice,
      });
      return {
        statement,
        editions: timeline.editions.length,
        inForce: timeline.inForce,
        upcoming: timeline.editions
          .filter(({ edition }) => timeline.upcoming.includes(edition))
          .map(({ edition, effective, state }) => ({ edition, effective, state })),
        registerLines: acts.length,
        registerHead: head,
      };
    }),
    database: { address: withoutPassword(config.databaseUrl), engine: store.engine, installation: store.id },
    people: await countRelations(store.db),
    openMailOuts: (await listNotices(store, { states: ['freezing', 'sending', 'paused'] })).map(
      ({ kind, statement, edition, state, pause_reason }) => ({
        kind,
        statement,
        edition,
        state,
        why: pause_reason,
      }),
    ),
    mail: {
      transport: config.mailTransport,
      senders: [...new Set([publisher.sender.updates, publisher.sender.privacy])],
      replyTo: publisher.sender.replyTo,
    },
    site: config.publicUrl,
    settings: settingsOf(config),
  };
}

/** Which settings are there; never what they are. */
function settingsOf(config: Config) {
  return {
    PROMULGATE_SECRET: `${config.secrets.length} ${config.secrets.length === 1 ? 'key' : 'keys'}`,
    RESEND_API_KEY: config.resend.apiKey !== undefined,
    RESEND_WEBHOOK_SECRET: config.resend.webhookSecret !== undefined,
    SMTP_URL: config.smtpUrl !== undefined,
    HEARTBEAT_URL: config.heartbeatUrl !== undefined,
    OPERATOR_EMAIL: config.operatorEmails.length > 0,
    EDITOR_EMAIL: config.editorEmails.length > 0,
  };
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

function page(inventory: Awaited<ReturnType<typeof inventoryOf>>, notes: HandoverNotes): string {
  const { database, mail, settings } = inventory;
  const section = (title: string, lines: readonly string[]) =>
    `${title}\n${(lines.length > 0 ? lines : ['(nothing)']).map((line) => `  ${line}`).join('\n')}`;
  return [
    section('What is published', [
      `publisher: ${inventory.publisher}`,
      `site: ${inventory.site}`,
      `content: ${inventory.content}`,
      ...inventory.statements.flatMap((each) => [
        `${each.statement}: ${each.editions} editions, in force ${each.inForce ?? 'none'}, register of ${each.registerLines} lines, head ${each.registerHead}`,
        ...each.upcoming.map((next) => `  ${next.edition}: ${next.state}, effective ${next.effective}`),
      ]),
    ]),
    section('Who is told', [
      ...inventory.people.map((row) => `${row.count} ${row.basis}, ${row.state}, ${row.language}`),
      ...inventory.openMailOuts.map(
        (row) =>
          `mail-out under way: ${row.kind} ${row.statement} ${row.edition}, ${row.state}${row.why ? ` (${row.why})` : ''}`,
      ),
    ]),
    section('Where things are', [
      `database: ${database.address} (${database.engine}, installation ${database.installation})`,
      `mail: ${mail.transport}, from ${mail.senders.join(' and ')}, replies to ${mail.replyTo}`,
      ...Object.entries(settings).map(
        ([name, value]) => `${name}: ${typeof value === 'string' ? value : value ? 'set' : 'not set'}`,
      ),
    ]),
    section(
      'Accounts and their owners',
      notes.accounts.map(
        ({ what, owner, access, note }) => `${what}: ${owner}; ${access}${note ? `; ${note}` : ''}`,
      ),
    ),
    section(
      'Schedules',
      notes.schedules.map(({ what, when, where }) => `${what}: ${when}; ${where}`),
    ),
    section(
      'Restore tests',
      notes['restore-tests'].map(({ date, by, result }) => `${date}: ${result} (${by})`),
    ),
  ].join('\n\n');
}
