/**
 * The mailbox folder: one `.eml` per delivery, to be opened with any mail program. Needs no account and
 * sends nothing. Repeating a delivery, from any process, leaves the one file that was there.
 */

import { randomUUID } from 'node:crypto';
import { access, link, mkdir, open, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { worded } from '#domain/problem.ts';
import { messageBytes } from './message.ts';
import type { BatchOutcome, MailOutcome, OutgoingMail, Transport } from './transport.ts';

/** Names come from us, but a name is a path here. */
const SAFE_NAME = /^[a-z0-9][a-z0-9-]{0,80}$/i;

export function createMailbox(o: { dir: string }): Transport {
  return {
    name: 'mailbox',
    capabilities: {
      maxBatch: 100,
      idempotencyMs: Number.POSITIVE_INFINITY,
      receipts: 'none',
      timeoutMs: 15_000,
      demonstration: true,
    },
    send: (mails) => deposit(o.dir, mails),
    health: async () => ({ problems: await folderProblems(o.dir) }),
    close: async () => {},
  };
}

async function deposit(dir: string, mails: readonly OutgoingMail[]): Promise<BatchOutcome> {
  const strange = mails.find((mail) => !SAFE_NAME.test(mail.delivery));
  if (strange) throw new TypeError(`A delivery cannot be called ${JSON.stringify(strange.delivery)}.`);
  try {
    await mkdir(join(dir, 'tmp'), { recursive: true, mode: 0o700 });
    const outcomes: MailOutcome[] = [];
    for (const mail of mails) outcomes.push(await depositOne(dir, mail));
    return { kind: 'done', mails: outcomes };
  } catch (error) {
    // A full disk or a folder that may not be written. Files already there stay, and are found again.
    return { kind: 'ambiguous', code: 'mailbox', reason: (error as Error).message };
  }
}

async function depositOne(dir: string, mail: OutgoingMail): Promise<MailOutcome> {
  const file = join(dir, `${mail.delivery}.eml`);
  if (!(await exists(file))) {
    await preview(dir, mail);
    await arrive(dir, file, await messageBytes(mail));
  }
  return { outcome: 'accepted', providerId: `mailbox-${mail.delivery}` };
}

/** Written beside, made durable, then linked under its name: the name exists whole or not at all, and once. */
async function arrive(dir: string, file: string, bytes: Buffer): Promise<void> {
  const beside = join(dir, 'tmp', randomUUID());
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(beside, file);
    await unlink(beside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') await rm(beside, { force: true });
    // File systems without hard links: the rename may replace an equal message, never add one.
    else await rename(beside, file);
  }
}

/** What the page `/mailbox/` shows; written before the message, so that a message always has its preview. */
async function preview(dir: string, mail: OutgoingMail): Promise<void> {
  const { html, text, ...envelope } = mail;
  const at = new Date().toISOString();
  await writeFile(join(dir, `${mail.delivery}.json`), JSON.stringify({ ...envelope, at }), { mode: 0o600 });
  await writeFile(join(dir, `${mail.delivery}.html`), html, { mode: 0o600 });
  await writeFile(join(dir, `${mail.delivery}.txt`), text, { mode: 0o600 });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function folderProblems(dir: string) {
  try {
    await mkdir(join(dir, 'tmp'), { recursive: true, mode: 0o700 });
    const probe = join(dir, 'tmp', randomUUID());
    await writeFile(probe, '');
    await rm(probe);
    return [];
  } catch (error) {
    return [
      {
        code: 'mailbox/unwritable',
        severity: 'error' as const,
        ...worded({
          nl: {
            message: `In de map voor berichten ${dir} kan niet worden geschreven: ${(error as Error).message}.`,
            hint: 'Controleer MAILBOX_DIR en of deze gebruiker daar mag schrijven.',
          },
          en: {
            message: `The mailbox folder ${dir} cannot be written: ${(error as Error).message}.`,
            hint: 'Check MAILBOX_DIR and that this user may write there.',
          },
        }),
      },
    ];
  }
}
