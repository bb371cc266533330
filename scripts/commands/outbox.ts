/** `outbox`: looking at mail-outs, and deciding what only a person may decide. */
import type { Command } from 'commander';
import { toInstant } from '#domain/date.ts';
import { kindOf, MAIL_OUT_STATES, pauseReason } from '#domain/delivery/mail-out-words.ts';
import { leaseMs } from '#domain/delivery/retry.ts';
import { countOf, DELIVERY_STATES } from '#domain/delivery/states.ts';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import {
  batchCounts,
  cancelNotice,
  listNotices,
  type NoticeRow,
  noticeCounts,
  pauseNotice,
  resumeNotice,
} from '#store/notices.ts';
import { pullEvents, reconcile, resolveUnknown } from '#workflows/deliver/reconcile.ts';
import { acceptRestore } from '#workflows/deliver/restored-backup.ts';
import { EVIDENCE_WORDS } from '#workflows/evidence/evidence-words.ts';
import { action, type CommandResult } from '../cli.ts';
import { openParts, type Parts } from '../parts.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends ReportOptions {
  readonly json?: boolean;
  readonly hold?: boolean;
  readonly resend?: boolean;
  readonly reason?: string;
  readonly hours?: string;
}

export function define(program: Command): void {
  const outbox = program.command('outbox').description('look at mail-outs; pause, resume, cancel, clear up');
  const verb = (name: string, description: string, run: Run) =>
    addReportLanguage(outbox.command(name).description(description))
      .option('--json', 'print JSON instead of text')
      .action(
        action(async (...args: readonly unknown[]) => {
          const parts = await openParts();
          try {
            const notice = typeof args[0] === 'string' ? args[0] : undefined;
            return await run(parts, notice, args[notice === undefined ? 0 : 1] as Options);
          } finally {
            await parts.close();
          }
        }),
      );
  verb('list', 'every mail-out with its figures', list);
  verb('pause <notice>', 'stop a mail-out; what is under way is recorded', pause);
  verb('resume <notice>', 'continue a paused mail-out', resume);
  verb('cancel <notice>', 'call a mail-out off for everybody not yet mailed', cancel).option(
    '--reason <text>',
    'why',
  );
  verb('reconcile', 'look up at the provider what is unknown', lookUp);
  verb('resolve <notice>', 'decide on what stays unknown', resolve)
    .option('--hold', 'nobody is mailed again: at most one message each, perhaps none')
    .option('--resend', 'mail them again: at least one message each, perhaps two');
  verb('pull-events', 'fetch receipts that the webhook missed', pull).option(
    '--hours <n>',
    'how far back',
    '48',
  );
  verb('accept-restore', 'this database was restored from a backup, and somebody has looked', accept);
}

interface Words {
  readonly none: string;
  readonly paused: string;
  readonly notPaused: (state: string) => string;
  readonly resumed: string;
  readonly notResumed: (state: string) => string;
  readonly cancelled: (people: number) => string;
  readonly lookedUp: (o: { accepted: number; sentAnew: number; settling: number; open: number }) => string;
  readonly decided: (batches: number) => string;
  readonly receipts: (count: number) => string;
  readonly acceptedRestore: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  nl: {
    none: 'Er zijn geen verzendingen.',
    paused: 'Onderbroken.',
    notPaused: (state) => `Er valt niets te onderbreken: de verzending is ${state}.`,
    resumed: 'Hervat; voer `promulgate notify` uit om te verzenden.',
    notResumed: (state) => `Er valt niets te hervatten: de verzending is ${state}.`,
    cancelled: (people) =>
      `${people} mensen krijgen geen bericht. Trek de editie in of verbeter haar, zodat wie al bericht kreeg het hoort.`,
    lookedUp: ({ accepted, sentAnew, settling, open }) =>
      `Partijen: ${accepted} bleken aangenomen, ${sentAnew} gaan opnieuw uit, ${settling} zijn nog te vers om iets te zeggen, ${open} vragen om een besluit (\`promulgate outbox resolve\`).`,
    decided: (batches) => `Over ${batches} partijen is besloten.`,
    receipts: (count) => `${count} ontvangstberichten waren nieuw.`,
    acceptedRestore: 'Genoteerd. Er kan weer worden verzonden.',
  },
  en: {
    none: 'No mail-outs.',
    paused: 'Paused.',
    notPaused: (state) => `Nothing to pause: it is ${state}.`,
    resumed: 'Resumed; run `promulgate notify` to send.',
    notResumed: (state) => `Nothing to resume: it is ${state}.`,
    cancelled: (people) =>
      `${people} people will not be mailed. Withdraw or correct the edition, so that those who were told hear of it.`,
    lookedUp: ({ accepted, sentAnew, settling, open }) =>
      `Batches: ${accepted} were accepted, ${sentAnew} go out anew, ${settling} are too fresh to say, ${open} need a decision (\`promulgate outbox resolve\`).`,
    decided: (batches) => `${batches} batches decided.`,
    receipts: (count) => `${count} receipts were news.`,
    acceptedRestore: 'Noted. Sending is possible again.',
  },
};

type Run = (parts: Parts, notice: string | undefined, options: Options) => Promise<CommandResult>;

