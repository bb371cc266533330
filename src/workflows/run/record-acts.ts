/**
 * Who writes the register (DESIGN section 8): one writer at a time. Acts of the machine wait in the store
 * until the holder of the lease, in a clone that may push, fetches, verifies, appends, commits and pushes.
 * Nothing is lost wherever this is killed: what was not pushed still waits, and an act's key makes a second
 * one impossible.
 */
import { realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Git, GitError, openGit, upstreamOf } from '#archive/git.ts';
import { appendActs, REGISTER, readRegisterFile } from '#archive/register-file.ts';
import type { Instant } from '#domain/date.ts';
import { ProblemError, refuse, worded } from '#domain/problem.ts';
import { actKey } from '#domain/register/act-key.ts';
import type { Act, ActDraft } from '#domain/register/model.ts';
import { releaseLease, takeLease } from '#store/leases.ts';
import type { Store } from '#store/open-store.ts';
import { addWaitingAct, markActsRecorded, waitingActs } from '#store/waiting-acts.ts';
import { syncWithMain } from './sync-register.ts';
import { vouchForHead } from './vouch.ts';

/** Records acts of the machine; returns those that now stand in the register. */
export type RecordActs = (drafts: readonly ActDraft[]) => Promise<readonly Act[]>;

/** Without a remote the working tree is the main line. */
export function recordLocally(contentDir: string): RecordActs {
  return async (drafts) => {
    const recorded: Act[] = [];
    for (const [statement, own] of byStatement(drafts)) {
      const dir = join(contentDir, statement);
      const { acts } = readRegisterFile(dir);
      const fresh = own.filter((draft) => !acts.some((act) => act.key === actKey(draft)));
      if (fresh.length > 0) recorded.push(...appendActs(dir, inOrder(fresh, acts.at(-1)?.recordedAt)));
    }
    return recorded;
  };
}

export interface CommitOptions {
  readonly contentDir: string;
  readonly store: Store;
  /** Names this machine; a lease it held before is taken up again. */
  readonly owner: string;
  readonly leaseMs?: number;
  /** How often a refused push is tried again; default 5. */
  readonly attempts?: number;
  readonly wait?: (attempt: number) => Promise<void>;
  /** Called between the steps, so that tests can stop the machine anywhere. */
  readonly step?: (name: CommitStep) => void;
}

export type CommitStep = 'waiting' | 'leased' | 'synced' | 'appended' | 'committed' | 'pushed' | 'marked';

const LEASE = 'register';

/** Commits and pushes each act before anything follows from it. */
export function recordAndPush(o: CommitOptions): RecordActs {
  const step = o.step ?? (() => {});
  return async (drafts) => {
    for (const draft of drafts) await addWaitingAct(o.store, waiting(draft));
    step('waiting');
    const lease = await patiently(o, () =>
      takeLease(o.store, { name: LEASE, owner: o.owner, forMs: o.leaseMs ?? 120_000 }),
    );
    if (!lease)
      refuse({
        code: 'register/other-writer',
        ...worded({
          nl: {
            message: 'Een andere machine schrijft in het register en heeft het nog niet vrijgegeven.',
            hint: 'De handelingen wachten in de database; de volgende `run --commit` schrijft ze. Is die machine er niet meer, dan komt het register binnen enkele minuten vanzelf vrij.',
          },
          en: {
            message: 'Another machine holds the lease on the register and has not given it back.',
            hint: 'The acts wait in the store; the next `run --commit` writes them. If that machine is gone, the lease ends by itself within minutes.',
          },
        }),
      });
    step('leased');
    try {
      return await flush(o, step);
    } finally {
      await releaseLease(o.store, lease);
    }
  };
}

