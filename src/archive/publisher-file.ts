/**
 * `publisher.yaml`: who publishes and under which rules. Keys are kebab-case; periods are written
 * `30 days` or `2 months`. Every problem is told at once, with its line.
 */
import { isMap, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { z } from 'zod';
import { isTimeZone } from '#domain/date.ts';
import { issueWords } from '#domain/edition/front-matter-issue.ts';
import { yamlFaults } from '#domain/edition/front-matter-yaml.ts';
import { LANGUAGES, type Language } from '#domain/language.ts';
import { hasErrors, type Problem, type ProblemWords, worded } from '#domain/problem.ts';
import type { NoticePeriod, Publisher } from '#domain/publisher.ts';
import { nearestKey } from './nearest-key.ts';

const text = z.string().trim().min(1, 'must not be empty');
const language = z.enum(LANGUAGES, { error: `must be one of ${LANGUAGES.join(', ')}` });
const mailbox = z
  .string()
  .regex(
    /^(?:[^<>@\r\n]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
    'must be an address such as `info@example.org` or `Name <info@example.org>`',
  );

const PERIOD = /^(\d{1,4})\s*(day|days|month|months|dag|dagen|maand|maanden)$/;

const period = z
  .union([z.string(), z.strictObject({ days: z.number() }), z.strictObject({ months: z.number() })])
  .transform((value, context): NoticePeriod => {
    const given = typeof value === 'string' ? periodOfText(value.trim().toLowerCase()) : value;
    const length = given === undefined ? undefined : 'days' in given ? given.days : given.months;
    if (given !== undefined && Number.isInteger(length) && Number(length) >= 0) return given;
    context.addIssue({
      code: 'custom',
      message: 'must be a whole number of days or months, such as `30 days` or `2 months`',
    });
    return z.NEVER;
  });

function periodOfText(value: string): NoticePeriod | undefined {
  const [, amount, unit] = PERIOD.exec(value) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return unit.startsWith('d') ? { days: Number(amount) } : { months: Number(amount) };
}

const schema = z.strictObject({
  name: text,
  'short-name': text.optional(),
  contact: z.strictObject({
    email: z.email('must be an e-mail address'),
    phone: text.optional(),
    address: text.optional(),
    url: z.url({ protocol: /^https?$/, error: 'must be an address that begins with https://' }).optional(),
  }),
  authentic: language,
  languages: z.array(language).min(1, 'must name at least one language'),
  'time-zone': z
    .string()
    .refine(isTimeZone, 'is a time zone nobody knows; use an IANA name such as `Europe/Amsterdam`'),
  notice: z
    .strictObject({
      period: period.default({ days: 30 }),
      profiles: z
        .array(
          z.enum(['gdpr-default', 'p2b', 'eecc', 'psd2'], {
            error: 'must be one of gdpr-default, p2b, eecc, psd2',
          }),
        )
        .min(1, 'must name at least one profile')
        .default(['gdpr-default']),
      threshold: z.number().gt(0, 'must be more than 0').lte(1, 'must be at most 1').default(0.95),
      reminders: z
        .array(z.number().int('must be a whole number of days').positive('must be 1 or more'))
        .default([]),
      'no-direct-channel': text.optional(),
    })
    .prefault({}),
  sender: z.strictObject({ updates: mailbox, privacy: mailbox, 'reply-to': mailbox }),
  'mail-processor': z.strictObject({ name: text, country: text }).optional(),
  statements: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be a folder name in small letters'),
      z.partialRecord(language, text),
    )
    .refine((value) => Object.keys(value).length > 0, 'must name at least one statement'),
  'compared-editions': z.number().int('must be a whole number').positive('must be 1 or more').default(50),
});

type File = z.infer<typeof schema>;

/**
 * Reads the source of `publisher.yaml`.
 * @param file path for the sentences
 * @returns the publisher, or `null` with every problem found
 */
export function parsePublisher(
  source: string,
  file: string,
): { readonly publisher: Publisher | null; readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, version: '1.2', uniqueKeys: true });
  const broken = yamlFaults(document, source, lines).map(
    ({ line, column, words }): Problem => ({
      code: 'publisher/yaml',
      severity: 'error',
      file,
      line,
      column,
      ...worded({
        nl: { ...words.nl, message: `Dit bestand is niet te lezen. ${words.nl.message}` },
        en: { ...words.en, message: `This file cannot be read. ${words.en.message}` },
      }),
    }),
  );
  if (broken.length > 0) return { publisher: null, problems: broken };

  const parsed = schema.safeParse(document.toJS() ?? {});
  const place = (path: readonly PropertyKey[], key: boolean): { line?: number; column?: number } => {
    const offset = offsetOf(document.contents, path, key);
    if (offset === undefined) return {};
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, file, place));
    return { publisher: null, problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  }
  const problems = agreement(parsed.data, file, place);
  return { publisher: hasErrors(problems) ? null : toPublisher(parsed.data), problems };
}

type Place = (path: readonly PropertyKey[], key: boolean) => { line?: number; column?: number };

