/** The custom element's own script: published as it is written, with the digest that `integrity` wants. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export function embedScript(): { readonly text: string; readonly integrity: string } {
  const text = readFileSync(new URL('./privacy-notice.js', import.meta.url), 'utf8');
  return { text, integrity: `sha384-${createHash('sha384').update(text).digest('base64')}` };
}
