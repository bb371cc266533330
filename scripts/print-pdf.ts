/** A page of HTML -> PDF, by the browser that this computer has or the project brings. */
import { chromium } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** A4, tagged for screen readers, with an outline; nothing is fetched while printing. */
export async function printPdf(html: string): Promise<Uint8Array> {
  const found = await findChromium();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...found.args],
    env: { ...(process.env as Record<string, string>), ...found.env },
  });
  try {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.route('**', (route) => route.abort());
    await page.setContent(html);
    return new Uint8Array(
      await page.pdf({
        format: 'A4',
        tagged: true,
        outline: true,
        preferCSSPageSize: true,
        printBackground: false,
      }),
    );
  } finally {
    await browser.close();
  }
}
