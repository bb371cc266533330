/** How the fake provider answers, and how its answers get lost. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from './fault.ts';

export function error(name: string, message: string, statusCode = 400) {
  return { statusCode, name, message };
}

export async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

export function answer(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): unknown {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  return response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

export function html(response: ServerResponse, status: number): unknown {
  response.writeHead(status, { 'content-type': 'text/html' });
  return response.end('<html><body>Bad gateway</body></html>');
}

export function reset(request: IncomingMessage): unknown {
  return request.socket.resetAndDestroy();
}

/** Never answers; the caller gives up. */
export function hang(request: IncomingMessage): unknown {
  return setTimeout(() => request.socket.destroy(), 60_000).unref();
}

/** Everything was accepted; what the sender hears of it is another matter. */
export function deliverAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  fault: Fault,
  status: number,
  body: string,
): unknown {
  switch (fault) {
    case 'reset-after':
      return reset(request);
    case 'timeout-after':
      return hang(request);
    case 'html-500-after':
      return html(response, 500);
    case 'json-500-after':
      return answer(response, 500, error('internal_server_error', 'Something went wrong', 500));
    case 'html-200-after':
      return html(response, 200);
    case 'truncated-after':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(body.length) });
      response.write(body.slice(0, body.length / 2));
      return setTimeout(() => request.socket.destroy(), 5);
    case 'missing-id-after': {
      const parsed = JSON.parse(body) as { data?: unknown[] };
      return answer(response, status, { ...parsed, data: parsed.data?.slice(1) });
    }
    default:
      return answer(response, status, body);
  }
}

export function page(
  response: ServerResponse,
  query: URLSearchParams,
  all: readonly { readonly id: string }[],
): unknown {
  const limit = Number(query.get('limit') ?? 20);
  const after = query.get('after');
  const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  const data = all.slice(start, start + limit);
  return answer(response, 200, { object: 'list', has_more: start + limit < all.length, data });
}
