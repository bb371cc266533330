/** Small builders for everything around a mail-out. */
import { LANGUAGES, type Language } from '#domain/language.ts';
import { type MessageTemplate, type Notice, SENTINEL } from '#domain/notice/model.ts';
import type { Publisher } from '#domain/publisher.ts';
import { keyRing } from '#domain/subscription/key-ring.ts';
import type { Store } from '#store/open-store.ts';
import type { DeliverOptions } from '#workflows/deliver/deliver.ts';

export const SENDERS = {
  authentic: 'nl',
  sender: {
    updates: 'Partners <updates@example.org>',
    privacy: 'Partners <privacy@example.org>',
    replyTo: 'privacy@example.org',
  },
} as const satisfies Pick<Publisher, 'authentic' | 'sender'>;

export const KEYS = keyRing(['a-secret-of-the-tests-that-is-long-enough']);

export const WITH_LINKS = {
  keys: KEYS,
  publicUrl: 'https://www.example.org',
} as const satisfies DeliverOptions;

/** Adds subscribers (and, every tenth, a customer too), alternating Dutch and English. */
export async function addPeople(
  store: Store,
  count: number,
  o: { basis?: 'subscriber' | 'customer'; from?: number; address?: (n: number) => string } = {},
): Promise<readonly number[]> {
  const first = o.from ?? 1;
  const ids: number[] = [];
  for (let start = first; start < first + count; start += 500) {
    const numbers = Array.from({ length: Math.min(500, first + count - start) }, (_, index) => start + index);
    const rows = await store.db
      .insertInto('recipient')
      .values(
        numbers.map((n) => {
          const address = o.address?.(n) ?? `person-${n}@example.org`;
          return {
            address,
            address_key: address.toLowerCase(),
            address_hmac: `hmac-${n}`,
            language: LANGUAGES[n % LANGUAGES.length] as Language,
            created_at: 0,
          };
        }),
      )
      .returning('id')
      .execute();
    await store.db
      .insertInto('relation')
      .values(
        rows.map(({ id }) => ({
          recipient_id: id,
          basis: o.basis ?? ('subscriber' as const),
          state: 'active' as const,
          source: 'test',
          since: 0,
        })),
      )
      .execute();
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

/** A complete notice about an announced edition. */
export function aNotice(change: Partial<Notice> = {}): Notice {
  return {
    id: 'n'.repeat(64),
    kind: 'upcoming',
    statement: 'privacy',
    edition: '2027-12-01',
    cause: 'c'.repeat(64),
    material: true,
    audience: 'everyone',
    dueAt: '1970-01-01T00:00:00.000Z',
    banner: {},
    messages: LANGUAGES.flatMap((language) => [
      aMessage(language, 'subscriber'),
      aMessage(language, 'customer'),
    ]),
    ...change,
  };
}

function aMessage(language: Language, basis: 'subscriber' | 'customer'): MessageTemplate {
  const subject = language === 'nl' ? 'Onze privacyverklaring verandert' : 'Our privacy statement changes';
  const links = basis === 'subscriber' ? `${SENTINEL.unsubscribe} ${SENTINEL.preferences}` : '';
  return {
    language,
    basis,
    subject,
    html: `<!doctype html><html lang="${language}"><title>${subject}</title><p>${subject}</p><p>${links}</p></html>`,
    text: `${subject}\n\n${links}\n`,
    headers: basis === 'subscriber' ? { 'List-Unsubscribe': `<${SENTINEL.unsubscribe}>` } : {},
  };
}
