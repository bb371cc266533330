/** A front door for tests: a real store, a clock to turn, letters kept in a list. */
import type { Hono } from 'hono';
import { type KeyRing, keyRing } from '#domain/subscription/key-ring.ts';
import { personalised, recipientLinks } from '#domain/subscription/links.ts';
import { createApp } from '#service/app.ts';
import type { AccessLine, ServiceDeps } from '#service/deps.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { findRecipient } from '#store/recipients.ts';
import { processSignUps } from '#workflows/people/request-subscription.ts';
import type { QueuedLetter, SubscriptionContext } from '#workflows/people/subscription-context.ts';
import { PUBLIC_URL, PUBLISHER } from '../domain/notice/sample.ts';

export const START = Date.parse('2027-01-20T12:00:00Z');
export const KEYS = keyRing(['a-secret-of-the-tests-that-is-long-enough']);
/** What the server knows of a browser on this machine. */
export const LOCAL = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };
export const ELSEWHERE = { incoming: { socket: { remoteAddress: '203.0.113.7' } } };

export interface SentLetter {
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface FrontDoor {
  readonly app: Hono;
  readonly store: Store;
  readonly context: SubscriptionContext;
  readonly letters: SentLetter[];
  readonly log: AccessLine[];
  /** Moves the clock. */
  readonly wait: (ms: number) => void;
  /** Fills in and sends the form as a person does, then lets the work be done. */
  readonly signUp: (email: string, fields?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, fields?: Record<string, string>, env?: object) => Promise<Response>;
  readonly get: (path: string, env?: object) => Promise<Response>;
  /** Path of the newest link of a kind in the newest letter. */
  readonly link: (kind: 'confirm' | 'unsubscribe' | 'preferences') => string;
  readonly close: () => Promise<void>;
}

export async function openFrontDoor(
  databaseUrl: string,
  o: Partial<ServiceDeps> & { keys?: KeyRing } = {},
): Promise<FrontDoor> {
  let now = START;
  const store = await openStore(databaseUrl, { now: () => now });
  const letters: SentLetter[] = [];
  const log: AccessLine[] = [];
  const { keys = KEYS, ...deps } = o;
  const names = new Set<string>();
  const context: SubscriptionContext = {
    store,
    publisher: PUBLISHER,
    keys,
    publicUrl: PUBLIC_URL,
    queueLetter: async (letter) => {
      if (names.has(letter.name)) return;
      names.add(letter.name);
      letters.push(await delivered(store, letter, keys));
    },
  };
  const app = createApp({ context, isHealthy: async () => true, log: (line) => log.push(line), ...deps });
  const get = async (path: string, env: object = ELSEWHERE) => app.request(PUBLIC_URL + path, {}, env);
  const post = async (path: string, fields: Record<string, string> = {}, env: object = ELSEWHERE) =>
    app.request(PUBLIC_URL + path, { method: 'POST', body: new URLSearchParams(fields) }, env);
  return {
    app,
    store,
    context,
    letters,
    log,
    get,
    post,
    wait: (ms) => {
      now += ms;
    },
    signUp: async (email, fields = {}) => {
      const form = await (await get('/nl/subscribe/')).text();
      now += 3_000;
      const answer = await post('/nl/subscribe', { email, ...fields, started: startedIn(form) });
      await processSignUps(context, 10_000);
      return answer;
    },
    link: (kind) => {
      const found = new RegExp(`https://www\\.example\\.org(/\\S+/${kind}/\\S+)`).exec(
        letters.at(-1)?.text ?? '',
      );
      if (!found?.[1]) throw new Error(`The newest letter has no ${kind} link.`);
      return found[1];
    },
    close: () => closeStore(store),
  };
}

export function startedIn(form: string): string {
  return /name="started" value="([^"]+)"/.exec(form)?.[1] ?? '';
}

async function delivered(store: Store, letter: QueuedLetter, keys: KeyRing): Promise<SentLetter> {
  const links = recipientLinks({
    recipient: letter.recipient,
    language: letter.message.language,
    keys,
    publicUrl: PUBLIC_URL,
    letter: letter.name,
  });
  const { subject, text, html } = personalised(letter.message, links);
  const recipient = await findRecipient(store.db, letter.recipient);
  return { kind: letter.kind, to: recipient?.address ?? '', subject, text, html };
}
