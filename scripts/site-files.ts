/** Writes the files of a site. What stands in the site that is there already, byte for byte, is kept, not written again. */
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteFile } from '../src/site/files.ts';

/**
 * @param dir the folder that is becoming the site
 * @param before the site as it stands, or a folder that does not exist
 */
export function writeSiteFiles(files: Iterable<SiteFile>, dir: string, before: string): void {
  const made = new Set<string>();
  for (const { address, body } of files) {
    const name = address.endsWith('/') ? `${address}index.html` : address;
    const path = join(dir, name);
    if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true });
    made.add(dirname(path));
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    if (!keep(join(before, name), bytes, path)) writeFileSync(path, bytes);
  }
}

/** A second name for the same bytes on disk: nothing is written, and nothing is to be cleared away afterwards. */
function keep(before: string, bytes: Uint8Array, path: string): boolean {
  if (statSync(before, { throwIfNoEntry: false })?.size !== bytes.byteLength) return false;
  if (!readFileSync(before).equals(bytes)) return false;
  try {
    linkSync(before, path);
    return true;
  } catch {
    // Another disk, or a file system without links.
    return false;
  }
}

/** Reads a page that was drawn only to be poured into, and takes it away. */
export function takePattern(dir: string, address: string): string {
  const page = join(dir, address, 'index.html');
  const pattern = readFileSync(page, 'utf8');
  rmSync(dirname(page), { recursive: true });
  return pattern;
}
