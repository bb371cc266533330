/** A real browser for tests, the same for all of them. */
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.ts';

/** Starts a headless Chromium. The caller closes it. */
export async function launchChromium(): Promise<Browser> {
  const found = await findChromium();
  return chromium.launch({
    executablePath: found.executablePath,
    args: [...found.args],
    env: { ...(process.env as Record<string, string>), ...found.env },
  });
}
