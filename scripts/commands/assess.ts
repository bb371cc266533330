/** `assess`: which changes matter, and why; between two editions, two Markdown files, or for single changes on stdin. */
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { readArchive } from '#archive/read-archive.ts';
import { assessChange } from '#domain/assessment/assess-change.ts';
import { assessEdition, inputOf } from '#domain/assessment/assess-edition.ts';
import { assessRecord } from '#domain/assessment/assess-record.ts';
import type {
  AssessedChange,
  BaselineAssessment,
  ChangeAssessment,
  ChangeInput,
} from '#domain/assessment/model.ts';
import { redline } from '#domain/change/redline.ts';
import { readFrontMatter } from '#domain/edition/front-matter.ts';
import type { Edition } from '#domain/edition/model.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { isLanguage, LANGUAGES, type Language } from '#domain/language.ts';
import { type Problem, refuse, worded } from '#domain/problem.ts';
import { recordedAssessment } from '#domain/register/recorded-assessment.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { action, type CommandResult, type CommonOptions, withCommonOptions } from '../cli.ts';
import { editionPair } from '../edition-pair.ts';
import { renderAssessment } from '../render-assessment.ts';
import { addReportLanguage, type ReportOptions, reportLanguage } from '../report-language.ts';

interface Options extends CommonOptions, ReportOptions {
  readonly jsonl?: boolean;
  readonly statement?: string;
  readonly language?: string;
}

export function define(program: Command): void {
  addReportLanguage(
    withCommonOptions(
      program
        .command('assess [old] [new]')
        .description(
          'which changes matter, and why: two editions, two Markdown files, or single changes (--jsonl)',
        )
        .option(
          '--statement <name>',
          'which statement the editions belong to; needed only when there are several',
        )
        .option(
          '--language <tag>',
          'language of two Markdown files, or the only language to show of two editions',
        )
        .option('--jsonl', 'read one change a line from stdin, write one assessment a line'),
    ),
  ).action(
    action(async (old: string | undefined, fresh: string | undefined, options: Options) => {
      if (options.jsonl) return assessLines();
      if (!old || !fresh)
        refuse({
          code: 'assess/two-needed',
          ...worded({
            nl: {
              message: 'Noem twee edities of twee Markdown-bestanden: eerst de oude, dan de nieuwe.',
              hint: 'Gebruik --jsonl voor losse wijzigingen op de standaardinvoer.',
            },
            en: {
              message: 'Name two editions or two Markdown files: the old one, then the new one.',
              hint: 'For single changes on stdin, use --jsonl.',
            },
          }),
        });
      return isFile(old) && isFile(fresh)
        ? assessFiles(old, fresh, options)
        : assessEditions(old, fresh, options);
    }),
  );
}

const isFile = (name: string): boolean => /\.(?:md|markdown|txt)$/i.test(name) && existsSync(name);

async function assessFiles(old: string, fresh: string, options: Options): Promise<CommandResult> {
  const language =
    options.language ??
    LANGUAGES.find((tag) => new RegExp(`(?:^|[./-])${tag}\\.md$`).test(fresh)) ??
    LANGUAGES[0];
  if (!isLanguage(language))
    refuse({
      code: 'assess/unknown-language',
      ...worded({
        nl: {
          message: `“${language}” is geen taal van deze installatie.`,
          hint: `Kies een van: ${LANGUAGES.join(', ')}.`,
        },
        en: {
          message: `"${language}" is no language this installation knows.`,
          hint: `Choose one of: ${LANGUAGES.join(', ')}.`,
        },
      }),
    });
  const clausesOf = (file: string) => parseClauses(readFrontMatter(readFileSync(file, 'utf8'), file).body);
  const lines = redline(clausesOf(old), clausesOf(fresh), { language });
  const dictionaries = await loadDictionaries([language]);
  const changes = lines.changes.map((change) => ({
    input: inputOf(change, lines, language),
    assessed: assessChange(inputOf(change, lines, language), { dictionaries }),
  }));
  return {
    json: { language, changes: changes.map(({ assessed }) => plain(assessed, language)) },
    text: renderAssessment(changes, reportLanguage(options)),
  };
}

