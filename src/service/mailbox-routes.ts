/** Reads the mailbox folder in the browser: demonstration mode only, on this machine only. */
import { type Context, Hono } from 'hono';
import type { Language } from '#domain/language.ts';
import { isLocal } from './client.ts';
import type { MailboxReader, ServiceDeps } from './deps.ts';
import { escapeHtml, heading, paragraphs } from './html.ts';
import { reply } from './reply.ts';
import type { Shell } from './shell.ts';

const WORDS: Readonly<
  Record<
    Language,
    {
      title: string;
      intro: string;
      empty: string;
      text: string;
      original: string;
      to: string;
      from: string;
      back: string;
    }
  >
> = {
  nl: {
    title: 'Verzonden berichten',
    intro:
      'Dit is een demonstratie: deze berichten zijn in een map bewaard en niet verzonden. Alleen op deze computer te zien.',
    empty: 'Er zijn nog geen berichten.',
    text: 'Als platte tekst',
    original: 'Het hele bericht (.eml)',
    to: 'Aan',
    from: 'Van',
    back: 'Alle berichten',
  },
  en: {
    title: 'Messages sent',
    intro:
      'This is a demonstration: these messages were kept in a folder and not sent. Visible on this machine only.',
    empty: 'There are no messages yet.',
    text: 'As plain text',
    original: 'The whole message (.eml)',
    to: 'To',
    from: 'From',
    back: 'All messages',
  },
};

/** What a message may do when it is shown: look like itself, nothing more. */
const MESSAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

export function mailboxRoutes(deps: ServiceDeps, mailbox: MailboxReader, shell: Shell): Hono {
  const app = new Hono();
  const language = deps.context.publisher.authentic;
  const words = WORDS[language];

  app.use('/mailbox/*', async (c, next) => (isLocal(c) ? next() : c.notFound()));
  app.get('/mailbox', (c) => c.redirect('/mailbox/', 301));
  app.get('/mailbox/', async (c) => {
    const items = await mailbox.list();
    const rows = items.map(
      (item) =>
        `<li><h2><a href="/mailbox/${escapeHtml(item.delivery)}/" lang="${escapeHtml(item.language)}">${escapeHtml(item.subject)}</a></h2><p class="small">${words.to} ${escapeHtml(item.to)} · ${escapeHtml(item.at)}</p></li>`,
    );
    const list = rows.length > 0 ? `<ul class="entries">${rows.join('\n')}</ul>` : paragraphs([words.empty]);
    return reply(c, shell, {
      language,
      title: words.title,
      content: heading(words.title) + paragraphs([words.intro]) + list,
    });
  });
  app.get('/mailbox/:delivery/', async (c) => {
    const item = (await mailbox.list()).find((each) => each.delivery === c.req.param('delivery'));
    if (!item) return c.notFound();
    const base = `/mailbox/${escapeHtml(item.delivery)}`;
    const content = `${heading(item.subject)}
<dl><dt>${words.from}</dt><dd>${escapeHtml(item.from)}</dd><dt>${words.to}</dt><dd>${escapeHtml(item.to)}</dd></dl>
<p class="links"><a href="${base}/html">HTML</a> <a href="${base}/txt">${words.text}</a> <a href="${base}/eml">${words.original}</a> <a href="/mailbox/">${words.back}</a></p>`;
    return reply(c, shell, { language, title: item.subject, content });
  });
  app.get('/mailbox/:delivery/html', (c) => part(c, mailbox, 'html', 'text/html; charset=utf-8'));
  app.get('/mailbox/:delivery/txt', (c) => part(c, mailbox, 'txt', 'text/plain; charset=utf-8'));
  app.get('/mailbox/:delivery/eml', (c) => part(c, mailbox, 'eml', 'message/rfc822'));
  return app;
}

async function part(
  c: Context,
  mailbox: MailboxReader,
  name: 'html' | 'txt' | 'eml',
  type: string,
): Promise<Response> {
  const body = await mailbox.part(c.req.param('delivery') ?? '', name);
  if (body === undefined) return c.notFound() as Response;
  return c.body(body, 200, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': MESSAGE_POLICY,
  });
}
