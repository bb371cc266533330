/** Starts the service on a port, keeps its small work going, and ends it without dropping a request. */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { readArchive, readPublisher } from '#archive/read-archive.ts';
import { epochMs, toInstant } from '#domain/date.ts';
import { digest } from '#domain/digest.ts';
import { refuse, worded } from '#domain/problem.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { listMailbox, readMailboxPart } from '#mail/mailbox-index.ts';
import { translateEvent } from '#mail/resend-webhook.ts';
import { createApp } from '#service/app.ts';
import type { AccessLine, WebhookReceiver } from '#service/deps.ts';
import { isReachable } from '#store/open-store.ts';
import { deliverDue } from '#workflows/deliver/deliver.ts';
import { foldProviderEvent } from '#workflows/deliver/fold-provider-event.ts';
import { serviceGauges } from '#workflows/operate/service-gauges.ts';
import { type EndedEdition, tidyList } from '#workflows/people/erase-recipient.ts';
import { processSignUps } from '#workflows/people/request-subscription.ts';
import type { Parts } from './parts.ts';
import { peopleContext } from './people-context.ts';

export interface ServiceOptions {
  readonly parts: Parts;
  readonly contentDir: string;
  /** Folder of the built site. */
  readonly dist: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Default: this machine only while messages stay in a folder, else every interface. */
  readonly host?: string;
  /** Shows the mailbox folder at `/mailbox/`, to this machine. */
  readonly demonstration?: boolean;
  readonly trustProxy?: boolean;
  readonly log?: (line: AccessLine) => void;
}

export interface RunningService {
  readonly url: string;
  readonly port: number;
  /** Stops taking requests, finishes those under way (10 s at most), finishes the work in hand. */
  readonly close: () => Promise<void>;
}

const TICK_MS = 5_000;
const KICK_MS = 100;
const TIDY_MS = 3_600_000;
const PATIENCE_MS = 10_000;

/** @throws {ProblemError} when the port is taken or may not be used */
export async function startService(o: ServiceOptions): Promise<RunningService> {
  const { parts } = o;
  const { config, store } = parts;
  const demonstration = o.demonstration ?? false;
  const context = peopleContext(parts, {
    contentDir: o.contentDir,
    publisher: readPublisher(o.contentDir),
    publicUrl: config.publicUrl,
    demonstration,
  });
  const work = backgroundWork(parts, context, o.contentDir);
  const app = createApp({
    context,
    ...(existsSync(o.dist) ? { dist: resolve(o.dist) } : {}),
    kick: work.kick,
    isHealthy: () => isReachable(store),
    gauges: () => serviceGauges(store),
    ...(config.resend.webhookSecret ? { webhook: resendReceipts(parts, config.resend.webhookSecret) } : {}),
    ...(o.log ? { log: o.log } : {}),
    ...(o.trustProxy ? { trustProxy: true } : {}),
    ...(demonstration && config.mailTransport === 'mailbox'
      ? {
          mailbox: {
            list: () => listMailbox(config.mailboxDir),
            part: (delivery, part) => readMailboxPart(config.mailboxDir, delivery, part),
          },
        }
      : {}),
  });
  const host = o.host ?? (config.mailTransport === 'mailbox' ? '127.0.0.1' : '0.0.0.0');
  const server = createAdaptorServer({ fetch: app.fetch });
  const port = await listening(server, o.port, host);
  work.begin();
  return {
    port,
    url: `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${port}`,
    close: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const impatience = setTimeout(() => {
        if ('closeAllConnections' in server) server.closeAllConnections();
      }, PATIENCE_MS);
      await closed;
      clearTimeout(impatience);
      await work.stop();
    },
  };
}

type Server = ReturnType<typeof createAdaptorServer>;

async function listening(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      try {
        refusePort(error, port, host);
      } catch (refusal) {
        fail(refusal);
      }
    });
    server.listen(port, host, () => done((server.address() as AddressInfo).port));
  });
}

