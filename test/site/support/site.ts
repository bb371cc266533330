/** The test archive, built and served on the loopback. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { buildSite } from '../../../scripts/site-builder.ts';
import { NOW, writeTestContent } from './content.ts';

export const PUBLIC_URL = 'https://example.org';

export interface TestSite {
  readonly home: string;
  readonly content: string;
  readonly out: string;
  /** Addresses of all files, sorted; pages end in `/`. */
  readonly addresses: readonly string[];
  read(address: string): string;
  remove(): void;
}

/** @param now the moment the site is built for */
export async function buildTestSite(now: string = NOW): Promise<TestSite> {
  const home = mkdtempSync(join(tmpdir(), 'promulgate-site-'));
  const content = join(home, 'content');
  const out = join(home, 'site');
  writeTestContent(content);
  await buildSite({ contentDir: content, out, now, publicUrl: PUBLIC_URL, cacheDir: join(home, 'cache') });
  return {
    home,
    content,
    out,
    addresses: addressesIn(out),
    read: (address) => readFileSync(fileOf(out, address), 'utf8'),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

export function addressesIn(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(dir, name)).isFile())
    .map((name) => `/${name}`.replace(/\/index\.html$/, '/'))
    .sort();
}

export function fileOf(dir: string, address: string): string {
  const path = decodeURIComponent(address);
  return join(dir, path.endsWith('/') ? `${path}index.html` : path);
}

/** Every address that is a page of the site itself. */
export function pagesOf(site: TestSite): readonly string[] {
  return site.addresses.filter((address) => address.endsWith('/') || address === '/404.html');
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.js': 'text/javascript',
};

export interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a folder; `headers` go with every answer. */
export async function serve(
  dir: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = fileOf(dir, pathname);
    const found = existsSync(file) && statSync(file).isFile();
    const body = found ? readFileSync(file) : 'Not found';
    answer.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'text/plain', ...headers });
    answer.end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
