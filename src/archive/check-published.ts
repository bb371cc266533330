/** What the register says of an edition against what stands in its folder: published text never changes. */
import { digest, type Sha256 } from '#domain/digest.ts';
import type { ClauseFile, Edition } from '#domain/edition/model.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, worded } from '#domain/problem.ts';
import type { PublishedAct } from '#domain/register/model.ts';
import { REGISTER } from './register-file.ts';

/** One edition folder as found on disk. */
export interface EditionFolder {
  readonly id: string;
  /** As the user knows it. */
  readonly shown: string;
  readonly files: readonly {
    readonly language: Language;
    readonly file: string;
    readonly source: string;
    readonly sha256: Sha256;
  }[];
  readonly clauseFile: { readonly file: ClauseFile | null; readonly sha256: Sha256 | null };
}

/**
 * Compares an edition's folder with its act.
 * @param edition the edition as composed from the folder, when that was possible: names the altered clause
 */
export function alteredText(act: PublishedAct, folder: EditionFolder, edition: Edition | null): Problem[] {
  const problems: Problem[] = [];
  for (const [language, expected] of Object.entries(act.digests) as [Language, Sha256][]) {
    const found = folder.files.find((file) => file.language === language);
    if (!found) problems.push(missingFile(act, `${folder.shown}/${language}.md`));
    else if (found.sha256 !== expected)
      problems.push({
        code: 'archive/altered-text',
        severity: 'error',
        file: found.file,
        ...firstAlteredLine(language, folder, edition),
        ...worded({
          nl: {
            message: `De tekst is op ${act.recordedAt.slice(0, 10)} gepubliceerd en daarna gewijzigd: de controlesom is ${found.sha256}, in het register staat ${expected}.`,
            hint: `Een gepubliceerde tekst verandert nooit: haal deze terug met \`git checkout <gepubliceerde commit> -- ${found.file}\`. Herstel een fout met \`erratum\` of met een nieuwe editie.`,
          },
          en: {
            message: `The text was published on ${act.recordedAt.slice(0, 10)} and changed since: its digest is ${found.sha256}, the register has ${expected}.`,
            hint: `Published text never changes: bring it back with \`git checkout <published commit> -- ${found.file}\`. Put a mistake right with \`erratum\` or with a new edition.`,
          },
        }),
      });
  }
  for (const extra of folder.files.filter((file) => act.digests[file.language] === undefined))
    problems.push({
      code: 'archive/added-language',
      severity: 'error',
      file: extra.file,
      ...worded({
        nl: {
          message: `Het bestand is toegevoegd nadat editie ${act.edition} was gepubliceerd in ${act.languages.join(', ')}.`,
          hint: 'Verwijder het; publiceer in plaats daarvan een nieuwe editie in deze taal.',
        },
        en: {
          message: `The file was added after edition ${act.edition} was published in ${act.languages.join(', ')}.`,
          hint: 'Remove it; publish a new edition in this language instead.',
        },
      }),
    });
  const { sha256 } = folder.clauseFile;
  if (sha256 === null) problems.push(missingFile(act, `${folder.shown}/clauses.json`));
  else if (sha256 !== act.clauses)
    problems.push({
      code: 'archive/altered-clauses',
      severity: 'error',
      file: `${folder.shown}/clauses.json`,
      ...worded({
        nl: {
          message: `De kenmerken van de bepalingen zijn bij publicatie vastgelegd en daarna gewijzigd: de controlesom is ${sha256}, in het register staat ${act.clauses}.`,
          hint: `Haal het bestand terug met \`git checkout <gepubliceerde commit> -- ${folder.shown}/clauses.json\`.`,
        },
        en: {
          message: `The clause ids were frozen at publication and changed since: the digest is ${sha256}, the register has ${act.clauses}.`,
          hint: `Bring the file back with \`git checkout <published commit> -- ${folder.shown}/clauses.json\`.`,
        },
      }),
    });
  return problems;
}

function missingFile(act: PublishedAct, file: string): Problem {
  return {
    code: 'archive/missing-file',
    severity: 'error',
    file,
    ...worded({
      nl: {
        message: `Het bestand is met editie ${act.edition} gepubliceerd (regel ${act.seq} van het register) en is verdwenen.`,
        hint: `Een gepubliceerde tekst verdwijnt nooit: haal deze terug met \`git checkout <gepubliceerde commit> -- ${file}\`.`,
      },
      en: {
        message: `The file was published with edition ${act.edition} (line ${act.seq} of the register) and is gone.`,
        hint: `Published text never disappears: bring it back with \`git checkout <published commit> -- ${file}\`.`,
      },
    }),
  };
}

