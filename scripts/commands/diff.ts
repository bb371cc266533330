/** `diff`: the redline of two editions or two Markdown files, or of many pairs on stdin. */
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Command, Option } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import { readUtf8 } from '#archive/utf8.ts';
import type { Redline } from '#domain/change/model.ts';
import { redline } from '#domain/change/redline.ts';
import { contractJson, redlineJson } from '#domain/change/render/render-json.ts';
import { renderPage } from '#domain/change/render/render-page.ts';
import { renderTerminal } from '#domain/change/render/render-terminal.ts';
import { readFrontMatter } from '#domain/edition/front-matter.ts';
import { hiddenCharacters } from '#domain/edition/hidden-characters.ts';
import type { Clause } from '#domain/edition/model.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { readingWarnings } from '#domain/edition/parse-edition.ts';
import { tooMuchMarkdown } from '#domain/edition/size.ts';
import { isLanguage, LANGUAGES, type Language } from '#domain/language.ts';
import { type Problem, ProblemError, refuse, worded } from '#domain/problem.ts';
import { action, type CommandResult, type CommonOptions, progress, withCommonOptions } from '../cli.ts';
import { editionPair } from '../edition-pair.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly jsonl?: boolean;
  readonly statement?: string;
  readonly language?: string;
  readonly format: 'text' | 'json' | 'html';
  readonly layout: 'inline' | 'side';
}

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('diff [old] [new]')
        .description('what changed, word by word: two editions, two Markdown files, or many pairs (--jsonl)')
        .option(
          '--statement <name>',
          'which statement the editions belong to; needed only when there are several',
        )
        .option('--language <tag>', 'language of the texts (default: the authentic one)')
        .addOption(
          new Option('--format <format>', 'how to print it')
            .choices(['text', 'json', 'html'])
            .default('text'),
        )
        .addOption(
          new Option('--layout <layout>', 'of HTML: running text, or old beside new')
            .choices(['inline', 'side'])
            .default('inline'),
        )
        .option(
          '--jsonl',
          'read one pair a line from stdin ({"id","lang","old","new"}), write one redline a line',
        ),
    ),
  ).action(
    action(async (old: string | undefined, fresh: string | undefined, options: Options) => {
      if (options.jsonl) return diffLines();
      if (!old || !fresh)
        refuse({
          code: 'diff/two-needed',
          ...worded({
            nl: {
              message: 'Noem twee edities of twee Markdown-bestanden: eerst de oude, dan de nieuwe.',
              hint: 'Gebruik --jsonl voor veel paren op de standaardinvoer.',
            },
            en: {
              message: 'Name two editions or two Markdown files: the old one, then the new one.',
              hint: 'For many pairs on stdin, use --jsonl.',
            },
          }),
        });
      const files = isFile(old) && isFile(fresh);
      const found = files ? ofFiles(old, fresh, options) : ofEditions(old, fresh, options);
      const result = shown(found.lines, found.language, `${old} → ${fresh}`, options);
      return { ...result, problems: found.warnings };
    }),
  );
}

const isFile = (name: string): boolean => /\.(?:md|markdown|txt)$/i.test(name) && existsSync(name);

function shown(lines: Redline, language: Language, title: string, options: Options): CommandResult {
  const json = redlineJson(lines);
  if (options.format === 'json') return { json, text: JSON.stringify(json, null, 2) };
  if (options.format === 'html')
    return { json, text: renderPage(lines, { language, title, layout: options.layout }).trimEnd() };
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
  return { json, text: renderTerminal(lines, reportLanguage(options), { colour }) };
}

interface Found {
  readonly lines: Redline;
  readonly language: Language;
  /** What could hide a change from the eye. */
  readonly warnings: readonly Problem[];
}

function ofFiles(old: string, fresh: string, options: Options): Found {
  const tag =
    options.language ??
    LANGUAGES.find((each) => new RegExp(`(?:^|[./-])${each}\\.md$`).test(fresh)) ??
    LANGUAGES[0];
  const language = known(tag);
  const [before, after] = [readFile(old), readFile(fresh)];
  return {
    lines: redline(before.clauses, after.clauses, { language }),
    language,
    warnings: [...before.warnings, ...after.warnings],
  };
}

