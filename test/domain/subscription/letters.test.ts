import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '#domain/language.ts';
import { lintMessage } from '#domain/notice/lint-message.ts';
import { SENTINEL } from '#domain/notice/model.ts';
import { composeLetter } from '#domain/subscription/letters.ts';
import type { LetterKind } from '#domain/subscription/model.ts';
import { PUBLIC_URL, PUBLISHER } from '../notice/sample.ts';

const ANNOUNCED = {
  nl: 'Wij wijzigen onze privacyverklaring per maandag 1 maart 2027',
  en: 'We are changing our privacy statement from Monday 1 March 2027',
} as const;

const LINKS: Readonly<Record<LetterKind, readonly (keyof typeof SENTINEL)[]>> = {
  confirm: ['confirm'],
  'already-subscribed': ['unsubscribe', 'preferences'],
  goodbye: [],
};

describe.each(LANGUAGES)('a letter in %s', (language) => {
  test.each(Object.keys(LINKS) as LetterKind[])('%s reads as the golden file says', async (kind) => {
    const letter = composeLetter({
      kind,
      language,
      publisher: PUBLISHER,
      upcoming: [{ text: ANNOUNCED[language], href: `${PUBLIC_URL}/${language}/privacy/2027-01-15/` }],
    });
    const name = `../../golden/mail/letter-${kind}.${language}`;
    await expect(letter.html).toMatchFileSnapshot(`${name}.html`);
    await expect(`Subject: ${letter.subject}\n\n${letter.text}`).toMatchFileSnapshot(`${name}.txt`);
    expect(lintMessage(letter, { from: PUBLISHER.sender.updates, publicUrl: PUBLIC_URL })).toEqual([]);
    const found = (Object.keys(SENTINEL) as (keyof typeof SENTINEL)[]).filter((each) =>
      letter.html.includes(SENTINEL[each]),
    );
    expect(found).toEqual(LINKS[kind]);
    expect(found.every((each) => letter.text.includes(SENTINEL[each]))).toBe(true);
  });
});
