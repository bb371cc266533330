/** Every message, held against what mail programs can show, without asking anybody on the network. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { caniemail } from 'caniemail';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';

const GOLDEN = join(import.meta.dirname, '../../golden/mail');
const MESSAGES = readdirSync(GOLDEN).filter((name) => name.endsWith('.html'));

/** Named one by one: a pattern that matches a program without data makes the linter stop. */
const CLIENTS = [
  'apple-mail.ios',
  'apple-mail.macos',
  'gmail.android',
  'gmail.desktop-webmail',
  'gmail.ios',
  'gmail.mobile-webmail',
  'outlook.android',
  'outlook.ios',
  'outlook.macos',
  'outlook.outlook-com',
  'outlook.windows',
  'outlook.windows-mail',
  'yahoo.android',
  'yahoo.desktop-webmail',
  'yahoo.ios',
  'aol.desktop-webmail',
  'fastmail.desktop-webmail',
  'gmx.desktop-webmail',
  'web-de.desktop-webmail',
  'protonmail.desktop-webmail',
  'samsung-email.android',
  'thunderbird.macos',
  'hey.desktop-webmail',
] as const;

/** What some program lacks, and why the message stays whole without it. Anything new must be argued here. */
const DEGRADES_WELL: Readonly<Record<string, string>> = {
  '@media': 'only dark colours; without it the light pair stays, which is legible',
  '<style> element': 'only dark colours; everything else is inline',
  'color-scheme CSS property': 'without it the program chooses; both pairs have contrast',
  'color-scheme meta tag': 'as above',
  '<body> element': 'replaced by another element; the table inside carries background and width',
  'lang attribute':
    'said on html and on the main part; where both go, a screen reader guesses from the words',
  'dir attribute': 'left to right is the default',
  'role attribute': 'presentation and main help screen readers; the order of reading does not depend on them',
  'word-break': 'a digest then runs over the edge; it also stands in the text part',
  'max-width': 'Outlook on Windows then uses the whole window; lines get longer, nothing is lost',
  'width attribute': 'one column, with or without it',
  'align attribute': 'centres the column where it works',
  'cellpadding attribute': 'zero either way',
  'cellspacing attribute': 'zero either way',
  margin: 'negative and auto margins are not used; the rest is spacing',
  display: 'the button is then a link with the same words',
  padding: 'spacing',
  border: 'a line beside a change; its label says what it is',
  background: 'a tint behind words that are also marked in words',
  'text-decoration': 'under and through lines; the marks “nieuw:” and “vervalt:” say the same',
  '<ul>, <ol> and <dl>': 'list marks differ; every line is a link of its own',
};

describe('mail programs', () => {
  test.each(MESSAGES)('%s loses nothing that matters in any of them', (name) => {
    const html = readFileSync(join(GOLDEN, name), 'utf8');
    const { issues } = caniemail({ clients: [...CLIENTS], html });
    const lacking = [...issues.errors.values(), ...issues.warnings.values()].flat().map(({ title }) => title);
    expect([...new Set(lacking)].filter((title) => !(title in DEGRADES_WELL))).toEqual([]);
  });
});

describe('accessibility', () => {
  let browser: Browser;
  let page: Page;
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 400, height: 800 } });
  });
  afterAll(() => browser?.close());

  test.each(MESSAGES)('%s has no violation, in light and in dark', async (name) => {
    const html = readFileSync(join(GOLDEN, name), 'utf8');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setContent(html);
      await page.addScriptTag({ path: axe });
      const found = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as {
            axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          }
        ).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(found, colorScheme).toEqual([]);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(sideways).toBe(false);
    }
  });
});
