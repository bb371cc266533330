/** `run`: the tick for cron, a timer or CI; safe to repeat and to kill. */
import type { Command } from 'commander';
import { readPublisher } from '#archive/read-archive.ts';
import { toInstant } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { hasErrors, type Problem, ProblemError, refuse, worded } from '#domain/problem.ts';
import type { Act } from '#domain/register/model.ts';
import { NOTICE_KINDS } from '#workflows/desk/days-words.ts';
import { type RunReport, runTick } from '#workflows/run/run.ts';
import { tellStaff } from '#workflows/run/tell-staff.ts';
import { action, type CommandResult, type CommonOptions, progress, withCommonOptions } from '../cli.ts';
import { heartbeat } from '../heartbeat.ts';
import { openParts, type Parts } from '../parts.ts';
import { refuseRehearsal } from '../refuse-rehearsal.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';
import { runPorts } from '../run-ports.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly out: string;
  readonly commit?: boolean;
  readonly deploy?: string;
  readonly demonstration?: boolean;
}

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('run')
        .description(
          'build, deploy, look, record, tell: everything that is due now; safe to repeat and to kill',
        ),
    ),
  )
    .option('--out <dir>', 'folder that becomes the site', 'dist')
    .option('--commit', 'commit and push every act of the machine before anything follows from it')
    .option('--deploy <command>', 'shell command that puts the site online; the folder is in PROMULGATE_OUT')
    .option('--demonstration', 'messages of a demonstration transport count; every page says so')
    .action(action(run));
}

async function run(options: Options): Promise<CommandResult> {
  if (options.asOf !== undefined)
    refuse({
      code: 'run/as-of',
      ...worded({
        nl: {
          message:
            '`run` legt handelingen vast en verzendt berichten, en wel nu; --as-of zou dat doen op een moment dat niet klopt.',
          hint: 'Wat er op een andere dag gebeurt, ziet u met `timeline --from … --to …`.',
        },
        en: {
          message:
            '`run` writes acts and sends messages now; --as-of would do so at a time that is not true.',
          hint: 'See what happens on another day with `timeline --from … --to …`.',
        },
      }),
    });
  const parts = await openParts();
  try {
    refuseFileInCi(parts);
    refuseRehearsal(options.content, parts.transport);
    const report = await tick(parts, options);
    await heartbeat(parts.config.heartbeatUrl, !hasErrors(report.problems));
    return told(report, options);
  } catch (error) {
    await tellOfFailure(parts, options, error);
    await heartbeat(parts.config.heartbeatUrl, false);
    throw error;
  } finally {
    await parts.close();
  }
}

async function tick(parts: Parts, options: Options): Promise<RunReport> {
  const { config, store, transport } = parts;
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  const meter = progress('run');
  const demonstration = options.demonstration === true;
  const ports = runPorts(parts, {
    contentDir: options.content,
    out: options.out,
    publicUrl: config.publicUrl,
    commit: options.commit === true,
    deploy: options.deploy,
    demonstration,
    signal: stop.signal,
    onProgress: (summary) => meter(summary.accepted, summary.handed),
    patienceMs: 5 * 60_000,
  });
  const report = await runTick(ports, {
    publicUrl: config.publicUrl,
    storeId: store.id,
    transport: { name: transport.name, demonstration: transport.capabilities.demonstration },
    demonstration,
  });
  await tellStaff(report.problems, staffOptions(parts, options));
  return report;
}

function staffOptions(parts: Parts, options: Options) {
  const { config, transport, store } = parts;
  return {
    publisher: readPublisher(options.content),
    publicUrl: config.publicUrl,
    operators: config.operatorEmails,
    editors: config.editorEmails,
    now: toInstant(Temporal.Now.instant()),
    transport,
    memory: runPorts(parts, {
      contentDir: options.content,
      out: options.out,
      publicUrl: config.publicUrl,
      commit: false,
      demonstration: false,
    }).memory,
    store,
  };
}

async function tellOfFailure(parts: Parts, options: Options, error: unknown): Promise<void> {
  const problems: readonly Problem[] =
    error instanceof ProblemError
      ? error.problems
      : [
          {
            code: 'run/failed',
            severity: 'error',
            ...worded({
              nl: {
                message: `De run is mislukt: ${error instanceof Error ? error.message : String(error)}.`,
              },
              en: { message: `The run failed: ${error instanceof Error ? error.message : String(error)}.` },
            }),
          },
        ];
  // What is wrong may be the very thing needed to tell it; the error itself is what counts.
  await Promise.resolve()
    .then(() => tellStaff(problems, staffOptions(parts, options)))
    .catch(() => 0);
}

