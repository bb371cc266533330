/** Signing up: the form, the request, the confirmation. */
import { type Context, Hono } from 'hono';
import type { Language } from '#domain/language.ts';
import { parseAddress } from '#domain/subscription/address.ts';
import { consentText, listNotice } from '#domain/subscription/consent-text.ts';
import { confirmSubscription, inspectConfirmation } from '#workflows/people/confirm-subscription.ts';
import { requestSubscription } from '#workflows/people/request-subscription.ts';
import { choiceFields, readChoices } from './choice-fields.ts';
import { networkOf } from './client.ts';
import type { ServiceDeps } from './deps.ts';
import { alert, buttonForm, escapeHtml, heading, link, paragraphs } from './html.ts';
import { PAGE_WORDS } from './page-words.ts';
import { reply } from './reply.ts';
import { type Fields, field, readForm } from './request-form.ts';
import type { Shell } from './shell.ts';
import { startedField, wasReadByAPerson } from './started.ts';

export function subscribeRoutes(deps: ServiceDeps, shell: Shell, languages: readonly Language[]): Hono {
  const app = new Hono();
  const { context } = deps;
  const pattern = `/:language{${languages.join('|')}}`;
  const languageOf = (c: Context) => c.req.param('language') as Language;

  app.post(`${pattern}/subscribe`, (c) => takeRequest(deps, shell, c, languageOf(c)));
  app.post(`${pattern}/subscribe/`, (c) => takeRequest(deps, shell, c, languageOf(c)));

  app.get(`${pattern}/confirm/:token`, async (c) => {
    const language = languageOf(c);
    const words = PAGE_WORDS[language].confirm;
    const found = await inspectConfirmation(context, c.req.param('token'));
    if (found.outcome !== 'open') return confirmationResult(shell, c, language, found.outcome);
    return reply(c, shell, {
      language,
      title: words.title,
      content: `${heading(words.title)}${paragraphs([words.text])}${buttonForm(c.req.path, words.button)}`,
    });
  });

  app.post(`${pattern}/confirm/:token`, async (c) => {
    const done = await confirmSubscription(context, c.req.param('token'));
    return confirmationResult(shell, c, languageOf(c), done.outcome);
  });
  return app;
}

async function confirmationResult(
  shell: Shell,
  c: Context,
  language: Language,
  outcome: Awaited<ReturnType<typeof confirmSubscription>>['outcome'],
): Promise<Response> {
  const words = PAGE_WORDS[language];
  const again = link(`/${language}/subscribe/`, words.again);
  switch (outcome) {
    case 'confirmed':
    case 'confirmed-before':
    case 'open': {
      const text = outcome === 'confirmed-before' ? words.confirm.before : words.confirm.done;
      return reply(c, shell, {
        language,
        title: words.confirm.doneTitle,
        content: heading(words.confirm.doneTitle) + paragraphs([text]),
      });
    }
    case 'expired':
      return reply(
        c,
        shell,
        {
          language,
          title: words.confirm.expiredTitle,
          content: heading(words.confirm.expiredTitle) + paragraphs([words.confirm.expired]) + again,
        },
        410,
      );
    case 'unknown':
      return reply(
        c,
        shell,
        {
          language,
          title: words.unknown.title,
          content: heading(words.unknown.title) + paragraphs([words.unknown.text]) + again,
        },
        404,
      );
  }
}

async function takeRequest(
  deps: ServiceDeps,
  shell: Shell,
  c: Context,
  language: Language,
): Promise<Response> {
  const { context } = deps;
  const { publisher, keys } = context;
  const words = PAGE_WORDS[language];
  const fields = await readForm(c);
  const now = context.store.now();
  const { address } = parseAddress(field(fields, 'email'));
  const choices = readChoices(publisher, fields, language);
  if (!address || !choices) {
    const problem = address ? words.form.wrongChoice : words.form.wrongAddress;
    return reply(c, shell, formPage(deps, language, fields, problem), 422);
  }
  const taken = {
    language,
    title: words.taken.title,
    content: heading(words.taken.title) + paragraphs(words.taken.paragraphs),
  };
  // A field that people do not see was filled in: answer as always, do nothing.
  if (field(fields, 'website') !== '') return reply(c, shell, taken);
  if (!wasReadByAPerson(keys, field(fields, 'started'), now))
    return reply(c, shell, oneMoreStep(deps, language, fields));
  const result = await requestSubscription(context, {
    address,
    ...choices,
    network: networkOf(c, { keys, now, trustProxy: deps.trustProxy ?? false }),
  });
  if (result === 'busy') {
    const content = heading(words.busy.title) + paragraphs([words.busy.text]);
    c.header('Retry-After', '3600');
    return reply(c, shell, { language, title: words.busy.title, content }, 429);
  }
  deps.kick?.();
  return reply(c, shell, taken);
}

/** Sent faster than a person reads, or from a form without a moment: one button that proves a person. */
function oneMoreStep(deps: ServiceDeps, language: Language, fields: Fields) {
  const words = PAGE_WORDS[language].oneMore;
  const { keys, store } = deps.context;
  const kept = ['email', 'language', 'scope', 'statement'].flatMap((name) =>
    (fields[name] ?? []).map((value) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`),
  );
  // The moment lies back far enough: a person who is here has waited for this page.
  const form = `<form method="post" action="/${language}/subscribe">${kept.join('')}${startedField(keys, store.now())}<button type="submit">${escapeHtml(words.button)}</button></form>`;
  return { language, title: words.title, content: heading(words.title) + paragraphs([words.text]) + form };
}

/** The form with what was filled in and what is wrong; also the whole form where no site was built. */
export function formPage(deps: ServiceDeps, language: Language, fields: Fields = {}, problem?: string) {
  const { publisher, keys, store } = deps.context;
  const words = PAGE_WORDS[language].form;
  const chosen = readChoices(publisher, fields, language) ?? {
    language,
    scope: 'material' as const,
    statements: null,
  };
  const content = `${heading(words.title)}
${problem ? alert(words.fix, problem, '_email') : ''}
<form method="post" action="/${language}/subscribe">
<div><label for="_email">${escapeHtml(words.email)}</label>
<input id="_email" name="email" type="email" autocomplete="email" required maxlength="254" value="${escapeHtml(field(fields, 'email'))}"${problem ? ' aria-invalid="true"' : ''}></div>
${choiceFields(publisher, language, chosen)}
<div class="trap" aria-hidden="true"><label for="_website">${escapeHtml(words.trap)}</label>
<input id="_website" name="website" type="text" tabindex="-1" autocomplete="off"></div>
${startedField(keys, store.now())}
<p>${escapeHtml(consentText(language, publisher))}</p>
<button type="submit">${escapeHtml(words.submit)}</button>
<section class="box"><h2>${escapeHtml(words.privacy)}</h2>${paragraphs(listNotice(language, publisher))}</section>
</form>`;
  return { language, title: words.title, content };
}
