import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importDraft } from '#workflows/desk/import-draft.ts';
import { initContent } from '#workflows/desk/init-content.ts';
import { contentTemplates } from '../../scripts/templates.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'import-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const target = () =>
  ({
    contentDir: join(dir, 'content'),
    statement: 'privacy',
    edition: '2021-03-03',
    language: 'nl',
  }) as const;

function given(name: string, content: string | Uint8Array): string {
  const file = join(dir, name);
  writeFileSync(file, content);
  return file;
}

test('the draft stands in its folder, with front matter a person can read', () => {
  const file = given('a.md', '# Beleid\n\nLaatst gewijzigd: 3 maart 2021\n\nWij bewaren niets.\n');
  const { path } = importDraft({ ...target(), file });
  expect(readFileSync(path, 'utf8')).toBe(
    '---\ntitle: Beleid\neffective: 2021-03-03\nnote: "In het oorspronkelijke document staat: “Laatst gewijzigd: 3 maart 2021”."\n---\n\nWij bewaren niets.\n',
  );
});

test('an edition that exists is refused and stays as it is', () => {
  const { path } = importDraft({ ...target(), file: given('a.md', '# Beleid\n\nWij bewaren niets.\n') });
  const before = readFileSync(path, 'utf8');
  expect(() => importDraft({ ...target(), file: given('b.md', '# Anders\n\nWij bewaren alles.\n') })).toThrow(
    'exists already. Nothing was written.',
  );
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test.each([
  ['there is no such file', 'none.md', undefined, 'There is no such file.'],
  ['Latin-1 is not guessed at', 'a.txt', Uint8Array.of(0x63, 0x61, 0x66, 0xe9), 'not plain text in UTF-8'],
  ['an empty file has nothing to say', 'a.md', '', 'This file has no text.'],
])('%s', (_, name, content, sentence) => {
  const file = content === undefined ? join(dir, name) : given(name, content);
  expect(() => importDraft({ ...target(), file })).toThrow(sentence);
  expect(existsSync(target().contentDir)).toBe(false);
});

test('a name that is no folder name is refused', () => {
  const file = given('a.md', '# Beleid\n\nWij bewaren niets.\n');
  expect(() => importDraft({ ...target(), file, edition: '../buiten' })).toThrow(
    'cannot be the name of an edition',
  );
});

test('the date of a translation stays in its note: it belongs to the authentic text', () => {
  const file = given('a.md', '# Policy\n\nLast updated: 3 March 2021\n\nWe keep nothing.\n');
  initContent({ dir: join(dir, 'content'), templates: contentTemplates() });
  const source = readFileSync(importDraft({ ...target(), file, language: 'en' }).path, 'utf8');
  expect(source).not.toContain('effective:');
  expect(source).toContain('Last updated: 3 March 2021');
});
