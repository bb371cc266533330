/**
 * A provider for measuring: reads a batch, gives it ids, counts. Without limits, or with so many requests a second
 * as its argument says. Runs as a process of its own.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const { perSecond = 1_000_000 } = JSON.parse(process.argv[2] ?? '{}') as { perSecond?: number };
let tokens = perSecond;
let refilledAt = performance.now();
let mails = 0;
let repeats = 0;
const keys = new Map<string, string>();
const TAG = Buffer.from('"name":"delivery"');

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ mails, repeats, object: 'list', data: [], has_more: false }));
    return;
  }
  let size = 0;
  let rest = Buffer.alloc(0);
  request.on('data', (chunk: Buffer) => {
    // Counted without parsing: parsing two megabytes per request would measure this process, not ours.
    const window = Buffer.concat([rest, chunk]);
    let at = window.indexOf(TAG);
    let end = 0;
    while (at >= 0) {
      size += 1;
      end = at + TAG.length;
      at = window.indexOf(TAG, end);
    }
    rest = Buffer.from(window.subarray(Math.max(end, window.length - TAG.length + 1)));
  });
  request.on('end', () => {
    const limits = limit();
    if (tokens < 1) {
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '1', ...limits });
      response.end('{"statusCode":429,"name":"rate_limit_exceeded","message":"Too many requests"}');
      return;
    }
    tokens -= 1;
    const key = String(request.headers['idempotency-key']);
    let body = keys.get(key);
    if (body === undefined) {
      // Random, as the real ones are: ids in a row would flatter the index they are kept in.
      body = JSON.stringify({ data: Array.from({ length: size }, () => ({ id: randomUUID() })) });
      keys.set(key, body);
      mails += size;
    } else repeats += 1;
    response.writeHead(200, { 'content-type': 'application/json', ...limits });
    response.end(body);
  });
});

function limit(): Record<string, string> {
  const now = performance.now();
  tokens = Math.min(perSecond, tokens + ((now - refilledAt) / 1000) * perSecond);
  refilledAt = now;
  return {
    'ratelimit-limit': String(perSecond),
    'ratelimit-remaining': String(Math.max(0, Math.floor(tokens - 1))),
    'ratelimit-reset': '1',
  };
}

// Idle connections stay open: one that is closed under a request would only measure a retry.
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready ${(server.address() as AddressInfo).port}\n`);
});

// A benchmark that is killed takes its provider along.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit();
}, 1_000).unref();
