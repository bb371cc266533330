/** Reads the tables of pairs beside this file: tab-separated, `\n`, `\t` and `\uXXXX` written out. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assessChange } from '#domain/assessment/assess-change.ts';
import type { ChangeAssessment, ChangeInput } from '#domain/assessment/model.ts';
import { LANGUAGES } from '#domain/language.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';

export const dictionaries = await loadDictionaries(LANGUAGES);

export function readTable(name: string): Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8')
    .split('\n')
    .filter(Boolean);
  const columns = head.split('\t');
  return lines.map((line) =>
    Object.fromEntries(line.split('\t').map((cell, at) => [columns[at]!, written(cell)])),
  );
}

function written(cell: string): string {
  return cell.replace(/\\(\\|n|t|u[\da-f]{4})/g, (_, code: string) =>
    code === 'n'
      ? '\n'
      : code === 't'
        ? '\t'
        : code === '\\'
          ? '\\'
          : String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
}

/** A change with what matters filled in. */
export function change(
  part: Partial<ChangeInput> & { readonly old: string; readonly new: string },
): ChangeInput {
  const kind = part.kind ?? (part.old === '' ? 'added' : part.new === '' ? 'removed' : 'modified');
  return { id: 'x', lang: 'nl', heading: '', context_before: '', context_after: '', ...part, kind };
}

/** Assesses with spelling dictionaries. */
export function assess(part: Parameters<typeof change>[0]): ChangeAssessment {
  return assessChange(change(part), { dictionaries });
}
