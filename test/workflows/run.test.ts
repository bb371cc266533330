/** The tick with its real parts, except for the public page, which is a string here. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { type Instant, toInstant } from '#domain/date.ts';
import { bannersFor } from '#domain/notice/banner.ts';
import { escapeHtml } from '#domain/notice/escape-html.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { readMeta, writeMeta } from '#store/meta.ts';
import { closeStore, openStore, type Store } from '#store/open-store.ts';
import type { NoticeProgress } from '#workflows/deliver/notice-progress.ts';
import { recordLocally } from '#workflows/run/record-acts.ts';
import { type RunPorts, runTick } from '#workflows/run/run.ts';
import { verifyPublication } from '#workflows/run/verify.ts';
import { type ContentFolder, contentFolder, STORE, SUMMARY } from './content-folder.ts';

const PUBLIC_URL = 'https://example.org';
let content: ContentFolder;
let store: Store;
let dir: string;
let now: Instant;
/** What visitors get; `null` = the last build is online. */
let outage: string | null;
let online: Instant | null;
let log: string[];
let progress: NoticeProgress;

beforeEach(async () => {
  content = contentFolder();
  dir = mkdtempSync(join(tmpdir(), 'run-'));
  store = await openStore(`file:${join(dir, 'store.sqlite')}`);
  now = toInstant('2027-02-01T11:00:00Z');
  outage = null;
  online = null;
  log = [];
  progress = {
    complete: true,
    state: 'sent',
    counts: { accepted: { nl: 3 } },
    due: 3,
    accepted: 3,
    coverage: 1,
  };
  content.write('a');
  content.publish('a', '2027-01-01T10:00:00Z');
  content.write('b', { retention: ['60 dagen', '60 days'], front: SUMMARY });
  content.publish('b', '2027-02-01T10:00:00Z');
});
afterEach(async () => {
  expect(verifyPublication({ dir: content.dir }).problems).toEqual([]);
  await closeStore(store);
  rmSync(dir, { recursive: true, force: true });
  content.remove();
});

/** The public page as the site would show it from the last build that went online. */
function page(url: string): string | null {
  if (outage !== null || online === null) return outage;
  const archive = readArchive(content.dir);
  const [statement] = archive.statements;
  if (!statement) return null;
  const language = url.includes('/nl/') ? 'nl' : 'en';
  const timeline = timelineAt(statement.acts, {
    statement: 'privacy',
    now: online,
    timeZone: 'Europe/Amsterdam',
  });
  const banners = bannersFor({
    publisher: archive.publisher,
    timeline,
    editions: statement.editions,
    acts: statement.acts,
    publicUrl: PUBLIC_URL,
  });
  const shown = banners.map(
    ({ banner }) =>
      `<h2>${escapeHtml(banner[language]?.heading ?? '')}</h2>${banner[language]?.paragraphs.map((words) => `<p>${escapeHtml(words)}</p>`).join('')}`,
  );
  return `<!doctype html><body>${shown.join('')}<main><h1>Privacy</h1></main></body>`;
}

function ports(o: Partial<RunPorts> = {}): RunPorts {
  return {
    readArchive: () => readArchive(content.dir),
    now: () => now,
    build: async () => void log.push('build'),
    deploy: async () => {
      log.push('deploy');
      online = now;
    },
    fetchPage: async (url) => page(url),
    record: async (drafts) => {
      log.push(...drafts.map((draft) => draft.kind));
      return recordLocally(content.dir)(drafts);
    },
    tell: async (notices) => {
      log.push(...notices.map((notice) => `mail ${notice.kind} ${notice.edition}`));
      return { problems: [] };
    },
    progress: async () => progress,
    memory: { read: (key) => readMeta(store, key), write: (key, value) => writeMeta(store, key, value) },
    ...o,
  };
}

const tick = (o: Partial<RunPorts> = {}, options: Partial<Parameters<typeof runTick>[1]> = {}) =>
  runTick(ports(o), {
    publicUrl: PUBLIC_URL,
    storeId: STORE,
    transport: { name: 'smtp', demonstration: false },
    demonstration: false,
    ...options,
  });
const codes = (report: Awaited<ReturnType<typeof tick>>) => report.problems.map((problem) => problem.code);

