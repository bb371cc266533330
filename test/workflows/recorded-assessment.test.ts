/** What was published is never assessed again: a register that was written under older rules is shown as it is. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import type { EditionAssessment } from '#domain/assessment/model.ts';
import { toInstant } from '#domain/date.ts';
import { appendAct } from '#domain/register/chain.ts';
import type { Act, ActDraft, PublishedAct } from '#domain/register/model.ts';
import { recordedAssessment } from '#domain/register/recorded-assessment.ts';
import { loadDictionaries } from '#exchange/dictionaries.ts';
import { checkContent } from '#workflows/desk/check.ts';
import { exportToWord } from '#workflows/desk/export-edition.ts';
import { loadSite } from '../../src/site/content.ts';
import { assessmentDocument } from '../../src/site/data/documents.ts';
import { assessedChanges } from '../../src/site/model/comparison-view.ts';
import { type ContentFolder, contentFolder, SUMMARY } from './content-folder.ts';

const WHY = { nl: 'Zo beoordeeld volgens de regels van toen.', en: 'Assessed so by the rules of then.' };

let content: ContentFolder;
let stored: EditionAssessment;

beforeAll(() => {
  content = contentFolder();
  content.write('a');
  content.publish('a', '2026-01-01T10:00:00Z');
  content.write('b', { retention: ['60 dagen', '60 days'], front: SUMMARY });
  content.publish('b', '2026-01-02T10:00:00Z');
  rewriteRegister((act) =>
    act.kind === 'published' && act.edition === 'b' ? { ...act, assessment: older(act) } : act,
  );
  stored = (content.acts()[1] as PublishedAct).assessment;
});
afterAll(() => content.remove());

/** As an older release would have judged it: undecided, with words of its own. */
function older({ assessment }: PublishedAct): EditionAssessment {
  const frame = { verdict: 'review', direction: 'unknown' } as const;
  const previous = assessment.previous!;
  const changes = previous.changes.map((change) => ({
    ...change,
    ...frame,
    machine: 'review' as const,
    signals: change.signals.map((signal) => ({ ...signal, why: WHY })),
  }));
  return { ...assessment, ruleSet: '2020-01-01.1', ...frame, previous: { ...previous, ...frame, changes } };
}

/** The same acts in a chain of their own, as if they had been recorded like this. */
function rewriteRegister(change: (act: Act) => Act): void {
  const lines = content.acts().map((act) => {
    const { v: _v, seq: _seq, prev: _prev, ...draft } = change(act) as Act & { v?: unknown };
    return draft as ActDraft;
  });
  const file = join(content.dir, 'privacy/register.jsonl');
  writeFileSync(
    file,
    lines.reduce((text, draft) => appendAct(text, draft).text, ''),
  );
  expect(readArchive(content.dir).problems).toEqual([]);
}

const dictionaries = await loadDictionaries(['nl', 'en']);
const now = toInstant('2026-01-03T10:00:00Z');

test('`check` on a published edition tells what is on record', () => {
  const { editions } = checkContent({
    archive: readArchive(content.dir),
    now,
    dictionaries,
    reader: 'nl',
    edition: 'b',
  });
  expect(editions[0]?.assessment).toEqual(stored);
  expect(stored).toMatchObject({ ruleSet: '2020-01-01.1', verdict: 'review' });
});

test('`assess` shows it as it is on record, and says so', () => {
  const run = (...args: readonly string[]) =>
    spawnSync(
      process.execPath,
      ['scripts/promulgate.ts', 'assess', 'a', 'b', '--content', content.dir, ...args],
      { encoding: 'utf8', env: { ...process.env, LC_ALL: 'nl_NL.UTF-8' } },
    ).stdout;
  expect(JSON.parse(run('--json'))).toEqual({ ...stored, problems: [] });
  const said = run();
  expect(said).toContain('Editie: te beoordelen (telt als materieel), richting onbekend.');
  expect(said).toContain(WHY.nl);
  expect(said).toContain(
    'beoordeeld met regels 2020-01-01.1; wat gepubliceerd is, wordt niet opnieuw beoordeeld',
  );
});

test('the site and its data hold it as it is on record', () => {
  const site = loadSite({
    contentDir: content.dir,
    now,
    publicUrl: 'https://www.example.org',
    demonstration: false,
    rehearsal: null,
  });
  const [statement] = site.statements;
  const [a, b] = ['a', 'b'].map((id) => statement!.editions.find((edition) => edition.id === id)!);
  expect(assessmentDocument(site, statement!, b!)).toMatchObject({ assessment: stored });
  expect(assessedChanges(a!, b!, 'nl')).toEqual(
    stored.previous!.changes.filter(({ language }) => language === 'nl'),
  );
  expect(b!.status.verdict).toBe('review');
});

test('an export to Word carries the reasons that are on record', async () => {
  const docx = await exportToWord({
    archive: readArchive(content.dir),
    statement: 'privacy',
    edition: 'b',
    against: 'a',
    language: 'nl',
    now,
    dictionaries,
  });
  expect(strFromU8(unzipSync(docx)['word/comments.xml']!)).toContain(WHY.nl);
});

test('nothing that reads writes the register, and a pair that was never recorded is assessed now', () => {
  const before = readFileSync(join(content.dir, 'privacy/register.jsonl'), 'utf8');
  checkContent({ archive: readArchive(content.dir), now, dictionaries, reader: 'nl' });
  expect(readFileSync(join(content.dir, 'privacy/register.jsonl'), 'utf8')).toBe(before);
  expect(recordedAssessment(content.acts(), 'b', 'z')).toBeUndefined();
  expect(recordedAssessment(content.acts(), 'a', null)).toMatchObject({ verdict: 'first' });
});

test('the half against the edition last told of, and an assessment put on record later, are found too', () => {
  const [, act] = content.acts() as PublishedAct[];
  const told = { ...stored.previous!, baseline: 'y', verdict: 'material', direction: 'adverse' } as const;
  const acts = [
    { ...act!, assessment: { ...stored, lastNotified: told } },
    {
      ...act!,
      kind: 'withdrawn',
      edition: 'x',
      reassessed: [{ edition: 'b', assessment: { ...stored, ruleSet: 'later' } }],
    },
  ] as unknown as readonly Act[];
  expect(recordedAssessment(acts, 'b', 'a')).toMatchObject({ ruleSet: 'later', verdict: 'review' });
  expect(recordedAssessment(acts, 'b', 'y')).toMatchObject({ verdict: 'material', previous: told });
});
