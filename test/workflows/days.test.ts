import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { rehearsalCopy, rehearsalOf } from '#archive/rehearsal.ts';
import { toInstant } from '#domain/date.ts';
import { daysOfChange } from '#workflows/desk/days.ts';
import { daysAsHtml, daysAsText } from '#workflows/desk/days-words.ts';
import { type ContentFolder, contentFolder, SUMMARY } from './content-folder.ts';

let content: ContentFolder;
beforeEach(() => {
  content = contentFolder();
  content.write('a');
  content.publish('a', '2027-01-01T10:00:00Z');
  content.write('b', { retention: ['60 dagen', '60 days'], front: `${SUMMARY}\nnotice: { reminders: [7] }` });
});
afterEach(() => content.remove());

const days = (o: { assumeNotice?: boolean; now?: string } = {}) =>
  daysOfChange({
    archive: readArchive(content.dir),
    statement: 'privacy',
    from: '2027-01-01',
    to: '2027-12-31',
    now: toInstant(o.now ?? '2027-02-02T10:00:00Z'),
    publicUrl: 'https://example.org',
    countRecipients: async () => 12,
    ...(o.assumeNotice ? { assumeNotice: true } : {}),
  });
const told = (list: Awaited<ReturnType<typeof days>>) =>
  list.map(
    ({ date, events }) => `${date} ${events.map(({ kind, edition }) => `${kind} ${edition}`).join(', ')}`,
  );

test('an editor sees the deadline, and what happens when nobody is told', async () => {
  content.publish('b', '2027-02-01T10:00:00Z');
  const list = await days();
  expect(told(list)).toEqual([
    '2027-01-01 published a, takes-effect a',
    '2027-02-01 published b',
    '2027-02-08 notice-deadline b',
    '2027-03-11 postponed b',
  ]);
  expect(list.at(-1)).toMatchObject({ inForce: 'a', upcoming: [{ edition: 'b', state: 'postponed' }] });
  expect(list[1]?.mails).toMatchObject([{ kind: 'upcoming', recipients: 12 }]);
  expect(list[1]?.banners[0]?.heading.nl).toMatch(/donderdag 11 maart 2027/);
});

test('assuming notice shows the reminder and the day it takes effect', async () => {
  content.publish('b', '2027-02-01T10:00:00Z');
  const list = await days({ assumeNotice: true });
  expect(told(list).slice(2)).toEqual([
    '2027-02-02 notice-started b, notice-given b',
    '2027-03-04 ',
    '2027-03-11 takes-effect b',
  ]);
  expect(list.find(({ date }) => date === '2027-03-04')?.mails).toMatchObject([{ kind: 'reminder' }]);
  expect(list.at(-1)?.inForce).toBe('b');
  // Only looked at: nothing was written.
  expect(content.acts()).toHaveLength(2);
});

test('the report is the same in text and on a page, in both languages, and declares a rehearsal', async () => {
  content.publish('b', '2027-02-01T10:00:00Z');
  const report = {
    statement: 'privacy',
    from: '2027-01-01',
    to: '2027-12-31',
    rehearsal: true,
    assumed: false,
    days: await days(),
  };
  expect(daysAsText(report, 'nl')).toMatch(
    /repetitie op een kladkopie[\s\S]*Donderdag 11 maart 2027\n {2}Editie b wordt niet van kracht: zij is uitgesteld\./,
  );
  const page = daysAsHtml(report, 'en');
  expect(page).toContain('This is a rehearsal on a scratch copy.');
  expect(page).toContain('<time datetime="2027-03-11">Thursday 11 March 2027</time>');
  expect(page).not.toMatch(/<script|https?:\/\//);
});

test('a scratch copy declares itself and leaves the real folder alone', () => {
  const dir = join(mkdtempSync(join(tmpdir(), 'rehearsal-')), 'copy');
  try {
    expect(rehearsalOf(content.dir)).toBeNull();
    rehearsalCopy(content.dir, dir);
    expect(rehearsalOf(dir)?.from).toBe(content.dir);
    expect(readFileSync(join(dir, 'privacy', 'a', 'nl.md'), 'utf8')).toBe(
      readFileSync(join(content.dir, 'privacy', 'a', 'nl.md'), 'utf8'),
    );
    expect(rehearsalCopy(content.dir, dir)).toBe(dir);
    expect(existsSync(join(content.dir, '.rehearsal.json'))).toBe(false);
    expect(() => rehearsalCopy(content.dir, join(content.dir, 'privacy'))).toThrow(
      /is not empty and is no scratch copy/,
    );
    expect(() => rehearsalCopy(content.dir, join(content.dir, 'inside'))).toThrow(/lies inside/);
  } finally {
    rmSync(join(dir, '..'), { recursive: true, force: true });
  }
});
