import { expect, test } from 'vitest';
import { composeEdition } from '#domain/edition/compose-edition.ts';
import type { Language } from '#domain/language.ts';
import { promisedPeriod } from '#domain/timeline/promised-period.ts';

function promiseIn(language: Language, body: string) {
  const { edition } = composeEdition({
    statement: 'privacy',
    id: 'x',
    authentic: language,
    languages: [language],
    files: [{ language, file: `${language}.md`, source: `---\ntitle: T\n---\n\n${body}\n` }],
  });
  if (!edition) throw new Error('not an edition');
  return promisedPeriod(edition)?.period ?? null;
}

test.each<[string, Language, string, unknown]>([
  ['days in digits', 'nl', 'Wij kondigen wijzigingen ten minste 60 dagen van tevoren aan.', { days: 60 }],
  ['days in letters', 'nl', 'Wijzigingen laten wij u dertig dagen vooraf weten.', { days: 30 }],
  [
    'weeks',
    'nl',
    'Wij passen deze verklaring aan en melden dat zes weken voordat de wijziging ingaat.',
    { days: 42 },
  ],
  ['months', 'nl', 'Voorafgaand aan een wijziging krijgt u minimaal twee maanden de tijd.', { months: 2 }],
  [
    'under a heading about changes',
    'nl',
    '## Wijzigingen\n\nU hoort het 45 dagen van tevoren.',
    { days: 45 },
  ],
  [
    'the longest of several',
    'nl',
    'Wijzigingen melden wij 14 dagen vooraf, en grote wijzigingen 90 dagen vooraf.',
    { days: 90 },
  ],
  ['English days', 'en', 'We will tell you at least 60 days before any change takes effect.', { days: 60 }],
  ['English months', 'en', 'We announce amendments two months in advance.', { months: 2 }],
  ['no number', 'nl', 'Wij melden wijzigingen vooraf op onze website.', null],
  ['a retention period is no promise about changes', 'nl', 'Wij bewaren uw gegevens 90 dagen.', null],
  ['a response term is no promise either', 'en', 'We answer within 30 days.', null],
])('%s', (_, language, body, expected) => {
  expect(promiseIn(language, body)).toEqual(expected);
});
