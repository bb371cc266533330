/** Receipts from the mail provider: signed, at least once, in any order. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Webhook } from 'standardwebhooks';
import type { ServiceDeps, WebhookReceiver } from './deps.ts';

const MAX_EVENT_BYTES = 512 * 1024;

export function webhookRoute(deps: ServiceDeps): Hono {
  const app = new Hono();
  const { webhook } = deps;
  app.post(
    '/webhooks/resend',
    bodyLimit({ maxSize: MAX_EVENT_BYTES, onError: (c) => c.text('too large', 413) }),
    async (c) => {
      if (!webhook || webhook.secrets.length === 0) return c.text('no webhook secret is configured', 404);
      const body = await c.req.text();
      const id = c.req.header('svix-id') ?? c.req.header('webhook-id') ?? '';
      const payload = verified(webhook, body, {
        'webhook-id': id,
        'webhook-timestamp': c.req.header('svix-timestamp') ?? c.req.header('webhook-timestamp') ?? '',
        'webhook-signature': c.req.header('svix-signature') ?? c.req.header('webhook-signature') ?? '',
      });
      if (payload === undefined) return c.text('bad signature', 401);
      await webhook.receive({ id, body, payload });
      return c.text('', 200);
    },
  );
  return app;
}

/** The event, when any of our secrets signed it within five minutes of now. */
function verified(
  webhook: WebhookReceiver,
  body: string,
  headers: Record<string, string>,
): unknown | undefined {
  for (const secret of webhook.secrets) {
    try {
      return new Webhook(secret).verify(body, headers);
    } catch {
      // Another secret of the ring may have signed it.
    }
  }
  return undefined;
}
