/**
 * `redline.ts PAIRS.jsonl[.gz]`: how well and how fast redlines are made, beside jsdiff, diff-match-patch and
 * node-htmldiff in one process. Prints two tables: each measure with its target, our figure and theirs.
 * Options: `--quick` leaves jsdiff on whole documents and the largest texts out.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseClauses } from '#domain/edition/parse-clauses.ts';
import { agreementOf } from './redline/agreement.ts';
import { composition, movedAsRemoved, type Share, symmetry } from './redline/alignment.ts';
import { type Engine, OURS, PATIENCE_MS, PEERS, plainText, type Subject } from './redline/engines.ts';
import { handFigures } from './redline/hand-labelled.ts';
import { type Case, type Document, knownTruth } from './redline/known-truth.ts';
import { leastEdits, words } from './redline/measure.ts';
import { type EngineFigures, measureEngine } from './redline/measure-engine.ts';
import { type DocumentPair, readPairs } from './redline/pairs.ts';
import { cpuMs, growth, oneWord } from './redline/scaling.ts';
import { atLeast, atMost, printTable, type Row } from './redline/targets.ts';

const started = performance.now();
const quick = process.argv.includes('--quick');
const path = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
if (!path) {
  process.stderr.write('Give the file with the pairs: npm run bench:redline -- PAIRS.jsonl[.gz]\n');
  process.exit(2);
}
const pairs = readPairs(path);
let parseMs = 0;
const subjects = pairs.map((pair) => prepared(pair));
const least = subjects.map((subject) => leastEdits(words(subject.oldText), words(subject.newText)));
const { diffWords, withSpaceRaw, withSpaceText, dmp, nodeHtmldiff, positional } = PEERS;
const engines: readonly Engine[] = quick
  ? [dmp, nodeHtmldiff, positional]
  : [diffWords, withSpaceRaw, withSpaceText, dmp, nodeHtmldiff, positional];

process.stdout.write(
  `${pairs.length} pairs; CPU of the main thread, parsed input, one process. A peer gives a pair up after ${PATIENCE_MS / 1000} s.\n`,
);
const ours = measureEngine(OURS, subjects, least);
const peers = engines.map((engine) => measureEngine(engine, subjects, least));
const names = peers.map((figures) => figures.name);
printTable('Quality', names, qualityRows());
printTable('Speed', names, speedRows());
process.stdout.write(`\n${Math.round((performance.now() - started) / 1000)} s in all.\n`);

function prepared(pair: DocumentPair): Subject {
  const before = process.threadCpuUsage();
  const [oldClauses, newClauses] = [parseClauses(pair.old), parseClauses(pair.new)];
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
}

function sum(list: readonly number[]): number {
  return list.reduce((total, value) => total + value, 0);
}

/** A row of which every engine has its own figure. */
function each(
  measure: string,
  of: (figures: EngineFigures) => string,
  target: string,
  met: boolean | null,
): Row {
  return { measure, target, figure: of(ours), met, peers: peers.map(of) };
}

function qualityRows(): Row[] {
  const found = (figures: readonly EngineFigures[], name: string) => figures.find((one) => one.name === name);
  const fewer = (name: string) => {
    const other = found(peers, name);
    return other ? other.islands / Math.max(1, ours.islands) : Number.NaN;
  };
  return [
    each(
      'both texts given back, pairs',
      (one) => `${(100 * one.exact).toFixed(1)} %`,
      '100 %',
      ours.exact === 1,
    ),
    each('churn against the least, pooled', (one) => one.churn.toFixed(3), '1.08', atMost(ours.churn, 1.08)),
    each('churn, p95 of the pairs', (one) => one.churnP95.toFixed(2), '1.8', atMost(ours.churnP95, 1.8)),
    each('hunks per changed sentence', (one) => one.hunks.toFixed(3), '1.00', atMost(ours.hunks, 1)),
    each('islands', (one) => String(one.islands), '200', atMost(ours.islands, 200)),
    ratioRow('islands, times fewer than diffWordsWithSpace raw', fewer(withSpaceRaw.name), 30),
    ratioRow('islands, times fewer than diff-match-patch', fewer(dmp.name), 5),
    each('hunks that begin or end inside a word', (one) => String(one.midWord), '0', ours.midWord === 0),
    each(
      'pairs of equal words shown as changed',
      (one) => String(one.falseChange),
      '0',
      ours.falseChange === 0,
    ),
    each('pairs given up', (one) => String(one.gaveUp), '0', ours.gaveUp === 0),
    unmovedRow(),
    ...truthRows(),
    shareRow('inverse symmetry, changed clauses', symmetry(subjects), 99.7),
    shareRow('composition over chains of three, changed clauses', composition(subjects), 99),
    ...handRows(),
  ];
}

