/** The script of the page that compares any two editions; inline, so that the page is one request and its policy one hash. */
import { readFileSync } from 'node:fs';

export function anyTwoScript(): string {
  return readFileSync(new URL('./any-two.js', import.meta.url), 'utf8');
}
