/**
 * The steps of the review of a pull request, run as the host would run them: in a scratch repository with a base and a
 * head, against a server on this machine that keeps the comments. Only `npm ci` is left out: the packages are here.
 */
import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readArchive } from '#archive/read-archive.ts';
import { publishEdition } from '#workflows/acts/publish.ts';
import { initContent } from '#workflows/desk/init-content.ts';
import { contentTemplates } from '../../scripts/templates.ts';

const ROOT = join(import.meta.dirname, '../..');
const FIXTURE = join(ROOT, 'test/fixtures/parity');
const MARKER = '<!-- promulgate:check -->';
const HAS_TOOLS = ['curl', 'jq', 'git'].every((tool) =>
  process.env.PATH?.split(':').some((dir) => existsSync(join(dir, tool))),
);

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Record<string, string>;
  readonly 'working-directory'?: string;
}

const template = (name: string) =>
  parse(String(contentTemplates().find((file) => file.path === `operation/${name}`)?.bytes)) as Record<
    string,
    never
  >;
const stepsOf = (name: string, job: string): readonly Step[] =>
  (template(name) as unknown as { jobs: Record<string, { steps: Step[] }> }).jobs[job]?.steps ?? [];

let dir: string;
let server: Server;
let api: string;
let notes: { id: number; body: string; user: { login: string } }[];

