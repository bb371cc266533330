/** Terms that must say the same in every language: the content of `content/glossary.yaml`, validated. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { issueWords } from '../edition/front-matter-issue.ts';
import { LANGUAGES, type Language } from '../language.ts';
import { type Problem, worded } from '../problem.ts';
import type { Sentence } from './finding.ts';

export interface Term {
  /** Per language every form that occurs; the first one is the term to use. */
  readonly forms: Readonly<Partial<Record<Language, readonly string[]>>>;
  /** Words that say something else, or say the same less well. */
  readonly avoid: Readonly<Partial<Record<Language, readonly string[]>>>;
  /** A term of the law: leaving it out in one language is an error. */
  readonly statutory: boolean;
}

export type Glossary = readonly Term[];

const forms = z.array(z.string().trim().min(1)).min(1);
const perLanguage = Object.fromEntries(LANGUAGES.map((language) => [language, forms.optional()])) as Record<
  Language,
  z.ZodOptional<typeof forms>
>;
const schema = z.strictObject({
  terms: z.array(
    z.strictObject({
      ...perLanguage,
      avoid: z.partialRecord(z.enum(LANGUAGES), z.array(z.string().trim().min(1))).default({}),
      statutory: z.boolean().default(false),
    }),
  ),
});

/** Reads the source of `glossary.yaml`; every problem at once, with its line. */
export function parseGlossary(
  source: string,
  file: string,
): { readonly glossary: Glossary; readonly problems: readonly Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { version: '1.2', lineCounter: lines });
  const [broken] = document.errors;
  if (broken) {
    return {
      glossary: [],
      problems: [
        problem(
          file,
          lines.linePos(broken.pos[0]).line,
          { nl: 'De YAML is onleesbaar.', en: 'The YAML is broken.' },
          { nl: 'Elke term begint met `- nl: […]`.', en: 'Each term begins with `- nl: […]`.' },
        ),
      ],
    };
  }
  const parsed = schema.safeParse(document.toJS() ?? { terms: [] });
  if (!parsed.success) {
    return {
      glossary: [],
      problems: parsed.error.issues.map((issue) =>
        problem(file, lineOf(document.contents, issue.path, lines), wrongEntry(issue), {
          nl: 'Een term heeft per taal een lijst van woorden, en desgewenst `avoid` en `statutory`.',
          en: 'A term has lists of words per language, and optionally `avoid` and `statutory`.',
        }),
      ),
    };
  }
  return {
    glossary: parsed.data.terms.map(({ avoid, statutory, ...words }) => ({
      forms: words as Term['forms'],
      avoid,
      statutory,
    })),
    problems: [],
  };
}

function wrongEntry(issue: z.core.$ZodIssue): Sentence {
  const name = issue.path.join('.');
  const wrong = issueWords(issue);
  return { nl: `De ingang \`${name}\` ${wrong.nl}.`, en: `The entry \`${name}\` ${wrong.en}.` };
}

function problem(file: string, line: number, message: Sentence, hint: Sentence): Problem {
  const words = (language: Language) => ({ message: message[language], hint: hint[language] });
  return {
    code: 'glossary/invalid',
    severity: 'error',
    ...worded({ nl: words('nl'), en: words('en') }),
    file,
    line,
  };
}

function lineOf(root: unknown, path: readonly PropertyKey[], lines: LineCounter): number {
  let node = root;
  let at = 0;
  for (const step of path) {
    if (isMap(node)) node = node.items.find((item) => isScalar(item.key) && item.key.value === step)?.value;
    else if (isSeq(node) && typeof step === 'number') node = node.items[step];
    const start = (node as { range?: [number, number, number] } | null | undefined)?.range?.[0];
    if (start === undefined) break;
    at = start;
  }
  return lines.linePos(at).line;
}
