/** The live preview: drafts with their findings, read anew at each request, and the site on any day. Loopback only. */
import { mkdtempSync, readFileSync, rmSync, statSync, watch } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { readArchive } from '#archive/read-archive.ts';
import { type Instant, isLocalDate, localDateOf, startOfDay } from '#domain/date.ts';
import { escapeHtml } from '#domain/edition/escape.ts';
import type { Language } from '#domain/language.ts';
import { ProblemError, problemIn, problemLine, worded } from '#domain/problem.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { previewBroken, previewDraft, previewIndex } from '#exchange/preview-page.ts';
import { checkContent } from '#workflows/desk/check.ts';

export interface DevOptions {
  readonly contentDir: string;
  readonly port: number;
  readonly reader: Language;
  readonly now: () => Instant;
}

export interface DevServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Starts the preview; `port` 0 takes a free one. */
export async function startDevServer(options: DevOptions): Promise<DevServer> {
  const listeners = new Set<ServerResponse>();
  const rehearsals: { server: Server; dir: string }[] = [];
  // Editors save in bursts: one reload for all files of a moment.
  let waiting: NodeJS.Timeout | undefined;
  const watcher = watch(options.contentDir, { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      for (const listener of listeners) listener.write('data: changed\n\n');
    }, 150);
  });
  const server = createServer((request, response) => {
    answer(request, response, options, listeners, rehearsals).catch((error: unknown) =>
      fail(response, error, options.reader),
    );
  });
  const url = await listen(server, options.port);
  return {
    url,
    close: async () => {
      watcher.close();
      clearTimeout(waiting);
      for (const listener of listeners) listener.end();
      await Promise.all(
        [server, ...rehearsals.map((each) => each.server)].map(
          (each) => new Promise((done) => each.close(done)),
        ),
      );
      for (const { dir } of rehearsals) rmSync(dir, { recursive: true, force: true });
    },
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () =>
      done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: DevOptions,
  listeners: Set<ServerResponse>,
  rehearsals: { server: Server; dir: string }[],
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('\n');
    listeners.add(response);
    request.on('close', () => listeners.delete(response));
    return;
  }
  if (pathname === '/rehearse') {
    response
      .writeHead(303, { location: await rehearse(searchParams.get('date') ?? '', options, rehearsals) })
      .end();
    return;
  }
  const archive = readArchive(options.contentDir);
  const now = options.now();
  const dictionaries = await loadDictionaries(archive.publisher.languages);
  if (pathname === '/') {
    const report = checkContent({ archive, now, dictionaries, reader: options.reader });
    html(response, previewIndex(report, options.reader, localDateOf(now, archive.publisher.timeZone)));
    return;
  }
  const [, language = '', statement = '', edition = ''] = pathname.split('/').map(decodeURIComponent);
  const [found] = checkContent({
    archive,
    now,
    dictionaries,
    reader: options.reader,
    statement,
    edition,
  }).editions;
  const text =
    found &&
    Object.values(
      archive.statements
        .find((each) => each.statement === statement)
        ?.editions.find((each) => each.id === edition)?.texts ?? {},
    ).find((each) => each.language === language);
  if (!found) response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('404');
  else if (!text) html(response, previewBroken(found, options.reader), 422);
  else html(response, previewDraft(found, text, options.reader, searchParams.has('redline')));
}

function html(response: ServerResponse, body: string, status = 200): void {
  response
    .writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(body);
}

/** Builds the public site as it will be on a day, and serves it on a port of its own. */
async function rehearse(
  date: string,
  options: DevOptions,
  rehearsals: { server: Server; dir: string }[],
): Promise<string> {
  if (!isLocalDate(date))
    throw new ProblemError([
      {
        code: 'dev/date',
        severity: 'error',
        ...worded({
          nl: { message: `“${date}” is geen datum.`, hint: 'Schrijf de datum als 2028-03-01.' },
          en: { message: `“${date}” is not a date.`, hint: 'Write it as 2028-03-01.' },
        }),
      },
    ]);
  const { publisher } = readArchive(options.contentDir);
  const { buildSite } = await import('./site-builder.ts');
  const dir = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  const server = createServer((request, response) => serveFile(join(dir, 'site'), request, response));
  const url = await listen(server, 0);
  rehearsals.push({ server, dir });
  await buildSite({
    contentDir: options.contentDir,
    out: join(dir, 'site'),
    now: startOfDay(date, publisher.timeZone),
    publicUrl: url,
    demonstration: true,
    rehearsal: date,
  });
  return `${url}/`;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.ics': 'text/calendar',
};

function serveFile(root: string, request: IncomingMessage, response: ServerResponse): void {
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname));
  const file = join(root, path);
  const found = [file, join(file, 'index.html')].find(
    (each) => each.startsWith(root) && statSync(each, { throwIfNoEntry: false })?.isFile(),
  );
  if (!found) response.writeHead(404).end();
  else
    response
      .writeHead(200, {
        'content-type': `${TYPES[extname(found)] ?? 'application/octet-stream'}; charset=utf-8`,
      })
      .end(readFileSync(found));
}

function fail(response: ServerResponse, error: unknown, reader: Language): void {
  const sentences =
    error instanceof ProblemError
      ? error.problems.map((problem) => problemLine(problemIn(problem, reader)))
      : [String(error)];
  if (!response.headersSent)
    response.writeHead(error instanceof ProblemError ? 422 : 500, {
      'content-type': 'text/html; charset=utf-8',
    });
  response.end(
    `<!doctype html><meta charset="utf-8">${sentences.map((each) => `<p>${escapeHtml(each)}</p>`).join('')}<script>new EventSource('/events').onmessage=()=>location.reload()</script>`,
  );
}
