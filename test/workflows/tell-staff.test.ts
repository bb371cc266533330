import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { toInstant } from '#domain/date.ts';
import { type Problem, worded } from '#domain/problem.ts';
import { interlockProblems } from '#domain/timeline/interlock.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { createMemory } from '#mail/memory.ts';
import { tellStaff } from '#workflows/run/tell-staff.ts';
import { heartbeat } from '../../scripts/heartbeat.ts';
import { newRecord } from '../domain/timeline/record.ts';
import { type ContentFolder, contentFolder } from './content-folder.ts';

let content: ContentFolder;
let kept: Map<string, string>;
let transport: ReturnType<typeof createMemory>;

beforeEach(() => {
  content = contentFolder();
  content.write('a');
  kept = new Map();
  transport = createMemory();
});
afterEach(() => content.remove());

const late: Problem = {
  code: 'interlock/notice-not-given',
  severity: 'error',
  message: 'Editie b wordt niet van kracht <script>.',
};
const broken: Problem = { code: 'run/deploy', severity: 'error', message: 'The deploy command failed.' };
const tell = (problems: readonly Problem[], now = '2027-02-01T10:00:00Z') =>
  tellStaff(problems, {
    publisher: readArchive(content.dir).publisher,
    publicUrl: 'https://example.org',
    operators: ['ops@example.org'],
    editors: ['editor@example.org'],
    now: toInstant(now),
    transport,
    memory: { read: async (key) => kept.get(key), write: async (key, value) => void kept.set(key, value) },
  });

test('operators hear everything, editors what concerns texts and dates', async () => {
  expect(await tell([late, broken])).toBe(2);
  const [ops, editor] = [...transport.mails.values()];
  expect([ops?.to, editor?.to]).toEqual(['ops@example.org', 'editor@example.org']);
  expect(ops?.text).toContain(broken.message);
  expect(editor?.text).not.toContain(broken.message);
  expect(editor?.html).toContain('&lt;script&gt;');
  expect(editor?.subject).toMatch(/^Actie nodig: publicatie van Voorbeeld BV hapert/);
});

test('the same is told once a day, and again the next day', async () => {
  await tell([late]);
  expect(await tell([late], '2027-02-01T15:00:00Z')).toBe(0);
  expect(await tell([late], '2027-02-02T10:00:00Z')).toBe(2);
});

test('nothing wrong, nothing told', async () => {
  expect(await tell([])).toBe(0);
  expect(transport.mails.size).toBe(0);
});

test('the watchdog is pinged after a run, with /fail after a failed one; a dead watchdog stops nothing', async () => {
  const pings: string[] = [];
  const server = createServer((request, response) => {
    pings.push(`${request.method} ${request.url}`);
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/abc`;
  expect(await heartbeat(url, true)).toBe(true);
  expect(await heartbeat(url, false)).toBe(true);
  expect(pings).toEqual(['POST /abc', 'POST /abc/fail']);
  await new Promise((resolve) => server.close(resolve));
  expect(await heartbeat(url, true)).toBe(false);
  expect(await heartbeat(undefined, true)).toBe(false);
});

test('a date that comes near is told to editors and operators, in Dutch, with the days left', async () => {
  const record = newRecord();
  record.publish('a', '2027-01-01T10:00:00Z');
  record.publish('b', '2027-02-01T10:00:00Z', { verdict: 'material' });
  const now = toInstant('2027-02-05T10:00:00Z');
  const timeline = timelineAt(record.acts, { statement: 'privacy', now, timeZone: 'Europe/Amsterdam' });
  expect(await tell(interlockProblems(timeline, 'nl'), now)).toBe(2);
  const [ops, editor] = [...transport.mails.values()];
  expect(editor?.subject).toBe('Let op: een termijn voor Voorbeeld BV nadert (2027-02-05)');
  expect(editor?.text).toContain(
    'De aankondiging van editie b moet uiterlijk op maandag 8 februari 2027 volledig zijn gedaan (nog 3 dagen).',
  );
  expect(ops?.text).toBe(editor?.text);
});

test('a failure is told in Dutch where the problem has Dutch words', async () => {
  await tell([
    {
      code: 'run/deploy',
      severity: 'error',
      ...worded({
        nl: { message: 'De opdracht die de site plaatst, is mislukt.' },
        en: { message: 'Deploy failed.' },
      }),
    },
  ]);
  const [ops] = [...transport.mails.values()];
  expect(ops?.text).toContain('De opdracht die de site plaatst, is mislukt.');
  expect(ops?.text).not.toContain('Deploy failed');
});
