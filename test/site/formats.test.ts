/** Feeds, calendars, data and links for programs: each in the form its standard asks for. */
import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { XMLParser } from 'fast-xml-parser';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTestSite, PUBLIC_URL, type TestSite } from './support/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await buildTestSite();
});
afterAll(() => site.remove());

const json = (address: string) => JSON.parse(site.read(address));
const LANGUAGES = ['nl', 'en'] as const;

describe.each(LANGUAGES)('Atom (RFC 4287) in %s', (language) => {
  const feed = () =>
    new XMLParser({ ignoreAttributes: false, isArray: (name) => ['entry', 'link'].includes(name) }).parse(
      site.read(`/${language}/privacy/feed.xml`),
    ).feed;

  test('has an id, a title, an author, a moment and a link to itself', () => {
    const { id, title, updated, author, link } = feed();
    expect(id).toBe(`${PUBLIC_URL}/${language}/privacy/feed.xml`);
    expect(title).toContain('Voorbeeld BV');
    expect(updated).toBe('2026-03-01T09:00:00.000Z');
    expect(author.name).toBe('Voorbeeld BV');
    expect(link.some((each: Record<string, string>) => each['@_rel'] === 'self')).toBe(true);
  });

  test('tells every event once, newest first, under an id that never changes', () => {
    const entries = feed().entry as Record<string, string>[];
    const ids = entries.map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual([
      'tag:example.org,2026-03-01:privacy/2026-03-01/announced',
      'tag:example.org,2025-02-01:privacy/2025-02-01/in-force',
      'tag:example.org,2025-02-01:privacy/2025-02-01/announced',
      'tag:example.org,2024-06-01:privacy/2024-06-01/withdrawn',
      'tag:example.org,2024-06-01:privacy/2024-06-01/announced',
      'tag:example.org,2024-01-14:privacy/2024-01-15/in-force',
      'tag:example.org,2024-01-10:privacy/2018-05-07/in-force',
    ]);
    for (const entry of entries) expect(entry.updated! >= entry.published!).toBe(true);
  });
});

test.each(LANGUAGES)('JSON Feed 1.1 in %s has the same events as Atom', (language) => {
  const feed = json(`/${language}/privacy/feed.json`);
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1');
  expect(feed.language).toBe(language);
  expect(feed.items).toHaveLength(7);
  for (const item of feed.items) {
    expect(item.id).toMatch(/^tag:/);
    expect(item.url).toMatch(/^https:/);
    expect(Date.parse(item.date_published)).not.toBeNaN();
    expect(item.content_html).toMatch(/[0-9a-f]{64}/);
  }
});

