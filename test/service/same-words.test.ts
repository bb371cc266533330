import { expect, test } from 'vitest';
import { LANGUAGES } from '#domain/language.ts';
import { consentText } from '#domain/subscription/consent-text.ts';
import { formPage } from '#service/subscribe-routes.ts';
import { WORDS } from '../../src/site/strings/index.ts';
import { PUBLISHER } from '../domain/notice/sample.ts';
import { SQLITE } from '../support/postgres.ts';
import { openFrontDoor } from './front-door.ts';

test('a form that comes back says the same as the form of the site, and what one agrees to', async () => {
  const door = await openFrontDoor(await SQLITE.freshUrl());
  for (const language of LANGUAGES) {
    const { title, content } = formPage({ context: door.context, isHealthy: async () => true }, language);
    const site = WORDS[language].subscribe;
    expect(title).toBe(site.title);
    for (const key of ['email', 'language', 'scope', 'material', 'materialHelp', 'all', 'allHelp'] as const)
      expect(content, key).toContain(site[key]);
    expect(content).toContain(site.button);
    expect(content).toContain(consentText(language, PUBLISHER));
  }
  await door.close();
});
