/** `npm run soak`: the long properties at full count, then senders killed over and over on both databases. */
import { spawnSync } from 'node:child_process';

/** Runs of a property that counts them; to the others it says that they should be long. */
const RUNS = '1000';
const PROPERTIES = [
  'test/domain/change/redline-laws.test.ts',
  'test/domain/assessment/laws.test.ts',
  'test/domain/timeline/laws.test.ts',
  'test/domain/subscription/address.test.ts',
  'test/workflows',
  'test/exchange/word.test.ts',
];

const runs: readonly (readonly [string, readonly string[]])[] = [
  ['vitest', ['run', '--testTimeout=7200000', ...PROPERTIES]],
  [process.execPath, ['scripts/bench/soak.ts', ...process.argv.slice(2)]],
];

const failed = runs.filter(([command, args]) => {
  const run = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, SOAK: RUNS } });
  return run.status !== 0;
});
process.exitCode = failed.length > 0 ? 1 : 0;