async function flush(o: CommitOptions, step: (name: CommitStep) => void): Promise<readonly Act[]> {
  const git = openGit(o.contentDir);
  for (let attempt = 1; ; attempt += 1) {
    const due = await waitingActs(o.store);
    syncWithMain(git, o.contentDir, { waitingKeys: new Set(due.map((act) => act.key)) });
    step('synced');
    const written = append(
      o.contentDir,
      due.map((act) => act.body as unknown as ActDraft),
    );
    step('appended');
    const registers = [
      ...new Set(
        written.map((act) => relative(git.root, join(realpathSync(o.contentDir), act.statement, REGISTER))),
      ),
    ];
    if (registers.length > 0) git.run('commit', '--quiet', '-m', messageFor(written), '--', ...registers);
    step('committed');
    if (push(git)) {
      step('pushed');
      vouch(git, o.contentDir, written);
      await markActsRecorded(
        o.store,
        due.map((act) => act.key),
      );
      step('marked');
      return written;
    }
    if (attempt >= (o.attempts ?? 5))
      refuse({
        code: 'register/push-refused',
        ...worded({
          nl: {
            message: `Het register kon niet worden gepusht: de hoofdlijn liep ${attempt} keer vooruit, of deze kloon mag niet pushen.`,
            hint: 'De handelingen wachten in de database; er is niets verloren. Controleer of deze kloon naar de hoofdlijn mag pushen en geef de opdracht opnieuw.',
          },
          en: {
            message: `The register could not be pushed: the main line moved on ${attempt} times, or this clone may not push.`,
            hint: 'The acts wait in the store and nothing is lost. Check that this clone may push to the main line, and run again.',
          },
        }),
      });
    await (o.wait ?? pause)(attempt);
  }
}

function append(contentDir: string, drafts: readonly ActDraft[]): readonly Act[] {
  const written: Act[] = [];
  for (const [statement, own] of byStatement(drafts)) {
    const dir = join(contentDir, statement);
    const { acts, problems } = readRegisterFile(dir);
    if (problems.length > 0) throw new ProblemError(problems);
    const fresh = own.filter((draft) => !acts.some((act) => act.key === actKey(draft)));
    if (fresh.length > 0) written.push(...appendActs(dir, inOrder(fresh, acts.at(-1)?.recordedAt)));
  }
  return written;
}

/** One signed tag per register that grew, when the clone knows a key. */
function vouch(git: Git, contentDir: string, written: readonly Act[]): void {
  for (const statement of new Set(written.map((act) => act.statement)))
    vouchForHead(git, readRegisterFile(join(contentDir, statement)).acts);
}

/** True when the main line took our commits; false when it moved on first. */
function push(git: Git): boolean {
  const upstream = upstreamOf(git);
  if (!upstream) return true;
  try {
    git.run('push', '--quiet', upstream.remote, `HEAD:${upstream.branch}`);
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

/** An act may have waited while others were recorded; its line is written now, what it tells keeps its own moments. */
function inOrder(drafts: readonly ActDraft[], head: Instant | undefined): readonly ActDraft[] {
  let last = head ?? '';
  return drafts.map((draft) => {
    const recordedAt = draft.recordedAt < last ? last : draft.recordedAt;
    last = recordedAt;
    return { ...draft, recordedAt };
  });
}

function byStatement(drafts: readonly ActDraft[]): ReadonlyMap<string, readonly ActDraft[]> {
  return Map.groupBy(drafts, (draft) => draft.statement);
}

function waiting(draft: ActDraft) {
  const key = actKey(draft);
  const { statement, edition, kind } = draft;
  return { key, statement, edition, kind, body: { ...draft, key } };
}

function messageFor(acts: readonly Act[]): string {
  const lines = acts.map((act) => `${act.kind} ${act.statement}/${act.edition} (line ${act.seq})`);
  return lines.length === 1 ? `Record ${lines[0]}` : `Record ${acts.length} acts\n\n${lines.join('\n')}`;
}

async function patiently<T>(o: CommitOptions, take: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let attempt = 1; attempt <= (o.attempts ?? 5); attempt += 1) {
    const taken = await take();
    if (taken !== undefined) return taken;
    await (o.wait ?? pause)(attempt);
  }
  return undefined;
}

function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 500 * attempt));
}
