/**
 * Pages and data of the bundled content, held word for word: a change of wording or structure shows in a review.
 * `npm run test:only -- test/site/golden-pages.test.ts -u` accepts what is there.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../scripts/site-builder.ts';

let out: string;

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'promulgate-golden-'));
  await buildSite({
    contentDir: 'content',
    out: join(out, 'site'),
    now: '2027-01-04T11:00:00.000Z',
    publicUrl: 'https://privacy.example.org',
    cacheDir: null,
  });
});

afterAll(() => rmSync(out, { recursive: true, force: true }));

test.each([
  ['nl-statement.html', 'nl/privacy/index.html'],
  ['en-statement.html', 'en/privacy/index.html'],
  ['nl-comparison.html', 'nl/privacy/compare/2026-11-23/2026-11-23-2/index.html'],
  ['en-comparison.html', 'en/privacy/compare/2026-11-23/2026-11-23-2/index.html'],
  ['nl-archive.html', 'nl/privacy/archive/index.html'],
  ['nl-subscribe.html', 'nl/subscribe/index.html'],
  ['nl-feed.xml', 'nl/privacy/feed.xml'],
  ['timeline.json', 'data/v1/privacy/timeline.json'],
])('%s', async (golden, file) => {
  const page = readFileSync(join(out, 'site', file), 'utf8');
  await expect(readable(page)).toMatchFileSnapshot(`../golden/pages/${golden}`);
});

/** One element a line; styles and their digests have tests of their own. */
function readable(page: string): string {
  return `${page
    .replace(/<style>[\s\S]*?<\/style>/g, '<style>…</style>')
    .replace(/sha256-[A-Za-z0-9+/=]{44}/g, 'sha256-…')
    .replace(/></g, '>\n<')}\n`;
}
