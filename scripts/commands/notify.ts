/** `notify`: tells people what is due. */
import type { Command } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import type { Language } from '#domain/language.ts';
import { hasErrors, ProblemError, refuse, worded } from '#domain/problem.ts';
import { type NoticePlan, type NotifyReport, notifyDue, planNotices } from '#workflows/deliver/notify.ts';
import { sendTest } from '#workflows/deliver/send-test.ts';
import { action, type CommandResult, type CommonOptions, progress, withCommonOptions } from '../cli.ts';
import { dueNotices } from '../due-notices.ts';
import { nowOf } from '../now.ts';
import { openParts, type Parts } from '../parts.ts';
import { refuseRehearsal } from '../refuse-rehearsal.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly dryRun?: boolean;
  readonly test?: string;
  readonly evenIfLate?: boolean;
  readonly topUp?: boolean;
  readonly wait?: boolean;
}

/** Retries are waited for this long; a second run goes on from there. */
const PATIENCE_MS = 15 * 60_000;

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program.command('notify').description('send what is due; resumable, safe twice and from many hosts'),
    ),
  )
    .option('--dry-run', 'show who would be told, and whether it would be in time; sends nothing')
    .option('--test <address>', 'send the exact messages, marked as a test, to this address only')
    .option('--even-if-late', 'send although the forecast says that a deadline will be missed')
    .option('--top-up', 'also tell people who came after the mail-out was frozen')
    .option('--no-wait', 'do not wait for messages that must be tried again later')
    .action(action(notify));
}

async function notify(options: Options): Promise<CommandResult> {
  if (options.test !== undefined && !/^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(options.test))
    refuse({
      code: 'cli/address',
      ...worded({
        nl: {
          message: `“${options.test}” is geen e-mailadres.`,
          hint: 'Noem één adres, bijvoorbeeld --test jurist@example.org.',
        },
        en: {
          message: `“${options.test}” is not an e-mail address.`,
          hint: 'Name one address, for instance --test lawyer@example.org.',
        },
      }),
    });
  const archive = readArchive(options.content);
  if (hasErrors(archive.problems)) throw new ProblemError(archive.problems);
  if (options.asOf !== undefined && !options.dryRun)
    refuse({
      code: 'notify/as-of',
      ...worded({
        nl: {
          message: 'Berichten worden nu verzonden; --as-of zou een onwaar tijdstip vermelden.',
          hint: 'Voeg --dry-run toe om te zien wat er op dat moment verzonden zou worden.',
        },
        en: {
          message: 'Messages are sent now; --as-of would send them at a time that is not true.',
          hint: 'Add --dry-run to see what would be due then.',
        },
      }),
    });
  const parts = await openParts();
  try {
    if (!options.dryRun) refuseRehearsal(options.content, parts.transport);
    const demonstration = parts.transport.capabilities.demonstration;
    const now = nowOf(options, archive.publisher.timeZone);
    const { publicUrl } = parts.config;
    const notices = dueNotices({ archive, now, publicUrl, demonstration });
    const context = { ...parts, publisher: archive.publisher, notices, publicUrl };
    const words = WORDS[reportLanguage(options)];
    if (options.test !== undefined) {
      const sent = await sendTest({ ...context, address: options.test });
      return { json: { sent }, text: words.test(sent, options.test) };
    }
    if (options.dryRun) {
      const plans = await planNotices(context, notices);
      return { json: { plans }, text: plans.map(words.plan).join('\n') || words.nothing };
    }
    refuseFileInCi(parts);
    return words.report(await send(context, options));
  } finally {
    await parts.close();
  }
}

type Context = Parts & Pick<Parameters<typeof notifyDue>[0], 'publisher' | 'notices' | 'publicUrl'>;

async function send(context: Context, options: Options): Promise<NotifyReport> {
  const meter = progress('notify');
  const stop = new AbortController();
  // The first Ctrl-C lets what is under way finish; nothing is lost by a second one either.
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const plans = await planNotices(context, context.notices);
  const total = plans.reduce((sum, { remaining }) => sum + remaining, 0);
  return notifyDue({
    store: context.store,
    transport: context.transport,
    keys: context.keys,
    publisher: context.publisher,
    notices: context.notices,
    publicUrl: context.publicUrl,
    evenIfLate: options.evenIfLate ?? false,
    topUp: options.topUp ?? false,
    patienceMs: options.wait === false ? 0 : PATIENCE_MS,
    signal: stop.signal,
    onProgress: ({ accepted, rejected }) => meter(Math.min(accepted + rejected, total), total),
  });
}

