/** `verify-message`: is this message the one that was published? */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, refuse, worded } from '#domain/problem.ts';
import { countUnknownParts, recogniseMessage } from '#workflows/evidence/received-message.ts';
import { action, type CommandResult } from '../cli.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends ReportOptions {
  readonly content: string;
  readonly json?: boolean;
}

type Recognised = ReturnType<typeof recogniseMessage>[number];

const WORDS: Readonly<Record<Language, (found: Recognised) => string>> = {
  nl: ({ part, line, statement, edition, recordedAt }) =>
    `${part}: gepubliceerd in regel ${line} van het register van ${statement}, editie ${edition}, ${recordedAt}.`,
  en: ({ part, line, statement, edition, recordedAt }) =>
    `${part}: published in line ${line} of the register of ${statement}, edition ${edition}, ${recordedAt}.`,
};

export function define(program: Command): void {
  addReportLanguage(
    program
      .command('verify-message <file>')
      .description('compare a message you received (.eml, .html or .txt) with the public register'),
  )
    .option('--content <dir>', 'content folder', process.env.PROMULGATE_CONTENT ?? 'content')
    .option('--json', 'print JSON (stable and documented) instead of text')
    .action(action((file: string, options: Options) => verifyMessage(file, options)));
}

function verifyMessage(file: string, options: Options): CommandResult {
  const { statements } = readArchive(options.content);
  const message = readMessage(file);
  const found = recogniseMessage(message, statements);
  const unknown = countUnknownParts(message, statements);
  const text = found.map(WORDS[reportLanguage(options)]).join('\n');
  if (found.length > 0 && unknown === 0) return { json: { recognised: found, unknown }, text };
  if (found.length > 0)
    return { json: { recognised: found, unknown }, text, problems: [altered(file, unknown)] };
  return {
    json: { recognised: [], unknown },
    problems: [
      {
        code: 'verify/message-unknown',
        severity: 'error',
        ...worded({
          nl: {
            message: 'Geen enkel deel van dit bericht staat in het openbare register.',
            hint: 'Het komt niet van deze uitgever, het is een proef- of persoonlijk bericht, of het is onderweg gewijzigd. Bewaar het oorspronkelijke bericht (niet een doorgestuurd exemplaar) en probeer het opnieuw.',
          },
          en: {
            message: 'No part of this message stands in the public register.',
            hint: 'It is not from this publisher, it is a test or a personal letter, or it was altered on its way. Save the original message (not a forwarded one) and try again.',
          },
        }),
        file,
      },
    ],
  };
}

function altered(file: string, unknown: number): Problem {
  return {
    code: 'verify/message-altered',
    severity: 'error',
    ...worded({
      nl: {
        message:
          unknown === 1
            ? 'Een ander deel van dit bericht staat niet in het openbare register: het is gewijzigd of toegevoegd.'
            : `${unknown} andere delen van dit bericht staan niet in het openbare register: ze zijn gewijzigd of toegevoegd.`,
        hint: 'Vertrouw niet op wat uw mailprogramma toont; lees de tekst op de website van de uitgever. Programma’s die een regel onder berichten zetten, kunnen ook de oorzaak zijn.',
      },
      en: {
        message:
          unknown === 1
            ? 'Another part of this message does not stand in the public register: it was altered or added.'
            : `${unknown} other parts of this message do not stand in the public register: they were altered or added.`,
        hint: 'Do not rely on what your mail program shows; read the text on the website of the publisher. Programs that add a line below messages can be the cause as well.',
      },
    }),
    file,
  };
}

function readMessage(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    refuse(
      {
        code: 'verify/message-unreadable',
        ...worded({
          nl: {
            message: `Het bestand kan niet worden gelezen: ${cause instanceof Error ? cause.message : String(cause)}.`,
            hint: 'Controleer de naam en of u het mag lezen.',
          },
          en: {
            message: `The file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
            hint: 'Check its name and whether you may read it.',
          },
        }),
        file,
      },
      { cause },
    );
  }
}