async function assessEditions(old: string, fresh: string, options: Options): Promise<CommandResult> {
  const archive = readArchive(options.content);
  const pair = editionPair(archive, { old, fresh, statement: options.statement }, 'assess');
  const recorded = recordedAssessment(pair.acts, pair.fresh.id, pair.old.id);
  const { assessment, problems } = recorded
    ? { assessment: recorded, problems: [] }
    : assessEdition({
        edition: pair.fresh,
        previous: pair.old,
        lastNotified: null,
        dictionaries: await loadDictionaries(pair.fresh.languages),
      });
  const only = options.language;
  const language = reportLanguage(options);
  const shown = (assessment.previous as BaselineAssessment).changes.filter(
    (change) => !only || change.language === only,
  );
  const inputs = inputsOf(pair.old, pair.fresh);
  const rows = shown.flatMap((change) => {
    const input = inputs.get(`${change.language} ${change.change}`);
    return input ? [{ input, assessed: change }] : [];
  });
  return {
    json: { ...assessment, problems },
    text: [
      renderAssessment(rows, language, assessment),
      ...(recorded ? ['', RECORDED[language](recorded.ruleSet)] : []),
    ].join('\n'),
    problems: problems.filter((problem): problem is Problem => problem.severity !== 'info'),
    exitCode: 0,
  };
}

const RECORDED: Readonly<Record<Language, (ruleSet: string) => string>> = {
  nl: (ruleSet) =>
    `Zo staat het in het register, beoordeeld met regels ${ruleSet}; wat gepubliceerd is, wordt niet opnieuw beoordeeld.`,
  en: (ruleSet) =>
    `As it stands in the register, assessed by rules ${ruleSet}; what was published is not assessed again.`,
};

function inputsOf(old: Edition, fresh: Edition): Map<string, ChangeInput> {
  const inputs = new Map<string, ChangeInput>();
  for (const language of fresh.languages) {
    const [before, after] = [old.texts[language], fresh.texts[language]];
    if (!before || !after) continue;
    const lines = redline(before.clauses, after.clauses, { overrides: fresh.meta.clauses, language });
    for (const change of lines.changes)
      inputs.set(`${language} ${change.id}`, inputOf(change, lines, language));
  }
  return inputs;
}

/** The contract of `assess --jsonl` (DESIGN section 11): one line out per line in, in order. */
async function assessLines(): Promise<CommandResult> {
  const dictionaries = await loadDictionaries(LANGUAGES);
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (line.trim() === '') continue;
    const input = readLine(line, number);
    const language = isLanguage(input.lang) ? input.lang : 'en';
    if (!process.stdout.write(`${JSON.stringify(plain(assessRecord(input, { dictionaries }), language))}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
  return {};
}

const KINDS = ['modified', 'added', 'removed', 'moved'];

function readLine(line: string, number: number): ChangeInput {
  const place = { file: 'stdin', line: number };
  let value: Record<string, unknown>;
  try {
    value = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return refuse({
      ...place,
      code: 'assess/no-json',
      ...worded({
        nl: { message: 'Deze regel is geen JSON.', hint: 'Geef één record per regel.' },
        en: { message: 'This line is not JSON.', hint: 'Give one record a line.' },
      }),
    });
  }
  const text = (key: string): string => (typeof value[key] === 'string' ? value[key] : '');
  const kind = KINDS.includes(text('kind')) ? text('kind') : null;
  if (!text('lang') || !kind || (text('old') === '' && text('new') === ''))
    return refuse({
      ...place,
      code: 'assess/incomplete',
      ...worded({
        nl: {
          message:
            'Dit record mist wat een beoordeling nodig heeft: lang, kind (modified, added, removed of moved), en old of new.',
        },
        en: {
          message:
            'This record lacks what an assessment needs: lang, kind (modified, added, removed or moved), and old or new.',
        },
      }),
    });
  return {
    id: String(value.id ?? number),
    lang: text('lang'),
    kind: kind as ChangeInput['kind'],
    heading: text('heading'),
    ...(text('heading_old') ? { heading_old: text('heading_old') } : {}),
    old: text('old'),
    new: text('new'),
    context_before: text('context_before'),
    context_after: text('context_after'),
  };
}

/** The assessment with each reason in one language. */
function plain(assessed: ChangeAssessment | AssessedChange, language: Language): object {
  const { id, verdict, direction, elements, signals, consentCheck } = assessed;
  return {
    id,
    verdict,
    direction,
    elements,
    signals: signals.map((signal) => ({ ...signal, why: signal.why[language] })),
    consentCheck,
  };
}
