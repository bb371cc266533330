/**
 * Bringing a clone up to the main line without losing an act. Lines of ours that were not pushed are put
 * after the lines that were pushed meanwhile; everything else is git's ordinary fast-forward.
 */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Git, GitError, upstreamOf } from '#archive/git.ts';
import { appendActs, REGISTER, readRegisterFile } from '#archive/register-file.ts';
import type { Instant } from '#domain/date.ts';
import type { Sha256 } from '#domain/digest.ts';
import { refuse, worded } from '#domain/problem.ts';
import { actDigest, readRegister } from '#domain/register/chain.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';

/**
 * Fetches, and makes HEAD a descendant of the main line. Without an upstream nothing happens.
 * @param o.waitingKeys acts that wait in the store: unpushed lines with these keys are simply written again
 * @throws {ProblemError} when the clone holds changes that only a person can put in order
 */
export function syncWithMain(
  git: Git,
  contentDir: string,
  o: { readonly waitingKeys: ReadonlySet<string> },
): void {
  const upstream = upstreamOf(git);
  if (upstream) fetchMain(git, upstream.remote);
  dropUncommitted(git, contentDir, { waitingKeys: o.waitingKeys, main: upstream?.ref });
  if (!upstream) return;
  const [ahead = 0, behind = 0] = git
    .run('rev-list', '--left-right', '--count', `HEAD...${upstream.ref}`)
    .trim()
    .split(/\s+/)
    .map(Number);
  if (ahead === 0 && behind === 0) return;
  if (ahead === 0) {
    fastForward(git, upstream.ref);
    return;
  }
  if (behind === 0 && !hasWaiting(git, contentDir, upstream.ref, o.waitingKeys)) return;
  rechain(git, contentDir, upstream.ref, o.waitingKeys);
}

function fetchMain(git: Git, remote: string): void {
  try {
    git.run('fetch', '--quiet', remote);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    refuse({
      code: 'git/fetch',
      ...worded({
        nl: {
          message: `De hoofdlijn kon niet worden opgehaald: ${error.stderr.trim().split('\n').at(-1)}.`,
          hint: 'Controleer het netwerk en de rechten van deze kloon. De handelingen wachten in de database; er is niets verloren.',
        },
        en: {
          message: `The main line could not be fetched: ${error.stderr.trim().split('\n').at(-1)}.`,
          hint: 'Check the network and the rights of this clone. The acts wait in the store and nothing is lost.',
        },
      }),
    });
  }
}

function fastForward(git: Git, ref: string): void {
  try {
    git.run('merge', '--quiet', '--ff-only', ref);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    refuse(notClean(git));
  }
}

function notClean(git: Git) {
  return {
    code: 'git/not-clean',
    file: git.root,
    ...worded({
      nl: {
        message: 'De kloon bevat wijzigingen die niet zijn gecommit en die ook op de hoofdlijn zijn gemaakt.',
        hint: 'Werk in een schone kloon, of commit eerst uw eigen wijzigingen.',
      },
      en: {
        message: 'The clone holds changes that are not committed and that the main line changed too.',
        hint: 'Run in a clean clone, or commit your own changes first.',
      },
    }),
  };
}

/** Unlike a hard reset this keeps what somebody is working on in the clone, and refuses when it cannot. */
function moveTo(git: Git, ref: string): void {
  try {
    git.run('reset', '--quiet', '--keep', ref);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    refuse(notClean(git));
  }
}

/**
 * Lines a killed writer appended but did not commit. They wait in the store, or another machine has written them
 * meanwhile: either way the file goes back.
 */
function dropUncommitted(
  git: Git,
  contentDir: string,
  o: { readonly waitingKeys: ReadonlySet<string>; readonly main: string | undefined },
): void {
  for (const path of registerPaths(git, contentDir)) {
    const committed = git.try('show', `HEAD:${path}`) ?? '';
    const { acts, text, problems } = readRegisterFile(join(git.root, path, '..'));
    if (text === committed) continue;
    const loose = acts.slice(readRegister(committed, path).acts.length);
    const written = o.main === undefined ? [] : readRegister(git.try('show', `${o.main}:${path}`) ?? '').acts;
    const known = new Set([...o.waitingKeys, ...written.map((act) => act.key)]);
    const ours =
      text.startsWith(committed) && problems.length === 0 && loose.every((act) => known.has(act.key));
    if (!ours)
      refuse({
        code: 'git/uncommitted-acts',
        file: path,
        ...worded({
          nl: {
            message: `Het register ${path} bevat regels die niet zijn gecommit.`,
            hint: 'Commit ze samen met de bestanden van hun editie en geef de opdracht opnieuw.',
          },
          en: {
            message: `The register ${path} holds lines that are not committed.`,
            hint: 'Commit them together with the files of their edition, then run again.',
          },
        }),
      });
    git.run('checkout', '--quiet', 'HEAD', '--', path);
  }
}

