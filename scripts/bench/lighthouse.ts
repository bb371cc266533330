/**
 * `npm exec -- node scripts/bench/lighthouse.ts [--runs 5]`: Lighthouse on every page type of the bundled content, in
 * both languages, with the local Chromium. Prints the scores and whether the targets are met: 100 in accessibility,
 * best practices and SEO, at least 99 (median of the runs) in performance. Lighthouse is no dependency of the project:
 * it is installed into a temporary folder.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { findChromium } from '../chromium.ts';
import { buildSite } from '../site-builder.ts';

const VERSION = '13.5.0';
/** The notice stands on every page at this moment. */
const NOW = '2027-01-04T11:00:00.000Z';
const PAGES: Readonly<Record<string, string>> = {
  home: '',
  statement: 'privacy/',
  edition: 'privacy/2026-11-23-2/',
  comparison: 'privacy/compare/2026-11-23/2026-11-23-2/',
  'all comparisons': 'privacy/compare/',
  archive: 'privacy/archive/',
  clause: 'privacy/clause/CLAUSE/',
  subscribe: 'subscribe/',
  verify: 'verify/',
  about: 'about/',
  data: 'data/',
};
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

type Scores = Readonly<Record<(typeof CATEGORIES)[number], number>>;

interface Result {
  readonly scores: Scores;
  /** Audits below the full score that count. */
  readonly failed: readonly string[];
}

const at = process.argv.indexOf('--runs');
const runs = at < 0 ? 5 : Number(process.argv[at + 1]);
const home = mkdtempSync(join(tmpdir(), 'promulgate-lighthouse-'));
let server: Server | undefined;
let chromium: ChildProcess | undefined;
try {
  install(home);
  const site = join(home, 'site');
  server = await serve(site);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await buildSite({ contentDir: 'content', out: site, now: NOW, publicUrl: origin, cacheDir: null });
  const started = await startChromium(join(home, 'profile'));
  chromium = started.process;
  let met = true;
  process.stdout.write(
    '| page | performance | accessibility | best practices | SEO | below full |\n|---|---|---|---|---|---|\n',
  );
  for (const language of ['nl', 'en'])
    for (const [type, path] of Object.entries(PAGES)) {
      const address = `/${language}/${path.replace('CLAUSE', someClause(site, language))}`;
      const results = await run(`${origin}${address}`, started.port);
      const scores = medians(results.map((result) => result.scores));
      met &&= meets(scores);
      const failed = [...new Set(results.flatMap((result) => result.failed))];
      process.stdout.write(
        `| ${language} ${type} | ${CATEGORIES.map((name) => Math.round(scores[name] * 100)).join(' | ')} | ${failed.join(', ')} |\n`,
      );
    }
  process.stdout.write(
    `${met ? 'met' : 'NOT MET'}: 100 in accessibility, best practices and SEO, performance at least 99 (median of ${runs})\n`,
  );
} finally {
  chromium?.kill();
  server?.close();
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

function install(dir: string): void {
  writeFileSync(join(dir, 'package.json'), '{"private":true,"type":"module"}\n');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `lighthouse@${VERSION}`], {
    cwd: dir,
    stdio: 'ignore',
  });
  writeFileSync(
    join(dir, 'run.js'),
    `import lighthouse from 'lighthouse';
const [url, port] = process.argv.slice(2);
const { lhr } = await lighthouse(url, { port: Number(port), output: 'json', logLevel: 'silent' });
const scores = Object.fromEntries(Object.values(lhr.categories).map(({ id, score }) => [id, score]));
const counted = Object.values(lhr.categories).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0));
const failed = counted.map(({ id }) => lhr.audits[id]).filter(({ score }) => score !== null && score < 0.9).map(({ id }) => id);
console.log(JSON.stringify({ scores, failed }));
`,
  );
}

/** Not synchronously: the pages come from this process. */
async function run(url: string, port: number): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let i = 0; i < runs; i += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, ['run.js', url, String(port)], {
      cwd: home,
    });
    results.push(JSON.parse(stdout.trim().split('\n').at(-1)!));
  }
  return results;
}

function medians(scores: readonly Scores[]): Scores {
  const middle = (name: keyof Scores) =>
    scores.map((each) => each[name]).sort((a, b) => a - b)[Math.floor(scores.length / 2)]!;
  return Object.fromEntries(CATEGORIES.map((name) => [name, middle(name)])) as unknown as Scores;
}

function meets(scores: Scores): boolean {
  return (
    scores.performance >= 0.99 &&
    scores.accessibility === 1 &&
    scores['best-practices'] === 1 &&
    scores.seo === 1
  );
}

/** As a good host hands it out: compressed. */
async function serve(dir: string): Promise<Server> {
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html; charset=utf-8',
    '.json': 'application/json',
  };
  const made = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(dir, path.endsWith('/') ? `${path}index.html` : path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, {
      'content-type': types[extname(file)] ?? 'text/plain; charset=utf-8',
      'content-encoding': 'br',
      'cache-control': 'no-cache',
    });
    answer.end(brotliCompressSync(readFileSync(file)));
  });
  await new Promise<void>((ready) => made.listen(0, '127.0.0.1', ready));
  return made;
}

async function startChromium(
  profile: string,
): Promise<{ readonly process: ChildProcess; readonly port: number }> {
  const found = await findChromium();
  const started = spawn(
    found.executablePath,
    [
      ...found.args,
      '--headless=new',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
    ],
    { env: { ...process.env, ...found.env }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await new Promise<number>((found, failed) => {
    let said = '';
    started.stderr!.on('data', (part: Buffer) => {
      said += part;
      const listening = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(said)?.[1];
      if (listening) found(Number(listening));
    });
    started.on('exit', () => failed(new Error(`Chromium did not start: ${said}`)));
  });
  return { process: started, port };
}

function someClause(dir: string, language: string): string {
  return /\/clause\/([^/"]+)\//.exec(readFileSync(join(dir, language, 'privacy/index.html'), 'utf8'))![1]!;
}
