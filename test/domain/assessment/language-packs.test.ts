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

describe('no pair is quieter than its Dutch original', () => {
  test.each([
    ['Wir verkaufen keine Daten.', 'Wir verkaufen Daten.'],
    ['Wir verkaufen Ihre Daten nie.', 'Wir verkaufen Ihre Daten.'],
    ['Wir geben Daten nur mit Ihrer Erlaubnis weiter.', 'Wir geben Daten mit Ihrer Erlaubnis weiter.'],
    ['Wir speichern Ihre Daten 6 Tage.', 'Wir speichern Ihre Daten 6 Monate.'],
    ['Wir speichern Ihre Daten 1.000 Tage.', 'Wir speichern Ihre Daten 1,000 Tage.'],
    ['Wir speichern Name und Anschrift.', 'Wir speichern Name oder Anschrift.'],
    ['Partner, die wir geprüft haben, erhalten Daten.', 'Partner die wir geprüft haben erhalten Daten.'],
    [
      'Wir geben nichts weiter, es sei denn, Sie wollen das.',
      'Wir geben nichts weiter, wenn Sie das wollen.',
    ],
    ['Wir können Ihre Daten weitergeben.', 'Wir werden Ihre Daten weitergeben.'],
    ['Schreiben Sie an recht@example.org.', 'Schreiben Sie an recht@exаmple.org.'],
    ['Acme übermittelt Daten an Beta.', 'Beta übermittelt Daten an Acme.'],
    ['Sie können Auskunft verlangen.', '<span style="display:none">Sie können Auskunft verlangen.</span>'],
  ])('%s -> %s', (old, fresh) => {
    expect(verdict(old, fresh)).not.toBe('non-material');
    expect(verdict(fresh, old)).not.toBe('non-material');
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
