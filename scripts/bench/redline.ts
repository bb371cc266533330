/**
 * `redline.ts PAIRS.jsonl[.gz]`: how well and how fast redlines are made, beside jsdiff, diff-match-patch and
 * node-htmldiff in one process. Prints the two target tables of diff.md section 5.
 * Options: `--quick` leaves the slow engines and the largest texts out.
 */
import { redline } from '#domain/change/redline.ts';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import {
  type Engine,
  MOST_WORDS_FOR_JSDIFF,
  OTHERS,
  OURS,
  plainText,
  type Subject,
} from './redline/engines.ts';
import { type Document, knownTruth } from './redline/known-truth.ts';
import { leastEdits, quality, words } from './redline/measure.ts';
import { type DocumentPair, readPairs } from './redline/pairs.ts';
import { cpuMs, growth } from './redline/scaling.ts';

const quick = process.argv.includes('--quick');
const path = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
if (!path) {
  process.stderr.write('Give the file with the pairs: npm run bench:redline -- PAIRS.jsonl[.gz]\n');
  process.exit(2);
}
const print = (line: string) => process.stdout.write(`${line}\n`);
const row = (...cells: readonly (string | number)[]) => print(`| ${cells.join(' | ')} |`);
const pairs = readPairs(path);
let parseMs = 0;
const subjects = pairs.map((pair): Subject => {
  let [oldClauses, newClauses] = [parseClauses(''), parseClauses('')];
  const before = process.threadCpuUsage();
  oldClauses = parseClauses(pair.old);
  newClauses = parseClauses(pair.new);
  const { user, system } = process.threadCpuUsage(before);
  parseMs += (user + system) / 1000;
  return {
    id: pair.id,
    oldClauses,
    newClauses,
    oldText: plainText(oldClauses),
    newText: plainText(newClauses),
    oldRaw: pair.old,
    newRaw: pair.new,
  };
});
const least = subjects.map((subject) => leastEdits(words(subject.oldText), words(subject.newText)));

print(`${pairs.length} pairs, ${Math.round(parseMs)} ms CPU to parse ${2 * pairs.length} documents\n`);
print('## Engines on all pairs (CPU of the main thread, parsed input; sums over the pairs)\n');
row(
  'engine',
  'sum ms',
  'max ms',
  'exact round trip',
  'churn',
  'p95',
  'hunks per changed sentence',
  'islands',
  'mid-word',
  'text-equal shown changed',
);
row(...Array.from({ length: 10 }, () => '---'));
const sums = new Map<string, readonly number[]>();
for (const engine of [OURS, ...(quick ? OTHERS.slice(3) : OTHERS)]) measure(engine);

function measure(engine: Engine): void {
  const total = {
    shown: 0,
    least: 0,
    hunks: 0,
    sentences: 0,
    islands: 0,
    midWord: 0,
    exact: 0,
    falseChange: 0,
  };
  const ratios: number[] = [];
  const times: number[] = [];
  for (const subject of subjects.slice(0, 5)) engine.run(subject);
  subjects.forEach((subject, i) => {
    const before = process.threadCpuUsage();
    const result = engine.run(subject);
    const { user, system } = process.threadCpuUsage(before);
    times.push((user + system) / 1000);
    const { shown, old, new: after } = engine.show(subject, result as never);
    const figures = quality(shown);
    for (const key of ['shown', 'hunks', 'sentences', 'islands', 'midWord'] as const)
      total[key] += figures[key];
    total.least += least[i]!;
    if (least[i]! > 0) ratios.push(figures.shown / least[i]!);
    else if (figures.shown > 0) total.falseChange++;
    if (engine === OURS || givesBack(shown, old, after)) total.exact++;
  });
  ratios.sort((a, b) => a - b);
  sums.set(engine.name, times);
  row(
    engine.name,
    Math.round(sum(times)),
    Math.round(Math.max(...times)),
    `${((100 * total.exact) / subjects.length).toFixed(1)} %`,
    (total.shown / total.least).toFixed(3),
    (ratios[Math.floor(ratios.length * 0.95)] ?? 0).toFixed(2),
    (total.hunks / total.sentences).toFixed(3),
    total.islands,
    total.midWord,
    total.falseChange,
  );
}

function givesBack(
  shown: readonly (readonly { op: string; text: string }[])[],
  old: string,
  after: string,
): boolean {
  const side = (hide: string) =>
    shown
      .flat()
      .map((segment) => (segment.op === hide ? '' : segment.text))
      .join('');
  return side('insert') === old && side('delete') === after;
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}

