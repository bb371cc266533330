/** Same inputs, same bytes: whatever was cached, whatever drafts lie about, wherever the build stands. */
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missingAddresses } from '../../scripts/address-check.ts';
import { checkOut } from '../../scripts/out-folder.ts';
import { buildSite } from '../../scripts/site-builder.ts';
import { NOW } from './support/content.ts';
import { addressesIn, buildTestSite, fileOf, PUBLIC_URL, type TestSite } from './support/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await buildTestSite();
});
afterAll(() => site.remove());

function expectSameBytes(other: string): void {
  expect(addressesIn(other)).toEqual(site.addresses);
  const different = site.addresses.filter(
    (address) => !readFileSync(fileOf(site.out, address)).equals(readFileSync(fileOf(other, address))),
  );
  expect(different).toEqual([]);
}

const built = (name: string, options: { contentDir?: string; cacheDir: string | null; now?: string }) =>
  buildSite({
    contentDir: site.content,
    now: NOW,
    publicUrl: PUBLIC_URL,
    ...options,
    out: join(site.home, name),
  }).then(({ out }) => out);

test('a build from the cache is the cold build, byte for byte', async () => {
  expectSameBytes(await built('warm', { cacheDir: join(site.home, 'cache') }));
  expectSameBytes(await built('cold', { cacheDir: null }));
});

describe('a build over an earlier site', () => {
  const comparison = '/nl/privacy/compare/2024-01-15/2024-06-01/';
  const inode = (dir: string, address: string) => statSync(fileOf(dir, address)).ino;

  test('keeps the files that stay as they are, and writes the others', async () => {
    const out = await built('again', { cacheDir: join(site.home, 'cache'), now: '2026-03-15T12:00:00.000Z' });
    const before = inode(out, comparison);
    await built('again', { cacheDir: join(site.home, 'cache') });
    expect(inode(out, comparison)).toBe(before);
    expectSameBytes(out);
  });

  test('trusts no file that only looks the same', async () => {
    const out = join(site.home, 'again');
    const file = fileOf(out, comparison);
    const page = readFileSync(file);
    page[page.length - 20] = 88;
    writeFileSync(file, page);
    await built('again', { cacheDir: join(site.home, 'cache') });
    expectSameBytes(out);
  });

  test('leaves nothing of what is no longer part of the site', async () => {
    const out = join(site.home, 'again');
    mkdirSync(join(out, 'nl/privacy/compare/1999-01-01/2024-01-15'), { recursive: true });
    writeFileSync(join(out, 'nl/privacy/compare/1999-01-01/2024-01-15/index.html'), 'old');
    await built('again', { cacheDir: join(site.home, 'cache') });
    expectSameBytes(out);
  });
});

test('a build elsewhere gives the same bytes', async () => {
  const copy = join(site.home, 'elsewhere', 'content');
  cpSync(site.content, copy, { recursive: true });
  expectSameBytes(await built('elsewhere/site', { contentDir: copy, cacheDir: null }));
});

test('a draft, good or broken, never changes a byte', async () => {
  const copy = join(site.home, 'with-drafts');
  cpSync(site.content, copy, { recursive: true });
  const draft = readFileSync(join(copy, 'privacy/2026-03-01/nl.md'), 'utf8');
  for (const [id, text] of [
    ['2026-09-01', draft.replace('Gamma', 'Delta')],
    ['2026-10-01', '---\nno: [such\n---\n'],
  ] as const) {
    mkdirSync(join(copy, 'privacy', id));
    writeFileSync(join(copy, 'privacy', id, 'nl.md'), text);
  }
  expectSameBytes(await built('drafts', { contentDir: copy, cacheDir: join(site.home, 'cache') }));
});

