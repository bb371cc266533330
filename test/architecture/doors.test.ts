/** The doors of the house (src/README.md): which room may import which. Reads `.ts` and `.astro`. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Import, importsOf, sourceFiles } from './imports.ts';

/** The nouns of the domain, in order: each may import those above it. */
const NOUNS = [
  'edition',
  'change',
  'assessment',
  'register',
  'timeline',
  'review',
  'notice',
  'subscription',
  'delivery',
] as const;

/** Room -> rooms it may import, besides itself. `site` and `mail` have a door with a lock, see {@link isLocked}. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  archive: ['domain'],
  store: ['domain'],
  mail: ['domain'],
  exchange: ['domain'],
  workflows: ['domain', 'archive', 'store', 'exchange', 'mail'],
  service: ['domain', 'workflows'],
  site: ['domain', 'archive'],
  config: ['domain'],
  scripts: [
    'domain',
    'archive',
    'store',
    'mail',
    'exchange',
    'workflows',
    'service',
    'site',
    'config',
    'astro.config.mjs',
  ],
  'astro.config.mjs': ['domain', 'site'],
};

function roomOf(path: string): string | undefined {
  if (path === 'src/config.ts') return 'config';
  if (path.startsWith('src/')) return path.split('/')[1];
  if (path.startsWith('scripts/')) return 'scripts';
  return path === 'astro.config.mjs' ? path : undefined;
}

/** The small words (`domain/date.ts`, …) rank above every noun. */
function rankOf(path: string): number {
  return NOUNS.indexOf(path.split('/')[2] as (typeof NOUNS)[number]);
}

/** The folder inside a room (`workflows/people`, `domain/change/align`); files of the room itself stand in none. */
function chamberOf(path: string): string | undefined {
  return /^src\/(?:domain\/(?:change|assessment)|workflows)\/[^/]+(?=\/)/.exec(path)?.[0];
}

/** Doors that open only for one visitor or onto one object. */
function isLocked({ from, to }: Import): boolean {
  if (roomOf(from) === 'site' && roomOf(to) === 'archive') return from !== 'src/site/content.ts';
  if (roomOf(from) === 'workflows' && roomOf(to) === 'mail') return to !== 'src/mail/transport.ts';
  return false;
}

/** Why an import is not allowed; `undefined` when it is. */
function objection(entry: Import): string | undefined {
  const from = roomOf(entry.from);
  const to = roomOf(entry.to);
  if (from === undefined) return 'a file outside every room';
  if (to === undefined) {
    return from === 'domain' && entry.to.startsWith('node:')
      ? 'the domain does no input or output'
      : undefined;
  }
  if (from === 'domain' && to === 'domain') {
    return rankOf(entry.to) > rankOf(entry.from) ? 'a noun imports one below it' : undefined;
  }
  if (from !== to && !(DOORS[from] ?? []).includes(to)) return `${from} has no door to ${to}`;
  return isLocked(entry) ? `${from} may not enter ${to} here` : undefined;
}

const imports = sourceFiles().flatMap((file) => importsOf(file));

test('every import goes through a door', () => {
  const violations = imports.flatMap((entry) => {
    const why = objection(entry);
    return why ? [`${entry.from} -> ${entry.to}: ${why}`] : [];
  });
  expect(violations).toEqual([]);
});

test('only config.ts, and the scripts that plug parts together, read the environment', () => {
  // Handing the whole environment on to a child process is not reading it.
  const readers = sourceFiles().filter(
    (file) =>
      file.startsWith('src/') &&
      file !== 'src/config.ts' &&
      /(?<!\.\.\.)\bprocess\.env\b/.test(readFileSync(file, 'utf8')),
  );
  expect(readers).toEqual([]);
});

test('no file imports itself round a corner, types included', () => {
  const graph = new Map<string, string[]>();
  for (const { from, to } of imports) {
    if (roomOf(to) !== undefined) graph.set(from, [...(graph.get(from) ?? []), to]);
  }
  expect(findCycle(graph)).toEqual([]);
});

test('chambers within a room face one way', () => {
  const graph = new Map<string, string[]>();
  for (const { from, to } of imports) {
    const [here, there] = [chamberOf(from), chamberOf(to)];
    if (here && there && here !== there) graph.set(here, [...(graph.get(here) ?? []), there]);
  }
  expect(graph.size).toBeGreaterThan(5);
  expect(findCycle(graph)).toEqual([]);
});

test('no file has outgrown its subject', () => {
  const large = sourceFiles().filter((file) => readFileSync(file, 'utf8').split('\n').length > 351);
  expect(large).toEqual([]);
});

/** The first cycle found, as a path; empty when there is none. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): readonly string[] => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return [];
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle.length > 0) return cycle;
    }
    done.add(node);
    return [];
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}

describe('the test itself sees', () => {
  const cases: readonly [string, string, string, string | undefined][] = [
    [
      'an upward import',
      'src/domain/edition/a.ts',
      "import type { Change } from '#domain/change/model.ts';",
      'a noun imports one below it',
    ],
    ['a small word', 'src/domain/edition/a.ts', "import { x } from '../date.ts';", undefined],
    [
      'the disk in the domain',
      'src/domain/edition/a.ts',
      "import { readFileSync } from 'node:fs';",
      'the domain does no input or output',
    ],
    [
      'an Astro page that reads the archive',
      'src/site/pages/a.astro',
      "---\nimport { readArchive } from '#archive/read-archive.ts';\n---\n<p/>",
      'site may not enter archive here',
    ],
    [
      'a workflow that knows a vendor',
      'src/workflows/a.ts',
      "const { x } = await import('#mail/resend.ts');",
      'workflows may not enter mail here',
    ],
    [
      'a store that reads the archive',
      'src/store/a.ts',
      "export * from '#archive/read-archive.ts';",
      'store has no door to archive',
    ],
    ['a comment', 'src/store/a.ts', "// import x from '#archive/read-archive.ts'", undefined],
  ];
  test.each(cases)('%s', (_name, file, source, expected) => {
    const found = importsOf(file, source)
      .map(objection)
      .find((why) => why !== undefined);
    expect(found).toBe(expected);
  });
});