function readFile(file: string): { readonly clauses: readonly Clause[]; readonly warnings: Problem[] } {
  const read = readUtf8(file, file);
  if (read.problem) throw new ProblemError([read.problem]);
  const tooMuch = tooMuchMarkdown(read.text, file);
  if (tooMuch) throw new ProblemError([tooMuch]);
  const front = readFrontMatter(read.text, file);
  const broken = front.problems.filter((problem) => problem.severity === 'error');
  if (broken.length > 0) throw new ProblemError(broken);
  return {
    clauses: parseClauses(front.body, { firstLine: front.bodyLine }),
    warnings: readingWarnings(read.text, front, file),
  };
}

function known(tag: string): Language {
  if (isLanguage(tag)) return tag;
  return refuse({
    code: 'diff/unknown-language',
    ...worded({
      nl: {
        message: `“${tag}” is geen taal van deze installatie.`,
        hint: `Kies een van: ${LANGUAGES.join(', ')}.`,
      },
      en: {
        message: `"${tag}" is no language this installation knows.`,
        hint: `Choose one of: ${LANGUAGES.join(', ')}.`,
      },
    }),
  });
}

function ofEditions(old: string, fresh: string, options: Options): Found {
  const archive = readArchive(options.content);
  const pair = editionPair(archive, { old, fresh, statement: options.statement }, 'diff');
  const language = known(options.language ?? pair.fresh.authentic);
  const [before, after] = [pair.old.texts[language], pair.fresh.texts[language]];
  if (!before || !after)
    return refuse({
      code: 'diff/no-such-language',
      ...worded({
        nl: {
          message: `Editie ${before ? fresh : old} heeft geen tekst in “${language}”.`,
          hint: 'Kies een andere taal met --language.',
        },
        en: {
          message: `Edition ${before ? fresh : old} has no text in "${language}".`,
          hint: `Choose another language with --language.`,
        },
      }),
    });
  const restored = new Set(pair.old.gone);
  const warnings = [before, after].flatMap((text) =>
    text.clauses.flatMap((clause) =>
      hiddenCharacters(clause.text, text.file).map(({ column: _, ...problem }) => ({
        ...problem,
        line: clause.line,
      })),
    ),
  );
  return { lines: redline(before.clauses, after.clauses, { language, restored }), language, warnings };
}

/** The contract of `diff --jsonl` (DESIGN section 11): one line out per line in, in order. */
async function diffLines(): Promise<CommandResult> {
  const tick = progress('Pairs');
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const pair = readPair(line, number);
    const lines = redline(parseClauses(pair.old), parseClauses(pair.new), { language: pair.lang });
    if (!process.stdout.write(`${JSON.stringify({ id: pair.id, ...contractJson(lines) })}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    tick(number, number);
  }
  return {};
}

interface TextPair {
  readonly id: unknown;
  readonly lang: string;
  readonly old: string;
  readonly new: string;
}

function readPair(line: string, number: number): TextPair {
  const place = { file: 'stdin', line: number };
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return refuse({
      ...place,
      code: 'diff/no-json',
      ...worded({
        nl: { message: 'Deze regel is geen JSON.', hint: 'Geef één paar per regel.' },
        en: { message: 'This line is not JSON.', hint: 'Give one pair a line.' },
      }),
    });
  }
  const { id, lang, old, new: after } = value;
  if (typeof old !== 'string' || typeof after !== 'string')
    return refuse({
      ...place,
      code: 'diff/not-a-pair',
      ...worded({
        nl: {
          message: 'Deze regel is geen paar teksten.',
          hint: 'Geef “id”, “lang”, “old” en “new”, de laatste twee met elk een heel Markdown-document.',
        },
        en: {
          message: 'This line is not a pair of texts.',
          hint: 'Give "id", "lang", "old" and "new", the last two with a whole Markdown document each.',
        },
      }),
    });
  for (const text of [old, after]) {
    const tooMuch = tooMuchMarkdown(text, 'stdin');
    if (tooMuch) throw new ProblemError([{ ...tooMuch, line: number }]);
  }
  return { id, lang: typeof lang === 'string' ? lang : '', old, new: after };
}
