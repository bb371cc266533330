/**
 * Any mail server, one message at a time. SMTP has no key under which a repeat is harmless: when the
 * connection breaks after the server said "354, go ahead", nobody can tell whether the message was taken.
 * Such a message is `ambiguous`, and the outbox never repeats it by itself.
 */
import { createTransport } from 'nodemailer';
import { worded } from '#domain/problem.ts';
import { composition } from './message.ts';
import { withoutAddresses } from './provider-text.ts';
import type { BatchOutcome, OutgoingMail, Transport } from './transport.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:587` or `smtps://…`; parameters as nodemailer takes them. */
  readonly url: string;
  /** Messages at the same time; each may be of unknown outcome when everything breaks. Default 4. */
  readonly connections?: number;
  readonly timeoutMs?: number;
}

export function createSmtp(o: SmtpOptions): Transport {
  const timeoutMs = o.timeoutMs ?? 30_000;
  const connections = o.connections ?? 4;
  const idle = Array.from({ length: connections }, () => openConnection(o.url, timeoutMs));
  const all = [...idle];
  const waiting: ((connection: Connection) => void)[] = [];
  const acquire = async () => idle.pop() ?? new Promise<Connection>((resolve) => waiting.push(resolve));
  const release = (connection: Connection) => {
    const next = waiting.shift();
    if (next) next(connection);
    else idle.push(connection);
  };
  return {
    name: 'smtp',
    capabilities: {
      maxBatch: 1,
      idempotencyMs: 0,
      receipts: 'none',
      timeoutMs,
      parallel: connections,
      demonstration: false,
    },
    async send(mails) {
      const [mail] = mails;
      if (mails.length !== 1 || !mail) throw new TypeError('SMTP takes one message at a time.');
      const connection = await acquire();
      try {
        return await connection.send(mail);
      } finally {
        release(connection);
      }
    },
    health: async () => ({ problems: await connectionProblems(all[0]) }),
    close: async () => {
      for (const connection of all) connection.close();
    },
  };
}

interface Connection {
  send(mail: OutgoingMail): Promise<BatchOutcome>;
  verify(): Promise<void>;
  close(): void;
}

/** One connection, used for one message at a time, so that what its log says belongs to that message. */
function openConnection(url: string, timeoutMs: number): Connection {
  let goneAhead = false;
  const watch = (entry: unknown, message?: unknown) => {
    const from = (entry as { tnx?: string } | null)?.tnx;
    // The only trustworthy sign: commands are pipelined, so the library cannot say how far it came.
    if (from === 'server' && typeof message === 'string' && /^354\b/m.test(message)) goneAhead = true;
  };
  const logger = {
    level: () => {},
    trace: watch,
    debug: watch,
    info: watch,
    warn: watch,
    error: watch,
    fatal: watch,
  };
  const transporter = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    transactionLog: true,
    logger,
  } as Parameters<typeof createTransport>[0]);
  return {
    async send(mail) {
      goneAhead = false;
      try {
        const info = (await transporter.sendMail(composition(mail))) as { messageId?: string };
        return {
          kind: 'done',
          mails: [{ outcome: 'accepted', providerId: info.messageId ?? mail.delivery }],
        };
      } catch (error) {
        return outcomeOfFailure(error as SmtpError, goneAhead);
      }
    },
    verify: async () => {
      await transporter.verify();
    },
    close: () => transporter.close(),
  };
}

interface SmtpError extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** RFC 5321, 4.2.1: 4yz = not now, 5yz = never; an answer after the data is an answer, silence is not. */
export function outcomeOfFailure(error: SmtpError, goneAhead: boolean): BatchOutcome {
  const { responseCode } = error;
  const code = responseCode === undefined ? (error.code ?? 'smtp') : `smtp-${responseCode}`;
  const reason = withoutAddresses(error.message);
  if (error.code === 'EAUTH' || responseCode === 530 || responseCode === 535)
    return { kind: 'halt', code, reason };
  if (responseCode !== undefined && responseCode >= 500 && responseCode < 600)
    return isAboutUs(error) ? { kind: 'halt', code, reason } : { kind: 'split', code, reason };
  if (responseCode !== undefined && responseCode >= 400)
    return { kind: 'try-later', afterMs: RETRY_MS, code };
  if (goneAhead) return { kind: 'ambiguous', code, reason };
  return { kind: 'try-later', afterMs: RETRY_MS, code };
}

const RETRY_MS = 60_000;

/** A refused sender is refused for everybody. */
function isAboutUs(error: SmtpError): boolean {
  return error.command === 'MAIL FROM' || error.command === 'CONN' || error.command === 'EHLO';
}

async function connectionProblems(connection: Connection | undefined) {
  try {
    await connection?.verify();
    return [];
  } catch (error) {
    return [
      {
        code: 'smtp/unreachable',
        severity: 'error' as const,
        ...worded({
          nl: {
            message: `De mailserver accepteert ons niet: ${withoutAddresses((error as Error).message)}.`,
            hint: 'Controleer SMTP_URL: host, poort, gebruiker en wachtwoord.',
          },
          en: {
            message: `The mail server does not accept us: ${withoutAddresses((error as Error).message)}.`,
            hint: 'Check SMTP_URL: host, port, user and password.',
          },
        }),
      },
    ];
  }
}
