/**
 * A server that speaks Resend's interface and keeps its promises: limits, keys, conflicts, rate headers, a
 * list, events. It keeps a ledger of what it took over, and that is what tests count. Faults are placed before
 * or after the moment of acceptance, because that is the only thing that matters.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { answer, deliverAnswer, error, hang, html, page, read, reset } from './fake-resend-answers.ts';
import type { Fault } from './fault.ts';

export interface LedgerEntry {
  readonly id: string;
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly key: string;
  readonly delivery: string;
  readonly at: number;
}

export interface FakeResendOptions {
  /** The fault of the n-th request (from 0). */
  readonly faultOf?: (request: number, key: string) => Fault;
  readonly now?: () => number;
  /** Requests a second; absent = no limit and no headers. */
  readonly perSecond?: number;
  readonly keyLifeMs?: number;
  /** The provider may or may not answer a repeat of a failed request from memory: both must be survived. */
  readonly replaysErrors?: boolean;
  /** The life of a key may begin with the request or with its end. */
  readonly lifeFrom?: 'start' | 'end';
  readonly isBadAddress?: (address: string) => boolean;
  readonly verifiedDomains?: readonly string[];
  readonly quota?: number;
  /** Whether the list carries tags; the documented one does not. */
  readonly listTags?: boolean;
  readonly slowMs?: number;
  readonly sendOnlyKey?: boolean;
  readonly tracking?: boolean;
}

interface KeyRecord {
  readonly payload: string;
  state: 'running' | 'done';
  since: number;
  status: number;
  body: string;
}

export interface FakeResend {
  readonly url: string;
  readonly ledger: readonly LedgerEntry[];
  /** Requests that arrived at all, refused ones included. */
  readonly requests: readonly { readonly key: string; readonly fault: Fault; readonly size: number }[];
  /** Replaces the behaviour from now on. */
  configure(change: Partial<FakeResendOptions>): void;
  /** A signed webhook request about a ledger entry. */
  webhook(entry: LedgerEntry, type: string, extra?: Record<string, unknown>): SignedWebhook;
  close(): Promise<void>;
}

export interface SignedWebhook {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const WEBHOOK_SECRET = `whsec_${Buffer.from('a webhook secret for the tests').toString('base64')}`;

export async function startFakeResend(options: FakeResendOptions = {}): Promise<FakeResend> {
  let o = options;
  const ledger: LedgerEntry[] = [];
  const requests: { key: string; fault: Fault; size: number }[] = [];
  const keys = new Map<string, KeyRecord>();
  const events: { id: string; type: string; created_at: string; payload: unknown }[] = [];
  const now = () => o.now?.() ?? Date.now();
  const bucket = { tokens: o.perSecond ?? 0, at: now() };

  const server: Server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const body = await read(request);
    response.setHeader('date', new Date(now()).toUTCString());
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    if (request.headers.authorization === undefined)
      return answer(response, 401, error('missing_api_key', 'Missing API key'));
    if (request.method === 'POST' && pathname === '/emails/batch') return batch(request, response, body);
    if (o.sendOnlyKey) return answer(response, 401, error('restricted_api_key', 'This key may only send'));
    if (request.method === 'GET') return get(pathname, searchParams, response);
    return answer(response, 405, error('method_not_allowed', 'No'));
  }

