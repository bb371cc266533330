/** A page made by the service: never cached, never indexed, in the site's own frame. */
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { policyFor } from './security.ts';
import type { Page, Shell } from './shell.ts';

export async function reply(
  c: Context,
  shell: Shell,
  page: Page,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const html = await shell(page);
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex');
  c.header('Content-Language', page.language);
  c.header('Content-Security-Policy', policyFor(html));
  return c.html(html, status);
}
