/** One statement of a content folder: its register, its editions, and whether the two agree. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { applyClauseFile, type ClauseHistory, provisionalIds } from '#domain/change/identity/identity.ts';
import { digest, type Sha256 } from '#domain/digest.ts';
import { composeEdition } from '#domain/edition/compose-edition.ts';
import type { ClauseFile, Edition } from '#domain/edition/model.ts';
import { isLanguage, LANGUAGES, type Language } from '#domain/language.ts';
import { hasErrors, type Problem, worded } from '#domain/problem.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Act, PublishedAct } from '#domain/register/model.ts';
import { alteredText, type EditionFolder, missingFolders, unknownFrozen } from './check-published.ts';
import { CLAUSES, readClauseFile } from './clause-file.ts';
import { readRegisterFile } from './register-file.ts';
import { readUtf8 } from './utf8.ts';
import { RESERVED_IDS, reservedWords } from './write-draft.ts';

/** A folder that no act has published yet. */
export interface Draft {
  readonly id: string;
  /** The folder, as the user knows it. */
  readonly folder: string;
  /** `null` when it has errors. */
  readonly edition: Edition | null;
  readonly problems: readonly Problem[];
}

export interface StatementArchive {
  readonly statement: string;
  /** The folder, as the user knows it. */
  readonly folder: string;
  /** Published editions in the order of their acts (frozen ids applied), then drafts by name. */
  readonly editions: readonly Edition[];
  readonly drafts: readonly Draft[];
  readonly acts: readonly Act[];
  readonly clauseFiles: ReadonlyMap<string, ClauseFile>;
  /** Digest of the register's last line, or 64 zeros. */
  readonly head: Sha256;
  /** Number of an act -> digest of its line. */
  readonly digests: ReadonlyMap<number, Sha256>;
}

/**
 * Reads `<contentDir>/<statement>`.
 * @returns the statement, and the problems of its public record (those of a draft stay with the draft)
 */
export function readStatement(
  contentDir: string,
  statement: string,
  publisher: Publisher,
): { readonly archive: StatementArchive; readonly problems: readonly Problem[] } {
  const dir = join(contentDir, statement);
  const register = readRegisterFile(dir);
  const problems: Problem[] = [...register.problems];
  const published = register.acts.filter((act): act is PublishedAct => act.kind === 'published');
  const read = editionFolders(dir).map((id) => readFolder(dir, id));
  const folders = read.map(({ folder }) => folder);
  const foundIn = new Map(read.map(({ folder, problems: found }) => [folder.id, found]));

  const clauseFiles = new Map<string, ClauseFile>();
  const frozen: Edition[] = [];
  for (const act of published) {
    const folder = folders.find((each) => each.id === act.edition);
    if (!folder) continue;
    const composed = compose(statement, folder, publisher.authentic, act.languages);
    const altered = alteredText(act, folder, composed.edition);
    problems.push(
      ...(foundIn.get(folder.id) ?? []),
      ...altered,
      ...(altered.length > 0 ? [] : composed.problems),
    );
    const file = folder.clauseFile.file;
    if (file) clauseFiles.set(act.edition, file);
    if (composed.edition)
      frozen.push(file && altered.length === 0 ? applyClauseFile(composed.edition, file) : composed.edition);
  }
  problems.push(...missingFolders(dir, published, folders));
  // A damaged register hides its later acts: their folders are no evidence of anything.
  if (register.problems.length === 0) problems.push(...unknownFrozen(dir, published, folders));

  const drafts = folders
    .filter((folder) => !published.some((act) => act.edition === folder.id))
    .map((folder) =>
      draftOf(folder, {
        statement,
        publisher,
        acts: register.acts,
        frozen,
        history: published.flatMap(({ edition }) => {
          const file = clauseFiles.get(edition);
          return file ? [{ edition, file }] : [];
        }),
        found: foundIn.get(folder.id) ?? [],
      }),
    );
  return {
    archive: {
      statement,
      folder: dir,
      editions: [...frozen, ...drafts.flatMap((draft) => draft.edition ?? [])],
      drafts,
      acts: register.acts,
      clauseFiles,
      head: register.head,
      digests: register.digests,
    },
    problems,
  };
}

/** Names of the edition folders, sorted; the order means nothing, but reading must not depend on the disk. */
function editionFolders(dir: string): readonly string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

const EDITION_ID = /^[a-z0-9][a-z0-9.-]*$/;