function ratioRow(measure: string, value: number, target: number): Row {
  return Number.isNaN(value)
    ? { measure, target: `${target}x`, figure: 'not measured', met: null }
    : { measure, target: `${target}x`, figure: `${value.toFixed(1)}x`, met: atLeast(value, target) };
}

function unmovedRow(): Row {
  const { wrong, of } = movedAsRemoved(subjects);
  return {
    measure: 'paragraphs with the same words shown as removed and added',
    target: '0',
    figure: `${wrong} of ${of}`,
    met: wrong === 0,
  };
}

function shareRow(measure: string, { right, of }: Share, target: number): Row {
  if (of === 0) return { measure, target: `${target} %`, figure: 'none in these pairs', met: null };
  const value = (100 * right) / of;
  return {
    measure,
    target: `${target} %`,
    figure: `${value.toFixed(2)} % (${of})`,
    met: atLeast(value, target),
  };
}

/** Seeded edits of real documents, whose true history is known. */
function truthRows(): Row[] {
  const links: (readonly [ReadonlySet<string>, ReadonlySet<string>])[] = [];
  const truth = knownTruth(documents(), quick ? 102 : 204, 1, undefined, (found, real) =>
    links.push([found, real]),
  );
  const row = (name: Case, target: number): Row => {
    const score = truth.get(name);
    return shareRow(`known truth: ${name}`, score ?? { right: 0, of: 0 }, target);
  };
  const { f1, precision, recall, truths } = agreementOf(links);
  return [
    row('unchanged', 100),
    row('paragraph moved', 100),
    row('section moved', 100),
    row('edited 10 %', 99.5),
    row('edited 30 %', 98.5),
    row('edited 60 %', 82),
    row('moved and edited 25 %', 97),
    row('split: exact set', 95),
    row('split: primary kept', 100),
    row('merged', 99),
    row('heading renamed partly', 98),
    row('heading renamed fully', 95),
    row('deleted', 100),
    row('inserted', 99),
    {
      measure: 'known truth: F1 of the alignment',
      target: '0.97',
      figure: `${f1.toFixed(4)} (precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}, ${truths} links)`,
      met: atLeast(f1, 0.97),
    },
  ];
}

function documents(): Document[] {
  const found = new Map<string, Document>();
  for (const [i, pair] of pairs.entries()) {
    const source = pair.id.replace(/\/\d+$/, '');
    const clauses = subjects[i]!.newClauses;
    if (!found.has(source) && clauses.length > 15) found.set(source, { lang: pair.lang, source, clauses });
  }
  return [...found.values()];
}

function handRows(): Row[] {
  const [dutch, english, all] = [handFigures('nl'), handFigures('en'), handFigures()];
  const f1 = (language: string, { links }: typeof dutch): Row => ({
    measure: `labelled by hand, ${language}: F1 and precision`,
    target: '0.97 / 0.985',
    figure: `${links.f1.toFixed(3)} / ${links.precision.toFixed(3)} (${links.truths} links)`,
    met: atLeast(links.f1, 0.97) && atLeast(links.precision, 0.985),
  });
  const { recall, precision, truths } = all.relocated;
  return [
    f1('nl', dutch),
    f1('en', english),
    {
      measure: 'labelled by hand: relocated sentences, recall and precision',
      target: '0.85 / 0.95',
      figure: `${recall.toFixed(2)} / ${precision.toFixed(2)} (${truths})`,
      met: atLeast(recall, 0.85) && atLeast(precision, 0.95),
    },
  ];
}