  async function batch(request: IncomingMessage, response: ServerResponse, body: string): Promise<unknown> {
    const key = String(request.headers['idempotency-key'] ?? '');
    const fault = o.faultOf?.(requests.length, key) ?? 'none';
    const mails = JSON.parse(body) as Mail[];
    requests.push({ key, fault, size: Array.isArray(mails) ? mails.length : 0 });
    switch (fault) {
      case 'reset-before':
        return reset(request);
      case 'timeout-before':
        return hang(request);
      case '500-before':
        return answer(response, 500, error('internal_server_error', 'Something went wrong'));
      case 'html-503-before':
        return html(response, 503);
      case '429':
        return answer(response, 429, error('rate_limit_exceeded', 'Too many requests'), {
          'retry-after': '0.05',
        });
      case '429-bare':
        return answer(response, 429, error('rate_limit_exceeded', 'Too many requests'));
      case 'quota':
        return answer(response, 429, error('daily_quota_exceeded', 'Daily quota reached'));
      case 'unverified':
        return answer(response, 403, error('invalid_from_address', 'The domain is not verified'));
      default:
    }
    const limited = limit(response);
    if (limited) return;
    if (key.length > 256) return answer(response, 400, error('invalid_idempotency_key', 'Key too long'));
    const known = key === '' ? undefined : keys.get(key);
    const payload = createHash('sha256').update(body).digest('hex');
    if (known && now() - known.since < (o.keyLifeMs ?? 86_400_000)) {
      if (known.state === 'running')
        return answer(response, 409, error('concurrent_idempotent_requests', 'Still running'));
      if (known.payload !== payload)
        return answer(response, 409, error('invalid_idempotent_request', 'Other payload under this key'));
      // A repeat is answered from memory: nothing is sent. The connection may break all the same.
      return deliverAnswer(request, response, fault, known.status, known.body);
    }
    const record: KeyRecord = { payload, state: 'running', since: now(), status: 0, body: '' };
    if (key !== '') keys.set(key, record);
    if (o.slowMs) await new Promise((resolve) => setTimeout(resolve, o.slowMs));
    const result = accept(mails, key, String(request.headers['x-batch-validation'] ?? 'strict'));
    if (result.status >= 400) keys.delete(key);
    const failsAfter = fault === 'json-500-after' || fault === 'html-500-after';
    record.state = 'done';
    if (o.lifeFrom === 'end') record.since = now();
    record.status = failsAfter && o.replaysErrors ? 500 : result.status;
    record.body =
      failsAfter && o.replaysErrors
        ? JSON.stringify(error('internal_server_error', 'Something went wrong'))
        : result.body;
    return deliverAnswer(request, response, fault, result.status, result.body);
  }

