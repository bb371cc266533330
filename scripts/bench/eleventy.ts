/**
 * Eleventy building the same pages from the same data, beside our own build. It is no dependency of the project: the
 * benchmark installs it into a temporary folder of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '3.1.8';

/** Installs Eleventy into `dir`. @returns whether the registry had it */
export function installEleventy(dir: string): boolean {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'package.json'), '{"private":true,"type":"module"}\n');
  try {
    execFileSync(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', `@11ty/eleventy@${VERSION}`],
      { cwd: dir, stdio: 'ignore' },
    );
    return true;
  } catch {
    return false;
  }
}

export interface EleventyRun {
  readonly contentDir: string;
  readonly now: string;
  /** A page of our own site, whose head and foot become the layout. */
  readonly layout: string;
  readonly out: string;
}

/** @returns what the run printed about itself, or `null` when it did not survive */
export function runEleventy(dir: string, run: EleventyRun): string | null {
  writeProject(dir, run);
  try {
    const printed = execFileSync(process.execPath, ['--max-old-space-size=4096', 'run.js', run.out], {
      cwd: dir,
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return printed.trim().split('\n').at(-1) ?? null;
  } catch {
    return null;
  }
}

function writeProject(dir: string, { contentDir, now, layout }: EleventyRun): void {
  const pages = new URL('./eleventy-pages.ts', import.meta.url).href;
  const cut = layout.indexOf('<h1>');
  const end = layout.lastIndexOf('</div>', layout.indexOf('</main>'));
  const files: Readonly<Record<string, string>> = {
    'run.js': `import Eleventy from '@11ty/eleventy';
const started = performance.now();
const { readdirSync, statSync } = await import('node:fs');
await new Eleventy('src', process.argv[2], { quietMode: true, configPath: 'eleventy.config.js' }).write();
const { user, system } = process.cpuUsage();
const files = readdirSync(process.argv[2], { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const bytes = files.reduce((sum, entry) => sum + statSync(entry.parentPath + '/' + entry.name).size, 0);
console.log(JSON.stringify({ seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6,
  files: files.length, megabytes: Math.round(bytes / 1e6), memory: Math.round(process.resourceUsage().maxRSS / 1024) }));
`,
    'eleventy.config.js': 'export default () => ({ dir: { includes: "_includes", data: "_data" } });\n',
    'src/pages.js': `import { pagesForGenerator } from ${JSON.stringify(pages)};
export const pages = pagesForGenerator(${JSON.stringify(contentDir)}, ${JSON.stringify(now)});
`,
    'src/_data/list.js':
      "import { pages } from '../pages.js';\nexport default pages.map(({ address }, place) => ({ address, place }));\n",
    'src/_includes/page.11ty.js': `const [head, foot] = ${JSON.stringify([layout.slice(0, cut), layout.slice(end)])};
export default (data) => head + data.content + foot;
`,
    'src/page.11ty.js': `import { pages } from './pages.js';
export const data = { layout: 'page.11ty.js', pagination: { data: 'list', size: 1, alias: 'entry' },
  permalink: ({ entry }) => entry.address + 'index.html' };
export const render = ({ entry }) => pages[entry.place].main();
`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(dir, name, '..'), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
}
