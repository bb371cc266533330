/**
 * How the build grows: `npm run -s bench:build [-- 10,50,200]` builds statements of 60 clauses in two languages, cold
 * and with one new edition, each in a process of its own, and prints seconds, memory, bytes and the growth exponent.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { buildSite } from '../site-builder.ts';
import { writeSyntheticContent } from './content.ts';

const CLAUSES = 60;
const SIZES = [10, 50, 200];
/** Every so many files one is compressed at the highest quality; the rest is assumed to compress alike. */
const SAMPLE = 25;

interface Measured {
  readonly seconds: number;
  /** Processor time of all threads: what a busy machine leaves comparable. */
  readonly cpu: number;
  readonly files: number;
  readonly megabytes: number;
  readonly memory: number;
}

if (process.argv[2] === 'one') await buildOne(process.argv.slice(3));
else compareSizes((process.argv[2] ?? SIZES.join(',')).split(',').map(Number));

function compareSizes(sizes: readonly number[]): void {
  process.stdout.write(
    `${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}, ${CLAUSES} clauses, 2 languages\n` +
      'editions  files   cold s (cpu)  +1 edition s (cpu)  memory MB  raw MB  brotli MB (sampled)\n',
  );
  const results = sizes.map((editions) => ({ editions, ...measure(editions) }));
  const [first, last] = [results[0], results.at(-1)];
  if (first && last && first !== last) {
    const exponent = (a: number, b: number) => Math.log(b / a) / Math.log(last.editions / first.editions);
    process.stdout.write(
      `growth: time ~ editions^${exponent(first.cold.seconds, last.cold.seconds).toFixed(2)}, files ~ editions^${exponent(first.cold.files, last.cold.files).toFixed(2)}\n`,
    );
  }
}

function measure(editions: number): { readonly cold: Measured; readonly warm: Measured } {
  const home = mkdtempSync(join(tmpdir(), 'promulgate-bench-'));
  try {
    const before = join(home, 'before');
    const after = join(home, 'after');
    const { now } = writeSyntheticContent({ dir: before, editions, clauses: CLAUSES });
    const later = writeSyntheticContent({ dir: after, editions: editions + 1, clauses: CLAUSES }).now;
    const cold = inOwnProcess(before, join(home, 'site'), now, join(home, 'cache'));
    const brotli = sampledBrotli(join(home, 'site'));
    cpSync(join(home, 'cache'), join(home, 'kept'), { recursive: true });
    const warm = inOwnProcess(after, join(home, 'site'), later, join(home, 'kept'));
    const row = [editions, cold.files, inWords(cold), inWords(warm), cold.memory, cold.megabytes, brotli];
    const widths = [8, 7, 15, 20, 11, 8, 9];
    process.stdout.write(`${row.map((cell, i) => String(cell).padStart(widths[i]!)).join('')}\n`);
    return { cold, warm };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
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
  const before = process.cpuUsage();
  const built = await buildSite({
    contentDir: contentDir!,
    out: out!,
    now: now!,
    publicUrl: 'https://example.org',
    cacheDir: cacheDir!,
  });
  const used = process.cpuUsage(before);
  const measured: Measured = {
    seconds: (performance.now() - started) / 1000,
    cpu: (used.user + used.system) / 1e6,
    files: built.files,
    megabytes: Math.round(built.bytes / 1e6),
    memory: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  process.stdout.write(`${JSON.stringify(measured)}\n`);
}

function inWords({ seconds, cpu }: Measured): string {
  return `${seconds.toFixed(1)} (${cpu.toFixed(1)})`;
}

function sampledBrotli(dir: string): number {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
    .sort();
  const sample = files.filter((_, i) => i % SAMPLE === 0);
  const bytes = sample.reduce(
    (sum, path) =>
      sum +
      brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
    0,
  );
  return Math.round(((bytes / sample.length) * files.length) / 1e6);
}
