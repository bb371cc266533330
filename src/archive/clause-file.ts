/** `clauses.json`: the clause ids of an edition, frozen at publication. Written by commands only. */
import { z } from 'zod';
import { digest, type Sha256 } from '#domain/digest.ts';
import type { ClauseFile } from '#domain/edition/model.ts';
import { LANGUAGES } from '#domain/language.ts';
import { type Problem, worded } from '#domain/problem.ts';
import { readUtf8 } from './utf8.ts';

/** Name of the file in an edition's folder. */
export const CLAUSES = 'clauses.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.string().min(1);
const schema = z.strictObject({
  version: z.literal(1),
  clauses: z.array(
    z.strictObject({
      id,
      kind: z.enum(['heading', 'paragraph', 'item', 'row', 'footnote', 'quote', 'code', 'html']),
      parent: id.nullable(),
      was: z.array(id),
      splitFrom: id.nullable(),
      languages: z.partialRecord(
        z.enum(LANGUAGES),
        z.strictObject({ index: z.number().int().nonnegative(), sha256 }),
      ),
    }),
  ),
  tombstones: z.array(z.strictObject({ id, lastEdition: id, mergedInto: id.nullable() })),
});

/** The bytes of a clause file: stable, and one clause a line so that a human can read the differences. */
export function formatClauseFile(file: ClauseFile): string {
  const rows = (values: readonly unknown[]) =>
    values.length === 0
      ? '[]'
      : `[\n${values.map((value) => `    ${JSON.stringify(value)}`).join(',\n')}\n  ]`;
  return `{\n  "version": 1,\n  "clauses": ${rows(file.clauses)},\n  "tombstones": ${rows(file.tombstones)}\n}\n`;
}

/** Reads a clause file with the digest of its bytes. */
export function readClauseFile(
  path: string,
  shown: string,
): {
  readonly file: ClauseFile | null;
  readonly sha256: Sha256 | null;
  readonly problems: readonly Problem[];
} {
  const read = readUtf8(path, shown);
  if (read.problem) return { file: null, sha256: null, problems: [read.problem] };
  const sha = digest(read.bytes);
  const wrong = (nl: string, en: string) => ({
    file: null,
    sha256: sha,
    problems: [
      {
        code: 'archive/clause-file',
        severity: 'error' as const,
        file: shown,
        ...worded({
          nl: {
            message: nl,
            hint: `Dit bestand wordt door \`publish\` geschreven en nooit met de hand. Haal het terug met \`git checkout -- ${shown}\`.`,
          },
          en: {
            message: en,
            hint: `This file is written by \`publish\` and never by hand. Bring it back with \`git checkout -- ${shown}\`.`,
          },
        }),
      },
    ],
  });
  let value: unknown;
  try {
    value = JSON.parse(read.text);
  } catch {
    return wrong(
      'Het bestand is geen JSON: het is gewijzigd of beschadigd.',
      'The file is not JSON: it was changed or damaged.',
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return { file: parsed.data as ClauseFile, sha256: sha, problems: [] };
  const issue = parsed.error.issues[0];
  const where = `${issue?.path.join('.')}: ${issue?.message}`;
  return wrong(
    `Het bestand is geen lijst met kenmerken van bepalingen (${where}).`,
    `The file is not a list of clause ids (${where}).`,
  );
}
