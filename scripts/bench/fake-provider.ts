/** A provider without limits for measuring: reads a batch, gives it ids, counts. Runs as a process of its own. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

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
    const key = String(request.headers['idempotency-key']);
    let body = keys.get(key);
    if (body === undefined) {
      const prefix = randomBytes(8).toString('hex');
      body = JSON.stringify({ data: Array.from({ length: size }, (_, n) => ({ id: `${prefix}-${n}` })) });
      keys.set(key, body);
      mails += size;
    } else repeats += 1;
    response.writeHead(200, { 'content-type': 'application/json', 'ratelimit-limit': '1000000' });
    response.end(body);
  });
});
// Idle connections stay open: one that is closed under a request would only measure a retry.
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready ${(server.address() as AddressInfo).port}\n`);
});
