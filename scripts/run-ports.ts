/** The real parts of a tick: build folder, deploy command, public page, store, transport, git. */
import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { readArchive } from '#archive/read-archive.ts';
import { toInstant } from '#domain/date.ts';
import { refuse, worded } from '#domain/problem.ts';
import { readMeta, writeMeta } from '#store/meta.ts';
import { noticeProgress } from '#workflows/deliver/notice-progress.ts';
import { notifyDue } from '#workflows/deliver/notify.ts';
import type { FetchPage } from '#workflows/run/banner-seen.ts';
import { recordAndPush, recordLocally } from '#workflows/run/record-acts.ts';
import type { RunPorts } from '#workflows/run/run.ts';
import type { Parts } from './parts.ts';

export interface RunPortOptions {
  readonly contentDir: string;
  readonly out: string;
  readonly publicUrl: string;
  /** Commits and pushes every act before anything follows from it. */
  readonly commit: boolean;
  /** Shell command that puts the built site online; the folder is in PROMULGATE_OUT. */
  readonly deploy?: string | undefined;
  readonly demonstration: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: Parameters<typeof notifyDue>[0]['onProgress'];
  /** How long messages that must be tried again later are waited for; default 0. */
  readonly patienceMs?: number | undefined;
}

/** Plugs the parts together. */
export function runPorts(parts: Parts, o: RunPortOptions): RunPorts {
  const { store, transport, keys } = parts;
  const owner = `${hostname()}:${process.pid}`;
  const record = o.commit
    ? recordAndPush({ contentDir: o.contentDir, store, owner })
    : recordLocally(o.contentDir);
  return {
    readArchive: () => readArchive(o.contentDir),
    record,
    ...(o.commit ? { sync: async () => void (await record([])) } : {}),
    now: () => toInstant(Temporal.Now.instant()),
    build: async (now) => {
      // Astro takes seconds to load, and most commands never build.
      const { buildSite } = await import('./site-builder.ts');
      await buildSite({
        contentDir: o.contentDir,
        out: o.out,
        now,
        publicUrl: o.publicUrl,
        demonstration: o.demonstration,
      });
    },
    deploy: async () => deployWith(o.deploy, o.out),
    fetchPage,
    waitForSite: () => new Promise((resolve) => setTimeout(resolve, 3_000)),
    tell: async (notices) =>
      notifyDue({
        store,
        transport,
        keys,
        notices,
        publicUrl: o.publicUrl,
        publisher: readArchive(o.contentDir).publisher,
        patienceMs: o.patienceMs ?? 0,
        ...(o.signal ? { signal: o.signal } : {}),
        ...(o.onProgress ? { onProgress: o.onProgress } : {}),
      }),
    progress: (noticeId) => noticeProgress(store, noticeId),
    memory: { read: (key) => readMeta(store, key), write: (key, value) => writeMeta(store, key, value) },
  };
}

function deployWith(command: string | undefined, out: string): void {
  if (command === undefined) return;
  const result = spawnSync(command, {
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PROMULGATE_OUT: out },
  });
  if (result.status === 0) return;
  refuse({
    code: 'run/deploy',
    ...worded({
      nl: {
        message: `De opdracht die de site plaatst, eindigde met ${result.status ?? result.signal}: ${command}`,
        hint: 'Er is niets verzonden: mensen worden pas ingelicht over wat zij op de site kunnen lezen. Herstel de opdracht en geef `run` opnieuw.',
      },
      en: {
        message: `The deploy command ended with ${result.status ?? result.signal}: ${command}`,
        hint: 'Nothing was sent: people are told only what they can read on the site. Mend the command and run again.',
      },
    }),
  });
}

/** As a visitor without a cache gets the page; `null` when it cannot be had within ten seconds. */
export const fetchPage: FetchPage = async (url) => {
  try {
    const response = await fetch(url, {
      headers: { 'cache-control': 'no-cache', accept: 'text/html' },
      signal: AbortSignal.timeout(10_000),
    });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
};
