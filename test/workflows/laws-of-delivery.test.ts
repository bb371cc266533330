/**
 * The laws of law.md 9.4 that are about people, over generated histories with texts, a store and messages: people come,
 * confirm, leave and are erased; editions are announced, moved and withdrawn; the machine runs; scanners open every link.
 *
 * Which test proves which of the 26 laws stands in `docs/laws.md`.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { addDays, localDateOf, toInstant } from '#domain/date.ts';
import { lintMessage } from '#domain/notice/lint-message.ts';
import { timelineAt } from '#domain/timeline/timeline-at.ts';
import { createApp } from '#service/app.ts';
import { rescheduleEdition } from '#workflows/acts/reschedule.ts';
import { withdrawEdition } from '#workflows/acts/withdraw.ts';
import { evidenceOf } from '#workflows/evidence/evidence.ts';
import { evidenceHtml } from '#workflows/evidence/evidence-html.ts';
import { evidenceCsv } from '#workflows/evidence/evidence-rows.ts';
import { eraseByAddress } from '#workflows/people/erase-recipient.ts';
import { endSubscription } from '#workflows/people/unsubscribe.ts';
import { KEYS } from '../support/mail-out.ts';
import { SQLITE } from '../support/postgres.ts';
import { SUMMARY } from './content-folder.ts';
import { type Letter, openPublication, PUBLIC_URL, type Publication } from './publication.ts';

const RUNS = process.env.SOAK ? Math.min(150, Number(process.env.SOAK) || 150) : 5;
const ELSEWHERE = { incoming: { socket: { remoteAddress: '203.0.113.7' } } };
const WHY = { reason: 'Daarom.', by: ['privacy officer'] };

type Step =
  | { readonly kind: 'join' | 'pending' | 'leave' | 'erase'; readonly who: number }
  | { readonly kind: 'announce' | 'withdraw' | 'move' | 'tick' | 'day' }
  | { readonly kind: 'crash'; readonly after: number };

const person = fc.integer({ min: 0, max: 7 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('join' as const), who: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('pending' as const), who: person }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), who: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase' as const), who: person }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('announce' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'move' as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('tick' as const, 'day' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('crash' as const), after: fc.integer({ min: 0, max: 3 }) }),
  },
);

/** Even numbers are subscribers, odd ones customers; every third reads English. */
const address = (who: number) => `person-${who}@example.org`;
const isSubscriber = (who: number) => who % 2 === 0;

interface World {
  readonly scene: Publication;
  readonly app: ReturnType<typeof createApp>;
  /** Who may be mailed at this moment. */
  readonly reachable: Set<string>;
  /** Erased people, and subscribers who left, never come back by an import. */
  readonly gone: Set<string>;
  hours: number;
  editions: number;
}

async function begin(): Promise<World> {
  const scene = await openPublication(await SQLITE.readyUrl());
  scene.content.write('a');
  scene.content.publish('a', '2027-01-01T10:00:00Z');
  const app = createApp({ context: scene.context, isHealthy: async () => true, log: () => {} });
  const world = { scene, app, reachable: new Set<string>(), gone: new Set<string>(), hours: 24, editions: 0 };
  for (const who of [0, 1, 2, 3]) await join(world, who);
  return world;
}

const clock = (world: World) => toInstant(Date.parse('2027-01-01T10:00:00Z') + world.hours * 3_600_000);

async function join(world: World, who: number): Promise<void> {
  const to = address(who);
  await world.scene.add(isSubscriber(who) ? 'subscriber' : 'customer', to, who % 3 === 0 ? 'en' : 'nl');
  if (!world.gone.has(to)) world.reachable.add(to);
}

async function take(world: World, each: Step): Promise<void> {
  const { scene } = world;
  world.hours += 1;
  scene.at(clock(world));
  switch (each.kind) {
    case 'join':
      await join(world, each.who);
      break;
    case 'pending':
      // Asked, and never confirmed.
      await scene.add('subscriber', `unconfirmed-${each.who}@example.org`);
      await scene.store.db
        .updateTable('relation')
        .set({ state: 'pending' })
        .where('recipient_id', 'in', (people) =>
          people.selectFrom('recipient').select('id').where('address', 'like', 'unconfirmed-%'),
        )
        .execute();
      break;
    case 'leave':
      await leave(world, each.who);
      break;
    case 'erase':
      await eraseByAddress(scene.context, address(each.who));
      if (world.reachable.delete(address(each.who))) world.gone.add(address(each.who));
      break;
    case 'announce':
      announce(world);
      break;
    case 'withdraw':
    case 'move':
      change(world, each.kind);
      break;
    case 'day':
      world.hours += 23;
      break;
    case 'tick':
      await tick(world);
      break;
    case 'crash':
      // The mail server stops in the middle; the next run goes on.
      scene.stopAfter = each.after;
      await tick(world);
      scene.stopAfter = null;
      break;
  }
}

async function leave(world: World, who: number): Promise<void> {
  if (!isSubscriber(who)) return;
  const found = await world.scene.store.db
    .selectFrom('recipient')
    .selectAll()
    .where('address', '=', address(who))
    .executeTakeFirst();
  if (!found) return;
  await endSubscription(world.scene.context, found, { reason: 'unsubscribed:one-click', customer: false });
  world.reachable.delete(address(who));
  world.gone.add(address(who));
}

