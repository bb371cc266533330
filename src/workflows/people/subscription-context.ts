/** What every workflow about people needs; plugged together by a script. */
import type { Language } from '#domain/language.ts';
import type { MessageTemplate } from '#domain/notice/model.ts';
import type { Publisher } from '#domain/publisher.ts';
import type { Address } from '#domain/subscription/address.ts';
import { type KeyRing, signatures } from '#domain/subscription/key-ring.ts';
import { composeLetter } from '#domain/subscription/letters.ts';
import type { LetterKind } from '#domain/subscription/model.ts';
import type { Store } from '#store/open-store.ts';

/** One letter to one person, to be queued in the outbox. */
export interface QueuedLetter {
  /** Unique: a second letter of this name is never sent. The confirmation link is made from it. */
  readonly name: string;
  readonly kind: LetterKind;
  readonly recipient: number;
  readonly message: MessageTemplate;
}

export interface SubscriptionContext {
  readonly store: Store;
  readonly publisher: Publisher;
  readonly keys: KeyRing;
  /** Without trailing slash. */
  readonly publicUrl: string;
  /** Puts a letter in the outbox; a name that is there already changes nothing. */
  readonly queueLetter: (letter: QueuedLetter) => Promise<unknown>;
  /** What is announced now, worded for one language. */
  readonly upcoming?: (language: Language) => readonly { readonly text: string; readonly href: string }[];
}

/** Pseudonyms of an address under every key, signing key first. */
export function addressHmacs(keys: KeyRing, address: Pick<Address, 'key'>): readonly [string, ...string[]] {
  const [first, ...rest] = signatures(keys, 'address', address.key);
  if (first === undefined) throw new RangeError('A key ring is never empty.');
  return [first, ...rest];
}

/** Composes and queues a letter. */
export async function sendLetter(
  context: SubscriptionContext,
  o: { kind: LetterKind; name: string; recipient: number; language: Language },
): Promise<void> {
  const upcoming = context.upcoming?.(o.language) ?? [];
  const message = composeLetter({
    kind: o.kind,
    language: o.language,
    publisher: context.publisher,
    upcoming,
  });
  await context.queueLetter({ name: o.name, kind: o.kind, recipient: o.recipient, message });
}

/** Unique per person and moment, safe in a URL. */
export function letterName(kind: string, recipient: number, moment: number): string {
  return `${kind}-${recipient}-${moment.toString(36)}`;
}
