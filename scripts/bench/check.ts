/**
 * How long `check` takes on a draft of about 6,000 words in two languages, compared with the edition in force:
 * `npm run bench:check`. Cold is the command in a process of its own, from start to end; the hook is the same through
 * npm, as git runs it; warm is the best of three in a process that has looked before.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive } from '#archive/read-archive.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { publishEdition } from '#workflows/acts/publish.ts';
import { checkContent } from '#workflows/desk/check.ts';

const TARGET_WORDS = 6000;
const COLD_AT_MOST = 10;
const WARM_AT_MOST = 3;
const HOOK_AT_MOST = 3;
const dir = mkdtempSync(join(tmpdir(), 'bench-check-'));

/** Our own statement again and again, each time a little different, so that no clause is there twice. */
function long(language: 'nl' | 'en', edited: boolean): string {
  const source = readFileSync(`content/privacy/2026-11-23-2/${language}.md`, 'utf8');
  const body = source.split('---\n').slice(2).join('---\n');
  const times = Math.ceil(TARGET_WORDS / body.split(/\s+/).length);
  const parts = Array.from({ length: times }, (_, at) =>
    body.replace(/^(#+ .*)$/gm, `$1 ${at + 1}`).replace(/\.\n/g, ` (${at + 1}).\n`),
  );
  const text = parts.join('\n');
  return `---\ntitle: Test\n---\n\n${edited ? text.replace(/90 (dagen|days)/, '60 $1') : text}`;
}

try {
  writeFileSync(join(dir, 'publisher.yaml'), readFileSync('content/publisher.yaml', 'utf8'));
  writeFileSync(join(dir, 'glossary.yaml'), readFileSync('content/glossary.yaml', 'utf8'));
  for (const [edition, edited] of [
    ['2026-01-01', false],
    ['2026-02-01', true],
  ] as const) {
    mkdirSync(join(dir, 'privacy', edition), { recursive: true });
    for (const language of ['nl', 'en'] as const)
      writeFileSync(join(dir, 'privacy', edition, `${language}.md`), long(language, edited));
  }
  publishEdition({
    archive: readArchive(dir),
    statement: 'privacy',
    edition: '2026-01-01',
    now: '2026-01-01T10:00:00.000Z',
    storeId: 'bench',
    dictionaries: await loadDictionaries(['nl', 'en']),
  });
  const once = async () => {
    const started = performance.now();
    const archive = readArchive(dir);
    const dictionaries = await loadDictionaries(archive.publisher.languages);
    const report = checkContent({
      archive,
      now: '2026-11-23T10:00:00.000Z',
      dictionaries,
      reader: 'nl',
      edition: '2026-02-01',
    });
    return {
      ms: performance.now() - started,
      words: report.editions[0]?.words ?? 0,
      findings: report.editions[0]?.findings.length ?? 0,
    };
  };
  await once();
  const warm = [await once(), await once(), await once()].sort((a, b) => a.ms - b.ms)[0]!;
  const command = ['check', '2026-02-01', '--content', dir, '--as-of', '2026-11-23'];
  const cold = ownProcess(process.execPath, ['scripts/promulgate.ts', ...command]);
  // git runs the hook, the hook runs npm: the second run of the day, when the engine has its cache.
  const hook = ownProcess('npm', ['run', '-s', 'promulgate', '--', ...command]);
  const line = (name: string, ms: number, atMost: number, cpu = '') =>
    `${name} ${(ms / 1000).toFixed(2)} s (at most ${atMost})${cpu}`;
  process.stdout.write(
    `${warm.words} words in two languages, ${warm.findings} findings: ${[
      line('cold, process start included', cold.ms, COLD_AT_MOST, `, ${cold.cpu} of CPU`),
      line('as a hook', hook.ms, HOOK_AT_MOST, `, ${hook.cpu} of CPU`),
      line('warm', warm.ms, WARM_AT_MOST),
    ].join('; ')}\n`,
  );
  process.exitCode =
    cold.ms > COLD_AT_MOST * 1000 || warm.ms > WARM_AT_MOST * 1000 || hook.ms > HOOK_AT_MOST * 1000 ? 1 : 0;
} finally {
  rmSync(dir, { recursive: true, force: true });
}

/** Wall time and processor time of a process of its own. */
function ownProcess(file: string, args: readonly string[]): { readonly ms: number; readonly cpu: string } {
  const before = childrenCpu();
  const started = performance.now();
  const { error, stderr, status } = spawnSync(file, args, { encoding: 'utf8' });
  if (error || status === 2) throw error ?? new Error(stderr);
  return { ms: performance.now() - started, cpu: `${(childrenCpu() - before).toFixed(2)} s` };
}

/** Seconds of processor time of all processes that ended under this one; 0 where the system does not tell (proc(5)). */
function childrenCpu(): number {
  if (!existsSync('/proc/self/stat')) return 0;
  const [, , , , , , , , , , , , , user = '0', system = '0'] = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(user) + Number(system)) / 100;
}
