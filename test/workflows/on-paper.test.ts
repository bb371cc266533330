/** The statement and its redline on paper: complete, tagged, black on white, with the words of the page. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readArchive } from '#archive/read-archive.ts';
import { exportToPage } from '#workflows/desk/export-edition.ts';
import { initContent } from '#workflows/desk/init-content.ts';
import { printPdf } from '../../scripts/print-pdf.ts';
import { contentTemplates } from '../../scripts/templates.ts';
import { launchChromium } from '../support/chromium.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/parity');
/** Readers of PDF that are not ours, from poppler-utils. */
const POPPLER = ['pdftotext', 'pdfinfo', 'pdftoppm'].every((name) => spawnSync(name, ['-v']).status === 0);

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'paper-'));
  initContent({ dir, templates: contentTemplates(), name: 'Bakkerij BV', email: 'info@example.org' });
  for (const edition of ['2026-01-01', '2026-02-01'])
    cpSync(FIXTURE, join(dir, 'privacy', edition), { recursive: true });
  const path = join(dir, 'privacy/2026-02-01/nl.md');
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace('| 72 uur |', '| 14 dagen |').replace('met niemand.', 'met derden.'),
  );
});
afterAll(() => rmSync(dir, { recursive: true }));

const page = (against?: string) =>
  exportToPage({
    archive: readArchive(dir),
    statement: 'privacy',
    edition: '2026-02-01',
    ...(against === undefined ? {} : { against }),
    language: 'nl',
    now: '2026-11-23T10:00:00.000Z',
  });

/** Letters and figures only: line ends, hyphens and signs of lists are the printer's. */
const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

describe.each([
  ['the statement', undefined],
  ['the redline', '2026-01-01'],
])('%s', (_, against) => {
  test('names edition and digest, and needs no colour', () => {
    const html = page(against);
    expect(html).toContain('Editie 2026-02-01');
    expect(html).toMatch(/SHA-256\): [0-9a-f]{64}/);
    expect(html).not.toMatch(/color:\s*(?!\s|#000|#fff)/);
    if (against !== undefined) expect(html).toContain(`vergeleken met editie ${against}`);
  });

  test.skipIf(!POPPLER)(
    POPPLER
      ? 'as a PDF is tagged, has the words of the page, all of them, and no colour'
      : 'not proven here: poppler-utils is not installed (apt-get install poppler-utils)',
    { timeout: 120_000 },
    async () => {
      const html = page(against);
      const file = join(dir, `${against ?? 'statement'}.pdf`);
      writeFileSync(file, await printPdf(html));
      const run = (name: string, ...args: string[]) =>
        spawnSync(name, args, { encoding: 'buffer', maxBuffer: 512 * 1024 * 1024 }).stdout;

      expect(run('pdfinfo', file).toString()).toMatch(/Tagged:\s+yes[\s\S]*Page size:.*A4/);
      const browser = await launchChromium();
      try {
        const tab = await browser.newPage({ javaScriptEnabled: false });
        await tab.setContent(html);
        // On paper a link shows where it leads, and an item its number; both are style of the page, and no text.
        await tab.evaluate(
          `for (const link of document.querySelectorAll('a[href^="http"]')) link.append(link.getAttribute('href'));
           for (const list of document.querySelectorAll('ol'))
             [...list.children].forEach((item, at) => item.prepend(String(at + 1)));`,
        );
        const words = letters(String(await tab.evaluate('document.body.innerText')));
        expect(letters(run('pdftotext', '-raw', file, '-').toString())).toBe(words);
        expect(words.length).toBeGreaterThan(2_000);
      } finally {
        await browser.close();
      }

      const pixels = run('pdftoppm', '-r', '40', file);
      let coloured = 0;
      for (const [start, end] of rastersOf(pixels))
        for (let at = start; at < end; at += 3)
          if (pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2]) coloured += 1;
      expect(coloured).toBe(0);
    },
  );
});

/** Where the points of each page are: `P6 width height 255`, then three bytes a point, page after page. */
function rastersOf(pixels: Buffer): readonly (readonly [start: number, end: number])[] {
  const pages: (readonly [number, number])[] = [];
  for (let at = 0; at < pixels.length; ) {
    const [head = '', width, height] =
      /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(pixels.toString('latin1', at, at + 60)) ?? [];
    const start = at + head.length;
    at = start + Number(width) * Number(height) * 3;
    pages.push([start, at]);
  }
  expect(pages.length).toBeGreaterThan(0);
  return pages;
}
