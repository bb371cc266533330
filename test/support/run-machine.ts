/**
 * A machine that runs the tick from its own clone, and dies where it is told to. Started as a process of its own:
 * real git, real store, real mail-out into a folder. Only the site is a page per language instead of a whole build.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readArchive } from '#archive/read-archive.ts';
import { toInstant } from '#domain/date.ts';
import { createMailbox } from '#mail/mailbox.ts';
import type { Transport } from '#mail/transport.ts';
import { readMeta, writeMeta } from '#store/meta.ts';
import { closeStore, openStore } from '#store/open-store.ts';
import { noticeProgress } from '#workflows/deliver/notice-progress.ts';
import { notifyDue } from '#workflows/deliver/notify.ts';
import { recordAndPush } from '#workflows/run/record-acts.ts';
import { runTick } from '#workflows/run/run.ts';
import { PUBLIC_URL, pageOf } from '../workflows/publication.ts';
import { KEYS } from './mail-out.ts';

export interface MachineOrders {
  readonly contentDir: string;
  readonly databaseUrl: string;
  readonly owner: string;
  /** Where the site is served from: one for all machines. */
  readonly site: string;
  readonly mailbox: string;
  /** Dies at the `nth` time it comes to this step; steps are those of writing, `build`, `sending`, `sent`, `told`. */
  readonly dieAt?: { readonly step: string; readonly nth: number };
}

const orders = JSON.parse(process.argv[2] ?? '{}') as MachineOrders;
const passed = new Map<string, number>();

function step(name: string): void {
  passed.set(name, (passed.get(name) ?? 0) + 1);
  const { dieAt } = orders;
  if (dieAt?.step === name && dieAt.nth === passed.get(name)) process.kill(process.pid, 'SIGKILL');
}

const now = () => toInstant(Temporal.Now.instant());
const store = await openStore(orders.databaseUrl);
const mailbox = createMailbox({ dir: orders.mailbox });
const transport: Transport = {
  ...mailbox,
  name: 'smtp',
  capabilities: { ...mailbox.capabilities, demonstration: false, maxBatch: 5, timeoutMs: 300 },
  send: async (mails, options) => {
    step('sending');
    const outcome = await mailbox.send(mails, options);
    step('sent');
    return outcome;
  },
};
const record = recordAndPush({
  contentDir: orders.contentDir,
  store,
  owner: orders.owner,
  leaseMs: 1_500,
  attempts: 60,
  wait: (attempt) => new Promise((resolve) => setTimeout(resolve, 20 + 5 * attempt)),
  step,
});
const pages = (['nl', 'en'] as const).map((language) => `${PUBLIC_URL}/${language}/privacy/`);
const file = (url: string) => join(orders.site, `${url.replaceAll(/\W+/g, '-')}.html`);

process.stdout.write('ready\n');
const report = await runTick(
  {
    readArchive: () => readArchive(orders.contentDir),
    now,
    sync: async () => void (await record([])),
    build: async () => {
      step('build');
      mkdirSync(orders.site, { recursive: true });
      for (const url of pages) {
        const beside = `${file(url)}.${process.pid}`;
        writeFileSync(beside, pageOf(orders.contentDir, url, now()) ?? '');
        renameSync(beside, file(url));
      }
    },
    deploy: async () => {},
    fetchPage: async (url) => readFileSync(file(url), 'utf8'),
    waitForSite: () => new Promise((resolve) => setTimeout(resolve, 50)),
    record,
    tell: async (notices) => {
      const { publisher } = readArchive(orders.contentDir);
      const told = await notifyDue({
        store,
        transport,
        keys: KEYS,
        publicUrl: PUBLIC_URL,
        publisher,
        notices,
        evenIfLate: true,
        // What a dead machine had in hand is taken over when its lease ends.
        patienceMs: 4_000,
      });
      step('told');
      return told;
    },
    progress: (id) => noticeProgress(store, id),
    memory: { read: (key) => readMeta(store, key), write: (key, value) => writeMeta(store, key, value) },
  },
  {
    publicUrl: PUBLIC_URL,
    storeId: store.id,
    transport: { name: 'smtp', demonstration: false },
    demonstration: false,
  },
);
await closeStore(store);
process.stdout.write(`${JSON.stringify({ acts: report.acts.length, problems: report.problems })}\n`);