test('altered published text is refused, and the site that stood there stays', async () => {
  const copy = join(site.home, 'altered');
  cpSync(site.content, copy, { recursive: true });
  const file = join(copy, 'privacy/2024-01-15/nl.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('nooit', 'soms'));
  const out = join(site.home, 'stays');
  cpSync(site.out, out, { recursive: true });
  await expect(
    buildSite({ contentDir: copy, out, now: NOW, publicUrl: PUBLIC_URL, cacheDir: null }),
  ).rejects.toThrow(/was published on 2024-01-14 and changed since/);
  expectSameBytes(out);
  rmSync(out, { recursive: true });
});

describe('the folder that becomes the site', () => {
  const folder = (...path: string[]) => {
    const dir = join(site.home, ...path);
    mkdirSync(dir, { recursive: true });
    return dir;
  };
  /** Only looks: a check that failed here must not cost anybody a folder. */
  const check = (out: string, o: { contentDir?: string; cwd?: string; home?: string } = {}) =>
    checkOut(out, { contentDir: site.content, cwd: site.content, home: site.content, ...o });

  test('is not replaced when it holds other files, and keeps them all', async () => {
    const theirs = folder('theirs');
    writeFileSync(join(theirs, 'thesis.txt'), 'years of work');
    await expect(built('theirs', { cacheDir: null })).rejects.toThrow(
      /theirs holds files that were not made by a build.*nothing was deleted\. Name with --out/,
    );
    expect(readFileSync(join(theirs, 'thesis.txt'), 'utf8')).toBe('years of work');
    expect(readdirSync(theirs)).toEqual(['thesis.txt']);
    symlinkSync(theirs, join(site.home, 'link'));
    expect(() => check(join(site.home, 'link'))).toThrow(/not made by a build/);
    // A list of addresses alone makes no site.
    writeFileSync(join(theirs, 'addresses.txt'), '/\n');
    expect(() => check(theirs)).toThrow(/not made by a build/);
    expect(() => check(join(theirs, 'thesis.txt'))).toThrow(/not made by a build/);
  });

  test('may be absent, empty, or a site', () => {
    expect(() => check(join(site.home, 'absent', 'too'))).not.toThrow();
    expect(() => check(folder('empty'))).not.toThrow();
    expect(() => check(site.out)).not.toThrow();
  });

  test('is never the content folder, the working directory, the home folder or one above them', () => {
    const inner = folder('outer', 'inner');
    for (const [place, words] of [
      ['contentDir', /the content folder/],
      ['cwd', /the folder that you work in/],
      ['home', /your home folder/],
    ] as const)
      for (const out of [inner, join(inner, '..'), '/']) {
        const quiet = { contentDir: site.out, cwd: site.out, home: site.out };
        expect(() => check(out, { ...(out === '/' ? {} : quiet), [place]: inner })).toThrow(
          out === '/' ? /is or holds/ : words,
        );
      }
  });

  test.each([
    ['below /proc', () => '/proc/x'],
    ['deeper below /proc', () => '/proc/x/y'],
    ['below a file', () => join(site.content, 'publisher.yaml', 'site')],
  ])('is refused in a sentence when it cannot be written, %s', async (_, out) => {
    await expect(
      buildSite({
        contentDir: site.content,
        out: out(),
        now: NOW,
        publicUrl: PUBLIC_URL,
        cacheDir: null,
      }),
    ).rejects.toThrow(/^The site cannot be written to .*Name with --out a folder/);
  });
});

describe('what was published before', () => {
  test('is still there a year later', async () => {
    const later = await built('later', {
      cacheDir: join(site.home, 'cache'),
      now: '2027-03-15T12:00:00.000Z',
    });
    const promised = site.read('/addresses.txt').trim().split('\n');
    expect(missingAddresses(promised, join(later, 'addresses.txt'))).toEqual([]);
  });

  test('is missed by name when it is gone', () => {
    const found = missingAddresses(['/nl/privacy/1999-01-01/'], join(site.out, 'addresses.txt'));
    expect(found).toMatchObject([{ code: 'build/address-lost', severity: 'error' }]);
    expect(found[0]?.message).toContain('/nl/privacy/1999-01-01/');
  });
});

test('a moment earlier, the site is the site of that moment', async () => {
  const before = await built('before', { cacheDir: null, now: '2024-06-15T12:00:00.000Z' });
  const page = readFileSync(fileOf(before, '/nl/privacy/'), 'utf8');
  expect(page).toContain('Geldt sinds 15 januari 2024');
  expect(page).toContain('Wij kiezen een andere leverancier.');
  expect(addressesIn(before).some((address) => address.includes('2025-02-01'))).toBe(false);
  const archive = readFileSync(fileOf(before, '/nl/privacy/archive/'), 'utf8');
  expect(archive).not.toContain('ingetrokken');
});

test('an announcement that was not completed is postponed, with the reason and the earliest date', async () => {
  const late = await built('late', { cacheDir: null, now: '2026-06-15T12:00:00.000Z' });
  for (const [address, reason, earliest] of [
    [
      '/nl/privacy/2026-03-01/',
      'omdat niet vaststaat dat iedereen op tijd bericht heeft gekregen',
      'Kan op zijn vroegst gaan gelden op 16 juli 2026.',
    ],
    [
      '/en/privacy/2026-03-01/',
      'because it is not established that everyone was told in time',
      'Can take effect on 16 July 2026 at the earliest.',
    ],
  ] as const)
    for (const page of [address, address.replace('2026-03-01', 'archive')]) {
      const html = readFileSync(fileOf(late, page), 'utf8').replaceAll(/\s+/g, ' ');
      expect(html, page).toContain(reason);
      expect(html, page).toContain(earliest);
    }
});

test('a site below a path keeps all its links below it', async () => {
  const { out } = await buildSite({
    contentDir: site.content,
    out: join(site.home, 'below'),
    now: NOW,
    publicUrl: `${PUBLIC_URL}/legal`,
    cacheDir: null,
  });
  const pages = addressesIn(out).filter((address) => address.endsWith('/'));
  for (const page of pages) {
    const html = readFileSync(fileOf(out, page), 'utf8');
    const stray = [...html.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map((match) => match[1]!);
    expect(stray.filter((href) => !href.startsWith('/legal/'))).toEqual([]);
  }
});
