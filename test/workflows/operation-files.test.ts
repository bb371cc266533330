import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readPublisher } from '#archive/read-archive.ts';
import { initContent } from '#workflows/desk/init-content.ts';
import { contentTemplates } from '../../scripts/templates.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'operation-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

describe("a publisher's own folder", () => {
  test('has what an editor needs, and no editions', () => {
    initContent({
      dir,
      templates: contentTemplates(),
      name: 'Bakkerij "Jansen" & Zn.',
      email: 'info@example.org',
      languages: ['en'],
    });
    expect(readPublisher(dir)).toMatchObject({
      name: 'Bakkerij "Jansen" & Zn.',
      authentic: 'en',
      languages: ['en'],
      contact: { email: 'info@example.org' },
    });
    for (const name of [
      '.gitattributes',
      'glossary.yaml',
      'words.nl.txt',
      'operation/README.md',
      'privacy/.gitkeep',
    ])
      expect(existsSync(join(dir, name))).toBe(true);
    expect(existsSync(join(dir, 'privacy/2018-05-07'))).toBe(false);
    expect(statSync(join(dir, 'operation/pre-commit')).mode & 0o111).not.toBe(0);
  });

  test('is never written over', () => {
    initContent({ dir, templates: contentTemplates() });
    writeFileSync(join(dir, 'publisher.yaml'), 'mine');
    expect(() => initContent({ dir, templates: contentTemplates() })).toThrow('exists already');
    expect(readFileSync(join(dir, 'publisher.yaml'), 'utf8')).toBe('mine');
  });
});

describe('workflows', () => {
  const workflow = (name: string) =>
    parse(String(contentTemplates().find((file) => file.path === `operation/${name}`)?.bytes)) as {
      on: Record<string, unknown>;
      permissions: Record<string, string>;
      jobs: Record<string, { steps: { run?: string; uses?: string; with?: Record<string, unknown> }[] }>;
    };

  test('the check of a pull request can read only, and has no secret', () => {
    const check = workflow('github-check.yml');
    expect(check.permissions).toEqual({ contents: 'read' });
    expect(Object.keys(check.on)).toEqual(['pull_request']);
    expect(JSON.stringify(check)).not.toContain('secrets.');
  });

  test('what writes the comment never checks out or runs the pull request', () => {
    const comment = workflow('github-comment.yml');
    expect(Object.keys(comment.on)).toEqual(['workflow_run']);
    for (const { steps } of Object.values(comment.jobs)) {
      expect(
        steps.filter((step) => step.uses?.startsWith('actions/checkout')).map((step) => step.with?.ref),
      ).toEqual([undefined]);
      // Words of a pull request in a script would be run; they may only come in through the environment.
      for (const step of steps) expect(step.run ?? '').not.toContain('${{');
    }
  });

  test('no step of any workflow puts an expression into a script', () => {
    for (const name of ['github-check.yml', 'github-run.yml'])
      for (const { steps } of Object.values(workflow(name).jobs))
        for (const step of steps) expect(step.run ?? '').not.toContain('${{');
  });
});

describe('the one comment', () => {
  /** A stand-in for `gh` on this machine: answers what GitHub would, and writes down what was asked. */
  function gh(answers: { head: string; comments: string }): void {
    mkdirSync(join(dir, 'bin'));
    writeFileSync(
      join(dir, 'bin/gh'),
      `#!/bin/sh\necho "$*" >> "${dir}/asked"\nfor part in "$@"; do case $part in body=@*) cp "\${part#body=@}" "${dir}/posted";; esac; done\ncase "$*" in *pulls/*) echo "${answers.head}";; *--paginate*) printf '%s' "${answers.comments}";; esac\n`,
    );
    chmodSync(join(dir, 'bin/gh'), 0o755);
  }

  function run(
    number: string,
    report = 'Oordeel: materieel $(touch hacked)',
  ): { status: number | null; asked: string } {
    initContent({ dir: join(dir, 'content'), templates: contentTemplates() });
    writeFileSync(join(dir, 'report.md'), report);
    writeFileSync(join(dir, 'number'), number);
    const { status } = spawnSync('sh', ['content/operation/sticky-comment.sh', 'report.md', 'number'], {
      cwd: dir,
      env: {
        ...process.env,
        PATH: `${join(dir, 'bin')}:${process.env.PATH}`,
        GH_REPO: 'example/statements',
        HEAD_SHA: 'abc',
        GH_TOKEN: 'x',
      },
    });
    return { status, asked: existsSync(join(dir, 'asked')) ? readFileSync(join(dir, 'asked'), 'utf8') : '' };
  }

  test('is posted the first time', () => {
    gh({ head: 'abc', comments: '' });
    const { status, asked } = run('7\n');
    expect(status).toBe(0);
    expect(asked).toContain('--method POST repos/example/statements/issues/7/comments');
    expect(readFileSync(join(dir, 'posted'), 'utf8')).toBe(
      '<!-- promulgate:check -->\nOordeel: materieel $(touch hacked)',
    );
    expect(existsSync(join(dir, 'hacked'))).toBe(false);
  });

  test('is updated the next time', () => {
    gh({ head: 'abc', comments: '4242' });
    expect(run('7').asked).toContain('--method PATCH repos/example/statements/issues/comments/4242');
  });

  test('is not posted on another pull request than the one that was checked', () => {
    gh({ head: 'other', comments: '' });
    const { status, asked } = run('8');
    expect(status).toBe(0);
    expect(asked).not.toContain('--method');
  });

  test('is refused when the number is no number', () => {
    gh({ head: 'abc', comments: '' });
    expect(run('7/../../x; touch hacked')).toMatchObject({ status: 1, asked: '' });
    expect(existsSync(join(dir, 'hacked'))).toBe(false);
  });

  test('is cut to what the host takes, between characters', () => {
    gh({ head: 'abc', comments: '' });
    run('7', 'é'.repeat(40_000));
    const posted = readFileSync(join(dir, 'posted'), 'utf8');
    expect(posted.length).toBeLessThan(65_536);
    expect(posted).toMatch(/é$/);
  });
});

test('the hook checks a commit that touches the texts, and no other', () => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: dir, stdio: 'pipe' });
  git('init', '-q');
  initContent({ dir: join(dir, 'content'), templates: contentTemplates() });
  mkdirSync(join(dir, 'bin'));
  writeFileSync(join(dir, 'bin/npm'), `#!/bin/sh\necho "$*" > "${dir}/called"\nexit 1\n`);
  chmodSync(join(dir, 'bin/npm'), 0o755);
  const hook = () =>
    spawnSync('sh', ['content/operation/pre-commit'], {
      cwd: dir,
      env: { ...process.env, PATH: `${join(dir, 'bin')}:${process.env.PATH}` },
    }).status;
  expect(hook()).toBe(0);
  git('add', 'content');
  expect(hook()).toBe(1);
  expect(readFileSync(join(dir, 'called'), 'utf8')).toContain('check --content');
});
