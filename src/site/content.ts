/** The door to the archive: the only file of the site that reads content. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bannersFor } from '#domain/notice/banner.ts';
import { hasErrors, ProblemError } from '#domain/problem.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Act, PublishedAct } from '#domain/register/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { readArchive, type StatementArchive } from '../archive/read-archive.ts';
import {
  inReadingOrder,
  known,
  type PublishedEdition,
  type Site,
  type SiteSettings,
  type SourceFile,
  type StatementSite,
} from './model/site.ts';

/**
 * Reads a content folder as it stands at `settings.now`. Drafts are left out: they never change a byte of the site.
 * @throws {ProblemError} when the published part of the folder is not whole
 */
export function loadSite(settings: SiteSettings): Site {
  const archive = readArchive(settings.contentDir);
  const { publisher } = archive;
  const problems = archive.problems.filter((problem) => problem.severity === 'error');
  if (hasErrors(problems)) throw new ProblemError(problems);
  return {
    settings,
    publisher,
    languages: publisher.languages,
    statements: archive.statements
      .map((statement) => loadStatement(settings, publisher, statement))
      .filter((statement) => statement.editions.length > 0),
  };
}

function loadStatement(
  settings: SiteSettings,
  publisher: Publisher,
  archive: StatementArchive,
): StatementSite {
  const acts = known(archive.acts, settings.now);
  const timeline = timelineAt(acts, {
    statement: archive.statement,
    now: settings.now,
    timeZone: publisher.timeZone,
    policy: publisher.notice,
    demonstration: settings.demonstration,
  });
  const editions = publishedEditions(archive, acts, timeline.editions);
  return {
    statement: archive.statement,
    editions: inReadingOrder(editions),
    acts,
    digests: archive.digests,
    timeline,
    banners: bannersFor({
      publisher,
      timeline,
      editions: archive.editions,
      acts,
      publicUrl: settings.publicUrl,
    }),
    sources: sourceFiles(settings.contentDir, archive.statement, editions, acts),
  };
}

function publishedEditions(
  archive: StatementArchive,
  acts: readonly Act[],
  statuses: StatementSite['timeline']['editions'],
): readonly PublishedEdition[] {
  return acts
    .filter((act): act is PublishedAct => act.kind === 'published')
    .flatMap((act, ordinal) => {
      const edition = archive.editions.find((candidate) => candidate.id === act.edition);
      const status = statuses.find((candidate) => candidate.edition === act.edition);
      return edition && status ? [{ id: act.edition, edition, status, act, ordinal }] : [];
    });
}

/** The published bytes themselves, and the register as far as it was written at that moment. */
function sourceFiles(
  contentDir: string,
  statement: string,
  editions: readonly PublishedEdition[],
  acts: readonly Act[],
): readonly SourceFile[] {
  if (acts.length === 0) return [];
  const register = readFileSync(join(contentDir, statement, 'register.jsonl'), 'utf8');
  const lines = register.split('\n').slice(0, acts.length);
  const files: SourceFile[] = [
    { edition: null, name: 'register.jsonl', bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) },
  ];
  for (const { id, act } of editions) {
    for (const name of [...act.languages.map((language) => `${language}.md`), 'clauses.json']) {
      const path = join(contentDir, statement, id, name);
      if (existsSync(path)) files.push({ edition: id, name, bytes: readFileSync(path) });
    }
  }
  return files;
}
