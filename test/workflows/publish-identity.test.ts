import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { verifyFolder } from '#archive/verify-folder.ts';
import { clauseHistory } from '#domain/change/identity/history.ts';
import { redline } from '#domain/change/redline.ts';
import { type ClauseFile, textOf } from '#domain/edition/model.ts';
import { ProblemError, problemIn } from '#domain/problem.ts';
import { type PublishRequest, publishEdition } from '#workflows/acts/publish.ts';
import { askIdentities } from '../../scripts/ask-identities.ts';
import { type ContentFolder, contentFolder } from './content-folder.ts';

let content: ContentFolder;
beforeEach(() => {
  content = contentFolder();
});
afterEach(() => content.remove());

const FRONT = 'summary: Wat verandert.\nimpact: Wat het betekent.\n';

function write(edition: string, nl: string, en: string, front = FRONT): void {
  const folder = join(content.dir, 'privacy', edition);
  mkdirSync(folder, { recursive: true });
  const both = front
    .split('\n')
    .filter((line) => /^(summary|impact)/.test(line))
    .join('\n');
  writeFileSync(join(folder, 'nl.md'), `---\ntitle: Privacyverklaring\n${front}---\n\n${nl}\n`);
  writeFileSync(join(folder, 'en.md'), `---\ntitle: Privacy statement\n${both}\n---\n\n${en}\n`);
}

const request = (edition: string, when: string): PublishRequest => ({
  ...content.scene(when),
  edition,
  storeId: 'store-1',
});
const publish = (edition: string, when: string, more: Partial<PublishRequest> = {}) =>
  publishEdition({ ...request(edition, when), ...more });
const fileOf = (edition: string): ClauseFile =>
  JSON.parse(readFileSync(join(content.dir, 'privacy', edition, 'clauses.json'), 'utf8')) as ClauseFile;
const ids = (edition: string) => fileOf(edition).clauses.map((clause) => clause.id);
const refusal = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof ProblemError) return error.problems.filter(({ severity }) => severity === 'error');
    throw error;
  }
  throw new Error('nothing was refused');
};

const NL = '## Gebruik\n\nWij gebruiken uw gegevens om onze diensten te leveren.\n\n';
const EN = '## Use\n\nWe use your data to deliver our services.\n\n';

describe('where it is not certain which clause became which', () => {
  const DAY = '2027-02-01T09:00:00Z';
  beforeEach(() => {
    write(
      'a',
      `${NL}## Over ons\n\nOnze winkels staan in Utrecht.`,
      `${EN}## About us\n\nOur shops are in Utrecht.`,
    );
    publish('a', '2027-01-01T09:00:00Z');
    again('');
  });
  const again = (clauses: string) =>
    write(
      'b',
      `${NL}## Geschiedenis\n\nHet bedrijf begon ooit als bakkerij.`,
      `${EN}## History\n\nThe firm once began as a bakery.`,
      FRONT + clauses,
    );
  /** Types the lines, and gives back the answers and what was read on the screen. */
  const atTerminal = async (language: 'nl' | 'en', ...lines: readonly string[]) => {
    let screen = '';
    const output = new Writable({
      write: (chunk, _, done) => {
        screen += String(chunk);
        done();
      },
    });
    const input = Readable.from(lines.map((line) => `${line}\n`));
    const answers = await askIdentities(request('b', DAY), { language, canAsk: true, input, output });
    return { answers, screen };
  };

  test('nothing is published without an answer, and the refusal holds the line that answers', () => {
    const [problem, ...more] = refusal(() => publish('b', DAY));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'publish/doubtful-identity', line: 11 });
    const name = ids('a')[2]!;
    const dutch = problemIn(problem!, 'nl');
    expect(dutch.message).toContain('“Over ons” Nu: “Geschiedenis”');
    expect(dutch.hint).toContain(`\`${name}: { was: ${name} }\``);
    expect(problemIn(problem!, 'en').hint).toContain(`\`${name}: { new: true }\``);
    expect(content.acts()).toHaveLength(1);
  });

  test.each([
    ['{ was: ID }', true],
    ['{ new: true }', false],
  ])('the front matter answers it: %s', (answer, same) => {
    const name = ids('a')[2]!;
    again(`clauses:\n  ${name}: ${answer.replace('ID', name)}\n`);
    expect(publish('b', DAY).recorded).toBe(true);
    expect(ids('b')[2] === name).toBe(same);
    expect(fileOf('b').tombstones.some((grave) => grave.id === name)).toBe(!same);
    expect(verifyFolder(content.dir).flatMap(({ problems }) => problems)).toEqual([]);
  });

  test.each([
    ['nl', 'j', true],
    ['nl', 'n', false],
    ['en', 'y', true],
    ['en', 'n', false],
  ] as const)('an editor at a terminal is asked, in %s, and says %s', async (language, key, same) => {
    const { answers, screen } = await atTerminal(language, 'wat?', key);
    expect(screen).toMatch(
      language === 'nl' ? /Over ons\nNu \(regel 11\):\n {2}Geschiedenis/ : /Is this the same clause\?/,
    );
    publish('b', DAY, { identities: answers });
    expect(ids('b')[2] === ids('a')[2]).toBe(same);
  });

  test.each([['s'], []])('who stops, or is gone, publishes nothing', async (...keys) => {
    await expect(atTerminal('nl', ...keys)).rejects.toThrow('You stopped; nothing was published.');
  });

  test('nothing is asked for a publication that is refused for another reason', async () => {
    write('b', `${NL}## Slot\n\nTot ziens allemaal.`, `${EN}## End\n\nGoodbye to you all.`, '');
    await expect(atTerminal('nl', 'j')).rejects.toThrow(/summary/);
  });

  test('the proposal can be taken as it is', () => {
    const plan = publish('b', DAY, { identities: 'as-proposed' });
    expect(plan.warnings.map(({ code }) => code)).toContain('publish/doubtful-identity');
    expect(ids('b')[2]).toBe(ids('a')[2]);
  });
});

