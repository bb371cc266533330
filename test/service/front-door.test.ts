import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SQLITE } from '../support/postgres.ts';
import { ELSEWHERE, type FrontDoor, LOCAL, openFrontDoor } from './front-door.ts';

const SECRET = `whsec_${Buffer.from('a-signing-secret-for-the-tests').toString('base64')}`;
const received: { id: string; payload: unknown }[] = [];
let door: FrontDoor;

function builtSite(): string {
  const dist = mkdtempSync(join(tmpdir(), 'promulgate-dist-'));
  const file = (path: string, text: string) => {
    mkdirSync(join(dist, path, '..'), { recursive: true });
    writeFileSync(join(dist, path), text);
  };
  const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-x'">`;
  file('index.html', 'Kies een taal');
  file('nl/index.html', `<!doctype html>${policy}<h1>Overzicht</h1>${'tekst '.repeat(400)}`);
  file(
    'nl/subscribe/index.html',
    `<form method="post" action="/nl/subscribe"><button>Aanmelden</button></form>`,
  );
  file('nl/_shell/index.html', `<title>Voorbeeld · Voorbeeld BV</title><main><!--content--></main>`);
  file('nl/privacy/feed.xml', '<feed/>');
  file('nl/privacy/compare/2024-01-15/2025-02-01/index.html', '<h1>Vergelijking</h1>');
  file('embed/privacy/frame.nl.html', '<p>Aankondiging</p>');
  file('404.html', '<h1>Deze pagina bestaat niet</h1>');
  file('.secret', 'never served');
  return dist;
}

beforeEach(async () => {
  received.length = 0;
  door = await openFrontDoor(await SQLITE.freshUrl(), {
    dist: builtSite(),
    webhook: {
      secrets: ['whsec_b3RoZXItc2VjcmV0LW9mLXRoZS10ZXN0cw==', SECRET],
      receive: async ({ id, payload }) => received.push({ id, payload }),
    },
    mailbox: {
      list: async () => [
        {
          delivery: 'd1',
          to: 'jan@example.org',
          from: 'privacy@example.org',
          subject: '<b>Wijziging</b>',
          language: 'nl',
          at: '2027-01-20T12:00:00.000Z',
        },
      ],
      part: async (delivery, part) => (delivery === 'd1' && part === 'html' ? '<p>Bericht</p>' : undefined),
    },
  });
});
afterEach(() => door.close());

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  door.app.request(`https://www.example.org${path}`, { headers, method }, ELSEWHERE);

describe('the site', () => {
  test('is served with an entity tag, and not sent again to who has it', async () => {
    const first = await ask('/nl/');
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await ask('/nl/', { 'If-None-Match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const head = await ask('/nl/', {}, 'HEAD');
    expect([head.status, head.headers.get('etag')]).toEqual([200, first.headers.get('etag')]);
  });

  test('is squeezed for who takes brotli', async () => {
    const answer = await ask('/nl/', { 'Accept-Encoding': 'gzip, br' });
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect((await answer.arrayBuffer()).byteLength).toBeLessThan(500);
  });

  test('sends who compares from new to old to the comparison from old to new', async () => {
    const at = '/nl/privacy/compare/2024-01-15/2025-02-01/';
    for (const turned of ['2025-02-01/2024-01-15/', '2025-02-01/2024-01-15']) {
      const moved = await ask(`/nl/privacy/compare/${turned}`);
      expect([moved.status, moved.headers.get('location')]).toEqual([301, at]);
    }
    expect((await ask(at)).status).toBe(200);
    expect((await ask('/nl/privacy/compare/2025-02-01/2023-01-01/')).status).toBe(404);
    const doubled = await ask('//nl/privacy/compare/2025-02-01/2024-01-15/');
    expect(doubled.headers.get('location')).toBe(at);
  });

  test('sends a page without its slash to the page, and an unknown one to the page that says so', async () => {
    const moved = await ask('/nl/subscribe');
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/nl/subscribe/']);
    const missing = await ask('/nl/nergens/');
    expect([missing.status, await missing.text()]).toEqual([404, '<h1>Deze pagina bestaat niet</h1>']);
  });

  test.each([
    ['en-GB,en;q=0.9', '/en/'],
    ['nl-BE', '/nl/'],
    ['de, en;q=0.2, nl;q=0.8', '/nl/'],
  ])('greets %s at %s', async (accepted, place) => {
    const answer = await ask('/', { 'Accept-Language': accepted });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, place]);
  });

  test('lets who reads another language choose', async () => {
    expect(await (await ask('/', { 'Accept-Language': 'de' })).text()).toBe('Kies een taal');
  });

  test.each(['/.secret', '/%2e%2e/etc/passwd', '/nl/..%2f..%2fetc/passwd', '/nl/%00', '/nl/_shell/', '/%'])(
    'keeps %s to itself',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
    },
  );

  test('cannot be framed, sniffed or followed; what is made to be embedded can be framed', async () => {
    const page = (await ask('/nl/')).headers;
    expect(page.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'sha256-x'; frame-ancestors 'none'",
    );
    expect(page.get('x-content-type-options')).toBe('nosniff');
    expect(page.get('referrer-policy')).toBe('no-referrer');
    expect(page.get('strict-transport-security')).toContain('max-age=');
    const frame = (await ask('/embed/privacy/frame.nl.html')).headers;
    expect(frame.get('access-control-expose-headers')).toBe('Date');
    expect(frame.get('content-security-policy')).toContain('frame-ancestors *');
    expect(frame.get('x-frame-options')).toBeNull();
    expect((await ask('/nl/privacy/feed.xml')).headers.get('content-type')).toContain('application/atom+xml');
  });

  test('lends its frame to the pages of the service, and its form a signed moment', async () => {
    expect(await (await ask('/nl/subscribe/')).text()).toMatch(/name="started" value="[^"]+"><\/form>/);
    const page = await (await door.get('/nl/confirm/nonsense')).text();
    expect(page).toContain('<title>Deze link werkt niet · Voorbeeld BV</title><main><h1>');
  });
});

