/** An act says how many it tells, before it is recorded. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { rehearsalCopy } from '#archive/rehearsal.ts';
import { type ProblemError, problemIn } from '#domain/problem.ts';
import { withdrawEdition } from '#workflows/acts/withdraw.ts';
import { eraseByAddress } from '#workflows/people/erase-recipient.ts';
import { audiencesInWords, audiencesOf } from '../../scripts/audience-lines.ts';
import { refuseRehearsal } from '../../scripts/refuse-rehearsal.ts';
import { SQLITE } from '../support/postgres.ts';
import { SUMMARY } from '../workflows/content-folder.ts';
import { openPublication, type Publication } from '../workflows/publication.ts';

let scene: Publication;
beforeEach(async () => {
  const url = await SQLITE.freshUrl();
  scene = await openPublication(url);
  vi.stubEnv('DATABASE_URL', url);
  vi.stubEnv('MAIL_TRANSPORT', 'mailbox');
  for (const name of ['a', 'b', 'c']) await scene.add('customer', `${name}@example.org`);
  scene.content.write('a');
  scene.content.publish('a', '2027-01-01T10:00:00Z', { storeId: scene.store.id });
  scene.content.write('b', { retention: ['60 dagen', '60 days'], front: SUMMARY });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await scene.close();
});

const scope = (when: string) => ({
  ...scene.content.scene(when),
  dryRun: true,
  language: 'nl' as const,
  rehearsal: false,
  assumeNotice: false,
});
const publishB = (dryRun: boolean) =>
  scene.content.publish('b', '2027-02-01T10:00:00Z', { storeId: scene.store.id, dryRun });

describe('the figures of an act', () => {
  test('publication: everybody who will be told', async () => {
    const audiences = await audiencesOf(publishB(true), scope('2027-02-01T10:00:00Z'));
    expect(audiences).toEqual([{ kind: 'upcoming', editions: ['b'], recipients: 3 }]);
    expect(audiencesInWords(audiences, 'nl')).toEqual([
      'Bericht (aankondiging) over editie b: 3 ontvangers.',
    ]);
  });

  test('withdrawal: those who were told, and how many of them have left', async () => {
    publishB(false);
    scene.at('2027-02-01T11:00:00Z');
    await scene.tick({}, { storeId: scene.store.id });
    await eraseByAddress(scene.context, 'b@example.org');
    await scene.add('customer', 'late@example.org');
    const when = '2027-02-02T10:00:00Z';
    const plan = withdrawEdition({ ...scope(when), edition: 'b', reason: 'Vervallen.', by: ['directie'] });
    const audiences = await audiencesOf(plan, scope(when));
    expect(audiences).toEqual([{ kind: 'withdrawn', editions: ['b'], recipients: 2, leftSince: 1 }]);
    expect(audiencesInWords(audiences, 'nl')).toEqual([
      'Bericht (intrekking) over editie b: 2 ontvangers. Van degenen die eerder bericht kregen, heeft 1 zich afgemeld of is gewist; die krijgt het niet.',
    ]);
    expect(audiencesInWords(audiences, 'en')[0]).toContain('Of those told before, 1 has unsubscribed');
  });

  test('on a machine without that database no figure is invented', async () => {
    const plan = scene.content.publish('b', '2027-02-01T10:00:00Z', { storeId: 'another', dryRun: true });
    expect(await audiencesOf(plan, scope('2027-02-01T10:00:00Z'))).toBeUndefined();
    vi.stubEnv('DATABASE_URL', 'file:/nowhere/at-all.sqlite');
    expect(await audiencesOf(plan, scope('2027-02-01T10:00:00Z'))).toBeUndefined();
    expect(audiencesInWords(undefined, 'nl')[0]).toContain('niet de database met de ontvangers');
  });
});

test('nobody is told what only happened on a scratch copy', () => {
  const dir = mkdtempSync(join(tmpdir(), 'scratch-'));
  const copy = rehearsalCopy(scene.content.dir, join(dir, 'copy'));
  const real = { name: 'smtp', capabilities: { demonstration: false } } as never;
  expect(() => refuseRehearsal(copy, real)).toThrow(/is a scratch copy, and smtp reaches real people/);
  expect(() => refuseRehearsal(scene.content.dir, real)).not.toThrow();
  expect(() =>
    refuseRehearsal(copy, { name: 'mailbox', capabilities: { demonstration: true } } as never),
  ).not.toThrow();
  try {
    refuseRehearsal(copy, real);
  } catch (error) {
    const [problem] = (error as ProblemError).problems;
    expect(problem && problemIn(problem, 'nl').message).toMatch(
      /is een kladkopie, en smtp bereikt echte mensen/,
    );
  }
  rmSync(dir, { recursive: true });
});
