/** What Resend remembers: the list of sent mail, and events whose webhook may have been missed. */
import type { Resend } from 'resend';
import { parseMoment } from './provider-text.ts';
import { translateEvent } from './resend-webhook.ts';
import type { ProviderEvent, SentMail } from './transport.ts';

const PAGE = 100;

/** Newest first. */
export async function* sentMails(client: Resend, signal?: AbortSignal): AsyncGenerator<SentMail> {
  let after: string | undefined;
  for (;;) {
    const page = await patiently(
      () => client.emails.list(after === undefined ? { limit: PAGE } : { limit: PAGE, after }),
      signal,
    );
    for (const mail of page.data) {
      const tags = (mail as { tags?: readonly { name: string; value: string }[] }).tags;
      const delivery = tags?.find((tag) => tag.name === 'delivery')?.value;
      yield {
        providerId: mail.id,
        to: mail.to[0] ?? '',
        from: mail.from,
        subject: mail.subject,
        at: parseMoment(mail.created_at),
        ...(delivery === undefined ? {} : { delivery }),
      };
    }
    after = page.data.at(-1)?.id;
    if (!page.has_more || after === undefined) return;
  }
}

/** Events of all webhooks, newest first per webhook. One request per event: for gaps, not for every day. */
export async function* storedEvents(client: Resend, signal?: AbortSignal): AsyncGenerator<ProviderEvent> {
  const webhooks = await patiently(() => client.webhooks.list(), signal);
  for (const webhook of webhooks.data) {
    let after: string | undefined;
    for (;;) {
      const page = await patiently(
        () =>
          client.webhooks.events.list({
            webhookId: webhook.id,
            limit: PAGE,
            ...(after === undefined ? {} : { after }),
          }),
        signal,
      );
      for (const line of page.data.filter(({ type }) => type.startsWith('email.'))) {
        const event = await patiently(
          () => client.webhooks.events.get({ webhookId: webhook.id, eventId: line.id }),
          signal,
        );
        const translated = translateEvent(event.payload, event.id);
        if (translated) yield translated;
      }
      after = page.data.at(-1)?.id;
      if (!page.has_more || after === undefined) break;
    }
  }
}

type Answer<T> = {
  data: T | null;
  error: { name: string; message: string } | null;
  headers: Record<string, string> | null;
};

/** Waits for the rate limit; throws for everything else, because an incomplete list proves nothing. */
async function patiently<T>(ask: () => Promise<Answer<T>>, signal?: AbortSignal): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    signal?.throwIfAborted();
    const answer = await ask();
    if (answer.data !== null) return answer.data;
    const passing = ['rate_limit_exceeded', 'application_error', 'internal_server_error'];
    if (tries >= 20 || !passing.includes(answer.error?.name ?? ''))
      throw new Error(`Resend does not give its list: ${answer.error?.name}: ${answer.error?.message}`);
    const seconds = Number(answer.headers?.['retry-after'] ?? Math.min(2 ** tries, 30) / 4);
    await new Promise((resolve) => setTimeout(resolve, Math.max(10, seconds * 1000)));
  }
}