function problemsOf(issue: z.core.$ZodIssue, file: string, place: Place): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'publisher/unknown-key',
      severity: 'error',
      file,
      ...place([...issue.path, key], true),
      ...worded({
        nl: {
          message: `De sleutel \`${[...issue.path, key].join('.')}\` bestaat niet.`,
          hint: nearestKey(key, knownKeys(issue.path), 'nl'),
        },
        en: {
          message: `The key \`${[...issue.path, key].join('.')}\` is unknown.`,
          hint: nearestKey(key, knownKeys(issue.path), 'en'),
        },
      }),
    }));
  }
  const name = issue.path.join('.');
  const missing =
    issue.code === 'invalid_type' && issue.input === undefined && place(issue.path, true).line === undefined;
  return [
    {
      code: missing ? 'publisher/missing-key' : 'publisher/invalid',
      severity: 'error',
      file,
      ...(missing ? place(issue.path.slice(0, -1), true) : place(issue.path, false)),
      ...worded(missing ? missingWords(name) : wrongWords(name, issue)),
    },
  ];
}

const SEE: Readonly<Record<Language, string>> = {
  nl: 'In docs/content.md staat wat elke sleutel bevat.',
  en: 'See docs/content.md for what each key takes.',
};

function missingWords(name: string): Readonly<Record<Language, ProblemWords>> {
  return {
    nl: { message: `De sleutel \`${name}\` ontbreekt.`, hint: SEE.nl },
    en: { message: `The key \`${name}\` is missing.`, hint: SEE.en },
  };
}

function wrongWords(name: string, issue: z.core.$ZodIssue): Readonly<Record<Language, ProblemWords>> {
  const should = issueWords(issue);
  return {
    nl: { message: `De waarde van \`${name}\` is onjuist: deze ${should.nl}.`, hint: SEE.nl },
    en: { message: `The value of \`${name}\` is wrong: it ${should.en}.`, hint: SEE.en },
  };
}

function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  const shapes: Readonly<Record<string, readonly string[]>> = {
    '': Object.keys(schema.shape),
    contact: Object.keys(schema.shape.contact.shape),
    notice: ['period', 'profiles', 'threshold', 'reminders', 'no-direct-channel'],
    sender: Object.keys(schema.shape.sender.shape),
    'mail-processor': ['name', 'country'],
  };
  return shapes[path.join('.')] ?? (path[0] === 'statements' ? LANGUAGES : []);
}

/** What the schema cannot see: keys that must agree with each other. */
function agreement(values: File, file: string, place: Place): Problem[] {
  const problems: Problem[] = [];
  const add = (path: readonly PropertyKey[], words: Readonly<Record<Language, ProblemWords>>) =>
    problems.push({
      code: 'publisher/disagreement',
      severity: 'error',
      file,
      ...place(path, false),
      ...worded(words),
    });
  if (!values.languages.includes(values.authentic))
    add(['authentic'], {
      nl: {
        message: `De authentieke taal \`${values.authentic}\` staat niet bij \`languages\`.`,
        hint: 'Zet deze bij `languages`, of noem een andere authentieke taal.',
      },
      en: {
        message: `The authentic language \`${values.authentic}\` is not among \`languages\`.`,
        hint: 'Add it to `languages`, or name another authentic language.',
      },
    });
  if (new Set(values.languages).size < values.languages.length)
    add(['languages'], {
      nl: { message: 'Een taal staat er twee keer.', hint: 'Noem elke taal één keer.' },
      en: { message: 'A language is named twice.', hint: 'Name each language once.' },
    });
  for (const [statement, names] of Object.entries(values.statements)) {
    for (const tag of values.languages.filter((each) => names[each] === undefined))
      add(['statements', statement], {
        nl: {
          message: `De verklaring \`${statement}\` heeft geen naam in de taal “${tag}”.`,
          hint: `Zet \`${tag}: …\` onder \`statements.${statement}\`.`,
        },
        en: {
          message: `The statement \`${statement}\` has no name in "${tag}".`,
          hint: `Add \`${tag}: …\` under \`statements.${statement}\`.`,
        },
      });
  }
  return problems;
}

function toPublisher(values: File): Publisher {
  const { phone, address, url } = values.contact;
  const reason = values.notice['no-direct-channel'];
  return {
    name: values.name,
    shortName: values['short-name'] ?? values.name,
    contact: {
      email: values.contact.email,
      ...(phone === undefined ? {} : { phone }),
      ...(address === undefined ? {} : { address }),
      ...(url === undefined ? {} : { url }),
    },
    authentic: values.authentic,
    // Authentic first: every list of languages a reader sees begins with the one that prevails.
    languages: [values.authentic, ...values.languages.filter((tag) => tag !== values.authentic)],
    timeZone: values['time-zone'],
    notice: {
      period: values.notice.period,
      profiles: values.notice.profiles,
      threshold: values.notice.threshold,
      reminders: [...values.notice.reminders].sort((a, b) => b - a),
      ...(reason === undefined ? {} : { noDirectChannel: reason }),
    },
    sender: {
      updates: values.sender.updates,
      privacy: values.sender.privacy,
      replyTo: values.sender['reply-to'],
    },
    ...(values['mail-processor'] === undefined ? {} : { mailProcessor: values['mail-processor'] }),
    statements: values.statements as Publisher['statements'],
    comparedEditions: values['compared-editions'],
  };
}

/** Where a value (or its key) begins in the source; `undefined` when it is not there. */
function offsetOf(root: unknown, path: readonly PropertyKey[], key: boolean): number | undefined {
  let node = root;
  let at: number | undefined = path.length === 0 ? 0 : undefined;
  for (const step of path) {
    at = undefined;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair) return undefined;
      const target = (key || pair.value === null ? pair.key : pair.value) as Node | null;
      at = target?.range?.[0];
      node = pair.value;
    } else if (node !== null && typeof node === 'object' && 'items' in node && typeof step === 'number') {
      node = (node as { items: unknown[] }).items[step];
      at = (node as Node | undefined)?.range?.[0];
    } else return undefined;
  }
  return at;
}
