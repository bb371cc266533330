/** Builds the whole public site of a content folder at one moment: a pure function of content, register, now and zone. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'astro';
import { rehearsalOf } from '#archive/rehearsal.ts';
import type { Instant } from '#domain/date.ts';
import config from '../astro.config.mjs';
import { anyTwoScript } from '../src/site/any-two/script.ts';
import { comparisonPages } from '../src/site/comparisons.ts';
import { loadSite } from '../src/site/content.ts';
import { setBuilding } from '../src/site/current.ts';
import { embedScript } from '../src/site/embed/script.ts';
import { siteFiles } from '../src/site/files.ts';
import type { Site } from '../src/site/model/site.ts';
import { openBodyCache } from './body-cache.ts';
import { checkOut, replaceOut } from './out-folder.ts';
import { takePattern, writeSiteFiles } from './site-files.ts';

export interface BuildOptions {
  readonly contentDir: string;
  /**
   * Replaced as a whole when the build has succeeded; untouched when it fails. Only a folder that is absent, empty or
   * made by an earlier build.
   */
  readonly out: string;
  readonly now: Instant;
  /** Without trailing slash. */
  readonly publicUrl: string;
  readonly demonstration?: boolean;
  /** Declared on every page. */
  readonly rehearsal?: string;
  /** Where rendered bodies are kept between builds; `null` keeps none. Default: below `node_modules/.cache`. */
  readonly cacheDir?: string | null;
}

export interface BuildSummary {
  readonly out: string;
  readonly files: number;
  readonly bytes: number;
}

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = join(ROOT, 'node_modules', '.cache', 'promulgate-site');

/** One build at a time in a process: the pages read the site of the build that is running. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Builds the site into `out`.
 * @throws {ProblemError} when the published part of the content is not whole, or `out` may not or cannot be replaced
 */
export function buildSite(options: BuildOptions): Promise<BuildSummary> {
  const next = queue.then(() => buildNow(options));
  queue = next.catch(() => undefined);
  return next;
}

async function buildNow(options: BuildOptions): Promise<BuildSummary> {
  checkOut(options.out, options);
  const site = loadSite({
    contentDir: options.contentDir,
    now: options.now,
    publicUrl: options.publicUrl.replace(/\/+$/, ''),
    demonstration: options.demonstration ?? false,
    rehearsal: options.rehearsal ?? (rehearsalOf(options.contentDir) ? basename(options.contentDir) : null),
  });
  const out = resolve(options.out);
  mkdirSync(join(CACHE, 'builds'), { recursive: true });
  const root = mkdtempSync(join(CACHE, 'builds', `${process.pid}-`));
  try {
    const bodies = openBodyCache(bodiesOf(options, root));
    const fresh = join(root, 'site');
    await renderPages(site, root);
    const patternAt = (address: string) => takePattern(fresh, address);
    writeSiteFiles(comparisonPages(site, bodies, patternAt), fresh, out);
    writeSiteFiles(siteFiles(site), fresh, out);
    bodies.prune();
    replaceOut(out, fresh, options);
    return { out, ...measure(out) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** One folder per content folder, so that two publishers on one machine do not prune each other's bodies. */
function bodiesOf(options: BuildOptions, root: string): string {
  if (options.cacheDir === null) return join(root, 'bodies');
  if (options.cacheDir !== undefined) return options.cacheDir;
  const name = createHash('sha256').update(resolve(options.contentDir)).digest('hex').slice(0, 16);
  return join(CACHE, 'bodies', name);
}

/**
 * Astro keeps working files below its root, and below the current folder when it writes outside of that: places that
 * two builds at once would share. So every build gets a root of its own to write in, inside `node_modules` so that
 * what it writes still finds the project's packages.
 */
async function renderPages(site: Site, root: string): Promise<void> {
  setBuilding({ site, embedIntegrity: embedScript().integrity, anyTwoScript: anyTwoScript() });
  try {
    await build({
      ...config,
      configFile: false,
      root,
      srcDir: join(ROOT, 'src/site'),
      publicDir: join(root, 'public'),
      cacheDir: join(root, 'cache'),
      outDir: join(root, 'site'),
      mode: 'production',
      logLevel: 'error',
      site: new URL(site.settings.publicUrl).origin,
      vite: { logLevel: 'error', cacheDir: join(root, 'vite') },
    });
  } finally {
    setBuilding(undefined);
  }
}

function measure(dir: string): { files: number; bytes: number } {
  let files = 0;
  let bytes = 0;
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    const stats = statSync(join(dir, name));
    if (!stats.isFile()) continue;
    files += 1;
    bytes += stats.size;
  }
  return { files, bytes };
}