/** The workspace of a build server vanishes, and with it the proof of who was told. */
function refuseFileInCi(parts: Parts): void {
  if (!parts.config.ci || parts.store.engine !== 'sqlite' || parts.transport.capabilities.demonstration)
    return;
  refuse({
    code: 'notify/file-in-ci',
    ...worded({
      nl: {
        message:
          'Op een buildserver mag de database geen bestand zijn: dat gaat verloren, en dan zou iedereen opnieuw bericht krijgen.',
        hint: 'Geef DATABASE_URL een adres dat met postgres:// begint.',
      },
      en: {
        message:
          'On a build server the database may not be a file: it would be lost, and everybody would be told again.',
        hint: 'Set DATABASE_URL to a postgres:// address.',
      },
    }),
  });
}

interface Words {
  readonly nothing: string;
  readonly test: (sent: number, address: string) => string;
  readonly plan: (plan: NoticePlan) => string;
  readonly report: (report: NotifyReport) => CommandResult;
}

const WORDS: Record<Language, Words> = {
  en: {
    nothing: 'Nothing is due.',
    test: (sent, address) => `${sent} test messages were sent to ${address}. They count for nothing.`,
    plan: (plan) =>
      [
        `${plan.kind} for edition ${plan.edition}: ${plan.remaining} messages to send, done by ${plan.finishesAt}.`,
        ...plan.audience.map(
          ({ recipients, language, basis, state }) =>
            `  ${recipients} × ${language}, ${basis}${state === 'suppressed' ? ', may not be mailed' : ''}`,
        ),
        ...plan.problems.map(({ message }) => `  ! ${message}`),
      ].join('\n'),
    report: (report) =>
      result(report, {
        line: (n) =>
          `${n.kind} for edition ${n.edition}: ${n.accepted} of ${n.due} told (${Math.round(n.coverage * 1000) / 10} %), ${n.complete ? 'complete' : n.state}.`,
        nothing: 'Nothing is due.',
        unknown: (count) =>
          `The outcome of ${count} batches is unknown; \`promulgate outbox reconcile\` looks it up.`,
        stopped: (reason) =>
          `The mail-out stopped: ${reason}. Put it right, then run \`promulgate outbox resume\`.`,
        paused: (reason) => `The mail-out is paused (${reason}); see \`promulgate outbox list\`.`,
      }),
  },
  nl: {
    nothing: 'Er hoeft niets te worden verzonden.',
    test: (sent, address) =>
      `Er zijn ${sent} testberichten naar ${address} gestuurd. Ze tellen nergens voor mee.`,
    plan: (plan) =>
      [
        `${plan.kind} voor editie ${plan.edition}: ${plan.remaining} berichten te verzenden, klaar op ${plan.finishesAt}.`,
        ...plan.audience.map(
          ({ recipients, language, basis, state }) =>
            `  ${recipients} × ${language}, ${basis === 'customer' ? 'klant' : 'abonnee'}${state === 'suppressed' ? ', mag niet worden gemaild' : ''}`,
        ),
        ...plan.problems.map(({ message }) => `  ! ${message}`),
      ].join('\n'),
    report: (report) =>
      result(report, {
        line: (n) =>
          `${n.kind} voor editie ${n.edition}: ${n.accepted} van ${n.due} ingelicht (${Math.round(n.coverage * 1000) / 10} %), ${n.complete ? 'voltooid' : n.state}.`,
        nothing: 'Er hoeft niets te worden verzonden.',
        unknown: (count) =>
          `Van ${count} batches is onbekend of ze zijn aangenomen; \`promulgate outbox reconcile\` zoekt dat uit.`,
        stopped: (reason) =>
          `De verzending is gestopt: ${reason}. Los dit op en geef daarna \`promulgate outbox resume\`.`,
        paused: (reason) => `De verzending is gepauzeerd (${reason}); zie \`promulgate outbox list\`.`,
      }),
  },
};

interface ReportWords {
  readonly line: (notice: NotifyReport['notices'][number]) => string;
  readonly nothing: string;
  readonly unknown: (count: number) => string;
  readonly stopped: (reason: string) => string;
  readonly paused: (reason: string) => string;
}

function result(report: NotifyReport, words: ReportWords): CommandResult {
  const { delivery, notices } = report;
  const paused = notices.filter(({ state }) => state === 'paused');
  const lines = [
    ...(notices.length === 0 ? [words.nothing] : notices.map(words.line)),
    ...(delivery.unknown > 0 ? [words.unknown(delivery.unknown)] : []),
    ...(delivery.stopped ? [words.stopped(delivery.stopped.reason)] : []),
    ...(delivery.stopped ? [] : paused.map(({ pauseReason }) => words.paused(pauseReason ?? ''))),
  ];
  return {
    json: report,
    text: lines.join('\n'),
    problems: report.problems,
    exitCode: delivery.stopped || paused.length > 0 || delivery.unknown > 0 ? 1 : 0,
  };
}
