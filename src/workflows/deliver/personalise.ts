/**
 * A text of the notice becomes one person's message. A pure function of frozen rows: whatever is sent
 * again later is, byte for byte, what was sent first.
 */
import { createHash } from 'node:crypto';
import { SENTINEL } from '#domain/notice/model.ts';
import type { KeyRing } from '#domain/subscription/key-ring.ts';
import { type RecipientLinks, recipientLinks } from '#domain/subscription/links.ts';
import type { OutgoingMail } from '#mail/transport.ts';
import type { LoadedContent, OutboxRow } from '#store/outbox-load.ts';

type Fill = (links: RecipientLinks) => string;

export interface PreparedContent {
  readonly id: number;
  /** Digest of every piece of the text between the places that are filled in. */
  readonly fingerprint: string;
  /** Which links stand in it. */
  readonly fills: readonly (keyof RecipientLinks)[];
  readonly sender: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly html: Fill;
  readonly text: Fill;
  readonly headers: (links: RecipientLinks) => Readonly<Record<string, string>>;
  /** Characters of both parts, the links not counted. */
  readonly size: number;
  /** Name of the letter, when it is one. */
  readonly letter: string | null;
}

/** Cuts a text at its sentinels once, so that filling in is only joining. */
export function prepareContent(content: LoadedContent): PreparedContent {
  const headers = Object.entries(content.headers).map(([name, value]) => [name, template(value)] as const);
  const pieces = [content.html, content.text].map((text) => text.split(SENTINELS));
  return {
    id: content.id,
    fingerprint: sha256(pieces),
    fills: [...new Set(pieces.flat().flatMap((piece) => PLACES[piece] ?? []))],
    sender: content.sender,
    replyTo: content.replyTo,
    subject: content.subject,
    html: template(content.html),
    text: template(content.text),
    letter: content.letter,
    size: content.html.length + content.text.length,
    headers: (links) => Object.fromEntries(headers.map(([name, fill]) => [name, fill(links)])),
  };
}

const SENTINELS = new RegExp(`(${Object.values(SENTINEL).join('|')})`);

const PLACES: Readonly<Record<string, keyof RecipientLinks>> = {
  [SENTINEL.unsubscribe]: 'unsubscribe',
  [SENTINEL.preferences]: 'preferences',
  [SENTINEL.confirm]: 'confirm',
};

function template(text: string): Fill {
  const parts = text.split(SENTINELS);
  const unknown = parts.find((part) => PLACES[part] === undefined && part.includes('@@promulgate:'));
  if (unknown !== undefined) throw new TypeError('A text of a notice has a sentinel that nothing fills in.');
  if (parts.length === 1) return () => text;
  return (links) => {
    let filled = '';
    for (const part of parts) {
      const place = PLACES[part];
      filled += place === undefined ? part : links[place];
    }
    return filled;
  };
}

export interface MailMaker {
  readonly storeId: string;
  readonly keys: KeyRing;
  readonly publicUrl: string;
}

/** Our name for a delivery; the provider repeats it in its events. Letters, digits and hyphens only. */
export function deliveryName(storeId: string, row: { notice_id: number; id: number }): string {
  return `${storeId}-n${row.notice_id}-d${row.id}`;
}

/** Reads a delivery's name back; `undefined` when it is another installation's. */
export function readDeliveryName(storeId: string, name: string): number | undefined {
  const match = /^([0-9a-f]+)-n(\d+)-d(\d+)$/.exec(name);
  return match && match[1] === storeId ? Number(match[3]) : undefined;
}

/** One person's message before it is written out: a million of them are the same text with other links. */
export interface PersonalMail {
  readonly envelope: Omit<OutgoingMail, 'html' | 'text' | 'headers'>;
  readonly content: PreparedContent;
  readonly links: RecipientLinks;
}

/** Fits a text of a notice to one person. */
export function personalise(
  row: OutboxRow & { readonly address: string },
  content: PreparedContent,
  maker: MailMaker,
): PersonalMail {
  const links = recipientLinks({
    recipient: row.recipient_id,
    language: row.language,
    keys: maker.keys,
    publicUrl: maker.publicUrl,
    ...(content.letter === null ? {} : { letter: content.letter }),
  });
  const envelope = {
    delivery: deliveryName(maker.storeId, row),
    from: content.sender,
    to: row.address,
    replyTo: content.replyTo,
    subject: content.subject,
    language: row.language,
  };
  return { envelope, content, links };
}

/** The whole message. Written out as late as possible, since this is what takes memory. */
export function writtenOut({ envelope, content, links }: PersonalMail): OutgoingMail {
  return {
    ...envelope,
    html: content.html(links),
    text: content.text(links),
    headers: content.headers(links),
  };
}

/**
 * Digest of exactly what is handed to the transport, in its order. Every message is the same pieces with other
 * links between them, so the pieces are digested once per text and the links once per message; the first message
 * of every text is digested whole, so that another way of joining them would show too.
 */
export function payloadDigest(mails: readonly PersonalMail[]): string {
  const hash = createHash('sha256');
  const whole = new Set<number>();
  for (const mail of mails) {
    const { envelope, content, links } = mail;
    const filled = content.fills.map((name) => links[name]);
    hash.update(JSON.stringify([envelope, content.headers(links), content.fingerprint, filled]));
    if (whole.has(content.id)) continue;
    whole.add(content.id);
    const { html, text } = writtenOut(mail);
    // Lengths keep two neighbouring texts from trading characters unnoticed.
    hash.update(`${html.length},${text.length}:`).update(html).update(text);
  }
  return hash.digest('hex');
}

function sha256(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** Same maker, every key of the ring in front once: a rotated secret must not change a message already tried. */
export function makersPerKey(maker: MailMaker): readonly MailMaker[] {
  return maker.keys.map((key) => ({ ...maker, keys: [key, ...maker.keys.filter((k) => k !== key)] }));
}