describe('the life of a clause on record', () => {
  const use: Pair = [
    'Wij gebruiken uw gegevens om onze diensten te leveren.',
    'We use your data to deliver our services.',
  ];
  const keep: Pair = [
    'Wij bewaren facturen zeven jaar omdat de wet dat vraagt.',
    'We keep invoices for seven years because the law asks for it.',
  ];
  const ask: Pair = [
    'U kunt ons vragen uw gegevens te verbeteren of te wissen.',
    'You can ask us to correct or erase your data.',
  ];
  const shop: Pair = [
    'Onze winkels in Utrecht hangen vol met camera’s voor uw veiligheid.',
    'Our shops in Utrecht are full of cameras for your safety.',
  ];
  type Pair = readonly [nl: string, en: string];
  const text = (...paragraphs: readonly Pair[]) =>
    [0, 1].map(
      (i) => `## ${i === 0 ? 'Privacy' : 'Privacy '}\n\n${paragraphs.map((pair) => pair[i]).join('\n\n')}`,
    ) as [string, string];
  const put = (edition: string, day: string, paragraphs: readonly Pair[], clauses = '') => {
    write(edition, ...text(...paragraphs), `effective: ${day}\n${FRONT}${clauses}`);
    publish(edition, '2027-06-01T09:00:00Z', { historical: true, identities: 'as-proposed' });
    return ids(edition);
  };
  /** Facets of every change that `diff OLD NEW` prints. */
  const between = (old: string, fresh: string) => {
    const { statements } = readArchive(content.dir);
    const [before, after] = [old, fresh].map((id) => statements[0]!.editions.find((each) => each.id === id)!);
    return redline(textOf(before!, 'nl').clauses, textOf(after!, 'nl').clauses, {
      restored: new Set(before!.gone),
    }).changes.map(({ id, facets }) => [id, ...facets]);
  };

  test('minted, inherited, removed, restored, never given to another, the same in both languages', () => {
    const [, u, k, a] = put('a', '2020-01-01', [use, keep, ask]);
    // Edited and moved.
    const longer: Pair = [keep[0].replace('zeven', 'tien'), keep[1].replace('seven', 'ten')];
    expect(put('b', '2021-01-01', [ask, use, longer]).slice(1)).toEqual([a, u, k]);
    // Removed: a tombstone; something new gets an id of its own.
    const [, , , s] = put('c', '2022-01-01', [ask, use, shop]);
    expect([u, k, a]).not.toContain(s);
    expect(fileOf('c').tombstones).toEqual([{ id: k, lastEdition: 'b', mergedInto: null }]);
    // The same words come back two editions later, already in the draft.
    write('d', ...text(ask, use, longer), `effective: 2023-01-01\n${FRONT}`);
    const draft = readArchive(content.dir).statements[0]!.drafts[0]!.edition!;
    expect(textOf(draft, 'nl').clauses[3]!.id).toBe(k);
    expect(put('d', '2023-01-01', [ask, use, longer])[3]).toBe(k);
    expect(fileOf('d').tombstones).toEqual([{ id: s, lastEdition: 'c', mergedInto: null }]);
    expect(between('c', 'd')).toContainEqual([k, 'added', 'restored']);
    // Both languages have each id at the same place, and the whole record verifies.
    const editions = readArchive(content.dir).statements[0]!.editions;
    for (const edition of editions)
      expect(textOf(edition, 'en').clauses.map(({ id }) => id)).toEqual(
        textOf(edition, 'nl').clauses.map(({ id }) => id),
      );
    expect(verifyFolder(content.dir).flatMap(({ problems }) => problems)).toEqual([]);
    // And its history tells it all.
    const life = (language: 'nl' | 'en') =>
      clauseHistory(k!, editions, language).map(({ edition, change }) => [
        edition,
        ...(change?.facets ?? []),
      ]);
    expect(life('nl')).toEqual([['a'], ['b', 'text'], ['c', 'removed'], ['d', 'added', 'restored']]);
    expect(life('en')).toEqual(life('nl'));
  });

  test('the front matter has the last word, a fixed id wins, and a dead one is refused', () => {
    const [, u, k] = put('a', '2020-01-01', [use, keep]);
    // Told to be another clause, though only one word differs.
    const ten: Pair = [keep[0].replace('zeven', 'tien'), keep[1].replace('seven', 'ten')];
    const [, , n] = put('b', '2021-01-01', [use, ten], `clauses:\n  ${k}: { new: true }\n`);
    expect(n).not.toBe(k);
    // Told to be the same clause, though no word is.
    const named: Pair = [`${shop[0]} {#winkels}`, shop[1]];
    const c = put('c', '2022-01-01', [named, ten], `clauses:\n  winkels: { was: ${u} }\n`);
    expect(c.slice(1)).toEqual(['winkels', n]);
    expect(fileOf('c').clauses[1]).toMatchObject({ id: 'winkels', was: [u] });
    expect(fileOf('c').tombstones).toContainEqual({ id: u, lastEdition: 'b', mergedInto: 'winkels' });
    // A fixed id goes wherever it is written, and dies with its clause.
    expect(put('d', '2023-01-01', [ten, named]).slice(1)).toEqual([n, 'winkels']);
    put('e', '2024-01-01', [ten, use]);
    const again: Pair = [`${ask[0]} {#winkels}`, ask[1]];
    expect(refusal(() => put('f', '2025-01-01', [ten, use, again])).map(({ code }) => code)).toEqual([
      'change/id-reused',
    ]);
  });
});
