/** What was done for those whom no message reached: a letter, a call. Kept with the evidence. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { isLocalDate } from '#domain/date.ts';
import { type Problem, ProblemError, refuse, worded } from '#domain/problem.ts';
import { type KeyRing, signatures } from '#domain/subscription/key-ring.ts';
import { deliveriesOf, noteReached, noticesAbout } from '#store/evidence.ts';
import type { Store } from '#store/open-store.ts';
import { UNREACHED_STATES } from './evidence.ts';

interface Noted {
  readonly line: number;
  readonly proof: string;
  readonly means: string;
  readonly on: string;
}

/**
 * Takes in a file with at least the columns `proof`, `means` and `date`: the file of `--unreached`, filled in.
 * Lines without means and date are people not told yet; they are left alone.
 * @returns the number noted
 * @throws {ProblemError} naming every wrong line; nothing was noted then
 */
export async function noteReachedFrom(
  store: Store,
  o: { file: string; statement: string; edition: string; keys: KeyRing },
): Promise<number> {
  const wanted = readNotes(o.file);
  const byProof = new Map(wanted.map((note) => [note.proof, note]));
  const found: (Noted & { noticeId: number; recipientId: number })[] = [];
  for (const notice of await noticesAbout(store, o.statement, o.edition))
    for await (const row of deliveriesOf(store, notice.id, { states: UNREACHED_STATES })) {
      const note = signatures(o.keys, 'evidence', `${notice.name}\n${row.address_hmac}`)
        .map((proof) => byProof.get(proof))
        .find((match) => match !== undefined);
      if (note) found.push({ ...note, noticeId: notice.id, recipientId: row.recipient_id });
    }
  const known = new Set(found.map(({ proof }) => proof));
  const strange = wanted.filter(({ proof }) => !known.has(proof));
  if (strange.length > 0)
    throw new ProblemError(
      strange.map(({ line }) => ({
        code: 'evidence/unknown-proof',
        severity: 'error',
        ...worded({
          nl: {
            message: 'Dit bewijs hoort niet bij iemand die voor deze editie nog moest worden bereikt.',
            hint: 'Vul het bestand in dat `evidence --unreached` heeft geschreven; er is niets vastgelegd.',
          },
          en: {
            message: 'This proof is not of a person who still had to be reached for this edition.',
            hint: 'Fill in the file that `evidence --unreached` wrote; nothing was noted.',
          },
        }),
        file: o.file,
        line,
      })),
    );
  for (const { noticeId, recipientId, means, on } of found)
    await noteReached(store, { noticeId, recipientId, means, on });
  return found.length;
}

function readNotes(file: string): readonly Noted[] {
  let records: Record<string, string>[];
  try {
    records = parse(readFileSync(file, 'utf8'), { bom: true, columns: true, skip_empty_lines: true });
  } catch (cause) {
    refuse(
      {
        code: 'evidence/unreadable',
        ...worded({
          nl: {
            message: `Het bestand kan niet worden gelezen: ${cause instanceof Error ? cause.message : String(cause)}.`,
            hint: 'Het moet een CSV-bestand zijn met de kolommen proof, means en date.',
          },
          en: {
            message: `The file cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
            hint: 'It must be a CSV file with the columns proof, means and date.',
          },
        }),
        file,
      },
      { cause },
    );
  }
  const problems: Problem[] = [];
  const notes = records.flatMap((record, index) => {
    const { proof = '', means = '', date = '' } = record;
    if (means === '' && date === '') return [];
    const line = index + 2;
    if (means === '' || !isLocalDate(date) || !/^[0-9a-f]{64}$/.test(proof))
      problems.push({
        code: 'evidence/note',
        severity: 'error',
        ...worded({
          nl: {
            message:
              'Deze regel heeft een bewijs (proof), een wijze van melden zoals “letter” (means) en een datum zoals 2027-02-01 (date) nodig.',
            hint: 'Verbeter de regel en importeer het bestand opnieuw; er is niets vastgelegd.',
          },
          en: {
            message: `This line needs a proof, a means such as “letter” and a date such as 2027-02-01.`,
            hint: 'Correct it and import the file again; nothing was noted.',
          },
        }),
        file,
        line,
      });
    return [{ line, proof, means, on: date }];
  });
  if (problems.length > 0) throw new ProblemError(problems);
  return notes;
}
