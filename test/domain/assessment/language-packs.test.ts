import { describe, expect, test } from 'vitest';
import { assessChange } from '#domain/assessment/assess-change.ts';
import { german } from './german-pack.ts';
import { change } from './tables.ts';

const packs = { de: german };
const verdict = (old: string, fresh: string) =>
  assessChange(change({ lang: 'de', old, new: fresh }), { packs }).verdict;

describe('a new language is one folder', () => {
  test.each([
    ['Wir speichern Ihre Daten zwölf Monate.', 'Wir speichern Ihre Daten 1 Jahr.', 'non-material'],
    ['Wir erheben Name, Anschrift und Telefon.', 'Wir erheben Anschrift, Name und Telefon.', 'non-material'],
    ['Wir geben Ihre Daten nicht weiter.', 'Wir geben Ihre Daten weiter.', 'material'],
    ['Wir speichern Ihre Daten 30 Tage.', 'Wir speichern Ihre Daten 60 Tage.', 'material'],
    ['Sie haben ein Recht auf Auskunft und Löschung.', 'Sie haben ein Recht auf Auskunft.', 'material'],
    ['Stand: 1. Mai 2026', 'Stand: 1. Juni 2026', 'non-material'],
  ] as const)('%s -> %s', (old, fresh, expected) => {
    expect(verdict(old, fresh)).toBe(expected);
  });
});

describe('without a pack', () => {
  test('every change of text is review, with a reason', () => {
    const answer = assessChange(
      change({ lang: 'fr', old: 'Nous gardons vos données.', new: 'Nous vendons vos données.' }),
    );
    expect(answer).toMatchObject({ verdict: 'review', direction: 'unknown', elements: [] });
    expect(answer.signals[0]!.why.en).toContain('no language pack');
  });

  test('markup alone is still proved to be form', () => {
    expect(
      assessChange(
        change({ lang: 'fr', old: 'Nous **gardons** vos données.', new: 'Nous gardons vos données.' }),
      ).verdict,
    ).toBe('non-material');
  });
});
