import { describe, expect, test } from 'vitest';
import type { Language } from '#domain/language.ts';
import { readHedges } from '#domain/review/plain-language/hedges.ts';
import { plainLanguageFindings } from '#domain/review/plain-language/plain-language.ts';
import { textOfMarkdown } from './own-editions.ts';

const rules = (body: string, language: Language) =>
  plainLanguageFindings(textOfMarkdown(body, language)).map((finding) => finding.code.replace('plain/', ''));

/** One sentence per rule and language that it must find, and one that it must leave alone. */
const CASES: readonly (readonly [rule: string, language: Language, hit: string, miss: string])[] = [
  ['R01', 'nl', 'Wij kunnen uw naam delen.', 'U kunt uw naam wijzigen.'],
  ['R01', 'nl', 'Mogelijk delen wij uw naam.', 'Wij antwoorden zo snel mogelijk.'],
  ['R01', 'en', 'We may share your name.', 'You may change your name.'],
  ['R01', 'en', 'We may not be able to answer.', 'We may not keep it longer.'],
  ['R02', 'nl', 'Wij doen dit om onze diensten te verbeteren.', 'Wij sporen fouten in onze app op.'],
  ['R02', 'en', 'We do this to improve our services.', 'We find errors in our app.'],
  ['R03', 'nl', 'Uw gegevens worden verwijderd.', 'Uw gegevens worden door ons verwijderd.'],
  ['R03', 'en', 'Your data are deleted.', 'Your data are deleted by us.'],
  ['R04', 'nl', `Wij bewaren ${'uw naam en adres en '.repeat(7)}meer.`, 'Wij bewaren uw naam en adres.'],
  ['R04', 'en', `We keep ${'your name and address and '.repeat(7)}more.`, 'We keep your name and address.'],
  [
    'R05',
    'nl',
    'Wij bewaren naam, adres, leeftijd, telefoon, geslacht en taal.',
    'Wij bewaren naam, adres en taal.',
  ],
  [
    'R05',
    'en',
    'We keep name, address, age, phone, sex, and language.',
    'We keep name, address and language.',
  ],
  ['R06', 'nl', 'Wij weigeren niet, tenzij de wet het vraagt.', 'Wij weigeren als de wet het vraagt.'],
  ['R06', 'en', 'We do not refuse unless the law demands it.', 'We refuse if the law demands it.'],
  [
    'R07',
    'nl',
    'De verwerking, beoordeling en verwijdering volgen.',
    'Wij verwerken, beoordelen en verwijderen.',
  ],
  ['R07', 'en', 'The evaluation, assessment and retention follow.', 'We evaluate, assess and retain.'],
  ['R08', 'nl', 'Derhalve vragen wij uw adres.', 'Dus vragen wij uw adres.'],
  ['R08', 'en', 'We shall ask your address.', 'We will ask your address.'],
  ['R09', 'nl', 'Wij vragen uw naam en/of adres.', 'Wij vragen uw naam of adres.'],
  ['R09', 'en', 'We ask your name and/or address.', 'We ask your name or address.'],
  ['R10', 'nl', 'Wij antwoorden binnen een redelijke termijn.', 'Wij antwoorden binnen een maand.'],
  ['R10', 'en', 'We answer within a reasonable time.', 'We answer within a month.'],
  ['R11', 'nl', 'Wij bewaren uw naam, etc.', 'Wij bewaren uw naam.'],
  ['R11', 'en', 'We keep your name, etc.', 'We keep your name.'],
  ['R12', 'nl', 'Wij volgen de ABDO.', 'Wij volgen de Algemene Beveiligingseisen (ABDO). De ABDO geldt.'],
  ['R12', 'en', 'We follow the CCPA.', 'We follow the California Consumer Privacy Act (CCPA).'],
  ['R14', 'nl', 'Wij bewaren dit zo lang als nodig.', 'Wij bewaren dit twee jaar.'],
  ['R14', 'en', 'We keep this for as long as necessary.', 'We keep this for two years.'],
  ['R15', 'nl', 'U geeft je naam.', 'U geeft uw naam.'],
  ['R16', 'nl', 'Wij lezen de identifier.', 'Wij lezen de identifier (het nummer van uw toestel).'],
  ['R16', 'en', 'We read the token.', 'We read the token (a number in your browser).'],
  [
    'R17',
    'nl',
    'Wij kunnen uw gegevens bij een verzoek om inzage door een ander persoon weigeren.',
    'Wij kunnen inzage weigeren.',
  ],
  [
    'R17',
    'en',
    'We keep data of people in the database on the server in the building for a year.',
    'We keep data for a year.',
  ],
];

describe.each(CASES)('%s in %s', (rule, language, hit, miss) => {
  test(`finds “${hit}”`, () => expect(rules(hit, language)).toContain(rule));
  test(`leaves “${miss}” alone`, () => expect(rules(miss, language)).not.toContain(rule));
});

describe('rewriting', () => {
  const hint = (body: string, rule: string, language: Language = 'nl') =>
    plainLanguageFindings(textOfMarkdown(body, language)).find((finding) => finding.code === `plain/${rule}`)
      ?.hint[language];

  test.each([
    ['Mogelijk gebruiken wij uw naam.', 'R01', 'Bijvoorbeeld: “Wij gebruiken uw naam.”'],
    ['Teneinde u te helpen, bellen wij.', 'R08', 'Bijvoorbeeld: “Om u te helpen, bellen wij.”'],
    ['U dient uw naam op te geven.', 'R08', 'Bijvoorbeeld: “U moet uw naam op te geven.”'],
    [
      'Wij bewaren: naam, adres, leeftijd, telefoon, geslacht en taal.',
      'R05',
      '- adres\n- leeftijd\n- telefoon\n- geslacht\n- taal',
    ],
  ])('%s', (body, rule, expected) => {
    expect(hint(body, rule)).toContain(expected);
  });

  test('a long sentence is cut where it joins', () => {
    const body = `Wij vragen uw naam en adres en woonplaats en land bij elke bestelling die u bij ons doet, maar u hoeft uw leeftijd en geslacht en geboorteplaats en geboortedatum nooit aan ons te geven.`;
    expect(hint(body, 'R04')).toContain('die u bij ons doet | maar u hoeft uw leeftijd');
  });
});

describe('a justified hedge', () => {
  const body =
    'Wij kunnen dit vragen. <!-- hedge: de wet laat het open -->\n\nWij kunnen dat vragen.\n\n<!-- hedge: hangt van u af -->\n\nWij kunnen zus vragen.';
  const text = textOfMarkdown(body);

  test('is read from its comment, in or above its clause', () => {
    expect([...readHedges(`---\ntitle: Test\n---\n\n${body}\n`, text.clauses)]).toEqual([
      [0, 'de wet laat het open'],
      [2, 'hangt van u af'],
    ]);
  });

  test('is no longer a finding', () => {
    const hedges = readHedges(`---\ntitle: Test\n---\n\n${body}\n`, text.clauses);
    expect(
      plainLanguageFindings(text, { hedges })
        .filter((finding) => finding.code === 'plain/R01')
        .map((finding) => finding.clause?.index),
    ).toEqual([1]);
  });
});