function speedRows(): Row[] {
  const own = sum(ours.times);
  const worst = Math.max(...ours.times);
  const share = (100 * own) / (own + parseMs);
  const alone = memoryAlone();
  return [
    each('all pairs, ms', (one) => String(Math.round(sum(one.times))), '', null),
    each('worst pair, ms', (one) => String(Math.round(Math.max(...one.times))), '100', atMost(worst, 100)),
    ...times(withSpaceRaw, 40),
    ...times(dmp, 12),
    ...slower(positional, 2),
    ...medians(),
    {
      measure: 'comparison in parse and comparison',
      target: '10 %',
      figure: `${share.toFixed(1)} % (parse ${Math.round(parseMs)} ms)`,
      met: atMost(share, 10),
    },
    ...growth(quick ? 50_000 : 200_000).map(({ name, times: took, exponent }) => ({
      measure: `growth, ${name}: ${took.map(([size, ms]) => `${size / 1000}k ${ms.toFixed(1)} ms`).join(', ')}`,
      target: '1.15',
      figure: exponent.toFixed(2),
      met: atMost(exponent, 1.15),
    })),
    ...largest(),
    {
      measure: 'two unrelated texts of 50,000 words, first run, alone in a process: ms',
      target: '1500',
      figure: String(alone.ms),
      met: atMost(alone.ms, 1500),
    },
    {
      measure: 'the same: memory of the whole process, MB',
      target: '400',
      figure: String(alone.mb),
      met: atMost(alone.mb, 400),
    },
  ];
}

function times(peer: Engine, target: number): Row[] {
  const other = peers.find(({ name }) => name === peer.name);
  if (!other) return [];
  const least = other.gaveUp > 0 ? ', at least' : '';
  return [
    ratioRow(`times faster than ${peer.name} (sum${least})`, sum(other.times) / sum(ours.times), target),
  ];
}

function slower(peer: Engine, target: number): Row[] {
  const other = peers.find(({ name }) => name === peer.name);
  if (!other) return [];
  const ratio = sum(ours.times) / sum(other.times);
  return [
    {
      measure: `time against ${peer.name} (sum)`,
      target: `${target}x`,
      figure: `${ratio.toFixed(2)}x`,
      met: atMost(ratio, target),
    },
  ];
}

/** Over small pairs whose words changed, repeated until the clock can see them. */
function medians(): Row[] {
  // Beyond some hundreds of edits jsdiff takes seconds for one pair, and the median is about ordinary editions.
  const some = subjects
    .filter((s, i) => least[i]! > 0 && least[i]! < 300 && words(s.oldText).length < 12_000)
    .slice(0, quick ? 9 : 22);
  const own = some.map((subject) => cpuMs(() => OURS.run(subject), 1));
  const median = (other: Engine) => {
    const ratios = some.map((subject, i) => own[i]! / cpuMs(() => other.run(subject), 1));
    return ratios.sort((a, b) => a - b)[ratios.length >> 1] ?? 0;
  };
  return (
    [
      [diffWords, 0.25],
      [dmp, 2],
    ] as const
  ).map(([peer, target]) => {
    const value = median(peer);
    return {
      measure: `median time against ${peer.name}`,
      target: `${target}x`,
      figure: `${value.toFixed(2)}x`,
      met: atMost(value, target),
    };
  });
}

/** 200,000 words and one that changed. */
function largest(): Row[] {
  if (quick) return [];
  const [oldClauses, newClauses] = oneWord(200_000);
  const [oldText, newText] = [plainText(oldClauses), plainText(newClauses)];
  const subject = { id: '', oldClauses, newClauses, oldText, newText, oldRaw: oldText, newRaw: newText };
  const own = cpuMs(() => OURS.run(subject), 1);
  const ratio = own / cpuMs(() => diffWords.run(subject), 1);
  return [
    {
      measure: '200,000 words, one changed: ms, and against diffWords',
      target: '40 / 0.15x',
      figure: `${own.toFixed(1)} / ${ratio.toFixed(3)}x`,
      met: atMost(own, 40) && atMost(ratio, 0.15),
    },
  ];
}

/** In a process of its own: what the other engines leave behind is not ours. */
function memoryAlone(): { readonly ms: number; readonly mb: number } {
  const script = fileURLToPath(new URL('redline/memory.ts', import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script], { encoding: 'utf8' })) as {
    ms: number;
    mb: number;
  };
}
