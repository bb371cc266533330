/**
 * People from a file: `email,language` with optional `id`, UTF-8, RFC 4180. Streams: memory does not grow
 * with the file. Every row that cannot be taken is reported with its line; the others are taken in.
 */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { toInstant } from '#domain/date.ts';
import type { Basis } from '#domain/notice/model.ts';
import { ProblemError, refuse, worded } from '#domain/problem.ts';
import { type Columns, readHeader, readRow, type Sentence } from '#domain/subscription/csv-row.ts';
import { importName } from '#store/evidence-window.ts';
import { endAbsent, importPeople, type PersonToImport } from '#store/import-people.ts';
import { fingerprintSet } from './fingerprint-set.ts';
import { addressHmacs, type SubscriptionContext } from './subscription-context.ts';

/** Rows per transaction: large enough to be fast, small enough to let others write in between. */
const CHUNK = 2_000;

export interface RefusedRow {
  /** 1-based, as an editor shows it. */
  readonly line: number;
  readonly what: string;
  readonly why: Sentence;
}

export interface ImportReport {
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  /** People a complete file no longer names. */
  readonly ended: number;
}

export interface ImportRequest {
  readonly file: string;
  readonly basis: Basis;
  readonly dryRun?: boolean;
  /** The file names everybody: whoever is missing from it is no longer a customer. */
  readonly complete?: boolean;
  readonly onRefused?: (row: RefusedRow) => void;
  readonly onProgress?: (rows: number) => void;
}

const REFUSED_BECAUSE: Readonly<Record<string, Sentence>> = {
  erased: {
    nl: 'Deze persoon heeft om verwijdering gevraagd en mag niet door een import terugkomen.',
    en: 'This person asked to be erased and must not be brought back by an import.',
  },
  complaint: {
    nl: 'Deze persoon heeft een eerder bericht als ongewenst gemarkeerd.',
    en: 'This person marked an earlier message as unwanted.',
  },
  'hard-bounce': {
    nl: 'Post naar dit adres is eerder blijvend geweigerd.',
    en: 'Mail to this address was refused for good earlier.',
  },
  manual: {
    nl: 'Deze persoon heeft zich afgemeld; alleen hij of zij kan zich op de site opnieuw aanmelden.',
    en: 'This person unsubscribed; only they can subscribe again, on the site.',
  },
};

const ON_THE_LIST: Sentence = {
  nl: 'Dit adres staat op de lijst van adressen die geen post mogen krijgen.',
  en: 'This address is on the suppression list.',
};
const TWICE: Sentence = {
  nl: 'Deze postbus staat al in het bestand.',
  en: 'This mailbox stands in the file already.',
};
const QUOTES: Sentence = {
  nl: 'De aanhalingstekens in deze regel kloppen niet (RFC 4180).',
  en: 'The quotation marks in this line do not match (RFC 4180).',
};

/**
 * Imports a file.
 * @throws {ProblemError} when the file as a whole cannot be read; nothing was imported then
 */
export async function importRecipients(
  context: SubscriptionContext,
  request: ImportRequest,
): Promise<ImportReport> {
  const { file, dryRun = false } = request;
  await checkWholeFile(file);
  const source = importName(toInstant(context.store.now()), randomUUID());
  const seen = fingerprintSet();
  const count = { rows: 0, added: 0, updated: 0, unchanged: 0, refused: 0, ended: 0 };
  const refuseRow = (row: RefusedRow) => {
    count.refused += 1;
    request.onRefused?.(row);
  };
  let chunk: PersonToImport[] = [];
  const flush = async () => {
    if (chunk.length === 0) return;
    const done = await importPeople(context.store, chunk, { basis: request.basis, source, dryRun });
    chunk = [];
    count.added += done.added;
    count.updated += done.updated;
    count.unchanged += done.unchanged;
    for (const { person, reason } of done.refused)
      refuseRow({
        line: person.line,
        what: person.address.display,
        why: REFUSED_BECAUSE[reason] ?? ON_THE_LIST,
      });
  };
  for await (const { line, cells, columns, fault } of rowsOf(file)) {
    count.rows += 1;
    request.onProgress?.(count.rows);
    const row = fault ?? readRow(cells, columns, context.publisher.languages);
    if ('why' in row) {
      refuseRow({ line, ...row });
      continue;
    }
    if (!seen.add(row.address.key)) {
      refuseRow({ line, what: row.address.display, why: TWICE });
      continue;
    }
    const hmacs = addressHmacs(context.keys, row.address);
    chunk.push({ line, hmacs, ...row });
    if (chunk.length >= CHUNK) await flush();
  }
  await flush();
  if (request.complete && !dryRun)
    count.ended = await endAbsent(context.store.db, {
      basis: request.basis,
      source,
      now: context.store.now(),
    });
  return count;
}

