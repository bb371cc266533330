/**
 * How the build grows: `npm run -s bench:build [-- 10,50,200] [-- --without-eleventy]` builds statements of 60 clauses
 * in two languages, cold and with one edition more, each in a process of its own. Prints
 * seconds, memory, bytes, the growth exponent and whether the targets are met, beside Eleventy on the same pages.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildSite } from '../site-builder.ts';
import { writeSyntheticContent } from './content.ts';
import { installEleventy, runEleventy } from './eleventy.ts';

const CLAUSES = 60;
const SIZES = '10,50,200';
/** The size at which the targets are set. */
const TARGET_EDITIONS = 50;
/** Every so many files one is compressed at the highest quality; the rest is assumed to compress alike. */
const SAMPLE = 25;
const IS_COMPARISON = /^nl\/privacy\/compare\/[\d-]+\/[\d-]+\/index\.html$/;

interface Measured {
  readonly seconds: number;
  /** Processor time of all threads: what a busy machine leaves comparable. */
  readonly cpu: number;
  readonly files: number;
  readonly megabytes: number;
  /** Largest resident size, MB. */
  readonly memory: number;
}

interface Row {
  readonly editions: number;
  readonly cold: Measured;
  readonly warm: Measured;
  /** MB, all files. */
  readonly brotli: number;
  /** Bytes of the heaviest page of each kind. */
  readonly statement: number;
  readonly comparison: number;
  /** `null`: it was not there, or did not survive. */
  readonly eleventy: Measured | null;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

if (process.argv[2] === 'one') await buildOne(process.argv.slice(3));
else compareSizes(process.argv.slice(2));

function compareSizes(options: readonly string[]): void {
  const sizes = (options.find((option) => /^[\d,]+$/.test(option)) ?? SIZES).split(',').map(Number);
  const home = mkdtempSync(join(tmpdir(), 'promulgate-bench-'));
  try {
    const beside = options.includes('--without-eleventy') ? null : join(home, 'eleventy');
    const installed = beside !== null && installEleventy(beside);
    say(
      `${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}, ${CLAUSES} clauses, 2 languages; seconds (processor seconds)`,
    );
    if (beside !== null && !installed) say('Eleventy could not be installed: no registry.');
    say(
      '| editions | files | cold | +1 edition | memory MB | raw MB | brotli MB (sampled) | Eleventy cold | its files | its memory MB |',
    );
    say('|---|---|---|---|---|---|---|---|---|---|');
    const rows = sizes.map((editions) => measure(home, editions, installed ? beside : null));
    growth(rows);
    targets(rows.find(({ editions }) => editions === TARGET_EDITIONS));
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function measure(home: string, editions: number, eleventy: string | null): Row {
  const dir = mkdtempSync(join(home, `${editions}-`));
  const [before, after, site, cache] = ['before', 'after', 'site', 'cache'].map((name) => join(dir, name));
  const { now } = writeSyntheticContent({ dir: before!, editions, clauses: CLAUSES });
  const later = writeSyntheticContent({ dir: after!, editions: editions + 1, clauses: CLAUSES }).now;
  const cold = inOwnProcess(before!, site!, now, cache!);
  const sizes = compressed(site!);
  const other = eleventy
    ? runEleventy(eleventy, {
        contentDir: before!,
        now,
        layout: readFileSync(join(site!, someComparison(site!)), 'utf8'),
        out: join(dir, 'eleventy-site'),
      })
    : null;
  const warm = inOwnProcess(after!, site!, later, cache!);
  const row: Row = {
    editions,
    cold,
    warm,
    ...sizes,
    eleventy: other === null ? null : (JSON.parse(other) as Measured),
  };
  const cells = [
    editions,
    cold.files,
    inWords(cold),
    inWords(warm),
    Math.max(cold.memory, warm.memory),
    cold.megabytes,
    row.brotli,
    row.eleventy ? inWords(row.eleventy) : eleventy ? 'out of memory or failed' : '–',
    row.eleventy?.files ?? '–',
    row.eleventy?.memory ?? '–',
  ];
  say(`| ${cells.join(' | ')} |`);
  rmSync(dir, { recursive: true, force: true });
  return row;
}

function growth(rows: readonly Row[]): void {
  const exponent = (a: Row, b: Row, of: (row: Row) => number | undefined) => {
    const [x, y] = [of(a), of(b)];
    return x && y ? (Math.log(y / x) / Math.log(b.editions / a.editions)).toFixed(2) : '–';
  };
  for (const [i, row] of rows.entries()) {
    const before = rows[i - 1];
    if (!before) continue;
    say(
      `growth ${before.editions} → ${row.editions}: files ~ editions^${exponent(before, row, (r) => r.cold.files)}, processor time ~ editions^${exponent(before, row, (r) => r.cold.cpu)}, Eleventy's ~ editions^${exponent(before, row, (r) => r.eleventy?.cpu)}`,
    );
  }
}

function targets(row: Row | undefined): void {
  if (!row) return;
  const check = (what: string, value: number, most: number, unit: string) =>
    say(`${value <= most ? 'met    ' : 'NOT MET'} ${what}: ${value.toFixed(1)} ${unit}, target ${most}`);
  say(`Targets at ${TARGET_EDITIONS} editions:`);
  check('cold build', row.cold.seconds, 60, 's');
  check('one edition more', row.warm.seconds, 10, 's');
  check('output', row.brotli, 60, 'MB brotli');
  check('memory', Math.max(row.cold.memory, row.warm.memory), 1024, 'MB');
  check('heaviest statement page', row.statement / 1000, 20, 'kB brotli');
  check('heaviest comparison page (of the sample)', row.comparison / 1000, 20, 'kB brotli');
}

function inOwnProcess(content: string, out: string, now: string, cache: string): Measured {
  const printed = execFileSync(
    process.execPath,
    [fileURLToPath(import.meta.url), 'one', content, out, now, cache],
    { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  return JSON.parse(printed.trim().split('\n').at(-1) ?? '{}');
}

async function buildOne([contentDir, out, now, cacheDir]: readonly string[]): Promise<void> {
  const started = performance.now();
  const built = await buildSite({
    contentDir: contentDir!,
    out: out!,
    now: now!,
    publicUrl: 'https://example.org',
    cacheDir: cacheDir!,
  });
  const used = process.cpuUsage();
  const measured: Measured = {
    seconds: (performance.now() - started) / 1000,
    cpu: (used.user + used.system) / 1e6,
    files: built.files,
    megabytes: Math.round(built.bytes / 1e6),
    memory: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  say(JSON.stringify(measured));
}

function inWords({ seconds, cpu }: Measured): string {
  return `${seconds.toFixed(1)} (${cpu.toFixed(1)})`;
}

function filesOf(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dir, name)).isFile())
    .sort();
}

function someComparison(dir: string): string {
  return filesOf(dir).find((name) => IS_COMPARISON.test(name))!;
}

function compressed(dir: string): Pick<Row, 'brotli' | 'statement' | 'comparison'> {
  const files = filesOf(dir);
  const size = (name: string) =>
    brotliCompressSync(readFileSync(join(dir, name)), {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11 },
    }).length;
  const sample = files.filter((_, i) => i % SAMPLE === 0).map((name) => ({ name, bytes: size(name) }));
  const heaviest = (pattern: RegExp) =>
    Math.max(0, ...sample.filter(({ name }) => pattern.test(name)).map(({ bytes }) => bytes));
  return {
    brotli:
      Math.round((sample.reduce((sum, { bytes }) => sum + bytes, 0) / sample.length) * files.length) / 1e6,
    statement: Math.max(...['nl', 'en'].map((language) => size(`${language}/privacy/index.html`))),
    comparison: heaviest(/\/compare\/[\d-]+\/[\d-]+\/index\.html$/),
  };
}
