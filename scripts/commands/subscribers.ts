/** `subscribers import|list|export|erase`: the people. */
import type { Command } from 'commander';
import { readPublisher } from '#archive/read-archive.ts';
import { toInstant } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import type { Basis } from '#domain/notice/model.ts';
import { refuse, worded } from '#domain/problem.ts';
import { statementsFrom } from '#domain/subscription/model.ts';
import { eraseByAddress } from '#workflows/people/erase-recipient.ts';
import { exportByAddress } from '#workflows/people/export-recipient.ts';
import { type ImportReport, importRecipients, type RefusedRow } from '#workflows/people/import-recipients.ts';
import { listPeople } from '#workflows/people/list-people.ts';
import type { SubscriptionContext } from '#workflows/people/subscription-context.ts';
import { readConfig } from '../../src/config.ts';
import { action, type CommandResult, progress } from '../cli.ts';
import { openParts } from '../parts.ts';
import { peopleContext } from '../people-context.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends ReportOptions {
  readonly content: string;
  readonly json?: boolean;
  readonly as?: string;
  readonly dryRun?: boolean;
  readonly complete?: boolean;
}

interface Words {
  readonly imported: (report: ImportReport, dryRun: boolean) => string;
  readonly ended: (count: number, basis: Basis) => string;
  readonly entries: (count: number) => string;
  readonly erased: string;
  readonly erasedAddress: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  nl: {
    imported: ({ rows, added, updated, unchanged, refused }, dryRun) =>
      dryRun
        ? `${rows} regels: ${added} zouden worden toegevoegd, ${updated} gewijzigd; ${unchanged} ongewijzigd, ${refused} geweigerd.`
        : `${rows} regels: ${added} toegevoegd, ${updated} gewijzigd, ${unchanged} ongewijzigd, ${refused} geweigerd.`,
    ended: (count, basis) =>
      `${count} die niet in dit bestand staan, krijgen niet langer bericht als ${basis === 'customer' ? 'klant' : 'abonnee'}.`,
    entries: (count) => (count === 1 ? '1 regel' : `${count} regels`),
    erased:
      'Verwijderd. Er blijft een pseudoniem achter, zodat een import dit adres niet kan terugbrengen en eerdere berichten te bewijzen blijven.',
    erasedAddress: '(verwijderd)',
  },
  en: {
    imported: ({ rows, added, updated, unchanged, refused }, dryRun) => {
      const verb = dryRun ? 'would be ' : '';
      return `${rows} rows: ${added} ${verb}added, ${updated} ${verb}changed, ${unchanged} unchanged, ${refused} refused.`;
    },
    ended: (count, basis) => `${count} who are not in this file are no longer told as ${basis}.`,
    entries: (count) => `${count} ${count === 1 ? 'entry' : 'entries'}`,
    erased:
      'Erased. A pseudonym remains, so that an import cannot bring this address back and earlier messages can be proved.',
    erasedAddress: '(erased)',
  },
};

export function define(program: Command): void {
  const people = program.command('subscribers').description('the people who are told');
  common(people.command('import <file>').description('take people in from a CSV file: email,language[,id]'))
    .requiredOption('--as <basis>', 'subscriber (asked for it elsewhere) or customer (must be told)')
    .option('--dry-run', 'report what would happen, write nothing')
    .option('--complete', 'the file names everybody: whoever is missing is no longer one')
    .action(
      action((file: string, options: Options) =>
        withContext(options, (context) => importFile(context, file, options)),
      ),
    );
  common(people.command('list').description('everybody, one line each'))
    .option('--as <basis>', 'only subscribers, or only customers')
    .action(action((options: Options) => withContext(options, (context) => list(context, options))));
  common(people.command('export <address>').description('everything kept about one person, as JSON')).action(
    action((address: string, options: Options) =>
      withContext(options, (context) => exportOne(context, address)),
    ),
  );
  common(
    people.command('erase <address>').description('forget one person; proof stays under a pseudonym'),
  ).action(
    action((address: string, options: Options) =>
      withContext(options, (context) => erase(context, address, options)),
    ),
  );
}

function common(command: Command): Command {
  return addReportLanguage(command)
    .option('--content <dir>', 'content folder', process.env.PROMULGATE_CONTENT ?? 'content')
    .option('--json', 'print JSON (stable and documented) instead of text');
}