function readFolder(
  dir: string,
  id: string,
): { readonly folder: EditionFolder; readonly problems: readonly Problem[] } {
  const shown = join(dir, id);
  const problems: Problem[] = [];
  if (!EDITION_ID.test(id))
    problems.push({
      code: 'archive/edition-name',
      severity: 'error',
      file: shown,
      ...worded({
        nl: {
          message: `De mapnaam “${id}” kan geen deel van een webadres zijn.`,
          hint: 'Noem de map naar een datum, zoals 2027-03-01, in kleine letters, cijfers en koppeltekens.',
        },
        en: {
          message: `The folder name "${id}" cannot be part of a web address.`,
          hint: 'Name the folder after a date, such as 2027-03-01, in small letters, digits and hyphens.',
        },
      }),
    });
  if (RESERVED_IDS.has(id))
    problems.push({ code: 'archive/reserved-name', severity: 'error', file: shown, ...reservedWords(id) });
  const files: EditionFolder['files'][number][] = [];
  let clauseFile: EditionFolder['clauseFile'] = { file: null, sha256: null };
  for (const name of readdirSync(shown).sort()) {
    const file = join(shown, name);
    const tag = name.endsWith('.md') ? name.slice(0, -3) : undefined;
    if (name.startsWith('.')) continue;
    if (name === CLAUSES) {
      const read = readClauseFile(file, file);
      clauseFile = read;
      problems.push(...read.problems);
    } else if (tag !== undefined && isLanguage(tag)) {
      const read = readUtf8(file, file);
      if (read.problem) problems.push(read.problem);
      else files.push({ language: tag, file, source: read.text, sha256: digest(read.bytes) });
    } else problems.push(strangeFile(file, tag));
  }
  return { folder: { id, shown, files, clauseFile }, problems };
}

function strangeFile(file: string, tag: string | undefined): Problem {
  return {
    code: 'archive/strange-file',
    severity: 'warning',
    file,
    ...worded({
      nl: {
        message:
          tag === undefined
            ? 'Het bestand hoort niet bij een editie en telt niet mee.'
            : `“${tag}” is geen taal van deze installatie; het bestand telt niet mee.`,
        hint: `Een editie bevat één bestand per taal: ${LANGUAGES.map((language) => `${language}.md`).join(', ')}.`,
      },
      en: {
        message:
          tag === undefined
            ? 'The file is no part of an edition and is left out.'
            : `"${tag}" is not a language of this installation; the file is left out.`,
        hint: `An edition holds one file per language: ${LANGUAGES.map((language) => `${language}.md`).join(', ')}.`,
      },
    }),
  };
}

function compose(
  statement: string,
  folder: EditionFolder,
  authentic: Language,
  languages: readonly Language[],
) {
  return composeEdition({
    statement,
    id: folder.id,
    // A past edition may have existed in another language only; then that one was authentic.
    authentic: languages.includes(authentic) ? authentic : (languages[0] ?? authentic),
    languages,
    files: folder.files.filter((file) => languages.includes(file.language)),
  });
}

function draftOf(
  folder: EditionFolder,
  o: {
    readonly statement: string;
    readonly publisher: Publisher;
    readonly acts: readonly Act[];
    readonly frozen: readonly Edition[];
    readonly history: ClauseHistory;
    readonly found: readonly Problem[];
  },
): Draft {
  const composed = compose(o.statement, folder, o.publisher.authentic, o.publisher.languages);
  const problems = [...o.found, ...composed.problems];
  const edition = composed.edition;
  return {
    id: folder.id,
    folder: folder.shown,
    edition:
      edition && !hasErrors(problems)
        ? provisionalIds(edition, baselineOf(edition, o.acts, o.frozen), o.history)
        : null,
    problems,
  };
}

/** What a draft is a change of: what it replaces, else the last published edition that still stands. */
function baselineOf(draft: Edition, acts: readonly Act[], frozen: readonly Edition[]): Edition | null {
  const gone = new Set(
    acts.flatMap((act) =>
      act.kind === 'withdrawn'
        ? [act.edition]
        : act.kind === 'published' && act.replaces
          ? [act.replaces]
          : [],
    ),
  );
  const standing = frozen.filter((edition) => !gone.has(edition.id));
  return frozen.find((edition) => edition.id === draft.meta.replaces) ?? standing.at(-1) ?? null;
}

/**
 * A draft in the languages it happens to have: a past edition need not exist in all of them.
 * @returns the edition without ids, or `null` with its problems
 */
export function readDraftAsFound(
  contentDir: string,
  statement: string,
  id: string,
  publisher: Publisher,
): { readonly edition: Edition | null; readonly problems: readonly Problem[] } {
  const { folder, problems } = readFolder(join(contentDir, statement), id);
  const languages = publisher.languages.filter((tag) => folder.files.some((file) => file.language === tag));
  const composed = compose(statement, folder, publisher.authentic, languages);
  return { edition: composed.edition, problems: [...problems, ...composed.problems] };
}