const publication = () => join(dir, 'publication');
const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Editor', '-c', 'user.email=editor@example.org', ...args], {
    cwd: publication(),
    encoding: 'utf8',
  }).trim();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'review-'));
  const content = join(publication(), 'content');
  initContent({
    dir: content,
    templates: contentTemplates(),
    name: 'Bakkerij BV',
    email: 'info@example.org',
  });
  cpSync(FIXTURE, join(content, 'privacy/2026-01-01'), { recursive: true });
  publishEdition({
    archive: readArchive(content),
    statement: 'privacy',
    edition: '2026-01-01',
    now: '2026-01-01T10:00:00.000Z',
    storeId: 'test',
    dictionaries: {},
  });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'First edition');
  git('switch', '-q', '-c', 'draft');

  mkdirSync(join(dir, 'promulgate'));
  for (const name of ['package.json', 'scripts', 'src', 'content', 'tsconfig.json', 'node_modules'])
    symlinkSync(join(ROOT, name), join(dir, 'promulgate', name));
  mkdirSync(join(dir, 'bin'));
  // What \`gh api\` does, with curl and jq.
  writeFileSync(
    join(dir, 'bin/gh'),
    `#!/bin/sh
set -eu
shift
method=GET jq=. body= path=
while [ $# -gt 0 ]; do
  case $1 in --method) method=$2; shift ;; --jq) jq=$2; shift ;; -F) body=\${2#body=@}; shift ;; --paginate | --silent) ;; *) path=$1 ;; esac
  shift
done
if [ -n "$body" ]; then
  jq -Rs '{body: .}' < "$body" | curl -fsS -X "$method" -H "Authorization: Bearer $GH_TOKEN" --data-binary @- "$API/$path" > /dev/null
else
  curl -fsS -H "Authorization: Bearer $GH_TOKEN" "$API/$path" | jq -r "$jq"
fi
`,
  );
  chmodSync(join(dir, 'bin/gh'), 0o755);
  server = createServer((request, response) => {
    let data = '';
    request.on('data', (chunk: Buffer) => {
      data += chunk.toString();
    });
    request.on('end', () => {
      const { status, value } = answer(request.method ?? '', request.url ?? '', data, {
        github: request.headers.authorization === 'Bearer github-token',
        gitlab: request.headers['private-token'] === 'gitlab-token',
      });
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise((done) => server.close(done));
  rmSync(dir, { recursive: true });
});

/** Comments of one pull request (GitHub) or merge request (GitLab). */
function answer(
  method: string,
  url: string,
  data: string,
  may: { readonly github: boolean; readonly gitlab: boolean },
): { status: number; value: unknown } {
  const path = url.replace(/\?.*$/, '');
  const known = notes.find(({ id }) => path.endsWith(`/${id}`));
  if (path.startsWith('/projects/9/merge_requests/7/notes') ? !may.gitlab : !may.github)
    return { status: 401, value: {} };
  if (path === '/repos/example/statements/pulls/7')
    return { status: 200, value: { head: { sha: git('rev-parse', 'HEAD') } } };
  const body = may.gitlab
    ? (new URLSearchParams(data).get('body') ?? '')
    : String(data && JSON.parse(data).body);
  switch (method) {
    case 'GET':
      return { status: 200, value: notes };
    case 'POST':
      notes.push({ id: notes.length + 100, body, user: { login: 'github-actions[bot]' } });
      return { status: 201, value: {} };
    default:
      if (!known) return { status: 404, value: {} };
      known.body = body;
      return { status: 200, value: {} };
  }
}

function shell(script: string, cwd: string, env: Record<string, string>): Promise<number> {
  return new Promise((done) => {
    execFile(
      'bash',
      ['-e', '-c', script],
      {
        cwd,
        env: {
          ...process.env,
          LC_ALL: 'nl_NL.UTF-8',
          ...env,
          PATH: `${join(dir, 'bin')}:${process.env.PATH}`,
        },
      },
      (error) => done(error ? Number(error.code ?? 1) : 0),
    );
  });
}

/** The draft of an editor: another period in both languages, with or without what people must be told. */
function draft(complete: boolean): void {
  for (const [language, from, to] of [
    ['nl', '72 uur |', '14 dagen |'],
    ['en', '72 hours |', '14 days |'],
  ] as const) {
    const source = readFileSync(join(FIXTURE, `${language}.md`), 'utf8').replace(from, to);
    const folder = join(publication(), 'content/privacy/2030-01-01');
    mkdirSync(folder, { recursive: true });
    const told = `summary: ${language === 'nl' ? 'Beelden bewaren wij langer.' : 'We keep images longer.'}\nimpact: ${language === 'nl' ? 'U kunt vragen om ze te wissen.' : 'You can ask us to delete them.'}\n`;
    const dated = language === 'nl' ? 'effective: 2030-01-01\n' : '';
    writeFileSync(
      join(folder, `${language}.md`),
      source.replace(/^---\n/, `---\n${dated}${complete ? told : ''}`),
    );
  }
  git('add', '-A');
  git('commit', '-q', '-m', 'Draft');
}

describe.skipIf(!HAS_TOOLS)('on GitHub', () => {
  /** Both workflows of one push; the artifact is what the first hands to the second. */
  async function push(): Promise<{ code: number; summary: string }> {
    const outputs = join(dir, 'outputs');
    const summary = join(dir, 'summary');
    for (const file of [outputs, summary]) writeFileSync(file, '');
    rmSync(join(dir, 'report'), { recursive: true, force: true });
    let code = 0;
    for (const step of stepsOf('github-check.yml', 'check')) {
      if (step.run === undefined || step.run.trim() === 'npm ci') continue;
      const output = Object.fromEntries(
        readFileSync(outputs, 'utf8')
          .split('\n')
          .filter(Boolean)
          .map((line) => line.split('=') as [string, string]),
      );
      const values: Readonly<Record<string, string>> = {
        '${{ github.event.pull_request.number }}': '7',
        '${{ github.event.pull_request.base.sha }}': git('rev-parse', 'main'),
        '${{ steps.check.outputs.code }}': output.code ?? '',
      };
      const env = Object.fromEntries(
        Object.entries(step.env ?? {}).map(([name, value]) => [name, values[value] ?? value]),
      );
      expect(Object.values(env).join()).not.toContain('${{');
      code = await shell(step.run, join(dir, step['working-directory'] ?? '.'), {
        GITHUB_OUTPUT: outputs,
        GITHUB_STEP_SUMMARY: summary,
        ...env,
      });
      // A failed step ends the job.
      if (code !== 0) break;
    }
    for (const step of stepsOf('github-comment.yml', 'comment')) {
      if (step.run === undefined || step.run.startsWith('gh run download')) continue;
      expect(
        await shell(step.run.replaceAll('report/', '../report/'), publication(), {
          GH_TOKEN: 'github-token',
          GH_REPO: 'example/statements',
          HEAD_SHA: git('rev-parse', 'HEAD'),
          API: api,
        }),
      ).toBe(0);
    }
    return { code, summary: readFileSync(summary, 'utf8') };
  }

  test('a draft is checked and told in one comment, which follows the next push', {
    timeout: 120_000,
  }, async () => {
    notes = [{ id: 1, body: `${MARKER} not ours`, user: { login: 'somebody' } }];
    draft(false);
    const first = await push();
    expect(first.code).toBe(1);
    expect(first.summary).toContain('Oordeel: materieel');
    expect(notes).toHaveLength(2);
    expect(notes[1]?.body).toMatch(new RegExp(`^${MARKER}\\n# Controle van de verklaring`));
    expect(notes[1]?.body).toContain('⛔');
    expect(notes[1]?.body).toContain('<del>72 uur</del><ins><b>14 dagen</b></ins>');

    draft(true);
    const second = await push();
    expect(second.code).toBe(0);
    expect(notes).toHaveLength(2);
    expect(notes[0]?.body).toBe(`${MARKER} not ours`);
    expect(notes[1]?.body).toContain('✅');
    expect(notes[1]?.body).toContain('Wat publiceren nu zou doen');
  });

  test('every action is named by the commit it was read at, and nothing gets a secret of the publisher', () => {
    for (const name of ['github-check.yml', 'github-comment.yml', 'github-run.yml'] as const) {
      const source = String(contentTemplates().find((file) => file.path === `operation/${name}`)?.bytes);
      for (const [, action = ''] of source.matchAll(/uses:\s*(\S+)/g))
        expect(action, name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      if (name !== 'github-run.yml') expect(source).not.toContain('secrets.');
    }
  });
});

describe.skipIf(!HAS_TOOLS)('on GitLab', () => {
  async function pipeline(token: string): Promise<number> {
    const { check } = template('gitlab-ci.yml') as unknown as { check: { script: string[] } };
    const script = check.script
      .filter((line) => !line.startsWith('git clone'))
      .map((line) => line.replace('cd /tmp/promulgate && npm ci', `cd '${join(dir, 'promulgate')}'`))
      .join('\n');
    return shell(script, publication(), {
      CI_PROJECT_DIR: publication(),
      CI_API_V4_URL: api,
      CI_PROJECT_ID: '9',
      CI_MERGE_REQUEST_IID: '7',
      PROMULGATE_TOKEN: token,
    });
  }

  test('one note is written and then kept up to date; a fork, without the token, writes none', {
    timeout: 120_000,
  }, async () => {
    notes = [];
    draft(false);
    expect(await pipeline('')).toBe(1);
    expect(notes).toEqual([]);
    expect(await pipeline('gitlab-token')).toBe(1);
    draft(true);
    expect(await pipeline('gitlab-token')).toBe(0);
    expect(notes).toHaveLength(1);
    expect(notes[0]?.body).toMatch(new RegExp(`^${MARKER}\\n# Controle van de verklaring`));
    expect(notes[0]?.body).toContain('✅');
  });
});
