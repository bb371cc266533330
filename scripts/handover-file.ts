/** `handover.yaml`: what no program can know. Roles and places only; no person is named, no secret is written. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { issueWords } from '#domain/edition/front-matter-issue.ts';
import type { Language } from '#domain/language.ts';
import { type Problem, ProblemError, worded } from '#domain/problem.ts';

const schema = z.strictObject({
  accounts: z
    .array(
      z.strictObject({
        what: z.string(),
        owner: z.string(),
        access: z.string(),
        note: z.string().optional(),
      }),
    )
    .default([]),
  schedules: z.array(z.strictObject({ what: z.string(), when: z.string(), where: z.string() })).default([]),
  'restore-tests': z
    .array(
      z.strictObject({
        date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2027-01-31'),
        by: z.string(),
        result: z.string(),
      }),
    )
    .default([]),
});

export type HandoverNotes = z.infer<typeof schema>;

export const HANDOVER_FILE = 'handover.yaml';

/** What to begin with; also shows what belongs in it. */
export const HANDOVER_TEMPLATE = `# Who keeps this running. Roles, never persons; places, never secrets.
accounts:
  - what: domain name and DNS (SPF, DKIM, DMARC)
    owner: head of IT
    access: registrar account in the shared password store
  - what: mail provider
    owner: privacy officer
    access: shared password store, entry "mail provider"
  - what: hosting of the site and the service
    owner: head of IT
    access: shared password store, entry "hosting"
  - what: repository with the content
    owner: legal department
    access: organisation account, two owners
schedules:
  - what: promulgate run --commit
    when: every 15 minutes
    where: continuous integration of the content repository
  - what: backup of the database
    when: every night
    where: backup server
restore-tests:
  - date: 2027-01-31
    by: head of IT
    result: restored on another machine, evidence of the latest edition was the same
`;

/**
 * @returns empty notes when there is no file
 * @throws {ProblemError} naming every wrong entry with its line
 */
export function readHandoverNotes(contentDir: string): HandoverNotes & { readonly present: boolean } {
  const file = join(contentDir, HANDOVER_FILE);
  if (!existsSync(file)) return { ...schema.parse({}), present: false };
  const counter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: counter });
  const broken: readonly Problem[] = document.errors.map((error) => ({
    code: 'handover/yaml',
    severity: 'error',
    ...worded({
      nl: {
        message: `Dit bestand is geen geldige YAML: ${error.message.split('\n')[0]}`,
        hint: 'Verbeter deze regel; `promulgate handover --template` toont de vorm.',
      },
      en: {
        message: `The file is not valid YAML: ${error.message.split('\n')[0]}`,
        hint: 'Correct this line; `promulgate handover --template` shows the form.',
      },
    }),
    file,
    line: counter.linePos(error.pos[0]).line,
  }));
  if (broken.length > 0) throw new ProblemError(broken);
  const parsed = schema.safeParse(document.toJS() ?? {});
  if (parsed.success) return { ...parsed.data, present: true };
  throw new ProblemError(
    parsed.error.issues.map((issue) => {
      const node = document.getIn(issue.path as (string | number)[], true) as
        | { range?: [number] }
        | undefined;
      return {
        code: 'handover/entry',
        severity: 'error',
        ...wrongEntry(issue.path.join(' › '), issueWords(issue)),
        file,
        ...(node?.range ? { line: counter.linePos(node.range[0]).line } : {}),
      };
    }),
  );
}

function wrongEntry(path: string, wrong: Readonly<Record<Language, string>>) {
  return worded({
    nl: {
      message: path === '' ? `Het bestand ${wrong.nl}.` : `De waarde bij ${path} ${wrong.nl}.`,
      hint: '`promulgate handover --template` toont de vorm.',
    },
    en: {
      message: path === '' ? `The file ${wrong.en}.` : `The value of ${path} ${wrong.en}.`,
      hint: '`promulgate handover --template` shows the form.',
    },
  });
}
