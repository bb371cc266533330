/**
 * Everything that must hold before a change lands: formatting, lint, types, dead code, and all tests.
 * Runs every check even when one fails, and ends with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHECKS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings', '.'],
  ['format of pages', 'prettier', '--check', '--log-level', 'warn', 'src/**/*.astro'],
  ['types', 'astro', 'check', '--minimumSeverity', 'warning'],
  ['dead code', 'knip'],
];

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

function check(name: string, command: string, args: readonly string[]): boolean {
  const started = performance.now();
  const run = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  const passed = run.status === 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}: ${name} (${seconds} s)\n`);
  return passed;
}

/** Runs vitest and reads what it counted; a run that counted nothing has failed. */
function tests(): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'promulgate-test-'));
  const file = join(folder, 'counts.json');
  const run = spawnSync('vitest', ['run'], {
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', PROMULGATE_TEST_COUNTS: file },
  });
  try {
    const counts = JSON.parse(readFileSync(file, 'utf8')) as Counts;
    const silentFailure = run.status !== 0 && counts.failed === 0;
    return silentFailure ? { ...counts, failed: 1 } : counts;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const results = CHECKS.map(([name, command, ...args]) => check(name, command, args));
const counts = tests();
const passed = results.filter(Boolean).length + counts.passed;
const failed = results.filter((result) => !result).length + counts.failed;
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
process.stdout.write(`\n${passed} passed, ${failed} failed${skipped}\n`);
process.exitCode = failed > 0 ? 1 : 0;
