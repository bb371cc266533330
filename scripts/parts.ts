/** The plug board: configuration to the parts that send and remember. */
import { randomBytes } from 'node:crypto';
import { refuse, worded } from '#domain/problem.ts';
import { type KeyRing, keyRing } from '#domain/subscription/key-ring.ts';
import { createMailbox } from '#mail/mailbox.ts';
import { createResend } from '#mail/resend.ts';
import { createSmtp } from '#mail/smtp.ts';
import type { Transport } from '#mail/transport.ts';
import { readMeta, writeMeta } from '#store/meta.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import { type Config, readConfig } from '../src/config.ts';

export interface Parts {
  readonly config: Config;
  readonly store: Store;
  readonly transport: Transport;
  readonly keys: KeyRing;
  readonly close: () => Promise<void>;
}

/** Opens everything a command needs to send mail. The caller closes it. */
export async function openParts(config: Config = readConfig()): Promise<Parts> {
  const transport = transportOf(config);
  const store = await openStore(config.databaseUrl);
  const close = async () => {
    await transport.close();
    await closeStore(store);
  };
  try {
    return { config, store, transport, keys: await keysOf(config, store), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @throws {ProblemError} when the chosen transport lacks what it needs */
export function transportOf(config: Config): Transport {
  switch (config.mailTransport) {
    case 'mailbox':
      return createMailbox({ dir: config.mailboxDir });
    case 'smtp':
      return createSmtp({ url: config.smtpUrl ?? missing('SMTP_URL', 'smtp') });
    case 'resend': {
      const { apiKey, baseUrl } = config.resend;
      return createResend({
        apiKey: apiKey ?? missing('RESEND_API_KEY', 'resend'),
        ...(baseUrl === undefined ? {} : { baseUrl }),
      });
    }
  }
}

function missing(variable: string, transport: string): never {
  refuse({
    code: 'config/missing',
    ...worded({
      nl: {
        message: `MAIL_TRANSPORT is ${transport}, maar ${variable} is niet ingesteld.`,
        hint: `Stel ${variable} in, of kies een andere wijze van verzenden.`,
      },
      en: {
        message: `MAIL_TRANSPORT is ${transport}, but ${variable} is not set.`,
        hint: `Set ${variable}, or choose another transport.`,
      },
    }),
  });
}

const DEMONSTRATION_SECRET = 'demonstration-secret';

/** With the mailbox folder nothing leaves the machine, so a secret made on first use is good enough. */
export async function keysOf(config: Config, store: Store): Promise<KeyRing> {
  if (config.secrets.length > 0 || config.mailTransport !== 'mailbox') return keyRing(config.secrets);
  const kept = await readMeta(store, DEMONSTRATION_SECRET);
  if (kept !== undefined) return keyRing([kept]);
  await writeMeta(store, DEMONSTRATION_SECRET, randomBytes(32).toString('base64url'));
  return keyRing([(await readMeta(store, DEMONSTRATION_SECRET)) ?? '']);
}