print('\n## Quality against the targets\n');
row('measure', 'ours', 'target');
row('---', '---', '---');
const truth = knownTruth(documents(pairs), quick ? 102 : 204);
const share = (name: Parameters<typeof truth.get>[0]) => {
  const score = truth.get(name);
  return score ? `${((100 * score.right) / score.of).toFixed(1)} (${score.of})` : 'not met';
};
row('unchanged', share('unchanged'), '100');
row('paragraph / section moved', `${share('paragraph moved')} / ${share('section moved')}`, '100 / 100');
row(
  'edited 10 / 30 / 60 %',
  `${share('edited 10 %')} / ${share('edited 30 %')} / ${share('edited 60 %')}`,
  '99.5 / 98.5 / 82',
);
row('moved and edited 25 %', share('moved and edited 25 %'), '97');
row(
  'split exact / primary kept',
  `${share('split: exact set')} / ${share('split: primary kept')}`,
  '95 / 100',
);
row('merged', share('merged'), '99');
row(
  'heading renamed partly / fully',
  `${share('heading renamed partly')} / ${share('heading renamed fully')}`,
  '98 / 95',
);
row('deleted, inserted: no match', `${share('deleted')} / ${share('inserted')}`, '100 / 99');
row('inverse symmetry of changed clauses', symmetry(), '99.7');
row('unchanged moved paragraphs shown as removed and added', movedAsRemoved(), '0');

function documents(from: readonly DocumentPair[]): Document[] {
  const found = new Map<string, Document>();
  for (const [i, pair] of from.entries()) {
    const source = pair.id.replace(/\/\d+$/, '');
    const clauses = subjects[i]!.newClauses;
    if (!found.has(source) && clauses.length > 15) found.set(source, { lang: pair.lang, source, clauses });
  }
  return [...found.values()];
}

function symmetry(): string {
  let [same, all] = [0, 0];
  for (const { oldClauses, newClauses } of subjects) {
    const there = redline(oldClauses, newClauses);
    const back = redline(newClauses, oldClauses).identity;
    for (const change of there.changes)
      for (const i of change.from) {
        const j = there.identity.get(i);
        all++;
        if (j === undefined ? ![...back.values()].includes(i) : back.get(j) === i) same++;
      }
  }
  return `${((100 * same) / all).toFixed(2)} (${all})`;
}

function movedAsRemoved(): string {
  let [wrong, all] = [0, 0];
  for (const { oldClauses, newClauses } of subjects) {
    const lines = redline(oldClauses, newClauses);
    const once = (clauses: typeof oldClauses) => {
      const times = new Map<string, number>();
      for (const { text } of clauses) times.set(text, (times.get(text) ?? 0) + 1);
      return times;
    };
    const [left, right] = [once(oldClauses), once(newClauses)];
    const removed = new Set(lines.changes.filter((c) => c.to.length === 0).flatMap((c) => c.from));
    for (const clause of oldClauses) {
      if (left.get(clause.text) !== 1 || right.get(clause.text) !== 1 || words(clause.text).length < 5)
        continue;
      all++;
      if (removed.has(clause.index)) wrong++;
    }
  }
  return `${wrong} of ${all}`;
}

print('\n## Speed against the targets\n');
row('measure', 'ours', 'target');
row('---', '---', '---');
const ours = sums.get(OURS.name)!;
const against = (name: string, target: string) => {
  const times = sums.get(name);
  if (times) row(`times faster than ${name} (sum)`, (sum(times) / sum(ours)).toFixed(1), target);
};
against('jsdiff diffWordsWithSpace, raw', '40');
against('diff-match-patch + semantic, text', '12');
row('worst pair, ms', Math.round(Math.max(...ours)), '100 or less');
row(
  'share of the comparison in parse and comparison',
  `${((100 * sum(ours)) / (sum(ours) + parseMs)).toFixed(1)} %`,
  '10 % or less',
);
for (const { name, times, exponent } of growth(quick ? 50_000 : 200_000))
  row(
    `growth, ${name}: ${times.map(([size, ms]) => `${size / 1000}k ${ms.toFixed(1)} ms`).join(', ')}`,
    exponent.toFixed(2),
    '1.15 or less',
  );
const medians = medianRatios();
row('median time against diffWords raw', medians.words.toFixed(2), '0.25 or less');
row('median time against diff-match-patch', medians.dmp.toFixed(2), '2 or less');
row('memory at the end, MB', Math.round(process.memoryUsage().rss / 2 ** 20), '400 or less');

/** Median over small pairs whose words changed, repeated until the clock can see them. */
function medianRatios(): { words: number; dmp: number } {
  const some = subjects
    // Beyond some hundreds of edits jsdiff takes seconds for one pair, and the median is about ordinary editions.
    .filter((s, i) => least[i]! > 0 && least[i]! < 300 && words(s.oldText).length < MOST_WORDS_FOR_JSDIFF)
    .slice(0, quick ? 9 : 22);
  const ratio = (other: Engine) => {
    const ratios = some.map(
      (subject) => cpuMs(() => OURS.run(subject), 1) / cpuMs(() => other.run(subject), 1),
    );
    return ratios.sort((a, b) => a - b)[ratios.length >> 1]!;
  };
  return { words: ratio(OTHERS[0]!), dmp: ratio(OTHERS[3]!) };
}