async function withContext(
  options: Options,
  run: (context: SubscriptionContext) => Promise<CommandResult>,
): Promise<CommandResult> {
  const config = readConfig();
  const publisher = readPublisher(options.content);
  const parts = await openParts(config);
  try {
    return await run(
      peopleContext(parts, { contentDir: options.content, publisher, publicUrl: config.publicUrl }),
    );
  } finally {
    await parts.close();
  }
}

function basisOf(text: string | undefined): Basis | undefined {
  if (text === undefined || text === 'subscriber' || text === 'customer') return text;
  refuse({
    code: 'subscribers/as',
    ...worded({
      nl: {
        message: `--as ${text} is onbekend.`,
        hint: 'Gebruik --as subscriber (abonnee) of --as customer (klant).',
      },
      en: { message: `--as ${text} is not known.`, hint: 'Use --as subscriber or --as customer.' },
    }),
  });
}

async function importFile(
  context: SubscriptionContext,
  file: string,
  options: Options,
): Promise<CommandResult> {
  const basis = basisOf(options.as);
  if (!basis) throw new TypeError('commander demands --as');
  const words = WORDS[reportLanguage(options)];
  const refused: (Omit<RefusedRow, 'why'> & { readonly why: string })[] = [];
  const meter = progress('rows');
  const report = await importRecipients(context, {
    file,
    basis,
    ...(options.dryRun ? { dryRun: true } : {}),
    ...(options.complete ? { complete: true } : {}),
    onProgress: (rows) => {
      if (rows % 10_000 === 0) meter(rows, rows);
    },
    onRefused: (row) => {
      // Told at once: a million refused rows need no memory.
      // The reason in JSON is English, as every message there.
      if (options.json) refused.push({ ...row, why: row.why.en });
      else process.stderr.write(`${file}:${row.line}: ${row.what}: ${row.why[reportLanguage(options)]}\n`);
    },
  });
  return {
    json: { file, basis, dryRun: options.dryRun ?? false, ...report, refusedRows: refused },
    text: [
      words.imported(report, options.dryRun ?? false),
      ...(report.ended > 0 ? [words.ended(report.ended, basis)] : []),
    ].join('\n'),
    exitCode: report.refused > 0 ? 1 : 0,
  };
}

async function list(context: SubscriptionContext, options: Options): Promise<CommandResult> {
  const basis = basisOf(options.as);
  if (options.json) process.stdout.write('[');
  let count = 0;
  for await (const person of listPeople(context, basis)) {
    count += 1;
    const { id: _, since, confirmed_at, external_id, statements, ...rest } = person;
    const row = {
      ...rest,
      statements: statementsFrom(statements),
      externalId: external_id,
      since: toInstant(since),
      confirmedAt: confirmed_at === null ? null : toInstant(confirmed_at),
    };
    process.stdout.write(
      options.json
        ? `${count > 1 ? ',' : ''}\n${JSON.stringify(row)}`
        : `${row.address ?? WORDS[reportLanguage(options)].erasedAddress}\t${row.language}\t${row.basis}\t${row.state}\t${row.scope}\n`,
    );
  }
  if (options.json) process.stdout.write('\n]\n');
  return options.json ? {} : { text: WORDS[reportLanguage(options)].entries(count) };
}

async function exportOne(context: SubscriptionContext, address: string): Promise<CommandResult> {
  const record = await exportByAddress(context, address);
  if (!record) return unknown(address);
  return { json: record, text: JSON.stringify(record, null, 2) };
}

async function erase(
  context: SubscriptionContext,
  address: string,
  options: Options,
): Promise<CommandResult> {
  if (!(await eraseByAddress(context, address))) return unknown(address);
  return {
    json: { erased: true },
    text: WORDS[reportLanguage(options)].erased,
  };
}

function unknown(address: string): CommandResult {
  return {
    json: { erased: false, known: false },
    problems: [
      {
        code: 'subscribers/unknown',
        severity: 'error',
        ...worded({
          nl: {
            message: `Over ${address} is niets bewaard.`,
            hint: 'Controleer de spelling; na een verwijdering is ook het adres zelf niet meer bekend.',
          },
          en: {
            message: `Nothing is kept about ${address}.`,
            hint: 'Check the spelling; after an erasure the address itself is no longer known.',
          },
        }),
      },
    ],
  };
}