function hasWaiting(git: Git, contentDir: string, ref: string, waitingKeys: ReadonlySet<string>): boolean {
  return registerPaths(git, contentDir).some((path) =>
    ownLines(git, path, ref).some((act) => waitingKeys.has(act.key)),
  );
}

/**
 * Puts our unpushed commits on top of the main line. Files of ours are taken as they are; lines of the
 * register are appended anew.
 */
function rechain(git: Git, contentDir: string, ref: string, waitingKeys: ReadonlySet<string>): void {
  const before = git.run('rev-parse', 'HEAD').trim();
  const base = git.run('merge-base', 'HEAD', ref).trim();
  const registers = registerPaths(git, contentDir);
  const own = registers.map((path) => ({
    path,
    acts: ownLines(git, path, base).filter((act) => !waitingKeys.has(act.key)),
  }));
  const changed = git
    .run('diff', '--name-only', '-z', base, 'HEAD')
    .split('\0')
    .filter((path) => path !== '' && !registers.includes(path));
  const theirs = new Set(git.run('diff', '--name-only', '-z', base, ref).split('\0'));
  const both = changed.filter((path) => theirs.has(path));
  if (both.length > 0)
    refuse({
      code: 'git/diverged',
      file: git.root,
      ...worded({
        nl: {
          message: `Deze kloon en de hoofdlijn hebben allebei ${both.join(', ')} gewijzigd.`,
          hint: 'Voeg de twee met git samen, commit en push; geef daarna de opdracht opnieuw.',
        },
        en: {
          message: `This clone and the main line both changed ${both.join(', ')}.`,
          hint: 'Put the two together with git, commit and push; then run again.',
        },
      }),
    });
  const subject = git.run('log', '--format=%B', `${base}..HEAD`).trim();
  moveTo(git, ref);
  for (const path of changed) {
    if (git.try('cat-file', '-e', `${before}:${path}`) === null)
      git.run('rm', '--quiet', '--ignore-unmatch', '--', path);
    else git.run('checkout', '--quiet', before, '--', path);
  }
  for (const { path, acts } of own) {
    if (acts.length === 0) continue;
    appendAnew(join(git.root, path, '..'), acts);
    git.run('add', '--', path);
  }
  if (git.run('status', '--porcelain', '--untracked-files=no').trim() !== '')
    git.run('commit', '--quiet', '-m', subject || 'Record acts');
}

/**
 * Appends the lines anew. What names one of them as its cause follows it to its new digest; a notice does
 * not: its own name came from the old digest, so it is left out and the machine starts it again.
 */
function appendAnew(dir: string, acts: readonly Act[]): void {
  const moved = new Map<Sha256, Sha256>();
  for (const act of acts) {
    const register = readRegisterFile(dir);
    if (register.acts.some((each) => each.key === act.key)) continue;
    const draft = inNewPlace(act, moved, register.acts.at(-1)?.recordedAt ?? '');
    const [written] = draft ? appendActs(dir, [draft], register.head) : [];
    if (written) moved.set(actDigest(act), actDigest(written));
  }
}

function inNewPlace(act: Act, moved: ReadonlyMap<Sha256, Sha256>, head: Instant): ActDraft | undefined {
  const { v: _v, seq: _seq, prev: _prev, key: _key, ...rest } = act;
  const recordedAt = act.recordedAt < head ? head : act.recordedAt;
  const cause = 'cause' in act ? moved.get(act.cause) : undefined;
  if (cause === undefined) return { ...rest, recordedAt } as ActDraft;
  return act.kind === 'rescheduled' ? ({ ...rest, recordedAt, cause } as ActDraft) : undefined;
}

/** Lines that stand in our HEAD and not at `ref`. */
function ownLines(git: Git, path: string, ref: string): readonly Act[] {
  const theirs = readRegister(git.try('show', `${ref}:${path}`) ?? '', path).acts.length;
  const all = readRegister(git.try('show', `HEAD:${path}`) ?? '', path).acts;
  return all.slice(theirs);
}

/** Paths of the registers from the top of the clone. */
function registerPaths(git: Git, contentDir: string): readonly string[] {
  return readdirSync(contentDir)
    .filter((name) => existsSync(join(contentDir, name, REGISTER)))
    .map((name) => relative(git.root, join(realpathSync(contentDir), name, REGISTER)));
}
