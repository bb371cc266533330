/** Counts the tests of a run: a closing line for people, a file for `scripts/test.ts`. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      const states = [...module.children.allTests()].map((test) => test.result().state);
      counts.passed += states.filter((state) => state === 'passed').length;
      counts.failed += states.filter((state) => state === 'failed').length;
      counts.skipped += states.filter((state) => state === 'skipped' || state === 'pending').length;
      // A file that could not be loaded or set up has no failed test, and must not look like success.
      if (!module.ok() && !states.includes('failed')) counts.failed += 1;
    }
    const file = process.env.PROMULGATE_TEST_COUNTS;
    if (file) writeFileSync(file, JSON.stringify(counts));
    else process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
  }
}
