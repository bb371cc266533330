/** What a subscriber can do alone: change, take along, leave, be forgotten. Links from their own mail open these. */
import { type Context, Hono } from 'hono';
import type { Language } from '#domain/language.ts';
import { signedToken } from '#domain/subscription/links.ts';
import { oursOf } from '#domain/subscription/our-statements.ts';
import { eraseRecipient } from '#workflows/people/erase-recipient.ts';
import { exportRecipient } from '#workflows/people/export-recipient.ts';
import { type Holder, holderOf, savePreferences } from '#workflows/people/preferences.ts';
import { inspectUnsubscribe, unsubscribe } from '#workflows/people/unsubscribe.ts';
import { choiceFields, readChoices } from './choice-fields.ts';
import type { ServiceDeps } from './deps.ts';
import { alert, buttonForm, escapeHtml, heading, link, paragraphs, status } from './html.ts';
import { PAGE_WORDS } from './page-words.ts';
import { reply } from './reply.ts';
import { field, readForm } from './request-form.ts';
import type { Shell } from './shell.ts';

export function preferencesRoutes(deps: ServiceDeps, shell: Shell, languages: readonly Language[]): Hono {
  const app = new Hono();
  const { context } = deps;
  const pattern = `/:language{${languages.join('|')}}`;
  const languageOf = (c: Context) => c.req.param('language') as Language;
  const token = (c: Context) => c.req.param('token') ?? '';

  app.get(`${pattern}/preferences/:token`, async (c) => {
    const holder = await holderOf(context, token(c));
    return holder
      ? preferencesPage(deps, shell, c, languageOf(c), holder)
      : unknownLink(shell, c, languageOf(c));
  });

  app.post(`${pattern}/preferences/:token`, async (c) => {
    const language = languageOf(c);
    const words = PAGE_WORDS[language];
    const fields = await readForm(c);
    const holder = await holderOf(context, token(c));
    if (!holder) return unknownLink(shell, c, language);
    const choices = readChoices(context.publisher, fields, holder.preferences.language);
    if (!choices || noneChosen(deps, fields))
      return preferencesPage(
        deps,
        shell,
        c,
        language,
        holder,
        alert(words.form.fix, words.preferences.noStatement),
        422,
      );
    const saved = await savePreferences(context, token(c), choices);
    const fresh = (await holderOf(context, token(c))) ?? holder;
    return preferencesPage(deps, shell, c, language, fresh, saved ? status(words.preferences.saved) : '');
  });

  // POST, although it only reads: a scanner that follows links must not fetch a person's record.
  app.post(`${pattern}/preferences/:token/export`, async (c) => {
    const holder = await holderOf(context, token(c));
    if (!holder) return unknownLink(shell, c, languageOf(c));
    c.header('Cache-Control', 'no-store');
    c.header('Content-Disposition', 'attachment; filename="promulgate-export.json"');
    return c.json(await exportRecipient(context, holder.recipient));
  });

  app.post(`${pattern}/preferences/:token/erase`, async (c) => {
    const language = languageOf(c);
    const words = PAGE_WORDS[language].preferences;
    const fields = await readForm(c);
    const holder = await holderOf(context, token(c));
    if (!holder) return unknownLink(shell, c, language);
    if (field(fields, 'sure') !== 'yes')
      return preferencesPage(deps, shell, c, language, holder, alert(words.erase, words.eraseUnsure), 422);
    await eraseRecipient(context, holder.recipient);
    return reply(c, shell, {
      language,
      title: words.erasedTitle,
      content: heading(words.erasedTitle) + paragraphs([words.erased]),
    });
  });

  app.get(`${pattern}/unsubscribe/:token`, async (c) => {
    const language = languageOf(c);
    const words = PAGE_WORDS[language].unsubscribe;
    const found = await inspectUnsubscribe(context, token(c));
    if (!found) return unknownLink(shell, c, language);
    if (!found.subscribed) return unsubscribed(deps, shell, c, language, found.customer);
    const content =
      heading(words.title) +
      paragraphs([words.text(oursOf(context.publisher, language))]) +
      buttonForm(c.req.path, words.button, { means: 'page' });
    return reply(c, shell, { language, title: words.title, content });
  });

  app.post(`${pattern}/unsubscribe/:token`, async (c) => {
    const language = languageOf(c);
    const fields = await readForm(c);
    // RFC 8058: no cookie, no redirect, no question; anything that is not our button is a mail program.
    const means = field(fields, 'means') === 'page' ? 'page' : 'one-click';
    const done = await unsubscribe(context, token(c), means);
    deps.kick?.();
    if (means === 'one-click') return c.text('', done.outcome === 'done' ? 200 : 404);
    if (done.outcome === 'unknown') return unknownLink(shell, c, language);
    return unsubscribed(deps, shell, c, language, done.customer);
  });
  return app;
}

function noneChosen(deps: ServiceDeps, fields: Readonly<Record<string, readonly string[]>>): boolean {
  return Object.keys(deps.context.publisher.statements).length > 1 && (fields.statement ?? []).length === 0;
}

async function unsubscribed(
  deps: ServiceDeps,
  shell: Shell,
  c: Context,
  language: Language,
  customer: boolean,
): Promise<Response> {
  const words = PAGE_WORDS[language];
  const texts = [
    words.unsubscribe.done,
    ...(customer ? [words.unsubscribe.customer(deps.context.publisher.name)] : []),
  ];
  return reply(c, shell, {
    language,
    title: words.unsubscribe.doneTitle,
    content:
      heading(words.unsubscribe.doneTitle) + paragraphs(texts) + link(`/${language}/subscribe/`, words.again),
  });
}

async function unknownLink(shell: Shell, c: Context, language: Language): Promise<Response> {
  const words = PAGE_WORDS[language];
  const content =
    heading(words.unknown.title) +
    paragraphs([words.unknown.text]) +
    link(`/${language}/subscribe/`, words.again);
  return reply(c, shell, { language, title: words.unknown.title, content }, 404);
}

async function preferencesPage(
  deps: ServiceDeps,
  shell: Shell,
  c: Context,
  language: Language,
  holder: Holder,
  message = '',
  code: 200 | 422 = 200,
): Promise<Response> {
  const { publisher, keys } = deps.context;
  const words = PAGE_WORDS[language].preferences;
  const id = String(holder.recipient.id);
  const base = `/${language}/preferences/${signedToken(keys, 'preferences', id)}`;
  const leave = `/${language}/unsubscribe/${signedToken(keys, 'unsubscribe', id)}`;
  const settings = holder.subscribed
    ? `${paragraphs([words.intro(holder.recipient.address ?? '')])}
<form method="post" action="${base}">${choiceFields(publisher, language, holder.preferences)}
<button type="submit">${escapeHtml(words.save)}</button></form>
<h2>${escapeHtml(words.leave)}</h2>${paragraphs([words.leaveText])}${link(leave, words.leaveLink)}`
    : paragraphs([words.ended]);
  const content = `${heading(words.title)}${message}${settings}
<h2>${escapeHtml(words.data)}</h2>${paragraphs([words.dataText])}${buttonForm(`${base}/export`, words.download)}
<h2>${escapeHtml(words.erase)}</h2>${paragraphs([words.eraseText])}
<form method="post" action="${base}/erase"><label class="choice"><input type="checkbox" name="sure" value="yes"> ${escapeHtml(words.eraseSure)}</label>
<button type="submit">${escapeHtml(words.eraseButton)}</button></form>`;
  return reply(c, shell, { language, title: words.title, content }, code);
}
