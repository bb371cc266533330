/** Readability figures in sentences: the edition with its trend, then the clauses that moved and the hardest ones. */
import { isLanguage, type Language } from '../../language.ts';
import { bandOf, type Readability } from '../readability.ts';
import {
  type ClauseReadability,
  hardestClauses,
  movedClauses,
  type ReadabilityTrend,
} from '../readability-trend.ts';
import type { EditionReport } from './report.ts';
import { REPORT } from './words.ts';

const FORMULA: Record<Language, string> = { nl: 'Flesch-Douma', en: 'Flesch' };

interface Words {
  readonly changed: string;
  readonly hardest: string;
  readonly was: (flesch: string, lix: string, better: boolean | null) => string;
  readonly history: (steps: string) => string;
  readonly more: (count: number) => string;
  readonly columns: readonly [string, string, string, string, string];
}

const WORDS: Record<Language, Words> = {
  nl: {
    changed: 'Gewijzigde bepalingen, wat moeilijker werd eerst:',
    hardest: 'Moeilijkst te lezen:',
    was: (flesch, lix, better) =>
      ` (was ${flesch} en ${lix}${better === null ? '' : better ? ': leesbaarder' : ': moeilijker'})`,
    history: (steps) => `Verloop per editie: ${steps}`,
    more: (count) =>
      count === 1
        ? 'Nog één bepaling; toon alles met --all.'
        : `Nog ${count} bepalingen; toon alles met --all.`,
    columns: ['Bepaling', 'nu', 'LIX', 'was', 'LIX was'],
  },
  en: {
    changed: 'Changed clauses, those that became harder first:',
    hardest: 'Hardest to read:',
    was: (flesch, lix, better) =>
      ` (was ${flesch} and ${lix}${better === null ? '' : better ? ': easier' : ': harder'})`,
    history: (steps) => `Edition by edition: ${steps}`,
    more: (count) =>
      count === 1 ? 'One more clause; show all with --all.' : `${count} more clauses; show all with --all.`,
    columns: ['Clause', 'now', 'LIX', 'was', 'LIX was'],
  },
};

/** A figure as this reader writes it: 34,6 in Dutch, 34.6 in English. */
const figure = (value: number, reader: Language) => {
  const text = String(value);
  return reader === 'nl' ? text.replace('.', ',') : text;
};

const SHOWN = 3;

/** For the terminal: per language the figures and the clauses worth a look; every clause with `all`. */
export function readabilityText(edition: EditionReport, reader: Language, all: boolean): readonly string[] {
  return trends(edition).flatMap(([language, trend]) => [
    [
      summary(language, trend, reader),
      ...history(trend, edition.edition, language, reader),
      ...listed(WORDS[reader].changed, movedClauses(trend), language, reader, all),
      ...(all
        ? listed(WORDS[reader].hardest, hardestClauses(trend, trend.clauses.length), language, reader, true)
        : listed(WORDS[reader].hardest, hardestClauses(trend, SHOWN), language, reader, false)),
    ].join('\n'),
  ]);
}

const ROWS = 40;

/** For a pull request: the same as a table per language; cells are escaped by the caller's `safe`. */
export function readabilityMarkdown(
  edition: EditionReport,
  reader: Language,
  safe: (text: string) => string,
): readonly string[] {
  return trends(edition).map(([language, trend]) => {
    const moved = movedClauses(trend);
    const hard = hardestClauses(trend, SHOWN).filter(
      (clause) => !moved.some((each) => each.id === clause.id),
    );
    const [place, now, lix, was, lixWas] = WORDS[reader].columns;
    const rows = [...moved, ...hard].slice(0, ROWS).map((clause) => {
      const { before } = clause;
      const old = before ? [before.flesch, before.lix].map((each) => figure(each, reader)) : ['–', '–'];
      return `| ${safe(clause.place[reader])} | ${figure(clause.now.flesch, reader)} | ${figure(clause.now.lix, reader)} | ${old.join(' | ')} |`;
    });
    return [
      safe(summary(language, trend, reader)),
      ...history(trend, edition.edition, language, reader).map(safe),
      ...(rows.length === 0
        ? []
        : [
            [
              `| ${place} | ${FORMULA[language]} ${now} | ${lix} | ${was} | ${lixWas} |`,
              '|---|---:|---:|---:|---:|',
              ...rows,
            ].join('\n'),
          ]),
    ].join('\n\n');
  });
}

function trends(edition: EditionReport): readonly (readonly [Language, ReadabilityTrend])[] {
  return Object.entries(edition.readability).flatMap(([language, trend]) =>
    isLanguage(language) ? [[language, trend] as const] : [],
  );
}

function summary(language: Language, { now, before }: ReadabilityTrend, reader: Language): string {
  const words = REPORT[reader];
  const trend =
    before === null ? '' : words.trend(now.flesch - before.flesch, figure(difference(now, before), reader));
  const lixTrend = before === null ? '' : ` (was ${figure(before.lix, reader)})`;
  return `${language}: ${words.figures({
    formula: FORMULA[language],
    flesch: figure(now.flesch, reader),
    band: bandOf(now.flesch)[reader],
    lix: `${figure(now.lix, reader)}${lixTrend}`,
    perSentence: figure(now.wordsPerSentence, reader),
    longest: now.longest,
    trend,
  })}`;
}

function history(
  trend: ReadabilityTrend,
  edition: string,
  language: Language,
  reader: Language,
): readonly string[] {
  const past = trend.history.filter((each) => each.edition !== edition);
  if (past.length === 0) return [];
  const steps = [...past, { edition, flesch: trend.now.flesch, lix: trend.now.lix }];
  return [
    WORDS[reader].history(
      steps
        .map(
          (each) =>
            `${each.edition} ${FORMULA[language]} ${figure(each.flesch, reader)}, LIX ${figure(each.lix, reader)}`,
        )
        .join(' → '),
    ),
  ];
}

function listed(
  title: string,
  clauses: readonly ClauseReadability[],
  language: Language,
  reader: Language,
  all: boolean,
): readonly string[] {
  if (clauses.length === 0) return [];
  const shown = all ? clauses : clauses.slice(0, SHOWN);
  const rest = clauses.length - shown.length;
  return [
    title,
    ...shown.map((clause) => `  ${clauseLine(clause, language, reader)}`),
    ...(rest > 0 ? [`  ${WORDS[reader].more(rest)}`] : []),
  ];
}

/** One clause: "“Uw rechten”, alinea 2: Flesch-Douma 31.2, LIX 58 (was 40 en 51: moeilijker)". */
export function clauseLine(clause: ClauseReadability, language: Language, reader: Language): string {
  const { now, before } = clause;
  const words = WORDS[reader];
  const change = before
    ? words.was(
        figure(before.flesch, reader),
        figure(before.lix, reader),
        now.flesch === before.flesch ? null : now.flesch > before.flesch,
      )
    : '';
  const same = before !== null && now.flesch === before.flesch && now.lix === before.lix;
  return `${clause.place[reader]}: ${FORMULA[language]} ${figure(now.flesch, reader)}, LIX ${figure(now.lix, reader)}${same ? '' : change}`;
}

function difference(now: Readability, before: Readability): number {
  return Math.abs(Math.round((now.flesch - before.flesch) * 10) / 10);
}
