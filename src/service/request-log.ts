/** Counts and one line per request; no address, no token, nothing of the visitor. */
import type { MiddlewareHandler } from 'hono';
import type { AccessLine } from './deps.ts';

export interface RequestCounts {
  readonly byClass: Map<string, number>;
  ms: number;
}

export function requestCounts(): RequestCounts {
  return { byClass: new Map(), ms: 0 };
}

/** Path parts that name a person or a message. */
const PRIVATE_PART = /\/(confirm|preferences|unsubscribe|mailbox)\/[^/]+/;

export function requestLog(
  counts: RequestCounts,
  log: ((line: AccessLine) => void) | undefined,
): MiddlewareHandler {
  return async (c, next) => {
    const begun = performance.now();
    await next();
    const ms = performance.now() - begun;
    const status = c.res.status;
    const bucket = `${Math.floor(status / 100)}xx`;
    counts.byClass.set(bucket, (counts.byClass.get(bucket) ?? 0) + 1);
    counts.ms += ms;
    log?.({
      at: new Date().toISOString(),
      method: c.req.method,
      path: c.req.path.replace(PRIVATE_PART, '/$1/…'),
      status,
      ms: Math.round(ms * 10) / 10,
    });
  };
}
