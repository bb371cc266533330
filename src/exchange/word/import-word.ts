/** Word file -> draft. Tracked changes are never silently taken: they are listed, and taken only when asked. */

import type { Language } from '#domain/language.ts';
import { ProblemError, worded } from '#domain/problem.ts';
import { importTree } from '../import-tree.ts';
import type { Imported, Repair, Sentence } from '../imported.ts';
import type { LeftOut, TrackedChange, WordDocument } from './model.ts';
import { readWord } from './read-word.ts';
import { type Taking, wordTree } from './word-tree.ts';

export interface WordOptions {
  readonly file: string;
  readonly language: Language;
  /** What to do with tracked changes; without it a file that has them is refused. */
  readonly taking?: Taking;
}

/** @throws {ProblemError} `import/tracked-change`, one for each, when the file has them and nobody said what to do */
export function importWord(bytes: Uint8Array, options: WordOptions): Imported {
  const document = readWord(bytes, options.file);
  if (options.taking === undefined && document.changes.length > 0)
    throw new ProblemError(document.changes.map((change) => untaken(change, options.file)));
  const taking = options.taking ?? 'accept';
  return importTree(wordTree(document, { taking }), { ...options, repairs: remarks(document, taking) });
}

const KINDS: Readonly<Record<TrackedChange['kind'], Sentence>> = {
  insert: { nl: 'ingevoegd', en: 'inserted' },
  delete: { nl: 'verwijderd', en: 'deleted' },
  'move-from': { nl: 'hier weggehaald en verplaatst', en: 'taken away here and moved' },
  'move-to': { nl: 'hierheen verplaatst', en: 'moved here' },
  format: { nl: 'opmaak gewijzigd', en: 'formatting changed' },
};

const short = (text: string) => (text.length > 80 ? `${text.slice(0, 77)}…` : text);
const dated = (change: { author: string; date: string }) =>
  [change.author || '?', change.date.slice(0, 10)].filter(Boolean).join(', ');

/** The refusal of a tracked change that nobody said what to do with. */
export function untaken(change: TrackedChange, file: string) {
  return {
    code: 'import/tracked-change',
    severity: 'error' as const,
    ...worded({
      nl: {
        message: `Bijgehouden wijziging van ${dated(change)}: ${KINDS[change.kind].nl} “${short(change.text)}”.`,
        hint: 'Voer de import opnieuw uit met --accept om alle bijgehouden wijzigingen over te nemen, of met --reject om ze weg te laten.',
      },
      en: {
        message: `Tracked change by ${dated(change)}: ${KINDS[change.kind].en} “${short(change.text)}”.`,
        hint: 'Run the import again with --accept to take all tracked changes, or with --reject to leave them out.',
      },
    }),
    file,
  };
}

const LEFT: Readonly<Record<LeftOut, Sentence>> = {
  picture: { nl: 'Een afbeelding is weggelaten', en: 'A picture was left out' },
  object: {
    nl: 'Een ingesloten object is weggelaten en niet geopend',
    en: 'An embedded object was left out and not opened',
  },
  'text-box': { nl: 'Een tekstvak is weggelaten', en: 'A text box was left out' },
  contents: {
    nl: 'Een regel van de inhoudsopgave is weggelaten',
    en: 'A line of the table of contents was left out',
  },
  header: { nl: 'Een kop- of voettekst is weggelaten', en: 'A page header or footer was left out' },
  hidden: { nl: 'Verborgen tekst is weggelaten', en: 'Hidden text was left out' },
  formula: { nl: 'Een formule is weggelaten', en: 'A formula was left out' },
  unknown: {
    nl: 'Iets zonder plaats in een verklaring is weggelaten of platgeslagen',
    en: 'Something that has no place in a statement was left out or flattened',
  },
};

function remarks(document: WordDocument, taking: Taking): readonly Repair[] {
  const changes = document.changes.map(
    (change): Repair => ({
      code: 'import/tracked-change',
      kind: 'check',
      message: {
        nl: `Wijziging van ${dated(change)} ${taking === 'accept' ? 'overgenomen' : 'niet overgenomen'}: ${KINDS[change.kind].nl} “${short(change.text)}”.`,
        en: `Change by ${dated(change)} ${taking === 'accept' ? 'taken over' : 'left out'}: ${KINDS[change.kind].en} “${short(change.text)}”.`,
      },
    }),
  );
  const comments = document.comments.map(
    (comment): Repair => ({
      code: 'import/comment',
      kind: 'dropped',
      message: {
        nl: `Opmerking van ${dated(comment)}, niet overgenomen: “${comment.text}”.`,
        en: `Comment by ${dated(comment)}, not taken over: “${comment.text}”.`,
      },
    }),
  );
  const left = document.left.map(
    ({ what, detail }): Repair => ({
      code: `import/${what}`,
      kind: 'dropped',
      message: {
        nl: `${LEFT[what].nl}${detail ? `: “${short(detail)}”` : ''}.`,
        en: `${LEFT[what].en}${detail ? `: “${short(detail)}”` : ''}.`,
      },
    }),
  );
  return [...changes, ...comments, ...left];
}