function announce(world: World): void {
  world.editions += 1;
  const days = 30 + 10 * world.editions;
  const edition = `e${world.editions}`;
  const now = clock(world);
  const upcoming = status(world).upcoming.length;
  if (upcoming > 1) return;
  world.scene.content.write(edition, {
    retention: [`${days} dagen`, `${days} days`],
    front: SUMMARY,
  });
  const effective = addDays(localDateOf(now, 'Europe/Amsterdam'), 60 + 60 * upcoming);
  world.scene.content.publish(edition, now, { effective });
}

function change(world: World, kind: 'withdraw' | 'move'): void {
  const { upcoming, editions } = status(world);
  const edition = upcoming.at(-1);
  const found = editions.find((each) => each.edition === edition);
  if (edition === undefined || !found) return;
  const request = { ...world.scene.content.scene(clock(world)), edition, ...WHY };
  if (kind === 'withdraw') withdrawEdition(request);
  else rescheduleEdition({ ...request, effective: addDays(found.effective, 30) });
}

const status = (world: World) =>
  timelineAt(world.scene.content.acts(), {
    statement: 'privacy',
    now: clock(world),
    timeZone: 'Europe/Amsterdam',
  });

async function tick(world: World): Promise<void> {
  const before = new Set(world.scene.letters().map(nameOf));
  await world.scene.tick();
  const fresh = world.scene.letters().filter((letter) => !before.has(nameOf(letter)));
  // 14: who did not confirm, left or was erased gets nothing from the very next batch on.
  for (const { to } of fresh) expect([...world.reachable]).toContain(to);
  for (const letter of fresh) {
    // 16: no advertising, and no link but to the publisher's own pages.
    const message = { ...letter, language: letter.language, basis: basisOf(letter) };
    const faults = lintMessage(message, { from: 'info@example.org', publicUrl: PUBLIC_URL });
    // The rule about one click looks at templates; this message has its own links in it already.
    expect(faults.filter(({ code }) => code !== 'mail/one-click')).toEqual([]);
    await openEveryLink(world, letter);
  }
}

const nameOf = ({ delivery }: Letter) => delivery;
const basisOf = ({ headers }: Letter) =>
  headers['List-Unsubscribe'] === undefined ? ('customer' as const) : ('subscriber' as const);

/** 15: a mail program or scanner that opens every link changes nobody's subscription. */
async function openEveryLink({ scene, app }: World, letter: Letter): Promise<void> {
  const everything = async () =>
    JSON.stringify(
      await Promise.all(
        (['recipient', 'relation', 'suppression', 'opt_in'] as const).map((table) =>
          scene.store.db.selectFrom(table).selectAll().execute(),
        ),
      ),
    );
  const before = await everything();
  for (const [, url = ''] of letter.html.matchAll(/href="(https:[^"]+)"/g))
    await app.request(url.replaceAll('&amp;', '&'), { method: 'GET' }, ELSEWHERE);
  expect(await everything()).toBe(before);
}

/** What must hold of everything that was told and can be proved. */
async function expectLaws(world: World): Promise<void> {
  const { scene } = world;
  // 13: one row per notice and person, one letter per row; and never the same words twice.
  const rows = await scene.store.db
    .selectFrom('delivery')
    .select(['notice_id', 'recipient_id', 'state'])
    .execute();
  expect(new Set(rows.map((row) => `${row.notice_id}/${row.recipient_id}`)).size).toBe(rows.length);
  const letters = scene.letters();
  expect(letters.length).toBe(rows.filter(({ state }) => state === 'accepted').length);
  expect(new Set(letters.map(({ to, subject, text }) => `${to}\n${subject}\n${text}`)).size).toBe(
    letters.length,
  );
  // 25: the evidence names nobody.
  const archive = readArchive(scene.content.dir);
  const [statement] = archive.statements;
  if (!statement) throw new Error('nothing there');
  const timeline = status(world);
  for (const { edition } of timeline.editions) {
    const source = {
      store: scene.store,
      publisher: archive.publisher,
      statement,
      timeline,
      now: clock(world),
    };
    const report = await evidenceOf(source, edition);
    let csv = '';
    for await (const line of evidenceCsv(scene.store, { statement: 'privacy', edition, keys: KEYS }))
      csv += line;
    expect(`${JSON.stringify(report)}${evidenceHtml(report)}${csv}`).not.toMatch(/(person|unconfirmed)-\d/);
  }
  expect(
    scene.content
      .acts()
      .map((act) => JSON.stringify(act))
      .join('\n'),
  ).not.toContain('@');
}

test('13, 14, 15, 16, 25: whatever people, editors and machines do', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
      const world = await begin();
      try {
        announce(world);
        for (const each of steps) await take(world, each);
        await take(world, { kind: 'tick' });
        await expectLaws(world);
        told += world.scene.letters().length;
      } finally {
        await world.scene.close();
      }
    }),
    { numRuns: RUNS, seed: 20270328 },
  );
  // A law about messages that were never sent proves nothing.
  expect(told).toBeGreaterThan(RUNS * 3);
}, 1_800_000);
