/** `import FILE`: a document from anywhere becomes a draft. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import { isLanguage, LANGUAGES, type Language } from '#domain/language.ts';
import { refuse, worded } from '#domain/problem.ts';
import { takeBack } from '#workflows/deliver/take-back.ts';
import { importDraft, openReturned } from '#workflows/desk/import-draft.ts';
import { action, type CommandResult, type CommonOptions, withCommonOptions } from '../cli.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly statement: string;
  readonly edition: string;
  readonly lang: string;
  readonly accept?: boolean;
  readonly reject?: boolean;
}

const WORDS: Record<
  Language,
  {
    done: (path: string, words: number) => string;
    repairs: string;
    none: string;
    next: string;
    at: (line: number) => string;
  }
> = {
  nl: {
    done: (path, words) =>
      `Concept geschreven: ${path} (${words} woorden, geen woord verloren of gewijzigd).`,
    repairs: 'Wat is hersteld of uw aandacht vraagt:',
    none: 'Er hoefde niets te worden hersteld.',
    next: 'Lees het concept na en voer daarna `promulgate check` uit.',
    at: (line) => `regel ${line}: `,
  },
  en: {
    done: (path, words) => `Draft written: ${path} (${words} words, none lost or changed).`,
    repairs: 'What was repaired, or needs your eye:',
    none: 'Nothing had to be repaired.',
    next: 'Read the draft, then run `promulgate check`.',
    at: (line) => `line ${line}: `,
  },
};

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('import <file>')
        .description(
          'make a draft of a Markdown, text, web page or Word file; refuses when the edition exists',
        ),
    ),
  )
    .requiredOption('--statement <name>', 'statement the draft belongs to, e.g. privacy')
    .requiredOption('--edition <id>', 'id of the new edition, by convention its date: 2018-05-07')
    .requiredOption('--lang <language>', `language of the file: ${LANGUAGES.join(' or ')}`)
    .option('--accept', 'take all tracked changes of a Word file')
    .option('--reject', 'leave all tracked changes of a Word file out')
    .action(
      action((file: string, options: Options): CommandResult => {
        const language = languageOf(options.lang);
        const returned = existsSync(file) ? openReturned(file) : null;
        if (returned) return takenBack(file, returned, options);
        const { document, path } = importDraft({
          file,
          contentDir: options.content,
          statement: options.statement,
          edition: options.edition,
          language,
          ...takingOf(options),
        });
        const reader = reportLanguage(options);
        const words = WORDS[reader];
        const repairs = document.repairs.map(
          (repair) => `- ${repair.line === undefined ? '' : words.at(repair.line)}${repair.message[reader]}`,
        );
        return {
          json: {
            path,
            title: document.title,
            effective: document.effective ?? null,
            words: document.words,
            repairs: document.repairs,
          },
          text: [
            words.done(path, document.words),
            ...(repairs.length > 0 ? [words.repairs, ...repairs] : [words.none]),
            words.next,
          ].join('\n'),
        };
      }),
    );
}

function languageOf(tag: string): Language {
  if (isLanguage(tag)) return tag;
  refuse({
    code: 'import/language',
    ...worded({
      nl: {
        message: `“${tag}” is geen taal van deze installatie.`,
        hint: `Gebruik een van ${LANGUAGES.join(', ')}.`,
      },
      en: {
        message: `“${tag}” is not a language of this installation.`,
        hint: `Use one of ${LANGUAGES.join(', ')}.`,
      },
    }),
  });
}

function takingOf(options: Options): { readonly taking?: 'accept' | 'reject' } {
  if (options.accept && options.reject) {
    refuse({
      code: 'import/accept-and-reject',
      ...worded({
        nl: {
          message: 'Bijgehouden wijzigingen kunnen worden overgenomen of weggelaten, niet allebei.',
          hint: 'Geef --accept of --reject.',
        },
        en: {
          message: 'Tracked changes can be accepted or rejected, not both.',
          hint: 'Give --accept or --reject.',
        },
      }),
    });
  }
  return options.accept ? { taking: 'accept' } : options.reject ? { taking: 'reject' } : {};
}

const RETURNED: Record<
  Language,
  {
    readonly done: (edition: string, path: string) => string;
    readonly changes: string;
    readonly untracked: string;
    readonly was: (was: string, is: string) => string;
    readonly conflicts: string;
    readonly conflict: (ours: string, theirs: string) => string;
    readonly behind: string;
    readonly comments: string;
    readonly next: string;
  }
> = {
  nl: {
    done: (edition, path) =>
      `Dit bestand is eerder uit editie ${edition} gemaakt. Voorstel geschreven: ${path}.`,
    changes: 'Bijgehouden wijzigingen:',
    untracked: 'Gewijzigd zonder dat het is bijgehouden:',
    was: (was, is) => `“${was || '(niets)'}” werd “${is || '(niets)'}”`,
    conflicts: 'Door u en door hen gewijzigd; uw tekst staat in het voorstel:',
    conflict: (ours, theirs) => `u: “${ours}”; zij: “${theirs}”`,
    behind: 'Deze bepalingen van de andere taal moeten nog volgen:',
    comments: 'Opmerkingen:',
    next: 'Lees het voorstel na en voer daarna `promulgate check` uit.',
  },
  en: {
    done: (edition, path) => `This file was made from edition ${edition} before. Proposal written: ${path}.`,
    changes: 'Tracked changes:',
    untracked: 'Changed without being tracked:',
    was: (was, is) => `“${was || '(nothing)'}” became “${is || '(nothing)'}”`,
    conflicts: 'Changed by you and by them; your words stand in the proposal:',
    conflict: (ours, theirs) => `you: “${ours}”; they: “${theirs}”`,
    behind: 'These clauses of the other language must still follow:',
    comments: 'Comments:',
    next: 'Read the proposal, then run `promulgate check`.',
  },
};

/** A file that was exported before: compared with what was sent, and merged into the draft. */
function takenBack(
  file: string,
  returned: NonNullable<ReturnType<typeof openReturned>>,
  options: Options,
): CommandResult {
  const { taking } = takingOf(options);
  const taken = takeBack({
    archive: readArchive(options.content),
    ...returned,
    file,
    edition: options.edition,
    taking,
  });
  const words = RETURNED[reportLanguage(options)];
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? [] : [title, ...items.map((item) => `- ${item}`)];
  return {
    json: {
      ...taken,
      returned: {
        changes: taken.returned.changes,
        comments: taken.returned.comments,
        untracked: taken.returned.untracked,
      },
    },
    text: [
      words.done(taken.sent.edition, taken.paths.join(', ')),
      ...list(
        words.changes,
        taken.returned.changes.map(
          (change) => `${change.author}, ${change.date.slice(0, 10)}: ${change.kind} “${change.text}”`,
        ),
      ),
      ...list(
        words.untracked,
        taken.returned.untracked.map(({ was, is }) => words.was(was, is)),
      ),
      ...list(
        words.conflicts,
        taken.conflicts.map(({ ours, theirs }) => words.conflict(ours, theirs)),
      ),
      ...list(
        words.behind,
        taken.leftBehind.map(
          ({ language, text }) => `${language}: “${text.length > 100 ? `${text.slice(0, 97)}…` : text}”`,
        ),
      ),
      ...list(
        words.comments,
        taken.returned.comments.map((comment) => `${comment.author}: “${comment.text}”`),
      ),
      words.next,
    ].join('\n'),
  };
}
