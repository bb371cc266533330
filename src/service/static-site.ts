/** The built site from a folder: whole files, entity tags, no listing, nothing outside the folder. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Context } from 'hono';
import { policyFor } from './security.ts';

const compress = promisify(brotliCompress);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonl': 'application/x-ndjson; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.link': 'application/link-format; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const FEEDS: Readonly<Record<string, string>> = {
  'feed.xml': 'application/atom+xml; charset=utf-8',
  'feed.json': 'application/feed+json; charset=utf-8',
};
const SQUEEZABLE = /^(text|application\/(json|xml|atom|feed|x-ndjson|link))|svg/;
/** File names that contain their own digest never change. */
const HASHED = /\/_astro\/|[.-][0-9a-f]{16,}\.\w+$/;
/** Squeezed bodies kept in memory, by entity tag. */
const KEPT = 256;

export interface SiteFile {
  readonly path: string;
  readonly bytes: Buffer;
  readonly type: string;
}

export interface StaticSite {
  /** Answers for a path, or `undefined` when the site has no such page. */
  readonly respond: (c: Context, path: string) => Promise<Response | undefined>;
  readonly read: (path: string) => Promise<SiteFile | undefined>;
  readonly notFound: (c: Context) => Promise<Response>;
}

export function staticSite(dist: string): StaticSite {
  const squeezed = new Map<string, Buffer>();
  const read = (path: string) => readSiteFile(dist, path);
  return {
    read,
    respond: async (c, asked) => {
      // Two slashes in front would make a redirect lead to another host.
      const path = asked.replace(/^\/+/, '/');
      if (!path.endsWith('/') && (await isFolder(dist, path))) return c.redirect(`${path}/`, 301);
      const file = await read(path);
      if (file) return answer(c, file, 200, squeezed);
      const turned = inReadingOrder(path);
      return turned && (await isFolder(dist, turned)) ? c.redirect(turned, 301) : undefined;
    },
    notFound: async (c) => {
      const page = await read('/404.html');
      return page ? answer(c, page, 404, squeezed) : c.text('404', 404);
    },
  };
}

/** A comparison is published from old to new; who asks for it from new to old is sent there. */
function inReadingOrder(path: string): string | undefined {
  const [, before, left, right] = /^(.*\/compare\/)([^/]+)\/([^/]+)\/?$/.exec(path) ?? [];
  return before && left && right ? `${before}${right}/${left}/` : undefined;
}

/** The file behind a path of the site; a folder means its `index.html`. */
async function readSiteFile(dist: string, path: string): Promise<SiteFile | undefined> {
  const place = placeOf(dist, path);
  if (!place) return undefined;
  const name = path.endsWith('/') ? join(place, 'index.html') : place;
  const bytes = await readFile(name).catch(() => undefined);
  if (!bytes) return undefined;
  const base = name.slice(name.lastIndexOf(sep) + 1);
  return { path, bytes, type: FEEDS[base] ?? TYPES[extname(base)] ?? 'application/octet-stream' };
}

async function isFolder(dist: string, path: string): Promise<boolean> {
  const place = placeOf(dist, path);
  if (!place) return false;
  const index = await stat(join(place, 'index.html')).catch(() => undefined);
  return index?.isFile() === true;
}

/** The place on disk, or `undefined` for a path that would leave the folder or name a hidden file. */
function placeOf(dist: string, path: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  if (decoded.split('/').some((part) => part.startsWith('.') || part === '_shell')) return undefined;
  const place = normalize(join(dist, decoded));
  return place === dist || place.startsWith(dist.endsWith(sep) ? dist : dist + sep) ? place : undefined;
}

async function answer(
  c: Context,
  file: SiteFile,
  status: 200 | 404,
  squeezed: Map<string, Buffer>,
): Promise<Response> {
  const brotli =
    SQUEEZABLE.test(file.type) &&
    file.bytes.length > 1_000 &&
    /\bbr\b/.test(c.req.header('accept-encoding') ?? '');
  const tag = createHash('sha256').update(file.bytes).digest('base64url').slice(0, 24);
  const etag = `"${tag}${brotli ? '-br' : ''}"`;
  const headers = new Headers({
    'Content-Type': file.type,
    ETag: etag,
    // Pages carry the prominent notice, so even a page at a permanent address can change.
    'Cache-Control': HASHED.test(file.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    Vary: 'Accept-Encoding',
  });
  if (file.type.startsWith('text/html'))
    headers.set(
      'Content-Security-Policy',
      policyFor(file.bytes.toString('utf8'), file.path.startsWith('/embed/')),
    );
  if (status === 200 && matches(c.req.header('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  if (brotli) headers.set('Content-Encoding', 'br');
  const body = brotli ? await squeeze(etag, file.bytes, squeezed) : file.bytes;
  headers.set('Content-Length', String(body.length));
  return new Response(c.req.method === 'HEAD' ? null : new Uint8Array(body), { status, headers });
}

function matches(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}

async function squeeze(etag: string, bytes: Buffer, kept: Map<string, Buffer>): Promise<Buffer> {
  const known = kept.get(etag);
  if (known) return known;
  const fresh = await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } });
  const oldest = kept.keys().next().value;
  if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(etag, fresh);
  return fresh;
}

/**
 * The language to greet a visitor in.
 * @param header `Accept-Language`; wildcards and unknown tags are skipped
 */
export function preferredLanguage<L extends string>(
  header: string | undefined,
  languages: readonly L[],
): L | undefined {
  const wanted = (header ?? '')
    .split(',')
    .map((part, index) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag: tag.toLowerCase(), quality: weight === undefined ? 1 : Number(weight), index };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.index - b.index);
  for (const { tag } of wanted) {
    const found = languages.find((language) => tag === language || tag.startsWith(`${language}-`));
    if (found) return found;
  }
  return undefined;
}
