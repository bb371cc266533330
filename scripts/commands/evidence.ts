/** `evidence`: the proof of notice of an edition. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { readArchive, statementOf } from '#archive/read-archive.ts';
import { LANGUAGES, type Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { type EvidenceReport, type EvidenceSource, evidenceOf } from '#workflows/evidence/evidence.ts';
import { writeEvidenceBundle } from '#workflows/evidence/evidence-bundle.ts';
import { evidenceHtml } from '#workflows/evidence/evidence-html.ts';
import { evidenceCsv, unreachedCsv } from '#workflows/evidence/evidence-rows.ts';
import { EVIDENCE_WORDS, earlierTold, share } from '#workflows/evidence/evidence-words.ts';
import { noteReachedFrom } from '#workflows/evidence/note-reached.ts';
import { personEvidence } from '#workflows/people/person-evidence.ts';
import { readConfig } from '../../src/config.ts';
import { action, type CommandResult, type CommonOptions, withCommonOptions } from '../cli.ts';
import { nowOf } from '../now.ts';
import { openParts, type Parts } from '../parts.ts';

interface Options extends CommonOptions {
  readonly statement?: string;
  readonly format: 'text' | 'html' | 'json' | 'csv';
  readonly out?: string;
  readonly bundle?: string;
  readonly person?: string;
  readonly unreached?: string;
  readonly noteReached?: string;
  readonly lang?: Language;
}

export function define(program: Command): void {
  withCommonOptions(
    program
      .command('evidence <edition>')
      .description('the proof of notice: who was told what, when, and who was not'),
  )
    .option('--statement <name>', 'which statement; needed only when there are several')
    .addOption(
      new Option(
        '--format <format>',
        'text (summary), html (report), json (all figures), csv (a line per person)',
      )
        .choices(['text', 'html', 'json', 'csv'])
        .default('text'),
    )
    .option('--out <file>', 'write to a file instead of the screen')
    .option(
      '--bundle <file.zip>',
      'one zip for an authority, opening with the chronology in Dutch and English',
    )
    .option('--person <address>', 'what was sent to one person')
    .option('--unreached <file.csv>', 'write who must be reached in another way (holds personal data)')
    .option('--note-reached <file.csv>', 'take in that file, with means and date filled in')
    .addOption(new Option('--lang <language>', 'language of the summary').choices(LANGUAGES))
    .action(action((edition: string, options: Options) => evidence(edition, options)));
}

async function evidence(edition: string, options: Options): Promise<CommandResult> {
  const archive = readArchive(options.content);
  const names = archive.statements.map(({ statement }) => statement);
  const name = options.statement ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined)
    refuse({
      code: 'cli/which-statement',
      ...worded({
        nl: {
          message: `Er zijn verschillende verklaringen: ${names.join(', ')}.`,
          hint: 'Noem er één met --statement.',
        },
        en: {
          message: `There are several statements: ${names.join(', ')}.`,
          hint: 'Name one with --statement.',
        },
      }),
    });
  const { publisher } = archive;
  const statement = statementOf(archive, name);
  const now = nowOf(options, publisher.timeZone);
  const parts = await openParts(readConfig());
  try {
    const timeline = timelineAt(statement.acts, {
      statement: name,
      now,
      timeZone: publisher.timeZone,
      policy: publisher.notice,
    });
    const source: EvidenceSource = {
      store: parts.store,
      publisher,
      statement,
      timeline,
      now,
      publicUrl: parts.config.publicUrl,
    };
    return await answer(source, parts, edition, options);
  } finally {
    await parts.close();
  }
}

async function answer(
  source: EvidenceSource,
  parts: Parts,
  edition: string,
  options: Options,
): Promise<CommandResult> {
  const { store, keys } = parts;
  const about = { statement: source.statement.statement, edition, keys };
  // Refuses an unknown edition before anything is written.
  const report = await evidenceOf(source, edition);
  if (options.bundle !== undefined) {
    const files = await writeEvidenceBundle(source, { edition, keys, file: options.bundle });
    return { json: { file: options.bundle, files }, text: `${files.length} files in ${options.bundle}` };
  }
  if (options.person !== undefined) {
    const rows = await personEvidence(store, { ...about, address: options.person });
    return {
      json: rows,
      text:
        rows.length > 0
          ? JSON.stringify(rows, null, 2)
          : 'Nothing about this edition was sent to this address.',
    };
  }
  if (options.unreached !== undefined) {
    await pipeline(
      Readable.from(unreachedCsv(store, about)),
      createWriteStream(options.unreached, { mode: 0o600 }),
    );
    return {
      json: { file: options.unreached },
      text: `Written to ${options.unreached}. It holds addresses: keep it to yourself.`,
    };
  }
  if (options.noteReached !== undefined) {
    const noted = await noteReachedFrom(store, { ...about, file: options.noteReached });
    return { json: { noted }, text: `${noted} noted as told in another way.` };
  }
  if (options.format === 'csv') {
    const rows = Readable.from(evidenceCsv(store, about));
    if (options.out !== undefined) await pipeline(rows, createWriteStream(options.out));
    else for await (const row of rows) process.stdout.write(row);
    return {};
  }
  return written(report, options, source.publisher.authentic);
}

async function written(
  report: EvidenceReport,
  options: Options,
  authentic: Language,
): Promise<CommandResult> {
  const format = options.json ? 'json' : options.format;
  const text =
    format === 'html'
      ? evidenceHtml(report)
      : format === 'json'
        ? `${JSON.stringify(report, null, 2)}\n`
        : summary(report, options.lang ?? authentic);
  if (options.out !== undefined) {
    await writeFile(options.out, text);
    return { json: { file: options.out }, text: `Written to ${options.out}` };
  }
  return { json: report, text: text.trimEnd() };
}

function summary(report: EvidenceReport, language: Language): string {
  const words = EVIDENCE_WORDS[language];
  const notices = report.notices.flatMap((notice) => [
    `${words.noticeKinds[notice.kind as keyof typeof words.noticeKinds] ?? notice.kind}: ${words.coverage(notice.told, notice.due, share(notice.coverage, language), share(notice.threshold, language))} ${words.sufficient(notice.sufficient)}`,
    ...earlierTold(notice, language).map((sentence) => `  ${sentence}`),
    ...(notice.unreached > 0 ? [`  ${words.unreached(notice.unreached)}`] : []),
    ...(notice.demonstration ? [`  ${words.demonstration}`] : []),
  ]);
  return [
    words.title(report.edition, report.names[language] ?? report.statement),
    ...report.acts.map(({ act }) => `${act.recordedAt}  ${words.act(act, report.timeZone)}`),
    ...notices,
    ...(report.storeMatches ? [] : [words.facts.storeDiffers]),
  ].join('\n');
}
