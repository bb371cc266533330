import { expect, test } from 'vitest';
import { launchChromium } from '../support/chromium.ts';

test('a real browser renders a page', async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent('<h1>Privacyverklaring</h1>');
    expect(await page.textContent('h1')).toBe('Privacyverklaring');
    const picture = await page.screenshot();
    expect(picture.length).toBeGreaterThan(1000);
  } finally {
    await browser.close();
  }
});
