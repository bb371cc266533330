/** Reading the mailbox folder back, for the page `/mailbox/` and for tests. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutgoingMail } from './transport.ts';

export type MailboxEntry = Omit<OutgoingMail, 'html' | 'text'> & { readonly at: string };

/** The newest messages first, at most `limit`. An absent folder is an empty one. */
export async function listMailbox(dir: string, limit = 200): Promise<readonly MailboxEntry[]> {
  const names = await deliveries(dir);
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(dir, `${name}.eml`))).mtimeMs })),
  );
  dated.sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1));
  return Promise.all(
    dated
      .slice(0, limit)
      .map(async ({ name }) => JSON.parse(await readFile(join(dir, `${name}.json`), 'utf8')) as MailboxEntry),
  );
}

/** Names of all deliveries that arrived. */
export async function deliveries(dir: string): Promise<readonly string[]> {
  const files = await readdir(dir).catch(() => [] as string[]);
  return files.filter((file) => file.endsWith('.eml')).map((file) => file.slice(0, -'.eml'.length));
}

/** One part of one message, or `undefined` when there is no such message. */
export async function readMailboxPart(
  dir: string,
  delivery: string,
  part: 'html' | 'txt' | 'eml',
): Promise<string | undefined> {
  if (!/^[a-z0-9][a-z0-9-]{0,80}$/i.test(delivery)) return undefined;
  return readFile(join(dir, `${delivery}.${part}`), 'utf8').catch(() => undefined);
}
