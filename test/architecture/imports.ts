/** Reads who imports whom, in `.ts` and `.astro` files alike, type imports included. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Import {
  /** Importing file, from the root of the repository, with forward slashes. */
  readonly from: string;
  /** Imported file, the same way; a package name or `node:…` stays as written. */
  readonly to: string;
}

const SPECIFIER =
  /(?:^|[\s;}])(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** All source files of the product: `src` and `scripts`. */
export function sourceFiles(): readonly string[] {
  return globSync(['src/**/*.{ts,astro,mjs}', 'scripts/**/*.{ts,mjs}', 'astro.config.mjs'])
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** Every import of one file, resolved to a path from the root where it is one of ours. */
export function importsOf(file: string, source = readFileSync(file, 'utf8')): readonly Import[] {
  const code = stripComments(file.endsWith('.astro') ? astroScript(source) : source);
  return [...code.matchAll(SPECIFIER)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    return { from: file, to: resolveSpecifier(file, specifier) };
  });
}

function resolveSpecifier(file: string, specifier: string): string {
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`;
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier)).replaceAll('\\', '/');
  return specifier;
}

/** The front matter of an Astro file, and what its script elements hold. */
function astroScript(source: string): string {
  const front = /^---\n([\s\S]*?)\n---/.exec(source)?.[1] ?? '';
  const scripts = [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return [front, ...scripts].join('\n');
}

/** Examples in comments are not imports. */
function stripComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
