import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { type TakenBack, takeBack } from '#workflows/deliver/take-back.ts';
import { exportToWord } from '#workflows/desk/export-edition.ts';
import { openReturned } from '#workflows/desk/import-draft.ts';
import { initContent } from '#workflows/desk/init-content.ts';
import { contentTemplates } from '../../scripts/templates.ts';

const NOW = '2026-11-23T10:00:00.000Z';
const FIXTURE = join(import.meta.dirname, '../fixtures/parity');
const NL = readFileSync(join(FIXTURE, 'nl.md'), 'utf8').replace(
  'Wij vragen geen kopie',
  '<!-- hedge: zo is de wet -->\n\nWij vragen geen kopie',
);

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'back-'));
  initContent({ dir, templates: contentTemplates(), name: 'Bakkerij BV', email: 'info@example.org' });
  for (const edition of ['2026-01-01', '2026-02-01'])
    cpSync(FIXTURE, join(dir, 'privacy', edition), { recursive: true });
  writeFileSync(join(dir, 'privacy/2026-02-01/nl.md'), NL.replace('| 72 uur |', '| 14 dagen |'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Exports the second edition against the first and lets counsel work on its XML. */
async function returned(work: (xml: string) => string): Promise<string> {
  const bytes = await exportToWord({
    archive: readArchive(dir),
    statement: 'privacy',
    edition: '2026-02-01',
    against: '2026-01-01',
    language: 'nl',
    now: NOW,
  });
  const parts = unzipSync(bytes);
  const before = strFromU8(parts['word/document.xml']!);
  const after = work(before);
  expect(after).not.toBe(before);
  const path = join(dir, 'terug.docx');
  writeFileSync(path, zipSync({ ...parts, 'word/document.xml': strToU8(after) }));
  return path;
}

function take(file: string, taking?: 'accept' | 'reject'): TakenBack {
  const opened = openReturned(file);
  if (!opened) throw new Error('not recognised');
  return takeBack({ archive: readArchive(dir), ...opened, file, edition: '2026-03-01', taking });
}

const run = (text: string, tag: string) =>
  `<w:${tag === 'del' ? 'del' : 'ins'} w:id="900" w:author="Mr. A" w:date="2026-02-02T10:00:00Z"><w:r><w:${tag === 'del' ? 'delText' : 't'}>${text}</w:${tag === 'del' ? 'delText' : 't'}></w:r></w:${tag === 'del' ? 'del' : 'ins'}>`;
const tracked = (xml: string) =>
  xml.replace(
    'versleuteld en delen',
    `versleuteld</w:t></w:r>${run(' en veilig', 'ins')}<w:r><w:t xml:space="preserve"> en delen`,
  );
const draft = () => readFileSync(join(dir, 'privacy/2026-03-01/nl.md'), 'utf8');

describe('a file that counsel returns', () => {
  test('is refused with each tracked change while nobody says what to do with them', async () => {
    const file = await returned(tracked);
    expect(() => take(file)).toThrow(/Mr\. A, 2026-02-02: inserted “ en veilig”/);
  });

  test('becomes a draft in which only their change differs', async () => {
    const taken = take(await returned(tracked), 'accept');
    expect(draft()).toContain(
      'Wij bewaren gegevens versleuteld en veilig en delen wachtwoorden met niemand.',
    );
    expect(draft()).toContain('<!-- hedge: zo is de wet -->\n\nWij vragen geen kopie');
    expect(taken).toMatchObject({ changedSince: false, conflicts: [], returned: { untracked: [] } });
    expect(taken.leftBehind).toEqual([
      { language: 'en', text: expect.stringContaining('We keep data encrypted') },
    ]);
    expect(readFileSync(join(dir, 'privacy/2026-03-01/en.md'), 'utf8')).toBe(
      readFileSync(join(FIXTURE, 'en.md'), 'utf8'),
    );
  });

  test('keeps what Word never saw in the very clause that they changed: its id and why it hedges', async () => {
    const marked = readFileSync(join(dir, 'privacy/2026-02-01/nl.md'), 'utf8').replace(
      /(\n)(Wij bewaren gegevens versleuteld[^\n]*)/,
      '$1<!-- hedge: wij versleutelen alles -->\n\n$2 <!-- nagekeken door de FG --> {#beveiliging}',
    );
    expect(marked).toContain('{#beveiliging}');
    writeFileSync(join(dir, 'privacy/2026-02-01/nl.md'), marked);
    const taken = take(await returned(tracked), 'accept');
    expect(draft()).toContain(
      '<!-- hedge: wij versleutelen alles -->\n\nWij bewaren gegevens versleuteld en veilig en delen',
    );
    const [line = ''] = draft()
      .split('\n')
      .filter((each) => each.includes('versleuteld en veilig'));
    expect(line).toMatch(/<!-- nagekeken door de FG --> \{#beveiliging\}$/);
    expect(draft().match(/\{#beveiliging\}/g)).toHaveLength(1);
    expect(taken).toMatchObject({ changedSince: false, conflicts: [], returned: { untracked: [] } });
  });

  test('keeps the names of footnotes, and tells a changed footnote', async () => {
    for (const [edition, words] of [
      ['2026-01-01', 'Na 72 uur.'],
      ['2026-02-01', 'Na 48 uur.'],
    ] as const) {
      for (const [language, sentence] of [
        ['nl', 'delen wachtwoorden met niemand.'],
        ['en', 'share passwords with nobody.'],
      ] as const) {
        const path = join(dir, 'privacy', edition, `${language}.md`);
        const source = readFileSync(path, 'utf8');
        expect(source).toContain(sentence);
        writeFileSync(path, `${source.replace(sentence, `${sentence}[^wissen]`)}\n[^wissen]: ${words}\n`);
      }
    }
    const taken = take(await returned(tracked), 'accept');
    expect(draft()).toContain('delen wachtwoorden met niemand.[^wissen]');
    expect(draft()).toContain('[^wissen]: Na 48 uur.');
    expect(draft()).not.toMatch(/\[\^\d/);
    expect(taken).toMatchObject({ conflicts: [], returned: { untracked: [] } });
  });

  test('without their change is what was sent', async () => {
    take(await returned(tracked), 'reject');
    expect(draft()).not.toContain('en veilig');
    expect(draft()).toContain('14 dagen');
  });

  test('shows what was edited without tracking', async () => {
    const taken = take(
      await returned((xml) =>
        xml.replace('delen wachtwoorden met niemand', 'delen wachtwoorden met de helpdesk'),
      ),
      'accept',
    );

    expect(taken.returned.untracked).toEqual([
      { was: expect.stringContaining('met niemand'), is: expect.stringContaining('met de helpdesk') },
    ]);
  });

  test('is merged by clause into a draft that changed since, with conflicts quoted', async () => {
    const file = await returned(tracked);
    const path = join(dir, 'privacy/2026-02-01/nl.md');
    const source = readFileSync(path, 'utf8');
    writeFileSync(path, source.replace('Wij verkopen uw gegevens niet.', 'Wij verkopen uw gegevens nooit.'));
    const free = take(file, 'accept');
    expect(free).toMatchObject({ changedSince: true, conflicts: [] });
    expect(draft()).toContain('Wij verkopen uw gegevens nooit.');
    expect(draft()).toContain('versleuteld en veilig en delen');

    rmSync(join(dir, 'privacy/2026-03-01'), { recursive: true });
    writeFileSync(path, source.replace('versleuteld en delen', 'goed versleuteld en delen'));
    const torn = take(file, 'accept');
    expect(torn.conflicts).toEqual([
      {
        ours: expect.stringContaining('goed versleuteld en delen'),
        theirs: expect.stringContaining('versleuteld en veilig en delen'),
      },
    ]);
    expect(draft()).toContain('goed versleuteld en delen');
  });
});

test('any other Word file is not taken for a returned one', async () => {
  const file = join(dir, 'ander.docx');
  writeFileSync(
    file,
    zipSync({
      'word/document.xml': strToU8(
        '<w:document><w:body><w:p><w:r><w:t>Tekst.</w:t></w:r></w:p></w:body></w:document>',
      ),
    }),
  );
  expect(openReturned(file)).toBeNull();
});