/** Line of the first clause whose words are not those frozen; absent when only front matter or layout changed. */
function firstAlteredLine(
  language: Language,
  folder: EditionFolder,
  edition: Edition | null,
): { line?: number } {
  const clauses = edition?.texts[language]?.clauses ?? [];
  const frozen = folder.clauseFile.file?.clauses ?? [];
  const altered = clauses.find(
    (clause, index) => frozen[index]?.languages[language]?.sha256 !== digest(clause.text),
  );
  return altered && frozen.length > 0 ? { line: altered.line } : {};
}

/** Folders that the register knows and the disk does not, with the likely explanation. */
export function missingFolders(
  statementDir: string,
  acts: readonly PublishedAct[],
  folders: readonly EditionFolder[],
): Problem[] {
  const published = new Set(acts.map((act) => act.edition));
  return acts
    .filter((act) => !folders.some((folder) => folder.id === act.edition))
    .map((act): Problem => {
      const renamed = folders.find((folder) => !published.has(folder.id) && sameTexts(act, folder));
      return {
        code: renamed ? 'archive/renamed-edition' : 'archive/missing-edition',
        severity: 'error',
        file: `${statementDir}/${act.edition}`,
        ...worded({
          nl: {
            message: renamed
              ? `De map van editie ${act.edition} (regel ${act.seq} van het register) is hernoemd tot ${renamed.id}.`
              : `De map van editie ${act.edition} (regel ${act.seq} van het register) is verdwenen.`,
            hint: renamed
              ? `Geef haar de oude naam terug: \`git mv ${renamed.shown} ${statementDir}/${act.edition}\`. Een gepubliceerde editie houdt haar naam voor altijd.`
              : `Haal haar terug met \`git checkout <gepubliceerde commit> -- ${statementDir}/${act.edition}\`.`,
          },
          en: {
            message: renamed
              ? `The folder of edition ${act.edition} (line ${act.seq} of the register) was renamed to ${renamed.id}.`
              : `The folder of edition ${act.edition} (line ${act.seq} of the register) is gone.`,
            hint: renamed
              ? `Name it back: \`git mv ${renamed.shown} ${statementDir}/${act.edition}\`. A published edition keeps its id for ever.`
              : `Bring it back with \`git checkout <published commit> -- ${statementDir}/${act.edition}\`.`,
          },
        }),
      };
    });
}

function sameTexts(act: PublishedAct, folder: EditionFolder): boolean {
  return folder.files.length > 0 && folder.files.every((file) => act.digests[file.language] === file.sha256);
}

/** A copy beside the folder it was made from is no renamed folder. */
function isRenamed(act: PublishedAct, folder: EditionFolder, folders: readonly EditionFolder[]): boolean {
  return sameTexts(act, folder) && !folders.some((each) => each.id === act.edition);
}

/** Folders with frozen ids that the register does not know: published behind its back, or act and folder parted. */
export function unknownFrozen(
  statementDir: string,
  acts: readonly PublishedAct[],
  folders: readonly EditionFolder[],
): Problem[] {
  return folders
    .filter((folder) => folder.clauseFile.sha256 !== null)
    .filter((folder) => !acts.some((act) => act.edition === folder.id || isRenamed(act, folder, folders)))
    .map(
      (folder): Problem => ({
        code: 'archive/unknown-edition',
        severity: 'error',
        file: `${folder.shown}/clauses.json`,
        ...worded({
          nl: {
            message: `De map ${folder.id} bevat een clauses.json, maar in ${statementDir}/${REGISTER} staat geen handeling die haar heeft gepubliceerd.`,
            hint: 'Is het een concept, verwijder dan clauses.json en publiceer het met `publish`; is het wel gepubliceerd, dan mist het register een regel: haal die terug.',
          },
          en: {
            message: `The folder ${folder.id} has a clauses.json, but ${statementDir}/${REGISTER} has no act that published it.`,
            hint: 'If it is a draft, remove clauses.json and publish it with `publish`; if it was published, the register lost a line: bring that back.',
          },
        }),
      }),
    );
}
