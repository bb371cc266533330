/** `status`: where every edition stands, and what must happen next, by when. */
import type { Command } from 'commander';
import { type Archive, readArchive, type StatementArchive } from '#archive/read-archive.ts';
import { formatDate, formatInstant, type Instant } from '#domain/date.ts';
import type { Language } from '#domain/language.ts';
import { hasErrors } from '#domain/problem.ts';
import { STATES, VERDICTS } from '#domain/review/report/words.ts';
import type { EditionStatus } from '#domain/timeline/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { standingOf } from '#workflows/desk/standing.ts';
import { action, type CommandResult, type CommonOptions, withCommonOptions } from '../cli.ts';
import { nowOf } from '../now.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {}

const WORDS: Record<
  Language,
  {
    from: string;
    until: string;
    historical: string;
    example: string;
    draft: string;
    broken: string;
    next: string;
    nothing: string;
  }
> = {
  nl: {
    from: 'vanaf',
    until: 'tot',
    historical: 'achteraf vastgelegd',
    example: 'voorbeeld',
    draft: 'concept, nog niet gepubliceerd',
    broken: 'concept met fouten',
    next: 'Wat nu moet gebeuren',
    nothing: 'Er hoeft nu niets te gebeuren.',
  },
  en: {
    from: 'from',
    until: 'until',
    historical: 'recorded afterwards',
    example: 'example',
    draft: 'draft, not published',
    broken: 'draft with errors',
    next: 'What must happen now',
    nothing: 'Nothing needs to happen now.',
  },
};

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program.command('status').description('where every edition stands, and the next deadline'),
    ),
  ).action(
    action((options: Options): CommandResult => {
      const archive = readArchive(options.content);
      const now = nowOf(options, archive.publisher.timeZone);
      const reader = reportLanguage(options);
      const statements = archive.statements.map((found) => statusOf(found, archive, now, reader));
      return {
        json: {
          now,
          statements: statements.map(({ lines: _lines, ...rest }) => rest),
          problems: archive.problems,
        },
        text: statements.map((statement) => statement.lines.join('\n')).join('\n\n'),
        problems: archive.problems,
        exitCode:
          hasErrors(archive.problems) ||
          statements.some((statement) => statement.next.some((each) => each.severity === 'error'))
            ? 1
            : 0,
      };
    }),
  );
}

function statusOf(found: StatementArchive, archive: Archive, now: Instant, reader: Language) {
  const { publisher } = archive;
  const words = WORDS[reader];
  const timeline = timelineAt(found.acts, {
    statement: found.statement,
    now,
    timeZone: publisher.timeZone,
    policy: publisher.notice,
  });
  const next = standingOf(timeline, publisher);
  const editions = timeline.editions.map(
    (status) => `- ${status.edition}: ${describe(status, reader, publisher.timeZone)}`,
  );
  const drafts = found.drafts.map((draft) => `- ${draft.id}: ${draft.edition ? words.draft : words.broken}`);
  return {
    statement: found.statement,
    inForce: timeline.inForce,
    editions: timeline.editions,
    drafts: found.drafts.map((draft) => ({ edition: draft.id, problems: draft.problems })),
    next,
    lines: [
      publisher.statements[found.statement]?.[reader] ?? found.statement,
      ...editions,
      ...drafts,
      ...(next.some((each) => each.severity !== 'info') ? [`${words.next}:`] : [words.nothing]),
      ...next.map((each) => `- ${each.message[reader]} ${each.hint[reader]}`),
    ],
  };
}

function describe(status: EditionStatus, reader: Language, zone: string): string {
  const words = WORDS[reader];
  const from = status.inForceFrom
    ? formatInstant(status.inForceFrom, reader, zone)
    : formatDate(status.effective, reader);
  const until = status.inForceUntil
    ? ` ${words.until} ${formatInstant(status.inForceUntil, reader, zone)}`
    : '';
  const remarks = [
    VERDICTS[reader][status.verdict],
    ...(status.historical ? [words.historical] : []),
    ...(status.illustrative ? [words.example] : []),
  ].join(', ');
  return `${STATES[reader][status.state]}, ${words.from} ${from}${until} (${remarks})`;
}
