/**
 * The front door: subscriptions, receipts, health, and the built site, on one port. Works without script,
 * sets no cookie, and authorises nothing by one: every link that acts carries its own proof, so a foreign
 * page has nothing to forge with.
 */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Language } from '#domain/language.ts';
import type { ServiceDeps } from './deps.ts';
import { heading, paragraphs } from './html.ts';
import { mailboxRoutes } from './mailbox-routes.ts';
import { operationsRoutes } from './operations-routes.ts';
import { PAGE_WORDS } from './page-words.ts';
import { preferencesRoutes } from './preferences-routes.ts';
import { reply } from './reply.ts';
import { requestCounts, requestLog } from './request-log.ts';
import { policyFor, securityHeaders } from './security.ts';
import { PLAIN_CSS, type Shell, siteShell } from './shell.ts';
import { withStarted } from './started.ts';
import { preferredLanguage, type StaticSite, staticSite } from './static-site.ts';
import { formPage, subscribeRoutes } from './subscribe-routes.ts';
import { webhookRoute } from './webhook-route.ts';

/** No form of ours is larger; a receipt has its own limit. */
const MAX_FORM_BYTES = 16 * 1024;

/** Builds the application; it holds no state but its counters. */
export function createApp(deps: ServiceDeps): Hono {
  const { publisher } = deps.context;
  const shell = siteShell(deps.dist, publisher.name);
  const site = deps.dist === undefined ? undefined : staticSite(deps.dist);
  const counts = requestCounts();
  const app = new Hono({ getPath: pathWithin(deps.context.publicUrl) });

  app.use(requestLog(counts, deps.log));
  app.use(securityHeaders(deps.context.publicUrl));
  app.onError((error, c) =>
    failure(error, c, shell, languageOf(c, publisher.languages, publisher.authentic)),
  );
  app.notFound((c) => (site ? site.notFound(c) : c.text('404', 404)));

  app.route('/', operationsRoutes(deps, counts));
  app.route('/', webhookRoute(deps));
  app.use(
    '*',
    bodyLimit({
      maxSize: MAX_FORM_BYTES,
      onError: (c) => tooLarge(c, shell, publisher.languages, publisher.authentic),
    }),
  );
  if (deps.mailbox) app.route('/', mailboxRoutes(deps, deps.mailbox, shell));
  app.route('/', subscribeRoutes(deps, shell, publisher.languages));
  app.route('/', preferencesRoutes(deps, shell, publisher.languages));
  app.get('/', (c) => home(c, deps, site));
  app.get(`/:language{${publisher.languages.join('|')}}/subscribe/`, (c) => formOf(c, deps, shell, site));
  app.get('/_service.css', (c) => c.body(PLAIN_CSS, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.get('*', async (c, next) => (await site?.respond(c, c.req.path)) ?? next());
  return app;
}

/** A site under a path (`https://example.org/privacy`) is asked with or without that path by proxies. */
function pathWithin(publicUrl: string): (request: Request) => string {
  const prefix = new URL(publicUrl).pathname.replace(/\/$/, '');
  return (request) => {
    const path = new URL(request.url).pathname;
    return prefix !== '' && (path === prefix || path.startsWith(`${prefix}/`))
      ? path.slice(prefix.length) || '/'
      : path;
  };
}

/** `/` leads to the visitor's language; who asks for another one gets the page to choose from. */
async function home(c: Context, deps: ServiceDeps, site: StaticSite | undefined): Promise<Response> {
  const { publisher } = deps.context;
  const language = preferredLanguage(c.req.header('accept-language'), publisher.languages);
  c.header('Vary', 'Accept-Language');
  c.header('Cache-Control', 'no-cache');
  if (language) return c.redirect(`/${language}/`, 302);
  return (await site?.respond(c, '/')) ?? c.redirect(`/${publisher.authentic}/`, 302);
}

/** The site's form with the moment it was opened; where no site was built, our own. */
async function formOf(
  c: Context,
  deps: ServiceDeps,
  shell: Shell,
  site: StaticSite | undefined,
): Promise<Response> {
  const file = await site?.read(c.req.path);
  const { keys, store } = deps.context;
  if (!file) return reply(c, shell, formPage(deps, c.req.param('language') as Language));
  const html = withStarted(file.bytes.toString('utf8'), keys, store.now());
  c.header('Cache-Control', 'no-store');
  c.header('Content-Security-Policy', policyFor(html));
  return c.html(html);
}

function languageOf(c: Context, languages: readonly Language[], authentic: Language): Language {
  const first = c.req.path.split('/')[1];
  return languages.find((language) => language === first) ?? authentic;
}

async function tooLarge(
  c: Context,
  shell: Shell,
  languages: readonly Language[],
  authentic: Language,
): Promise<Response> {
  const language = languageOf(c, languages, authentic);
  const words = PAGE_WORDS[language].tooLarge;
  return reply(
    c,
    shell,
    { language, title: words.title, content: heading(words.title) + paragraphs([words.text]) },
    413,
  );
}

/** Visitors get a sentence; the operator gets the error on standard error, without the request. */
async function failure(error: Error, c: Context, shell: Shell, language: Language): Promise<Response> {
  process.stderr.write(
    `${new Date().toISOString()} ${c.req.method} failed: ${error.stack ?? error.message}\n`,
  );
  const words = PAGE_WORDS[language].failed;
  return reply(
    c,
    shell,
    { language, title: words.title, content: heading(words.title) + paragraphs([words.text]) },
    500,
  );
}
