/** Git, as far as a register needs it: fetch, look, commit, push, and tags that vouch for the head. */
import { execFileSync } from 'node:child_process';
import { refuse, worded } from '#domain/problem.ts';

export interface Git {
  /** Top folder of the clone. */
  readonly root: string;
  /** Runs git; throws {@link GitError} when it fails. */
  readonly run: (...args: readonly string[]) => string;
  /** As {@link Git.run}; `null` when git fails. */
  readonly try: (...args: readonly string[]) => string | null;
}

export class GitError extends Error {
  readonly stderr: string;
  constructor(args: readonly string[], stderr: string) {
    super(`git ${args.join(' ')}: ${stderr.trim()}`);
    this.name = 'GitError';
    this.stderr = stderr;
  }
}

/**
 * The clone that holds a folder.
 * @throws {ProblemError} when the folder is in no clone, or git is not there
 */
export function openGit(dir: string): Git {
  const at =
    (cwd: string) =>
    (...args: readonly string[]): string => {
      try {
        return execFileSync('git', [...identityIn(cwd), ...args], {
          cwd,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
          // Never wait for a password: in CI nobody is there to type it.
          env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
        });
      } catch (error) {
        const stderr = String((error as { stderr?: unknown }).stderr ?? error);
        if (/\.lock': File exists/.test(stderr)) refuse(locked(stderr));
        throw new GitError(args, stderr);
      }
    };
  let root: string;
  try {
    root = at(dir)('rev-parse', '--show-toplevel').trim();
  } catch {
    return refuse({
      code: 'git/no-clone',
      file: dir,
      ...worded({
        nl: {
          message: `De map ${dir} ligt niet in een git-kloon, of git is niet geïnstalleerd.`,
          hint: 'Geef de opdracht zonder --commit, of in een kloon die mag pushen.',
        },
        en: {
          message: `The folder ${dir} is not in a git clone, or git is not installed.`,
          hint: 'Run without --commit, or in a clone that may push.',
        },
      }),
    });
  }
  const run = at(root);
  return {
    root,
    run,
    try: (...args) => {
      try {
        return run(...args);
      } catch (error) {
        if (error instanceof GitError) return null;
        throw error;
      }
    },
  };
}

/** A git that was killed leaves its lock behind; only a person can know that it is really gone. */
function locked(stderr: string) {
  const [, lock = 'its lock file'] = /'([^']+\.lock)'/.exec(stderr) ?? [];
  return {
    code: 'git/locked',
    file: lock,
    ...worded({
      nl: {
        message: 'Er is een andere git bezig in deze kloon, of er is er daar een afgebroken.',
        hint: `Wacht tot die klaar is; draait er geen git, verwijder dan ${lock}. De handelingen wachten in de database; er is niets verloren.`,
      },
      en: {
        message: 'Another git works in this clone, or one was killed there.',
        hint: `Wait for it to end; if no git is running, remove ${lock}. The acts wait in the store and nothing is lost.`,
      },
    }),
  };
}

const identities = new Map<string, readonly string[]>();

/** The machine's name in commits, unless the clone says otherwise. */
function identityIn(cwd: string): readonly string[] {
  const known = identities.get(cwd);
  if (known) return known;
  let named = true;
  try {
    execFileSync('git', ['config', 'user.email'], { cwd, stdio: 'pipe' });
  } catch {
    named = false;
  }
  const identity = named ? [] : ['-c', 'user.name=Promulgate', '-c', 'user.email=promulgate@example.org'];
  identities.set(cwd, identity);
  return identity;
}

/**
 * `origin/main`: where the checked-out branch is pushed to; `null` in a clone without any remote.
 * @throws {ProblemError} when there is a remote but no branch that follows it: acts would be pushed nowhere
 */
export function upstreamOf(
  git: Git,
): { readonly remote: string; readonly branch: string; readonly ref: string } | null {
  const name = git.try('rev-parse', '--abbrev-ref', '--symbolic-full-name', '@{upstream}')?.trim();
  if (name) {
    const [remote = '', ...rest] = name.split('/');
    return { remote, branch: rest.join('/'), ref: name };
  }
  if (git.run('remote').trim() === '') return null;
  return refuse({
    code: 'git/no-branch',
    file: git.root,
    ...worded({
      nl: {
        message:
          'In deze kloon is geen branch uitgecheckt die de hoofdlijn volgt (CI checkt vaak een losse commit uit).',
        hint: 'Check er eerst een uit: `git switch --force-create main --track origin/main`.',
      },
      en: {
        message:
          'No branch that follows the main line is checked out in this clone (CI often checks out a bare commit).',
        hint: 'Check one out first: `git switch --force-create main --track origin/main`.',
      },
    }),
  });
}

/** True when the clone knows a key to sign with. */
export function canSign(git: Git): boolean {
  return git.try('config', 'user.signingkey') !== null;
}
