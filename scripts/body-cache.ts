/**
 * Rendered bodies kept on disk between builds. The name of a body is the digest of everything it is made from: the
 * input, and the source code that makes it. So there is nothing to invalidate: a body found is the body that would be made.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BodyStore } from '../src/site/model/body-store.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** All that a body can depend on besides its input. */
const CODE = ['src/domain', 'src/site', 'package-lock.json'];
/** A body, or one that a build that was cut off left aside. Nothing else in the folder is ours. */
const BODY = /^[0-9a-f]{64}\.html(\.\d+)?$/;

export interface BodyCache extends BodyStore {
  /** Removes what this build did not use. */
  prune(): void;
  readonly counts: { readonly found: number; readonly made: number };
}

/** @param dir folder of one content folder's bodies; made when absent */
export function openBodyCache(dir: string): BodyCache {
  mkdirSync(dir, { recursive: true });
  const code = codeDigest();
  const digests = new WeakMap<object, string>();
  const used = new Set<string>();
  const counts = { found: 0, made: 0 };
  return {
    counts,
    get(kind, input, make) {
      const name = `${digestOf([code, kind, inputDigest(input, digests)])}.html`;
      const path = join(dir, name);
      used.add(name);
      const kept = readIfPresent(path);
      if (kept !== undefined) {
        counts.found += 1;
        return kept;
      }
      const body = Buffer.from(make());
      // Written aside and renamed: a build that is cut off leaves no half body behind.
      const aside = `${path}.${process.pid}`;
      writeFileSync(aside, body);
      renameSync(aside, path);
      counts.made += 1;
      return body;
    },
    prune() {
      for (const name of readdirSync(dir))
        if (BODY.test(name) && !used.has(name)) rmSync(join(dir, name), { force: true });
    },
  };
}

/** Another build of the same content may be pruning: a body can go between looking and reading. */
function readIfPresent(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Large frozen parts (texts) are digested once per build, not once per pair. */
function inputDigest(input: object, digests: WeakMap<object, string>): string {
  return digestOf(
    Object.entries(input).flatMap(([name, value]) =>
      // A part that may be left out is the same input whether it is absent or undefined.
      value === undefined
        ? []
        : [
            name,
            typeof value === 'object' && value !== null ? partDigest(value, digests) : JSON.stringify(value),
          ],
    ),
  );
}

function partDigest(part: object, digests: WeakMap<object, string>): string {
  const known = digests.get(part);
  if (known) return known;
  const made = digestOf([JSON.stringify(part)]);
  digests.set(part, made);
  return made;
}

function codeDigest(): string {
  const files = CODE.flatMap((path) => {
    if (path.includes('.')) return [path];
    return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
  }).sort();
  return digestOf([
    process.version,
    ...files.flatMap((file) => [file, readFileSync(join(ROOT, file), 'utf8')]),
  ]);
}

/** Each part with its length, so that no two lists run together into one text. */
function digestOf(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