/** By the first characters of its id. */
async function named({ store }: Parts, prefix = ''): Promise<NoticeRow> {
  const found = (await listNotices(store)).filter(({ name }) => name.startsWith(prefix));
  const [only] = found;
  if (found.length === 1 && only) return only;
  refuse({
    code: 'outbox/which',
    ...worded({
      nl: {
        message: `${found.length === 0 ? 'Geen verzending heeft' : `${found.length} verzendingen hebben`} een kenmerk dat met “${prefix}” begint.`,
        hint: 'Bekijk de kenmerken met `promulgate outbox list`.',
      },
      en: {
        message: `${found.length === 0 ? 'No mail-out has' : `${found.length} mail-outs have`} an id that begins with “${prefix}”.`,
        hint: 'See the ids with `promulgate outbox list`.',
      },
    }),
  });
}

async function list({ store }: Parts, _: unknown, options: Options): Promise<CommandResult> {
  const reader = reportLanguage(options);
  const words = WORDS[reader];
  const rows = await Promise.all(
    (await listNotices(store)).map(async (row) => ({
      id: row.name,
      kind: row.kind,
      statement: row.statement,
      edition: row.edition,
      transport: row.transport,
      state: row.state,
      ...(row.pause_reason === null ? {} : { reason: row.pause_reason }),
      ...(row.deadline === null ? {} : { deadline: toInstant(row.deadline) }),
      counts: await noticeCounts(store, row.id),
      batches: await batchCounts(store, row.id),
    })),
  );
  const text = rows.map(({ id, kind, edition, state, reason, counts }) => {
    const figures = DELIVERY_STATES.flatMap((one) =>
      counts[one] ? [`${countOf(counts, [one])} ${EVIDENCE_WORDS[reader].states[one]}`] : [],
    );
    const why = reason ? ` (${pauseReason(reason, reader)})` : '';
    return `${id.slice(0, 12)}  ${kindOf(kind, reader)} ${edition}: ${MAIL_OUT_STATES[reader][state]}${why}; ${figures.join(', ')}`;
  });
  return { json: { mailOuts: rows }, text: text.join('\n') || words.none };
}

async function pause(parts: Parts, prefix: string | undefined, options: Options): Promise<CommandResult> {
  const reader = reportLanguage(options);
  const notice = await named(parts, prefix);
  const done = await pauseNotice(parts.store, notice.id, { reason: 'operator' });
  return {
    json: { paused: done },
    text: done ? WORDS[reader].paused : WORDS[reader].notPaused(MAIL_OUT_STATES[reader][notice.state]),
  };
}

async function resume(parts: Parts, prefix: string | undefined, options: Options): Promise<CommandResult> {
  const reader = reportLanguage(options);
  const notice = await named(parts, prefix);
  const lease = leaseMs(parts.transport.capabilities.timeoutMs);
  const done = await resumeNotice(parts.store, notice.id, lease);
  return {
    json: { resumed: done },
    text: done ? WORDS[reader].resumed : WORDS[reader].notResumed(MAIL_OUT_STATES[reader][notice.state]),
  };
}

async function cancel(parts: Parts, prefix: string | undefined, options: Options): Promise<CommandResult> {
  const notice = await named(parts, prefix);
  const cancelled = await cancelNotice(parts.store, notice.id, options.reason ?? 'operator');
  return {
    json: { cancelled },
    text: WORDS[reportLanguage(options)].cancelled(cancelled),
  };
}

async function lookUp({ store, transport }: Parts, _: unknown, options: Options): Promise<CommandResult> {
  const report = await reconcile(store, transport);
  const open = report.partial + report.undecidable;
  return {
    json: report,
    text: WORDS[reportLanguage(options)].lookedUp({ ...report, open }),
    exitCode: open > 0 ? 1 : 0,
  };
}

async function resolve(parts: Parts, prefix: string | undefined, options: Options): Promise<CommandResult> {
  if (options.hold === options.resend)
    refuse({
      code: 'outbox/decision',
      ...worded({
        nl: {
          message: 'Zeg wat er moet gebeuren met berichten waarvan de afloop onbekend is.',
          hint: 'Geef --hold (niemand krijgt nogmaals bericht) of --resend (sommigen krijgen het misschien twee keer).',
        },
        en: {
          message: 'Say what is to happen with messages of unknown outcome.',
          hint: 'Give --hold (nobody is mailed again) or --resend (some may be mailed twice).',
        },
      }),
    });
  const notice = await named(parts, prefix);
  const batches = await resolveUnknown(parts.store, notice.name, options.hold ? 'hold' : 'resend');
  return { json: { batches }, text: WORDS[reportLanguage(options)].decided(batches) };
}

async function pull({ store, transport }: Parts, _: unknown, options: Options): Promise<CommandResult> {
  const since = store.now() - Number(options.hours ?? 48) * 3_600_000;
  const folded = await pullEvents(store, transport, { since });
  return { json: { folded }, text: WORDS[reportLanguage(options)].receipts(folded) };
}

async function accept({ store }: Parts, _: unknown, options: Options): Promise<CommandResult> {
  await acceptRestore(store);
  return { json: { accepted: true }, text: WORDS[reportLanguage(options)].acceptedRestore };
}