function refusePort(error: NodeJS.ErrnoException, port: number, host: string): never {
  if (error.code === 'EADDRINUSE')
    refuse({
      code: 'serve/port-taken',
      ...worded({
        nl: {
          message: `Poort ${port} is in gebruik door een ander programma.`,
          hint: `Beëindig dat programma, of kies een andere poort: PORT=${port + 1}.`,
        },
        en: {
          message: `Port ${port} is used by another program.`,
          hint: `Stop that program, or choose another port: PORT=${port + 1}.`,
        },
      }),
    });
  if (error.code === 'EACCES')
    refuse({
      code: 'serve/port-forbidden',
      ...worded({
        nl: {
          message: `Deze gebruiker mag poort ${port} niet gebruiken.`,
          hint: 'Kies een poort boven 1023, of zet er een webserver voor.',
        },
        en: {
          message: `This user may not use port ${port}.`,
          hint: 'Choose a port above 1023, or put a web server in front.',
        },
      }),
    });
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    refuse({
      code: 'serve/host-unknown',
      ...worded({
        nl: {
          message: `Deze computer heeft geen netwerkadres ${host}.`,
          hint: 'Gebruik --host 0.0.0.0 voor elk adres van deze computer, of --host 127.0.0.1 voor alleen deze computer.',
        },
        en: {
          message: `This machine has no network address ${host}.`,
          hint: 'Use --host 0.0.0.0 for every address of this machine, or --host 127.0.0.1 for this machine only.',
        },
      }),
    });
  throw error;
}

/** Editions that no longer govern, of every statement. */
function endedEditions(contentDir: string): readonly EndedEdition[] {
  const { publisher, statements } = readArchive(contentDir);
  const now = toInstant(Temporal.Now.instant());
  return statements.flatMap(({ statement, acts }) =>
    timelineAt(acts, {
      statement,
      now,
      timeZone: publisher.timeZone,
      policy: publisher.notice,
    }).editions.flatMap(({ edition, inForceUntil, withdrawnAt }) => {
      const ended = inForceUntil ?? withdrawnAt;
      return ended === undefined ? [] : [{ statement, edition, endedAt: epochMs(ended) }];
    }),
  );
}

/** Several secrets, separated by commas, while one is being replaced. */
function resendReceipts(parts: Parts, secrets: string): WebhookReceiver {
  return {
    secrets: secrets.split(',').map((secret) => secret.trim()),
    receive: async ({ id, body, payload }) => {
      const event = translateEvent(payload, id, digest(body));
      if (event) await foldProviderEvent(parts.store, event);
    },
  };
}

/** One thing at a time: work off requests, send letters, forget who must be forgotten. */
function backgroundWork(parts: Parts, context: ReturnType<typeof peopleContext>, contentDir: string) {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;
  let tidied = Number.NEGATIVE_INFINITY;
  const once = async () => {
    await processSignUps(context);
    await deliverDue(parts.store, parts.transport, {
      keys: parts.keys,
      publicUrl: context.publicUrl,
      lanes: [0],
      signal: stopping.signal,
    });
    if (parts.store.now() - tidied > TIDY_MS) {
      await tidyList(context, { ended: endedEditions(contentDir) });
      tidied = parts.store.now();
    }
  };
  const kick = () => {
    if (stopping.signal.aborted) return;
    // After the answer has left: what is looked up for one address must not delay its answer.
    setTimeout(start, KICK_MS);
  };
  const start = () => {
    if (stopping.signal.aborted) return;
    if (running) {
      again = true;
      return;
    }
    running = once()
      .catch((error: unknown) => {
        // Bad luck (a locked database, a provider that is down) is tried again at the next tick.
        process.stderr.write(`work: ${error instanceof Error ? error.message : String(error)}\n`);
      })
      .finally(() => {
        running = undefined;
        if (again) {
          again = false;
          start();
        }
      });
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    kick,
    /** Only once the port is ours: a second service beside a running one must leave the store alone. */
    begin: () => {
      timer = setInterval(start, TICK_MS);
      kick();
    },
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
