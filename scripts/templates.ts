/** The files `init` gives a new content folder, kept under `templates/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewFile } from '#archive/write-folder.ts';

const ROOT = join(import.meta.dirname, 'templates');

/** Read from disk; `gitattributes` gets its dot, and the statement folder is there, empty. */
export function contentTemplates(): readonly NewFile[] {
  const names = readdirSync(ROOT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort();
  return [
    ...names.map((name) => ({
      // Under its own name git would apply it to the templates themselves.
      path: name === 'gitattributes' ? '.gitattributes' : name.replaceAll('\\', '/'),
      bytes: readFileSync(join(ROOT, name)),
      executable: /(?:pre-commit|\.sh)$/.test(name),
    })),
    { path: 'privacy/.gitkeep', bytes: '' },
  ];
}