interface ParsedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly columns: Columns;
  readonly fault?: { readonly what: string; readonly why: Sentence };
}

async function* rowsOf(file: string): AsyncGenerator<ParsedRow> {
  const skipped: { line: number; what: string }[] = [];
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error, raw) => {
      skipped.push({ line: Number(error?.lines ?? 0), what: String(raw ?? '').trim() });
      return undefined;
    },
  });
  const stream = createReadStream(file);
  stream.on('error', (error) => parser.destroy(error));
  stream.pipe(parser);
  let columns: Columns | undefined;
  const faults = function* (known: Columns): Generator<ParsedRow> {
    for (const { line, what } of skipped.splice(0))
      yield {
        line,
        cells: [],
        columns: known,
        fault: { what, why: QUOTES },
      };
  };
  for await (const { record, info } of parser as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    if (!columns) {
      columns = headerOf(record, file);
      continue;
    }
    yield* faults(columns);
    yield { line: info.lines, cells: record, columns };
  }
  if (!columns)
    refuse({
      code: 'import/empty',
      ...worded({
        nl: {
          message: 'Het bestand is leeg.',
          hint: 'Begin het met de regel `email,language` of `email,language,id`.',
        },
        en: {
          message: 'The file is empty.',
          hint: 'Begin it with the line `email,language`, or `email,language,id`.',
        },
      }),
      file,
    });
  yield* faults(columns);
}

function headerOf(record: readonly string[], file: string): Columns {
  const header = readHeader(record);
  if ('wrong' in header)
    refuse({
      code: 'import/header',
      ...worded({
        nl: { message: header.wrong.nl, hint: `${header.hint.nl} Er is niets geïmporteerd.` },
        en: { message: header.wrong.en, hint: `${header.hint.en} Nothing was imported.` },
      }),
      file,
      line: 1,
    });
  return header;
}

/** A file in another encoding is refused before its first row is taken in, not half-way. */
async function checkWholeFile(file: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 1;
  const check = new Transform({
    transform(bytes: Buffer, _encoding, done) {
      try {
        decoder.decode(bytes, { stream: true });
        for (const byte of bytes) if (byte === 0x0a) lines += 1;
        done();
      } catch {
        done(notUtf8(file, lines));
      }
    },
  });
  check.resume();
  try {
    await pipeline(createReadStream(file), check);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    refuse(
      {
        code: 'import/unreadable',
        ...worded({
          nl: {
            message: `Het bestand kan niet worden gelezen: ${error instanceof Error ? error.message : String(error)}.`,
            hint: 'Controleer de naam van het bestand en of u het mag lezen.',
          },
          en: {
            message: `The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
            hint: 'Check the name of the file and whether you may read it.',
          },
        }),
        file,
      },
      { cause: error },
    );
  }
}

function notUtf8(file: string, nearLine: number): ProblemError {
  return new ProblemError([
    {
      code: 'import/not-utf8',
      severity: 'error',
      ...worded({
        nl: {
          message: 'Het bestand is niet in UTF-8 opgeslagen.',
          hint: 'Bewaar het als “CSV UTF-8” en probeer het opnieuw. Er is niets geïmporteerd.',
        },
        en: {
          message: 'The file is not in UTF-8.',
          hint: 'Save it as “CSV UTF-8” and try again. Nothing was imported.',
        },
      }),
      file,
      line: nearLine,
    },
  ]);
}