describe.each(LANGUAGES)('iCalendar (RFC 5545) in %s', (language) => {
  const text = () => site.read(`/${language}/privacy/feed.ics`);

  test('folds lines at 75 octets and ends them with CRLF', () => {
    const lines = text().split('\r\n');
    expect(text().replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test('has an all-day event for each date that was announced, cancelled when withdrawn', () => {
    const events = new ICAL.Component(ICAL.parse(text())).getAllSubcomponents('vevent').map((each) => ({
      uid: each.getFirstPropertyValue('uid'),
      start: String(each.getFirstPropertyValue('dtstart')),
      status: each.getFirstPropertyValue('status'),
      sequence: each.getFirstPropertyValue('sequence'),
    }));
    expect(events).toEqual([
      { uid: 'privacy-2024-01-15@example.org', start: '2024-01-15', status: 'CONFIRMED', sequence: 0 },
      { uid: 'privacy-2024-06-01@example.org', start: '2024-09-01', status: 'CANCELLED', sequence: 1 },
      { uid: 'privacy-2025-02-01@example.org', start: '2025-04-01', status: 'CONFIRMED', sequence: 0 },
      { uid: 'privacy-2026-03-01@example.org', start: '2026-06-01', status: 'CONFIRMED', sequence: 0 },
    ]);
  });
});

test('the TimeMap (RFC 7089) has every text that governed and none of the future', () => {
  const lines = site.read('/nl/privacy/timemap.link').trim().split(',\n');
  const mementos = lines.filter((line) => line.includes('memento'));
  expect(lines[0]).toBe(`<${PUBLIC_URL}/nl/privacy/>; rel="original"`);
  expect(mementos).toEqual([
    `<${PUBLIC_URL}/nl/privacy/2018-05-07/>; rel="first memento"; datetime="Sun, 06 May 2018 22:00:00 GMT"`,
    `<${PUBLIC_URL}/nl/privacy/2024-01-15/>; rel="memento"; datetime="Sun, 14 Jan 2024 23:00:00 GMT"`,
    `<${PUBLIC_URL}/nl/privacy/2025-02-01/>; rel="last memento"; datetime="Mon, 31 Mar 2025 22:00:00 GMT"`,
  ]);
});

test('versions of an edition (RFC 5829) form one chain, and the latest is the one in force', () => {
  const link = (page: string, rel: string) =>
    new RegExp(`<link rel="${rel}" href="${PUBLIC_URL}([^"]+)"`).exec(site.read(page))?.[1];
  const seen: string[] = [];
  let page: string | undefined = '/nl/privacy/2018-05-07/';
  while (page && seen.length < 10) {
    expect(seen).not.toContain(page);
    seen.push(page);
    expect(link(page, 'latest-version')).toBe('/nl/privacy/2025-02-01/');
    expect(link(page, 'version-history')).toBe('/nl/privacy/archive/');
    const next = link(page, 'successor-version');
    if (next) expect(link(next, 'predecessor-version')).toBe(page);
    page = next;
  }
  expect(seen).toHaveLength(5);
  expect(link('/nl/privacy/', 'privacy-policy')).toBe('/nl/privacy/');
});

/** Properties of schema.org that may stand on a DigitalDocument and what hangs from it. */
const SCHEMA_ORG = new Set(
  '@context @type @id url name version inLanguage dateCreated datePublished temporalCoverage publisher exampleOfWork isBasedOn workTranslation translationOfWork encoding encodingFormat contentUrl sha256 creativeWorkStatus'.split(
    ' ',
  ),
);

test('structured data describes each edition with terms that exist', () => {
  const html = site.read('/en/privacy/2025-02-01/');
  const data = JSON.parse(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '');
  const terms = (value: unknown): string[] =>
    Array.isArray(value)
      ? value.flatMap(terms)
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([name, part]) => [name, ...terms(part)])
        : [];
  expect(terms(data).filter((term) => !SCHEMA_ORG.has(term))).toEqual([]);
  expect(data).toMatchObject({
    '@type': 'DigitalDocument',
    version: '2025-02-01',
    inLanguage: 'en',
    temporalCoverage: '2025-03-31T22:00:00.000Z/..',
    translationOfWork: { '@id': `${PUBLIC_URL}/nl/privacy/2025-02-01/` },
  });
  const source = site.read('/source/privacy/2025-02-01/en.md');
  expect(data.encoding.sha256).toBe(createHash('sha256').update(source).digest('hex'));
});

test('every document fits the schema it names', () => {
  const ajv = new Ajv2020({ allErrors: true });
  const documents = site.addresses.filter(
    (address) => address.startsWith('/data/v1/privacy/') || /^\/embed\/.*\.json$/.test(address),
  );
  expect(documents.length).toBeGreaterThan(15);
  for (const name of ['timeline', 'edition', 'assessment', 'changes', 'notice'])
    ajv.addSchema(json(`/data/v1/schema/${name}.json`), name);
  for (const address of documents) {
    const document = json(address);
    const named = /schema\/(\w+)\.json$/.exec(document.$schema ?? '/schema/notice.json')?.[1] ?? '';
    expect(ajv.validate(named, document), `${address}: ${ajv.errorsText()}`).toBe(true);
  }
});

test('the text of a day is found by the date in force', () => {
  const { intervals } = json('/data/v1/privacy/timeline.json');
  const at = (day: string) =>
    intervals.find(
      (each: { from: string; until: string | null }) =>
        each.from <= day && (each.until === null || day < each.until),
    )?.edition;
  expect(at('2024-03-03T12:00:00.000Z')).toBe('2024-01-15');
  expect(at('2025-03-31T21:59:59.999Z')).toBe('2024-01-15');
  expect(at('2025-03-31T22:00:00.000Z')).toBe('2025-02-01');
});

test('sums, register and sources are what was recorded, byte for byte', () => {
  const sums = site.read('/source/SHA256SUMS').trim().split('\n');
  for (const line of sums) {
    const [digest, name] = line.split('  ');
    expect(
      createHash('sha256')
        .update(site.read(`/source/${name}`))
        .digest('hex'),
      name,
    ).toBe(digest);
  }
  expect(sums).toHaveLength(1 + 5 + 9);
});

test('security.txt (RFC 9116) names a contact and runs out within a year', () => {
  const text = site.read('/.well-known/security.txt');
  const expires = /^Expires: (.+)$/m.exec(text)?.[1] ?? '';
  expect(text).toMatch(/^Contact: mailto:privacy@example\.org$/m);
  expect(Date.parse(expires)).toBeGreaterThan(Date.parse('2026-04-15'));
  expect(Date.parse(expires)).toBeLessThanOrEqual(Date.parse('2027-03-15'));
});

test('the sitemap lists each page for readers with all its languages, and robots may read everything', () => {
  const map = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'xhtml:link' }).parse(
    site.read('/sitemap.xml'),
  );
  for (const url of map.urlset.url) {
    expect(site.addresses).toContain(new URL(url.loc).pathname);
    expect(url['xhtml:link']).toHaveLength(3);
  }
  expect(site.read('/robots.txt')).not.toContain('Disallow');
});

test('every address that is promised for ever is there', () => {
  const promised = site.read('/addresses.txt').trim().split('\n');
  const missing = promised.filter((address) => {
    const [page, fragment] = address.split('#') as [string, string?];
    return !site.addresses.includes(page) || (fragment && !site.read(page).includes(`id="${fragment}"`));
  });
  expect(missing).toEqual([]);
  expect(promised).toContain('/nl/privacy/2024-06-01/#bewaren');
});
