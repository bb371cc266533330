/** What every page of the site must be, whatever it shows. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildTestSite, PUBLIC_URL, pagesOf, type TestSite } from './support/site.ts';

const STATEMENT_BYTES = 20_000;
const CEILING_BYTES = 30_000;

let site: TestSite;
let pages: readonly string[];
beforeAll(async () => {
  site = await buildTestSite();
  pages = pagesOf(site);
});
afterAll(() => site.remove());

const brotli = (text: string) =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '');
const inLanguage = (address: string) => /^\/(nl|en)\//.test(address) && !address.includes('_shell');

test('the addresses of the design are all there, in both languages', () => {
  for (const language of ['nl', 'en']) {
    const at = `/${language}/privacy/`;
    expect(site.addresses).toEqual(
      expect.arrayContaining([
        at,
        `${at}2018-05-07/`,
        `${at}compare/2018-05-07/2026-03-01/`,
        `${at}clause/bewaren/`,
        `${at}archive/`,
        `${at}feed.xml`,
        `${at}feed.json`,
        `${at}feed.ics`,
        `/${language}/subscribe/`,
        `/${language}/_shell/`,
      ]),
    );
  }
  expect(site.addresses).toContain('/404.html');
});

test('any two editions are compared, older to newer, and no pair twice', () => {
  const pairs = pages.filter(
    (page) => page.startsWith('/nl/privacy/compare/') && page.split('/').length === 7,
  );
  expect(pairs).toHaveLength((5 * 4) / 2);
});

test('every page is valid HTML', async () => {
  const checker = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // Written by the page builder: capital doctype and void elements with or without a slash mean the same.
      'doctype-style': 'off',
      'void-style': 'off',
      'no-trailing-whitespace': 'off',
      'long-title': 'off',
      // HTML allows it, and it keeps our own anchors apart from the ids of clauses.
      'valid-id': ['error', { relaxed: true }],
      // Numbers of telephone and clauses are the statement's own words.
      'tel-non-breaking': 'off',
    },
  });
  const found: string[] = [];
  for (const page of pages) {
    const report = await checker.validateString(site.read(page));
    for (const { messages } of report.results)
      for (const message of messages)
        found.push(`${page}:${message.line}: ${message.ruleId}: ${message.message}`);
  }
  expect(found).toEqual([]);
});

test('every link leads somewhere, and every fragment to something', () => {
  const ids = new Map(pages.map((page) => [page, new Set(all(site.read(page), /\sid="([^"]+)"/g))]));
  const broken: string[] = [];
  for (const page of pages)
    for (const href of all(site.read(page), /<a [^>]*?href="([^"]+)"/g)) {
      const url = new URL(href.replaceAll('&amp;', '&'), `${PUBLIC_URL}${page}`);
      if (url.origin !== PUBLIC_URL) continue;
      const target = decodeURIComponent(url.pathname);
      if (!site.addresses.includes(target)) broken.push(`${page}: ${href}`);
      else if (url.hash && !ids.get(target)?.has(decodeURIComponent(url.hash.slice(1))))
        broken.push(`${page}: ${href} has no such fragment`);
    }
  expect(broken).toEqual([]);
});

test('a page is one request: nothing is fetched, nothing runs, and the policy allows exactly its own style', () => {
  for (const page of pages) {
    const html = site.read(page);
    expect(html, page).not.toMatch(/<(img|iframe|object|embed|video|audio|source)\b/);
    expect(html, page).not.toMatch(/<link[^>]+rel="(stylesheet|preload|modulepreload|prefetch)"/);
    expect(all(html, /<script([^>]*)>/g).filter((script) => !script.includes('application/ld+json'))).toEqual(
      [],
    );
    expect(html, page).not.toMatch(/\sstyle="|\son[a-z]+="|javascript:/);
    const style = all(html, /<style[^>]*>([\s\S]*?)<\/style>/g);
    expect(style, page).toHaveLength(1);
    const hash = createHash('sha256')
      .update(style[0] ?? '')
      .digest('base64');
    const policy = all(html, /Content-Security-Policy" content="([^"]+)"/gi)[0]?.replaceAll('&#39;', "'");
    expect(policy, page).toContain(`style-src 'sha256-${hash}'`);
    expect(policy, page).toContain("default-src 'none'");
    expect(policy, page).not.toContain('unsafe');
  }
});

test('no page is heavier than its budget', () => {
  for (const page of pages) {
    const bytes = brotli(site.read(page));
    expect(bytes, page).toBeLessThanOrEqual(CEILING_BYTES);
    if (/privacy\/(\d[^/]*\/)?$/.test(page)) expect(bytes, page).toBeLessThanOrEqual(STATEMENT_BYTES);
  }
});

test('the languages of a page know each other, and every page knows itself', () => {
  for (const page of pages.filter(inLanguage)) {
    const html = site.read(page);
    const alternates = new Map(
      [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map((match) => [
        match[1],
        match[2],
      ]),
    );
    expect([...alternates.keys()].sort(), page).toEqual(['en', 'nl', 'x-default']);
    const own = page.slice(1, 3);
    expect(alternates.get(own), page).toBe(`${PUBLIC_URL}${page}`);
    expect(html, page).toContain(`<link rel="canonical" href="${PUBLIC_URL}${page}"`);
    const other = own === 'nl' ? 'en' : 'nl';
    const twin = site.read(new URL(alternates.get(other) ?? '').pathname);
    expect(twin, page).toContain(`hreflang="${own}" href="${PUBLIC_URL}${page}"`);
  }
});

describe('the prominent notice', () => {
  test('stands on every page before the heading, as a region with a name', () => {
    for (const page of pages.filter((address) => /^\/(nl|en)\//.test(address))) {
      const html = site.read(page);
      const at = html.indexOf('<section class="notice upcoming"');
      expect(at, page).toBeGreaterThan(html.indexOf('<main'));
      if (!page.includes('_shell')) expect(at, page).toBeLessThan(html.indexOf('<h1'));
      const label = /<section class="notice upcoming" aria-labelledby="([^"]+)"/.exec(html)?.[1];
      expect(html, page).toContain(`<h2 id="${label}">`);
    }
  });

  test('says what, from when, for whom, what one can do and where to read', () => {
    const html = site.read('/nl/privacy/');
    const notice = html.slice(html.indexOf('<section class="notice'), html.indexOf('</section>'));
    expect(notice).toContain('Onze leverancier verandert');
    expect(notice).toContain('<time datetime="2026-06-01">');
    expect(notice).toContain('U kunt bezwaar maken of uw account sluiten.');
    expect(notice).toContain('href="/nl/privacy/compare/2025-02-01/2026-03-01/"');
    expect(notice).toContain('href="/nl/privacy/2026-03-01/"');
  });
});

test('a page that does not exist has the notice and the whole footer too, in both languages', () => {
  const html = site.read('/404.html');
  const foot = html.slice(html.indexOf('<footer'));
  for (const language of ['nl', 'en']) {
    const notice = new RegExp(`<section class="notice upcoming"[^>]* lang="${language}"`).exec(html);
    expect(notice?.index).toBeGreaterThan(html.indexOf('<main'));
    expect(notice?.index).toBeLessThan(html.indexOf('<h1'));
    const own = foot.slice(foot.indexOf(`<div lang="${language}"`)).split('</div>')[0] ?? '';
    const whole = site.read(`/${language}/privacy/`);
    const links = all(whole.slice(whole.indexOf('<footer')), /href="([^"]+)"/g);
    expect(links.length).toBeGreaterThan(3);
    expect(all(own, /href="([^"]+)"/g)).toEqual(links);
    expect(own).toContain(language === 'nl' ? 'Geen cookies' : 'No cookies');
    expect(own).toContain(language === 'nl' ? 'Register: ' : 'lines, latest');
  }
  expect(html).toContain('Onze leverancier verandert');
  expect(html).toContain('Our supplier changes');
});

test('an edition that was never published by the publisher says so, and its own note says it once', () => {
  const box = site.read('/nl/privacy/2026-03-01/').split('Voorbeeld, nooit gepubliceerd</h2>')[1] ?? '';
  expect(box.split('Dit is maar een voorbeeld.')).toHaveLength(2);
  expect(box).not.toContain('Opmerking bij deze editie');
  expect(box.slice(0, box.indexOf('</div>'))).not.toContain('nooit gepubliceerd');
  expect(site.read('/nl/privacy/2026-03-01/')).toContain('Voorbeeld, nooit gepubliceerd');
  expect(site.read('/en/privacy/compare/2025-02-01/2026-03-01/')).toContain('An example, never published');
});

test('an edition in one language is shown in that language, and says so', () => {
  const html = site.read('/en/privacy/2018-05-07/');
  expect(html).toContain('published in Dutch only');
  expect(html).toMatch(/<article class="text" lang="nl"/);
  expect(html).toMatch(/<h1 lang="nl">\s*Privacyverklaring/);
  expect(html).toMatch(/<p lang="nl">\s*Overgenomen van papier\./);
  // What stands beside the text is in the reader's language.
  expect(html).toMatch(/<span class="s" lang="en"><a [^>]+>since /);
  expect(site.read('/nl/privacy/2018-05-07/')).not.toMatch(/<(h1|p|span class="s") lang=/);
});

test('each clause says since when it reads as it does', () => {
  const html = site.read('/nl/privacy/');
  const clause = (id: string) => html.slice(html.indexOf(`id="${id}"`)).slice(0, 1500);
  expect(clause('contact-adres')).toContain('sinds 7 mei 2018');
  const row = html.slice(html.indexOf('één jaar') - 400, html.indexOf('één jaar'));
  expect(row).toContain('sinds 1 apr 2025');
});

test.each(['nl', 'en'])(
  'the page of a clause in %s never shows announced words as those that apply',
  (language) => {
    const clausesOf = (edition: string): readonly { id: string; text: string }[] =>
      JSON.parse(site.read(`/data/v1/privacy/${edition}/edition.json`)).texts[language].clauses;
    const plain = (html: string) =>
      html
        .replace(/<[^>]+>/g, '')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&')
        .replaceAll(/\s+/g, ' ')
        .trim();
    const now = new Map(clausesOf('2025-02-01').map(({ id, text }) => [id, text]));
    let ahead = 0;
    for (const page of pages.filter((address) => address.startsWith(`/${language}/privacy/clause/`))) {
      const html = site.read(page);
      const box = /<section class="now"[\s\S]*?<\/p>([\s\S]*?)<\/section>/.exec(html)?.[1];
      const id = page.split('/').at(-2) ?? '';
      expect(box === undefined ? undefined : plain(box), page).toBe(now.get(id));
      if (/(Verandert|Wordt opgenomen|Vervalt|Will change|Will be included|Will be removed):/.test(html))
        ahead += 1;
    }
    const then = new Map(clausesOf('2026-03-01').map(({ id, text }) => [id, text]));
    const changed = [...new Set([...now.keys(), ...then.keys()])].filter(
      (id) => now.get(id) !== then.get(id),
    );
    expect(ahead).toBe(changed.length);
  },
);

test('the subscription form asks little, traps robots, and says first what becomes of the address', () => {
  const html = site.read('/nl/subscribe/');
  expect(html).toContain('<form method="post" action="/nl/subscribe"');
  for (const field of ['email', 'language', 'scope', 'statement', 'website'])
    expect(html).toContain(`name="${field}"`);
  expect(html.indexOf('Postbode &amp; Zonen')).toBeGreaterThan(0);
  expect(html.indexOf('Wat wij met uw adres doen')).toBeLessThan(html.indexOf('<button'));
});

test('the template page of the service has one place for content and is not indexed', () => {
  const html = site.read('/en/_shell/');
  expect(html.split('<!--content-->')).toHaveLength(2);
  expect(html).toContain('content="noindex"');
});
