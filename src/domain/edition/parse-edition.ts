/** One file of an edition -> its text and, from the authentic one, what holds for all languages. */
import type { z } from 'zod';
import { digest } from '../digest.ts';
import type { Language } from '../language.ts';
import { type Problem, worded } from '../problem.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { issueWords } from './front-matter-issue.ts';
import {
  AUTHENTIC_ONLY,
  type AuthenticFrontMatter,
  authenticSchema,
  translationSchema,
} from './front-matter-schema.ts';
import { hiddenCharacters } from './hidden-characters.ts';
import type { EditionMeta, EditionText } from './model.ts';
import { nearest } from './nearest.ts';
import { parseClauses } from './parse-clauses.ts';
import { tooMuchMarkdown } from './size.ts';
import { flatteningProblems, tameMarkdown } from './tame-markdown.ts';

export interface ParsedEdition {
  /** `null` when the file has errors. */
  readonly text: EditionText | null;
  /** `null` for a translation, or when the file has errors. */
  readonly meta: EditionMeta | null;
  readonly problems: Problem[];
}

/**
 * Reads one language of an edition. All problems are told at once, with file and line.
 *
 * @param source the file's text, decoded from UTF-8
 */
export function parseEditionText(
  source: string,
  o: { readonly file: string; readonly language: Language; readonly authentic: boolean },
): ParsedEdition {
  const tooMuch = tooMuchMarkdown(source, o.file);
  if (tooMuch) return { text: null, meta: null, problems: [tooMuch] };
  const front = readFrontMatter(source, o.file);
  const problems: Problem[] = [...front.problems, ...readingWarnings(source, front, o.file)];
  const data = front.problems.length > 0 ? null : validated(front, o, problems);
  const clauses = parseClauses(front.body, { firstLine: front.bodyLine });
  problems.push(...strayPlaceholders(front, data, o.file));
  if (clauses.length === 0 && front.problems.length === 0)
    problems.push({
      code: 'edition/empty',
      severity: 'error',
      file: o.file,
      line: front.bodyLine,
      ...worded({
        nl: {
          message: 'De verklaring heeft geen tekst.',
          hint: 'Schrijf de verklaring onder de gegevens bovenaan het bestand.',
        },
        en: { message: 'The statement has no text.', hint: 'Write the statement below the front matter.' },
      }),
    });
  if (!data || problems.some((problem) => problem.severity === 'error'))
    return { text: null, meta: null, problems };
  const { title, summary, impact, glance, note } = data;
  const text: EditionText = {
    language: o.language,
    file: o.file,
    title,
    ...(summary === undefined ? {} : { summary }),
    ...(impact === undefined ? {} : { impact }),
    ...(glance === undefined ? {} : { glance }),
    ...(note === undefined ? {} : { note }),
    clauses,
    sha256: digest(source),
  };
  return { text, meta: o.authentic ? metaOf(data as AuthenticFrontMatter, front) : null, problems };
}

/** What the eye does not see in a file, or was not read as it is written. */
export function readingWarnings(source: string, front: FrontMatter, file: string): Problem[] {
  return [
    ...hiddenCharacters(source, file),
    ...flatteningProblems(tameMarkdown(front.body), file, front.bodyLine),
    ...unclosedComment(front, file),
  ];
}

/** A comment without an end makes browsers swallow the rest of the page. */
function unclosedComment(front: FrontMatter, file: string): Problem[] {
  const open = front.body.lastIndexOf('<!--');
  if (open === -1 || front.body.indexOf('-->', open) !== -1) return [];
  // Inside a line of code it is only an example.
  if (/`[^`\n]*$/.test(front.body.slice(Math.max(0, open - 200), open))) return [];
  const line = front.bodyLine + front.body.slice(0, open).split('\n').length - 1;
  return [
    {
      code: 'edition/unclosed-comment',
      severity: 'warning',
      ...worded({
        nl: {
          message: 'De opmerking die op deze regel begint, eindigt nergens; alles erna verschijnt als tekst.',
          hint: 'Sluit haar af met `-->`.',
        },
        en: {
          message: 'The comment that begins on this line never ends; everything after it is shown as text.',
          hint: 'Close it with `-->`.',
        },
      }),
      file,
      line,
    },
  ];
}

type Read = z.infer<typeof translationSchema>;

function validated(
  front: FrontMatter,
  o: { readonly file: string; readonly authentic: boolean },
  problems: Problem[],
): Read | null {
  const result = (o.authentic ? authenticSchema : translationSchema).safeParse(front.data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) problems.push(...problemsOf(issue, front, o));
  return null;
}

function problemsOf(
  issue: z.core.$ZodIssue,
  front: FrontMatter,
  o: { readonly file: string; readonly authentic: boolean },
): Problem[] {
  const key = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((unknown) => unknownKey(unknown, issue.path, front, o));
  const line = front.line(issue.path);
  if (key === '')
    return [
      {
        code: 'edition/front-matter',
        severity: 'error',
        file: o.file,
        line,
        ...worded({
          nl: {
            message: 'De gegevens bovenaan het bestand moeten regels zijn van de vorm `sleutel: waarde`.',
            hint: 'Begin met `title: …`.',
          },
          en: {
            message: 'The front matter must be a list of `key: value` lines.',
            hint: 'Begin with `title: …`.',
          },
        }),
      },
    ];
  const missing = valueAt(front.data, issue.path) === undefined;
  return [
    {
      code: missing ? 'edition/missing-key' : 'edition/invalid-value',
      severity: 'error',
      file: o.file,
      line,
      ...(missing ? missingKey(key, String(issue.path.at(-1))) : invalidValue(key, issue)),
    },
  ];
}

