/**
 * A publisher's whole small world with a clock to turn: texts on disk, a store with people, a mailbox folder,
 * and the tick with its real parts. Only the public page is a string, made from the banners of the last build.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArchive } from '#archive/read-archive.ts';
import { epochMs, type Instant, toInstant } from '#domain/date.ts';
import { bannersFor } from '#domain/notice/banner.ts';
import { escapeHtml } from '#domain/notice/escape-html.ts';
import type { Basis } from '#domain/notice/model.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { createMailbox } from '#mail/mailbox.ts';
import type { Transport } from '#mail/transport.ts';
import { importPeople } from '#store/import-people.ts';
import { readMeta, writeMeta } from '#store/meta.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { noticeProgress } from '#workflows/deliver/notice-progress.ts';
import { notifyDue } from '#workflows/deliver/notify.ts';
import { addressHmacs, type SubscriptionContext } from '#workflows/people/subscription-context.ts';
import { recordLocally } from '#workflows/run/record-acts.ts';
import { type RunPorts, type RunReport, runTick } from '#workflows/run/run.ts';
import type { RunOptions } from '#workflows/run/run-ports.ts';
import { KEYS } from '../support/mail-out.ts';
import { type ContentFolder, contentFolder, STORE } from './content-folder.ts';

export const PUBLIC_URL = 'https://www.example.org';

export interface Letter {
  /** The one row it was sent for. */
  readonly delivery: string;
  readonly language: 'nl' | 'en';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Publication {
  readonly content: ContentFolder;
  readonly store: Store;
  readonly context: SubscriptionContext;
  readonly add: (basis: Basis, address: string, language?: 'nl' | 'en') => Promise<void>;
  /** Sets the clock; time never goes back. */
  readonly at: (when: string) => void;
  /** Everything due at this moment. */
  readonly tick: (o?: Partial<RunPorts>, options?: Partial<RunOptions>) => Promise<RunReport>;
  /** Every message in the mailbox folder, in no order. */
  readonly letters: () => readonly Letter[];
  /** To whom messages with this subject went, sorted. */
  readonly reached: (subject: RegExp) => readonly string[];
  /** What visitors get instead of the last build; `null` = the last build. */
  outage: string | null;
  /** Addresses for which the mail server says that there is no such mailbox. */
  refuse: (address: string) => boolean;
  /** The mail server takes no more than this many messages; `null` = any number. */
  stopAfter: number | null;
  readonly now: () => Instant;
  readonly close: () => Promise<void>;
}

export async function openPublication(
  databaseUrl: string,
  begin = '2027-01-01T10:00:00Z',
): Promise<Publication> {
  const content = contentFolder();
  const dir = mkdtempSync(join(tmpdir(), 'publication-'));
  let now = toInstant(begin);
  let online: Instant | undefined;
  let line = 1;
  let taken = 0;
  const store = await openStore(databaseUrl, { now: () => epochMs(now) });
  const mailbox = createMailbox({ dir: join(dir, 'mailbox') });
  // A real mail server as far as the register is concerned; the messages still go to a folder.
  const transport: Transport = {
    ...mailbox,
    name: 'smtp',
    capabilities: { ...mailbox.capabilities, demonstration: false, maxBatch: 1, parallel: 1 },
    send: async (mails, options) => {
      taken += 1;
      if (scene.stopAfter !== null && taken > scene.stopAfter)
        return { kind: 'halt', code: 'quota', reason: 'The limit of today is reached.' };
      if (mails.some(({ to }) => scene.refuse(to)))
        return {
          kind: 'done',
          mails: mails.map(() => ({
            outcome: 'rejected',
            code: 'mailbox-unknown',
            reason: 'no such mailbox',
          })),
        };
      return mailbox.send(mails, options);
    },
  };
  const scene: Publication = {
    content,
    store,
    context: {
      store,
      publisher: readArchive(content.dir).publisher,
      keys: KEYS,
      publicUrl: PUBLIC_URL,
      queueLetter: async () => {},
    },
    outage: null,
    stopAfter: null,
    refuse: () => false,
    now: () => now,
    at: (when) => {
      now = toInstant(when);
    },
    add: async (basis, address, language = 'nl') => {
      line += 1;
      const key = address.toLowerCase();
      const person = {
        line,
        address: { display: address, key },
        hmacs: addressHmacs(KEYS, { key }),
        language,
        externalId: basis === 'customer' ? `K-${line}` : null,
      };
      await importPeople(store, [person], { basis, source: 'import:test', dryRun: false });
    },
    tick: (o = {}, options = {}) =>
      runTick(
        { ...ports(), ...o },
        {
          publicUrl: PUBLIC_URL,
          storeId: STORE,
          transport: { name: 'smtp', demonstration: false },
          demonstration: false,
          ...options,
        },
      ),
    letters: () => lettersIn(join(dir, 'mailbox')),
    reached: (subject) =>
      lettersIn(join(dir, 'mailbox'))
        .filter((letter) => subject.test(letter.subject))
        .map(({ to }) => to)
        .sort(),
    close: async () => {
      await closeStore(store);
      content.remove();
      rmSync(dir, { recursive: true, force: true });
    },
  };

  function ports(): RunPorts {
    return {
      readArchive: () => readArchive(content.dir),
      now: () => now,
      build: async () => {},
      deploy: async () => {
        online = now;
      },
      fetchPage: async (url) => scene.outage ?? (online ? pageOf(content.dir, url, online) : null),
      record: recordLocally(content.dir),
      tell: (notices) =>
        notifyDue({
          store,
          transport,
          keys: KEYS,
          publicUrl: PUBLIC_URL,
          publisher: readArchive(content.dir).publisher,
          notices,
          evenIfLate: true,
        }),
      progress: (id) => noticeProgress(store, id),
      memory: { read: (key) => readMeta(store, key), write: (key, value) => writeMeta(store, key, value) },
    };
  }
  return scene;
}

/** The statement's page as the site shows it: its notices before the main heading. */
export function pageOf(contentDir: string, url: string, now: Instant): string | null {
  const archive = readArchive(contentDir);
  const [statement] = archive.statements;
  if (!statement) return null;
  const language = url.includes('/nl/') ? 'nl' : 'en';
  const { publisher } = archive;
  const timeline = timelineAt(statement.acts, {
    statement: statement.statement,
    now,
    timeZone: publisher.timeZone,
  });
  const { editions, acts } = statement;
  const shown = bannersFor({ publisher, timeline, editions, acts, publicUrl: PUBLIC_URL }).map(
    ({ banner }) =>
      `<h2>${escapeHtml(banner[language]?.heading ?? '')}</h2>${banner[language]?.paragraphs.map((words) => `<p>${escapeHtml(words)}</p>`).join('')}`,
  );
  return `<!doctype html><body>${shown.join('')}<main><h1>Privacy</h1></main></body>`;
}

function lettersIn(dir: string): readonly Letter[] {
  return filesIn(dir)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const stem = join(dir, name.slice(0, -'.json'.length));
      const envelope = JSON.parse(readFileSync(`${stem}.json`, 'utf8')) as Omit<Letter, 'text' | 'html'>;
      return {
        ...envelope,
        text: readFileSync(`${stem}.txt`, 'utf8'),
        html: readFileSync(`${stem}.html`, 'utf8'),
      };
    });
}

function filesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}
