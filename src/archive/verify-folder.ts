/**
 * Every published byte against the register, offline, in a content folder or in the `source` folder of a
 * built site. Reads digests only: no Markdown is parsed, so hundreds of editions take a second.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digest, type Sha256 } from '#domain/digest.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, refuse, worded } from '#domain/problem.ts';
import type { Act, PublishedAct } from '#domain/register/model.ts';
import { checkActs } from '#domain/timeline/check-acts.ts';
import { CLAUSES } from './clause-file.ts';
import { REGISTER, readRegisterFile } from './register-file.ts';

export interface StatementVerification {
  readonly statement: string;
  readonly acts: readonly Act[];
  readonly editions: number;
  readonly files: number;
  /** Digest of the last good line. */
  readonly head: Sha256;
  readonly problems: readonly Problem[];
}

/**
 * Verifies every register in a folder.
 * @throws {ProblemError} when there is none
 */
export function verifyFolder(dir: string): readonly StatementVerification[] {
  const root = [dir, join(dir, 'source')].find((candidate) => statementsIn(candidate).length > 0);
  if (root === undefined)
    refuse({
      code: 'verify/no-register',
      file: dir,
      ...worded({
        nl: {
          message: `Er is geen register in ${dir}.`,
          hint: 'Noem een inhoudsmap, of de map van een gebouwde site; een register ontstaat bij de eerste `publish`.',
        },
        en: {
          message: `There is no register in ${dir}.`,
          hint: 'Name a content folder, or the folder of a built site; a register appears with the first `publish`.',
        },
      }),
    });
  return statementsIn(root).map((statement) => verifyStatement(root, statement));
}

function statementsIn(dir: string): readonly string[] {
  if (!existsSync(dir) || !statSync(dir).isDirectory()) return [];
  return readdirSync(dir)
    .filter((name) => existsSync(join(dir, name, REGISTER)))
    .sort();
}

function verifyStatement(root: string, statement: string): StatementVerification {
  const dir = join(root, statement);
  const register = readRegisterFile(dir);
  const published = register.acts.filter((act): act is PublishedAct => act.kind === 'published');
  const problems: Problem[] = [...register.problems, ...checkActs(register.acts, join(dir, REGISTER))];
  if (register.acts[0] && register.acts[0].statement !== statement)
    problems.push({
      code: 'verify/other-statement',
      severity: 'error',
      file: join(dir, REGISTER),
      line: 1,
      ...worded({
        nl: {
          message: `De map ${statement} bevat het register van \`${register.acts[0].statement}\`.`,
          hint: 'Zet het register terug in de map van zijn eigen verklaring.',
        },
        en: {
          message: `The folder ${statement} holds the register of \`${register.acts[0].statement}\`.`,
          hint: 'Put the register back in the folder of its own statement.',
        },
      }),
    });
  let files = 0;
  for (const act of published) {
    const expected: readonly (readonly [string, Sha256])[] = [
      ...(Object.entries(act.digests) as [Language, Sha256][]).map(
        ([language, sha]) => [`${language}.md`, sha] as const,
      ),
      [CLAUSES, act.clauses],
    ];
    for (const [name, sha] of expected) {
      files += 1;
      const problem = fileProblem(join(dir, act.edition, name), sha, act);
      if (problem) problems.push(problem);
    }
    problems.push(...strangers(join(dir, act.edition), act));
  }
  if (register.problems.length === 0) problems.push(...unregistered(dir, published));
  return { statement, acts: register.acts, editions: published.length, files, head: register.head, problems };
}

function fileProblem(path: string, expected: Sha256, act: PublishedAct): Problem | undefined {
  const line = `line ${act.seq} of the register`;
  if (!existsSync(path))
    return {
      code: 'archive/missing-file',
      severity: 'error',
      file: path,
      ...worded({
        nl: {
          message: `Het bestand is met editie ${act.edition} gepubliceerd (regel ${act.seq} van het register) en is verdwenen.`,
          hint: 'Een gepubliceerde tekst verdwijnt nooit: haal deze terug uit het versiebeheer.',
        },
        en: {
          message: `The file was published with edition ${act.edition} (${line}) and is gone.`,
          hint: 'Published text never disappears: bring it back from version control.',
        },
      }),
    };
  const found = digest(readFileSync(path));
  if (found === expected) return undefined;
  return {
    code: 'archive/altered-text',
    severity: 'error',
    file: path,
    ...worded({
      nl: {
        message: `Het bestand is na publicatie gewijzigd (regel ${act.seq} van het register): de controlesom is ${found}, in het register staat ${expected}.`,
        hint: 'Een gepubliceerde tekst verandert nooit: haal deze terug uit het versiebeheer.',
      },
      en: {
        message: `The file changed after it was published (${line}): its digest is ${found}, the register has ${expected}.`,
        hint: 'Published text never changes: bring it back from version control.',
      },
    }),
  };
}

/** A frozen edition without a line: the end of the register was cut off, or a publication was broken off. */
function unregistered(dir: string, published: readonly PublishedAct[]): readonly Problem[] {
  return readdirSync(dir)
    .filter((name) => existsSync(join(dir, name, CLAUSES)))
    .filter((name) => !published.some((act) => act.edition === name))
    .sort()
    .map((name) => ({
      code: 'verify/no-line',
      severity: 'warning' as const,
      file: join(dir, name, CLAUSES),
      ...worded({
        nl: {
          message: `De tekst van editie ${name} is vastgezet, maar het register bevat geen regel die haar publiceert.`,
          hint: 'Is de publicatie afgebroken, publiceer haar dan opnieuw. Is zij eerder gepubliceerd, dan is het einde van het register weg: zoek dat uit met `verify --head` en de controlesom uit een bericht of van een pagina.',
        },
        en: {
          message: `The text of edition ${name} is frozen, but no line of the register publishes it.`,
          hint: 'If publication was broken off, publish it again. If it was published before, the end of the register is gone: find out with `verify --head` and the digest from a notice or a page.',
        },
      }),
    }));
}

/** A language added afterwards would be read as if it had been published. */
function strangers(dir: string, act: PublishedAct): readonly Problem[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith('.md') && act.digests[name.slice(0, -3) as Language] === undefined)
    .map((name) => ({
      code: 'archive/added-language',
      severity: 'error' as const,
      file: join(dir, name),
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
    }));
}
