/** Puts a new draft into a content folder; what is there already is never touched. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';

const EDITION_ID = /^[a-z0-9][a-z0-9-]*$/;

/** Pages of the site stand at these addresses, next to the editions. */
export const RESERVED_IDS: ReadonlySet<string> = new Set(['archive', 'compare', 'clause']);

export function reservedWords(id: string) {
  return worded({
    nl: {
      message: `Een editie kan niet “${id}” heten: op dat adres staat een pagina van de site.`,
      hint: 'Kies een andere naam; gebruikelijk is de datum, zoals 2027-03-01.',
    },
    en: {
      message: `An edition cannot be named “${id}”: a page of the site has that address.`,
      hint: 'Choose another name; by convention the date, such as 2027-03-01.',
    },
  });
}

/** Where a language of an edition stands. */
export function draftPath(dir: string, statement: string, edition: string, language: Language): string {
  return join(dir, statement, edition, `${language}.md`);
}

/**
 * Refuses when the edition cannot become a new draft: a name that is no folder name, or one that exists.
 * @param languages the files that would be written
 * @throws {ProblemError} `draft/exists` or `draft/name`
 */
export function checkNewDraft(
  dir: string,
  statement: string,
  edition: string,
  languages: readonly Language[],
): void {
  for (const [what, name] of [
    ['statement', statement],
    ['edition', edition],
  ] as const) {
    if (!EDITION_ID.test(name)) {
      refuse({
        code: 'draft/name',
        ...worded({
          nl: {
            message: `“${name}” kan geen naam van een ${what === 'edition' ? 'editie' : 'verklaring'} zijn.`,
            hint: 'Gebruik kleine letters, cijfers en streepjes; voor een editie gewoonlijk de datum, zoals 2018-05-07.',
          },
          en: {
            message: `“${name}” cannot be the name of ${what === 'edition' ? 'an edition' : 'a statement'}.`,
            hint: 'Use small letters, digits and hyphens; for an edition by convention the date, such as 2018-05-07.',
          },
        }),
      });
    }
  }
  if (RESERVED_IDS.has(edition)) refuse({ code: 'draft/reserved', ...reservedWords(edition) });
  const taken = languages.map((each) => draftPath(dir, statement, edition, each)).find(existsSync);
  const frozen = join(dir, statement, edition, 'clauses.json');
  if (taken !== undefined || existsSync(frozen)) {
    refuse({
      code: 'draft/exists',
      ...worded({
        nl: {
          message: `Editie ${edition} van ${statement} bestaat al. Er is niets geschreven.`,
          hint: 'Kies een andere naam voor de editie, bijvoorbeeld met -2 achter de datum.',
        },
        en: {
          message: `The edition ${edition} of ${statement} exists already. Nothing was written.`,
          hint: 'Choose another name for the edition, for instance with -2 behind the date.',
        },
      }),
      file: taken ?? frozen,
    });
  }
}

/**
 * Writes one file per language.
 * @returns the paths written
 * @throws {ProblemError} as {@link checkNewDraft}; `draft/unwritable` when the folder cannot be written
 */
export function writeDraft(o: {
  readonly dir: string;
  readonly statement: string;
  readonly edition: string;
  readonly files: readonly { readonly language: Language; readonly source: string }[];
}): readonly string[] {
  checkNewDraft(
    o.dir,
    o.statement,
    o.edition,
    o.files.map((file) => file.language),
  );
  return o.files.map(({ language, source }) => {
    const path = draftPath(o.dir, o.statement, o.edition, language);
    try {
      mkdirSync(join(o.dir, o.statement, o.edition), { recursive: true });
      // `wx`: two imports at the same moment cannot overwrite each other.
      writeFileSync(path, source, { flag: 'wx' });
    } catch (cause) {
      refuse(
        {
          code: 'draft/unwritable',
          file: path,
          ...worded({
            nl: {
              message: 'Het bestand kan niet worden geschreven.',
              hint: 'Controleer of de map bestaat en of u erin mag schrijven.',
            },
            en: {
              message: 'The file cannot be written.',
              hint: 'Check that the folder exists and that you may write in it.',
            },
          }),
        },
        { cause },
      );
    }
    return path;
  });
}
