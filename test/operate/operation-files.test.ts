/** The ready files for operation: each is read by the tool that will read it, or by a parser of its format. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { parseDocument } from 'yaml';

// Help is asked of real processes.
vi.setConfig({ testTimeout: 240_000 });

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OPERATE = join(ROOT, 'docs', 'operate');
const read = (...path: string[]) => readFileSync(join(OPERATE, ...path), 'utf8');

function yaml(text: string): Record<string, never> {
  const document = parseDocument(text, { uniqueKeys: true });
  expect(document.errors).toEqual([]);
  return document.toJS();
}

/** Every command line of Promulgate in a text, without its continuation. */
function commands(text: string): readonly string[] {
  return [...text.matchAll(/promulgate -- ([^\n]*(?:\n {10}--[^\n]*)*)/g)].map((match) =>
    (match[1] ?? '').replaceAll(/\s+/g, ' '),
  );
}

/** The options a command really has, from its own help. */
function optionsOf(command: string): ReadonlySet<string> {
  const help = execFileSync(process.execPath, [join(ROOT, 'scripts', 'promulgate.ts'), command, '--help'], {
    encoding: 'utf8',
  });
  return new Set([...help.matchAll(/(--[a-z-]+)/g)].map((match) => match[1] ?? ''));
}

test('every command in the ready files exists, with every option given', () => {
  const lines = [
    ...readdirSync(join(OPERATE, 'systemd')).map((name) => read('systemd', name)),
    read('github-actions-run.yml'),
    read('gitlab-ci-run.yml'),
  ].flatMap(commands);
  expect(lines.length).toBeGreaterThanOrEqual(5);
  const options = new Map(
    [...new Set(lines.map((line) => line.split(' ')[0] ?? ''))].map((name) => [name, optionsOf(name)]),
  );
  for (const line of lines) {
    const known = options.get(line.split(' ')[0] ?? '') ?? new Set();
    const given = line.replaceAll(/'[^']*'|"[^"]*"/g, '').match(/--[a-z-]+/g) ?? [];
    expect(
      given.filter((option) => !known.has(option)),
      line,
    ).toEqual([]);
  }
});

describe('GitHub Actions', () => {
  const workflow = yaml(read('github-actions-run.yml')) as never as {
    on: { schedule: { cron: string }[] };
    permissions: Record<string, string>;
    concurrency: { 'cancel-in-progress': boolean };
    jobs: Record<
      string,
      { 'runs-on': string; steps: { uses?: string; run?: string; env?: Record<string, string> }[] }
    >;
  };

  test('runs on a schedule, may write contents and nothing else, and is never cut off', () => {
    for (const { cron } of workflow.on.schedule) expect(cron).toMatch(/^[\d*,/-]+( [\d*,/-]+){4}$/);
    expect(workflow.permissions).toEqual({ contents: 'write' });
    expect(workflow.concurrency['cancel-in-progress']).toBe(false);
    for (const job of Object.values(workflow.jobs))
      for (const step of job.steps) expect([step.uses, step.run].filter(Boolean)).toHaveLength(1);
  });

  test('names only variables that the configuration knows', () => {
    const known = readFileSync(join(OPERATE, 'environment.md'), 'utf8');
    const names = Object.values(workflow.jobs).flatMap((job) =>
      job.steps.flatMap((step) => Object.keys(step.env ?? {})),
    );
    for (const name of names.filter((each) => each !== 'DEPLOY_TARGET'))
      expect(known).toContain(`\`${name}\``);
  });
});

test('GitLab: every job has a script and rules, and the tick checks out a branch that follows the main line', () => {
  const jobs = yaml(read('gitlab-ci-run.yml')) as never as Record<
    string,
    { script: string[]; rules: unknown[]; resource_group?: string }
  >;
  expect(Object.keys(jobs)).toEqual(['run', 'append-only']);
  for (const job of Object.values(jobs)) {
    expect(job.script.every((line) => typeof line === 'string')).toBe(true);
    expect(job.rules.length).toBeGreaterThan(0);
  }
  expect(jobs.run?.script.join('\n')).toMatch(/switch --force-create .* --track/);
  expect(jobs.run?.resource_group).toBe('promulgate-run');
});

describe('systemd', () => {
  const units = readdirSync(join(OPERATE, 'systemd'));

  test('each unit has the sections of its kind, and only keys with a value', () => {
    for (const name of units) {
      const lines = read('systemd', name)
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'));
      expect(
        lines.every((line) => /^\[(Unit|Service|Timer|Install)\]$|^[A-Z][A-Za-z]+=.+$/.test(line)),
        name,
      ).toBe(true);
      expect(lines).toContain(name.endsWith('.timer') ? '[Timer]' : '[Service]');
    }
  });

  // Where systemd is not installed, the test above is all there is.
  test.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)(
    'systemd itself finds nothing wrong with them',
    () => {
      const dir = mkdtempSync(join(tmpdir(), 'units-'));
      try {
        // The program and its user are on the server, not here.
        for (const name of units)
          writeFileSync(
            join(dir, name),
            read('systemd', name)
              .replaceAll(/^ExecStart=\S+/gm, 'ExecStart=/bin/true')
              .replaceAll(/^(User|EnvironmentFile|WorkingDirectory|Documentation)=.*\n/gm, ''),
          );
        const result = spawnSync(
          'systemd-analyze',
          [
            'verify',
            '--man=no',
            ...units.filter((name) => !name.includes('@')).map((name) => join(dir, name)),
          ],
          { encoding: 'utf8', env: { ...process.env, SYSTEMD_UNIT_PATH: `${dir}:` } },
        );
        const ours = `${result.stdout}${result.stderr}`
          .split('\n')
          .filter((line) => line.includes('promulgate'));
        expect(ours).toEqual([]);
      } finally {
        rmSync(dir, { recursive: true, force: true });
      }
    },
  );

  test.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)(
    'the timer’s moments are moments',
    () => {
      for (const [, moment] of read('systemd', 'promulgate-run.timer').matchAll(/^OnCalendar=(.*)$/gm))
        expect(spawnSync('systemd-analyze', ['calendar', moment ?? '']).status, moment).toBe(0);
    },
  );
});