describe('receipts of the provider', () => {
  const body = JSON.stringify({ type: 'email.delivered', data: { email_id: 'e1' } });
  const send = (o: { at?: Date; secret?: string; body?: string } = {}) => {
    const at = o.at ?? new Date();
    return door.app.request('https://www.example.org/webhooks/resend', {
      method: 'POST',
      body: o.body ?? body,
      headers: {
        'svix-id': 'msg_1',
        'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
        'svix-signature': new Webhook(o.secret ?? SECRET).sign('msg_1', at, body),
      },
    });
  };

  test('are taken when any of our secrets signed them', async () => {
    expect((await send()).status).toBe(200);
    expect(received).toEqual([{ id: 'msg_1', payload: JSON.parse(body) }]);
  });

  test('are refused when forged, altered or older than five minutes', async () => {
    const foreign = `whsec_${Buffer.from('somebody-elses-secret').toString('base64')}`;
    expect((await send({ secret: foreign })).status).toBe(401);
    expect((await send({ body: body.replace('e1', 'e2') })).status).toBe(401);
    expect((await send({ at: new Date(Date.now() - 301_000) })).status).toBe(401);
    expect(received).toEqual([]);
  });
});

describe('the mailbox folder', () => {
  test('opens for this machine only, by its own name', async () => {
    const local = (host: string, env = LOCAL) => door.app.request(`http://${host}/mailbox/`, {}, env);
    expect((await local('localhost:4321')).status).toBe(200);
    expect((await local('localhost:4321', ELSEWHERE)).status).toBe(404);
    // A foreign name that was pointed at 127.0.0.1.
    expect((await local('evil.example.com')).status).toBe(404);
    expect((await door.app.request('http://localhost/mailbox/d1/html', {}, ELSEWHERE)).status).toBe(404);
  });

  test('shows a message that can do nothing', async () => {
    const list = await (await door.app.request('http://localhost/mailbox/', {}, LOCAL)).text();
    expect(list).toContain('&lt;b&gt;Wijziging&lt;/b&gt;');
    const message = await door.app.request('http://localhost/mailbox/d1/html', {}, LOCAL);
    expect(message.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(message.headers.get('content-security-policy')).toContain('sandbox');
    expect((await door.app.request('http://localhost/mailbox/d2/html', {}, LOCAL)).status).toBe(404);
  });
});

test('figures are for this machine, health for everybody', async () => {
  expect((await ask('/metrics')).status).toBe(403);
  expect((await ask('/health')).status).toBe(200);
  const figures = await (await door.app.request('http://localhost/metrics', {}, LOCAL)).text();
  expect(figures).toMatch(/^promulgate_http_requests_total\{status="2xx"\} 1$/m);
});

test('a body larger than any form is refused in words', async () => {
  const answer = await door.post('/nl/subscribe', { email: 'x'.repeat(20_000) });
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain('Te veel gegevens');
});

test('the access log names no address, no token and no visitor', async () => {
  await door.signUp('jan@example.org');
  const link = door.link('confirm');
  await door.get(link);
  await door.get('/nl/?email=jan@example.org');
  const log = JSON.stringify(door.log);
  expect(log).toContain('/nl/confirm/…');
  for (const secret of ['jan@example.org', link.split('/').at(-1) ?? '', '203.0.113'])
    expect(log).not.toContain(secret);
});

test('no answer sets a cookie', async () => {
  await door.signUp('jan@example.org');
  for (const path of ['/', '/nl/', '/nl/subscribe/', door.link('confirm')])
    expect((await door.get(path)).headers.get('set-cookie')).toBeNull();
});

test('a failure is a sentence for the visitor; the operator reads the cause', async () => {
  await door.signUp('jan@example.org');
  const link = door.link('confirm');
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await door.close();
  const broken = await door.get(link);
  const page = await broken.text();
  const cause = told.mock.calls.join('');
  told.mockRestore();
  expect(broken.status).toBe(500);
  expect(page).toContain('Er ging iets mis');
  expect(page).not.toContain('driver');
  expect(cause).toContain('GET failed');
  expect(cause).not.toContain(link);
});
