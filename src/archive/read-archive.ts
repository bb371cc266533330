/** The whole content folder: who publishes, and every statement with its register and editions. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, ProblemError, refuse, worded } from '#domain/problem.ts';
import type { Publisher } from '#domain/publisher.ts';
import { parsePublisher } from './publisher-file.ts';
import { readStatement, type StatementArchive } from './read-statement.ts';
import { REGISTER } from './register-file.ts';
import { readUtf8 } from './utf8.ts';

export type { Draft, StatementArchive } from './read-statement.ts';

export interface Archive {
  readonly publisher: Publisher;
  /** The content folder as given. */
  readonly dir: string;
  readonly statements: readonly StatementArchive[];
  /** What is wrong with the public record: altered, missing or added texts, damaged registers. Drafts carry their own. */
  readonly problems: readonly Problem[];
}

const PUBLISHER = 'publisher.yaml';

/**
 * Reads a content folder.
 * @throws {ProblemError} when there is no folder, or `publisher.yaml` cannot be used (every problem at once)
 */
export function readArchive(contentDir: string): Archive {
  if (!existsSync(contentDir) || !statSync(contentDir).isDirectory())
    refuse({
      code: 'archive/no-folder',
      file: contentDir,
      ...worded({
        nl: {
          message: `Er is geen inhoudsmap ${contentDir}.`,
          hint: `Maak er een met \`promulgate init ${contentDir}\`, of noem de uwe met --content MAP of PROMULGATE_CONTENT.`,
        },
        en: {
          message: `There is no content folder ${contentDir}.`,
          hint: `Make one with \`promulgate init ${contentDir}\`, or name yours with --content DIR or PROMULGATE_CONTENT.`,
        },
      }),
    });
  const publisher = readPublisher(contentDir);
  const problems: Problem[] = [];
  const statements: StatementArchive[] = [];
  for (const statement of Object.keys(publisher.statements)) {
    const read = readStatement(contentDir, statement, publisher);
    statements.push(read.archive);
    problems.push(...read.problems);
  }
  problems.push(...unnamedStatements(contentDir, publisher));
  const blank = ({ acts, editions, drafts }: StatementArchive) =>
    acts.length === 0 && editions.length === 0 && drafts.length === 0;
  if (problems.length === 0 && statements.every(blank))
    problems.push({
      code: 'archive/empty',
      severity: 'error',
      file: contentDir,
      ...worded({
        nl: {
          message: `De inhoudsmap ${contentDir} bevat nog geen editie.`,
          hint: `Begin er een met \`promulgate new ${statements[0]?.statement ?? 'privacy'}\`, of haal een bestaande tekst binnen met \`promulgate import BESTAND\`.`,
        },
        en: {
          message: `The content folder ${contentDir} holds no edition yet.`,
          hint: `Start one with \`promulgate new ${statements[0]?.statement ?? 'privacy'}\`, or bring an existing text in with \`promulgate import FILE\`.`,
        },
      }),
    });
  return { publisher, dir: contentDir, statements, problems };
}

/** Reads and validates `publisher.yaml`. @throws {ProblemError} with every problem at once */
export function readPublisher(contentDir: string): Publisher {
  const file = join(contentDir, PUBLISHER);
  const read = readUtf8(file, file);
  if (read.problem) throw new ProblemError([read.problem]);
  const { publisher, problems } = parsePublisher(read.text, file);
  if (!publisher) throw new ProblemError(problems);
  return publisher;
}

/** Folders with editions or a register that publisher.yaml does not name: nobody would ever see them. */
function unnamedStatements(contentDir: string, publisher: Publisher): Problem[] {
  return readdirSync(contentDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .filter(
      (entry) =>
        publisher.statements[entry.name] === undefined && looksLikeStatement(join(contentDir, entry.name)),
    )
    .map((entry) => ({
      code: 'archive/unnamed-statement',
      severity: 'error' as const,
      file: join(contentDir, entry.name),
      ...worded({
        nl: {
          message: `De map ${entry.name} bevat een verklaring die niet in publisher.yaml staat.`,
          hint: `Zet de naam in elke taal onder \`statements.${entry.name}\` in ${join(contentDir, PUBLISHER)}, of verwijder de map als zij nooit is gepubliceerd.`,
        },
        en: {
          message: `The folder ${entry.name} holds a statement that publisher.yaml does not name.`,
          hint: `Add its name per language under \`statements.${entry.name}\` in ${join(contentDir, PUBLISHER)}, or remove the folder if it was never published.`,
        },
      }),
    }));
}

function looksLikeStatement(dir: string): boolean {
  return readdirSync(dir, { withFileTypes: true }).some(
    (entry) =>
      entry.name === REGISTER ||
      (entry.isDirectory() && readdirSync(join(dir, entry.name)).some((name) => name.endsWith('.md'))),
  );
}

/** The statement of an archive. @throws {ProblemError} naming those that exist */
export function statementOf(archive: Archive, statement: string): StatementArchive {
  const found = archive.statements.find((each) => each.statement === statement);
  return (
    found ??
    refuse({
      code: 'archive/no-statement',
      ...worded({
        nl: {
          message: `Er is geen verklaring \`${statement}\` in ${archive.dir}.`,
          hint: `Aanwezige verklaringen: ${archive.statements.map((each) => each.statement).join(', ') || 'geen'}.`,
        },
        en: {
          message: `There is no statement \`${statement}\` in ${archive.dir}.`,
          hint: `Statements there: ${archive.statements.map((each) => each.statement).join(', ') || 'none'}.`,
        },
      }),
    })
  );
}