describe('the tick', () => {
  test('builds, deploys, looks, records, mails, records, builds: in this order and no other', async () => {
    const report = await tick();
    expect(log).toEqual([
      'build',
      'deploy',
      'notice-started',
      'mail upcoming b',
      'notice-given',
      'build',
      'deploy',
    ]);
    expect(codes(report)).toEqual([]);
    expect(content.inForce('2027-03-11T10:00:00Z')).toBe('b');
  });

  test('is idempotent: a second run finds nothing to record', async () => {
    await tick();
    const acts = content.acts();
    log = [];
    await tick();
    expect(content.acts()).toEqual(acts);
    expect(log.filter((entry) => entry.startsWith('notice'))).toEqual([]);
  });

  test('mails nobody before the notice was seen on the public page', async () => {
    outage = '<h1>Privacy</h1>';
    const report = await tick();
    expect(log.some((entry) => entry.startsWith('mail'))).toBe(false);
    expect(codes(report)).toContain('run/banner-not-seen');
    outage = null;
    await tick();
    expect(log).toContain('mail upcoming b');
  });

  test('a notice below the main heading, in a comment or with other words is not seen', async () => {
    const shown = () => page(`${PUBLIC_URL}/nl/privacy/`) ?? '';
    online = now;
    for (const spoiled of [
      shown().replace('<main><h1>Privacy</h1></main>', '').replace('<body>', '<body><h1>Privacy</h1>'),
      `<!-- ${shown()} -->`,
      shown().replaceAll('maart', 'mei'),
    ]) {
      outage = spoiled;
      expect(codes(await tick())).toContain('run/banner-not-seen');
    }
  });

  test('records when the notice went missing, since it was last seen, and when it is back', async () => {
    await tick();
    now = toInstant('2027-02-03T11:00:00Z');
    await tick();
    now = toInstant('2027-02-06T11:00:00Z');
    outage = '<h1>Privacy</h1>';
    expect(codes(await tick())).toEqual(
      expect.arrayContaining(['run/banner-not-seen', 'interlock/banner-missing']),
    );
    now = toInstant('2027-02-07T11:00:00Z');
    await tick();
    outage = null;
    now = toInstant('2027-02-08T11:00:00Z');
    await tick();
    const gaps = content.acts().filter((act) => act.kind === 'notice-interrupted');
    expect(gaps).toMatchObject([
      { from: '2027-02-03T11:00:00.000Z' },
      { from: '2027-02-03T11:00:00.000Z', until: '2027-02-08T11:00:00.000Z' },
    ]);
    // Six days touched by the gap, seven to spare.
    expect(content.inForce('2027-03-11T10:00:00Z')).toBe('b');
  });

  test('too few reached is no notice; the run fails until it is put right', async () => {
    progress = { ...progress, coverage: 0.9, accepted: 9, due: 10 };
    const report = await tick();
    expect(report.problems.find((problem) => problem.code === 'run/too-few-reached')?.message).toMatch(
      /reached 90\.0% of those due; 95\.0% is needed/,
    );
    expect(log).not.toContain('notice-given');
    progress = { ...progress, coverage: 1 };
    await tick();
    expect(log).toContain('notice-given');
  });

  test('nobody due is no notice either, unless publisher.yaml says why', async () => {
    progress = { ...progress, due: 0, accepted: 0, counts: {} };
    expect(codes(await tick())).toContain('run/nobody-due');
    expect(log).not.toContain('notice-given');
  });

  test('another store knows other people: it mails nobody and says so', async () => {
    const report = await tick({}, { storeId: 'a fresh one' });
    expect(codes(report)).toContain('run/other-store');
    expect(log.some((entry) => entry.startsWith('mail'))).toBe(false);
  });

  test('a demonstration transport tells, and does not satisfy the interlock', async () => {
    await tick({}, { transport: { name: 'mailbox', demonstration: true } });
    expect(content.acts().at(-1)).toMatchObject({ kind: 'notice-given', demonstration: true });
    expect(content.inForce('2027-03-11T10:00:00Z')).toBe('a');
    // The real notice is not in its way.
    now = toInstant('2027-02-02T11:00:00Z');
    await tick();
    expect(content.inForce('2027-03-11T10:00:00Z')).toBe('b');
  });

  test('a clock behind the register stops it before anything is built', async () => {
    now = toInstant('2027-01-31T11:00:00Z');
    await expect(tick()).rejects.toThrow(/last act of `privacy` was recorded at 2027-02-01.*Set the clock/s);
    expect(log).toEqual([]);
  });

  test('an edition whose date passes untold fails the run, with the earliest date and the command', async () => {
    outage = '';
    now = toInstant('2027-03-12T11:00:00Z');
    const report = await tick();
    const held = report.problems.find((problem) => problem.code === 'interlock/notice-not-given');
    expect(held?.message).toMatch(/Editie b is op donderdag 11 maart 2027 niet van kracht geworden/);
    expect(held?.hint).toMatch(/`reschedule b --to 2027-04-12`/);
  });

  test('a deploy that fails stops it before anybody is told', async () => {
    await expect(
      tick({
        deploy: async () => {
          throw new Error('rsync: connection refused');
        },
      }),
    ).rejects.toThrow(/connection refused/);
    expect(log).toEqual(['build']);
  });

  test('the last days for notice are announced to the editor', async () => {
    progress = { ...progress, complete: false };
    now = toInstant('2027-02-03T11:00:00Z');
    expect(codes(await tick())).toEqual(['interlock/deadline-near']);
  });

  test.each(['notice-started', 'notice-given'])(
    'killed while recording %s, it goes on and ends the same',
    async (kind) => {
      const dying = ports();
      const record: RunPorts['record'] = async (drafts) => {
        if (drafts.some((draft) => draft.kind === kind)) throw new Error('killed');
        return dying.record(drafts);
      };
      await expect(tick({ record })).rejects.toThrow('killed');
      await tick();
      expect(content.acts().map((act) => act.kind)).toEqual([
        'published',
        'published',
        'notice-started',
        'notice-given',
      ]);
    },
  );
});
