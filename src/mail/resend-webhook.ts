/** Webhooks of Resend: is it genuine, and what does it say. */
import { createHash } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { parseMoment, withoutAddresses } from './provider-text.ts';
import type { ProviderEvent } from './transport.ts';

/** Reads a request's raw body; `undefined` when it is not signed by the provider, or older than five minutes. */
export type WebhookReader = (
  body: string,
  headers: Readonly<Record<string, string | undefined>>,
) => ProviderEvent | 'not-ours' | undefined;

/**
 * @param secret `whsec_…`; several, separated by spaces or commas, while it is being rotated
 * @returns `undefined` for a forged, altered or stale request; `not-ours` for a genuine one about something else
 */
export function createWebhookReader(secret: string): WebhookReader {
  const webhooks = secret
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .map((one) => new Webhook(one));
  return (body, headers) => {
    const name = headers['svix-id'] ?? headers['webhook-id'] ?? '';
    const signed = {
      'webhook-id': name,
      'webhook-timestamp': headers['svix-timestamp'] ?? headers['webhook-timestamp'] ?? '',
      'webhook-signature': headers['svix-signature'] ?? headers['webhook-signature'] ?? '',
    };
    const genuine = webhooks.some((webhook) => {
      try {
        webhook.verify(body, signed);
        return true;
      } catch {
        return false;
      }
    });
    if (!genuine) return undefined;
    const bodyDigest = createHash('sha256').update(body).digest('hex');
    return translateEvent(JSON.parse(body), name, bodyDigest) ?? 'not-ours';
  };
}

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
    };
  };
  if (!type?.startsWith('email.') || typeof data?.email_id !== 'string') return undefined;
  const delivery = deliveryTag(data.tags);
  const detail = data.bounce
    ? [data.bounce.type, data.bounce.subType, data.bounce.message].filter(Boolean).join(': ')
    : data.failed?.reason;
  return {
    name,
    kind: KINDS[type] ?? 'other',
    at: parseMoment(created_at ?? ''),
    providerId: data.email_id,
    ...(delivery === undefined ? {} : { delivery }),
    ...(data.bounce ? { permanent: data.bounce.type === 'Permanent' } : {}),
    ...(detail === undefined ? {} : { detail: withoutAddresses(detail) }),
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