function missingKey(key: string, last: string) {
  return worded({
    nl: {
      message: `\`${key}\` ontbreekt.`,
      hint: `Zet een regel \`${last}: …\` bij de gegevens bovenaan het bestand.`,
    },
    en: { message: `\`${key}\` is missing.`, hint: `Add a line \`${last}: …\` to the front matter.` },
  });
}

function invalidValue(key: string, issue: z.core.$ZodIssue) {
  const should = issueWords(issue);
  return worded({
    nl: {
      message: `\`${key}\` ${should.nl}.`,
      hint: 'Verbeter de waarde; tekst staat tussen aanhalingstekens.',
    },
    en: { message: `\`${key}\` ${should.en}.`, hint: 'Correct the value; text goes between quotes.' },
  });
}

const KEYS_INSIDE: Readonly<Record<string, readonly string[]>> = {
  glance: ['purpose', 'data', 'basis', 'recipients', 'retention', 'choice'],
  decisions: ['clause', 'of', 'verdict', 'reason', 'by'],
  consent: ['reason', 'by'],
  exception: ['kind', 'reason', 'by'],
  notice: ['period', 'reminders'],
  correction: ['translation'],
  clauses: ['was', 'new'],
};

function unknownKey(
  unknown: string,
  path: readonly PropertyKey[],
  front: FrontMatter,
  o: { readonly file: string; readonly authentic: boolean },
): Problem {
  const where = { severity: 'error', file: o.file, line: front.keyLine(path, unknown) } as const;
  if (path.length === 0 && !o.authentic && AUTHENTIC_ONLY.includes(unknown))
    return {
      ...where,
      code: 'edition/key-of-authentic-text',
      ...worded({
        nl: {
          message: `\`${unknown}\` geldt voor alle talen en staat alleen in de authentieke tekst.`,
          hint: 'Haal het hier weg.',
        },
        en: {
          message: `\`${unknown}\` holds for all languages and stands only in the authentic text.`,
          hint: 'Remove it here.',
        },
      }),
    };
  const known =
    path.length === 0
      ? Object.keys((o.authentic ? authenticSchema : translationSchema).shape)
      : (KEYS_INSIDE[String(path[0])] ?? []);
  const meant = nearest(unknown, known);
  return {
    ...where,
    code: 'edition/unknown-key',
    ...worded({
      nl: {
        message: `De sleutel \`${unknown}\` bestaat niet.`,
        hint: meant ? `Bedoelt u \`${meant}\`?` : 'Haal deze weg.',
      },
      en: {
        message: `The key \`${unknown}\` is not known.`,
        hint: meant ? `Did you mean \`${meant}\`?` : 'Remove it.',
      },
    }),
  };
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    data,
  );
}

/** The only placeholder, allowed in `summary` and `impact`. */
export const EFFECTIVE_PLACEHOLDER = '{{effective}}';

function strayPlaceholders(front: FrontMatter, data: Read | null, file: string): Problem[] {
  const found: Problem[] = [];
  const stray = (name: string, line: number): Problem => ({
    code: 'edition/placeholder',
    severity: 'error',
    ...worded({
      nl: {
        message: `Het invulveld \`${name}\` kan hier niet worden gebruikt.`,
        hint: `Alleen \`${EFFECTIVE_PLACEHOLDER}\` bestaat, en alleen in \`summary\` en \`impact\`.`,
      },
      en: {
        message: `The placeholder \`${name}\` cannot be used here.`,
        hint: `Only \`${EFFECTIVE_PLACEHOLDER}\` exists, and only in \`summary\` and \`impact\`.`,
      },
    }),
    file,
    line,
  });
  front.body.split('\n').forEach((text, i) => {
    for (const [name] of text.matchAll(/\{\{[^{}\n]{0,60}\}\}/g)) found.push(stray(name, front.bodyLine + i));
  });
  if (!data) return found;
  for (const [key, value] of Object.entries(data)) {
    const allowed = key === 'summary' || key === 'impact';
    for (const [name] of JSON.stringify(value).matchAll(/\{\{[^{}\n]{0,60}\}\}/g))
      if (!allowed || name !== EFFECTIVE_PLACEHOLDER) found.push(stray(name, front.line([key])));
  }
  return found;
}

function metaOf(data: AuthenticFrontMatter, front: FrontMatter): EditionMeta {
  const {
    effective,
    decisions,
    consent,
    exception,
    notice,
    replaces,
    correction,
    clauses,
    na,
    illustrative,
  } = data;
  return {
    ...(effective === undefined ? {} : { effective, effectiveLine: front.line(['effective']) }),
    decisions,
    ...(consent === undefined ? {} : { consent }),
    ...(exception === undefined ? {} : { exception }),
    ...(notice === undefined
      ? {}
      : {
          notice: {
            ...(notice.period === undefined ? {} : { period: notice.period }),
            ...(notice.reminders === undefined ? {} : { reminders: notice.reminders }),
          },
        }),
    ...(replaces === undefined ? {} : { replaces }),
    ...(correction === undefined ? {} : { correction }),
    clauses,
    na,
    illustrative,
  };
}