/** A CI machine is thrown away after each run, and the evidence with it. */
function refuseFileInCi({ config }: Parts): void {
  if (config.ci && config.databaseUrl.startsWith('file:'))
    refuse({
      code: 'run/file-in-ci',
      ...worded({
        nl: {
          message:
            'Dit draait in CI met een database in een bestand; dat is weg als de taak klaar is, en het bewijs ook.',
          hint: 'Laat DATABASE_URL wijzen naar een PostgreSQL-database.',
        },
        en: {
          message:
            'This runs in CI with a database in a file, which is gone when the job ends, and the evidence with it.',
          hint: 'Set DATABASE_URL to a PostgreSQL database.',
        },
      }),
    });
}

const ACT_KINDS: Readonly<Record<Language, Readonly<Record<Act['kind'], string>>>> = {
  nl: {
    published: 'publicatie',
    'notice-started': 'begin van het bericht',
    'notice-given': 'afronding van het bericht',
    'notice-interrupted': 'onderbreking van de melding op de site',
    rescheduled: 'nieuwe datum',
    withdrawn: 'intrekking',
    erratum: 'rectificatie',
    deviation: 'afwijking',
  },
  en: {
    published: 'publication',
    'notice-started': 'start of the notice',
    'notice-given': 'completion of the notice',
    'notice-interrupted': 'interruption of the notice on the site',
    rescheduled: 'new date',
    withdrawn: 'withdrawal',
    erratum: 'erratum',
    deviation: 'deviation',
  },
};

const WORDS: Record<
  Language,
  {
    act: (seq: number, kind: string, edition: string) => string;
    none: string;
    notice: (kind: string, edition: string, due: number, coverage: string, complete: boolean) => string;
    left: (count: number) => string;
    inForce: (statement: string, edition: string) => string;
  }
> = {
  nl: {
    act: (seq, kind, edition) => `Vastgelegd als regel ${seq}: ${kind}, editie ${edition}.`,
    none: 'Er viel niets vast te leggen.',
    notice: (kind, edition, due, coverage, complete) =>
      `Bericht (${kind}) over editie ${edition}: ${due} ontvangers, ${coverage} bereikt, ${complete ? 'voltooid' : 'nog niet voltooid'}.`,
    left: (count) => ` Eerder ingelicht, maar sindsdien afgemeld of gewist: ${count}.`,
    inForce: (statement, edition) => `Van kracht: ${statement}/${edition}.`,
  },
  en: {
    act: (seq, kind, edition) => `Recorded as line ${seq}: ${kind}, edition ${edition}.`,
    none: 'There was nothing to record.',
    notice: (kind, edition, due, coverage, complete) =>
      `Notice (${kind}) about edition ${edition}: ${due} recipients, ${coverage} reached, ${complete ? 'complete' : 'not complete yet'}.`,
    left: (count) => ` Told before, but unsubscribed or erased since: ${count}.`,
    inForce: (statement, edition) => `In force: ${statement}/${edition}.`,
  },
};

function told(report: RunReport, options: Options): CommandResult {
  const language = reportLanguage(options);
  const words = WORDS[language];
  return {
    json: {
      acts: report.acts,
      notices: report.notices,
      builds: report.builds,
      inForce: report.timelines.map(({ statement, inForce, upcoming }) => ({ statement, inForce, upcoming })),
      problems: report.problems,
    },
    text: [
      ...(report.acts.length === 0
        ? [words.none]
        : report.acts.map((act) => words.act(act.seq, ACT_KINDS[language][act.kind], act.edition))),
      ...report.notices.map(
        (notice) =>
          words.notice(
            NOTICE_KINDS[language][notice.kind] ?? notice.kind,
            (notice.together ?? [notice.edition]).join(' + '),
            notice.due,
            `${Math.floor(notice.coverage * 100)}%`,
            notice.complete,
          ) + (notice.leftSince === undefined ? '' : words.left(notice.leftSince)),
      ),
      ...report.timelines.flatMap(({ statement, inForce }) =>
        inForce === null ? [] : [words.inForce(statement, inForce)],
      ),
    ].join('\n'),
    problems: report.problems,
  };
}
