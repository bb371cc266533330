/** Events of Resend in our own words. Whether one is genuine is checked where it comes in. */
import { parseMoment, withoutAddresses } from './provider-text.ts';
import type { ProviderEvent } from './transport.ts';

const KINDS: Readonly<Record<string, ProviderEvent['kind']>> = {
  'email.sent': 'sent',
  'email.delivered': 'delivered',
  'email.delivery_delayed': 'delayed',
  'email.bounced': 'bounced',
  'email.complained': 'complained',
  'email.failed': 'failed',
  'email.suppressed': 'suppressed',
};

/** Provider's words to ours; `undefined` for events that are not about a message. */
export function translateEvent(
  payload: unknown,
  name: string,
  bodyDigest?: string,
): ProviderEvent | undefined {
  const { type, created_at, data } = payload as {
    type?: string;
    created_at?: string;
    data?: {
      email_id?: string;
      tags?: Readonly<Record<string, string>> | readonly { name: string; value: string }[];
      bounce?: { type?: string; subType?: string; message?: string };
      failed?: { reason?: string };
      suppressed?: { type?: string; reason?: string };
    };
  };
  if (!type?.startsWith('email.') || typeof data?.email_id !== 'string') return undefined;
  const delivery = deliveryTag(data.tags);
  const { bounce, failed, suppressed } = data;
  const words = [
    ...(bounce ? [bounce.type, bounce.subType, bounce.message] : []),
    ...(suppressed ? [suppressed.type, suppressed.reason] : []),
    failed?.reason,
  ].filter((word) => word !== undefined && word !== '');
  return {
    name,
    kind: KINDS[type] ?? 'other',
    at: parseMoment(created_at ?? ''),
    providerId: data.email_id,
    ...(delivery === undefined ? {} : { delivery }),
    ...(bounce ? { permanent: bounce.type === 'Permanent' } : {}),
    ...(words.length === 0 ? {} : { detail: withoutAddresses(words.join(': ')) }),
    ...(bodyDigest === undefined ? {} : { bodyDigest }),
  };
}

/** Sent as a list, told as a record. */
function deliveryTag(
  tags: Readonly<Record<string, string>> | readonly { name: string; value: string }[] | undefined,
): string | undefined {
  if (Array.isArray(tags)) return tags.find((tag) => tag.name === 'delivery')?.value;
  return (tags as Readonly<Record<string, string>> | undefined)?.delivery;
}