  function accept(mails: readonly Mail[], key: string, validation: string): { status: number; body: string } {
    const refusal = (name: string, message: string, status = 422) => ({
      status,
      body: JSON.stringify(error(name, message, status)),
    });
    if (!Array.isArray(mails) || mails.length === 0) return refusal('missing_required_field', 'No mails');
    if (mails.length > 100) return refusal('validation_error', 'At most 100 emails');
    const domains = o.verifiedDomains;
    if (domains && mails.some((mail) => !domains.includes(domainOf(mail.from))))
      return refusal('invalid_from_address', 'The domain is not verified', 403);
    if (o.quota !== undefined && ledger.length + mails.length > o.quota)
      return refusal('daily_quota_exceeded', 'Daily quota reached', 429);
    const bad = mails.flatMap((mail, index) => {
      const address = addressOf(mail);
      const wrongTag = (mail.tags ?? []).some(
        (tag: { readonly value: string }) => !/^[A-Za-z0-9_-]{1,256}$/.test(tag.value),
      );
      return wrongTag || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) || o.isBadAddress?.(address)
        ? [{ index, message: `Invalid \`to\` field: ${address}` }]
        : [];
    });
    if (bad.length > 0 && validation !== 'permissive')
      return refusal('validation_error', bad[0]?.message ?? '');
    const badAt = new Set(bad.map(({ index }) => index));
    const taken = mails.filter((_, index) => !badAt.has(index)).map((mail) => enter(mail, key));
    return {
      status: 200,
      body: JSON.stringify({
        data: taken.map(({ id }) => ({ id })),
        ...(validation === 'permissive' ? { errors: bad } : {}),
      }),
    };
  }

  function enter(mail: Mail, key: string): LedgerEntry {
    const entry = {
      id: randomUUID(),
      to: addressOf(mail),
      from: mail.from,
      subject: mail.subject,
      key,
      delivery: mail.tags?.find((tag) => tag.name === 'delivery')?.value ?? '',
      at: now(),
    };
    ledger.push(entry);
    return entry;
  }

  function limit(response: ServerResponse): boolean {
    if (o.perSecond === undefined) return false;
    bucket.tokens = Math.min(o.perSecond, bucket.tokens + ((now() - bucket.at) / 1000) * o.perSecond);
    bucket.at = now();
    const headers = {
      'ratelimit-limit': String(o.perSecond),
      'ratelimit-remaining': String(Math.max(0, Math.floor(bucket.tokens - 1))),
      'ratelimit-reset': '1',
    };
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return false;
    }
    answer(response, 429, error('rate_limit_exceeded', 'Too many requests'), {
      'retry-after': String(Math.ceil(1 / o.perSecond)),
    });
    return true;
  }

  function get(pathname: string, query: URLSearchParams, response: ServerResponse): unknown {
    if (pathname === '/emails') {
      const list = ledger.toReversed().map(({ id, to, from, subject, at, delivery }) => ({
        id,
        to: [to],
        from,
        subject,
        created_at: new Date(at).toISOString(),
        last_event: 'sent',
        ...(o.listTags ? { tags: [{ name: 'delivery', value: delivery }] } : {}),
      }));
      return page(response, query, list);
    }
    if (pathname === '/domains')
      return page(
        response,
        query,
        (o.verifiedDomains ?? ['example.org']).map((name) => ({
          id: name,
          name,
          status: 'verified',
          open_tracking: o.tracking ?? false,
          click_tracking: false,
        })),
      );
    if (pathname === '/usage')
      return answer(response, 200, {
        object: 'usage',
        emails: {
          daily: period(o.quota === undefined ? null : o.quota),
          monthly: period(3_000_000),
        },
      });
    if (pathname === '/webhooks') return page(response, query, [{ id: 'wh1' }]);
    if (pathname === '/webhooks/wh1/events')
      return page(
        response,
        query,
        events.toReversed().map(({ payload: _, ...line }) => ({ ...line, status: 'failed' })),
      );
    const event = events.find(({ id }) => pathname === `/webhooks/wh1/events/${id}`);
    if (event) return answer(response, 200, { object: 'webhook_event', status: 'failed', ...event });
    return answer(response, 404, error('not_found', pathname));
  }

  function period(limitOf: number | null) {
    return { used: ledger.length, limit: limitOf, resets_at: new Date(now() + 3_600_000).toISOString() };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    ledger,
    requests,
    configure(change) {
      o = { ...o, ...change };
    },
    webhook(entry, type, extra = {}) {
      const id = `msg_${randomUUID()}`;
      const payload = {
        type,
        created_at: new Date(now()).toISOString(),
        data: {
          email_id: entry.id,
          created_at: new Date(entry.at).toISOString(),
          from: entry.from,
          to: [entry.to],
          subject: entry.subject,
          tags: { delivery: entry.delivery },
          ...extra,
        },
      };
      events.push({ id, type, created_at: payload.created_at, payload });
      return sign(id, JSON.stringify(payload));
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Signs a body as the provider does. */
export function sign(id: string, body: string, at = new Date(), secret = WEBHOOK_SECRET): SignedWebhook {
  return {
    body,
    headers: {
      'svix-id': id,
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Webhook(secret).sign(id, at, body),
      'content-type': 'application/json',
    },
  };
}

interface Mail {
  readonly from: string;
  readonly to: string | readonly string[];
  readonly subject: string;
  readonly tags?: readonly { readonly name: string; readonly value: string }[];
}

function addressOf(mail: Mail): string {
  return typeof mail.to === 'string' ? mail.to : (mail.to[0] ?? '');
}

function domainOf(from: string): string {
  return from.replace(/^.*@/, '').replace(/>.*$/, '');
}
