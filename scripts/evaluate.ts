/**
 * `npm run evaluate -- FILE.jsonl [--misses] [--brief] [--only dev|held]`: how well the assessment does on changes that people labelled.
 *
 * A record is a line of `assess --jsonl` with `label` (M material, N non-material, B debatable), and
 * optionally `elements`, `direction`, `source`, `doc`. The file is read where it lies; nothing is stored.
 * Exit code 1 when a material change was called non-material.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { assessChange } from '#domain/assessment/assess-change.ts';
import type { ChangeAssessment, ChangeInput } from '#domain/assessment/model.ts';
import { digest } from '#domain/digest.ts';
import { isLanguage, LANGUAGES } from '#domain/language.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';

interface Labelled extends ChangeInput {
  readonly label: 'M' | 'N' | 'B';
  readonly elements?: readonly string[];
  readonly direction?: string;
  readonly source?: string;
  readonly doc?: string;
  readonly why?: string;
}

interface Result {
  readonly record: Labelled;
  readonly answer: ChangeAssessment;
  readonly held: boolean;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean' }, only: { type: 'string' }, brief: { type: 'boolean' } },
});
const [file] = positionals;
if (!file) {
  process.stderr.write('Give the file to evaluate: npm run evaluate -- FILE.jsonl\n');
  process.exit(2);
}

const records = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as Labelled);
const held = heldOut(records);
const dictionaries = await loadDictionaries(LANGUAGES);
const started = performance.now();
const all: Result[] = records.map((record) => ({
  record,
  answer: assessChange(record, { dictionaries }),
  held: held.has(documentOf(record)),
}));
const seconds = (performance.now() - started) / 1000;
const results = all.filter((result) =>
  options.only === 'held' ? result.held : options.only === 'dev' ? !result.held : true,
);

for (const language of [...new Set(results.map((result) => result.record.lang))].sort()) {
  const mine = results.filter((result) => result.record.lang === language);
  print(`\n${language}: ${mine.length} changes`);
  report(mine);
}
print(`\nall languages: ${results.length} changes in ${seconds.toFixed(2)} s`);
report(results);
if (!options.brief) {
  print(
    '\nby part: developed on four fifths of the documents, a fifth held out (chosen by digest of its name)',
  );
  for (const language of [...new Set(all.map((result) => result.record.lang))].sort().filter(isLanguage)) {
    line(
      `${language} developed on`,
      all.filter((result) => result.record.lang === language && !result.held),
    );
    line(
      `${language} held out`,
      all.filter((result) => result.record.lang === language && result.held),
    );
  }
  print('\nby source and language');
  for (const key of [
    ...new Set(results.map(({ record }) => `${record.lang} ${record.source ?? '-'}`)),
  ].sort())
    line(
      key,
      results.filter(({ record }) => `${record.lang} ${record.source ?? '-'}` === key),
    );
  print('\nby document (fold)');
  for (const key of [...new Set(results.map(({ record }) => documentOf(record)))].sort())
    line(
      key,
      results.filter(({ record }) => documentOf(record) === key),
    );
}
if (options.misses || !options.brief) misses(results);
process.exitCode = results.some(
  ({ record, answer }) => record.label === 'M' && answer.verdict === 'non-material',
)
  ? 1
  : 0;

function report(list: readonly Result[]): void {
  const columns = ['material', 'review', 'non-material'] as const;
  print(`  ${'label'.padEnd(8)}${columns.map((column) => column.padStart(14)).join('')}`);
  for (const label of ['M', 'N', 'B'] as const) {
    const row = list.filter(({ record }) => record.label === label);
    if (row.length > 0)
      print(
        `  ${label.padEnd(8)}${columns.map((column) => share(row.filter(({ answer }) => answer.verdict === column).length, row.length).padStart(14)).join('')}`,
      );
  }
  const material = list.filter(({ record, answer }) => record.label === 'M' && answer.verdict === 'material');
  const named = material.filter(({ record, answer }) =>
    answer.elements.some((element) => record.elements?.includes(element)),
  );
  const first = material.filter(({ record, answer }) => record.elements?.includes(answer.elements[0] ?? ''));
  const directed = material.filter(({ record }) => record.direction && record.direction !== 'unknown');
  const right = directed.filter(({ record, answer }) => record.direction === answer.direction);
  const opposite = directed.filter(({ record, answer }) =>
    `${record.direction} ${answer.direction}`.match(/adverse favourable|favourable adverse/),
  );
  print(
    `  a labelled element named: ${share(named.length, material.length)}, as the first: ${share(first.length, material.length)}; direction: ${share(right.length, directed.length)}, opposite: ${opposite.length}`,
  );
}

function line(name: string, list: readonly Result[]): void {
  const of = (label: string, verdict: string) =>
    list.filter(({ record, answer }) => record.label === label && answer.verdict === verdict).length;
  const count = (label: string) => list.filter(({ record }) => record.label === label).length;
  print(
    `  ${name.padEnd(64)} M: ${share(of('M', 'material'), count('M'))} material, ${of('M', 'non-material')} missed; N: ${share(of('N', 'non-material'), count('N'))} cleared, ${share(of('N', 'material'), count('N'))} material`,
  );
}

function misses(list: readonly Result[]): void {
  print('\nmisses');
  for (const { record, answer } of list) {
    const right = record.label === 'M' ? 'material' : 'non-material';
    if (record.label === 'B' || answer.verdict === right) continue;
    print(
      `  ${record.id} ${record.lang} ${record.kind} labelled ${record.label}, said ${answer.verdict}: ${record.why ?? ''}`,
    );
    for (const signal of answer.signals
      .filter((signal) => !signal.kind.startsWith('proof:') || answer.verdict === 'non-material')
      .slice(0, 6))
      print(
        `      ${signal.kind} ${signal.element ?? ''} [${signal.old.slice(0, 90)}] -> [${signal.new.slice(0, 90)}]`,
      );
  }
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${part} (${((100 * part) / whole).toFixed(1)}%)`;
}

function documentOf(record: Labelled): string {
  return `${record.lang} ${record.source ?? ''}/${record.doc ?? ''}`;
}

/** Whole documents, chosen by digest until about a fifth of a language's records is reached. */
function heldOut(list: readonly Labelled[]): Set<string> {
  const chosen = new Set<string>();
  for (const language of new Set(list.map((record) => record.lang))) {
    const mine = list.filter((record) => record.lang === language);
    const sizes = new Map<string, number>();
    for (const record of mine) sizes.set(documentOf(record), (sizes.get(documentOf(record)) ?? 0) + 1);
    const order = [...sizes.keys()].sort((a, b) =>
      digest(`promulgate ${a}`) < digest(`promulgate ${b}`) ? -1 : 1,
    );
    let taken = 0;
    for (const name of order) {
      if (taken >= mine.length * 0.2) break;
      if (taken + sizes.get(name)! > mine.length * 0.25) continue;
      chosen.add(name);
      taken += sizes.get(name)!;
    }
  }
  return chosen;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
